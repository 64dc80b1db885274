/* What a party or group has of a measure: for the whole period, for each bin of the axis, and up to the end of each. */
#include "tally/tally_internal.h"

guint series_index(const struct totals *totals, int platform, int whose, enum measure measure) {
    guint slot = whose >= 0 ? (guint)whose : totals->dataset->parties->len + (guint)(-whose - 1);
    return ((guint)platform * totals->holders + slot) * MEASURE_COUNT + (guint)measure;
}

const struct series *series_of(const struct totals *totals, int platform, int whose, enum measure measure) {
    return &totals->series[series_index(totals, platform, whose, measure)];
}

struct period bin_frame(const struct totals *totals, guint bin) {
    struct period period = totals->dataset->settings.period;
    struct period whole = g_array_index(totals->bins, struct period, bin);
    return (struct period){MAX(whole.first, period.first), MIN(whole.last, period.last)};
}

/* First bin that ends on or after a day. */
static guint bin_at(const struct totals *totals, day_number day) {
    guint low = 0, high = totals->bins->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(totals->bins, struct period, middle).last < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A total without rows. */
static struct total total_without_rows(const struct totals *totals, int platform, enum measure measure,
                                       struct period frame, const struct state_counts *counts) {
    struct total total = {.origin = {.dataset = totals->dataset,
                                     .frame = frame,
                                     .days = totals_days(totals, platform, measure),
                                     .measure = measure}};
    bool incomplete;
    total.state = state_counts_summary(counts, &incomplete);
    total.flags = incomplete ? TOTAL_INCOMPLETE : 0;
    return total;
}

static bool is_cut(const struct totals *totals, guint bin) {
    return !period_equal(bin_frame(totals, bin), g_array_index(totals->bins, struct period, bin));
}

/* A frame of days until the last of a bin. */
static struct period frame_until(const struct totals *totals, guint bin) {
    return (struct period){totals->dataset->settings.period.first, bin_frame(totals, bin).last};
}

static gsize axis_index(const struct totals *totals, int platform, enum measure measure) {
    return ((gsize)platform * MEASURE_COUNT + (gsize)measure) * totals->bins->len;
}

/* The bins of a measure of a platform, and the days until the end of each. */
static void axis_of(struct totals *totals, int platform, enum measure measure) {
    struct state_counts until = {{0}, 0};
    for (guint bin = 0; bin < totals->bins->len; bin++) {
        gsize at = axis_index(totals, platform, measure) + bin;
        struct state_counts in_bin = {{0}, 0};
        day_states_count(&totals->days, platform, measure, bin_frame(totals, bin), &in_bin);
        day_states_count(&totals->days, platform, measure, bin_frame(totals, bin), &until);
        totals->empty_bins[at] = total_without_rows(totals, platform, measure, bin_frame(totals, bin), &in_bin);
        totals->empty_bins[at].flags |= is_cut(totals, bin) ? TOTAL_CUT : 0;
        totals->empty_until[at] = total_without_rows(totals, platform, measure, frame_until(totals, bin), &until);
        totals->empty_until[at].origin.since = bin_frame(totals, bin).first;
    }
}

void axis_init(struct totals *totals) {
    gsize count = (gsize)totals->dataset->platforms->len * MEASURE_COUNT * totals->bins->len;
    totals->empty_bins = g_new0(struct total, count + 1);
    totals->empty_until = g_new0(struct total, count + 1);
    for (int platform = 0; platform < (int)totals->dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            axis_of(totals, platform, (enum measure)measure);
}

/* Something was listed on a day on which the platform took no political advertising. */
static void set_unasked(const struct totals *totals, struct total *total, int platform) {
    const struct row_list *list = total->origin.list;
    for (guint i = 0; i < list->count && !(total->flags & TOTAL_UNASKED); i++) {
        const struct observation *row = tally_row(totals->dataset, list->rows[i].row);
        if (observation_amount(row, total->origin.measure)->state == STATE_VALUE &&
            day_states_closed(&totals->days, platform, total->origin.measure, row->period))
            total->flags |= TOTAL_UNASKED;
    }
}

/* Sums along the axis, one entry longer than the axis: differences from the bin before, so that a row over many bins
 * costs no more than one in one. */
__extension__ typedef __int128 wide; /* the sum of any number of amounts */

struct running {
    wide *low, *high;
    int *values, *open, *above, *hidden, *straddles, *shared, *overlaps, *parts;
    unsigned *states; /* [bin][state] */
    guint bins;
};

static struct running running_new(guint bins) {
    gsize length = (gsize)bins + 1;
    return (struct running){
        .low = g_new0(wide, length),
        .high = g_new0(wide, length),
        .values = g_new0(int, length),
        .open = g_new0(int, length),
        .above = g_new0(int, length),
        .hidden = g_new0(int, length),
        .straddles = g_new0(int, length),
        .shared = g_new0(int, length),
        .overlaps = g_new0(int, length),
        .parts = g_new0(int, length),
        .states = g_new0(unsigned, length *STATE_COUNT),
        .bins = bins,
    };
}

static void running_clear(struct running *running) {
    g_free(running->low);
    g_free(running->high);
    g_free(running->values);
    g_free(running->open);
    g_free(running->above);
    g_free(running->hidden);
    g_free(running->straddles);
    g_free(running->shared);
    g_free(running->overlaps);
    g_free(running->parts);
    g_free(running->states);
}

static void count_between(int *counts, guint first, guint end) {
    counts[first]++;
    counts[end]--;
}

/* Adds a row to the bins from first up to the one before end; low_from is the first of these that its low end counts
 * in. */
static void running_add(struct running *running, const struct observation *row, enum measure measure, bool from_zero,
                        guint first, guint end, guint low_from, bool straddles) {
    const struct amount *amount = observation_amount(row, measure);
    if (first >= end)
        return;
    running->states[(gsize)first * STATE_COUNT + amount->state]++;
    running->states[(gsize)end * STATE_COUNT + amount->state]--;
    if (amount->state != STATE_VALUE) {
        if (state_hides_number(amount->state))
            count_between(running->hidden, first, end);
        return;
    }
    count_between(running->values, first, end);
    running->high[first] += amount->value.open ? 0 : amount->value.high;
    running->high[end] -= amount->value.open ? 0 : amount->value.high;
    if (amount->value.open)
        count_between(running->open, first, end);
    if (!from_zero && low_from < end) {
        running->low[low_from] += amount->value.low;
        running->low[end] -= amount->value.low;
        if (amount->value.above)
            count_between(running->above, low_from, end);
    }
    if (from_zero)
        count_between(row->party == PARTY_SEVERAL ? running->shared : running->overlaps, first, end);
    if (straddles && !from_zero)
        count_between(running->straddles, first, MAX(first, MIN(low_from, end)));
    if (is_divided_beside(row, 0))
        count_between(running->parts, first, end);
}

static int64_t narrowed(wide value) {
    return value > INT64_MAX ? INT64_MAX : (int64_t)value;
}

static unsigned running_flags(const struct running *running, guint bin) {
    return (running->hidden[bin] > 0 ? TOTAL_LEAVES_OUT : 0) | (running->straddles[bin] > 0 ? TOTAL_STRADDLES : 0) |
           (running->shared[bin] > 0 ? TOTAL_SHARED : 0) | (running->overlaps[bin] > 0 ? TOTAL_OVERLAPS : 0) |
           (running->parts[bin] > 0 ? TOTAL_FROM_PARTS : 0);
}

/* The total of a bin from what runs up to it. */
static void running_resolve(const struct running *running, guint bin, struct total *total) {
    total->flags |= running_flags(running, bin);
    if (running->values[bin] == 0) {
        total->state = state_commonest(&running->states[(gsize)bin * STATE_COUNT], total->state);
        return;
    }
    bool open = running->open[bin] > 0 || running->hidden[bin] > 0 || running->high[bin] > INT64_MAX;
    int64_t low = narrowed(running->low[bin]);
    total->state = STATE_VALUE;
    total->value = open ? interval_from(low) : interval_between(low, (int64_t)running->high[bin]);
    total->value.above = open && running->above[bin] > 0;
    total->origin.rules = (running->values[bin] > 1 ? RULE_ADDED : 0) |
                          (running->parts[bin] > 0 ? RULE_FROM_PARTS : 0) |
                          (running->hidden[bin] > 0 ? RULE_LEAVES_OUT : 0);
}

static void running_sum(struct running *running) {
    for (guint bin = 1; bin <= running->bins; bin++) {
        running->low[bin] += running->low[bin - 1];
        running->high[bin] += running->high[bin - 1];
        running->values[bin] += running->values[bin - 1];
        running->open[bin] += running->open[bin - 1];
        running->above[bin] += running->above[bin - 1];
        running->hidden[bin] += running->hidden[bin - 1];
        running->straddles[bin] += running->straddles[bin - 1];
        running->shared[bin] += running->shared[bin - 1];
        running->overlaps[bin] += running->overlaps[bin - 1];
        running->parts[bin] += running->parts[bin - 1];
        for (int state = 0; state < STATE_COUNT; state++)
            running->states[(gsize)bin * STATE_COUNT + state] +=
                running->states[(gsize)(bin - 1) * STATE_COUNT + state];
    }
}

/* What one of several countries had is not known on some of the days. */
static void open_lacking(const struct totals *totals, const struct series *series, struct total *total) {
    int platform = tally_row(totals->dataset, series->list.rows[0].row)->platform;
    if (total->state != STATE_VALUE ||
        !country_days_lack(&totals->days, platform, total->origin.measure, total->origin.frame))
        return;
    total->value = interval_opened(total->value);
    total->flags |= TOTAL_LEAVES_OUT | TOTAL_LACKS_COUNTRY;
    total->origin.rules |= RULE_LEAVES_OUT;
}

/* A measure that adds: all bins at once. */
static void resolve_adding(const struct totals *totals, struct series *series, enum measure measure) {
    struct period period = totals->dataset->settings.period;
    guint bins = totals->bins->len;
    struct running in_bins = running_new(bins), until = running_new(bins);
    for (guint i = 0; i < series->list.count; i++) {
        const struct origin_row *at = &series->list.rows[i];
        const struct observation *row = tally_row(totals->dataset, at->row);
        guint first = bin_at(totals, MAX(row->period.first, period.first));
        guint last = MIN(bin_at(totals, row->period.last), bins - 1);
        bool within = first == last && period_contains(bin_frame(totals, first), row->period);
        running_add(&in_bins, row, measure, at->from_zero, first, last + 1, within ? first : bins, !within);
        guint ended = row->period.first >= period.first && row->period.last <= period.last ? last : bins;
        running_add(&until, row, measure, at->from_zero, first, bins, ended, true);
    }
    running_sum(&in_bins);
    running_sum(&until);
    for (guint bin = 0; bin < bins; bin++) {
        running_resolve(&in_bins, bin, &series->bins[bin]);
        running_resolve(&until, bin, &series->until[bin]);
        open_lacking(totals, series, &series->bins[bin]);
        open_lacking(totals, series, &series->until[bin]);
        if (series->mixed) {
            raise_to_least(totals, &series->bins[bin]);
            raise_to_least(totals, &series->until[bin]);
        }
        series->until[bin].origin.rules |= RULE_RUNNING;
    }
    running_clear(&in_bins);
    running_clear(&until);
}

static void set_lists(struct origin *origin, const struct series *series) {
    origin->list = &series->list;
    origin->left_out = series->left_out.rows ? &series->left_out : NULL;
}

/* Nothing listed on days on which no account was linked says nothing. */
static void set_unlinked(const struct totals *totals, struct total *total, int platform, int whose) {
    bool linked = whose == GROUP_MAPPED ? is_anybody_linked(totals, platform)
                  : whose >= 0          ? is_linked_in(totals, platform, whose, total->origin.frame)
                                        : true;
    if (total->state == STATE_NONE_LISTED && totals->lists_advertisers[platform] && !linked)
        total->state = STATE_NOT_LINKED;
}

static void resolve_axis(const struct totals *totals, struct series *series, int platform, int whose,
                         enum measure measure) {
    guint bins = totals->bins->len;
    gsize at = axis_index(totals, platform, measure);
    bool adds = measure_rule(measure)->adds_over_periods;
    series->bins = g_memdup2(&totals->empty_bins[at], bins * sizeof(struct total));
    series->until = adds ? g_memdup2(&totals->empty_until[at], bins * sizeof(struct total)) : NULL;
    for (guint bin = 0; bin < bins; bin++) {
        set_lists(&series->bins[bin].origin, series);
        if (adds)
            set_lists(&series->until[bin].origin, series);
        else
            total_resolve(totals, &series->bins[bin]);
        if (!adds && series->mixed)
            raise_to_least(totals, &series->bins[bin]);
    }
    if (adds)
        resolve_adding(totals, series, measure);
    for (guint bin = 0; bin < bins; bin++) {
        if (series->whole.flags & TOTAL_UNASKED && series->bins[bin].state == STATE_VALUE &&
            day_states_closed(&totals->days, platform, measure, series->bins[bin].origin.frame))
            series->bins[bin].flags |= TOTAL_UNASKED;
        set_unlinked(totals, &series->bins[bin], platform, whose);
        if (adds)
            set_unlinked(totals, &series->until[bin], platform, whose);
    }
}

void series_resolve(const struct totals *totals, struct series *series, int platform, int whose, enum measure measure) {
    struct period period = totals->dataset->settings.period;
    struct state_counts counts = {{0}, 0};
    day_states_count(&totals->days, platform, measure, period, &counts);
    series->whole = total_without_rows(totals, platform, measure, period, &counts);
    set_unlinked(totals, &series->whole, platform, whose);
    /* nothing listed of what was collected, and anything of the rest */
    if (series->whole.state == STATE_NONE_LISTED && country_days_lack(&totals->days, platform, measure, period))
        series->whole.flags |= TOTAL_LEAVES_OUT | TOTAL_LACKS_COUNTRY;
    if (!series->list.rows)
        return;
    row_list_close(&series->list, totals->dataset);
    row_list_close(&series->left_out, totals->dataset);
    set_lists(&series->whole.origin, series);
    if (is_counted(measure))
        sort_by_whose(&totals->identities, &series->list);
    total_resolve(totals, &series->whole);
    series->mixed = is_mixed(totals, &series->list, &series->left_out);
    if (series->mixed)
        raise_to_least(totals, &series->whole);
    set_unasked(totals, &series->whole, platform);
    resolve_axis(totals, series, platform, whose, measure);
    g_clear_pointer(&series->list.by_whose, g_free); /* nothing else is counted in that order */
}

void series_clear(struct series *series) {
    row_list_clear(&series->list);
    row_list_clear(&series->left_out);
    g_free(series->bins);
    g_free(series->until);
}

const struct total *totals_whole(const struct totals *totals, int platform, int whose, enum measure measure) {
    return &series_of(totals, platform, whose, measure)->whole;
}

const struct total *totals_in_bin(const struct totals *totals, int platform, int whose, enum measure measure,
                                  guint bin) {
    const struct series *series = series_of(totals, platform, whose, measure);
    if (series->bins)
        return &series->bins[bin];
    return &totals->empty_bins[axis_index(totals, platform, measure) + bin];
}

const struct total *totals_until(const struct totals *totals, int platform, int whose, enum measure measure,
                                 guint bin) {
    const struct series *series = series_of(totals, platform, whose, measure);
    return series->until ? &series->until[bin] : NULL;
}

/* All that was spent for certain was spent in one of the bins that may hold some of it, so the highest of these holds
 * at least its even share. */
bool totals_highest_bin(const struct totals *totals, int platform, int whose, enum measure measure,
                        struct interval *highest) {
    const struct total *whole = totals_whole(totals, platform, whose, measure);
    guint filled = 0;
    *highest = interval_of(0);
    for (guint bin = 0; bin < totals->bins->len; bin++) {
        struct interval extent;
        if (!total_bin_extent(totals_in_bin(totals, platform, whose, measure, bin), &extent))
            continue;
        filled += extent.open || extent.high > 0;
        if (extent.low >= highest->low)
            highest->above = extent.above || (highest->above && extent.low == highest->low);
        highest->low = MAX(highest->low, extent.low);
        highest->high = MAX(highest->high, extent.high);
        highest->open = highest->open || extent.open;
    }
    if (whole->state == STATE_VALUE && measure_rule(measure)->adds_over_periods && filled > 0) {
        int64_t mean = whole->value.low / filled + (whole->value.low % filled > 0);
        highest->above = highest->above && mean <= highest->low;
        highest->low = MAX(highest->low, mean);
    }
    return whole->state == STATE_VALUE || total_is_hidden(whole);
}
