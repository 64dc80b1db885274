/* Of how much of what a platform lists a payer is named: a disclaimer beside the ad. */
#include "compose/figures/figures.h"
#include "compose/builder.h"
#include "compose/words/days.h"

/* Every number here is about the days of payers.csv. */
static void set_days(struct table *table, const struct payers_total *total) {
    g_autoptr(GString) days = g_string_new(NULL);
    days_append_iso(days, total->days.stretches, total->days.count);
    table_last_row(table)->cells[table->cell - 1].scope = report_string(table->composer->report, days->str);
}

static void add_row(struct table *table, const char *key, const struct payers_total *total, struct interval amount,
                    struct interval share) {
    g_autofree char *name = g_strconcat("payers.", key, NULL);
    table_row(table, key, phrase_words(table->composer, name), NULL);
    table_interval(table, amount);
    set_days(table, total);
    if (total->has_share)
        table_interval(table, share);
    else
        table_state(table, STATE_NOT_APPLICABLE);
    if (total->has_share)
        set_days(table, total);
}

struct figure *figure_payers(struct composer *composer, struct subject about) {
    const struct payers_total *total = totals_payers(composer->totals, about.platform);
    if (!total)
        return NULL;
    struct argument where = arg_platform(composer, "platform", about.platform);
    struct table table;
    table_begin(&table, composer, about, "payers");
    table_about(&table, about.platform, GROUP_ALL);
    table_column(&table, "payer", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.payer"));
    table_measure(&table, MEASURE_SPEND);
    table_number_column(&table, "share", UNIT_PERCENT, phrase_words(composer, "column.payers-share"),
                        phrase_words(composer, "meaning.payers-share"), phrase_words(composer, "unit.share"));
    add_row(&table, "named", total, total->named, total->named_share);
    add_row(&table, "not-named", total, total->not_named, total->not_named_share);
    for (guint i = 0; i < composer->dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(composer->dataset->payers, struct payers_row, i);
        if (row->platform == about.platform && *row->source)
            table_source(&table, row->source);
    }
    return table_end(&table, SENTENCE(composer, "headline.payers", where),
                     SENTENCE(composer, "subtitle.payers", where, arg_currency(composer, "currency"),
                              arg_text("period", localized_days(composer, &total->days))),
                     (struct localized){{NULL}});
}
