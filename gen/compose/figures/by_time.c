/* Figures along the axis of time. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"

/* The bins that the collected days of a measure touch, as a period of bin numbers. */
static struct period bins_collected(const struct composer *composer, int platform, enum measure measure) {
    struct period days = collected_period(composer, platform, measure);
    struct period bins = {-1, -1};
    for (guint bin = 0; bin < totals_bin_count(composer->totals); bin++) {
        if (!period_overlaps(totals_bin(composer->totals, bin), days))
            continue;
        if (bins.first < 0)
            bins.first = (day_number)bin;
        bins.last = (day_number)bin;
    }
    return bins;
}

/* True if the bins tell more than the whole does: some amount lies in one of them for certain or, of spending, two of them
 * differ in what they may be. Of other measures tables of nothing but upper ends help nobody. */
static bool varies_by_bin(const struct composer *composer, int platform, int whose, enum measure measure) {
    const struct total *first = NULL;
    for (guint bin = 0; bin < totals_bin_count(composer->totals); bin++) {
        const struct total *total = totals_in_bin(composer->totals, platform, whose, measure, bin);
        if (total->state != STATE_VALUE)
            continue;
        if (total->value.low > 0 || !(total->flags & (TOTAL_STRADDLES | TOTAL_SHARED)) ||
            (measure == MEASURE_SPEND && first &&
             (first->value.open != total->value.open || first->value.high != total->value.high)))
            return true;
        first = total;
    }
    return false;
}

/* "2023-03-14", "2023-W11", "2023-03". */
static void append_bin_key(GString *out, enum axis axis, struct period bin) {
    int year, week;
    switch (axis) {
    case AXIS_DAY:
        date_append_iso(out, bin.first);
        return;
    case AXIS_WEEK:
        week = date_iso_week(bin.first, &year);
        g_string_append_printf(out, "%04d-W%02d", year, week);
        return;
    case AXIS_MONTH:
        date_append_iso(out, bin.first);
        g_string_truncate(out, out->len - 3);
        return;
    }
}

/* "week 10 van 2023 (6 van 7 dagen)": what is known of a bin of which days are missing, or that the report cuts. */
static struct localized bin_label(struct composer *composer, int platform, enum measure measure, guint index) {
    struct period bin = totals_bin(composer->totals, index);
    int known = totals_known_days(composer->totals, platform, measure, index), all = period_days(bin);
    struct localized label = {{NULL}};
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        text_append_bin(out, (enum language)i, composer->dataset->settings.axis, bin);
        label.text[i] = report_string(composer->report, out->str);
    }
    if (known == all || known == 0)
        return label;
    return SENTENCE(composer, "bin.partial", arg_text("bin", label), arg_count(composer, "count", known),
                    arg_count(composer, "all", all));
}

/* The days of a bin that the report is about. */
static struct period within_report(const struct composer *composer, struct period bin) {
    struct period period = composer->dataset->settings.period;
    return (struct period){MAX(bin.first, period.first), MIN(bin.last, period.last)};
}

static void bin_row(struct table *table, int platform, enum measure measure, guint index) {
    struct composer *composer = table->composer;
    enum axis axis = composer->dataset->settings.axis;
    struct period bin = totals_bin(composer->totals, index);
    day_number election = composer->dataset->settings.election_date;
    g_autoptr(GString) out = g_string_new(NULL);
    append_bin_key(out, axis, bin);
    struct localized label = bin_label(composer, platform, measure, index), tick = {{NULL}}, group = {{NULL}};
    g_autofree char *key = g_strdup(out->str);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        int year, number = axis == AXIS_WEEK ? date_iso_week(bin.first, &year) : date_calendar(bin.first).day;
        if (axis == AXIS_MONTH) {
            text_append_month(g_string_truncate(out, 0), (enum language)i, bin.first);
            g_string_truncate(out, 3);
        } else {
            g_string_printf(out, "%d", number);
        }
        tick.text[i] = report_string(composer->report, out->str);
        g_string_truncate(out, 0);
        if (axis == AXIS_DAY)
            text_append_month(out, (enum language)i, bin.first);
        else
            g_string_append_printf(out, "%d", date_calendar(bin.first + (axis == AXIS_WEEK ? 3 : 0)).year);
        group.text[i] = report_string(composer->report, out->str);
    }
    table_row(table, key, label, NULL);
    struct row *row = table_last_row(table);
    row->tick = tick;
    row->group = group;
    row->days = within_report(composer, bin);
    row->highlighted = election >= bin.first && election <= bin.last;
}

/* Days and months show in their ticks; the number of a week is only a number. */
static struct localized tick_words(struct composer *composer) {
    return composer->dataset->settings.axis == AXIS_WEEK ? phrase_words(composer, "chart.week")
                                                         : (struct localized){{NULL}};
}

/* Columns while they can be told apart; beyond that a line of steps. */
#define MOST_COLUMNS 31

static enum chart_type time_chart(struct period bins) {
    return bins.last - bins.first + 1 > MOST_COLUMNS ? CHART_STEP : CHART_RANGE_COLUMNS;
}

/* What phrases along the axis call whose figures they are about: "subtitle.cumulative.party". */
static const char *whose_word(int whose) {
    return whose >= 0 ? "party" : whose == GROUP_MAPPED ? "mapped" : "all";
}

