/* Which days were collected of each country of a report of several, where coverage.csv says of one what it does not say of all. Of
 * two statements the more exact one holds: about one measure, then about one country. A day on which some country was collected is
 * one that numbers are about; what another had on it is not known, so that no sum of both has an upper end. */
#include "tally/tally_internal.h"

#include <string.h>

struct country_days {
    unsigned countries;
    guint length;
    guint8 *states;                   /* enum state, [platform][measure][country][day] */
    const struct coverage **coverage; /* who says so, or NULL */
    bool *lacks;                      /* [platform][measure][day] */
    GPtrArray *known;                 /* GArray of struct period, [platform][measure][country] */
    struct days *sets;                /* the same, as others get it */
};

static gsize series_at(const struct country_days *own, int platform, int measure, unsigned country) {
    return ((gsize)platform * MEASURE_COUNT + (gsize)measure) * own->countries + country - 1;
}

static bool any_statement(const struct dataset *dataset) {
    for (guint i = 0; i < dataset->coverage->len; i++)
        if (g_array_index(dataset->coverage, struct coverage, i).country)
            return true;
    return false;
}

static bool any_known(const struct day_states *days, int platform, int measure) {
    return memchr(day_states_of(days, platform, measure), STATE_VALUE, days->length) != NULL;
}

/* That all was collected says nothing of what the platform never gives: of nothing known at all, spending is taken to be given. */
static bool is_given(const struct day_states *days, int platform, int measure) {
    bool any = false;
    for (int i = 0; i < MEASURE_COUNT; i++)
        any = any || any_known(days, platform, i);
    return any ? any_known(days, platform, measure) : measure == MEASURE_SPEND;
}

/* Where a platform took no advertising it did so of every measure. */
static void say(const struct day_states *days, const struct coverage *statement, int measure, unsigned country) {
    struct country_days *own = days->countries;
    gsize series = series_at(own, statement->platform, measure, country) * own->length;
    day_number first = MAX(statement->period.first, days->period.first);
    bool blanket = statement->measure < 0 && statement->state == STATE_VALUE;
    enum state state = blanket && !is_given(days, statement->platform, measure) ? STATE_NOT_REPORTED : statement->state;
    for (day_number day = first; day <= MIN(statement->period.last, days->period.last); day++) {
        gsize at = series + (gsize)(day - days->period.first);
        if (own->states[at] == STATE_NOT_OFFERED)
            continue;
        own->states[at] = (guint8)state;
        own->coverage[at] = statement;
    }
}

static int exactness(const struct coverage *statement) {
    return (statement->measure >= 0 ? 2 : 0) + (statement->country > 0 ? 1 : 0);
}

/* What is said of one country, and over it what is said of all of one measure. */
static void say_all(const struct day_states *days, const struct dataset *dataset) {
    for (int exact = 1; exact <= 3; exact++)
        for (guint i = 0; i < dataset->coverage->len; i++) {
            const struct coverage *statement = &g_array_index(dataset->coverage, struct coverage, i);
            for (unsigned country = 1; exactness(statement) == exact && country <= days->countries->countries;
                 country++)
                for (int measure = 0; measure < MEASURE_COUNT; measure++)
                    if ((statement->measure < 0 || statement->measure == measure) &&
                        (statement->country == 0 || statement->country == country))
                        say(days, statement, measure, country);
        }
}

static bool is_known(enum state state) {
    return state == STATE_VALUE || state == STATE_NOT_OFFERED;
}

/* The state of a day in all countries together. */
static void join_day(struct day_states *days, int platform, int measure, guint day) {
    struct country_days *own = days->countries;
    gsize at = ((gsize)platform * MEASURE_COUNT + (gsize)measure) * own->length + day;
    bool any = false, all = true;
    enum state other = STATE_NOT_OFFERED;
    const struct coverage *said = NULL;
    for (unsigned country = 1; country <= own->countries; country++) {
        gsize here = series_at(own, platform, measure, country) * own->length + day;
        enum state state = (enum state)own->states[here];
        any = any || state == STATE_VALUE;
        all = all && is_known(state);
        if (!is_known(state) && other == STATE_NOT_OFFERED) {
            other = state;
            said = own->coverage[here];
        } else if (is_known(state) && !said && other == STATE_NOT_OFFERED) {
            said = own->coverage[here];
        }
    }
    own->lacks[at] = any && !all;
    days->states[at] = (guint8)(any ? STATE_VALUE : other);
    days->coverage[at] = said;
}

