#include "base/diagnostic.h"
#include "base/echo.h"

#include <string.h>

enum {
    SHOWN_PER_RULE = 10,
    TAB_STOP = 8,
    WINDOW = 120, /* characters of a source line that are shown at most */
    BEFORE = 60,  /* of these, how many are before the caret in a line that is longer */
};

struct diagnostic {
    enum severity severity;
    struct place place; /* its file is ours */
    char *source;
    char *message;
};

/* The first findings of a kind in the order of printing, and how many there are: a file of a million bad rows costs no
 * more memory than one of ten. */
struct kind {
    GPtrArray *first; /* struct diagnostic *, at most SHOWN_PER_RULE */
    unsigned count;
};

struct diagnostics {
    GHashTable *kinds; /* rule -> struct kind * */
    unsigned counts[2];
};

static void diagnostic_free(gpointer data) {
    struct diagnostic *finding = data;
    g_free((char *)finding->place.file);
    g_free(finding->source);
    g_free(finding->message);
    g_free(finding);
}

static void kind_free(gpointer data) {
    struct kind *kind = data;
    g_ptr_array_unref(kind->first);
    g_free(kind);
}

struct diagnostics *diagnostics_new(void) {
    struct diagnostics *diagnostics = g_new0(struct diagnostics, 1);
    diagnostics->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, kind_free);
    return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics) {
    if (!diagnostics)
        return;
    g_hash_table_unref(diagnostics->kinds);
    g_free(diagnostics);
}

static int compare_numbers(unsigned a, unsigned b) {
    return (a > b) - (a < b);
}

static int compare_places(struct place left, struct place right) {
    int order = g_strcmp0(left.file, right.file);
    if (order == 0)
        order = compare_numbers(left.line, right.line);
    if (order == 0)
        order = compare_numbers(left.column, right.column);
    return order;
}

static int compare_findings(const struct diagnostic *left, const struct diagnostic *right) {
    int order = compare_places(left->place, right->place);
    if (order == 0)
        order = strcmp(left->message, right->message);
    if (order == 0)
        order = g_strcmp0(left->source, right->source);
    return order;
}

static struct kind *kind_of(struct diagnostics *diagnostics, const char *rule) {
    struct kind *kind = g_hash_table_lookup(diagnostics->kinds, rule);
    if (!kind) {
        kind = g_new0(struct kind, 1);
        kind->first = g_ptr_array_new_with_free_func(diagnostic_free);
        g_hash_table_insert(diagnostics->kinds, g_strdup(rule), kind);
    }
    return kind;
}

bool diagnostics_would_show(const struct diagnostics *diagnostics, const char *rule, struct place place) {
    const struct kind *kind = g_hash_table_lookup(diagnostics->kinds, rule);
    if (!kind || kind->first->len < SHOWN_PER_RULE)
        return true;
    const struct diagnostic *last = g_ptr_array_index(kind->first, SHOWN_PER_RULE - 1);
    return compare_places(place, last->place) <= 0;
}

void diagnostics_add(struct diagnostics *diagnostics, enum severity severity, const char *rule, struct place place,
                     const char *source, const char *format, ...) {
    struct kind *kind = kind_of(diagnostics, rule);
    kind->count++;
    diagnostics->counts[severity]++;
    if (!diagnostics_would_show(diagnostics, rule, place))
        return;
    struct diagnostic *finding = g_new0(struct diagnostic, 1);
    finding->severity = severity;
    finding->place = place;
    finding->place.file = g_strdup(place.file);
    finding->source = g_strdup(source);
    va_list arguments;
    va_start(arguments, format);
    finding->message = echo_vformat(format, arguments);
    va_end(arguments);
    guint at = kind->first->len;
    while (at > 0 && compare_findings(finding, g_ptr_array_index(kind->first, at - 1)) < 0)
        at--;
    g_ptr_array_insert(kind->first, (gint)at, finding);
    if (kind->first->len > SHOWN_PER_RULE)
        g_ptr_array_remove_index(kind->first, SHOWN_PER_RULE);
}

void diagnostics_add_within(struct diagnostics *diagnostics, const char *rule, const char *file, const char *text,
                            const char *at, gsize length, const char *message) {
    unsigned line = 1;
    for (const char *end; (end = memchr(text, '\n', (gsize)(at - text))); text = end + 1)
        line++;
    g_autofree char *source = g_strndup(text, strcspn(text, "\n"));
    struct place place = {file, line, (unsigned)g_utf8_strlen(text, at - text) + 1,
                          (unsigned)g_utf8_strlen(at, (gssize)length)};
    diagnostics_add(diagnostics, SEVERITY_ERROR, rule, place, source, "%s", message);
}

unsigned diagnostics_count(const struct diagnostics *diagnostics, enum severity severity) {
    return diagnostics->counts[severity];
}

/* Takes one character off *text. False if its bytes are not UTF-8: then one byte was taken. */
static bool next_character(const char **text, gunichar *character) {
    *character = g_utf8_get_char_validated(*text, -1);
    if (*character == (gunichar)-1 || *character == (gunichar)-2) {
        *character = (guchar) * *text;
        (*text)++;
        return false;
    }
    *text = g_utf8_next_char(*text);
    return true;
}

/* Characters that a terminal would obey rather than show: controls, and format characters such as those that turn the
 * direction of writing, by which a line could be made to look like another. */
static bool is_obeyed(gunichar character) {
    switch (g_unichar_type(character)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
        return true;
    default:
        return false;
    }
}

