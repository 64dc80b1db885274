#include "serve/findings.h"
#include "base/json.h"

static void append_place(GString *out, const struct place *place) {
    g_autoptr(GString) text = g_string_new(place->file);
    if (place->file && place->line)
        g_string_append_printf(text, ":%u", place->line);
    if (place->file && place->line && place->column)
        g_string_append_printf(text, ":%u", place->column);
    json_append_string(out, text->str);
}

static void append_finding(const struct finding *finding, void *data) {
    GString *out = data;
    const struct place *place = &finding->place;
    g_autoptr(GString) shown = g_string_new(NULL);
    append_place(shown, place);
    if (out->len)
        g_string_append(out, ", ");
    json_append(out, "{\"severity\": $s, \"place\": $m, \"message\": $s, \"line\": $s",
                finding->severity == SEVERITY_ERROR ? "error" : "warning", shown, finding->message,
                place->line ? finding->source : NULL);
    g_string_append_printf(out, ", \"from\": %d, \"width\": %u, \"more\": %u}", (int)place->column - 1,
                           MAX(place->width, 1), finding->left_out);
}

char *findings_json(const struct diagnostics *diagnostics) {
    g_autoptr(GString) shown = g_string_new(NULL);
    diagnostics_each(diagnostics, append_finding, shown);
    return g_strdup_printf("{\"errors\": %u, \"warnings\": %u, \"shown\": [%s]}",
                           diagnostics_count(diagnostics, SEVERITY_ERROR),
                           diagnostics_count(diagnostics, SEVERITY_WARNING), shown->str);
}
