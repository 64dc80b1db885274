/* Which days were collected. A day is known of a measure if a row with a number, a file that lists all there was, or
 * coverage.csv covers it; a measure that those of the day leave out is not reported; a day that nobody covers was not
 * collected. Where a platform takes no advertising it does so of every measure. */
#include "tally/tally_internal.h"

#include <string.h>

/* How many rows or files cover each day of the report, as differences from the day before: a row of years then costs no
 * more than one of a day. */
struct day_counts {
    struct period period;
    int *counts;
};

static struct day_counts day_counts_new(struct period period) {
    return (struct day_counts){period, g_new0(int, (gsize)period_days(period) + 2)};
}

static void day_counts_add(const struct day_counts *days, struct period period) {
    if (!period_overlaps(period, days->period))
        return;
    days->counts[MAX(period.first, days->period.first) - days->period.first]++;
    days->counts[MIN(period.last, days->period.last) - days->period.first + 1]--;
}

static void day_counts_sum(const struct day_counts *days) {
    for (int i = 1; i < period_days(days->period); i++)
        days->counts[i] += days->counts[i - 1];
}

static gsize series_of_days(const struct day_states *days, int platform, int measure) {
    return ((gsize)platform * MEASURE_COUNT + (gsize)measure) * days->length;
}

static gsize day_index(const struct day_states *days, int platform, int measure, day_number day) {
    return series_of_days(days, platform, measure) + (gsize)(day - days->period.first);
}

guint8 *day_states_of(const struct day_states *days, int platform, int measure) {
    return days->states + series_of_days(days, platform, measure);
}

static struct period clip(struct period period, struct period frame) {
    return (struct period){MAX(period.first, frame.first), MIN(period.last, frame.last)};
}

static void set_days(struct day_states *days, int platform, int measure, struct period period, enum state state,
                     const struct coverage *coverage) {
    struct period within = clip(period, days->period);
    for (day_number day = within.first; day <= within.last; day++) {
        gsize i = day_index(days, platform, measure, day);
        days->states[i] = (guint8)state;
        days->coverage[i] = coverage;
    }
}

/* What rows and files say about the days of one platform. */
struct evidence {
    const struct dataset *dataset;
    int platform;
    struct day_counts covered;
    struct day_counts states[MEASURE_COUNT][STATE_COUNT];
    bool gives[MEASURE_COUNT]; /* some row or file of the platform gives the measure */
};

static void add_row(struct evidence *evidence, const struct observation *row) {
    day_counts_add(&evidence->covered, row->period);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const struct amount *amount = observation_amount(row, measure);
        if (!amount->given)
            continue;
        enum state state = amount->state == STATE_NONE_LISTED ? STATE_VALUE : amount->state;
        day_counts_add(&evidence->states[measure][state], row->period);
        evidence->gives[measure] = evidence->gives[measure] || state == STATE_VALUE;
    }
}

static void add_file(struct evidence *evidence, const struct figures_file *file) {
    day_counts_add(&evidence->covered, file->covers);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        if (!(file->measures & (1u << measure)))
            continue;
        day_counts_add(&evidence->states[measure][STATE_VALUE], file->covers);
        evidence->gives[measure] = true;
    }
}

static void evidence_init(struct evidence *evidence, const struct dataset *dataset, struct period period) {
    evidence->dataset = dataset;
    evidence->covered = day_counts_new(period);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        evidence->gives[measure] = false;
        for (int state = 0; state < STATE_COUNT; state++)
            evidence->states[measure][state] = day_counts_new(period);
    }
}

static void evidence_clear(struct evidence *evidence) {
    g_free(evidence->covered.counts);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        for (int state = 0; state < STATE_COUNT; state++)
            g_free(evidence->states[measure][state].counts);
}

static void evidence_sum(struct evidence *evidence) {
    day_counts_sum(&evidence->covered);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        for (int state = 0; state < STATE_COUNT; state++)
            day_counts_sum(&evidence->states[measure][state]);
}

static enum state state_of_day(const struct evidence *evidence, int measure, gsize day) {
    for (int state = 0; state < STATE_COUNT; state++)
        if (evidence->states[measure][state].counts[day] > 0)
            return (enum state)state;
    return evidence->covered.counts[day] > 0 ? STATE_NOT_REPORTED : STATE_NOT_COLLECTED;
}

static void set_from_evidence(struct day_states *days, const struct evidence *evidence) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        for (guint day = 0; day < days->length; day++)
            days->states[series_of_days(days, evidence->platform, measure) + day] =
                (guint8)state_of_day(evidence, measure, day);
}

