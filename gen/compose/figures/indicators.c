/* What can be worked out beside the commitments of a code of conduct: who paid, how precise amounts are, on which days what is
 * given, and how much went to ads aimed at uploaded lists. Numbers and reasons; no verdict follows from them. */
#include "model/indicators.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"
#include "compose/words/missing.h"

/* A number or the state in its place, and the days that it is about. */
static void add_number(struct table *table, enum state state, struct interval value, const struct days *days) {
    if (state == STATE_VALUE)
        table_interval(table, value);
    else
        table_state(table, state);
    g_autoptr(GString) words = g_string_new(NULL);
    days_append_iso(words, days->stretches, days->count);
    if (words->len > 0)
        table_last_row(table)->cells[table->cell - 1].scope = report_string(table->composer->report, words->str);
}

static void add_count(struct table *table, bool known, enum state otherwise, int64_t count, const struct days *days) {
    add_number(table, known ? STATE_VALUE : otherwise, interval_of(known ? count : 0), days);
}

/* Why there is no number, in the words of a phrase, or else of coverage.csv, or ours; nothing if there is one. */
static void add_reason(struct table *table, int platform, enum measure measure, enum state state, const char *phrase) {
    struct composer *composer = table->composer;
    g_autofree char *key = g_strconcat("indicator.reason.", state_word(state), NULL);
    struct localized reason = localized_same(composer, "");
    if (state != STATE_VALUE && !phrase)
        reason = missing_reason(composer, platform, measure, state);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (state != STATE_VALUE && (phrase || !reason.text[i] || !*reason.text[i]))
            reason.text[i] = phrase_words(composer, phrase ? phrase : key).text[i];
    table_label(table, reason);
}

static void number_column(struct table *table, const char *key, enum unit unit, const char *words, const char *of) {
    struct composer *composer = table->composer;
    g_autofree char *header = g_strconcat("column.", words, NULL), *meaning = g_strconcat("meaning.", words, NULL);
    table_number_column(table, key, unit, phrase_words(composer, header), phrase_words(composer, meaning),
                        phrase_words(composer, of));
}

static void money_column(struct table *table, const char *key, const char *words) {
    table_money_column(table, key, words);
    table_column_counts(table, measure_rule(MEASURE_SPEND)->word);
}

static void platform_row(struct table *table, int platform) {
    struct composer *composer = table->composer;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    table_row(table, about->id, localized_same(composer, about->name), page_of_platform(composer, platform));
    table_row_about(table, platform, GROUP_ALL);
}

static void begin(struct table *table, struct composer *composer, const char *name, const char *first) {
    g_autofree char *header = g_strconcat("column.", first, NULL);
    table_begin(table, composer, SUBJECT_WHOLE, name);
    table_column(table, first, CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
}

static void end_columns(struct table *table, bool days) {
    if (days)
        table_code_column(table, "period", CODE_DAYS, phrase_words(table->composer, "column.period"));
    table_column(table, "reason", CELL_LABEL, UNIT_COUNT, phrase_words(table->composer, "column.reason"));
}

/* Draws a column as bars, if some row has more than nothing in it. */
static void draw(struct table *table, int column) {
    for (guint i = 0; i < table->rows->len; i++) {
        const struct cell *cell = &g_array_index(table->rows, struct row, i).cells[column];
        if (cell->state == STATE_VALUE && (cell->value.high > 0 || cell->value.open)) {
            table->figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = column};
            return;
        }
    }
}

static struct figure *end(struct table *table, const char *name) {
    struct composer *composer = table->composer;
    g_autofree char *headline = g_strconcat("headline.", name, NULL), *below = g_strconcat("subtitle.", name, NULL);
    return table_end(table, phrase_words(composer, headline),
                     SENTENCE(composer, below, arg_currency(composer, "currency"),
                              arg_period(composer, "period", composer->dataset->settings.period)),
                     (struct localized){{NULL}});
}

/* The sources of what is known of payers. */
static void add_payers_sources(struct table *table, int platform) {
    const struct dataset *dataset = table->composer->dataset;
    for (guint i = 0; i < dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(dataset->payers, struct payers_row, i);
        if (row->platform == platform)
            table_source(table, row->source);
    }
    if (totals_payers(table->composer->totals, platform))
        return;
    for (guint i = 0; i < dataset->disclaimers->len; i++) {
        const struct disclaimer *row = &g_array_index(dataset->disclaimers, struct disclaimer, i);
        if (row->platform == platform)
            table_source(table, row->source);
    }
}