static void find_known(const struct day_states *days, gsize series) {
    struct country_days *own = days->countries;
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint day = 0; day < own->length; day++)
        if (own->states[series * own->length + day] == STATE_VALUE) {
            day_number date = days->period.first + (day_number)day;
            g_array_append_val(stretches, ((struct period){date, date}));
        }
    days_join(stretches);
    g_ptr_array_add(own->known, stretches);
    own->sets[series] = (struct days){(const struct period *)(const void *)stretches->data, stretches->len};
}

static void unref_days(gpointer days) {
    g_array_unref(days);
}

void country_days_init(struct day_states *days, const struct dataset *dataset) {
    if (!settings_has_countries(&dataset->settings) || !any_statement(dataset))
        return;
    struct country_days *own = days->countries = g_new0(struct country_days, 1);
    own->countries = g_strv_length((char **)(void *)dataset->settings.countries);
    own->length = days->length;
    gsize measures = (gsize)dataset->platforms->len * MEASURE_COUNT, series = measures * own->countries;
    own->states = g_new0(guint8, series * own->length + 1);
    own->coverage = g_new0(const struct coverage *, series * own->length + 1);
    own->lacks = g_new0(bool, measures * own->length + 1);
    own->known = g_ptr_array_new_with_free_func(unref_days);
    own->sets = g_new0(struct days, series + 1);
    for (gsize i = 0; i < series; i++) {
        gsize from = i / own->countries * own->length, to = i * own->length;
        memcpy(own->states + to, days->states + from, own->length);
        memcpy(own->coverage + to, days->coverage + from, own->length * sizeof *own->coverage);
    }
    say_all(days, dataset);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            for (guint day = 0; day < own->length; day++)
                join_day(days, platform, measure, day);
    for (gsize i = 0; i < series; i++)
        find_known(days, i);
}

void country_days_clear(struct day_states *days) {
    struct country_days *own = days->countries;
    if (!own)
        return;
    g_free(own->states);
    g_free(own->coverage);
    g_free(own->lacks);
    g_ptr_array_unref(own->known);
    g_free(own->sets);
    g_free(own);
}

bool country_days_lack(const struct day_states *days, int platform, enum measure measure, struct period frame) {
    const struct country_days *own = days->countries;
    for (day_number day = MAX(frame.first, days->period.first); own && day <= MIN(frame.last, days->period.last); day++)
        if (own->lacks[((gsize)platform * MEASURE_COUNT + (gsize)measure) * own->length +
                       (gsize)(day - days->period.first)])
            return true;
    return false;
}

bool totals_lack_countries(const struct totals *totals, int platform) {
    const struct day_states *days = &totals->days;
    for (int measure = 0; days->countries && measure < MEASURE_COUNT; measure++)
        for (unsigned country = 1; country <= days->countries->countries; country++)
            if (memcmp(days->countries->states + series_at(days->countries, platform, measure, country) * days->length,
                       days->states + ((gsize)platform * MEASURE_COUNT + (gsize)measure) * days->length,
                       days->length) != 0)
                return true;
    return false;
}

enum state totals_country_day(const struct totals *totals, int platform, enum measure measure, unsigned country,
                              day_number day, const struct coverage **coverage) {
    const struct country_days *own = totals->days.countries;
    if (!own || !country)
        return totals_day_state(totals, platform, measure, day, coverage);
    gsize at = series_at(own, platform, (int)measure, country) * own->length + (gsize)(day - totals->days.period.first);
    if (coverage)
        *coverage = own->coverage[at];
    return (enum state)own->states[at];
}

const struct days *totals_country_days(const struct totals *totals, int platform, enum measure measure,
                                       unsigned country) {
    const struct country_days *own = totals->days.countries;
    return own ? &own->sets[series_at(own, platform, (int)measure, country)] : totals_days(totals, platform, measure);
}

enum state totals_country_without_rows(const struct totals *totals, int platform, enum measure measure,
                                       unsigned country) {
    struct period period = totals->days.period;
    struct state_counts counts = {{0}, period_days(period)};
    bool incomplete;
    for (day_number day = period.first; day <= period.last; day++)
        counts.of[totals_country_day(totals, platform, measure, country, day, NULL)]++;
    return state_counts_summary(&counts, &incomplete);
}
