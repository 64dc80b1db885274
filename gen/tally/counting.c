/* How many different ads or advertisers there were. Those with an id are counted by it, each once; counts without ids
 * may be of the same ones, and are bounded. */
#include "tally/tally_internal.h"

#include <stdlib.h>
#include <string.h>

/* Rows of one account: those with its id, or without an id those of one party. */
static guint account_hash(gconstpointer key) {
    const struct observation *row = key;
    return (*row->from->advertiser_id ? g_str_hash(row->from->advertiser_id) : (guint)row->party) * 31 +
           (guint)row->platform;
}

static gboolean same_account(gconstpointer a, gconstpointer b) {
    const struct observation *left = a, *right = b;
    return left->platform == right->platform && strcmp(left->from->advertiser_id, right->from->advertiser_id) == 0 &&
           (*left->from->advertiser_id || left->party == right->party);
}

/* Rows of one ad of an account. */
static guint ad_hash(gconstpointer key) {
    return account_hash(key) ^ g_str_hash(((const struct observation *)key)->ad);
}

static gboolean same_ad(gconstpointer a, gconstpointer b) {
    return same_account(a, b) && strcmp(((const struct observation *)a)->ad, ((const struct observation *)b)->ad) == 0;
}

/* Numbers what rows are of by the order in which it comes: 1 for the first. */
static guint32 number_of(GHashTable *numbers, const struct observation *row) {
    guint32 number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, row));
    if (number)
        return number;
    number = g_hash_table_size(numbers) + 1;
    g_hash_table_insert(numbers, (gpointer)row, GUINT_TO_POINTER(number));
    return number;
}

/* What a row is ordered by among those that are counted. */
struct whose {
    int owner;
    guint32 account, ad;
    int part;
    guint32 row;
};

/* Order by the party of the account (PARTY_SEVERAL if its rows are not all of one), then account, then ad, then part of the
 * account, then row: the rows of an account, and within it those of an ad, are side by side. */
static int compare_whose(const void *left, const void *right) {
    const struct whose *a = left, *b = right;
    if (a->owner != b->owner)
        return a->owner < b->owner ? -1 : 1;
    if (a->account != b->account)
        return a->account < b->account ? -1 : 1;
    if (a->ad != b->ad)
        return a->ad < b->ad ? -1 : 1;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Each row's place in that order is found once, so that lists of rows are sorted by a number. */
static void find_order(struct identities *identities, const struct dataset *dataset) {
    guint32 rows = dataset->observations->len;
    g_autofree struct whose *all = g_new(struct whose, rows + 1);
    for (guint32 i = 0; i < rows; i++)
        all[i] = (struct whose){identities->owner[identities->account[i]], identities->account[i], ad_of(identities, i),
                                tally_row(dataset, i)->part, i};
    qsort(all, rows, sizeof *all, compare_whose);
    for (guint32 i = 0; i < rows; i++)
        identities->order[all[i].row] = i;
}

void identities_init(struct identities *identities, const struct dataset *dataset) {
    g_autoptr(GHashTable) accounts = g_hash_table_new(account_hash, same_account);
    g_autoptr(GHashTable) ads = g_hash_table_new(ad_hash, same_ad);
    identities->account = g_new0(guint32, dataset->observations->len + 1);
    identities->order = g_new0(guint32, dataset->observations->len + 1);
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        identities->account[i] = number_of(accounts, row);
        if (!*row->ad)
            continue;
        if (!identities->ad)
            identities->ad = g_new0(guint32, dataset->observations->len + 1);
        identities->ad[i] = number_of(ads, row);
    }
    identities->accounts = g_hash_table_size(accounts);
    identities->owner = g_new0(int, identities->accounts + 1);
    g_autofree bool *owned = g_new0(bool, identities->accounts + 1);
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        int party = tally_row(dataset, i)->party;
        int *owner = &identities->owner[identities->account[i]];
        *owner = owned[identities->account[i]] && *owner != party ? PARTY_SEVERAL : party;
        owned[identities->account[i]] = true;
    }
    identities->ads = g_hash_table_size(ads);
    find_order(identities, dataset);
}

