/* What can be worked out beside the commitments of a code of conduct: who paid, how precise amounts are, on which days what is
 * given, and how much went to ads aimed at uploaded lists. Numbers and reasons; no verdict follows from them. */
#include "model/indicators.h"
#include "compose/about.h"
#include "compose/figures/beside.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"

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
    beside_begin(&table, composer, "indicator-paid-for-by", "platform");
    beside_number_column(&table, "share", UNIT_PERCENT, "indicator-named", "unit.share");
    beside_money_column(&table, "base", "indicator-base");
    beside_number_column(&table, "rows_named", UNIT_COUNT, "indicator-rows-named", "unit.rows");
    beside_number_column(&table, "rows", UNIT_COUNT, "indicator-rows", "unit.rows");
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct payers_indicator *paid = totals_payers_indicator(composer->totals, platform);
        bool any = paid->days.count > 0;
        enum state otherwise = paid->state == STATE_VALUE ? STATE_NOT_REPORTED : paid->state;
        beside_platform_row(&table, platform);
        beside_number(&table, paid->state, paid->share, &paid->days);
        beside_number(&table, any ? STATE_VALUE : otherwise, paid->base, &paid->days);
        beside_number(&table, paid->counted ? STATE_VALUE : otherwise, paid->rows_named, &paid->days);
        beside_count(&table, paid->counted, otherwise, paid->rows, &paid->days);
        table_stretches(&table, &paid->days);
        beside_reason(&table, platform, MEASURE_SPEND, paid->state,
                      paid->mixed                         ? "indicator.reason.mixed"
                      : paid->state != STATE_NOT_REPORTED ? NULL
                      : any                               ? "indicator.reason.anything"
                                                          : "indicator.reason.payers");
        add_payers_sources(&table, platform);
    }
    beside_draw(&table, 1);
    return beside_end(&table, "indicator-paid-for-by");
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
    beside_begin(&table, composer, "indicator-ranges", "platform");
    beside_number_column(&table, "width", UNIT_PERCENT, "indicator-width", "unit.share");
    beside_number_column(&table, "width_linked", UNIT_PERCENT, "indicator-width-linked", "unit.share");
    beside_number_column(&table, "width_not_linked", UNIT_PERCENT, "indicator-width-not-linked", "unit.share");
    beside_number_column(&table, "rows_as_range", UNIT_COUNT, "indicator-rows-as-range", "unit.rows");
    beside_number_column(&table, "rows", UNIT_COUNT, "indicator-rows", "unit.rows");
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct payers_indicator *paid = totals_payers_indicator(composer->totals, platform);
        const struct total *all = totals_whole(composer->totals, platform, GROUP_ALL, MEASURE_SPEND);
        const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
        enum state state = all->state != STATE_VALUE ? all->state : all->value.open ? STATE_NOT_REPORTED : STATE_VALUE;
        beside_platform_row(&table, platform);
        bool known = add_width(&table, platform, GROUP_ALL);
        add_width(&table, platform, GROUP_MAPPED);
        add_width(&table, platform, GROUP_UNMAPPED);
        beside_count(&table, paid->counted, state == STATE_VALUE ? STATE_NOT_REPORTED : state, paid->rows_as_range,
                     &paid->days);
        beside_count(&table, paid->counted, state == STATE_VALUE ? STATE_NOT_REPORTED : state, paid->rows, &paid->days);
        table_stretches(&table, days);
        bool cut = state == STATE_VALUE && all->value.high > 0 && !known;
        beside_reason(&table, platform, MEASURE_SPEND, cut ? STATE_NOT_REPORTED : state,
                      cut                           ? "indicator.reason.cut"
                      : state == STATE_NOT_REPORTED ? "indicator.reason.open"
                                                    : NULL);
        add_payers_sources(&table, platform);
    }
    beside_draw(&table, 1);
    return beside_end(&table, "indicator-ranges");
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
    beside_number(table, given.state, given.days, &(struct days){NULL, 0});
    beside_number(table, given.offered > 0 ? STATE_VALUE : STATE_NOT_OFFERED, interval_of(given.offered),
                  &(struct days){NULL, 0});
    table_coded(table, phrase_words(composer, form), form_word(given.form));
    table_stretches(table, totals_days(composer->totals, platform, measure));
    if (why == STATE_VALUE && given.withheld > 0)
        table_label(table, SENTENCE(composer, "indicator.withheld", arg_counted(composer, "count", given.withheld)));
    else
        beside_reason(table, platform, measure, why, NULL);
    table_sources_of(table, platform, measure);
}

struct figure *figure_indicator_spend_and_reach(struct composer *composer) {
    static const enum measure measures[] = {MEASURE_SPEND, MEASURE_IMPRESSIONS, MEASURE_REACH};
    struct table table;
    beside_begin(&table, composer, "indicator-spend-and-reach", "platform_measure");
    beside_number_column(&table, "days", UNIT_COUNT, "indicator-days", "unit.days");
    beside_number_column(&table, "days_offered", UNIT_COUNT, "indicator-days-offered", "unit.days");
    table_code_column(&table, "form", CODE_WORD, phrase_words(composer, "column.form"));
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        for (gsize i = 0; i < G_N_ELEMENTS(measures); i++)
            add_given(&table, platform, measures[i]);
    beside_draw(&table, 1);
    return beside_end(&table, "indicator-spend-and-reach");
}

