/* Figures whose rows are platforms. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"

static void platform_row(struct table *table, int platform, const struct page *page) {
    const struct platform *about = dataset_platform(table->composer->dataset, platform);
    table_row(table, about->id, localized_same(table->composer, about->name), page);
    table_row_about(table, platform, OF_NO_PARTY);
}

static bool is_exact(const struct cell *cell) {
    return cell->state == STATE_VALUE && interval_is_point(cell_value(cell));
}

/* True if the columns from first up to the one before sum may be drawn as parts of it: in every row all are exact
 * and add up, or all lack a number for one and the same reason; and some row has numbers. */
static bool parts_are_exact(const struct table *table, int first, int sum) {
    bool any = false;
    for (guint i = 0; i < table->rows->len; i++) {
        const struct cell *cells = g_array_index(table->rows, struct row, i).cells;
        bool exact = is_exact(&cells[sum]);
        int64_t rest = cell_value(&cells[sum]).low;
        for (int column = first; column < sum; column++) {
            if (cells[column].state != cells[sum].state || is_exact(&cells[column]) != exact)
                return false;
            rest -= cell_value(&cells[column]).low;
        }
        if (exact ? rest != 0 : cells[sum].state == STATE_VALUE || cells[sum].state == STATE_ESTIMATED)
            return false;
        any |= exact;
    }
    return any;
}

/* How much of what a platform lists is linked to parties. */
static void linked_share_cell(struct table *table, int platform, enum measure measure) {
    struct interval share;
    if (totals_linked_share(table->composer->totals, platform, measure, &share))
        table_derived(table, share, totals_whole(table->composer->totals, platform, GROUP_ALL, measure));
    else
        table_state(table, totals_whole(table->composer->totals, platform, GROUP_ALL, measure)->state == STATE_VALUE
                               ? STATE_NOT_APPLICABLE
                               : totals_whole(table->composer->totals, platform, GROUP_ALL, measure)->state);
}

/* True if two platforms with figures have them of other days. */
static bool days_differ(const struct composer *composer, enum measure measure) {
    const struct days *first = NULL;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct days *days = totals_days(composer->totals, platform, measure);
        if (totals_whole(composer->totals, platform, GROUP_ALL, measure)->state != STATE_VALUE)
            continue;
        if (first && !days_equal(first, days))
            return true;
        first = days;
    }
    return false;
}

/* Which days the numbers in the picture are about, or that each platform has its own. The pictures that leave the page have
 * no column of days beside them. */
static struct localized days_legend(struct composer *composer, enum measure measure) {
    if (days_differ(composer, measure))
        return phrase_words(composer, "legend.days-differ");
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (totals_whole(composer->totals, platform, GROUP_ALL, measure)->state == STATE_VALUE)
            return SENTENCE(composer, "legend.days", arg_days(composer, "period", platform, measure));
    return (struct localized){{NULL}};
}

struct figure *figure_measure_by_platform(struct composer *composer, struct subject about, enum measure measure) {
    static const struct {
        int whose;
        const char *key;
        const char *phrase;
    } groups[] = {{GROUP_MAPPED, "all_mapped", "group.mapped"},
                  {GROUP_UNMAPPED, "unmapped", "group.unmapped"},
                  {GROUP_ALL, "all", "group.all"}};
    const char *word = measure_rule(measure)->word;
    g_autofree char *name = g_strconcat(word, "-by-platform", NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_column(&table, "platform", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.platform"));
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
        struct localized group = phrase_words(composer, groups[i].phrase);
        table_measure_of(&table, groups[i].key, measure, header_with_unit(composer, group, measure), group);
        table_column_about(&table, -1, groups[i].whose);
    }
    g_array_index(table.columns, struct column, table.columns->len - 1).overlaps = true;
    bool linked = measure == MEASURE_SPEND;
    if (linked) {
        table_column(&table, "linked_share", CELL_NUMBER, UNIT_PERCENT, phrase_words(composer, "column.linked-share"));
        table_column_about(&table, -1, GROUP_MAPPED);
        g_array_index(table.columns, struct column, table.columns->len - 1).overlaps = true;
    }
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        platform_row(&table, platform, page_of_platform(composer, platform));
        for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
            table_total(&table, totals_whole(composer->totals, platform, groups[i].whose, measure));
        if (linked)
            linked_share_cell(&table, platform, measure);
        table_stretches(&table, totals_days(composer->totals, platform, measure));
    }
    bool parted = measure_rule(measure)->drawn_in_parts && parts_are_exact(&table, 1, G_N_ELEMENTS(groups));
    if (parted)
        table.figure->chart = (struct chart){
            .type = CHART_STACKED, .column = 1, .columns = G_N_ELEMENTS(groups) - 1, .sum = G_N_ELEMENTS(groups)};
    g_autofree char *subtitle = g_strconcat("subtitle.", name, parted ? ".parts" : "", NULL);
    bool drawn = measure == MEASURE_SPEND && composer->lead_platform >= 0;
    if (drawn)
        table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1};
    if (table.figure->chart.type != CHART_NONE)
        table.figure->chart.legend = days_legend(composer, measure);
    if (measure_rule(measure)->counts_people)
        table_note(&table, "note.reach");
    else if (days_differ(composer, measure))
        table_note(&table, "note.periods");
    return table_end(&table, headline_platforms(composer, measure),
                     SENTENCE(composer, subtitle, arg_currency(composer, "currency")), (struct localized){{NULL}});
}

struct figure *figure_party_by_platform(struct composer *composer, struct subject about) {
    int party = about.party;
    struct table table;
    table_begin(&table, composer, about, "by-platform");
    table_column(&table, "platform", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.platform"));
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        if (!measure_shown(composer, measure))
            continue;
        table_measure(&table, (enum measure)measure);
        if (measure == MEASURE_SPEND)
            table_column(&table, "place", CELL_NUMBER, UNIT_RANK, phrase_words(composer, "column.place"));
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        platform_row(&table, platform, page_of_pair(composer, party, platform));
        const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
        table_stretches(&table, totals_days(composer->totals, platform, MEASURE_SPEND));
        for (int measure = 0; measure < MEASURE_COUNT; measure++) {
            if (!measure_shown(composer, measure))
                continue;
            table_total(&table, totals_whole(composer->totals, platform, party, (enum measure)measure));
            if (measure != MEASURE_SPEND)
                continue;
            if (standing->compared && totals_compared(composer->totals, platform, MEASURE_SPEND) > 1)
                table_derived(&table, standing->rank, totals_whole(composer->totals, platform, party, MEASURE_SPEND));
            else
                table_state(&table, STATE_NOT_APPLICABLE);
        }
    }
    struct argument who = arg_party(composer, "party", party);
    return table_end(&table, SENTENCE(composer, "headline.party-by-platform", who),
                     SENTENCE(composer, "subtitle.party-by-platform", who, arg_currency(composer, "currency")),
                     (struct localized){{NULL}});
}
