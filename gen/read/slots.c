#include "read/slots.h"
#include "base/blank.h"

#include "base/nearest.h"
#include "model/layout.h"
#include "model/slot.h"

#include <string.h>

/* A line that is read from left to right. What was found once is kept, so that a line of many slots is gone through
 * once. */
struct scanned_line {
    const char *file;
    const char *text;
    unsigned number;
    const char *counted; /* up to here its characters are counted */
    unsigned column;     /* of counted, from 1 */
    const char *close;   /* the first }} behind the last {{; NULL: there is none to the end of the line */
};

static struct scanned_line line_begin(const char *file, const char *text, unsigned number) {
    return (struct scanned_line){file, text, number, text, 1, strstr(text, "}}")};
}

/* A place behind those asked for before. */
static struct place place_of(struct scanned_line *line, const char *at, size_t length) {
    line->column += (unsigned)g_utf8_strlen(line->counted, at - line->counted);
    line->counted = at;
    return (struct place){line->file, line->number, line->column, (unsigned)g_utf8_strlen(at, (gssize)length)};
}

/* The }} of a slot whose name begins here; NULL if there is none. */
static const char *close_after(struct scanned_line *line, const char *inner) {
    if (line->close && line->close < inner)
        line->close = strstr(inner, "}}");
    return line->close;
}

/* What to do about text between {{ and }} that is no slot. */
static const char *remedy(const char *inner) {
    g_autofree char *stripped = g_strstrip(g_strdup(inner));
    g_autofree char *small = g_ascii_strdown(stripped, -1);
    if (!*stripped)
        return "write a name in it";
    if (strcmp(stripped, inner) != 0)
        return "write it without spaces: {{name}}";
    if (strcmp(small, stripped) != 0)
        return "write it in small letters";
    if (g_str_has_prefix(stripped, "number "))
        return "write {{number FIGURE:ROW:COLUMN}}, as adreport explain takes it";
    if (strchr(stripped, ' '))
        return "only {{figure NAME}} and {{number FIGURE:ROW:COLUMN}} may have a space, and no more than one";
    return "a name has a-z, 0-9, . and -";
}

void slots_scan_line(struct templates *templates, struct page_template *page, const char *line, size_t from,
                     unsigned line_number, struct diagnostics *diagnostics) {
    const char *at = line + from;
    const char *kept = NULL;
    struct scanned_line scanned = line_begin(page->file, line, line_number);
    while ((at = strstr(at, "{{"))) {
        const char *inner_start = at + 2;
        const char *close = close_after(&scanned, inner_start);
        const char *next = strstr(inner_start, "{{");
        if (!close || (next && next < close)) {
            diagnostics_add(diagnostics, SEVERITY_ERROR, "slot", place_of(&scanned, at, 2), line,
                            "a slot that is not closed; write }} on the same line");
            at = inner_start;
            continue;
        }
        size_t length = (size_t)(close + 2 - at);
        struct place place = place_of(&scanned, at, length);
        g_autofree char *inner = g_strndup(inner_start, (gsize)(close - inner_start));
        g_autofree char *whole = g_strndup(at, length);
        struct slot_match match;
        if (slot_match_whole(whole, &match)) {
            kept = kept ? kept : g_string_chunk_insert_const(templates->strings, line);
            struct template_slot slot = {g_string_chunk_insert_const(templates->strings, match.name), match.form, place,
                                         kept};
            g_array_append_val(page->slots, slot);
        } else {
            diagnostics_add(diagnostics, SEVERITY_ERROR, "slot", place, line, "not a slot: '%.*s'; %s", (int)length, at,
                            remedy(inner));
        }
        at = close + 2;
    }
}

static void check_layout_slot(const char *inner, struct place place, const char *line,
                              struct diagnostics *diagnostics) {
    const char *words[LAYOUT_SLOT_COUNT];
    for (int i = 0; i < LAYOUT_SLOT_COUNT; i++)
        words[i] = layout_slot_word((enum layout_slot)i);
    enum layout_slot slot;
    if (layout_slot_from_word(inner, &slot))
        return;
    g_autofree char *list = g_strjoinv(", ", (char **)(void *)(const char *[]){
#define SLOT(name, word) word,
                                                 LAYOUT_SLOTS(SLOT)
#undef SLOT
                                                     NULL});
    g_autofree char *known = g_strconcat("; a layout has ", list, NULL);
    g_autofree char *nearest = nearest_remedy(inner, words, LAYOUT_SLOT_COUNT, known);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "slot", place, line, "the layout has no slot '%s'%s", inner, nearest);
}

void slots_check_layout(const char *text, const char *file, struct diagnostics *diagnostics) {
    g_autofree char *bare = blank_between(text, "<!--", "-->");
    g_auto(GStrv) lines = g_strsplit(bare, "\n", -1);
    g_auto(GStrv) shown = g_strsplit(text, "\n", -1);
    for (unsigned i = 0; lines[i]; i++) {
        struct scanned_line scanned = line_begin(file, lines[i], i + 1);
        for (const char *at = lines[i]; (at = strstr(at, "{{"));) {
            const char *close = close_after(&scanned, at + 2);
            size_t length = close ? (size_t)(close + 2 - at) : 2;
            g_autofree char *inner = g_strndup(at + 2, close ? length - 4 : 0);
            struct place place = place_of(&scanned, at, length);
            if (close)
                check_layout_slot(inner, place, shown[i], diagnostics);
            else
                diagnostics_add(diagnostics, SEVERITY_ERROR, "slot", place, shown[i],
                                "a slot that is not closed; write }} on the same line");
            at += length;
        }
    }
}
