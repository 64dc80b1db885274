#include "read/mapping.h"

#include <string.h>

struct mapping {
    const GArray *advertisers;
    GHashTable *first; /* const struct advertiser * -> its index + 1: the last row with this platform and id */
    int *next;         /* index -> index + 1 of another row with the same, 0 at the end */
    GHashTable *newer; /* old id -> new id, of the one platform that has such */
    GHashTable *older; /* new id -> GPtrArray of old ids */
    int joined_platform;
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
    mapping->newer = g_hash_table_new(g_str_hash, g_str_equal);
    mapping->older = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    mapping->joined_platform = -1;
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        mapping->next[i] = GPOINTER_TO_INT(g_hash_table_lookup(mapping->first, advertiser));
        g_hash_table_insert(mapping->first, advertiser, GINT_TO_POINTER((int)i + 1));
    }
    return mapping;
}

void mapping_free(struct mapping *mapping) {
    g_hash_table_unref(mapping->first);
    g_hash_table_unref(mapping->newer);
    g_hash_table_unref(mapping->older);
    g_free(mapping->next);
    g_free(mapping);
}

static bool is_valid(const struct advertiser *advertiser, struct period period) {
    return advertiser->valid.first <= period.last &&
           (!advertiser->valid.last || advertiser->valid.last >= period.first);
}

void mapping_join(struct mapping *mapping, int platform, const char *old_id, const char *new_id) {
    mapping->joined_platform = platform;
    g_hash_table_insert(mapping->newer, (gpointer)old_id, (gpointer)new_id);
    GPtrArray *old_ids = g_hash_table_lookup(mapping->older, new_id);
    if (!old_ids) {
        old_ids = g_ptr_array_new();
        g_hash_table_insert(mapping->older, (gpointer)new_id, old_ids);
    }
    g_ptr_array_add(old_ids, (gpointer)old_id);
}

static const char *newest_id(const struct mapping *mapping, int platform, const char *advertiser_id) {
    const char *newer =
        platform == mapping->joined_platform ? g_hash_table_lookup(mapping->newer, advertiser_id) : NULL;
    return newer ? newer : advertiser_id;
}

static bool is_listed(const struct mapping *mapping, int platform, const char *advertiser_id) {
    struct advertiser key = {.platform = platform, .advertiser_id = advertiser_id};
    return g_hash_table_contains(mapping->first, &key);
}

const char *mapping_own_id(const struct mapping *mapping, int platform, const char *advertiser_id) {
    const char *newest = newest_id(mapping, platform, advertiser_id);
    if (platform != mapping->joined_platform || is_listed(mapping, platform, newest))
        return newest;
    const GPtrArray *older = g_hash_table_lookup(mapping->older, newest);
    for (guint i = older ? older->len : 0; i > 0; i--)
        if (is_listed(mapping, platform, older->pdata[i - 1]))
            return older->pdata[i - 1];
    return newest;
}

/* A search for the party of one advertiser. */
struct search {
    const struct mapping *mapping;
    int platform;
    struct period period;
    int party;
    bool found;
    bool two; /* parties */
};

static void search_id(struct search *search, const char *id) {
    const struct mapping *mapping = search->mapping;
    struct advertiser key = {.platform = search->platform, .advertiser_id = id};
    int row = GPOINTER_TO_INT(g_hash_table_lookup(mapping->first, &key));
    for (; row > 0; row = mapping->next[row - 1]) {
        const struct advertiser *advertiser = &g_array_index(mapping->advertisers, struct advertiser, row - 1);
        if (!is_valid(advertiser, search->period))
            continue;
        search->two = search->two || (search->found && advertiser->party != search->party);
        search->party = advertiser->party;
        search->found = true;
    }
}

bool mapping_find(const struct mapping *mapping, int platform, const char *advertiser_id, struct period period,
                  int *party) {
    struct search search = {mapping, platform, period, PARTY_UNMAPPED, false, false};
    const char *newest = newest_id(mapping, platform, advertiser_id);
    search_id(&search, newest);
    const GPtrArray *older = platform == mapping->joined_platform ? g_hash_table_lookup(mapping->older, newest) : NULL;
    for (guint i = 0; older && i < older->len; i++)
        search_id(&search, older->pdata[i]);
    *party = search.party;
    return !search.two;
}