struct figure *figure_by_bin(struct composer *composer, struct subject about, enum measure measure) {
    int whose = about_whose(about), platform = about_platform(composer, about);
    if (platform < 0 || !varies_by_bin(composer, platform, whose, measure))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    const struct measure_rule *rule = measure_rule(measure);
    struct period bins = bins_collected(composer, platform, measure);
    g_autofree char *name = g_strconcat(rule->word, "-by-", axis, NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_about(&table, platform, whose);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    table_measure(&table, measure);
    for (day_number bin = bins.first; bin <= bins.last; bin++) {
        bin_row(&table, platform, measure, (guint)bin);
        table_total(&table, totals_in_bin(composer->totals, platform, whose, measure, (guint)bin));
    }
    if (!rule->adds_over_periods && bins.last > bins.first)
        table_note(&table, "note.not-over-time");
    table.figure->chart = (struct chart){.type = time_chart(bins), .column = 1};
    table.figure->chart.tick_text = tick_words(composer);
    if (composer->dataset->settings.election_date)
        table.figure->chart.annotation = phrase_words(composer, "chart.election");
    g_autofree char *subtitle = g_strconcat("subtitle.by-", axis, ".", whose_word(whose), NULL);
    return table_end(&table, headline_bins(composer, platform, whose, measure),
                     SENTENCE(composer, subtitle, arg_text("measure", measure_header(composer, measure)),
                              arg_platform(composer, "platform", platform), arg_currency(composer, "currency"),
                              whose >= 0 ? arg_party(composer, "party", whose) : arg_same(composer, "party", ""),
                              arg_days(composer, "period", platform, measure)),
                     (struct localized){{NULL}});
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

struct figure *figure_cumulative(struct composer *composer, struct subject about, enum measure measure) {
    int whose = about_whose(about), platform = about_platform(composer, about);
    struct period bins = platform < 0 ? (struct period){0, 0} : bins_collected(composer, platform, measure);
    if (platform < 0 || bins.last <= bins.first || !measure_rule(measure)->adds_over_periods ||
        totals_whole(composer->totals, platform, whose, measure)->state != STATE_VALUE ||
        !grows(composer, whose, platform, measure, bins))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-cumulative-by-", axis, NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_about(&table, platform, whose);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    table_measure(&table, measure);
    g_array_index(table.columns, struct column, 1).meaning = phrase_words(composer, "meaning.cumulative");
    for (day_number bin = bins.first; bin <= bins.last; bin++) {
        bin_row(&table, platform, measure, (guint)bin);
        table_total(&table, totals_until(composer->totals, platform, whose, measure, (guint)bin));
        table_last_row(&table)->overlaps = true;
        table_last_row(&table)->days.first = composer->dataset->settings.period.first;
    }
    table_note(&table, "note.cumulative");
    table.figure->chart = (struct chart){.type = CHART_STEP, .column = 1};
    table.figure->chart.tick_text = tick_words(composer);
    if (composer->dataset->settings.election_date)
        table.figure->chart.annotation = phrase_words(composer, "chart.election");
    struct argument who = whose >= 0 ? arg_party(composer, "party", whose) : arg_same(composer, "party", "");
    struct argument on = arg_platform(composer, "platform", platform);
    g_autofree char *headline = g_strconcat("headline.cumulative.", whose_word(whose), NULL);
    g_autofree char *subtitle = g_strconcat("subtitle.cumulative.", whose_word(whose), NULL);
    return table_end(&table, SENTENCE(composer, headline, on, who),
                     SENTENCE(composer, subtitle, on, who, arg_text("measure", measure_header(composer, measure)),
                              arg_days(composer, "period", platform, measure)),
                     (struct localized){{NULL}});
}

static bool any_varies(const struct composer *composer, int platform) {
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (varies_by_bin(composer, platform, party, MEASURE_SPEND))
            return true;
    return false;
}

/* All parties with a value, in the order of publication: one whose periods are longer than a bin may have been the
 * highest in it. */
static GArray *parties_along(const struct composer *composer, int platform) {
    GArray *parties = g_array_new(FALSE, FALSE, sizeof(int));
    const GArray *order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++)
        if (totals_whole(composer->totals, platform, g_array_index(order, int, i), MEASURE_SPEND)->state == STATE_VALUE)
            g_array_append_val(parties, g_array_index(order, int, i));
    return parties;
}

struct figure *figure_by_party_and_bin(struct composer *composer) {
    int platform = composer->lead_platform;
    if (platform < 0)
        return NULL;
    g_autoptr(GArray) parties = parties_along(composer, platform);
    if (parties->len < 2 || !any_varies(composer, platform))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    struct period bins = bins_collected(composer, platform, MEASURE_SPEND);
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "spend-by-party-and-time");
    table_about(&table, platform, OF_NO_PARTY);
    table_across_parties(&table, MEASURE_SPEND);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    for (guint i = 0; i < parties->len; i++) {
        const struct party *party = dataset_party(composer->dataset, g_array_index(parties, int, i));
        struct localized name = localized_same(composer, party->name);
        table_measure_of(&table, party->id, MEASURE_SPEND, header_with_unit(composer, name, MEASURE_SPEND), name);
        table_column_about(&table, -1, g_array_index(parties, int, i));
        g_array_index(table.columns, struct column, i + 1).colour = party->colour;
    }
    for (day_number bin = bins.first; bin <= bins.last; bin++) {
        bin_row(&table, platform, MEASURE_SPEND, (guint)bin);
        for (guint i = 0; i < parties->len; i++)
            table_total(&table, totals_in_bin(composer->totals, platform, g_array_index(parties, int, i), MEASURE_SPEND,
                                              (guint)bin));
    }
    table.figure->chart = (struct chart){.type = CHART_MULTIPLES,
                                         .column = 1,
                                         .columns = (int)parties->len,
                                         .legend = phrase_words(composer, "legend.panels")};
    return table_end(&table, headline_party_bins(composer, platform),
                     SENTENCE(composer, axis_key(composer, "subtitle.spend-by-party-and-time."),
                              arg_platform(composer, "platform", platform), arg_currency(composer, "currency"),
                              arg_days(composer, "period", platform, MEASURE_SPEND)),
                     (struct localized){{NULL}});
}