struct figure *figure_indicator_payers(struct composer *composer) {
    struct table table;
    begin(&table, composer, "indicator-paid-for-by", "platform");
    number_column(&table, "share", UNIT_PERCENT, "indicator-named", "unit.share");
    money_column(&table, "base", "indicator-base");
    number_column(&table, "rows_named", UNIT_COUNT, "indicator-rows-named", "unit.rows");
    number_column(&table, "rows", UNIT_COUNT, "indicator-rows", "unit.rows");
    end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct payers_indicator *paid = totals_payers_indicator(composer->totals, platform);
        bool any = paid->days.count > 0;
        enum state otherwise = paid->state == STATE_VALUE ? STATE_NOT_REPORTED : paid->state;
        platform_row(&table, platform);
        add_number(&table, paid->state, paid->share, &paid->days);
        add_number(&table, any ? STATE_VALUE : otherwise, paid->base, &paid->days);
        add_number(&table, paid->counted ? STATE_VALUE : otherwise, paid->rows_named, &paid->days);
        add_count(&table, paid->counted, otherwise, paid->rows, &paid->days);
        table_stretches(&table, &paid->days);
        add_reason(&table, platform, MEASURE_SPEND, paid->state,
                   paid->mixed                         ? "indicator.reason.mixed"
                   : paid->state != STATE_NOT_REPORTED ? NULL
                   : any                               ? "indicator.reason.anything"
                                                       : "indicator.reason.payers");
        add_payers_sources(&table, platform);
    }
    draw(&table, 1);
    return end(&table, "indicator-paid-for-by");
}

/* How wide the ranges of a group are together. False if that is not known. */
static bool add_width(struct table *table, int platform, int whose) {
    const struct totals *totals = table->composer->totals;
    const struct total *total = totals_whole(totals, platform, whose, MEASURE_SPEND);
    int64_t width;
    bool known = totals_width(totals, platform, whose, &width);
    if (known)
        table_derived(table, interval_of(width), total);
    else
        table_state(table, total->state != STATE_VALUE ? total->state
                           : total->value.high == 0    ? STATE_NOT_APPLICABLE
                                                       : STATE_NOT_REPORTED);
    return known;
}

struct figure *figure_indicator_ranges(struct composer *composer) {
    struct table table;
    begin(&table, composer, "indicator-ranges", "platform");
    number_column(&table, "width", UNIT_PERCENT, "indicator-width", "unit.share");
    number_column(&table, "width_linked", UNIT_PERCENT, "indicator-width-linked", "unit.share");
    number_column(&table, "width_not_linked", UNIT_PERCENT, "indicator-width-not-linked", "unit.share");
    number_column(&table, "rows_as_range", UNIT_COUNT, "indicator-rows-as-range", "unit.rows");
    number_column(&table, "rows", UNIT_COUNT, "indicator-rows", "unit.rows");
    end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct payers_indicator *paid = totals_payers_indicator(composer->totals, platform);
        const struct total *all = totals_whole(composer->totals, platform, GROUP_ALL, MEASURE_SPEND);
        const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
        enum state state = all->state != STATE_VALUE ? all->state : all->value.open ? STATE_NOT_REPORTED : STATE_VALUE;
        platform_row(&table, platform);
        bool known = add_width(&table, platform, GROUP_ALL);
        add_width(&table, platform, GROUP_MAPPED);
        add_width(&table, platform, GROUP_UNMAPPED);
        add_count(&table, paid->counted, state == STATE_VALUE ? STATE_NOT_REPORTED : state, paid->rows_as_range,
                  &paid->days);
        add_count(&table, paid->counted, state == STATE_VALUE ? STATE_NOT_REPORTED : state, paid->rows, &paid->days);
        table_stretches(&table, days);
        bool cut = state == STATE_VALUE && all->value.high > 0 && !known;
        add_reason(&table, platform, MEASURE_SPEND, cut ? STATE_NOT_REPORTED : state,
                   cut                           ? "indicator.reason.cut"
                   : state == STATE_NOT_REPORTED ? "indicator.reason.open"
                                                 : NULL);
        add_payers_sources(&table, platform);
    }
    draw(&table, 1);
    return end(&table, "indicator-ranges");
}

