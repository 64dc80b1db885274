/* What a platform lists with a payer named and without: the lines of payers.csv, added anew. */
#include "explain/explainer.h"

#include <string.h>

bool explain_payers(const struct question *question, GString *out) {
    const struct dataset *dataset = question->report->dataset;
    bool named = strcmp(question->row->key, "named") == 0;
    struct interval sums[2] = {interval_of(0), interval_of(0)}, share;
    if (strcmp(question->figure->name, "payers") != 0)
        return false;
    g_string_append(out, "\n");
    for (guint i = 0; i < dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(dataset->payers, struct payers_row, i);
        if (row->platform != question->figure->subject.platform || !interval_add(sums[0], row->named, &sums[0]) ||
            !interval_add(sums[1], row->not_named, &sums[1]))
            continue;
        g_string_append_printf(out, "  %s:%u  named ", row->place.file, row->place.line);
        explain_append_interval(out, UNIT_MONEY, row->named);
        g_string_append(out, "  not named ");
        explain_append_interval(out, UNIT_MONEY, row->not_named);
        g_string_append_c(out, '\n');
    }
    if (question->column->unit == UNIT_MONEY)
        explain_append_result(question, sums[named ? 0 : 1], out);
    else if (interval_share(sums[named ? 0 : 1], sums[named ? 1 : 0], &share))
        explain_append_result(question, share, out);
    return true;
}