/* What a statement about every measure says of one of them: that all was collected says nothing of what the platform
 * never gives. */
static enum state blanket_state(const struct evidence *evidence, enum state state, int measure) {
    bool any = false;
    for (int i = 0; i < MEASURE_COUNT; i++)
        any = any || evidence->gives[i];
    bool given = any ? evidence->gives[measure] : measure == MEASURE_SPEND;
    return state == STATE_VALUE && !given ? STATE_NOT_REPORTED : state;
}

static void set_from_coverage(struct day_states *days, const struct evidence *evidence, bool every_measure) {
    const GArray *statements = evidence->dataset->coverage;
    for (guint i = 0; i < statements->len; i++) {
        const struct coverage *coverage = &g_array_index(statements, struct coverage, i);
        if (coverage->platform != evidence->platform || coverage->country || (coverage->measure < 0) != every_measure)
            continue;
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (every_measure || measure == coverage->measure)
                set_days(days, coverage->platform, measure, coverage->period,
                         every_measure ? blanket_state(evidence, coverage->state, measure) : coverage->state, coverage);
    }
}

/* What is not on offer is so whatever is counted: a statement about one measure holds of those that neither a row, a file nor
 * another statement speaks of. */
static void spread_offer(struct day_states *days, const struct evidence *evidence) {
    const GArray *statements = evidence->dataset->coverage;
    for (guint i = 0; i < statements->len; i++) {
        const struct coverage *coverage = &g_array_index(statements, struct coverage, i);
        if (coverage->platform != evidence->platform || coverage->country || coverage->state != STATE_NOT_OFFERED)
            continue;
        struct period within = clip(coverage->period, days->period);
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            for (day_number day = within.first; day <= within.last; day++) {
                gsize at = day_index(days, evidence->platform, measure, day);
                if (!days->coverage[at] && days->states[at] == STATE_NOT_COLLECTED)
                    set_days(days, evidence->platform, measure, (struct period){day, day}, STATE_NOT_OFFERED, coverage);
            }
    }
}

/* Days on which the platform took no advertising; coverage.csv may have said so already, and why. */
static void close_days(struct day_states *days, int platform, int measure, struct period period) {
    struct period within = clip(period, days->period);
    for (day_number day = within.first; day <= within.last; day++)
        if (days->states[day_index(days, platform, measure, day)] != STATE_NOT_OFFERED)
            set_days(days, platform, measure, (struct period){day, day}, STATE_NOT_OFFERED, NULL);
}

static void set_from_offer(struct day_states *days, const struct evidence *evidence) {
    const struct platform *platform = dataset_platform(evidence->dataset, evidence->platform);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        if (platform->offered_from)
            close_days(days, evidence->platform, measure,
                       (struct period){days->period.first, platform->offered_from - 1});
        if (platform->offered_until)
            close_days(days, evidence->platform, measure,
                       (struct period){platform->offered_until + 1, days->period.last});
    }
}

/* The days that numbers are about: those collected, and those on which rows are listed though nothing was offered. */
static void set_known(struct day_states *days, const struct evidence *evidence) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        gsize set = (gsize)evidence->platform * MEASURE_COUNT + (gsize)measure;
        GArray *stretches = days->known[set] = g_array_new(FALSE, FALSE, sizeof(struct period));
        for (guint i = 0; i < days->length; i++) {
            enum state state = (enum state)days->states[series_of_days(days, evidence->platform, measure) + i];
            days->closes[set] = days->closes[set] || state == STATE_NOT_OFFERED;
            bool listed = state == STATE_NOT_OFFERED && evidence->states[measure][STATE_VALUE].counts[i] > 0;
            day_number day = days->period.first + (day_number)i;
            if (state != STATE_VALUE && !listed)
                continue;
            struct period *last = stretches->len ? &g_array_index(stretches, struct period, stretches->len - 1) : NULL;
            if (last && last->last == day - 1)
                last->last = day;
            else
                g_array_append_val(stretches, ((struct period){day, day}));
        }
        days->sets[set] = (struct days){(const struct period *)(const void *)stretches->data, stretches->len};
    }
}

static void evidence_gather(struct evidence *evidences, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->role == ROLE_MAIN && !(row->notes & NOTE_AFTER_COPY))
            add_row(&evidences[row->platform], row);
    }
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        const struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        if (file->platform >= 0 && file->role == ROLE_MAIN && file->region < 0 && file->covers.first)
            add_file(&evidences[file->platform], file);
    }
}