/* One measure of one platform. */
static void add_given(struct table *table, int platform, enum measure measure) {
    struct composer *composer = table->composer;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    struct given_days given = totals_given_days(composer->totals, platform, measure);
    enum state why =
        given.days.low > 0 ? STATE_VALUE : totals_whole(composer->totals, platform, GROUP_ALL, measure)->state;
    g_autofree char *key = g_strconcat(about->id, "-", measure_rule(measure)->word, NULL),
                    *form = g_strconcat("form.", form_word(given.form), NULL);
    table_row(table, key,
              SENTENCE(composer, "indicator.platform-measure", arg_platform(composer, "platform", platform),
                       arg_text("measure", measure_within(composer, measure))),
              page_of_platform(composer, platform));
    table_row_about(table, platform, GROUP_ALL);
    add_number(table, given.state, given.days, &(struct days){NULL, 0});
    add_number(table, given.offered > 0 ? STATE_VALUE : STATE_NOT_OFFERED, interval_of(given.offered),
               &(struct days){NULL, 0});
    table_coded(table, phrase_words(composer, form), form_word(given.form));
    table_stretches(table, totals_days(composer->totals, platform, measure));
    if (why == STATE_VALUE && given.withheld > 0)
        table_label(table, SENTENCE(composer, "indicator.withheld", arg_counted(composer, "count", given.withheld)));
    else
        add_reason(table, platform, measure, why, NULL);
    table_sources_of(table, platform, measure);
}

struct figure *figure_indicator_spend_and_reach(struct composer *composer) {
    static const enum measure measures[] = {MEASURE_SPEND, MEASURE_IMPRESSIONS, MEASURE_REACH};
    struct table table;
    begin(&table, composer, "indicator-spend-and-reach", "platform_measure");
    number_column(&table, "days", UNIT_COUNT, "indicator-days", "unit.days");
    number_column(&table, "days_offered", UNIT_COUNT, "indicator-days-offered", "unit.days");
    table_code_column(&table, "form", CODE_WORD, phrase_words(composer, "column.form"));
    end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        for (gsize i = 0; i < G_N_ELEMENTS(measures); i++)
            add_given(&table, platform, measures[i]);
    draw(&table, 1);
    return end(&table, "indicator-spend-and-reach");
}

/* Parties in the order of the input: this is no ranking. */
struct figure *figure_indicator_uploaded(struct composer *composer) {
    int platform = targeting_platform(composer->dataset);
    struct table table;
    if (platform < 0)
        return NULL;
    begin(&table, composer, "indicator-uploaded-audience-share", "party");
    table_about(&table, platform, OF_NO_PARTY);
    number_column(&table, "share", UNIT_PERCENT, "indicator-uploaded", "unit.share");
    number_column(&table, "advertisers", UNIT_COUNT, "targeting-advertisers", "unit.advertisers");
    money_column(&table, "base", "targeting-spend");
    end_columns(&table, true);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct targeting_total *total = totals_targeting(composer->totals, platform, party);
        const struct party *who = dataset_party(composer->dataset, party);
        struct days days = {(const struct period *)(const void *)total->days->data, total->days->len};
        bool any = total->advertisers.high > 0;
        table_row(&table, who->id, localized_same(composer, who->name), page_of_party(composer, party));
        table_row_about(&table, platform, party);
        table_last_row(&table)->colour = who->colour;
        table_last_row(&table)->notches = who->notches;
        if (total->shared)
            table_cell_note(&table, "note.shared");
        add_number(&table, total->state, total->uploaded, &days);
        add_number(&table, any ? STATE_VALUE : total->state, total->advertisers, &days);
        add_number(&table, any ? STATE_VALUE : total->state, total->spend, &days);
        table_stretches(&table, &days);
        g_autofree char *key = g_strconcat("indicator.reason.targeting.", state_word(total->state), NULL);
        table_label(&table, total->state == STATE_VALUE ? localized_same(composer, "") : phrase_words(composer, key));
    }
    for (guint i = 0; i < composer->dataset->targeting->len; i++) {
        const struct targeting_row *row = &g_array_index(composer->dataset->targeting, struct targeting_row, i);
        bool certain;
        if (row->platform == platform && targeting_counts(composer->dataset, row) &&
            targeting_may_be_of(row, -1, &certain))
            table_source(&table, row->source);
    }
    table_note(&table, "note.indicator.uploaded");
    table_note(&table, "note.targeting.base");
    draw(&table, 1);
    return table_end(
        &table, phrase_words(composer, "headline.indicator-uploaded-audience-share"),
        SENTENCE(composer, "subtitle.indicator-uploaded-audience-share", arg_platform(composer, "platform", platform),
                 arg_stretches(composer, "period", totals_targeting(composer->totals, platform, GROUP_MAPPED)->days)),
        (struct localized){{NULL}});
}

