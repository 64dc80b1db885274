/* Spending by advertiser. The rows that count in a party's total are shared out over its advertisers, so that these add
 * up to it whatever it was made of; what a mapping adds to its party can then be read off its own row. */
#include "tally/tally_internal.h"

#include <stdlib.h>
#include <string.h>

/* Everything that advertisers.csv and the figures say of one account. */
struct account {
    int platform;
    const char *advertiser_id;
    GArray *mappings; /* guint: rows of dataset->advertisers */
    GArray *shares;   /* guint: of its party, for each party or mapping it has */
    bool person;
};

/* The rows of one account that count for one party. */
struct share {
    struct advertiser_total total;
    const struct account *account;
    GArray *rows;     /* guint32 indices of observations, ascending */
    day_number named; /* last day of the row that gave the name */
};

struct sharing {
    struct totals *totals;
    GHashTable *accounts; /* a set of struct account * */
    GArray *shares;       /* struct share */
};

static guint account_hash(gconstpointer key) {
    const struct account *account = key;
    return g_str_hash(account->advertiser_id) * 31 + (guint)account->platform;
}

static gboolean account_equal(gconstpointer left, gconstpointer right) {
    const struct account *a = left, *b = right;
    return a->platform == b->platform && strcmp(a->advertiser_id, b->advertiser_id) == 0;
}

static void account_free(gpointer data) {
    struct account *account = data;
    g_array_unref(account->mappings);
    g_array_unref(account->shares);
    g_free(account);
}

static struct account *account_of(struct sharing *sharing, int platform, const char *advertiser_id) {
    struct account key = {.platform = platform, .advertiser_id = advertiser_id};
    struct account *account = g_hash_table_lookup(sharing->accounts, &key);
    if (account)
        return account;
    account = g_new(struct account, 1);
    *account = (struct account){.platform = platform,
                                .advertiser_id = advertiser_id,
                                .mappings = g_array_new(FALSE, FALSE, sizeof(guint)),
                                .shares = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_hash_table_add(sharing->accounts, account);
    return account;
}

static const struct advertiser *mapping_at(const struct sharing *sharing, guint row) {
    return &g_array_index(sharing->totals->dataset->advertisers, struct advertiser, row);
}

static struct share *share_at(const struct sharing *sharing, guint index) {
    return &g_array_index(sharing->shares, struct share, index);
}

static bool holds_in(const struct advertiser *mapping, struct period period) {
    return mapping->valid.first <= period.last && (!mapping->valid.last || mapping->valid.last >= period.first);
}

/* The row of advertisers.csv that gives an account this party in a period; -1 where none does. */
static int mapping_in(const struct sharing *sharing, const struct account *account, int party, struct period period) {
    for (guint i = 0; i < account->mappings->len; i++) {
        guint row = g_array_index(account->mappings, guint, i);
        const struct advertiser *mapping = mapping_at(sharing, row);
        if (mapping->party == party && holds_in(mapping, period))
            return (int)row;
    }
    return -1;
}

static struct share *share_of(struct sharing *sharing, struct account *account, int party, int mapping) {
    for (guint i = 0; i < account->shares->len; i++) {
        struct share *share = share_at(sharing, g_array_index(account->shares, guint, i));
        if (share->total.party == party && share->total.mapping == mapping)
            return share;
    }
    struct share share = {
        .total = {.platform = account->platform,
                  .party = party,
                  .mapping = mapping,
                  .advertiser_id = account->advertiser_id,
                  .name = mapping >= 0 ? mapping_at(sharing, (guint)mapping)->name : ""},
        .account = account,
        .rows = g_array_new(FALSE, FALSE, sizeof(guint32)),
    };
    g_array_append_val(account->shares, sharing->shares->len);
    g_array_append_val(sharing->shares, share);
    return share_at(sharing, sharing->shares->len - 1);
}

/* Every mapping to a party is listed, with figures or without. */
static void share_mappings(struct sharing *sharing) {
    const GArray *advertisers = sharing->totals->dataset->advertisers;
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser *mapping = mapping_at(sharing, i);
        struct account *account = account_of(sharing, mapping->platform, mapping->advertiser_id);
        g_array_append_val(account->mappings, i);
        account->person = account->person || (mapping->person && strcmp(mapping->relation, "candidate") != 0);
        if (mapping->party >= 0)
            share_of(sharing, account, mapping->party, (int)i);
    }
}

/* Which observations count in the total of a party, or of those without one. */
static guint8 *counted_rows(const struct totals *totals) {
    guint8 *counted = g_new0(guint8, totals->dataset->observations->len + 1);
    for (int platform = 0; platform < (int)totals->dataset->platforms->len; platform++) {
        for (int party = PARTY_UNMAPPED; party < (int)totals->dataset->parties->len; party++) {
            const GArray *rows = totals_whole(totals, platform, party, MEASURE_SPEND)->rows;
            for (guint i = 0; rows && i < rows->len; i++)
                counted[g_array_index(rows, guint32, i)] = 1;
        }
    }
    return counted;
}

