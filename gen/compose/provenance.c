#include "compose/provenance.h"

#include <string.h>

static void provenance_free(gpointer data) {
    struct provenance *provenance = data;
    g_ptr_array_unref(provenance->sources);
    g_free(provenance);
}

bool provenance_has_source(const struct provenance *provenance, const char *source) {
    return g_ptr_array_find_with_equal_func(provenance->sources, source, g_str_equal, NULL);
}

/* Beyond so many sources they are found by a table. */
enum { FEW = 16 };

/* Adds an id that may be known; *known is NULL as long as there are few. */
static void add_source(struct provenance *provenance, GHashTable **known, const char *id) {
    provenance->unsourced = provenance->unsourced || !*id;
    if (!*id || (*known ? g_hash_table_contains(*known, id) : provenance_has_source(provenance, id)))
        return;
    g_ptr_array_add(provenance->sources, (gpointer)id);
    if (!*known && provenance->sources->len > FEW) {
        *known = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < provenance->sources->len; i++)
            g_hash_table_add(*known, g_ptr_array_index(provenance->sources, i));
    } else if (*known) {
        g_hash_table_add(*known, (gpointer)id);
    }
}

/* Works it out into *provenance, whose sources are an array that is empty. */
static void provenance_find(const struct composer *composer, const struct origin *origin,
                            struct provenance *provenance) {
    g_autoptr(GHashTable) known = NULL;
    g_autoptr(GArray) rows = origin_rows(origin);
    const char *last = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const struct observation *row = &g_array_index(composer->dataset->observations, struct observation,
                                                       g_array_index(rows, struct origin_row, i).row);
        const struct amount *amount = observation_amount(row, origin->measure);
        if (row->from->source != last) /* rows that follow each other mostly have the same */
            add_source(provenance, &known, row->from->source);
        last = row->from->source;
        provenance->notes |= row->notes;
        provenance->lists_ranges = provenance->lists_ranges || (amount->state == STATE_VALUE && !amount->value.open &&
                                                                !interval_is_point(amount->value));
    }
}

static guint provenance_hash(gconstpointer key) {
    const struct provenance *provenance = key;
    guint mixed = provenance->notes * 4 + provenance->unsourced * 2 + provenance->lists_ranges;
    for (guint i = 0; i < provenance->sources->len; i++)
        mixed = mixed * 31 + g_direct_hash(g_ptr_array_index(provenance->sources, i));
    return mixed;
}

static gboolean provenance_equal(gconstpointer a, gconstpointer b) {
    const struct provenance *left = a, *right = b;
    const GPtrArray *of_left = left->sources, *of_right = right->sources;
    return left->notes == right->notes && left->unsourced == right->unsourced &&
           left->lists_ranges == right->lists_ranges && of_left->len == of_right->len &&
           (of_left->len == 0 || memcmp(of_left->pdata, of_right->pdata, of_left->len * sizeof *of_left->pdata) == 0);
}

struct provenances {
    GHashTable *of_origins; /* const struct origin * -> struct provenance * */
    GHashTable *different;  /* a set of these: there are few */
    GPtrArray *sources;     /* of the one that is worked out */
};

struct provenances *provenances_new(void) {
    struct provenances *provenances = g_new(struct provenances, 1);
    provenances->of_origins = g_hash_table_new(g_direct_hash, g_direct_equal);
    provenances->different = g_hash_table_new_full(provenance_hash, provenance_equal, provenance_free, NULL);
    provenances->sources = g_ptr_array_new();
    return provenances;
}

void provenances_free(struct provenances *provenances) {
    g_hash_table_unref(provenances->of_origins);
    g_hash_table_unref(provenances->different);
    g_ptr_array_unref(provenances->sources);
    g_free(provenances);
}

const struct provenance *provenance_of(struct composer *composer, const struct origin *origin) {
    struct provenances *provenances = composer->provenances;
    struct provenance *known = g_hash_table_lookup(provenances->of_origins, origin);
    if (known)
        return known;
    struct provenance found = {.sources = provenances->sources};
    g_ptr_array_set_size(found.sources, 0);
    provenance_find(composer, origin, &found);
    known = g_hash_table_lookup(provenances->different, &found);
    if (!known) {
        known = g_memdup2(&found, sizeof found);
        known->sources = g_ptr_array_copy(found.sources, NULL, NULL);
        g_hash_table_add(provenances->different, known);
    }
    g_hash_table_insert(provenances->of_origins, (gpointer)origin, known);
    return known;
}
