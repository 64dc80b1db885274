#include "read/mapping.h"

#include "read/parts.h"

#include <string.h>

struct mapping {
    struct dataset *dataset; /* keeps the candidates */
    const GArray *advertisers;
    struct parts *parts; /* of accounts that are divided by payer */
    GHashTable *first;   /* const struct advertiser * -> its index + 1: the last row with this platform, id and part */
    int *next;           /* index -> index + 1 of another row with the same, 0 at the end */
    GHashTable *newer;   /* old id -> new id, of the one platform that has such */
    GHashTable *older;   /* new id -> GPtrArray of old ids */
    int joined_platform;
    GHashTable
        *answers; /* parts of an account none of whose links is dated -> struct answer *: whoever may have all of it,
                            on any day */
    GPtrArray *links; /* of the row being read; made once for all rows, since there are very many */
    GArray *parties;  /* int; the same */
};

/* Whom a row may belong to. */
struct answer {
    int party;
    const int *candidates;
    guint candidate_count;
};

static guint hash_advertiser(gconstpointer key) {
    const struct advertiser *advertiser = key;
    return (g_str_hash(advertiser->advertiser_id) * 31 + (guint)advertiser->part) * 31 + (guint)advertiser->platform;
}

static gboolean same_advertiser(gconstpointer a, gconstpointer b) {
    const struct advertiser *left = a;
    const struct advertiser *right = b;
    return left->platform == right->platform && left->part == right->part &&
           strcmp(left->advertiser_id, right->advertiser_id) == 0;
}

struct mapping *mapping_new(struct dataset *dataset) {
    struct mapping *mapping = g_new0(struct mapping, 1);
    mapping->dataset = dataset;
    mapping->advertisers = dataset->advertisers;
    mapping->parts = parts_new(dataset);
    mapping->first = g_hash_table_new(hash_advertiser, same_advertiser);
    mapping->next = g_new0(int, dataset->advertisers->len + 1);
    mapping->newer = g_hash_table_new(g_str_hash, g_str_equal);
    mapping->older = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    mapping->joined_platform = -1;
    mapping->answers = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    mapping->links = g_ptr_array_new();
    mapping->parties = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        mapping->next[i] = GPOINTER_TO_INT(g_hash_table_lookup(mapping->first, advertiser));
        g_hash_table_insert(mapping->first, advertiser, GINT_TO_POINTER((int)i + 1));
    }
    return mapping;
}