static void share_row(struct sharing *sharing, guint32 index, const struct observation *row, bool counted) {
    struct account *account = account_of(sharing, row->platform, row->advertiser_id);
    sharing->totals->names_advertisers[row->platform] = true;
    int party = counted_party(row);
    struct share *share = share_of(sharing, account, party, mapping_in(sharing, account, row->party, row->period));
    /* A platform may rename a page: the last name is the one that people find there. */
    if (share->total.mapping < 0 && *row->advertiser && row->period.last >= share->named) {
        share->total.name = row->advertiser;
        share->named = row->period.last;
    }
    if (counted || row->amounts[MEASURE_SPEND].state != STATE_VALUE)
        g_array_append_val(share->rows, index);
    else
        share->total.spend.state = STATE_NOT_REPORTED; /* until a row is found that counts */
}

static void share_rows(struct sharing *sharing) {
    const struct dataset *dataset = sharing->totals->dataset;
    g_autofree guint8 *counted = counted_rows(sharing->totals);
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->role == ROLE_MAIN && *row->advertiser_id && row->amounts[MEASURE_SPEND].given &&
            period_overlaps(row->period, dataset->settings.period))
            share_row(sharing, i, row, counted[i]);
    }
}

/* Why there is nothing for an advertiser that no row is about. */
static enum state state_without_rows(const struct sharing *sharing, const struct share *share) {
    const struct totals *totals = sharing->totals;
    struct period period = totals->dataset->settings.period;
    if (share->total.spend.state != STATE_VALUE)
        return share->total.spend.state;
    if (share->total.mapping >= 0 && !holds_in(mapping_at(sharing, (guint)share->total.mapping), period))
        return STATE_NOT_APPLICABLE;
    bool incomplete;
    enum state state = day_states_summary(&totals->days, share->total.platform, MEASURE_SPEND, period, &incomplete);
    return state == STATE_NONE_LISTED && !totals->names_advertisers[share->total.platform] ? STATE_NOT_REPORTED : state;
}

static void resolve_share(const struct sharing *sharing, struct share *share, struct diagnostics *diagnostics) {
    const struct dataset *dataset = sharing->totals->dataset;
    struct total *spend = &share->total.spend;
    share->total.person = share->account->person;
    spend->frame = dataset->settings.period;
    if (share->rows->len > 0) {
        spend->state = STATE_VALUE;
        total_resolve(spend, dataset, MEASURE_SPEND, share->rows, dataset->settings.period, NULL, diagnostics);
        return;
    }
    spend->state = state_without_rows(sharing, share);
    g_array_unref(share->rows);
}

/* An advertiser on its way to its place. */
struct standing {
    const struct advertiser_total *total;
    struct interval place;
    char *name; /* case-folded; bytes compare the same everywhere */
};

