/* The public libraries of platforms: what they offer by somebody's word, beside what they proved to hold. */
#include "model/indicators.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"
#include "compose/words/missing.h"

#include <string.h>

static void count_column(struct table *table, const char *key, const char *unit) {
    struct composer *composer = table->composer;
    g_autofree char *header = g_strconcat("column.library-", key, NULL),
                    *meaning = g_strconcat("meaning.library-", key, NULL);
    table_number_column(table, key, UNIT_COUNT, phrase_words(composer, header), phrase_words(composer, meaning),
                        phrase_words(composer, unit));
}

static void add_count(struct table *table, enum state state, struct interval count) {
    if (state == STATE_VALUE)
        table_interval(table, count);
    else
        table_state(table, state);
}

/* How many of the measures that the report shows the platform gives on some day, and which: the rest may be there too if
 * nobody looked. */
static struct interval measures_given(const struct composer *composer, int platform, GString *which) {
    struct interval count = interval_of(0);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        struct given_days given = totals_given_days(composer->totals, platform, (enum measure)measure);
        if (!measure_shown(composer, measure))
            continue;
        bool certain = given.state == STATE_VALUE && given.days.low > 0;
        count.low += certain;
        count.high +=
            certain || given.state == STATE_NOT_COLLECTED || (given.state == STATE_VALUE && given.days.high > 0);
        if (certain)
            g_string_append_printf(which, "%s%s", which->len ? "|" : "", measure_rule((enum measure)measure)->word);
    }
    return count;
}

static struct localized measures_words(struct composer *composer, int platform) {
    struct localized names[MEASURE_COUNT];
    guint count = 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (measure_shown(composer, measure) &&
            totals_given_days(composer->totals, platform, (enum measure)measure).days.low > 0)
            names[count++] = measure_within(composer, (enum measure)measure);
    return count ? localized_list(composer, names, count, "list.and") : localized_same(composer, "–");
}

/* From the last day of its rows within the report to the day on which their source was retrieved. False if some source
 * does not say that. */
static bool days_until_retrieval(const struct composer *composer, int platform, int64_t *days) {
    const struct dataset *dataset = composer->dataset;
    day_number last = 0, retrieved = 0;
    bool said = true;
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        day_number end = MIN(row->period.last, dataset->settings.period.last);
        if (row->platform != platform || row->role != ROLE_MAIN || row->notes & NOTE_AFTER_COPY || end < last ||
            !period_overlaps(row->period, dataset->settings.period))
            continue;
        const struct source *source = dataset_find_source(dataset, row->from->source);
        said = (end > last || said) && source && source->retrieved_on;
        retrieved = !source ? 0 : end > last ? source->retrieved_on : MAX(retrieved, source->retrieved_on);
        last = end;
    }
    *days = retrieved - last;
    return last && said && retrieved >= last;
}

static void add_library(struct table *table, int platform) {
    struct composer *composer = table->composer;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    struct given_days spend = totals_given_days(composer->totals, platform, MEASURE_SPEND);
    bool offered = spend.offered > 0, previous = composer->dataset->settings.previous != NULL;
    g_autoptr(GString) which = g_string_new(NULL);
    struct interval given = measures_given(composer, platform, which);
    int64_t lag;
    guint compared, changed = count_changed(composer, platform, &compared);
    bool retrieved = days_until_retrieval(composer, platform, &lag);
    table_row(table, about->id, localized_same(composer, about->name), page_of_platform(composer, platform));
    table_row_about(table, platform, GROUP_ALL);
    add_count(table, spend.state, spend.days);
    add_count(table, offered ? STATE_VALUE : STATE_NOT_OFFERED, interval_of(spend.offered));
    add_count(table, offered ? STATE_VALUE : STATE_NOT_OFFERED, given);
    table_coded(table, measures_words(composer, platform), which->str);
    add_count(table,
              !offered    ? STATE_NOT_OFFERED
              : retrieved ? STATE_VALUE
                          : STATE_NOT_REPORTED,
              interval_of(retrieved ? lag : 0));
    add_count(table, previous && compared > 0 ? STATE_VALUE : STATE_NOT_APPLICABLE, interval_of(changed));
    add_count(table, offered ? STATE_VALUE : STATE_NOT_OFFERED, interval_of(spend.withdrawn));
    table_sources_of(table, platform, MEASURE_SPEND);
}

