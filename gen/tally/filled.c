/* Row by row: of what a platform lists, which advertisers are verified, and what of what is asked is filled in. */
#include "tally/tally_internal.h"

/* The rows about some day of the report. */
static bool is_of_report(const struct dataset *dataset, const struct observation *row, int platform) {
    return row->platform == platform && row->role == ROLE_MAIN &&
           period_overlaps(row->period, dataset->settings.period);
}

/* Of these, the ones about the whole of something. */
static bool counts(const struct dataset *dataset, const struct observation *row, int platform) {
    return is_of_report(dataset, row, platform) && !observation_is_divided(row) && !row->of_country;
}

/* advertiser_id -> enum verified, of one platform; said in two ways, it is not known. */
static GHashTable *verified_of(const struct dataset *dataset, int platform) {
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (link->platform != platform || link->verified == VERIFIED_UNKNOWN)
            continue;
        gpointer before = NULL;
        bool other = g_hash_table_lookup_extended(known, link->advertiser_id, NULL, &before) &&
                     GPOINTER_TO_INT(before) != (int)link->verified;
        g_hash_table_insert(known, (gpointer)link->advertiser_id,
                            GINT_TO_POINTER(other ? VERIFIED_UNKNOWN : (int)link->verified));
    }
    return known;
}

struct verified_indicator totals_verified(const struct totals *totals, int platform) {
    const struct dataset *dataset = totals->dataset;
    g_autoptr(GHashTable) known = verified_of(dataset, platform), seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct interval sums[] = {interval_of(0), interval_of(0), interval_of(0)};
    int64_t advertisers[] = {0, 0, 0};
    struct verified_indicator indicator = {.base = interval_of(0)};
    bool nameless = false;
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (!counts(dataset, row, platform) || !observation_amount(row, MEASURE_SPEND)->given)
            continue;
        int verified = GPOINTER_TO_INT(g_hash_table_lookup(known, row->from->advertiser_id));
        struct interval spend =
            amount_within(observation_amount(row, MEASURE_SPEND), row->period, dataset->settings.period);
        interval_add_to(&sums[verified], spend);
        interval_add_to(&indicator.base, spend);
        nameless = nameless || !*row->from->advertiser_id;
        if (*row->from->advertiser_id)
            advertisers[verified] += g_hash_table_add(seen, (gpointer)row->from->advertiser_id);
    }
    struct interval either = interval_from_zero(sums[VERIFIED_UNKNOWN]);
    interval_add_to(&sums[VERIFIED_YES], either);
    interval_add_to(&sums[VERIFIED_NO], either);
    indicator.advertisers_yes = advertisers[VERIFIED_YES];
    indicator.advertisers_no = advertisers[VERIFIED_NO];
    indicator.advertisers_unknown =
        nameless ? interval_from(advertisers[VERIFIED_UNKNOWN]) : interval_of(advertisers[VERIFIED_UNKNOWN]);
    const struct total *all = totals_whole(totals, platform, GROUP_ALL, MEASURE_SPEND);
    indicator.state = STATE_VALUE;
    if (all->state == STATE_VALUE && !interval_equal(all->value, indicator.base)) {
        /* rows that divide others are not among those looked at */
        return (struct verified_indicator){
            .state = STATE_NOT_REPORTED, .mixed = true, .base = all->value, .advertisers_unknown = interval_from(0)};
    }
    bool judged = advertisers[VERIFIED_YES] + advertisers[VERIFIED_NO] > 0;
    if (all->state != STATE_VALUE)
        indicator.state = all->state;
    else if (judged && !interval_share(sums[VERIFIED_YES], sums[VERIFIED_NO], &indicator.share))
        indicator.state = STATE_NOT_APPLICABLE;
    else if (!judged || (indicator.share.low == 0 && indicator.share.high == 1000))
        indicator.state = STATE_NOT_REPORTED; /* nothing follows from what is known */
    return indicator;
}

/* Whether an amount is filled in: 0, 1, or either if nobody noted it. */
static struct interval amount_filled(const struct totals *totals, const struct observation *row, enum measure measure) {
    const struct amount *amount = observation_amount(row, measure);
    day_number day = MAX(row->period.first, totals->dataset->settings.period.first);
    enum state state = amount->given ? amount->state : totals_day_state(totals, row->platform, measure, day, NULL);
    if (amount->given && (state == STATE_VALUE || state == STATE_ESTIMATED))
        return interval_of(1);
    /* another file may have what this one lacks */
    bool elsewhere = !amount->given && state == STATE_VALUE;
    return state == STATE_NOT_COLLECTED || elsewhere ? interval_between(0, 1) : interval_of(0);
}

static struct interval is_filled(const struct totals *totals, const struct observation *row, enum asked field) {
    switch (field) {
    case ASKED_SENDER:
        return *row->from->advertiser_id || *row->from->advertiser || row->party != PARTY_UNMAPPED
                   ? interval_of(1)
                   : interval_between(0, 1);
    case ASKED_COST:
        return amount_filled(totals, row, MEASURE_SPEND);
    case ASKED_PEOPLE:
        return amount_filled(totals, row, MEASURE_REACH);
    default: /* a row without days is not read */
        return interval_of(1);
    }
}

/* A row that says nothing but that nobody looked: the source has no such row. */
static bool is_ours(const struct observation *row) {
    bool looked = false;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        looked = looked || (observation_amount(row, measure)->given &&
                            observation_amount(row, measure)->state != STATE_NOT_COLLECTED);
    return !looked;
}

struct completeness totals_completeness(const struct totals *totals, int platform) {
    const struct dataset *dataset = totals->dataset;
    enum state spend = totals_whole(totals, platform, GROUP_ALL, MEASURE_SPEND)->state;
    struct completeness found = {.state = spend == STATE_VALUE ? STATE_NOT_COLLECTED : spend};
    int64_t low = 0, high = 0;
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        found.mixed = found.mixed || (is_of_report(dataset, row, platform) && observation_is_divided(row));
        if (!counts(dataset, row, platform) || is_ours(row) || row->notes & NOTE_AFTER_COPY)
            continue;
        found.rows++;
        for (int field = 0; field < ASKED_COUNT; field++) {
            struct interval filled = is_filled(totals, row, (enum asked)field);
            interval_add_to(&found.filled[field], filled);
            low += filled.low;
            high += filled.high;
        }
    }
    int64_t asked = found.rows * ASKED_COUNT;
    if (found.mixed && found.state != STATE_NOT_OFFERED)
        found.state = STATE_NOT_REPORTED;
    if (asked == 0 || found.mixed)
        return found;
    found.state = STATE_VALUE;
    found.share = interval_between(low * 1000 / asked, (high * 1000 + asked - 1) / asked);
    return found;
}
