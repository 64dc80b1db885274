#include "verify/csv.h"

#include <string.h>

void csv_lines_init(struct csv_lines *lines, const char *text, gsize length) {
    *lines = (struct csv_lines){
        .at = text, .end = text + length, .next = 1, .fields = g_ptr_array_new_with_free_func(g_free)};
}

void csv_lines_clear(struct csv_lines *lines) {
    g_ptr_array_unref(lines->fields);
}

/* Reads a field in quotes, from behind the first of them. */
static char *read_quoted(struct csv_lines *lines) {
    GString *field = g_string_new(NULL);
    while (lines->at < lines->end) {
        char c = *lines->at++;
        if (c == '"') {
            if (lines->at == lines->end || *lines->at != '"')
                break;
            lines->at++;
        }
        lines->next += c == '\n';
        g_string_append_c(field, c);
    }
    return g_string_free(field, FALSE);
}

static char *read_plain(struct csv_lines *lines) {
    const char *start = lines->at;
    while (lines->at < lines->end && *lines->at != ',' && *lines->at != '\r' && *lines->at != '\n')
        lines->at++;
    return g_strndup(start, (gsize)(lines->at - start));
}

/* Takes away the apostrophe that keeps a spreadsheet from running a text. */
static char *unguarded(char *field) {
    if (*field == '\'')
        memmove(field, field + 1, strlen(field));
    return field;
}

bool csv_lines_next(struct csv_lines *lines) {
    g_ptr_array_set_size(lines->fields, 0);
    if (lines->at >= lines->end)
        return false;
    lines->line = lines->next;
    for (;;) {
        bool quoted = lines->at < lines->end && *lines->at == '"';
        if (quoted)
            lines->at++;
        g_ptr_array_add(lines->fields, unguarded(quoted ? read_quoted(lines) : read_plain(lines)));
        if (lines->at < lines->end && *lines->at == ',') {
            lines->at++;
            continue;
        }
        while (lines->at < lines->end && *lines->at != '\n')
            lines->at++;
        lines->at += lines->at < lines->end;
        lines->next++;
        return true;
    }
}
