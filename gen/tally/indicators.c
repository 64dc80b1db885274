/* Who paid, and how wide ranges are: what stands beside commitments of a code. */
#include "tally/tally_internal.h"

#include "model/indicators.h"

#include <string.h>

/* What was spent with a payer named, without, and by rows that could be either; and of how many rows that is known. */
struct paid {
    struct interval named, not_named, either;
    bool known;
    bool uncounted; /* some source does not say how many rows it has */
    int64_t rows, rows_as_range;
    struct interval rows_named; /* rows of files that name nobody at all may name somebody */
    GArray *days;               /* struct period: of the same rows as all of the above */
};

/* Of rows of one ad in several copies it is not known which is right. */
static struct interval any_of(struct interval a, struct interval b) {
    struct interval sum = interval_opened(a);
    interval_add(a, b, &sum);
    sum.low = MIN(a.low, b.low);
    return sum;
}

/* What rows say of payers: the files that name some, and each ad once. */
struct rows {
    const struct dataset *dataset;
    int platform;
    GHashTable *naming; /* set of files in which some row names a payer */
    GHashTable *ads;    /* ad -> struct ad_paid * */
};

/* An ad and what its rows say. */
struct ad_paid {
    struct interval spend;
    bool named, not_named;
};

static bool counts(const struct rows *rows, const struct disclaimer *row) {
    return row->platform == rows->platform && period_overlaps(row->period, rows->dataset->settings.period);
}

static void add_paid(struct paid *paid, bool named, bool not_named, struct interval spend) {
    interval_add_to(named && not_named ? &paid->either : named ? &paid->named : &paid->not_named, spend);
}

/* A row, its days, and whether it names a payer: 0, 1, or either. */
static void count_row(struct paid *paid, const struct amount *spend, struct period days, struct interval named) {
    paid->rows++;
    interval_add_to(&paid->rows_named, named);
    paid->rows_as_range += spend->state == STATE_VALUE && !interval_is_point(spend->value);
    g_array_append_val(paid->days, days);
}

static void add_disclaimer(struct rows *rows, struct paid *paid, const struct disclaimer *row) {
    struct interval spend = amount_within(&row->spend, row->period, rows->dataset->settings.period);
    bool named = *row->text;
    count_row(paid, &row->spend, row->period, interval_of(named));
    paid->known = true;
    if (!*row->ad) {
        add_paid(paid, named, !named, spend);
        return;
    }
    struct ad_paid *ad = g_hash_table_lookup(rows->ads, row->ad);
    if (ad) {
        ad->spend = any_of(ad->spend, spend);
    } else {
        ad = g_new(struct ad_paid, 1);
        *ad = (struct ad_paid){.spend = spend};
        g_hash_table_insert(rows->ads, (gpointer)row->ad, ad);
    }
    ad->named = ad->named || named;
    ad->not_named = ad->not_named || !named;
}

/* Rows of files that name no payer at all. */
static void add_silent_rows(const struct rows *rows, struct paid *paid) {
    for (guint32 i = 0; i < rows->dataset->observations->len; i++) {
        const struct observation *row = tally_row(rows->dataset, i);
        const struct amount *spend = observation_amount(row, MEASURE_SPEND);
        if (row->platform != rows->platform || row->role != ROLE_MAIN || observation_is_divided(row) || !spend->given ||
            !period_overlaps(row->period, rows->dataset->settings.period) ||
            g_hash_table_contains(rows->naming, row->from->file))
            continue;
        interval_add_to(&paid->either, amount_within(spend, row->period, rows->dataset->settings.period));
        if (!(row->notes & NOTE_AFTER_COPY)) /* that is no row of the source */
            count_row(paid, spend, row->period, interval_between(0, 1));
    }
}

