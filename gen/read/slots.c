#include "read/slots.h"

#include <string.h>

static const char NAME_CHARACTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789.-";
static const char FIGURE[] = "figure ";

static struct place place_of(const struct page_template *page, const char *line, unsigned number, const char *at,
                             size_t length) {
    return (struct place){page->file, number, (unsigned)g_utf8_strlen(line, at - line) + 1,
                          (unsigned)g_utf8_strlen(at, (gssize)length)};
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
    if (strchr(stripped, ' '))
        return "only {{figure NAME}} has a space, and one";
    return "a name has a-z, 0-9, . and -";
}

/* The name in a slot's text, and whether it is a figure's; NULL where it is malformed. Caller frees. */
static char *slot_name(const char *inner, bool *figure) {
    *figure = g_str_has_prefix(inner, FIGURE);
    const char *name = *figure ? inner + strlen(FIGURE) : inner;
    return *name && strspn(name, NAME_CHARACTERS) == strlen(name) ? g_strdup(name) : NULL;
}

void slots_scan_line(struct templates *templates, struct page_template *page, const char *line, size_t from,
                     unsigned line_number, struct diagnostics *diagnostics) {
    const char *at = line + from;
    while ((at = strstr(at, "{{"))) {
        const char *inner_start = at + 2;
        const char *close = strstr(inner_start, "}}");
        const char *next = strstr(inner_start, "{{");
        if (!close || (next && next < close)) {
            diagnostics_add(diagnostics, SEVERITY_ERROR, "slot", place_of(page, line, line_number, at, 2), line,
                            "a slot that is not closed; write }} on the same line");
            at = inner_start;
            continue;
        }
        size_t length = (size_t)(close + 2 - at);
        struct place place = place_of(page, line, line_number, at, length);
        g_autofree char *inner = g_strndup(inner_start, (gsize)(close - inner_start));
        struct template_slot slot = {.place = place};
        g_autofree char *name = slot_name(inner, &slot.figure);
        if (name) {
            slot.name = g_string_chunk_insert_const(templates->strings, name);
            slot.line = g_string_chunk_insert_const(templates->strings, line);
            g_array_append_val(page->slots, slot);
        } else {
            diagnostics_add(diagnostics, SEVERITY_ERROR, "slot", place, line, "not a slot: '%.*s'; %s", (int)length, at,
                            remedy(inner));
        }
        at = close + 2;
    }
}