void identities_close(struct identities *identities) {
    g_clear_pointer(&identities->order, g_free);
}

void identities_clear(struct identities *identities) {
    g_free(identities->account);
    g_free(identities->ad);
    g_free(identities->order);
    g_free(identities->owner);
}

static int compare_keys(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

void sort_by_whose(const struct identities *identities, struct row_list *list) {
    guint count = list->count;
    g_autofree uint64_t *keys = g_new(uint64_t, count + 1); /* a row's place, then its position */
    for (guint i = 0; i < count; i++)
        keys[i] = (uint64_t)identities->order[list->rows[i].row] << 32 | i;
    qsort(keys, count, sizeof *keys, compare_keys);
    list->by_whose = g_renew(guint32, list->by_whose, count);
    for (guint i = 0; i < count; i++)
        list->by_whose[i] = (guint32)keys[i];
}

static gint compare_entries(gconstpointer left, gconstpointer right, gpointer data) {
    const struct entry *a = left, *b = right;
    const guint32 *order = data;
    return (order[a->row] > order[b->row]) - (order[a->row] < order[b->row]);
}

void sort_entries(const struct identities *identities, struct entry *entries, guint count) {
    g_qsort_with_data(entries, (gint)count, sizeof *entries, compare_entries, identities->order);
}

/* Counts that may be of the same things: at least the largest, at most all of them. */
struct bounds {
    struct interval value;
    guint count;
};

static void bounds_add(struct bounds *bounds, struct interval value) {
    if (bounds->count++ == 0) {
        bounds->value = value;
        return;
    }
    struct interval both[] = {bounds->value, value};
    bounds->value = interval_union(both, G_N_ELEMENTS(both), -1);
}

/* One thing, however often it is listed: there for certain if some entry says so. */
static struct interval once(const struct entry *start, const struct entry *end) {
    struct interval value = interval_of(0);
    for (; start < end; start++) {
        value.low = MAX(value.low, MIN(start->value.low, 1));
        value.high = MAX(value.high, start->value.open ? 1 : MIN(start->value.high, 1));
    }
    return value;
}

static bool is_single(const struct entry *start, const struct entry *end) {
    for (; start < end; start++)
        if (start->value.open || start->value.high > 1)
            return false;
    return true;
}

static struct bounds bounds_of(const struct entry *start, const struct entry *end) {
    struct bounds bounds = {.count = 0};
    for (; start < end; start++)
        bounds_add(&bounds, start->value);
    return bounds;
}

/* Ads without ids: those that different payers paid for are different ads, and others may be the same. */
static struct bounds nameless_ads(const struct entry *start, const struct entry *end, unsigned *flags) {
    struct bounds all = {.count = 0};
    struct interval told = interval_of(0);
    bool any_told = false;
    for (const struct entry *next; start < end; start = next) {
        int part = start->observation->part;
        for (next = start; next < end && next->observation->part == part; next++)
            ;
        struct bounds same = bounds_of(start, next);
        if (same.count > 1)
            *flags |= TOTAL_BOUNDS;
        if (part == PART_WHOLE)
            bounds_add(&all, same.value);
        else
            interval_add_to(&told, same.value);
        any_told = any_told || part != PART_WHOLE;
    }
    if (any_told)
        bounds_add(&all, told);
    return all;
}

/* Ads listed one by one are each counted once; beside them ads of the same account without ids may be the same. */
static struct bounds ads_of(const struct identities *identities, const struct entry *start, const struct entry *end,
                            unsigned *flags) {
    struct bounds all = {.count = 0};
    struct interval listed = interval_of(0);
    for (const struct entry *next; start < end; start = next) {
        guint32 ad = ad_of(identities, start->row);
        for (next = start; next < end && ad_of(identities, next->row) == ad; next++)
            ;
        struct bounds same = ad ? bounds_of(start, next) : nameless_ads(start, next, flags);
        if (ad && is_single(start, next))
            same = (struct bounds){once(start, next), 1};
        if (same.count > 1)
            *flags |= TOTAL_BOUNDS;
        if (ad)
            interval_add_to(&listed, same.value);
        else
            bounds_add(&all, same.value);
        if (ad && next == end)
            bounds_add(&all, listed);
    }
    return all;
}

/* What is listed of a party as a whole, and of its advertisers: the two may hold the same. */
struct owner {
    int party;
    struct bounds whole;
    struct interval accounts;
    bool has_accounts;
};

static struct bounds account_of(const struct identities *identities, enum measure measure, const struct entry *start,
                                const struct entry *end, unsigned *flags) {
    if (measure_rule(measure)->counts_ads)
        return ads_of(identities, start, end, flags);
    if (*start->observation->from->advertiser_id)
        return (struct bounds){once(start, end), 1};
    struct bounds bounds = bounds_of(start, end);
    if (bounds.count > 1)
        *flags |= TOTAL_BOUNDS;
    return bounds;
}

/* The party of all these entries; PARTY_SEVERAL if they are not all of one. */
static int party_of(const struct entry *start, const struct entry *end) {
    int party = start->observation->party;
    for (; start < end; start++)
        if (start->observation->party != party)
            return PARTY_SEVERAL;
    return party;
}

static int compare_owners(gconstpointer left, gconstpointer right) {
    const struct owner *a = left, *b = right;
    return (a->party > b->party) - (a->party < b->party);
}

/* Joins what is known of each party: its advertisers may be among those listed of it as a whole, even on other
 * days. */
static struct interval join_owners(GArray *owners, unsigned *flags) {
    struct interval sum = interval_of(0);
    bool any_whole = false;
    g_array_sort(owners, compare_owners); /* a few: most were joined as they came */
    for (guint i = 0; i < owners->len; i++)
        any_whole = any_whole || (g_array_index(owners, struct owner, i).whole.count > 0 &&
                                  g_array_index(owners, struct owner, i).party >= 0);
    for (guint start = 0, end; start < owners->len; start = end) {
        struct owner joined = g_array_index(owners, struct owner, start);
        for (end = start + 1; end < owners->len; end++) {
            const struct owner *next = &g_array_index(owners, struct owner, end);
            if (next->party != joined.party)
                break;
            if (next->whole.count > 0)
                bounds_add(&joined.whole, next->whole.value);
            interval_add_to(&joined.accounts, next->accounts);
            joined.has_accounts = joined.has_accounts || next->has_accounts;
        }
        struct bounds both = joined.whole;
        if (joined.has_accounts)
            bounds_add(&both, joined.accounts);
        if (joined.party == PARTY_SEVERAL && any_whole)
            both.value.low = 0;
        if (both.count > 1 || (joined.party == PARTY_SEVERAL && any_whole))
            *flags |= TOTAL_BOUNDS;
        interval_add_to(&sum, both.value);
    }
    return sum;
}

struct interval count_different(const struct identities *identities, enum measure measure, const struct entry *entries,
                                guint count, unsigned *flags) {
    g_autoptr(GArray) owners = g_array_new(FALSE, FALSE, sizeof(struct owner));
    for (guint start = 0, end; start < count; start = end) {
        for (end = start;
             end < count && identities->account[entries[end].row] == identities->account[entries[start].row]; end++)
            ;
        struct bounds value = account_of(identities, measure, &entries[start], &entries[end], flags);
        struct owner owner = {.party = party_of(&entries[start], &entries[end])};
        owner.has_accounts = *entries[start].observation->from->advertiser_id != '\0';
        if (owner.has_accounts)
            owner.accounts = value.value;
        else
            owner.whole = value;
        owner.whole.count = MIN(owner.whole.count, 1);
        struct owner *last = owners->len ? &g_array_index(owners, struct owner, owners->len - 1) : NULL;
        if (last && last->party == owner.party && owner.has_accounts && last->has_accounts)
            interval_add_to(&last->accounts, owner.accounts);
        else
            g_array_append_val(owners, owner);
    }
    return join_owners(owners, flags);
}
