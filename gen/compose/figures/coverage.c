/* What was collected: for each platform the stretches of days, measures that have the same ones together, and why the rest
 * was not. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"

/* A stretch of days of one platform and measure in one state. */
struct spell {
    struct period days;
    enum state state;
    const struct coverage *coverage; /* what the input says of it; NULL: nothing */
};

static bool same_reason(const struct coverage *a, const struct coverage *b) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (g_strcmp0(a ? a->reason.text[i] : NULL, b ? b->reason.text[i] : NULL) != 0)
            return false;
    return true;
}

/* The spells of a measure, which fill the report's period. */
static GArray *spells_of(const struct composer *composer, int platform, enum measure measure, unsigned country) {
    GArray *spells = g_array_new(FALSE, FALSE, sizeof(struct spell));
    struct period period = composer->dataset->settings.period;
    for (day_number day = period.first; day <= period.last; day++) {
        struct spell next = {.days = {day, day}}, *last = NULL;
        next.state = totals_country_day(composer->totals, platform, measure, country, day, &next.coverage);
        if (spells->len > 0)
            last = &g_array_index(spells, struct spell, spells->len - 1);
        if (last && last->state == next.state && same_reason(last->coverage, next.coverage))
            last->days.last = day;
        else
            g_array_append_val(spells, next);
    }
    return spells;
}

static bool same_spells(const GArray *a, const GArray *b) {
    for (guint i = 0; a->len == b->len && i < a->len; i++) {
        const struct spell *left = &g_array_index(a, struct spell, i), *right = &g_array_index(b, struct spell, i);
        if (!period_equal(left->days, right->days) || left->state != right->state ||
            !same_reason(left->coverage, right->coverage))
            return false;
    }
    return a->len == b->len;
}

/* Measures that share their spells, as bits. */
static struct localized measures_words(struct composer *composer, unsigned measures) {
    struct localized names[MEASURE_COUNT];
    guint count = 0, shown = 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        shown += measure_shown(composer, measure);
        if (!(measures & 1U << measure))
            continue;
        names[count] =
            count == 0 ? measure_name(composer, (enum measure)measure) : measure_among(composer, (enum measure)measure);
        count++;
    }
    return count > 1 && count == shown ? phrase_words(composer, "coverage.all")
                                       : localized_list(composer, names, count, "list.and");
}

/* "spend|ads". Caller frees. */
static char *measures_code(unsigned measures) {
    GString *code = g_string_new(NULL);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (measures & 1U << measure)
            g_string_append_printf(code, "%s%s", code->len ? "|" : "", measure_rule((enum measure)measure)->word);
    return g_string_free(code, FALSE);
}

static struct localized reason_words(struct composer *composer, const struct coverage *coverage) {
    struct localized reason = localized_same(composer, "");
    for (int i = 0; coverage && i < LANGUAGE_COUNT; i++)
        if (coverage->reason.text[i])
            reason.text[i] = report_string(composer->report, coverage->reason.text[i]);
    return reason;
}

/* Whose days these are: of a platform, in one of several countries if they differ (0: in all). */
struct whose {
    int platform;
    unsigned country;
    bool said; /* the table has a column that says it */
};

static struct localized name_of(struct composer *composer, const char *platform, const char *country) {
    struct localized name = localized_same(composer, platform);
    return country ? SENTENCE(composer, "coverage.of-country", arg_text("platform", name),
                              arg_text("country", country_name(composer, country)))
                   : name;
}

/* Its key names the first of the measures, and the country if it is about one. */
static void spell_row(struct table *table, struct whose whose, enum measure first, unsigned measures,
                      const struct spell *spell) {
    struct composer *composer = table->composer;
    int platform = whose.platform;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const char *country = settings_country_code(&composer->dataset->settings, whose.country);
    g_autoptr(GString) key = g_string_new(NULL);
    g_autofree char *code = measures_code(measures);
    g_string_append_printf(key, "%s-%s-", about->id, measure_rule(first)->word);
    date_append_iso(key, spell->days.first);
    if (country)
        g_string_append_printf(key, "-%s", country);
    table_row(table, key->str, name_of(composer, about->name, country), page_of_platform(composer, platform));
    table_row_keys(table)->country = country;
    table_row_about(table, platform, OF_NO_PARTY);
    table_last_row(table)->days = spell->days;
    table_cell_label(table, 0)->code = about->id;
    table_coded(table, measures_words(composer, measures), code);
    table_days(table, spell->days);
    if (spell->state == STATE_VALUE)
        table_interval(table, interval_of(period_days(spell->days)));
    else
        table_state(table, spell->state);
    table_label(table, reason_words(composer, spell->coverage));
    if (whose.said)
        table_coded(table, country ? country_name(composer, country) : localized_same(composer, "–"),
                    country ? country : "");
}