/* Appends one character as a terminal may see it and returns how many of its columns that takes, from column on. */
static unsigned append_character(GString *out, const char **text, unsigned column) {
    const char *start = *text;
    gunichar character;
    gsize before = out->len;
    if (!next_character(text, &character)) {
        g_string_append_printf(out, "\\x%02X", character);
        return (unsigned)(out->len - before);
    }
    if (character == '\t') {
        unsigned wide = TAB_STOP - column % TAB_STOP;
        for (unsigned i = 0; i < wide; i++)
            g_string_append_c(out, ' ');
        return wide;
    }
    if (is_obeyed(character)) {
        g_string_append_printf(out, character < 0x100 ? "\\x%02X" : "\\u%04X", character);
        return (unsigned)(out->len - before);
    }
    g_string_append_len(out, start, *text - start);
    if (g_unichar_iszerowidth(character))
        return 0;
    return g_unichar_iswide(character) ? 2 : 1;
}

static void append_escaped(GString *out, const char *text) {
    while (*text) {
        if (*text == '\t') {
            g_string_append(out, "\\t");
            text++;
        } else {
            append_character(out, &text, 0);
        }
    }
}

static void append_styled(GString *out, bool colour, const char *style, const char *text) {
    if (colour)
        g_string_append_printf(out, "\x1b[%sm%s\x1b[0m", style, text);
    else
        g_string_append(out, text);
}

static unsigned count_characters(const char *text) {
    unsigned count = 0;
    gunichar character;
    for (; *text; count++)
        next_character(&text, &character);
    return count;
}

/* The line itself under its number, and below it the caret. Of a long line only the part around the caret. */
static void append_source(GString *out, const struct finding *finding, bool colour) {
    unsigned caret = finding->place.column;
    unsigned total = count_characters(finding->source);
    unsigned from = total > WINDOW && caret > BEFORE ? caret - BEFORE : 1;
    unsigned end = caret + MAX(finding->place.width, 1);
    g_autoptr(GString) line = g_string_new(from > 1 ? "…" : "");
    unsigned column = from > 1 ? 1 : 0;
    unsigned indent = 0;
    unsigned underlined = 0;
    const char *text = finding->source;
    gunichar character;
    unsigned index = 1;
    for (; *text && index < from; index++)
        next_character(&text, &character);
    for (; *text && index < from + WINDOW; index++) {
        unsigned cells = append_character(line, &text, column);
        if (index < caret)
            indent = column + cells;
        else if (index < end)
            underlined += cells;
        column += cells;
    }
    if (*text)
        g_string_append(line, "…");
    g_string_append_printf(out, "%5u | %s\n", finding->place.line, line->str);
    if (caret == 0)
        return;
    g_autoptr(GString) mark = g_string_new("^");
    for (unsigned i = 1; i < underlined; i++)
        g_string_append_c(mark, '~');
    g_string_append_printf(out, "      | %*s", (int)indent, "");
    append_styled(out, colour, "32;1", mark->str);
    g_string_append_c(out, '\n');
}

static void append_finding(GString *out, const struct finding *finding, bool colour) {
    g_autoptr(GString) place = g_string_new(NULL);
    if (finding->place.file)
        append_escaped(place, finding->place.file);
    if (finding->place.file && finding->place.line)
        g_string_append_printf(place, ":%u", finding->place.line);
    if (finding->place.file && finding->place.line && finding->place.column)
        g_string_append_printf(place, ":%u", finding->place.column);
    if (place->len) {
        g_string_append(place, ":");
        append_styled(out, colour, "1", place->str);
        g_string_append_c(out, ' ');
    }
    bool error = finding->severity == SEVERITY_ERROR;
    append_styled(out, colour, error ? "31;1" : "35;1", error ? "error:" : "warning:");
    g_string_append_c(out, ' ');
    append_escaped(out, finding->message);
    g_string_append_c(out, '\n');
    if (finding->source && finding->place.line)
        append_source(out, finding, colour);
}

/* A finding to show, with how many of its kind are left out after it. */
struct finding_line {
    const struct diagnostic *finding;
    unsigned left_out;
};

static gint compare_lines(gconstpointer a, gconstpointer b) {
    return compare_findings(((const struct finding_line *)a)->finding, ((const struct finding_line *)b)->finding);
}

/* struct finding_line, sorted. */
static GArray *lines_of(const struct diagnostics *diagnostics) {
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct finding_line));
    GHashTableIter kinds;
    gpointer value;
    g_hash_table_iter_init(&kinds, diagnostics->kinds);
    while (g_hash_table_iter_next(&kinds, NULL, &value)) {
        const struct kind *kind = value;
        for (guint i = 0; i < kind->first->len; i++) {
            struct finding_line line = {g_ptr_array_index(kind->first, i),
                                        i + 1 == kind->first->len ? kind->count - i - 1 : 0};
            g_array_append_val(lines, line);
        }
    }
    g_array_sort(lines, compare_lines);
    return lines;
}

void diagnostics_each(const struct diagnostics *diagnostics, void (*tell)(const struct finding *finding, void *data),
                      void *data) {
    g_autoptr(GArray) lines = lines_of(diagnostics);
    for (guint i = 0; i < lines->len; i++) {
        const struct finding_line *line = &g_array_index(lines, struct finding_line, i);
        struct finding finding = {line->finding->severity, line->finding->place, line->finding->source,
                                  line->finding->message, line->left_out};
        tell(&finding, data);
    }
}

struct print {
    GString *out;
    bool colour;
};

static void print_finding(const struct finding *finding, void *data) {
    const struct print *print = data;
    append_finding(print->out, finding, print->colour);
    if (finding->left_out)
        g_string_append_printf(print->out, "... and %u more like this\n", finding->left_out);
}

void diagnostics_print(const struct diagnostics *diagnostics, GString *out, bool colour) {
    struct print print = {out, colour};
    diagnostics_each(diagnostics, print_finding, &print);
}
