/* Lines of tables that a database added up: how these came to be. */
#include "explain/explainer.h"
#include "model/fetch.h"

#include <string.h>

static bool is_behind(const struct dataset *dataset, const GArray *rows, const struct fetch *fetch) {
    for (guint i = 0; i < rows->len; i++) {
        guint32 row = g_array_index(rows, struct origin_row, i).row;
        const char *file = g_array_index(dataset->observations, struct observation, row).from->file;
        if (strcmp(dataset_file_name(dataset, file), fetch->into.text) == 0)
            return true;
    }
    return false;
}

static void append_fetched(const struct fetch *fetch, GString *out) {
    const struct fetched *fetched = &fetch->fetched;
    g_string_append_printf(out, "\n%s has sums, not ads: fetched on ", fetch->into.text);
    text_append_date(out, LANGUAGE_OF_PROGRAM, fetched->day);
    g_string_append_printf(out, " from %s by %s (%s%s): ", fetched->server, fetched->driver, fetched->isolation,
                           fetched->read_only ? ", read only" : "");
    text_append_count(out, LANGUAGE_OF_PROGRAM, fetched->rows);
    g_string_append(out, fetched->rows == 1 ? " row, " : " rows, ");
    text_append_count(out, LANGUAGE_OF_PROGRAM, fetched->ads);
    g_string_append(out, fetched->ads == 1 ? " ad, spend " : " ads, spend ");
    explain_append_interval(out, UNIT_MONEY, fetched->spend);
    g_autofree char *sidecar = fetch_sidecar(fetch->into.text);
    g_string_append_printf(out, ".\nIts query is %s, SHA-256 %s; %s has it as it was asked.\n", fetched->query,
                           fetched->query_sha256, sidecar);
}

void explain_append_fetched(const struct question *question, GString *out) {
    const struct dataset *dataset = question->report->dataset;
    if (dataset->fetches->len == 0 || !question->cell->origin)
        return;
    g_autoptr(GArray) rows = origin_all_rows(question->cell->origin);
    for (guint i = 0; i < dataset->fetches->len; i++) {
        const struct fetch *fetch = &g_array_index(dataset->fetches, struct fetch, i);
        if (is_behind(dataset, rows, fetch))
            append_fetched(fetch, out);
    }
}
