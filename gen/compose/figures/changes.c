/* What is different from the previous edition: each number that both have, and how many came and went. */
#include "compose/figures/figures.h"
#include "compose/builder.h"

#include <string.h>

/* More would bury the reader; `adreport diff` lists them all. */
enum { CHANGES_LISTED = 500 };

static char *cell_key(const char *figure, const char *row, const char *column) {
    return g_strjoin("\x1f", figure, row, column, NULL);
}

static GHashTable *former_cells(const struct dataset *dataset) {
    GHashTable *former = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < dataset->former->len; i++) {
        struct former_cell *cell = &g_array_index(dataset->former, struct former_cell, i);
        g_hash_table_insert(former, cell_key(cell->figure, cell->row, cell->column), cell);
    }
    return former;
}

static bool is_same(const struct former_cell *former, const struct cell *cell) {
    return strcmp(former->low, cell->low) == 0 && strcmp(former->high, cell->high) == 0 &&
           strcmp(former->state, state_word(cell->state)) == 0;
}

static void change_row(struct table *table, const struct figure *figure, const struct row *row, guint column,
                       const struct former_cell *former) {
    g_autofree char *key = g_strjoin(":", figure->id, row->key, figure->columns[column].key, NULL);
    table_row(table, key, figure->headline, NULL);
    table_last_row(table)->cells[0].file = localized_data(table->composer, figure->id, ".csv");
    table_label(table, row->cells[0].text);
    table_last_row(table)->cells[1].link = row->cells[0].link;
    table_label(table, figure->columns[column].header);
    table_label(table, former->text);
    table_label(table, row->cells[column].text);
}

static void compare_figure(struct table *table, const struct figure *figure, GHashTable *former,
                           struct changes *changes) {
    for (guint r = 0; r < figure->row_count; r++) {
        const struct row *row = &figure->rows[r];
        for (guint column = 0; column < figure->column_count; column++) {
            if (row->cells[column].kind != CELL_NUMBER)
                continue;
            g_autofree char *key = cell_key(figure->id, row->key, figure->columns[column].key);
            const struct former_cell *before = g_hash_table_lookup(former, key);
            if (!before) {
                changes->added++;
                continue;
            }
            g_hash_table_remove(former, key);
            if (is_same(before, &row->cells[column]))
                continue;
            if (changes->changed++ < CHANGES_LISTED)
                change_row(table, figure, row, column, before);
        }
    }
}

/* In the order of the workbooks: what the report is about comes first, and a party's own figures last. */
static void compare_all(struct table *table, GHashTable *former, struct changes *changes) {
    const struct report *report = table->composer->report;
    g_autoptr(GHashTable) compared = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(report->workbooks, i);
        for (guint j = 0; j < workbook->figures->len; j++) {
            const struct figure *figure = g_ptr_array_index(workbook->figures, j);
            if (g_hash_table_add(compared, (gpointer)figure))
                compare_figure(table, figure, former, changes);
        }
    }
}

struct figure *figure_changes(struct composer *composer) {
    static const char *const columns[] = {"figure", "changed", "number", "before", "after"};
    struct changes *changes = &composer->report->changes;
    if (!composer->dataset->settings.previous)
        return figure_nothing(composer, SUBJECT_WHOLE, "changes", phrase_words(composer, "empty.changes.unknown"));
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "changes");
    table.figure->listing = true;
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autofree char *header = g_strconcat("column.", columns[i], NULL);
        table_column(&table, columns[i], CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    }
    g_autoptr(GHashTable) former = former_cells(composer->dataset);
    compare_all(&table, former, changes);
    changes->gone = g_hash_table_size(former);
    if (changes->changed > CHANGES_LISTED)
        table_note(&table, "note.changes");
    struct localized headline = phrase_words(composer, "headline.changes");
    if (!changes->changed)
        return table_end(&table, headline, localized_same(composer, ""), phrase_words(composer, "empty.changes.none"));
    return table_end(&table, headline, phrase_words(composer, "subtitle.changes"), (struct localized){{NULL}});
}
