#include "read/mapping.h"

#include <string.h>

struct mapping {
    const GArray *advertisers;
    GHashTable *first; /* const struct advertiser * -> its index + 1: the last row with this platform and id */
    int *next;         /* index -> index + 1 of another row with the same, 0 at the end */
};

static guint hash_advertiser(gconstpointer key) {
    const struct advertiser *advertiser = key;
    return g_str_hash(advertiser->advertiser_id) * 31 + (guint)advertiser->platform;
}

static gboolean same_advertiser(gconstpointer a, gconstpointer b) {
    const struct advertiser *left = a;
    const struct advertiser *right = b;
    return left->platform == right->platform && strcmp(left->advertiser_id, right->advertiser_id) == 0;
}

struct mapping *mapping_new(const struct dataset *dataset) {
    struct mapping *mapping = g_new0(struct mapping, 1);
    mapping->advertisers = dataset->advertisers;
    mapping->first = g_hash_table_new(hash_advertiser, same_advertiser);
    mapping->next = g_new0(int, dataset->advertisers->len + 1);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        mapping->next[i] = GPOINTER_TO_INT(g_hash_table_lookup(mapping->first, advertiser));
        g_hash_table_insert(mapping->first, advertiser, GINT_TO_POINTER((int)i + 1));
    }
    return mapping;
}

void mapping_free(struct mapping *mapping) {
    g_hash_table_unref(mapping->first);
    g_free(mapping->next);
    g_free(mapping);
}

static bool is_valid(const struct advertiser *advertiser, struct period period) {
    return advertiser->valid.first <= period.last &&
           (!advertiser->valid.last || advertiser->valid.last >= period.first);
}

bool mapping_find(const struct mapping *mapping, int platform, const char *advertiser_id, struct period period,
                  int *party) {
    struct advertiser key = {.platform = platform, .advertiser_id = advertiser_id};
    int row = GPOINTER_TO_INT(g_hash_table_lookup(mapping->first, &key));
    bool found = false;
    *party = PARTY_UNMAPPED;
    for (; row > 0; row = mapping->next[row - 1]) {
        const struct advertiser *advertiser = &g_array_index(mapping->advertisers, struct advertiser, row - 1);
        if (!is_valid(advertiser, period))
            continue;
        if (found && advertiser->party != *party)
            return false;
        *party = advertiser->party;
        found = true;
    }
    return true;
}
