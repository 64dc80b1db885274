/* In a report of several countries a sum is of all of them, on the same days: what is known of one on days on which it is not of
 * another makes no sum that could be said in words. */
#include "check/rules.h"

#include <string.h>

/* Which days of the report something says about a measure of a platform, by country. */
struct knowledge {
    const struct check *check;
    int platform;
    enum measure measure;
    struct period whole;
    GPtrArray *
        days; /* guint8 *, enum knowing, by country, one a day; before them those of which files or coverage.csv speak of all */
};

/* That nothing was collected of a country says why it lacks a day, and asks nothing of others. */
enum knowing { KNOWS_NOTHING, KNOWS_IT, KNOWS_WHY_NOT };

/* A row about several countries says something of the day in each. */
static void know_as(const struct knowledge *knowledge, uint64_t countries, struct period period, enum knowing knowing) {
    for (unsigned country = 0; country < knowledge->days->len; country++) {
        guint8 *days = g_ptr_array_index(knowledge->days, country);
        if (country ? !(countries & country_bit(country)) : countries != 0)
            continue;
        for (day_number day = MAX(period.first, knowledge->whole.first); day <= MIN(period.last, knowledge->whole.last);
             day++)
            if (days[day - knowledge->whole.first] != KNOWS_IT)
                days[day - knowledge->whole.first] = (guint8)knowing;
    }
}

static void know(const struct knowledge *knowledge, uint64_t countries, struct period period) {
    know_as(knowledge, countries, period, KNOWS_IT);
}

static void know_rows(const struct knowledge *knowledge) {
    const GArray *rows = knowledge->check->dataset->observations, *files = knowledge->check->dataset->figures_files;
    for (guint i = 0; i < rows->len; i++) {
        const struct observation *row = &g_array_index(rows, struct observation, i);
        if (row->platform == knowledge->platform && row->role == ROLE_MAIN && row->countries &&
            observation_amount(row, knowledge->measure)->given)
            know(knowledge, row->countries, row->period);
    }
    for (guint i = 0; i < files->len; i++) {
        const struct figures_file *file = &g_array_index(files, struct figures_file, i);
        if (file->platform == knowledge->platform && file->role == ROLE_MAIN && file->region < 0 &&
            file->covers.first && file->measures & (1u << knowledge->measure))
            know(knowledge, country_bit(file->country), file->covers);
    }
}

/* In how many countries some row or file gives the measure: that all was collected says nothing of one that is never given. */
static guint countries_given(const struct knowledge *knowledge) {
    guint given = 0;
    for (unsigned country = 1; country < knowledge->days->len; country++) {
        const guint8 *days = g_ptr_array_index(knowledge->days, country);
        given += memchr(days, KNOWS_IT, (gsize)period_days(knowledge->whole)) != NULL;
    }
    return given;
}

static void know_statements(const struct knowledge *knowledge) {
    const GArray *statements = knowledge->check->dataset->coverage;
    const struct platform *platform = dataset_platform(knowledge->check->dataset, knowledge->platform);
    guint given = countries_given(knowledge);
    for (guint i = 0; i < statements->len; i++) {
        const struct coverage *statement = &g_array_index(statements, struct coverage, i);
        bool collected = statement->measure < 0 && statement->state == STATE_VALUE;
        bool unsaid = collected && given < (statement->country ? 1 : knowledge->days->len - 1);
        if (statement->platform == knowledge->platform && !unsaid &&
            (statement->measure < 0 || statement->measure == (int)knowledge->measure))
            know_as(knowledge, country_bit(statement->country), statement->period,
                    statement->country && statement->state != STATE_VALUE ? KNOWS_WHY_NOT : KNOWS_IT);
    }
    if (platform->offered_from)
        know(knowledge, 0, (struct period){knowledge->whole.first, platform->offered_from - 1});
    if (platform->offered_until)
        know(knowledge, 0, (struct period){platform->offered_until + 1, knowledge->whole.last});
}

/* The first stretch of days on which one country is known and another is not; {0,0} if there is none. */
static struct period first_gap(const struct knowledge *knowledge, unsigned known, unsigned unknown) {
    const guint8 *all = g_ptr_array_index(knowledge->days, 0);
    const guint8 *here = g_ptr_array_index(knowledge->days, known),
                 *there = g_ptr_array_index(knowledge->days, unknown);
    struct period gap = {0, 0};
    for (int day = 0; day < period_days(knowledge->whole); day++) {
        bool lacks = !all[day] && here[day] == KNOWS_IT && !there[day];
        if (!lacks && gap.first)
            break;
        if (lacks)
            gap = (struct period){gap.first ? gap.first : knowledge->whole.first + day, knowledge->whole.first + day};
    }
    return gap;
}

static void compare(const struct knowledge *knowledge, unsigned known, unsigned unknown) {
    const struct dataset *dataset = knowledge->check->dataset;
    struct period gap = first_gap(knowledge, known, unknown);
    g_autoptr(GString) days = g_string_new(NULL);
    if (!gap.first)
        return;
    append_days(days, gap);
    const char *lacks = settings_country_code(&dataset->settings, unknown);
    check_report(
        knowledge->check, SEVERITY_ERROR, (struct place){.file = dataset->settings.file},
        "%s: the files have '%s' of %s about %s, and not of %s, so that a sum would be of one alone; add what is "
        "missing (not_reported if the source of %s does not give it), or say in coverage.csv of this measure whether "
        "these days were collected, of one country in its column 'country'",
        dataset_platform(dataset, knowledge->platform)->id, measure_rule(knowledge->measure)->word,
        settings_country_code(&dataset->settings, known), days->str, lacks, lacks);
}

/* One finding for each country that lacks something: beside the first that has it. */
static void compare_all(const struct knowledge *knowledge) {
    for (unsigned unknown = 1; unknown < knowledge->days->len; unknown++)
        for (unsigned known = 1; known < knowledge->days->len; known++)
            if (first_gap(knowledge, known, unknown).first) {
                compare(knowledge, known, unknown);
                break;
            }
}

static void check_measure(const struct check *check, int platform, enum measure measure) {
    const struct settings *settings = &check->dataset->settings;
    g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func(g_free);
    struct knowledge knowledge = {check, platform, measure, settings->period, days};
    g_ptr_array_add(days, g_new0(guint8, period_days(settings->period)));
    for (unsigned i = 0; settings->countries[i]; i++)
        g_ptr_array_add(days, g_new0(guint8, period_days(settings->period)));
    know_rows(&knowledge);
    know_statements(&knowledge);
    compare_all(&knowledge);
}

void check_countries(const struct check *check) {
    const struct dataset *dataset = check->dataset;
    if (!settings_has_countries(&dataset->settings) || !dataset->settings.period.first)
        return;
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            check_measure(check, platform, (enum measure)measure);
}
