#include "check/rules.h"

void check_offer(const struct check *check) {
    const struct dataset *dataset = check->dataset;
    for (guint i = 0; i < dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, (int)i);
        if (platform->offered_from && platform->offered_until && platform->offered_from > platform->offered_until)
            check_report(check, SEVERITY_ERROR, platform->place,
                         "platform '%s' is offered until a day before it is offered from; swap the two", platform->id);
    }
}

/* What a platform listed on days on which, it said, it took no political advertising. */
struct listed {
    const struct observation *first; /* NULL: nothing */
    guint rows;
    struct period days;
    const struct place *said; /* the place that says so of these days */
};

static bool has_amounts(const struct observation *row) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (observation_amount(row, measure)->given && observation_amount(row, measure)->state == STATE_VALUE)
            return true;
    return false;
}

/* The place that says that a platform took none on any day of a row; NULL: there is none. */
static const struct place *closed_by(const struct check *check, const struct observation *row) {
    const struct platform *platform = dataset_platform(check->dataset, row->platform);
    const GArray *coverage = check->dataset->coverage;
    bool before = platform->offered_from && row->period.last < platform->offered_from;
    bool after = platform->offered_until && row->period.first > platform->offered_until;
    if (before || after)
        return has_amounts(row) ? &platform->place : NULL;
    for (guint i = 0; i < coverage->len; i++) {
        const struct coverage *statement = &g_array_index(coverage, struct coverage, i);
        if (statement->state == STATE_NOT_OFFERED && period_contains(statement->period, row->period) &&
            coverage_concerns(check, statement, row) >= 0)
            return &statement->place;
    }
    return NULL;
}

static void add(struct listed *listed, const struct observation *row, const struct place *said) {
    if (!listed->first)
        *listed = (struct listed){row, 0, row->period, said};
    listed->rows++;
    listed->days.first = MIN(listed->days.first, row->period.first);
    listed->days.last = MAX(listed->days.last, row->period.last);
}

void check_listed(const struct check *check) {
    const struct dataset *dataset = check->dataset;
    g_autofree struct listed *listed = g_new0(struct listed, dataset->platforms->len + 1);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        const struct place *said = row->role == ROLE_REFERENCE ? NULL : closed_by(check, row);
        if (said)
            add(&listed[row->platform], row, said);
    }
    for (guint i = 0; i < dataset->platforms->len; i++) {
        if (!listed[i].first)
            continue;
        g_autoptr(GString) days = g_string_new(NULL);
        append_days(days, listed[i].days);
        check_report(check, SEVERITY_WARNING, observation_place(listed[i].first),
                     "'%s' listed %u row%s with amounts on days of which %s:%u says that it took no political "
                     "advertising, %s; shown as listed, with a note",
                     dataset_platform(dataset, (int)i)->id, listed[i].rows, listed[i].rows == 1 ? "" : "s",
                     listed[i].said->file, listed[i].said->line, days->str);
    }
}

/* A measure that counts people, such as reach, counts nobody twice, so it cannot be above the population. */
static void check_people(const struct check *check, const struct observation *row, enum measure measure,
                         int64_t population) {
    const struct amount *people = observation_amount(row, measure);
    if (!amount_has_value(people) || people->value.low <= population)
        return;
    check_report(check, SEVERITY_ERROR, observation_place(row),
                 "a %s of %" G_GINT64_FORMAT "%s people, and 'population' in %s is %" G_GINT64_FORMAT
                 "; nobody is reached twice: correct one of the two",
                 measure_rule(measure)->word, people->value.low, interval_is_point(people->value) ? "" : " or more",
                 check->dataset->settings.file, population);
}

void check_reach(const struct check *check) {
    const struct dataset *dataset = check->dataset;
    int64_t population = dataset->settings.population;
    for (guint i = 0; population >= 0 && i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        for (int measure = 0; row->role != ROLE_REFERENCE && measure < MEASURE_COUNT; measure++)
            if (measure_rule((enum measure)measure)->counts_people)
                check_people(check, row, (enum measure)measure, population);
    }
}