void day_states_init(struct day_states *days, const struct dataset *dataset) {
    guint platforms = dataset->platforms->len;
    days->period = dataset->settings.period;
    days->length = (guint)period_days(days->period);
    gsize count = (gsize)platforms * MEASURE_COUNT;
    days->states = g_new0(guint8, count * days->length + 1);
    days->closes = g_new0(bool, count + 1);
    days->coverage = g_new0(const struct coverage *, count * days->length + 1);
    days->known = g_new0(GArray *, count + 1);
    days->sets = g_new0(struct days, count + 1);
    g_autofree struct evidence *evidences = g_new0(struct evidence, platforms + 1);
    for (guint i = 0; i < platforms; i++) {
        evidence_init(&evidences[i], dataset, days->period);
        evidences[i].platform = (int)i;
    }
    if (platforms > 0)
        evidence_gather(evidences, dataset);
    for (guint i = 0; i < platforms; i++) {
        evidence_sum(&evidences[i]);
        set_from_evidence(days, &evidences[i]);
        set_from_coverage(days, &evidences[i], true);
        set_from_coverage(days, &evidences[i], false);
        spread_offer(days, &evidences[i]);
        set_from_offer(days, &evidences[i]);
    }
    country_days_init(days, dataset);
    for (guint i = 0; i < platforms; i++) {
        set_known(days, &evidences[i]);
        evidence_clear(&evidences[i]);
    }
}

void day_states_clear(struct day_states *days, const struct dataset *dataset) {
    country_days_clear(days);
    for (gsize i = 0; i < (gsize)dataset->platforms->len * MEASURE_COUNT; i++)
        g_array_unref(days->known[i]);
    g_free(days->known);
    g_free(days->sets);
    g_free(days->closes);
    g_free(days->states);
    g_free(days->coverage);
}

void day_states_count(const struct day_states *days, int platform, enum measure measure, struct period frame,
                      struct state_counts *counts) {
    struct period within = clip(frame, days->period);
    for (day_number day = within.first; day <= within.last; day++)
        counts->of[days->states[day_index(days, platform, (int)measure, day)]]++;
    counts->days += period_days(within);
}

enum state state_counts_summary(const struct state_counts *counted, bool *incomplete) {
    unsigned counts[STATE_COUNT];
    memcpy(counts, counted->of, sizeof counts);
    *incomplete = counts[STATE_VALUE] + counts[STATE_NOT_OFFERED] < (unsigned)counted->days;
    if (counts[STATE_VALUE] > 0)
        return STATE_NONE_LISTED;
    /* Days without advertising are no reason for what is missing on days that had it. */
    if (counts[STATE_NOT_OFFERED] == (unsigned)counted->days)
        return STATE_NOT_OFFERED;
    counts[STATE_NOT_OFFERED] = 0;
    enum state commonest = STATE_NOT_COLLECTED;
    for (int state = 0; state < STATE_COUNT; state++)
        if (counts[state] > counts[commonest])
            commonest = (enum state)state;
    /* What the source did not give on the days that were collected, it would not have given on others. */
    return commonest == STATE_NOT_COLLECTED && counts[STATE_NOT_REPORTED] > 0 ? STATE_NOT_REPORTED : commonest;
}

bool day_states_closed(const struct day_states *days, int platform, enum measure measure, struct period period) {
    struct period within = clip(period, days->period);
    bool closed = false;
    if (!days->closes[(gsize)platform * MEASURE_COUNT + (gsize)measure])
        return false;
    for (day_number day = within.first; day <= within.last && !closed; day++)
        closed = days->states[day_index(days, platform, (int)measure, day)] == STATE_NOT_OFFERED;
    return closed;
}

enum state totals_day_state(const struct totals *totals, int platform, enum measure measure, day_number day,
                            const struct coverage **coverage) {
    gsize i = day_index(&totals->days, platform, (int)measure, day);
    if (coverage)
        *coverage = totals->days.coverage[i];
    return (enum state)totals->days.states[i];
}

const struct days *totals_days(const struct totals *totals, int platform, enum measure measure) {
    return &totals->days.sets[(gsize)platform * MEASURE_COUNT + (gsize)measure];
}

int totals_known_days(const struct totals *totals, int platform, enum measure measure, guint bin) {
    struct period frame = bin_frame(totals, bin);
    int known = 0;
    for (day_number day = frame.first; day <= frame.last; day++) {
        enum state state = totals_day_state(totals, platform, measure, day, NULL);
        known += state == STATE_VALUE || state == STATE_NOT_OFFERED;
    }
    return known;
}
