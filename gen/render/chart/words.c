#include "render/chart/words.h"

#include <string.h>

#define SLACK 1.06
#define ELLIPSIS "\xE2\x80\xA6"

static double run_width(const struct text_measure *measure, enum mark_class class, const char *text, gsize length) {
    return length ? measure->width(measure->data, class, text, length) * SLACK : 0;
}

double words_width(const struct text_measure *measure, enum mark_class class, const char *text) {
    return run_width(measure, class, text, strlen(text));
}

/* A character with the marks that are written on it: the least that can be left out. */
static const char *cluster_next(const char *at) {
    at = g_utf8_next_char(at);
    while (*at && (g_unichar_ismark(g_utf8_get_char(at)) || g_unichar_iszerowidth(g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    return at;
}

/* Bytes of the longest beginning that fits; whole clusters. */
static gsize fitting_length(const struct text_measure *measure, enum mark_class class, const char *text, gsize length,
                            double width) {
    gsize fits = 0;
    const char *at = text;
    while (at < text + length) {
        const char *next = cluster_next(at);
        if (run_width(measure, class, text, (gsize)(next - text)) > width)
            break;
        fits = (gsize)(next - text);
        at = next;
    }
    return fits;
}

static gsize trimmed_length(const char *text, gsize length) {
    while (length && strchr(" ,;:", text[length - 1]))
        length--;
    return length;
}

/* Bytes up to the end of the last word, or part of one, that lies within the first bytes of a text; all of them if not
 * even one does. */
static gsize whole_words(const char *text, gsize length) {
    if (strchr(" -/", text[length]))
        return length;
    for (gsize i = length; i > 0; i--)
        if (strchr(" -/", text[i - 1]))
            return i;
    return length;
}

/* The text's beginning that fits in width together with an ellipsis, and the ellipsis: whole words if one fits. */
static const char *shortened(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                             const char *text, gsize length, double width) {
    double room = width - words_width(measure, class, ELLIPSIS);
    gsize fits = whole_words(text, fitting_length(measure, class, text, length, room));
    fits = trimmed_length(text, fits);
    g_autoptr(GString) result = g_string_new_len(text, (gssize)fits);
    g_string_append(result, ELLIPSIS);
    return g_string_chunk_insert_len(drawing->strings, result->str, (gssize)result->len);
}

/* What a line may not be broken within. */
struct piece {
    const char *text;
    gsize length;
    double width;
    double space; /* width of the space before it; 0 if it follows directly */
};

static void add_pieces(GArray *pieces, const struct text_measure *measure, enum mark_class class, const char *text,
                       gsize length, double space, double limit) {
    while (length) {
        gsize take = length;
        double width = run_width(measure, class, text, length);
        if (width > limit) {
            take = fitting_length(measure, class, text, length, limit);
            if (take == 0)
                take = (gsize)(cluster_next(text) - text);
            width = run_width(measure, class, text, take);
        }
        struct piece piece = {text, take, width, space};
        g_array_append_val(pieces, piece);
        text += take;
        length -= take;
        space = 0;
    }
}

/* A line may end after a hyphen, slash or dash between two parts of at least so many letters: GroenLinks-PvdA, but not
 * t/m. */
#define LEAST_PART 3

#define EN_DASH "\xE2\x80\x93"
#define NO_BREAK "\xC2\xA0"

/* True if a part of a word ends in its byte i, with nothing that binds it to the next around it. */
static bool ends_part(const char *word, gsize i) {
    bool sign = strchr("-/", word[i]) ? !strchr("-/ ", word[i + 1]) : memcmp(word + i - 2, EN_DASH, 3) == 0;
    return sign && !memmem(word + i - LEAST_PART, 2 * LEAST_PART + 1, NO_BREAK, 2);
}

/* Bytes up to the first place within a word where a line may end; all of the word if there is none. */
static gsize part_length(const char *word, gsize length) {
    for (gsize i = LEAST_PART; i + LEAST_PART < length; i++)
        if (ends_part(word, i))
            return i + 1;
    return length;
}

double words_least_width(const struct text_measure *measure, enum mark_class class, const char *text) {
    double widest = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        gsize length = strcspn(text, " ");
        while (length) {
            gsize part = part_length(text, length);
            widest = MAX(widest, run_width(measure, class, text, part));
            text += part;
            length -= part;
        }
    }
    return widest;
}

/* Signs between words that belong to the word before them: a line does not begin with them. */
static bool is_divider(const char *word, gsize length) {
    static const char *const dividers[] = {"\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94", "-", "/"};
    for (gsize i = 0; i < G_N_ELEMENTS(dividers); i++)
        if (length == strlen(dividers[i]) && memcmp(word, dividers[i], length) == 0)
            return true;
    return false;
}

static GArray *pieces_of(const struct text_measure *measure, enum mark_class class, const char *text, double limit) {
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    double space = run_width(measure, class, " ", 1);
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        gsize length = strcspn(text, " ");
        const char *next = text + length + strspn(text + length, " ");
        gsize divider = strcspn(next, " ");
        if (is_divider(next, divider))
            length = (gsize)(next + divider - text);
        double before = space;
        while (length) {
            gsize part = part_length(text, length);
            add_pieces(pieces, measure, class, text, part, before, limit);
            text += part;
            length -= part;
            before = 0;
        }
    }
    return pieces;
}

/* Index behind the last piece of the line that begins with first. */
static guint line_end(const GArray *pieces, guint first, double width, double *taken) {
    double used = g_array_index(pieces, struct piece, first).width;
    guint end = first + 1;
    for (; end < pieces->len; end++) {
        const struct piece *piece = &g_array_index(pieces, struct piece, end);
        if (used + piece->space + piece->width > width)
            break;
        used += piece->space + piece->width;
    }
    *taken = used;
    return end;
}

static guint line_count(const GArray *pieces, double width) {
    guint count = 0;
    double taken;
    for (guint first = 0; first < pieces->len; first = line_end(pieces, first, width, &taken))
        count++;
    return count;
}

/* The least width that needs no more lines, so that no line is left with one word. */
static double balanced_width(const GArray *pieces, double width) {
    guint count = line_count(pieces, width);
    if (count < 2)
        return width;
    double narrow = width / 2;
    double wide = width;
    while (wide - narrow > 2) {
        double middle = (narrow + wide) / 2;
        if (line_count(pieces, middle) > count)
            narrow = middle;
        else
            wide = middle;
    }
    return wide;
}

struct lines words_wrap(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                        const char *text, double width, guint limit, bool balanced) {
    struct lines result = {.lines = g_ptr_array_new()};
    double whole = words_width(measure, class, text);
    if (whole <= width) {
        result.width = whole;
        g_ptr_array_add(result.lines, (gpointer)text);
        return result;
    }
    g_autoptr(GArray) pieces = pieces_of(measure, class, text, width);
    double room = balanced ? balanced_width(pieces, width) : width;
    for (guint first = 0; first < pieces->len;) {
        double taken;
        guint end = line_end(pieces, first, room, &taken);
        const char *start = g_array_index(pieces, struct piece, first).text;
        const struct piece *last = &g_array_index(pieces, struct piece, end - 1);
        gsize length = (gsize)(last->text + last->length - start);
        const char *line;
        if (result.lines->len + 1 == limit && end < pieces->len) {
            line = shortened(drawing, measure, class, start, strlen(start), width);
            taken = words_width(measure, class, line);
            result.shortened = true;
            end = pieces->len;
        } else {
            line = g_string_chunk_insert_len(drawing->strings, start, (gssize)length);
        }
        g_ptr_array_add(result.lines, (gpointer)line);
        result.width = MAX(result.width, taken);
        first = end;
    }
    if (result.lines->len == 0)
        g_ptr_array_add(result.lines, (gpointer) "");
    return result;
}

void lines_clear(struct lines *lines) {
    g_clear_pointer(&lines->lines, g_ptr_array_unref);
}

static void put(struct drawing *drawing, const struct text_measure *measure, enum mark_class class, const char *text,
                const char *whole, int row, enum anchor anchor, double x, double y) {
    if (!*text)
        return;
    struct mark mark = {MARK_WORDS, class, anchor, .x = x, .y = y, .text = text, .whole = whole, .row = row};
    mark.width = words_width(measure, class, text);
    drawing_put(drawing, mark);
}

double words_put(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                 const struct lines *lines, const char *whole, int row, enum anchor anchor, double x, double y,
                 double leading) {
    for (guint i = 0; i < lines->lines->len; i++) {
        bool last = i + 1 == lines->lines->len;
        put(drawing, measure, class, g_ptr_array_index(lines->lines, i), last && lines->shortened ? whole : NULL, row,
            anchor, x, y + i * leading);
    }
    return y + (lines->lines->len - 1) * leading;
}

double words_put_line(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                      const char *text, int row, enum anchor anchor, double x, double y, double width) {
    const char *whole = NULL;
    if (words_width(measure, class, text) > width) {
        whole = text;
        text = shortened(drawing, measure, class, text, strlen(text), width);
    }
    put(drawing, measure, class, text, whole, row, anchor, x, y);
    return words_width(measure, class, text);
}
