/* Whom ads were aimed at: of what the advertisers of a party spent, the share that went to each method, between bounds. */
#include "tally/tally_internal.h"

#include <string.h>

__extension__ typedef unsigned __int128 wide;

/* Of one platform. */
struct targeting {
    struct targeting_total *totals; /* all parties together, then the parties; NULL: nothing is known of it */
    GArray *order;                  /* int */
};

/* An end of a sum of spending times share. */
struct weight {
    wide amount;
    bool open;
};

/* What went to ads aimed in some way, and what did not, each at least and at most. */
struct weights {
    struct weight least, most, rest_least, rest_most;
};

static const struct targeting_row *row_at(const struct dataset *dataset, guint index) {
    return &g_array_index(dataset->targeting, struct targeting_row, index);
}

/* Lists that the advertiser brought, and people like those on them. */
#define UPLOADED (1U << TARGETING_CUSTOMER_LIST | 1U << TARGETING_LOOKALIKE)

/* The methods of rows that are about this one, as bits. */
static unsigned methods_of(enum targeting_method method) {
    unsigned methods = 1U << method;
    for (int other = 0; targeting_rule(method)->joins && other < TARGETING_METHOD_COUNT; other++)
        if (targeting_rule((enum targeting_method)other)->audience)
            methods |= 1U << other;
    return methods;
}

/* The share of an advertiser's spending that went to any of these methods. One without a row was not used. Of ads aimed in
 * several ways it is not known how far these are the same ads: at least the largest share, at most the sum. */
static void find_share(const struct dataset *dataset, guint first, unsigned methods, enum targeting_side side,
                       int64_t *low, int64_t *high) {
    *low = *high = 0;
    for (guint i = first; i < dataset->targeting->len && row_at(dataset, i)->first == first; i++) {
        const struct targeting_row *row = row_at(dataset, i);
        if (row->side != side || row->method == TARGETING_NONE || !(methods & 1U << row->method))
            continue;
        *low = MAX(*low, row->low);
        *high = MIN(*high + row->high, TARGETING_WHOLE);
    }
}

static void add_low(struct weight *weight, struct interval spend, int64_t share) {
    weight->amount += (wide)spend.low * (wide)share;
}

/* Nothing of an amount without an end is nothing. */
static void add_high(struct weight *weight, struct interval spend, int64_t share) {
    if (spend.open)
        weight->open = weight->open || share > 0;
    else
        weight->amount += (wide)spend.high * (wide)share;
}

/* Low ends down, high ends up, within 0 and 1000. */
static struct interval share_of(const struct weights *weights) {
    wide most = weights->most.amount + weights->rest_least.amount,
         least = weights->least.amount + weights->rest_most.amount;
    struct interval share = interval_between(0, 1000);
    if (!weights->rest_most.open && weights->least.amount > 0)
        share.low = (int64_t)(weights->least.amount * 1000 / least);
    if (!weights->most.open)
        share.high = weights->most.amount == 0 ? 0 : (int64_t)((weights->most.amount * 1000 + most - 1) / most);
    return share;
}

/* An advertiser that may be another party's brings its spending from zero up. */
static struct interval spend_of(const struct targeting_row *row, bool certain) {
    return certain ? row->spend : interval_from_zero(row->spend);
}

static bool is_behind(const struct dataset *dataset, guint index, int party, bool *certain) {
    const struct targeting_row *row = row_at(dataset, index);
    return row->first == index && targeting_counts(dataset, row) && targeting_may_be_of(row, party, certain);
}

static struct interval find_shares(const struct dataset *dataset, const GArray *advertisers, int party,
                                   unsigned methods, enum targeting_side side) {
    struct weights weights = {{0, false}, {0, false}, {0, false}, {0, false}};
    for (guint i = 0; i < advertisers->len; i++) {
        guint first = g_array_index(advertisers, guint, i);
        bool certain;
        int64_t low, high;
        targeting_may_be_of(row_at(dataset, first), party, &certain);
        struct interval spend = spend_of(row_at(dataset, first), certain);
        find_share(dataset, first, methods, side, &low, &high);
        add_low(&weights.least, spend, low);
        add_high(&weights.most, spend, high);
        add_low(&weights.rest_least, spend, TARGETING_WHOLE - high);
        add_high(&weights.rest_most, spend, TARGETING_WHOLE - low);
    }
    return share_of(&weights);
}

static bool is_linked(const struct dataset *dataset, int platform, int party) {
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        for (guint j = 0; link->platform == platform && j < link->party_count; j++)
            if (link->parties[j] >= 0 && (party < 0 || link->parties[j] == party))
                return true;
    }
    return false;
}

/* Adds an advertiser to what the shares are of. */
static void add_base(struct targeting_total *total, const struct targeting_row *row, bool certain) {
    struct interval spend = spend_of(row, certain), sum = interval_opened(total->spend);
    /* a sum beyond all numbers has no end in hand */
    interval_add(total->spend, spend, &sum);
    total->spend = sum;
    total->advertisers.low += certain;
    total->advertisers.high++;
    total->shared = total->shared || !certain;
    g_array_append_val(total->days, row->period);
}

