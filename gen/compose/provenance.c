#include "compose/provenance.h"

#include <string.h>

static void provenance_free(gpointer data) {
    struct provenance *provenance = data;
    g_ptr_array_unref(provenance->sources);
    g_free(provenance);
}

GHashTable *provenances_new(void) {
    return g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, provenance_free);
}

bool provenance_has_source(const struct provenance *provenance, const char *source) {
    return g_ptr_array_find_with_equal_func(provenance->sources, source, g_str_equal, NULL);
}

/* Rows that follow each other mostly have the same source, and ids that are the same are kept once. */
static void add_source(struct provenance *provenance, GHashTable *known, const char *id) {
    provenance->unsourced = provenance->unsourced || !*id;
    if (*id && g_hash_table_add(known, (gpointer)id))
        g_ptr_array_add(provenance->sources, (gpointer)id);
}

static struct provenance *provenance_make(const struct composer *composer, const struct origin *origin) {
    struct provenance *provenance = g_new0(struct provenance, 1);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) rows = origin_rows(origin);
    const char *last = NULL;
    provenance->sources = g_ptr_array_new();
    for (guint i = 0; i < rows->len; i++) {
        const struct observation *row = &g_array_index(composer->dataset->observations, struct observation,
                                                       g_array_index(rows, struct origin_row, i).row);
        const struct amount *amount = &row->amounts[origin->measure];
        if (row->source != last)
            add_source(provenance, known, row->source);
        last = row->source;
        provenance->notes |= row->notes;
        provenance->lists_ranges = provenance->lists_ranges || (amount->state == STATE_VALUE && !amount->value.open &&
                                                                !interval_is_point(amount->value));
    }
    return provenance;
}

const struct provenance *provenance_of(struct composer *composer, const struct origin *origin) {
    const struct provenance *known = g_hash_table_lookup(composer->provenances, origin);
    if (known)
        return known;
    struct provenance *provenance = provenance_make(composer, origin);
    g_hash_table_insert(composer->provenances, (gpointer)origin, provenance);
    return provenance;
}
