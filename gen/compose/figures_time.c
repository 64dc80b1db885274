/* Figures along the axis of time, and the rows behind where there is no such axis. */
#include "compose/composer.h"

#include <string.h>

static const char *const axis_words[] = {"day", "week", "month"};

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

/* True where some bin has a value of its own: amounts that only straddle bins say nothing about any of them. */
static bool varies_by_bin(const struct composer *composer, int platform, int subject, enum measure measure) {
    for (guint bin = 0; bin < totals_bin_count(composer->totals); bin++) {
        const struct total *total = totals_in_bin(composer->totals, platform, subject, measure, bin);
        if (total->state == STATE_VALUE && !(total->flags & TOTAL_STRADDLES))
            return true;
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

static void bin_row(struct table *table, guint index) {
    struct composer *composer = table->composer;
    enum axis axis = composer->dataset->settings.axis;
    struct period bin = totals_bin(composer->totals, index);
    day_number election = composer->dataset->settings.election_date;
    g_autoptr(GString) out = g_string_new(NULL);
    append_bin_key(out, axis, bin);
    struct localized label = {{NULL}}, tick = {{NULL}}, group = {{NULL}};
    g_autofree char *key = g_strdup(out->str);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        text_append_bin(out, (enum language)i, axis, bin);
        label.text[i] = report_string(composer->report, out->str);
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
    row->marked = election >= bin.first && election <= bin.last;
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

struct figure *figure_by_bin(struct composer *composer, const char *scope, int subject, int platform,
                             enum measure measure) {
    if (platform < 0 || !varies_by_bin(composer, platform, subject, measure))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    const struct measure_rule *rule = measure_rule(measure);
    struct period bins = bins_collected(composer, platform, measure);
    g_autofree char *name = g_strconcat(rule->word, "-by-", axis, NULL);
    g_autofree char *column = g_strconcat("column.", axis, NULL);
    struct table table;
    table_begin(&table, composer, scope, name);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, column));
    table_measure(&table, measure);
    for (day_number bin = bins.first; bin <= bins.last; bin++) {
        bin_row(&table, (guint)bin);
        table_total(&table, totals_in_bin(composer->totals, platform, subject, measure, (guint)bin));
    }
    if (!rule->adds_over_periods)
        table_note(&table, "note.not-over-time");
    table.figure->chart = (struct chart){.type = time_chart(bins), .column = 1};
    table.figure->chart.tick_text = tick_words(composer);
    if (composer->dataset->settings.election_date)
        table.figure->chart.mark_text = phrase_words(composer, "chart.election");
    g_autofree char *subtitle = g_strconcat("subtitle.by-", axis, ".",
                                            subject >= 0                ? "party"
                                            : subject == SUBJECT_MAPPED ? "mapped"
                                                                        : "all",
                                            NULL);
    return table_end(
        &table, headline_bins(composer, platform, subject, measure),
        SENTENCE(composer, subtitle, arg_text("measure", measure_header(composer, measure)),
                 arg_platform(composer, "platform", platform), arg_currency(composer, "currency"),
                 arg_same(composer, "party", subject >= 0 ? dataset_party(composer->dataset, subject)->name : ""),
                 arg_period(composer, "period", collected_period(composer, platform, measure))),
        (struct localized){{NULL}});
}

/* The parties with a value along the axis, in the order of publication. */
static GArray *parties_along(const struct composer *composer, int platform) {
    GArray *parties = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++)
        if (varies_by_bin(composer, platform, g_array_index(order, int, i), MEASURE_SPEND))
            g_array_append_val(parties, g_array_index(order, int, i));
    return parties;
}

struct figure *figure_by_party_and_bin(struct composer *composer, int platform) {
    if (platform < 0)
        return NULL;
    g_autoptr(GArray) parties = parties_along(composer, platform);
    if (parties->len < 2)
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    struct period bins = bins_collected(composer, platform, MEASURE_SPEND);
    g_autofree char *column = g_strconcat("column.", axis, NULL);
    g_autofree char *subtitle = g_strconcat("subtitle.spend-by-party-and-time.", axis, NULL);
    struct table table;
    table_begin(&table, composer, "", "spend-by-party-and-time");
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, column));
    for (guint i = 0; i < parties->len; i++) {
        const struct party *party = dataset_party(composer->dataset, g_array_index(parties, int, i));
        struct localized name = localized_same(composer, party->name);
        table_measure_of(&table, party->id, MEASURE_SPEND, header_with_unit(composer, name, MEASURE_SPEND), name);
        g_array_index(table.columns, struct column, i + 1).colour = party->colour;
    }
    for (day_number bin = bins.first; bin <= bins.last; bin++) {
        bin_row(&table, (guint)bin);
        for (guint i = 0; i < parties->len; i++)
            table_total(&table, totals_in_bin(composer->totals, platform, g_array_index(parties, int, i), MEASURE_SPEND,
                                              (guint)bin));
    }
    table.figure->chart = (struct chart){.type = CHART_MULTIPLES,
                                         .column = 1,
                                         .columns = (int)parties->len,
                                         .legend = phrase_words(composer, "legend.panels")};
    return table_end(&table, headline_party_bins(composer, platform, parties, bins),
                     SENTENCE(composer, subtitle, arg_platform(composer, "platform", platform),
                              arg_currency(composer, "currency"),
                              arg_period(composer, "period", collected_period(composer, platform, MEASURE_SPEND))),
                     (struct localized){{NULL}});
}

static bool measure_given(const struct dataset *dataset, const GArray *rows, int measure) {
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        if (g_array_index(dataset->observations, struct observation, index).amounts[measure].given)
            return true;
    }
    return false;
}

/* The rows as the source has them, where it lists ads or periods that follow no axis. */
struct figure *figure_rows(struct composer *composer, const char *scope, int party, int platform) {
    const struct dataset *dataset = composer->dataset;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->party == party && row->platform == platform && row->role == ROLE_MAIN &&
            !observation_is_divided(row) && period_overlaps(row->period, dataset->settings.period))
            g_array_append_val(rows, i);
    }
    if (rows->len == 0)
        return NULL;
    struct table table;
    table_begin(&table, composer, scope, "rows");
    table_column(&table, "row", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.row"));
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (measure_given(dataset, rows, measure))
            table_measure(&table, (enum measure)measure);
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        const struct observation *row = &g_array_index(dataset->observations, struct observation, index);
        g_autofree char *key = g_strdup_printf("%u", i + 1);
        table_row(&table, key, localized_same(composer, key), NULL);
        table_days(&table, row->period);
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (measure_given(dataset, rows, measure))
                table_amount(&table, (enum measure)measure, row->amounts[measure], index);
    }
    return table_end(&table, SENTENCE(composer, "headline.rows", arg_platform(composer, "platform", platform)),
                     SENTENCE(composer, "subtitle.rows", arg_platform(composer, "platform", platform),
                              arg_party(composer, "party", party)),
                     (struct localized){{NULL}});
}