static void tally_party(const struct dataset *dataset, int platform, int party, struct targeting_total *total) {
    g_autoptr(GArray) advertisers = g_array_new(FALSE, FALSE, sizeof(guint));
    total->days = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = 0; i < dataset->targeting->len; i++) {
        bool certain;
        if (row_at(dataset, i)->platform != platform || !is_behind(dataset, i, party, &certain))
            continue;
        g_array_append_val(advertisers, i);
        add_base(total, row_at(dataset, i), certain);
    }
    days_join(total->days);
    if (advertisers->len == 0)
        total->state = is_linked(dataset, platform, party) ? STATE_NOT_COLLECTED : STATE_NOT_LINKED;
    else if (total->spend.high == 0)
        total->state = STATE_NOT_APPLICABLE;
    else
        total->state = STATE_VALUE;
    for (int side = 0; total->state == STATE_VALUE && side < TARGETING_SIDE_COUNT; side++)
        for (int method = 0; method < TARGETING_METHOD_COUNT; method++)
            total->shares[side][method] = find_shares(
                dataset, advertisers, party, methods_of((enum targeting_method)method), (enum targeting_side)side);
    if (total->state == STATE_VALUE)
        total->uploaded = find_shares(dataset, advertisers, party, UPLOADED, TARGETING_AIMED);
}

/* The ranks among the parties that have shares. */
static void find_ranks(struct targeting_total *parties, guint count) {
    g_autofree struct interval *values = g_new0(struct interval, count + 1),
                               *ranks = g_new0(struct interval, count + 1);
    guint compared = 0;
    for (guint i = 0; i < count; i++)
        if (parties[i].state == STATE_VALUE)
            values[compared++] = parties[i].shares[TARGETING_AIMED][TARGETING_AUDIENCES];
    set_ranks(ranks, values, compared);
    compared = 0;
    for (guint i = 0; i < count; i++)
        if (parties[i].state == STATE_VALUE)
            parties[i].rank = ranks[compared++];
}

struct ordering {
    const struct dataset *dataset;
    const struct targeting_total *parties;
};

static gint compare_parties(gconstpointer left, gconstpointer right, gpointer data) {
    const struct ordering *ordering = data;
    int a = *(const int *)left, b = *(const int *)right;
    const struct targeting_total *first = &ordering->parties[a], *second = &ordering->parties[b];
    if ((first->state == STATE_VALUE) != (second->state == STATE_VALUE))
        return first->state == STATE_VALUE ? -1 : 1;
    struct ranked one = {first->rank, first->shares[TARGETING_AIMED][TARGETING_AUDIENCES]},
                  other = {second->rank, second->shares[TARGETING_AIMED][TARGETING_AUDIENCES]};
    int order = compare_ranked(&one, &other);
    return order ? order : strcmp(dataset_party(ordering->dataset, a)->name, dataset_party(ordering->dataset, b)->name);
}

static void tally_platform(const struct dataset *dataset, int platform, struct targeting *targeting) {
    guint count = dataset->parties->len;
    targeting->totals = g_new0(struct targeting_total, count + 1);
    targeting->order = g_array_new(FALSE, FALSE, sizeof(int));
    tally_party(dataset, platform, -1, &targeting->totals[0]);
    for (int party = 0; party < (int)count; party++) {
        tally_party(dataset, platform, party, &targeting->totals[party + 1]);
        g_array_append_val(targeting->order, party);
    }
    find_ranks(&targeting->totals[1], count);
    struct ordering ordering = {dataset, &targeting->totals[1]};
    g_array_sort_with_data(targeting->order, compare_parties, &ordering);
}

void tally_targeting(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    totals->targeting = g_new0(struct targeting, dataset->platforms->len + 1);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        if (targeting_is_known(dataset, platform))
            tally_platform(dataset, platform, &totals->targeting[platform]);
}

void tally_targeting_free(struct totals *totals) {
    for (guint platform = 0; platform < totals->dataset->platforms->len; platform++) {
        struct targeting *targeting = &totals->targeting[platform];
        if (!targeting->totals)
            continue;
        for (guint i = 0; i <= totals->dataset->parties->len; i++)
            g_array_unref(targeting->totals[i].days);
        g_free(targeting->totals);
        g_array_unref(targeting->order);
    }
    g_free(totals->targeting);
}

const struct targeting_total *totals_targeting(const struct totals *totals, int platform, int whose) {
    const struct targeting_total *all = totals->targeting[platform].totals;
    return all ? &all[whose == GROUP_MAPPED ? 0 : whose + 1] : NULL;
}

const GArray *totals_targeting_order(const struct totals *totals, int platform) {
    return totals->targeting[platform].order;
}
