/* Figures along the axis of time. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/along.h"
#include "compose/figures/axis.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"

/* Columns while they can be told apart; beyond that a line of steps. */
#define MOST_COLUMNS 31

static enum chart_type time_chart(struct period bins) {
    return bins.last - bins.first + 1 > MOST_COLUMNS ? CHART_STEP : CHART_RANGE_COLUMNS;
}

/* What phrases along the axis call whose figures they are about: "subtitle.cumulative.party". */
static const char *whose_word(int whose) {
    return whose >= 0 ? "party" : whose == GROUP_MAPPED ? "mapped" : "all";
}

static void bin_rows(struct table *table, const struct along *along) {
    struct composer *composer = table->composer;
    int highest = certain_highest_bin(composer, along->platform, along->whose, along->measure);
    for (day_number bin = along->bins.first; bin <= along->bins.last; bin++) {
        axis_row(table, along->platform, along->measure, (guint)bin);
        table_total(table, totals_in_bin(composer->totals, along->platform, along->whose, along->measure, (guint)bin));
        table_last_row(table)->labelled = bin == highest;
    }
    if (!measure_rule(along->measure)->adds_over_periods && along->bins.last > along->bins.first)
        table_note(table, "note.not-over-time");
}

struct figure *figure_by_bin(struct composer *composer, struct subject about, enum measure measure) {
    int whose = about_whose(about), platform = about_platform(composer, about);
    if (platform < 0 || !axis_varies(composer, platform, whose, measure))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    struct along along = {platform, whose, measure, axis_bins(composer, platform, measure), bin_rows};
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-", axis, NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_about(&table, platform, whose);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    table_measure(&table, measure);
    table.figure->chart = axis_chart(composer, time_chart(along.bins), along.bins);
    g_autofree char *subtitle = g_strconcat("subtitle.by-", axis, ".", whose_word(whose), NULL);
    return table_end_along(&table, &along, headline_bins(composer, platform, whose, measure),
                           SENTENCE(composer, subtitle, arg_text("measure", measure_header(composer, measure)),
                                    arg_platform(composer, "platform", platform), arg_currency(composer, "currency"),
                                    whose >= 0 ? arg_party(composer, "party", whose) : arg_same(composer, "party", ""),
                                    arg_days(composer, "period", platform, measure)));
}

/* True if it is known of some moment before the last that part had been spent, or had not begun. */
static bool grows(const struct composer *composer, int whose, int platform, enum measure measure, struct period bins) {
    struct interval whole = totals_whole(composer->totals, platform, whose, measure)->value;
    for (day_number bin = bins.first; bin < bins.last; bin++) {
        const struct total *total = totals_until(composer->totals, platform, whose, measure, (guint)bin);
        if (total->state != STATE_VALUE || total->value.low > 0 || total->value.open != whole.open ||
            total->value.high != whole.high)
            return true;
    }
    return false;
}

/* True if there are no figures of any day of a bin, so that what had been spent until its end is that of the days before. A row
 * without its amount is no such gap: from then on the sum has no upper bound. */
static bool is_uncollected(const struct composer *composer, const struct along *along, guint bin) {
    const struct totals *totals = composer->totals;
    int platform = along->platform, whose = along->whose;
    enum state state = totals_in_bin(totals, platform, whose, along->measure, bin)->state;
    const struct total *until = totals_until(totals, platform, whose, along->measure, bin);
    const struct total *before = bin > 0 ? totals_until(totals, platform, whose, along->measure, bin - 1) : until;
    return state != STATE_VALUE && state != STATE_NOT_OFFERED &&
           totals_known_days(totals, platform, along->measure, bin) == 0 && until->state == before->state &&
           (until->state != STATE_VALUE || interval_equal(until->value, before->value));
}

static void cumulative_rows(struct table *table, const struct along *along) {
    struct composer *composer = table->composer;
    bool gaps = false, unknown = false;
    for (day_number bin = along->bins.first; bin <= along->bins.last; bin++) {
        axis_row(table, along->platform, along->measure, (guint)bin);
        table_total(table, totals_until(composer->totals, along->platform, along->whose, along->measure, (guint)bin));
        struct row *row = table_last_row(table);
        row->overlaps = true;
        row->days.first = composer->dataset->settings.period.first;
        row->labelled = bin == along->bins.last;
        row->uncollected = is_uncollected(composer, along, (guint)bin);
        gaps = gaps || row->uncollected;
        unknown = unknown ||
                  (row->uncollected &&
                   totals_in_bin(composer->totals, along->platform, along->whose, along->measure, (guint)bin)->state !=
                       STATE_NOT_COLLECTED);
    }
    table_note(table, "note.cumulative");
    if (gaps)
        table_note(table, unknown ? "note.cumulative.unknown" : "note.cumulative.gaps");
    table->figure->chart.uncollected = phrase_words(composer, unknown ? "chart.unknown" : "chart.uncollected");
}

struct figure *figure_cumulative(struct composer *composer, struct subject about, enum measure measure) {
    int whose = about_whose(about), platform = about_platform(composer, about);
    struct period bins = platform < 0 ? (struct period){0, 0} : axis_bins(composer, platform, measure);
    if (platform < 0 || bins.last <= bins.first || !measure_rule(measure)->adds_over_periods ||
        totals_whole(composer->totals, platform, whose, measure)->state != STATE_VALUE ||
        !grows(composer, whose, platform, measure, bins))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-cumulative-by-", axis, NULL);
    struct along along = {platform, whose, measure, bins, cumulative_rows};
    struct table table;
    table_begin(&table, composer, about, name);
    table_about(&table, platform, whose);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    table_measure(&table, measure);
    g_array_index(table.columns, struct column, 1).meaning = phrase_words(composer, "meaning.cumulative");
    table.figure->chart = axis_chart(composer, CHART_STEP, bins);
    struct argument who = whose >= 0 ? arg_party(composer, "party", whose) : arg_same(composer, "party", "");
    struct argument on = arg_platform(composer, "platform", platform);
    g_autofree char *headline = g_strconcat("headline.cumulative.", whose_word(whose), NULL);
    g_autofree char *subtitle = g_strconcat("subtitle.cumulative.", whose_word(whose), NULL);
    return table_end_along(&table, &along, SENTENCE(composer, headline, on, who),
                           SENTENCE(composer, subtitle, on, who, arg_text("measure", measure_header(composer, measure)),
                                    arg_days(composer, "period", platform, measure)));
}