static int compare_values(gconstpointer left, gconstpointer right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* How many of the sorted values are larger than one. */
static guint count_above(const int64_t *sorted, guint count, int64_t value) {
    guint low = 0, high = count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (sorted[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return count - low;
}

/* The places of interval_place for all at once: there may be thousands of advertisers. An open end is INT64_MAX. */
static void set_places(struct standing *standings, guint count) {
    g_autofree int64_t *lows = g_new(int64_t, count + 1);
    g_autofree int64_t *highs = g_new(int64_t, count + 1);
    for (guint i = 0; i < count; i++) {
        lows[i] = standings[i].total->spend.value.low;
        highs[i] = standings[i].total->spend.value.high;
    }
    qsort(lows, count, sizeof *lows, compare_values);
    qsort(highs, count, sizeof *highs, compare_values);
    for (guint i = 0; i < count; i++) {
        struct interval value = standings[i].total->spend.value;
        guint above = value.open ? 0 : count_above(lows, count, value.high);
        guint reaching = count_above(highs, count, value.low) - (value.high > value.low);
        standings[i].place = interval_between(1 + above, 1 + reaching);
    }
}

static int compare_standings(gconstpointer left, gconstpointer right) {
    const struct standing *a = left, *b = right;
    if (a->place.low != b->place.low)
        return a->place.low < b->place.low ? -1 : 1;
    if (a->place.high != b->place.high)
        return a->place.high < b->place.high ? -1 : 1;
    int order = strcmp(a->name, b->name);
    if (order == 0)
        order = strcmp(a->total->advertiser_id, b->total->advertiser_id);
    return order ? order : a->total->mapping - b->total->mapping;
}

static GArray *in_order(const GArray *advertisers) {
    guint count = 0;
    g_autofree struct standing *standings = g_new(struct standing, advertisers->len + 1);
    for (int valued = 1; valued >= 0; valued--) {
        for (guint i = 0; i < advertisers->len; i++) {
            const struct advertiser_total *total = &g_array_index(advertisers, struct advertiser_total, i);
            if ((total->spend.state == STATE_VALUE) == valued)
                standings[count++] = (struct standing){total, interval_of(INT64_MAX), g_utf8_casefold(total->name, -1)};
        }
        if (valued)
            set_places(standings, count);
    }
    qsort(standings, count, sizeof *standings, compare_standings);
    GArray *ordered = g_array_sized_new(FALSE, FALSE, sizeof(struct advertiser_total), count);
    for (guint i = 0; i < count; i++) {
        g_array_append_val(ordered, *standings[i].total);
        g_free(standings[i].name);
    }
    return ordered;
}

static guint list_count(const struct totals *totals) {
    return totals->dataset->platforms->len * (totals->dataset->parties->len + 1);
}

static guint list_index(const struct totals *totals, int platform, int party) {
    return (guint)platform * (totals->dataset->parties->len + 1) + (guint)(party + 1);
}

void tally_advertisers(struct totals *totals, struct diagnostics *diagnostics) {
    struct sharing sharing = {totals, g_hash_table_new_full(account_hash, account_equal, account_free, NULL),
                              g_array_new(FALSE, TRUE, sizeof(struct share))};
    totals->names_advertisers = g_new0(bool, totals->dataset->platforms->len + 1);
    totals->advertisers = g_new0(GArray *, list_count(totals) + 1);
    share_mappings(&sharing);
    share_rows(&sharing);
    for (guint i = 0; i < list_count(totals); i++)
        totals->advertisers[i] = g_array_new(FALSE, FALSE, sizeof(struct advertiser_total));
    for (guint i = 0; i < sharing.shares->len; i++) {
        struct share *share = share_at(&sharing, i);
        resolve_share(&sharing, share, diagnostics);
        g_array_append_val(totals->advertisers[list_index(totals, share->total.platform, share->total.party)],
                           share->total);
    }
    for (guint i = 0; i < list_count(totals); i++) {
        GArray *ordered = in_order(totals->advertisers[i]);
        g_array_unref(totals->advertisers[i]);
        totals->advertisers[i] = ordered;
    }
    g_array_unref(sharing.shares);
    g_hash_table_unref(sharing.accounts);
}

void tally_advertisers_free(struct totals *totals) {
    for (guint i = 0; totals->advertisers && i < list_count(totals); i++) {
        for (guint j = 0; j < totals->advertisers[i]->len; j++) {
            struct total *spend = &g_array_index(totals->advertisers[i], struct advertiser_total, j).spend;
            if (spend->rows)
                g_array_unref(spend->rows);
        }
        g_array_unref(totals->advertisers[i]);
    }
    g_free(totals->advertisers);
    g_free(totals->names_advertisers);
}

const GArray *totals_advertisers(const struct totals *totals, int platform, int subject) {
    return totals->advertisers[list_index(totals, platform, subject)];
}

bool totals_names_advertisers(const struct totals *totals, int platform) {
    return totals->names_advertisers[platform];
}

struct total *totals_rest(const struct totals *totals, int platform, int subject, const GPtrArray *listed) {
    const struct total *whole = totals_whole(totals, platform, subject, MEASURE_SPEND);
    if (whole->state != STATE_VALUE)
        return NULL;
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < listed->len; i++) {
        const struct advertiser_total *advertiser = g_ptr_array_index(listed, i);
        for (guint j = 0; advertiser->spend.rows && j < advertiser->spend.rows->len; j++)
            g_hash_table_add(taken, GUINT_TO_POINTER(g_array_index(advertiser->spend.rows, guint32, j)));
    }
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < whole->rows->len; i++) {
        guint32 row = g_array_index(whole->rows, guint32, i);
        if (!g_hash_table_contains(taken, GUINT_TO_POINTER(row)))
            g_array_append_val(rows, row);
    }
    if (rows->len == 0) {
        g_array_unref(rows);
        return NULL;
    }
    struct total *rest = g_new0(struct total, 1);
    rest->frame = totals->dataset->settings.period;
    /* A part of a sum that was counted cannot overflow, so there is nothing to say. */
    total_resolve(rest, totals->dataset, MEASURE_SPEND, rows, totals->dataset->settings.period, NULL, NULL);
    return rest;
}

void total_free(struct total *total) {
    if (!total)
        return;
    if (total->rows)
        g_array_unref(total->rows);
    g_free(total);
}
