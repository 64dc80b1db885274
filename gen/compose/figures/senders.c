/* Beside commitments of a code: who is behind what was spent. Of how much the name of the party is in neither who paid nor the name of
 * the account. Nobody is named, and no party stands beside another. */
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
    beside_money_column(&table, "unknown", "indicator-not-known");
    beside_end_columns(&table, true);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        add_unnamed(&table, platform, &found[platform]);
    beside_draw(&table, 1);
    table_note(&table, "note.indicator.unnamed");
    table_note(&table, "note.indicator.unnamed.tests");
    return beside_end(&table, name);
}
