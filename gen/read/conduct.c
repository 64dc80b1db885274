#include "read/conduct.h"

#include <string.h>

int cell_set(struct input_row *row, unsigned column) {
    const struct dataset *dataset = row->reading->dataset;
    const char *text = csv_text(row->csv, column);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    if (!*text && dataset->sets->len > 0)
        return 0;
    for (guint i = 0; i < dataset->sets->len; i++) {
        const char *id = dataset_set(dataset, (int)i)->id;
        if (strcmp(text, id) == 0)
            return (int)i;
        g_ptr_array_add(words, (gpointer)id);
    }
    cell_unknown(row, column, "set", words, "; add it to commitments/sets.csv");
    return -1;
}

int cell_signatory(struct input_row *row, unsigned column, int set) {
    const struct dataset *dataset = row->reading->dataset;
    const char *text = csv_text(row->csv, column);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    if (!cell_filled(row, column) || set < 0)
        return -1;
    const struct commitment_set *of = dataset_set(dataset, set);
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++) {
        const char *id = dataset_signatory(dataset, (int)i)->id;
        if (strcmp(text, id) == 0)
            return (int)i;
        g_ptr_array_add(words, (gpointer)id);
    }
    cell_unknown(row, column, "signatory", words, "; add it to signatories.csv, parties.csv or platforms.csv");
    return -1;
}

int cell_commitment(struct input_row *row, unsigned column, int set) {
    const struct dataset *dataset = row->reading->dataset;
    const char *text = csv_text(row->csv, column);
    if (!cell_filled(row, column) || set < 0)
        return -1;
    const struct commitment_set *of = dataset_set(dataset, set);
    for (guint i = of->first_commitment; i < of->first_commitment + of->commitment_count; i++)
        if (strcmp(text, dataset_commitment(dataset, (int)i)->number) == 0)
            return (int)i;
    cell_error(row, column, "unknown-commitment",
               "'%s' has no commitment '%s'; write a number that stands in commitments/%s.csv", of->id, text, of->id);
    return -1;
}

/* Tables about a code say nothing if there is none. */
static void warn_without_set(struct reading *reading) {
    static const char *const paths[] = {"signatories.csv", "statuses.csv", "log/incidents.csv"};
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GPtrArray) found = files_matching(reading->folder, paths[i]);
        if (found->len > 0)
            diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "unread",
                            (struct place){.file = file_shown(reading->dataset->strings, reading->folder, paths[i])},
                            NULL, "not read, since commitments/sets.csv names no code of conduct; add it there");
    }
}

void read_conduct(struct reading *reading) {
    read_commitments(reading);
    if (reading->dataset->sets->len == 0)
        warn_without_set(reading);
    read_signatories(reading);
    read_assessments(reading);
    read_conduct_logs(reading);
}