void mapping_free(struct mapping *mapping) {
    parts_free(mapping->parts);
    g_hash_table_unref(mapping->first);
    g_hash_table_unref(mapping->newer);
    g_hash_table_unref(mapping->older);
    g_hash_table_unref(mapping->answers);
    g_ptr_array_unref(mapping->links);
    g_array_unref(mapping->parties);
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
    struct advertiser key = {.platform = platform, .advertiser_id = advertiser_id, .part = PART_WHOLE};
    return g_hash_table_contains(mapping->first, &key) || parts_of(mapping->parts, platform, advertiser_id);
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

/* The days of a row that a report is about: of others nothing is told, so that their links do not matter. */
static struct period days_that_matter(const struct mapping *mapping, struct period days) {
    struct period whole = mapping->dataset->settings.period;
    if (!period_overlaps(days, whole))
        return days;
    return (struct period){MAX(days.first, whole.first), MIN(days.last, whole.last)};
}

/* Appends the links of one part of an account that are valid on some of these days. */
static void add_links(const struct mapping *mapping, int platform, const char *id, int part, struct period days) {
    struct advertiser key = {.platform = platform, .advertiser_id = id, .part = part};
    int index = GPOINTER_TO_INT(g_hash_table_lookup(mapping->first, &key));
    for (; index > 0; index = mapping->next[index - 1]) {
        struct advertiser *advertiser = &g_array_index(mapping->advertisers, struct advertiser, index - 1);
        if (is_valid(advertiser, days))
            g_ptr_array_add(mapping->links, advertiser);
    }
}

static gint compare_first_days(gconstpointer a, gconstpointer b) {
    const struct advertiser *left = *(const struct advertiser *const *)a;
    const struct advertiser *right = *(const struct advertiser *const *)b;
    return (left->valid.first > right->valid.first) - (left->valid.first < right->valid.first);
}

/* True if on some day of the row none of these links, in order of their first days, is valid. */
static bool has_day_without(const GPtrArray *links, struct period period) {
    day_number next = period.first; /* the first day that no link seen so far is valid on */
    for (guint i = 0; i < links->len; i++) {
        const struct advertiser *link = links->pdata[i];
        if (link->valid.first > next)
            return true;
        if (!link->valid.last)
            return false;
        next = MAX(next, link->valid.last + 1);
    }
    return next <= period.last;
}

static gint compare_parties(gconstpointer a, gconstpointer b) {
    int left = *(const int *)a, right = *(const int *)b;
    return (left > right) - (left < right);
}

/* Adds whom a row may belong to by these links of one part, in order of their first days. */
static void add_candidates(const GPtrArray *links, struct period days, GArray *parties) {
    const int nobody = PARTY_UNMAPPED;
    if (links->len == 0 || has_day_without(links, days))
        g_array_append_val(parties, nobody);
    for (guint i = 0; i < links->len; i++) {
        const struct advertiser *link = links->pdata[i];
        g_array_append_vals(parties, link->parties, link->party_count);
    }
}

/* Each party once, ascending. */
static void settle(GArray *parties) {
    g_array_sort(parties, compare_parties);
    guint kept = 0;
    for (guint i = 0; i < parties->len; i++)
        if (kept == 0 || g_array_index(parties, int, kept - 1) != g_array_index(parties, int, i))
            g_array_index(parties, int, kept++) = g_array_index(parties, int, i);
    g_array_set_size(parties, kept);
}

/* The rows of a joint account share its list of parties: there may be very many. */
static const int *keep(const struct mapping *mapping) {
    const GArray *parties = mapping->parties;
    const struct advertiser *link = mapping->links->len > 0 ? mapping->links->pdata[0] : NULL;
    if (link && link->party_count == parties->len &&
        memcmp(link->parties, parties->data, parties->len * sizeof(int)) == 0)
        return link->parties;
    return dataset_parties(mapping->dataset, (const int *)(const void *)parties->data, parties->len);
}

/* The old ids of an account; NULL if it has none. */
static const GPtrArray *older_ids(const struct mapping *mapping, int platform, const char *newest) {
    return platform == mapping->joined_platform ? g_hash_table_lookup(mapping->older, newest) : NULL;
}

/* Adds whom one part of an account, under each of its joined ids, may belong to. */
static void look_up(const struct mapping *mapping, int platform, const char *newest, int part, struct period days) {
    const GPtrArray *older = older_ids(mapping, platform, newest);
    g_ptr_array_set_size(mapping->links, 0);
    add_links(mapping, platform, newest, part, days);
    for (guint i = 0; older && i < older->len; i++)
        add_links(mapping, platform, older->pdata[i], part, days);
    g_ptr_array_sort(mapping->links, compare_first_days);
    add_candidates(mapping->links, days, mapping->parties);
}

/* Adds whom each part of what goes by an id may belong to, if it is divided. */
static bool look_up_parts(const struct mapping *mapping, int platform, const char *newest, const char *id,
                          struct period days) {
    const GArray *parts = parts_of(mapping->parts, platform, id);
    for (guint i = 0; parts && i < parts->len; i++)
        look_up(mapping, platform, newest, g_array_index(parts, int, i), days);
    return parts;
}

/* The same for all of its ids; false if none is divided. */
static bool look_up_all_parts(const struct mapping *mapping, int platform, const char *newest, struct period days) {
    const GPtrArray *older = older_ids(mapping, platform, newest);
    bool divided = look_up_parts(mapping, platform, newest, newest, days);
    for (guint i = 0; older && i < older->len; i++)
        divided = look_up_parts(mapping, platform, newest, older->pdata[i], days) || divided;
    return divided;
}

/* The answer of what was looked up. */
static struct answer settled(const struct mapping *mapping) {
    settle(mapping->parties);
    guint count = mapping->parties->len;
    if (count > 1)
        return (struct answer){PARTY_SEVERAL, keep(mapping), count};
    return (struct answer){g_array_index(mapping->parties, int, 0), NULL, 0};
}

/* Whoever may have some part of an account; false if it is not divided. What holds on any day is looked up once, since there may be
 * very many parts, and rows. */
static bool find_untold(const struct mapping *mapping, int platform, const char *newest, struct period days,
                        struct answer *answer) {
    const GArray *parts = parts_of(mapping->parts, platform, newest);
    bool lasts = parts && !older_ids(mapping, platform, newest) && !parts_are_dated(mapping->parts, platform, newest);
    const struct answer *known = lasts ? g_hash_table_lookup(mapping->answers, parts) : NULL;
    if (known) {
        *answer = *known;
        return true;
    }
    if (!look_up_all_parts(mapping, platform, newest, days))
        return false;
    *answer = settled(mapping);
    if (lasts)
        g_hash_table_insert(mapping->answers, (gpointer)parts, g_memdup2(answer, sizeof *answer));
    return true;
}

void mapping_find(const struct mapping *mapping, struct observation *row) {
    const char *newest = newest_id(mapping, row->platform, row->from->advertiser_id);
    struct period days = days_that_matter(mapping, row->period);
    struct answer answer;
    g_array_set_size(mapping->parties, 0);
    bool untold = row->part == PART_WHOLE && find_untold(mapping, row->platform, newest, days, &answer);
    if (!untold) {
        look_up(mapping, row->platform, newest, row->part, days);
        answer = settled(mapping);
    }
    row->party = answer.party;
    row->candidates = answer.candidates;
    row->candidate_count = answer.candidate_count;
    row->notes &= ~(unsigned)(NOTE_PART | NOTE_UNTOLD);
    if (row->part != PART_WHOLE)
        row->notes |= NOTE_PART;
    else if (untold && answer.party == PARTY_SEVERAL)
        row->notes |= NOTE_UNTOLD;
}

void mapping_find_paid(const struct mapping *mapping, struct observation *row, const char *payer) {
    row->part =
        parts_find(mapping->parts, row->platform, newest_id(mapping, row->platform, row->from->advertiser_id), payer);
    mapping_find(mapping, row);
}
