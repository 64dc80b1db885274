#include "compose/figures/axis.h"
#include "compose/about.h"
#include "compose/words/days.h"

#include <string.h>

struct period axis_bins(const struct composer *composer, int platform, enum measure measure) {
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

bool axis_varies(const struct composer *composer, int platform, int whose, enum measure measure) {
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
    return SENTENCE(composer, "bin.partial", arg_text("bin", label), arg_counted(composer, "count", known),
                    arg_count(composer, "all", all));
}

/* The days of a bin that the report is about. */
static struct period within_report(const struct composer *composer, struct period bin) {
    struct period period = composer->dataset->settings.period;
    return (struct period){MAX(bin.first, period.first), MIN(bin.last, period.last)};
}

/* What an axis says at a bin: alone, at an end, and under the bins that share it. */
struct axis_words {
    struct localized tick, end, group;
};

static void append_tick(GString *out, enum language language, enum axis axis, day_number first) {
    int year;
    if (axis == AXIS_MONTH)
        text_append_month_brief(out, language, first);
    else
        g_string_append_printf(out, "%d", axis == AXIS_WEEK ? date_iso_week(first, &year) : date_calendar(first).day);
}

static void append_end(GString *out, enum language language, enum axis axis, struct period bin) {
    if (axis == AXIS_DAY)
        text_append_date_brief(out, language, bin.first);
    else if (axis == AXIS_MONTH)
        text_append_month_year_brief(out, language, bin.first);
    else
        text_append_week_brief(out, language, bin.first);
}

static void append_group(GString *out, enum language language, enum axis axis, day_number first) {
    if (axis == AXIS_DAY)
        text_append_month(out, language, first);
    else
        g_string_append_printf(out, "%d", date_calendar(first + (axis == AXIS_WEEK ? 3 : 0)).year);
}

static struct axis_words words_of(struct composer *composer, struct period bin) {
    enum axis axis = composer->dataset->settings.axis;
    struct axis_words words = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        append_tick(g_string_truncate(out, 0), (enum language)i, axis, bin.first);
        words.tick.text[i] = report_string(composer->report, out->str);
        append_end(g_string_truncate(out, 0), (enum language)i, axis, bin);
        words.end.text[i] = report_string(composer->report, out->str);
        append_group(g_string_truncate(out, 0), (enum language)i, axis, bin.first);
        words.group.text[i] = report_string(composer->report, out->str);
    }
    return words;
}

static int position_of(enum axis axis, day_number first) {
    int year;
    struct calendar_day date = date_calendar(first);
    return axis == AXIS_DAY ? 0 : axis == AXIS_WEEK ? date_iso_week(first, &year) : date.year * 12 + date.month - 1;
}

void axis_row(struct table *table, int platform, enum measure measure, guint index) {
    struct composer *composer = table->composer;
    enum axis axis = composer->dataset->settings.axis;
    struct period bin = totals_bin(composer->totals, index);
    struct axis_words words = words_of(composer, bin);
    g_autoptr(GString) key = g_string_new(NULL);
    append_bin_key(key, axis, bin);
    table_row(table, key->str, bin_label(composer, platform, measure, index), NULL);
    struct row *row = table_last_row(table);
    row->tick = words.tick;
    row->end = words.end;
    row->group = words.group;
    row->days = within_report(composer, bin);
    row->position = position_of(axis, bin.first);
}

/* Days and months show in their ticks; the number of a week is only a number. */
static struct localized tick_words(struct composer *composer) {
    return composer->dataset->settings.axis == AXIS_WEEK ? phrase_words(composer, "chart.week")
                                                         : (struct localized){{NULL}};
}

/* Adds what happened on a day to what happened in the rows before it, or in the same. */
static void add_event(struct composer *composer, GArray *marks, struct period bins, day_number day,
                      struct localized name) {
    for (day_number bin = bins.first; bin <= bins.last; bin++) {
        struct period days = totals_bin(composer->totals, (guint)bin);
        if (day < days.first || day > days.last)
            continue;
        struct chart_event mark = {(guint)(bin - bins.first), name};
        guint at = marks->len;
        while (at > 0 && g_array_index(marks, struct chart_event, at - 1).row > mark.row)
            at--;
        struct chart_event *before = at > 0 ? &g_array_index(marks, struct chart_event, at - 1) : NULL;
        if (before && before->row == mark.row)
            before->name = localized_join(composer, before->name, ", ", name);
        else
            g_array_insert_val(marks, at, mark);
    }
}

/* The election needs no name where it is all there is. */
static void set_events(struct composer *composer, struct chart *chart, struct period bins) {
    const struct settings *settings = &composer->dataset->settings;
    const GArray *events = composer->dataset->events;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct chart_event));
    for (guint i = 0; i < events->len; i++) {
        const struct event *event = &g_array_index(events, struct event, i);
        add_event(composer, marks, bins, event->date, event->name);
    }
    if (settings->election_date)
        add_event(composer, marks, bins, settings->election_date,
                  events->len > 0 ? settings->election_name : phrase_words(composer, "chart.election"));
    struct chart_event *copy = report_alloc(composer->report, marks->len * sizeof *copy);
    if (marks->len > 0)
        memcpy(copy, marks->data, marks->len * sizeof *copy);
    chart->events = copy;
    chart->event_count = marks->len;
}

struct chart axis_chart(struct composer *composer, enum chart_type type, struct period bins) {
    struct chart chart = {.type = type, .column = 1, .axis = composer->dataset->settings.axis};
    chart.tick_text = tick_words(composer);
    chart.open = phrase_words(composer, "chart.open");
    set_events(composer, &chart, bins);
    return chart;
}
