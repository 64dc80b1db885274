#include "compose/along.h"

/* A table whose rows are made of what is along. */
struct waiting {
    struct table table;
    struct along along;
};

static void waiting_free(gpointer data) {
    struct waiting *waiting = data;
    g_array_unref(waiting->table.columns);
    g_array_unref(waiting->table.rows);
    g_ptr_array_unref(waiting->table.notes);
    g_ptr_array_unref(waiting->table.sources);
    g_free(waiting);
}

static void make_rows(struct table *table, const struct along *along) {
    table_expect(table, table->figure->row_count);
    along->rows(table, along);
    table_end_rows(table);
}

struct figure *table_end_along(struct table *table, const struct along *along, struct localized headline,
                               struct localized subtitle) {
    struct composer *composer = table->composer;
    struct waiting waiting = {*table, *along};
    table_end_columns(table, headline, subtitle);
    table->figure->row_count = (guint)(along->bins.last - along->bins.first + 1);
    if (composer->waiting)
        g_hash_table_insert(composer->waiting, table->figure, g_memdup2(&waiting, sizeof waiting));
    else
        make_rows(table, along);
    report_add_figure(composer->report, table->figure);
    return table->figure;
}

void along_wait(struct composer *composer) {
    composer->waiting = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, waiting_free);
}

void along_look(struct composer *composer, const struct figure *figure) {
    gpointer found = NULL;
    if (!composer->waiting || !g_hash_table_steal_extended(composer->waiting, figure, NULL, &found))
        return;
    g_autofree struct waiting *waiting = found;
    make_rows(&waiting->table, &waiting->along);
}

void along_end(struct composer *composer) {
    g_clear_pointer(&composer->waiting, g_hash_table_unref);
}