/* Parties in the order of the input: this is no ranking. */
struct figure *figure_indicator_uploaded(struct composer *composer) {
    int platform = targeting_platform(composer->dataset);
    struct table table;
    if (platform < 0)
        return NULL;
    beside_begin(&table, composer, "indicator-uploaded-audience-share", "party");
    table_about(&table, platform, OF_NO_PARTY);
    beside_number_column(&table, "share", UNIT_PERCENT, "indicator-uploaded", "unit.share");
    beside_number_column(&table, "advertisers", UNIT_COUNT, "targeting-advertisers", "unit.advertisers");
    beside_money_column(&table, "base", "targeting-spend");
    beside_end_columns(&table, true);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct targeting_total *total = totals_targeting(composer->totals, platform, party);
        const struct party *who = dataset_party(composer->dataset, party);
        struct days days = {(const struct period *)(const void *)total->days->data, total->days->len};
        bool any = total->advertisers.high > 0;
        table_row(&table, who->id, localized_same(composer, who->name), page_of_party(composer, party));
        table_row_about(&table, platform, party);
        table_row_coloured(&table, who);
        if (total->shared)
            table_cell_note(&table, "note.shared");
        beside_number(&table, total->state, total->uploaded, &days);
        beside_number(&table, any ? STATE_VALUE : total->state, total->advertisers, &days);
        beside_number(&table, any ? STATE_VALUE : total->state, total->spend, &days);
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
    beside_draw(&table, 1);
    return table_end(
        &table, phrase_words(composer, "headline.indicator-uploaded-audience-share"),
        SENTENCE(composer, "subtitle.indicator-uploaded-audience-share", arg_platform(composer, "platform", platform),
                 arg_stretches(composer, "period", totals_targeting(composer->totals, platform, GROUP_MAPPED)->days)),
        (struct localized){{NULL}});
}

struct figure *figure_indicator_verified(struct composer *composer) {
    struct table table;
    beside_begin(&table, composer, "indicator-verified-share", "platform");
    beside_number_column(&table, "share", UNIT_PERCENT, "indicator-verified", "unit.share");
    beside_money_column(&table, "base", "indicator-base-all");
    beside_number_column(&table, "verified", UNIT_COUNT, "indicator-verified-yes", "unit.advertisers");
    beside_number_column(&table, "not_verified", UNIT_COUNT, "indicator-verified-no", "unit.advertisers");
    beside_number_column(&table, "unknown", UNIT_COUNT, "indicator-verified-unknown", "unit.advertisers");
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        struct verified_indicator found = totals_verified(composer->totals, platform);
        const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
        enum state listed = totals_whole(composer->totals, platform, GROUP_ALL, MEASURE_SPEND)->state;
        /* where nothing is said of anybody, none is not a count */
        bool said = found.advertisers_yes + found.advertisers_no > 0;
        enum state counted = listed == STATE_VALUE && !said ? STATE_NOT_REPORTED : listed;
        beside_platform_row(&table, platform);
        beside_number(&table, found.state, found.share, days);
        beside_number(&table, listed, found.base, days);
        beside_number(&table, counted, interval_of(found.advertisers_yes), days);
        beside_number(&table, counted, interval_of(found.advertisers_no), days);
        beside_number(&table, listed, found.advertisers_unknown, days);
        table_stretches(&table, days);
        beside_reason(&table, platform, MEASURE_SPEND, found.state,
                      found.mixed                         ? "indicator.reason.mixed"
                      : found.state != STATE_NOT_REPORTED ? NULL
                      : said                              ? "indicator.reason.anything"
                                                          : "indicator.reason.verified");
        table_sources_of(&table, platform, MEASURE_SPEND);
    }
    beside_draw(&table, 1);
    return beside_end(&table, "indicator-verified-share");
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
    beside_begin(&table, composer, "indicator-completeness", "platform");
    beside_number_column(&table, "share", UNIT_PERCENT, "indicator-filled", "unit.share");
    beside_number_column(&table, "rows", UNIT_COUNT, "indicator-rows-all", "unit.rows");
    for (int field = 0; field < ASKED_COUNT; field++) {
        g_autofree char *words = g_strconcat("indicator-", asked_word((enum asked)field), NULL);
        beside_number_column(&table, asked_word((enum asked)field), UNIT_COUNT, words, "unit.rows");
    }
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        struct completeness found = totals_completeness(composer->totals, platform);
        const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
        beside_platform_row(&table, platform);
        beside_number(&table, found.state, found.share, days);
        beside_number(&table, found.state, interval_of(found.rows), days);
        for (int field = 0; field < ASKED_COUNT; field++)
            beside_number(&table, found.state, found.filled[field], days);
        table_stretches(&table, days);
        if (found.state == STATE_VALUE)
            add_never_filled(&table, &found);
        else
            beside_reason(&table, platform, MEASURE_SPEND, found.state, found.mixed ? "indicator.reason.mixed" : NULL);
        table_sources_of(&table, platform, MEASURE_SPEND);
    }
    beside_draw(&table, 1);
    table_note(&table, "note.indicator.completeness");
    return beside_end(&table, "indicator-completeness");
}
