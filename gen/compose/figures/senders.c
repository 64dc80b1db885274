/* Beside commitments of a code: who is behind what was spent. Of how much the name of the party is in neither who paid nor the name of
 * the account; of how many rows whoever paid is from outside. Nobody is named, and no party stands beside another. */
#include "compose/about.h"
#include "compose/figures/beside.h"
#include "compose/figures/figures.h"
#include "model/indicators.h"

/* A number that was worked out from what was spent, or the state in its place. */
static void add_derived(struct table *table, enum state state, struct interval value, const struct total *spend) {
    if (state == STATE_VALUE)
        table_derived(table, value, spend);
    else
        table_state(table, state);
}

static void add_unnamed(struct table *table, int platform, const struct unnamed_indicator *found) {
    enum state listed = found->spend->state,
               known = listed == STATE_VALUE && !found->said ? STATE_NOT_REPORTED : listed;
    const struct days *days = totals_days(table->composer->totals, platform, MEASURE_SPEND);
    beside_platform_row(table, platform);
    add_derived(table, found->state, found->share, found->spend);
    table_total(table, found->spend);
    add_derived(table, known, found->not_named, found->spend);
    add_derived(table, known, found->unknown, found->spend);
    table_stretches(table, days);
    beside_reason(table, platform, MEASURE_SPEND, found->state,
                  found->state != STATE_NOT_REPORTED || listed != STATE_VALUE ? NULL
                  : found->said                                               ? "indicator.reason.anything"
                                                                              : "indicator.reason.names");
    table_sources_of(table, platform, MEASURE_SPEND);
}

struct figure *figure_indicator_unnamed(struct composer *composer) {
    static const char name[] = "indicator-unnamed-disclaimer-spend";
    struct table table;
    g_autofree struct unnamed_indicator *found = totals_unnamed(composer->totals);
    if (composer->dataset->platforms->len == 0)
        return NULL;
    beside_begin(&table, composer, name, "platform");
    table_about(&table, -1, GROUP_MAPPED);
    beside_number_column(&table, "share", UNIT_PERCENT, "indicator-unnamed", "unit.share");
    beside_money_column(&table, "base", "indicator-linked");
    beside_money_column(&table, "not_named", "indicator-not-named");
    table_column_counts(&table, "not_named");
    beside_money_column(&table, "unknown", "indicator-not-known");
    table_column_counts(&table, "unknown");
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        add_unnamed(&table, platform, &found[platform]);
    beside_draw(&table, 1);
    table_note(&table, "note.indicator.unnamed");
    table_note(&table, "note.indicator.unnamed.tests");
    return beside_end(&table, name);
}

/* A figure of rows from outside: of these borders, of which the first is drawn. */
struct foreign_figure {
    const char *name;
    enum border borders[BORDER_COUNT];
    guint count;
};

static bool has_currency(const struct foreign_figure *figure) {
    return figure->borders[figure->count - 1] == BORDER_CURRENCY;
}

/* Why a share is missing: the first of these that is so; NULL: none is. */
static const char *why_not_known(const struct foreign_figure *figure, const struct foreign_indicator *found) {
    bool country = found->shares[BORDER_COUNTRY].known.high > 0, missing = false;
    bool currency = has_currency(figure) && found->shares[BORDER_CURRENCY].known.high > 0;
    for (guint i = 0; i < figure->count; i++)
        missing = missing || found->shares[figure->borders[i]].state == STATE_NOT_REPORTED;
    return found->mixed                        ? "indicator.reason.mixed"
           : !missing                          ? NULL
           : !country && !has_currency(figure) ? "indicator.reason.origin.payer"
           : !country && !currency             ? "indicator.reason.origin"
           : !country                          ? "indicator.reason.origin.country"
           : !currency && has_currency(figure) ? "indicator.reason.origin.currency"
                                               : "indicator.reason.anything";
}

static void add_foreign(struct table *table, const struct foreign_figure *figure, int platform, int whose,
                        const struct foreign_indicator *found) {
    struct composer *composer = table->composer;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct days *days = totals_days(composer->totals, platform, MEASURE_SPEND);
    bool linked = whose == GROUP_MAPPED;
    g_autofree char *key = g_strconcat(about->id, linked ? "-linked" : "", NULL);
    table_row(table, key,
              linked ? SENTENCE(composer, "indicator.platform-linked", arg_platform(composer, "platform", platform))
                     : localized_same(composer, about->name),
              page_of_platform(composer, platform));
    table_row_about(table, platform, whose);
    for (guint i = 0; i < figure->count; i++)
        add_derived(table, found->shares[figure->borders[i]].state, found->shares[figure->borders[i]].share,
                    found->spend);
    add_derived(table, found->state, found->rows, found->spend);
    add_derived(table, found->state, found->shares[BORDER_COUNTRY].known, found->spend);
    if (has_currency(figure))
        add_derived(table, found->state, found->shares[BORDER_CURRENCY].known, found->spend);
    table_stretches(table, days);
    const char *why = found->state == STATE_VALUE || found->mixed ? why_not_known(figure, found) : NULL;
    beside_reason(table, platform, MEASURE_SPEND, why ? STATE_NOT_REPORTED : found->state, why);
    table_sources_of(table, platform, MEASURE_SPEND);
}

static struct figure *figure_of_outside(struct composer *composer, const struct foreign_figure *figure) {
    struct table table;
    if (composer->dataset->platforms->len == 0)
        return NULL;
    g_autofree struct foreign_indicator *all = totals_foreign(composer->totals, GROUP_ALL),
                                        *linked = totals_foreign(composer->totals, GROUP_MAPPED);
    beside_begin(&table, composer, figure->name, "platform_rows");
    for (guint i = 0; i < figure->count; i++) {
        const char *word = border_word(figure->borders[i]);
        g_autofree char *key = g_strconcat("outside_", word, NULL),
                        *words = g_strconcat("indicator-outside-", word, NULL);
        beside_number_column(&table, key, UNIT_PERCENT, words, "unit.share");
    }
    beside_number_column(&table, "rows", UNIT_COUNT, "indicator-rows-spending", "unit.rows");
    beside_number_column(&table, "country_known", UNIT_COUNT, "indicator-country-known", "unit.rows");
    if (has_currency(figure))
        beside_number_column(&table, "currency_known", UNIT_COUNT, "indicator-currency-known", "unit.rows");
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        add_foreign(&table, figure, platform, GROUP_ALL, &all[platform]);
        add_foreign(&table, figure, platform, GROUP_MAPPED, &linked[platform]);
    }
    beside_draw(&table, 1);
    table_note(&table, "note.indicator.foreign");
    return beside_end(&table, figure->name);
}

struct figure *figure_indicator_foreign(struct composer *composer) {
    static const struct foreign_figure figure = {"indicator-foreign-origin", {BORDER_COUNTRY, BORDER_CURRENCY}, 2};
    return figure_of_outside(composer, &figure);
}

struct figure *figure_indicator_union(struct composer *composer) {
    static const struct foreign_figure figure = {"indicator-outside-union", {BORDER_UNION}, 1};
    return figure_of_outside(composer, &figure);
}
