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

__extension__ typedef __int128 wide; /* the sum of any number of amounts */

/* What the rows of a bin add up to. Along the axis there is one for each bin and one behind the last, which has how much more that
 * is than in the bin before, so that a row over many bins costs no more than one in one. */
struct running {
    wide low, high;
    int values, open, above, hidden, straddles, shared, overlaps, parts;
    unsigned states[STATE_COUNT];
};

/* How often a row counts from a bin on: once, or once less. */
enum { BEGINS = 1, ENDS = -1 };

/* All of a row but its low end. */
static void count_row(struct running *running, const struct observation *row, const struct amount *amount,
                      bool from_zero, int times) {
    running->states[amount->state] += (unsigned)times;
    if (amount->state != STATE_VALUE) {
        running->hidden += state_hides_number(amount->state) ? times : 0;
        return;
    }
    running->values += times;
    running->open += amount->value.open ? times : 0;
    running->high += amount->value.open ? 0 : times * (wide)amount->value.high;
    running->parts += is_divided_beside(row, 0) ? times : 0;
    if (from_zero)
        *(row->party == PARTY_SEVERAL ? &running->shared : &running->overlaps) += times;
}

static void count_low(struct running *running, const struct amount *amount, int times) {
    running->low += times * (wide)amount->value.low;
    running->above += amount->value.above ? times : 0;
}

/* Adds a row to the bins from first up to the one before end; low_from is the first of these that its low end counts
 * in. */
static void running_add(struct running *axis, const struct observation *row, enum measure measure, bool from_zero,
                        guint first, guint end, guint low_from, bool straddles) {
    const struct amount *amount = observation_amount(row, measure);
    if (first >= end)
        return;
    count_row(&axis[first], row, amount, from_zero, BEGINS);
    count_row(&axis[end], row, amount, from_zero, ENDS);
    if (amount->state != STATE_VALUE || from_zero)
        return;
    low_from = CLAMP(low_from, first, end);
    count_low(&axis[low_from], amount, BEGINS);
    count_low(&axis[end], amount, ENDS);
    axis[first].straddles += straddles;
    axis[low_from].straddles -= straddles;
}

/* Goes on to the next bin. */
static void running_go_on(struct running *running, const struct running *more) {
    running->low += more->low;
    running->high += more->high;
    running->values += more->values;
    running->open += more->open;
    running->above += more->above;
    running->hidden += more->hidden;
    running->straddles += more->straddles;
    running->shared += more->shared;
    running->overlaps += more->overlaps;
    running->parts += more->parts;
    for (int state = 0; state < STATE_COUNT; state++)
        running->states[state] += more->states[state];
}

static int64_t narrowed(wide value) {
    return value > INT64_MAX ? INT64_MAX : (int64_t)value;
}

static unsigned running_flags(const struct running *running) {
    return (running->hidden > 0 ? TOTAL_LEAVES_OUT : 0) | (running->straddles > 0 ? TOTAL_STRADDLES : 0) |
           (running->shared > 0 ? TOTAL_SHARED : 0) | (running->overlaps > 0 ? TOTAL_OVERLAPS : 0) |
           (running->parts > 0 ? TOTAL_FROM_PARTS : 0);
}

/* The total of a bin from what runs up to it. */
static void running_resolve(const struct running *running, struct total *total) {
    total->flags |= running_flags(running);
    if (running->values == 0) {
        total->state = state_commonest(running->states, total->state);
        return;
    }
    bool open = running->open > 0 || running->hidden > 0 || running->high > INT64_MAX;
    int64_t low = narrowed(running->low);
    total->state = STATE_VALUE;
    total->value = open ? interval_from(low) : interval_between(low, (int64_t)running->high);
    total->value.above = open && running->above > 0;
    total->origin.rules = (running->values > 1 ? RULE_ADDED : 0) | (running->parts > 0 ? RULE_FROM_PARTS : 0) |
                          (running->hidden > 0 ? RULE_LEAVES_OUT : 0);
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

static void add_rows(const struct totals *totals, const struct series *series, enum measure measure,
                     struct running *in_bins, struct running *until) {
    struct period period = totals->dataset->settings.period;
    guint bins = totals->bins->len;
    for (guint i = 0; i < series->list.count; i++) {
        const struct origin_row *at = &series->list.rows[i];
        const struct observation *row = tally_row(totals->dataset, at->row);
        guint first = bin_at(totals, MAX(row->period.first, period.first));
        bool within = period_contains(bin_frame(totals, first), row->period);
        guint last = within ? first : MIN(bin_at(totals, row->period.last), bins - 1);
        running_add(in_bins, row, measure, at->from_zero, first, last + 1, within ? first : bins, !within);
        guint ended = row->period.first >= period.first && row->period.last <= period.last ? last : bins;
        running_add(until, row, measure, at->from_zero, first, bins, ended, true);
    }
}

static void resolve_bin(const struct totals *totals, const struct series *series, const struct running *running,
                        struct total *total) {
    running_resolve(running, total);
    open_lacking(totals, series, total);
    if (series->mixed)
        raise_to_least(totals, total);
}

/* A measure that adds: all bins at once. */
static void resolve_adding(const struct totals *totals, struct series *series, enum measure measure) {
    guint bins = totals->bins->len;
    g_autofree struct running *in_bins = g_new0(struct running, bins + 1), *until = g_new0(struct running, bins + 1);
    struct running in_bin = {0}, until_now = {0};
    add_rows(totals, series, measure, in_bins, until);
    for (guint bin = 0; bin < bins; bin++) {
        running_go_on(&in_bin, &in_bins[bin]);
        running_go_on(&until_now, &until[bin]);
        resolve_bin(totals, series, &in_bin, &series->bins[bin]);
        resolve_bin(totals, series, &until_now, &series->until[bin]);
        series->until[bin].origin.rules |= RULE_RUNNING;
    }
}

static void set_lists(struct origin *origin, const struct series *series) {
    origin->list = &series->list;
    origin->left_out = series->left_out.rows ? &series->left_out : NULL;
}

/* Nothing listed on days on which no account was linked says nothing. */
static void set_unlinked(const struct totals *totals, struct total *total, int platform, int whose) {
    if (total->state != STATE_NONE_LISTED || !totals->lists_advertisers[platform])
        return;
    bool linked = whose == GROUP_MAPPED ? is_anybody_linked(totals, platform)
                  : whose >= 0          ? is_linked_in(totals, platform, whose, total->origin.frame)
                                        : true;
    if (!linked)
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
    row_list_share(&series->list, totals->known_lists);
    row_list_close(&series->left_out, totals->dataset);
    row_list_share(&series->left_out, totals->known_lists);
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
