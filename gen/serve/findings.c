#include "serve/findings.h"
#include "base/json.h"
#include "base/plain.h"

/* Characters of a line that are shown, before what is meant and from it on: a line may be as long as a file. */
enum { BEFORE = 150, BEHIND = 300 };

static void append_place(GString *out, const struct place *place) {
    g_autoptr(GString) text = g_string_new(place->file);
    if (place->file && place->line)
        g_string_append_printf(text, ":%u", place->line);
    if (place->file && place->line && place->column)
        g_string_append_printf(text, ":%u", place->column);
    json_append_string(out, text->str);
}

/* Appends the part of a line around its character number from, which becomes its place in that part. */
static void append_line(GString *out, const char *source, long *from) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, source);
    long length = g_utf8_strlen(plain->str, -1), first = MAX(*from - BEFORE, 0),
         last = MIN(MAX(*from, 0) + BEHIND, length);
    g_autofree char *part = g_utf8_substring(plain->str, MIN(first, last), last);
    g_autofree char *shown = g_strconcat(first > 0 ? "…" : "", part, last < length ? "…" : "", NULL);
    if (*from >= 0)
        *from -= first - (first > 0);
    json_append_string(out, shown);
}

static void append_finding(const struct finding *finding, void *data) {
    GString *out = data;
    const struct place *place = &finding->place;
    g_autoptr(GString) shown = g_string_new(NULL), line = g_string_new(NULL);
    long from = (long)place->column - 1;
    append_place(shown, place);
    if (place->line && finding->source)
        append_line(line, finding->source, &from);
    else
        g_string_append(line, "null");
    if (out->len)
        g_string_append(out, ", ");
    json_append(out, "{\"severity\": $s, \"place\": $m, \"message\": $s, \"line\": $m",
                finding->severity == SEVERITY_ERROR ? "error" : "warning", shown, finding->message, line);
    g_string_append_printf(out, ", \"from\": %ld, \"width\": %u, \"more\": %u}", from, MAX(place->width, 1),
                           finding->left_out);
}

char *findings_json(const struct diagnostics *diagnostics) {
    g_autoptr(GString) shown = g_string_new(NULL);
    diagnostics_each(diagnostics, append_finding, shown);
    return g_strdup_printf("{\"errors\": %u, \"warnings\": %u, \"shown\": [%s]}",
                           diagnostics_count(diagnostics, SEVERITY_ERROR),
                           diagnostics_count(diagnostics, SEVERITY_WARNING), shown->str);
}