struct figure *figure_indicator_verified(struct composer *composer) {
    struct table table;
    begin(&table, composer, "indicator-verified-share", "platform");
    number_column(&table, "share", UNIT_PERCENT, "indicator-verified", "unit.share");
    money_column(&table, "base", "indicator-base-all");
    number_column(&table, "verified", UNIT_COUNT, "indicator-verified-yes", "unit.advertisers");
    number_column(&table, "not_verified", UNIT_COUNT, "indicator-verified-no", "unit.advertisers");
    number_column(&table, "unknown", UNIT_COUNT, "indicator-verified-unknown", "unit.advertisers");
    end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        struct verified_indicator found = totals_verified(composer->totals, platform);
        const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
        enum state listed = totals_whole(composer->totals, platform, GROUP_ALL, MEASURE_SPEND)->state;
        /* where nothing is said of anybody, none is not a count */
        bool said = found.advertisers_yes + found.advertisers_no > 0;
        enum state counted = listed == STATE_VALUE && !said ? STATE_NOT_REPORTED : listed;
        platform_row(&table, platform);
        add_number(&table, found.state, found.share, days);
        add_number(&table, listed, found.base, days);
        add_number(&table, counted, interval_of(found.advertisers_yes), days);
        add_number(&table, counted, interval_of(found.advertisers_no), days);
        add_number(&table, listed, found.advertisers_unknown, days);
        table_stretches(&table, days);
        add_reason(&table, platform, MEASURE_SPEND, found.state,
                   found.mixed                         ? "indicator.reason.mixed"
                   : found.state != STATE_NOT_REPORTED ? NULL
                   : said                              ? "indicator.reason.anything"
                                                       : "indicator.reason.verified");
        table_sources_of(&table, platform, MEASURE_SPEND);
    }
    draw(&table, 1);
    return end(&table, "indicator-verified-share");
}

/* What none of the rows has, in words: a source that cannot give something at all is not a row that lacks it. */
static void add_never_filled(struct table *table, const struct completeness *found) {
    struct composer *composer = table->composer;
    struct localized names[ASKED_COUNT];
    guint count = 0;
    for (int field = 0; field < ASKED_COUNT; field++) {
        g_autofree char *key = g_strconcat("asked.", asked_word((enum asked)field), NULL);
        if (found->filled[field].high == 0)
            names[count++] = phrase_words(composer, key);
    }
    table_label(table, count == 0 ? localized_same(composer, "")
                                  : SENTENCE(composer, "indicator.never-filled",
                                             arg_text("fields", localized_list(composer, names, count, "list.and"))));
}

struct figure *figure_indicator_completeness(struct composer *composer) {
    struct table table;
    begin(&table, composer, "indicator-completeness", "platform");
    number_column(&table, "share", UNIT_PERCENT, "indicator-filled", "unit.share");
    number_column(&table, "rows", UNIT_COUNT, "indicator-rows-all", "unit.rows");
    for (int field = 0; field < ASKED_COUNT; field++) {
        g_autofree char *words = g_strconcat("indicator-", asked_word((enum asked)field), NULL);
        number_column(&table, asked_word((enum asked)field), UNIT_COUNT, words, "unit.rows");
    }
    end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        struct completeness found = totals_completeness(composer->totals, platform);
        const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
        platform_row(&table, platform);
        add_number(&table, found.state, found.share, days);
        add_number(&table, found.state, interval_of(found.rows), days);
        for (int field = 0; field < ASKED_COUNT; field++)
            add_number(&table, found.state, found.filled[field], days);
        table_stretches(&table, days);
        if (found.state == STATE_VALUE)
            add_never_filled(&table, &found);
        else
            add_reason(&table, platform, MEASURE_SPEND, found.state, found.mixed ? "indicator.reason.mixed" : NULL);
        table_sources_of(&table, platform, MEASURE_SPEND);
    }
    draw(&table, 1);
    table_note(&table, "note.indicator.completeness");
    return end(&table, "indicator-completeness");
}