/* The rows of a platform, measure by measure; one that has the spells of one before is with that. */
static void country_rows(struct table *table, struct whose whose) {
    GArray *spells[MEASURE_COUNT] = {NULL};
    bool done[MEASURE_COUNT] = {false};
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (measure_shown(table->composer, measure))
            spells[measure] = spells_of(table->composer, whose.platform, (enum measure)measure, whose.country);
    for (int first = 0; first < MEASURE_COUNT; first++) {
        unsigned measures = 0;
        if (!spells[first] || done[first])
            continue;
        for (int measure = first; measure < MEASURE_COUNT; measure++)
            if (spells[measure] && !done[measure] && same_spells(spells[first], spells[measure])) {
                measures |= 1U << measure;
                done[measure] = true;
            }
        for (guint i = 0; i < spells[first]->len; i++)
            spell_row(table, whose, (enum measure)first, measures, &g_array_index(spells[first], struct spell, i));
    }
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (spells[measure])
            g_array_unref(spells[measure]);
}

static void platform_rows(struct table *table, int platform, bool countries_said) {
    const char *const *countries = table->composer->dataset->settings.countries;
    if (!countries || !totals_lack_countries(table->composer->totals, platform)) {
        country_rows(table, (struct whose){platform, 0, countries_said});
        return;
    }
    for (unsigned country = 1; countries[country - 1]; country++)
        country_rows(table, (struct whose){platform, country, countries_said});
}

static int compare_marked(gconstpointer left, gconstpointer right) {
    const struct marked_day *a = left, *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

static bool is_within(struct period period, day_number day) {
    return day >= period.first && day <= period.last;
}

/* The election and the events that fall within the report, by day: the same words as on other axes of time. */
static void mark_days(struct composer *composer, struct chart *chart) {
    const struct settings *settings = &composer->dataset->settings;
    const GArray *events = composer->dataset->events;
    struct marked_day *marked = report_alloc(composer->report, (events->len + 1) * sizeof *marked);
    guint count = 0;
    for (guint i = 0; i < events->len; i++) {
        const struct event *event = &g_array_index(events, struct event, i);
        if (is_within(settings->period, event->date))
            marked[count++] = (struct marked_day){event->date, event->name};
    }
    if (is_within(settings->period, settings->election_date))
        marked[count++] =
            (struct marked_day){settings->election_date,
                                events->len > 0 ? settings->election_name : phrase_words(composer, "chart.election")};
    qsort(marked, count, sizeof *marked, compare_marked);
    chart->marked = marked;
    chart->marked_count = count;
}

/* Draws the strips, unless one stretch is all there is. */
static void draw_strips(struct table *table) {
    struct composer *composer = table->composer;
    if (table->rows->len < 2)
        return;
    table->figure->chart =
        (struct chart){.type = CHART_CALENDAR, .column = 3, .legend = phrase_words(composer, "legend.calendar")};
    mark_days(composer, &table->figure->chart);
}

/* True if days of some platform that the figure is about differ by country. */
static bool lacks_countries(const struct composer *composer, int platform) {
    bool lacks = false;
    for (int i = 0; settings_has_countries(&composer->dataset->settings) && i < (int)composer->dataset->platforms->len;
         i++)
        lacks = lacks || ((platform < 0 || platform == i) && totals_lack_countries(composer->totals, i));
    return lacks;
}

struct figure *figure_coverage(struct composer *composer, struct subject about) {
    int platform = about.platform;
    struct table table;
    table_begin(&table, composer, about, "coverage");
    table_column(&table, "coverage", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.platform"));
    table_beside_column(&table, "platform", CODE_ID);
    table_code_column(&table, "measure", CODE_WORD, phrase_words(composer, "column.measure"));
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    table_column(&table, "days", CELL_NUMBER, UNIT_COUNT, phrase_words(composer, "column.days"));
    table_column(&table, "reason", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.reason"));
    bool countries = lacks_countries(composer, platform);
    if (countries)
        table_code_column(&table, "country", CODE_WORD, phrase_words(composer, "column.country"));
    for (int i = 0; i < (int)composer->dataset->platforms->len; i++)
        if (platform < 0 || platform == i)
            platform_rows(&table, i, countries);
    draw_strips(&table);
    if (platform < 0) {
        struct argument period = arg_period(composer, "period", composer->dataset->settings.period);
        return table_end(&table, SENTENCE(composer, "headline.coverage", period),
                         phrase_words(composer, "subtitle.coverage"), (struct localized){{NULL}});
    }
    struct argument where = arg_platform(composer, "platform", platform);
    return table_end(&table, SENTENCE(composer, "headline.coverage.platform", where),
                     SENTENCE(composer, "subtitle.coverage.platform", where), (struct localized){{NULL}});
}
