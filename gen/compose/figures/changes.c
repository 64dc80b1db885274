/* What is different from the previous edition: each number that both have, under its figure, and how many came and
 * went. */
#include "compose/figures/figures.h"
#include "compose/along.h"

#include <string.h>

enum {
    CHANGES_LISTED = 600,   /* more would bury the reader; `adreport diff` lists them all */
    CHANGES_OPEN = 20,      /* more are closed, figure by figure */
    CHANGES_OF_FIGURE = 40, /* listed under a figure, so that a long one leaves room for others */
};

/* A number that is another now. */
struct change {
    const struct row *row;
    guint column;
    const struct former_cell *former;
};

/* What changed of a figure. */
struct changed_figure {
    const struct figure *figure;
    GArray *listed; /* struct change */
    guint count;    /* of all */
};

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
    return strcmp(former->low, cell_low(cell)) == 0 && strcmp(former->high, cell_high(cell)) == 0 &&
           strcmp(former->state, state_word(cell->state)) == 0;
}

guint count_changed(struct composer *composer, int platform, guint *compared) {
    g_autoptr(GHashTable) former = former_cells(composer->dataset);
    guint changed = 0;
    *compared = 0;
    for (guint i = 0; i < composer->report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(composer->report->figures, i);
        if (figure->subject.platform != platform)
            continue;
        along_look(composer, figure);
        for (guint r = 0; r < figure->row_count; r++)
            for (guint c = 0; c < figure->column_count; c++) {
                g_autofree char *key = cell_key(figure->id, figure->rows[r].key, figure->columns[c].key);
                const struct former_cell *before = g_hash_table_lookup(former, key);
                const struct cell *cell = &figure->rows[r].cells[c];
                if (cell->kind != CELL_NUMBER || !before || !*before->low || !cell_has_value(cell))
                    continue;
                ++*compared;
                changed += !is_same(before, cell);
            }
    }
    return changed;
}

/* What changed of a figure; takes what both editions have out of former. */
static struct changed_figure compare_figure(struct composer *composer, const struct figure *figure,
                                            GHashTable *former) {
    struct changes *changes = &composer->report->changes;
    struct changed_figure found = {figure, g_array_new(FALSE, FALSE, sizeof(struct change)), 0};
    along_look(composer, figure);
    for (guint r = 0; r < figure->row_count; r++) {
        const struct row *row = &figure->rows[r];
        for (guint column = 0; column < figure->column_count; column++) {
            if (row->cells[column].kind != CELL_NUMBER)
                continue;
            g_autofree char *key = cell_key(figure->id, row->key, figure->columns[column].key);
            struct change change = {row, column, g_hash_table_lookup(former, key)};
            if (!change.former) {
                changes->added++;
                continue;
            }
            g_hash_table_remove(former, key);
            if (is_same(change.former, &row->cells[column]))
                continue;
            if (found.count++ < CHANGES_OF_FIGURE)
                g_array_append_val(found.listed, change);
        }
    }
    changes->changed += found.count;
    return found;
}

static void changed_clear(gpointer data) {
    g_array_unref(((struct changed_figure *)data)->listed);
}

/* In the order of the workbooks: what the report is about comes first, and a party's own figures last. */
static GArray *compare_all(struct composer *composer, GHashTable *former) {
    const struct report *report = composer->report;
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct changed_figure));
    g_autoptr(GHashTable) compared = g_hash_table_new(NULL, NULL);
    g_array_set_clear_func(found, changed_clear);
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(report->workbooks, i);
        for (guint j = 0; j < workbook->figures->len; j++) {
            const struct figure *figure = g_ptr_array_index(workbook->figures, j);
            if (!g_hash_table_add(compared, (gpointer)figure))
                continue;
            struct changed_figure changed = compare_figure(composer, figure, former);
            g_array_append_val(found, changed);
        }
    }
    return found;
}

/* A figure of several columns says which of its numbers it is. */
static bool has_several_numbers(const struct figure *figure) {
    guint numbers = 0;
    for (guint i = 0; i < figure->column_count; i++)
        numbers += figure->columns[i].kind == CELL_NUMBER;
    return numbers > 1;
}

static void change_row(struct table *table, const struct figure *figure, const struct change *change) {
    const struct column *column = &figure->columns[change->column];
    g_autofree char *key = g_strjoin(":", figure->id, change->row->key, column->key, NULL);
    table_row(table, key, *change->row->cells[0].text, cell_link(&change->row->cells[0]));
    if (has_several_numbers(figure))
        table_label(table, column->header);
    table_label(table, change->former->text);
    table_label(table, *change->row->cells[change->column].text);
}

static struct figure *list_changed(struct composer *composer, const struct changed_figure *changed, bool folded) {
    static const char *const columns[] = {"changed", "number", "before", "after"};
    const struct figure *figure = changed->figure;
    g_autofree char *name = g_strconcat("changes-", figure->name, NULL);
    struct table table;
    table_begin(&table, composer, figure->subject, name);
    table.figure->listing = true;
    table.figure->folded = folded;
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (strcmp(columns[i], "number") == 0 && !has_several_numbers(figure))
            continue;
        g_autofree char *header = g_strconcat("column.", columns[i], NULL);
        table_column(&table, columns[i], CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    }
    for (guint i = 0; i < changed->listed->len; i++)
        change_row(&table, figure, &g_array_index(changed->listed, struct change, i));
    if (changed->count > changed->listed->len)
        table_note(&table, "note.changes");
    return table_end(&table,
                     SENTENCE(composer, "headline.changes", arg_text("figure", figure->topic),
                              arg_counted(composer, "count", changed->count)),
                     figure->subtitle, (struct localized){{NULL}});
}

/* As many figures as there is room for, of a long one the first changes; returns how many changes are not listed. */
static guint show_found(struct composer *composer, struct page *page, const GArray *found, bool folded) {
    guint room = CHANGES_LISTED, left_out = 0;
    for (guint i = 0; i < found->len; i++) {
        const struct changed_figure *changed = &g_array_index(found, struct changed_figure, i);
        if (changed->count == 0)
            continue;
        if (changed->listed->len > room) {
            left_out += changed->count;
            continue;
        }
        left_out += changed->count - changed->listed->len;
        room -= changed->listed->len;
        page_show(page, "changes", list_changed(composer, changed, folded));
    }
    return left_out;
}

void show_changes(struct composer *composer, struct page *page) {
    struct changes *changes = &composer->report->changes;
    const char *empty = composer->dataset->settings.previous ? "empty.changes.none" : "empty.changes.unknown";
    g_autoptr(GHashTable) former = former_cells(composer->dataset);
    if (composer->dataset->settings.previous) {
        g_autoptr(GArray) found = compare_all(composer, former);
        changes->gone = g_hash_table_size(former);
        composer->report->unlisted_changes = show_found(composer, page, found, changes->changed > CHANGES_OPEN);
    }
    if (!changes->changed)
        page_show(page, "changes", figure_nothing(composer, SUBJECT_WHOLE, "changes", phrase_words(composer, empty)));
}