struct figure *figure_indicator_library(struct composer *composer) {
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "indicator-library-scorecard");
    table_column(&table, "platform", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.platform"));
    count_column(&table, "days", "unit.days");
    count_column(&table, "days_offered", "unit.days");
    count_column(&table, "measures", "unit.measures");
    table_code_column(&table, "measures_given", CODE_WORD, phrase_words(composer, "column.measures_given"));
    count_column(&table, "days_until_copy", "unit.days");
    count_column(&table, "changed", "unit.numbers");
    count_column(&table, "days_withdrawn", "unit.days");
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        add_library(&table, platform);
    table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1};
    return table_end(&table, phrase_words(composer, "headline.indicator-library-scorecard"),
                     SENTENCE(composer, "subtitle.indicator-library-scorecard",
                              arg_period(composer, "period", composer->dataset->settings.period)),
                     (struct localized){{NULL}});
}

/* "2021-02-09/..": an end without bound is "..". */
static void add_validity(struct table *table, struct period period) {
    struct composer *composer = table->composer;
    g_autoptr(GString) code = g_string_new(NULL);
    if (!period.first && !period.last) {
        table_coded(table, localized_same(composer, "–"), "");
        return;
    }
    if (period.first)
        date_append_iso(code, period.first);
    else
        g_string_append(code, "..");
    g_string_append_c(code, '/');
    if (period.last)
        date_append_iso(code, period.last);
    else
        g_string_append(code, "..");
    const char *key = !period.last ? "library.since" : !period.first ? "library.until" : "library.between";
    table_coded(table,
                SENTENCE(composer, key, arg_date(composer, "from", period.first ? period.first : period.last),
                         arg_date(composer, "until", period.last ? period.last : period.first)),
                code->str);
}

/* Platform by platform, in the order of the properties. */
static void add_properties(struct table *table, int platform, const char *property) {
    struct composer *composer = table->composer;
    const GArray *libraries = composer->dataset->libraries;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    g_autofree char *name = g_strconcat("library.", property, NULL);
    guint count = 0;
    for (guint i = 0; i < libraries->len; i++) {
        const struct library_property *said = &g_array_index(libraries, struct library_property, i);
        /* what began after the edition is not known to it */
        if (said->platform != platform || strcmp(said->property, property) != 0 ||
            said->period.first > composer->dataset->settings.edition_date)
            continue;
        g_autofree char *key = count++ ? g_strdup_printf("%s-%s-%u", about->id, property, count)
                                       : g_strconcat(about->id, "-", property, NULL);
        table_row(table, key, localized_same(composer, about->name), page_of_platform(composer, platform));
        table_row_about(table, platform, OF_NO_PARTY);
        table_cell_label(table, 0)->code = about->id;
        table_coded(table, phrase_words(composer, name), property);
        table_label(table, said->value);
        add_validity(table, said->period);
        table_source(table, said->source);
    }
}

struct figure *figure_library_properties(struct composer *composer) {
    if (composer->dataset->libraries->len == 0)
        return NULL;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "library-properties");
    table_column(&table, "library", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.platform"));
    table_beside_column(&table, "platform", CODE_ID);
    table_code_column(&table, "property", CODE_WORD, phrase_words(composer, "column.property"));
    table_column(&table, "library_value", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.library_value"));
    table_code_column(&table, "validity", CODE_DAYS, phrase_words(composer, "column.validity"));
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        for (const char *const *property = library_properties; *property; property++)
            add_properties(&table, platform, *property);
    table.figure->folded = table.rows->len > 20;
    return table_end(&table, phrase_words(composer, "headline.library-properties"),
                     phrase_words(composer, "subtitle.library-properties"), (struct localized){{NULL}});
}
