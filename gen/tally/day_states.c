#include "tally/tally_internal.h"

static guint day_index(const struct day_states *days, int platform, int measure, day_number day) {
    return ((guint)platform * MEASURE_COUNT + (guint)measure) * days->days + (guint)(day - days->period.first);
}

static struct period clip(struct period period, struct period frame) {
    return (struct period){MAX(period.first, frame.first), MIN(period.last, frame.last)};
}

static void set_days(struct day_states *days, int platform, int measure, struct period period, enum state state,
                     const struct coverage *coverage) {
    struct period within = clip(period, days->period);
    for (day_number day = within.first; day <= within.last; day++) {
        guint i = day_index(days, platform, measure, day);
        days->states[i] = (guint8)state;
        days->coverage[i] = coverage;
    }
}

/* Where coverage.csv says nothing: the days that rows are about were collected; a measure that other rows of the
 * platform leave out was not reported; the rest was not collected. */
static void set_from_observations(struct day_states *days, const struct dataset *dataset) {
    g_autofree bool *listed = g_new0(bool, dataset->platforms->len + 1);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        listed[row->platform] = true;
    }
    for (guint platform = 0; platform < dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            set_days(days, (int)platform, measure, days->period,
                     listed[platform] ? STATE_NOT_REPORTED : STATE_NOT_COLLECTED, NULL);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (row->amounts[measure].given && row->role == ROLE_MAIN)
                set_days(days, row->platform, measure, row->period, STATE_VALUE, NULL);
    }
}

static void set_from_coverage(struct day_states *days, const struct dataset *dataset, bool every_measure) {
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        if ((coverage->measure < 0) != every_measure)
            continue;
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (every_measure || measure == coverage->measure)
                set_days(days, coverage->platform, measure, coverage->period, coverage->state, coverage);
    }
}

/* Days on which the platform took no advertising; coverage.csv may have said so already, and why. */
static void close_days(struct day_states *days, int platform, int measure, struct period period) {
    struct period within = clip(period, days->period);
    for (day_number day = within.first; day <= within.last; day++)
        if (days->states[day_index(days, platform, measure, day)] != STATE_NOT_OFFERED)
            set_days(days, platform, measure, (struct period){day, day}, STATE_NOT_OFFERED, NULL);
}

static void set_from_offer(struct day_states *days, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, (int)i);
        for (int measure = 0; measure < MEASURE_COUNT; measure++) {
            if (platform->offered_from)
                close_days(days, (int)i, measure, (struct period){days->period.first, platform->offered_from - 1});
            if (platform->offered_until)
                close_days(days, (int)i, measure, (struct period){platform->offered_until + 1, days->period.last});
        }
    }
}

void day_states_init(struct day_states *days, const struct dataset *dataset) {
    days->period = dataset->settings.period;
    days->days = (guint)period_days(days->period);
    gsize count = (gsize)dataset->platforms->len * MEASURE_COUNT * days->days;
    days->states = g_new0(guint8, count + 1);
    days->coverage = g_new0(const struct coverage *, count + 1);
    set_from_observations(days, dataset);
    set_from_coverage(days, dataset, true);
    set_from_coverage(days, dataset, false);
    set_from_offer(days, dataset);
}

void day_states_clear(struct day_states *days) {
    g_free(days->states);
    g_free(days->coverage);
}

enum state day_states_summary(const struct day_states *days, int platform, enum measure measure, struct period frame,
                              bool *incomplete) {
    unsigned counts[STATE_COUNT] = {0};
    struct period within = clip(frame, days->period);
    for (day_number day = within.first; day <= within.last; day++)
        counts[days->states[day_index(days, platform, (int)measure, day)]]++;
    *incomplete = counts[STATE_VALUE] < (unsigned)period_days(within);
    if (counts[STATE_VALUE] > 0)
        return STATE_NONE_LISTED;
    /* Days without advertising are no reason for what is missing on days that had it. */
    if (counts[STATE_NOT_OFFERED] == (unsigned)period_days(within))
        return STATE_NOT_OFFERED;
    counts[STATE_NOT_OFFERED] = 0;
    enum state commonest = STATE_NOT_COLLECTED;
    for (int state = 0; state < STATE_COUNT; state++)
        if (counts[state] > counts[commonest])
            commonest = (enum state)state;
    return commonest;
}

enum state totals_day_state(const struct totals *totals, int platform, enum measure measure, day_number day,
                            const struct coverage **coverage) {
    guint i = day_index(&totals->days, platform, (int)measure, day);
    if (coverage)
        *coverage = totals->days.coverage[i];
    return (enum state)totals->days.states[i];
}

struct period totals_collected(const struct totals *totals, int platform, enum measure measure) {
    struct period collected = {0, 0};
    struct period period = totals->days.period;
    for (day_number day = period.first; day <= period.last; day++) {
        if (totals_day_state(totals, platform, measure, day, NULL) != STATE_VALUE)
            continue;
        if (!collected.first)
            collected.first = day;
        collected.last = day;
    }
    return collected;
}
