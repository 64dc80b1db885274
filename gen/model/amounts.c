/* The amounts of rows, each combination kept once: rows of a report say the same of most measures, which is nothing, and often the
 * same of all. */
#include "model/dataset.h"

#include <string.h>

/* What a row says of measures, without those of which it says nothing. */
struct combination {
    guint count;
    struct amount amounts[];
};

struct amount_store {
    GPtrArray *blocks; /* void *, of combinations one after another */
    char *room;        /* in the last of them */
    gsize room_left;
    GHashTable *combinations; /* set of struct combination *; NULL once all rows are read, until another is added */
};

const struct amount amount_none = {.given = false};

static gsize size_of(guint count) {
    return sizeof(struct combination) + count * sizeof(struct amount);
}

static guint combination_hash(gconstpointer data) {
    const struct combination *combination = data;
    guint64 hash = combination->count;
    for (guint i = 0; i < combination->count; i++) {
        const struct amount *amount = &combination->amounts[i];
        hash = (hash * 31 + (guint64)amount->value.low) * 31 + (guint64)amount->value.high;
        hash = hash * 31 + (guint64)amount->state;
    }
    hash *= G_GUINT64_CONSTANT(0x9E3779B97F4A7C15); /* spreads what differs in the low bits alone */
    return (guint)(hash >> 32);
}

static bool is_same(const struct amount *a, const struct amount *b) {
    return a->given == b->given && a->bare == b->bare && a->state == b->state && a->value.low == b->value.low &&
           a->value.high == b->value.high && a->value.open == b->value.open && a->value.above == b->value.above;
}

static gboolean combination_equal(gconstpointer left, gconstpointer right) {
    const struct combination *a = left, *b = right;
    bool equal = a->count == b->count;
    for (guint i = 0; equal && i < a->count; i++)
        equal = is_same(&a->amounts[i], &b->amounts[i]);
    return equal;
}

struct amount_store *amount_store_new(void) {
    struct amount_store *store = g_new0(struct amount_store, 1);
    store->blocks = g_ptr_array_new_with_free_func(g_free);
    return store;
}

void amount_store_free(struct amount_store *store) {
    amount_store_close(store);
    g_ptr_array_unref(store->blocks);
    g_free(store);
}

void amount_store_close(struct amount_store *store) {
    g_clear_pointer(&store->combinations, g_hash_table_unref);
}

static struct combination *combination_add(struct amount_store *store, const struct combination *combination) {
    enum { BLOCK = 1 << 16 };
    gsize size = size_of(combination->count);
    if (store->room_left < size) {
        store->room = g_malloc(BLOCK);
        store->room_left = BLOCK;
        g_ptr_array_add(store->blocks, store->room);
    }
    struct combination *kept = (struct combination *)(void *)store->room;
    memcpy(kept, combination, size);
    store->room += size;
    store->room_left -= size;
    g_hash_table_add(store->combinations, kept);
    return kept;
}

static const struct combination *combination_keep(struct amount_store *store, const struct combination *combination) {
    if (!store->combinations)
        store->combinations = g_hash_table_new(combination_hash, combination_equal);
    const struct combination *kept = g_hash_table_lookup(store->combinations, combination);
    return kept ? kept : combination_add(store, combination);
}

void observation_amounts(const struct observation *observation, struct amount amounts[MEASURE_COUNT]) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        amounts[measure] = *observation_amount(observation, measure);
}

void observation_set_amounts(struct dataset *dataset, struct observation *observation,
                             const struct amount amounts[MEASURE_COUNT]) {
    union {
        struct combination combination;
        char room[sizeof(struct combination) + MEASURE_COUNT * sizeof(struct amount)];
    } said;
    said.combination.count = 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        observation->amount_at[measure] = 0;
        if (!amounts[measure].given)
            continue;
        said.combination.amounts[said.combination.count++] = amounts[measure];
        observation->amount_at[measure] = (guint8)said.combination.count;
    }
    observation->amounts =
        said.combination.count > 0 ? combination_keep(dataset->amounts, &said.combination)->amounts : NULL;
}

void observation_set_amount(struct dataset *dataset, struct observation *observation, enum measure measure,
                            struct amount amount) {
    struct amount amounts[MEASURE_COUNT];
    observation_amounts(observation, amounts);
    amounts[measure] = amount;
    observation_set_amounts(dataset, observation, amounts);
}
