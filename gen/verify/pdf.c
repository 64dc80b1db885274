/* charts/LANGUAGE/FIGURE.pdf: is as much on its page as the SVG draws? A page is a stream of operators, packed; libdeflate, known
 * here alone, unpacks it. Letters and shapes are counted; that they are the right ones a reader of fonts would have to say. */
#include "verify/picture.h"

#include <libdeflate.h>
#include <math.h>
#include <string.h>

/* Of the drawing's pixels. */
#define POINTS_PER_PIXEL 0.75

/* No page of ours comes near it. */
enum { MOST_PAGE = 64 * 1024 * 1024 };

/* What a page shows: letters, without blanks, and shapes that are painted. */
struct shown {
    guint letters, shapes;
};

static const char *find(const char *text, gsize size, const char *words) {
    return memmem(text, size, words, strlen(words));
}

/* Unpacks; NULL if it is not packed so, or too large. Caller frees. */
static char *inflate(const char *packed, gsize size, gsize *length) {
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    char *text = NULL;
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    gsize taken;
    for (gsize room = MAX(size * 8, 4096); decompressor && result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= MOST_PAGE;
         room *= 4) {
        text = g_realloc(text, room + 1);
        result = libdeflate_zlib_decompress_ex(decompressor, packed, size, text, room, &taken, length);
    }
    libdeflate_free_decompressor(decompressor);
    if (result != LIBDEFLATE_SUCCESS)
        g_clear_pointer(&text, g_free);
    else
        text[*length] = '\0';
    return text;
}

/* The page: the first stream that is no font, picture or table of letters. Those say what they are. NULL if there is none.
 * Caller frees. */
static char *page_of(const char *pdf, gsize size, gsize *length) {
    static const char begin[] = "stream\n", end[] = "endstream";
    for (const char *at = pdf, *stream; (stream = find(at, size - (gsize)(at - pdf), begin));) {
        const char *first = stream + strlen(begin);
        const char *last = find(first, size - (gsize)(first - pdf), end);
        const char *described = g_strrstr_len(at, stream - at, "<<");
        if (!last)
            return NULL;
        if (described && find(described, (gsize)(stream - described), "/FlateDecode") &&
            !find(described, (gsize)(stream - described), "/Length1") &&
            !find(described, (gsize)(stream - described), "/Subtype"))
            return inflate(first, (gsize)(last - first), length);
        at = last + strlen(end);
    }
    return NULL;
}

/* "(words)": letters are bytes; a backslash is before one that would else mean something, or before three digits. Returns what
 * is behind. */
static const char *count_string(const char *at, guint *letters) {
    for (at++; *at && *at != ')'; at++) {
        bool escaped = *at == '\\' && at[1];
        *letters += escaped || *at != ' ';
        at += !escaped ? 0 : g_ascii_isdigit(at[1]) && at[2] && at[3] ? 3 : 1;
    }
    return *at ? at + 1 : at;
}

/* "<0001>": each letter has four digits. */
static const char *count_digits(const char *at, guint *letters) {
    gsize digits = strspn(at + 1, "0123456789abcdefABCDEF");
    *letters += (guint)(digits / 4);
    return at + 1 + digits;
}

/* "/ActualText <FEFF00660069>": what the letters up to EMC stand for, as UTF-16 with a mark before it. */
static const char *count_spoken(const char *at, guint *letters) {
    at += strlen("/ActualText");
    at += strcspn(at, "<\n");
    gsize digits = *at ? strspn(at + 1, "0123456789abcdefABCDEF") : 0;
    for (gsize i = 4; i + 4 <= digits; i += 4) {
        g_autofree char *unit = g_strndup(at + 1 + i, 4);
        gunichar letter = (gunichar)g_ascii_strtoull(unit, NULL, 16);
        *letters += !g_unichar_isspace(letter);
    }
    return *at ? at + 1 + digits : at;
}

/* True if the operator at a place paints the path before it. */
static bool paints(const char *at, gsize length) {
    static const char *const operators[] = {"f", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do"};
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++)
        if (strlen(operators[i]) == length && strncmp(at, operators[i], length) == 0)
            return true;
    return false;
}

static struct shown shown_on(const char *page) {
    struct shown shown = {0, 0};
    guint unspoken = 0; /* letters that ActualText speaks for */
    bool spoken = false;
    for (const char *at = page; *at;) {
        if (*at == '(') {
            at = count_string(at, spoken ? &unspoken : &shown.letters);
        } else if (*at == '<' && at[1] != '<') {
            at = count_digits(at, spoken ? &unspoken : &shown.letters);
        } else if (g_str_has_prefix(at, "/ActualText")) {
            at = count_spoken(at, &shown.letters);
            spoken = true;
        } else {
            gsize length = MAX(strcspn(at, " \n\r\t()<>[]"), 1);
            shown.shapes += paints(at, length);
            spoken = spoken && !(length == 3 && strncmp(at, "EMC", 3) == 0);
            at += length;
        }
    }
    return shown;
}

/* "/MediaBox [ 0 0 540 229 ]" */
static bool has_size(const char *pdf, gsize size, const struct drawn *drawn) {
    const char *box = find(pdf, size, "/MediaBox [");
    double ends[4] = {0};
    char *at = (char *)box;
    if (!box || size - (gsize)(box - pdf) < 100)
        return false;
    at += strlen("/MediaBox [");
    for (int i = 0; i < 4; i++)
        ends[i] = g_ascii_strtod(at, &at);
    return fabs(ends[2] - ends[0] - drawn->width * POINTS_PER_PIXEL) < 1 &&
           fabs(ends[3] - ends[1] - drawn->height * POINTS_PER_PIXEL) < 1;
}

void pdf_compare(struct edition *edition, const char *file, const struct drawn *drawn, const char *svg) {
    gsize size, length;
    g_autofree char *pdf = edition_read_text(edition, file, &size);
    edition->counts[FORMAT_PDF].files++;
    if (!pdf)
        return;
    g_autofree char *page = g_str_has_prefix(pdf, "%PDF-") ? page_of(pdf, size, &length) : NULL;
    if (!page) {
        edition_differs(edition, file, 0, "is no PDF with a page that can be read");
        return;
    }
    struct shown shown = shown_on(page);
    edition->counts[FORMAT_PDF].words++;
    edition->counts[FORMAT_PDF].lengths++;
    if (!has_size(pdf, size, drawn))
        edition_differs(edition, file, 0, "is not as large as %s", svg);
    if (shown.letters < drawn->letters)
        edition_differs(edition, file, 0, "shows %u letters, but %s %u", shown.letters, svg, drawn->letters);
    else if (shown.shapes < drawn->outlines / 2) /* shapes of nothing are not painted */
        edition_differs(edition, file, 0, "paints %u shapes, but %s %u", shown.shapes, svg, drawn->outlines);
}