/* What ads may have come to after they were copied was paid by who paid before. */
static void add_after_copies(const struct rows *rows) {
    for (guint32 i = 0; i < rows->dataset->observations->len; i++) {
        const struct observation *row = tally_row(rows->dataset, i);
        struct ad_paid *ad = row->platform == rows->platform && row->notes & NOTE_AFTER_COPY && *row->ad &&
                                     observation_amount(row, MEASURE_SPEND)->given
                                 ? g_hash_table_lookup(rows->ads, row->ad)
                                 : NULL;
        if (ad)
            interval_add_to(&ad->spend, amount_within(observation_amount(row, MEASURE_SPEND), row->period,
                                                      rows->dataset->settings.period));
    }
}

static void paid_of_rows(const struct dataset *dataset, int platform, struct paid *paid) {
    struct rows rows = {dataset, platform, g_hash_table_new(g_str_hash, g_str_equal),
                        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free)};
    const struct disclaimer *all = (const struct disclaimer *)(const void *)dataset->disclaimers->data;
    for (guint i = 0; i < dataset->disclaimers->len; i++)
        if (counts(&rows, &all[i]) && *all[i].text)
            g_hash_table_add(rows.naming, (gpointer)all[i].file);
    for (guint i = 0; i < dataset->disclaimers->len; i++)
        if (counts(&rows, &all[i]) && g_hash_table_contains(rows.naming, all[i].file))
            add_disclaimer(&rows, paid, &all[i]);
    add_after_copies(&rows);
    GHashTableIter ads;
    gpointer ad;
    g_hash_table_iter_init(&ads, rows.ads);
    while (g_hash_table_iter_next(&ads, NULL, &ad))
        add_paid(paid, ((struct ad_paid *)ad)->named, ((struct ad_paid *)ad)->not_named, ((struct ad_paid *)ad)->spend);
    if (paid->known)
        add_silent_rows(&rows, paid);
    g_hash_table_unref(rows.naming);
    g_hash_table_unref(rows.ads);
}

static void paid_of_table(const struct dataset *dataset, int platform, struct paid *paid) {
    for (guint i = 0; i < dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(dataset->payers, struct payers_row, i);
        if (row->platform != platform)
            continue;
        paid->known = true;
        interval_add_to(&paid->named, row->named);
        interval_add_to(&paid->not_named, row->not_named);
        g_array_append_val(paid->days, row->period);
        paid->uncounted = paid->uncounted || row->rows < 0 || row->rows_named < 0 || row->rows_as_range < 0;
        paid->rows += row->rows;
        interval_add_to(&paid->rows_named, interval_of(row->rows_named));
        paid->rows_as_range += row->rows_as_range;
    }
}

/* The share of what certainly has a payer in all; what may be either widens it both ways. */
static void set_share(const struct totals *totals, int platform, const struct paid *paid,
                      struct payers_indicator *indicator) {
    struct interval named = paid->named, not_named = paid->not_named;
    enum state spend = totals_whole(totals, platform, GROUP_ALL, MEASURE_SPEND)->state;
    interval_add_to(&named, interval_from_zero(paid->either));
    interval_add_to(&not_named, interval_from_zero(paid->either));
    indicator->base = paid->named;
    interval_add_to(&indicator->base, paid->not_named);
    interval_add_to(&indicator->base, paid->either);
    if (!paid->known)
        indicator->state = spend == STATE_VALUE ? STATE_NOT_REPORTED : spend;
    else if (!interval_share(named, not_named, &indicator->share))
        indicator->state = STATE_NOT_APPLICABLE;
    else if (indicator->share.low == 0 && indicator->share.high == 1000)
        indicator->state = STATE_NOT_REPORTED; /* it may be none and it may be all: nothing is known */
    else
        indicator->state = STATE_VALUE;
}

/* Rows that divide others, that name no account or that are of one ad in several copies are not all among those that say who
 * paid: if these are not what the platform lists, nothing is worked out of them. */
static void forget_a_part(const struct totals *totals, int platform, struct paid *paid,
                          struct payers_indicator *indicator) {
    const struct total *all = totals_whole(totals, platform, GROUP_ALL, MEASURE_SPEND);
    if (all->state != STATE_VALUE || interval_equal(all->value, indicator->base))
        return;
    indicator->mixed = true;
    indicator->state = STATE_NOT_REPORTED;
    paid->known = false;
    g_array_set_size(paid->days, 0);
}

