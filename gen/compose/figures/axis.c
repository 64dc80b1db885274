#include "compose/figures/axis.h"
#include "compose/about.h"
#include "compose/words/days.h"

#include <string.h>

#define MOST_DAYS 366 /* that are called by their numbers */

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

/* The days of a bin that the report is about. */
static struct period within_report(const struct composer *composer, struct period bin) {
    struct period period = composer->dataset->settings.period;
    return (struct period){MAX(bin.first, period.first), MIN(bin.last, period.last)};
}

/* What an axis says of a bin. */
struct mark_words {
    struct tick_words words; /* NULL in all languages: they were not said yet */
    int position;
};

/* What is said of a bin wherever it is a row. */
struct bin_words {
    const char *key; /* NULL: it was not said yet */
    struct localized name;
    struct mark_words bins, months; /* if bins are marked; of days, if months are */
};

static void append_tick(GString *out, enum language language, enum axis axis, day_number first) {
    struct calendar_day date = date_calendar(first);
    int year;
    switch (axis) {
    case AXIS_DAY:
        g_string_append_printf(out, "%d", date.day);
        return;
    case AXIS_WEEK:
        g_string_append_printf(out, "%d", date_iso_week(first, &year));
        return;
    case AXIS_MONTH:
        text_append_month_brief(out, language, first);
        return;
    case AXIS_HALF_YEAR:
        text_append_half_brief(out, language, first);
        return;
    case AXIS_YEAR:
        g_string_append_printf(out, "%d", date.year);
        return;
    }
}

static void append_end(GString *out, enum language language, enum axis axis, day_number first) {
    switch (axis) {
    case AXIS_DAY:
        text_append_date_brief(out, language, first);
        return;
    case AXIS_WEEK:
        text_append_week_brief(out, language, first);
        return;
    case AXIS_MONTH:
        text_append_month_year_brief(out, language, first);
        return;
    case AXIS_HALF_YEAR:
        text_append_half_year_brief(out, language, first);
        return;
    case AXIS_YEAR:
        append_tick(out, language, axis, first);
        return;
    }
}

/* The month of a day, or the year of what is longer, or of days of more than one year. */
static void append_group(GString *out, enum language language, enum axis axis, day_number first) {
    if (axis == AXIS_DAY)
        text_append_month(out, language, first);
    else
        g_string_append_printf(out, "%d", date_calendar(first + (axis == AXIS_WEEK ? 3 : 0)).year);
}

/* Ticks: what the axis is marked with. */
static int position_of(enum axis axis, enum axis ticks, day_number first) {
    int year;
    struct calendar_day date = date_calendar(first);
    if (axis == AXIS_DAY && ticks != axis && date.day > 1)
        return -1;
    switch (ticks) {
    case AXIS_DAY:
        break;
    case AXIS_WEEK:
        return date_iso_week(first, &year);
    case AXIS_MONTH:
        return date.year * 12 + date.month - 1;
    case AXIS_HALF_YEAR:
        return date.year * 2 + date_half_year(first) - 1;
    case AXIS_YEAR:
        return date.year;
    }
    return 0;
}

/* What an axis of so many bins is marked with: months, of more days than a year has, since the number of a day says little then. */
static enum axis ticks_of(const struct composer *composer, struct period bins) {
    enum axis axis = composer->dataset->settings.axis;
    return axis == AXIS_DAY && bins.last - bins.first + 1 > MOST_DAYS ? AXIS_MONTH : axis;
}

/* Through out, the words of one language. */
static void say_mark(struct composer *composer, struct tick_words *words, enum axis ticks, day_number first,
                     enum language language, GString *out) {
    append_tick(g_string_truncate(out, 0), language, ticks, first);
    words->tick.text[language] = report_string(composer->report, out->str);
    append_end(g_string_truncate(out, 0), language, ticks, first);
    words->end.text[language] = report_string(composer->report, out->str);
    if (ticks == AXIS_YEAR)
        return; /* years share nothing */
    append_group(g_string_truncate(out, 0), language, ticks, first);
    words->group.text[language] = report_string(composer->report, out->str);
}

/* Many figures have a row of the same bin. */
static struct bin_words *words_of(struct composer *composer, guint index) {
    enum axis axis = composer->dataset->settings.axis;
    if (!composer->bins)
        composer->bins = report_alloc(composer->report, totals_bin_count(composer->totals) * sizeof *composer->bins);
    struct bin_words *words = &composer->bins[index];
    if (words->key)
        return words;
    struct period bin = totals_bin(composer->totals, index);
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        text_append_bin(g_string_truncate(out, 0), (enum language)i, axis, bin);
        words->name.text[i] = report_string(composer->report, out->str);
    }
    axis_append_key(g_string_truncate(out, 0), axis, bin);
    words->key = report_string(composer->report, out->str);
    return words;
}

/* What an axis with these ticks says of a bin. */
static const struct mark_words *mark_of(struct composer *composer, guint index, enum axis ticks) {
    enum axis axis = composer->dataset->settings.axis;
    struct bin_words *words = words_of(composer, index);
    struct mark_words *mark = ticks == axis ? &words->bins : &words->months;
    if (mark->words.tick.text[0])
        return mark;
    day_number first = totals_bin(composer->totals, index).first;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        say_mark(composer, &mark->words, ticks, first, (enum language)i, out);
    mark->position = position_of(axis, ticks, first);
    return mark;
}

/* "week 10 van 2023 (6 van 7 dagen)": what is known of a bin of which days are missing, or that the report cuts. */
static const struct localized *bin_label(struct composer *composer, int platform, enum measure measure, guint index) {
    const struct localized *name = &words_of(composer, index)->name;
    int known = totals_known_days(composer->totals, platform, measure, index);
    int all = period_days(totals_bin(composer->totals, index));
    if (known == all || known == 0)
        return name;
    return report_words(composer->report,
                        SENTENCE(composer, "bin.partial", arg_text("bin", *name), arg_counted(composer, "count", known),
                                 arg_count(composer, "all", all)));
}

void axis_row(struct table *table, int platform, enum measure measure, guint index) {
    struct composer *composer = table->composer;
    const struct bin_words *words = words_of(composer, index);
    const struct mark_words *mark = mark_of(composer, index, table->figure->chart.ticks);
    table_row_kept(table, words->key, bin_label(composer, platform, measure, index));
    struct row *row = table_last_row(table);
    row->axis = &mark->words;
    row->days = within_report(composer, totals_bin(composer->totals, index));
    row->position = mark->position;
}

/* All but weeks show in their ticks; the number of a week is only a number. */
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
    chart.ticks = ticks_of(composer, bins);
    chart.tick_text = tick_words(composer);
    chart.shared =
        phrase_words(composer, type == CHART_PLACES ? "chart.shared.place" : axis_key(composer, "chart.shared."));
    chart.open = phrase_words(composer, "chart.open");
    set_events(composer, &chart, bins);
    return chart;
}
