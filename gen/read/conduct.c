#include "read/conduct.h"

#include "base/nearest.h"

#include <string.h>

/* Adds an error about a word that is not among these. add is what to do if none is near. */
static void report_unknown(struct input_row *row, unsigned column, const char *noun, const GPtrArray *words,
                           const char *add) {
    const char *text = csv_text(row->csv, column);
    g_autofree char *rule = g_strdup_printf("unknown-%s", noun);
    g_autofree char *remedy = nearest_remedy(text, (const char *const *)words->pdata, words->len, add);
    cell_error(row, column, rule, "unknown %s '%s'%s", noun, text, remedy);
}

int cell_word(struct input_row *row, unsigned column, const char *noun, const char *const *words, unsigned count) {
    const char *text = csv_text(row->csv, column);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    if (!cell_filled(row, column))
        return -1;
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0)
            return (int)i;
        g_ptr_array_add(all, (gpointer)words[i]);
    }
    g_ptr_array_add(all, NULL);
    g_autofree char *list = g_strjoinv(", ", (char **)all->pdata);
    g_ptr_array_set_size(all, (gint)count);
    g_autofree char *add = g_strdup_printf("; write one of %s", list);
    report_unknown(row, column, noun, all, add);
    return -1;
}

const char *cell_source(struct input_row *row, unsigned column) {
    int source = cell_reference(row, column, TABLE_SOURCES);
    return source < 0 ? NULL : g_array_index(row->reading->dataset->sources, struct source, source).id;
}

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
    report_unknown(row, column, "set", words, "; add it to commitments/sets.csv");
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
    report_unknown(row, column, "signatory", words, "; add it to signatories.csv, parties.csv or platforms.csv");
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