void tally_indicators(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    struct period whole = dataset->settings.period;
    totals->paid = g_new0(struct payers_indicator, dataset->platforms->len + 1);
    totals->paid_days = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++) {
        struct payers_indicator *indicator = &totals->paid[platform];
        struct paid paid = {.days = g_array_new(FALSE, FALSE, sizeof(struct period))};
        paid_of_table(dataset, platform, &paid);
        bool of_table = paid.known;
        if (!of_table)
            paid_of_rows(dataset, platform, &paid);
        set_share(totals, platform, &paid, indicator);
        if (!of_table && paid.known)
            forget_a_part(totals, platform, &paid, indicator);
        indicator->counted = paid.known && !paid.uncounted;
        indicator->rows = indicator->counted ? paid.rows : -1;
        indicator->rows_named = indicator->counted ? paid.rows_named : interval_of(-1);
        indicator->rows_as_range = indicator->counted ? paid.rows_as_range : -1;
        days_join(paid.days);
        struct days days = {(const struct period *)(const void *)paid.days->data, paid.days->len};
        GArray *within = days_within(&days, whole);
        g_array_unref(paid.days);
        g_ptr_array_add(totals->paid_days, within);
        indicator->days = (struct days){(const struct period *)(const void *)within->data, within->len};
    }
}

void tally_indicators_free(struct totals *totals) {
    g_free(totals->paid);
    if (totals->paid_days)
        g_ptr_array_unref(totals->paid_days);
}

const struct payers_indicator *totals_payers_indicator(const struct totals *totals, int platform) {
    return &totals->paid[platform];
}

/* Whether a row is a group's or a party's; *certain is false if it only may be. */
static bool row_is_of(const struct observation *row, int whose, bool *certain) {
    bool nobody = row->party == PARTY_UNMAPPED, somebody = row->party >= 0, own = row->party == whose;
    for (guint i = 0; row->party == PARTY_SEVERAL && i < row->candidate_count; i++) {
        nobody = nobody || row->candidates[i] < 0;
        somebody = somebody || row->candidates[i] >= 0;
        own = own || row->candidates[i] == whose;
    }
    *certain = whose == GROUP_ALL || (whose >= 0 ? row->party != PARTY_SEVERAL : !(nobody && somebody));
    return whose == GROUP_ALL || (whose == GROUP_MAPPED ? somebody : whose == GROUP_UNMAPPED ? nobody : own);
}

/* True if a total is as wide as its rows are: none of it may be of other days or of somebody else. */
static bool is_of_rows(const struct totals *totals, int platform, int whose, const struct total *total) {
    struct interval sum = interval_of(0);
    for (guint32 i = 0; i < totals->dataset->observations->len; i++) {
        const struct observation *row = tally_row(totals->dataset, i);
        const struct amount *spend = observation_amount(row, MEASURE_SPEND);
        bool certain;
        if (row->platform != platform || row->role != ROLE_MAIN || observation_is_divided(row) || !spend->given ||
            spend->state != STATE_VALUE || !period_overlaps(row->period, totals->dataset->settings.period) ||
            !row_is_of(row, whose, &certain))
            continue;
        if (!certain || !period_contains(totals->dataset->settings.period, row->period) || (row->notes & NOTE_SHARED))
            return false;
        interval_add_to(&sum, spend->value);
    }
    return interval_equal(sum, total->value);
}

bool totals_width(const struct totals *totals, int platform, int whose, int64_t *width) {
    const struct total *total = totals_whole(totals, platform, whose, MEASURE_SPEND);
    if (total->state != STATE_VALUE || total->value.open || total->value.high == 0)
        return false;
    if (!is_of_rows(totals, platform, whose, total))
        return false;
    *width = interval_width(total->value);
    return true;
}
