/* Figures with a row per country, in a report of several. Unlike regions these add up: what is of several together is in none. */
#include "compose/figures/figures.h"
#include "compose/builder.h"
#include "compose/words/days.h"

static bool has_countries(const struct composer *composer, int platform, int whose, enum measure measure) {
    const struct settings *settings = &composer->dataset->settings;
    for (unsigned i = 0; settings->countries && settings->countries[i]; i++)
        if (totals_country(composer->totals, platform, whose, measure, i + 1))
            return true;
    return false;
}

struct localized country_name(struct composer *composer, const char *code) {
    g_autofree char *small = g_ascii_strdown(code, -1);
    g_autofree char *key = g_strconcat("country.", small, NULL);
    const struct localized *found = templates_phrase(composer->templates, key);
    return found ? *found : localized_same(composer, code);
}

/* True if other days of a country were collected than of all together. */
static bool has_other_days(const struct composer *composer, int platform, enum measure measure, unsigned country) {
    return !days_equal(totals_country_days(composer->totals, platform, measure, country),
                       totals_days(composer->totals, platform, measure));
}

static void add_rows(struct table *table, int platform, int whose, enum measure measure) {
    struct composer *composer = table->composer;
    const struct settings *settings = &composer->dataset->settings;
    for (unsigned i = 0; settings->countries[i]; i++) {
        const char *code = settings->countries[i];
        const struct total *total = totals_country(composer->totals, platform, whose, measure, i + 1);
        table_row(table, code, country_name(composer, code), NULL);
        table_row_keys(table)->country = code;
        if (total)
            table_total(table, total);
        else
            table_state(table, totals_country_without_rows(composer->totals, platform, measure, i + 1));
        if (has_other_days(composer, platform, measure, i + 1))
            table_cell_note(table, "note.country-days");
    }
}

static void begin(struct table *table, struct composer *composer, struct subject about, enum measure measure) {
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-country", NULL);
    table_begin(table, composer, about, name);
    table_column(table, "country", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.country"));
    table_measure(table, measure);
    if (measure_rule(measure)->counts_people)
        table_note(table, "note.reach");
    table->figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1};
}

struct figure *figure_by_country(struct composer *composer, struct subject about, enum measure measure) {
    int platform = about.platform;
    struct table table;
    if (!has_countries(composer, platform, GROUP_ALL, measure))
        return NULL;
    begin(&table, composer, about, measure);
    table_about(&table, platform, GROUP_ALL);
    add_rows(&table, platform, GROUP_ALL, measure);
    struct argument what = arg_text("measure", measure_name(composer, measure));
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    struct argument where = arg_platform(composer, "platform", platform);
    struct argument when = arg_days(composer, "period", platform, measure);
    return table_end(&table, SENTENCE(composer, "headline.by-country", what, where),
                     SENTENCE(composer, "subtitle.by-country", counted, where, when), (struct localized){{NULL}});
}

struct figure *figure_party_by_country(struct composer *composer, struct subject about, enum measure measure) {
    int party = about.party, platform = about.platform;
    struct table table;
    if (!has_countries(composer, platform, party, measure))
        return NULL;
    begin(&table, composer, about, measure);
    add_rows(&table, platform, party, measure);
    struct argument what = arg_text("measure", measure_name(composer, measure));
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    struct argument where = arg_platform(composer, "platform", platform), who = arg_party(composer, "party", party);
    struct argument when = arg_days(composer, "period", platform, measure);
    return table_end(&table, SENTENCE(composer, "headline.party-by-country", what, where, who),
                     SENTENCE(composer, "subtitle.party-by-country", counted, where, who, when),
                     (struct localized){{NULL}});
}
