/* A strip of days for each lane: solid on the days that were collected, hatched with the words for why on others. A lane
 * is what neighbours share whose first two cells are the same: the platform, and what was measured there. */
#include "render/chart/plot.h"

#include <math.h>
#include <string.h>

#define STRIP 16.0
#define WORDS_DROP 12.5     /* of the words of a strip, from its top to their base line */
#define DAYS_DROP 14.0      /* of the days below a strip, from its foot */
#define DAYS_GAP 10.0       /* between these */
#define LANE_GAP 9.0        /* between lanes */
#define GROUP_GAP 9.0       /* more, before the name of another platform */
#define HEADING 22.0        /* a platform's name above its lanes */
#define LABEL_PART 0.3      /* of the width, for labels beside strips */
#define LABEL_LINES 4       /* of a label at most: a list of measures in a narrow column */
#define LABEL_ROOM 14.0     /* between them and the strips */
#define LEAST_BESIDE 440.0  /* width from which labels stand beside strips */
#define WORDS_REST 9.0      /* of hatching at least behind the words before it */
#define WORDS_ROOM 5.0      /* around them */
#define SMALL_LEADING 16.0  /* of labels in small type */
#define MARKED_LEADING 15.0 /* of days that are named above */

struct lane {
    guint first, end;  /* rows of the plot */
    bool heads, alone; /* the first of its platform; the only one */
};

struct calendar {
    const struct plot *plot;
    struct period days;
    double left, right, per_day;
    bool beside; /* labels are at the left of strips, else above them */
    struct {
        bool said;                     /* in words on a strip */
        const struct plot_row *silent; /* a stretch with no room for words; NULL: none */
    } states[STATE_COUNT];
};

static const struct row *row_of(const struct plot *plot, guint index) {
    return &plot->figure->rows[plot->rows[index].row];
}

static const char *cell_words(const struct plot *plot, guint index, guint cell) {
    const char *text = row_of(plot, index)->cells[cell].text->text[plot->drawing->language];
    return text ? text : "";
}

static bool same_words(const struct plot *plot, guint a, guint b, guint cell) {
    return strcmp(cell_words(plot, a, cell), cell_words(plot, b, cell)) == 0;
}

/* Where a day begins, to half a pixel. */
static double day_left(const struct calendar *calendar, day_number day) {
    return round((calendar->left + (day - calendar->days.first) * calendar->per_day) * 2) / 2;
}

static GArray *lanes_of(const struct plot *plot) {
    GArray *lanes = g_array_new(FALSE, FALSE, sizeof(struct lane));
    for (guint i = 0; i < plot->count;) {
        struct lane lane = {.first = i, .end = i + 1};
        while (lane.end < plot->count && same_words(plot, i, lane.end, 0) && same_words(plot, i, lane.end, 1))
            lane.end++;
        lane.heads = i == 0 || !same_words(plot, i - 1, i, 0);
        lane.alone = lane.heads && (lane.end == plot->count || !same_words(plot, i, lane.end, 0));
        g_array_append_val(lanes, lane);
        i = lane.end;
    }
    return lanes;
}

static struct period days_of(const struct plot *plot) {
    struct period all = row_of(plot, 0)->days;
    for (guint i = 1; i < plot->count; i++) {
        all.first = MIN(all.first, row_of(plot, i)->days.first);
        all.last = MAX(all.last, row_of(plot, i)->days.last);
    }
    return all;
}

static bool covers_all(const struct calendar *calendar, guint index) {
    return period_equal(row_of(calendar->plot, index)->days, calendar->days);
}

/* A stretch without numbers, with its words in it if they fit. */
static void put_state(struct calendar *calendar, guint index, double x, double width, double top) {
    const struct plot *plot = calendar->plot;
    const struct plot_row *row = &plot->rows[index];
    struct drawing *drawing = plot->drawing;
    double words = row->value_width + 2 * WORDS_ROOM;
    struct area room = {x, top, x + width, top + STRIP}, none = {0, 0, 0, 0};
    bool fits = width >= words + WORDS_REST;
    struct area taken = {x + WORDS_ROOM, top, x + WORDS_ROOM + row->value_width, top + STRIP};
    state_put(drawing, row->cell->state, row->row, room, fits ? taken : none, true);
    if (fits)
        words_put_line(drawing, plot->measure, CLASS_STATE, row->value, row->row, ANCHOR_START, taken.left,
                       top + WORDS_DROP, row->value_width);
    if (fits)
        calendar->states[row->cell->state].said = true;
    else
        calendar->states[row->cell->state].silent = row;
}

/* Neighbours are a pixel apart; a stretch is never thinner than one. */
static void put_strip(struct calendar *calendar, guint index, double top) {
    const struct row *row = row_of(calendar->plot, index);
    double x = day_left(calendar, row->days.first);
    double width = MAX(day_left(calendar, row->days.last + 1) - x - (row->days.last < calendar->days.last), 1);
    if (calendar->plot->rows[index].drawn)
        drawing_box(calendar->plot->drawing, CLASS_DAYS, calendar->plot->rows[index].row, x, top, width, STRIP);
    else
        put_state(calendar, index, x, width, top);
}

/* The days of a stretch, in words: where they would begin, and where at the latest. */
struct days_label {
    const char *words;
    double width, start, latest;
    int row;
};

/* Those of the stretches of a lane that were collected. None leaves its stretch, or is in the way of the next. */
static GArray *days_labels(const struct calendar *calendar, const struct lane *lane) {
    const struct plot *plot = calendar->plot;
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(struct days_label));
    for (guint i = lane->first; i < lane->end; i++) {
        if (!plot->rows[i].drawn || covers_all(calendar, i))
            continue;
        struct days_label label = {.words = drawing_string(plot->drawing, cell_words(plot, i, 2)),
                                   .start = day_left(calendar, row_of(plot, i)->days.first),
                                   .row = plot->rows[i].row};
        label.width = words_width(plot->measure, CLASS_TICK, label.words);
        label.latest = MAX(label.start, day_left(calendar, row_of(plot, i)->days.last + 1) - label.width);
        g_array_append_val(labels, label);
    }
    double end = calendar->right;
    for (guint i = labels->len; i-- > 0;) {
        struct days_label *label = &g_array_index(labels, struct days_label, i);
        label->latest = MIN(label->latest, end - label->width);
        end = label->latest - DAYS_GAP;
    }
    return labels;
}

/* The days of what was collected, below its strip: of as many stretches as there is room for, each below its own. True if
 * there were any. */
static bool put_days(const struct calendar *calendar, const struct lane *lane, double foot) {
    g_autoptr(GArray) labels = days_labels(calendar, lane);
    const struct plot *plot = calendar->plot;
    double taken = calendar->left - DAYS_GAP;
    bool any = false;
    for (guint i = 0; i < labels->len; i++) {
        const struct days_label *label = &g_array_index(labels, struct days_label, i);
        double x = MAX(MIN(label->start, label->latest), taken + DAYS_GAP);
        if (x > label->latest + 0.5)
            continue;
        words_put_line(plot->drawing, plot->measure, CLASS_TICK, label->words, label->row, ANCHOR_START, x,
                       foot + DAYS_DROP, label->width + 1);
        taken = x + label->width;
        any = true;
    }
    return any;
}

/* The label of a lane: its platform if that has no other, else what was measured. Returns the height it takes above the
 * strip; beside it, how much it is higher than that. */
static double put_label(const struct calendar *calendar, const struct lane *lane, double top) {
    const struct plot *plot = calendar->plot;
    struct drawing *drawing = plot->drawing;
    enum mark_class class = lane->alone ? CLASS_LABEL : CLASS_STATE;
    const char *text = drawing_string(drawing, cell_words(plot, lane->first, lane->alone ? 0 : 1));
    double width = calendar->beside ? calendar->left - LABEL_ROOM : drawing->width;
    struct lines lines = words_wrap(drawing, plot->measure, class, text, width, LABEL_LINES, false);
    double height = lines.lines->len * SMALL_LEADING + 2;
    words_put(drawing, plot->measure, class, &lines, text, -1, ANCHOR_START, 0, top + WORDS_DROP, SMALL_LEADING);
    lines_clear(&lines);
    return calendar->beside ? MAX(height - STRIP, 0) : height;
}

static double put_lane(struct calendar *calendar, const struct lane *lane, double y) {
    const struct plot *plot = calendar->plot;
    if (lane->heads && lane->first > 0)
        y += GROUP_GAP;
    if (lane->heads && !lane->alone) {
        words_put_line(plot->drawing, plot->measure, CLASS_LABEL,
                       drawing_string(plot->drawing, cell_words(plot, lane->first, 0)), -1, ANCHOR_START, 0,
                       y + WORDS_DROP, plot->drawing->width);
        y += HEADING;
    }
    double label = put_label(calendar, lane, y);
    double top = calendar->beside ? y : y + label;
    for (guint i = lane->first; i < lane->end; i++)
        put_strip(calendar, i, top);
    double foot = top + STRIP;
    double below = put_days(calendar, lane, foot) ? DAYS_DROP + 3 : 0;
    return foot + (calendar->beside ? MAX(below, label) : below) + LANE_GAP;
}

/* How far apart the days are that the axis names: so many days, or else months. */
struct spacing {
    int days, months;
};

/* The first day from this one on that the axis may name. */
static day_number next_named(struct spacing spacing, day_number first, day_number day) {
    if (spacing.days > 0)
        return first + (day - first + spacing.days - 1) / spacing.days * spacing.days;
    struct calendar_day date = date_calendar(day);
    int month = date.year * 12 + date.month - 1 + (date.day > 1);
    month = (month + spacing.months - 1) / spacing.months * spacing.months;
    return date_from_calendar(month / 12, month % 12 + 1, 1);
}

static const char *name_of(const struct plot *plot, struct spacing spacing, day_number day) {
    g_autoptr(GString) text = g_string_new(NULL);
    if (spacing.days > 0)
        text_append_date_short(text, plot->drawing->language, day);
    else if (spacing.months < 12)
        text_append_month(text, plot->drawing->language, day);
    else
        g_string_append_printf(text, "%d", date_calendar(day).year);
    return drawing_string(plot->drawing, text->str);
}

/* True if every name has room before the next. */
static bool is_roomy(const struct calendar *calendar, struct spacing spacing) {
    double taken = -G_MAXDOUBLE;
    for (day_number day = calendar->days.first;; day++) {
        day = next_named(spacing, calendar->days.first, day);
        if (day > calendar->days.last)
            return true;
        double x = day_left(calendar, day);
        if (x < taken)
            return false;
        taken = x + words_width(calendar->plot->measure, CLASS_TICK, name_of(calendar->plot, spacing, day)) + 12;
    }
}

static struct spacing fit_spacing(const struct calendar *calendar) {
    static const struct spacing spacings[] = {{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 3}, {0, 6}, {0, 12}};
    for (gsize i = 0; i < G_N_ELEMENTS(spacings); i++)
        if (is_roomy(calendar, spacings[i]))
            return spacings[i];
    return (struct spacing){0, 120};
}

/* The line below the lanes, and the days it names with a line up to the top. */
static double put_axis(const struct calendar *calendar, double top, double y) {
    const struct plot *plot = calendar->plot;
    struct spacing spacing = fit_spacing(calendar);
    drawing_line(plot->drawing, CLASS_AXIS, -1, calendar->left, y + 0.5, calendar->right - calendar->left, 0);
    double taken = 0;
    for (day_number day = calendar->days.first;; day++) {
        day = next_named(spacing, calendar->days.first, day);
        if (day > calendar->days.last)
            break;
        double x = round(day_left(calendar, day)) + 0.5;
        const char *name = name_of(plot, spacing, day);
        double width = words_width(plot->measure, CLASS_TICK, name);
        double from = MIN(x, plot->drawing->width - width);
        drawing_line(plot->drawing, CLASS_AXIS, -1, x, y + 1, 0, 4);
        if (from >= taken)
            words_put_line(plot->drawing, plot->measure, CLASS_TICK, name, -1, ANCHOR_START, from, y + 18, width + 1);
        taken = MAX(taken, from + width + 8);
        drawing_grid(plot->drawing, x, top, 0, y - top);
    }
    return y + 22;
}

static double marked_x(const struct calendar *calendar, const struct marked_day *marked) {
    return round((day_left(calendar, marked->day) + day_left(calendar, marked->day + 1)) / 2) - 0.5;
}

/* The rows of words above the lanes that name days, in the order of these: each in the lowest that is free there. Returns
 * how many rows there are. */
static guint place_marked(const struct calendar *calendar, guint *places) {
    const struct chart *chart = &calendar->plot->figure->chart;
    g_autofree double *taken = g_new(double, chart->marked_count + 1);
    guint rows = 0;
    for (guint i = 0; i < chart->marked_count; i++) {
        const char *text =
            drawing_string(calendar->plot->drawing, chart->marked[i].name.text[calendar->plot->drawing->language]);
        double width = words_width(calendar->plot->measure, CLASS_ANNOTATION, text);
        double x =
            CLAMP(marked_x(calendar, &chart->marked[i]) - width / 2, 0, MAX(calendar->plot->drawing->width - width, 0));
        guint row = 0;
        while (row < rows && x < taken[row])
            row++;
        rows = MAX(rows, row + 1);
        taken[row] = x + width + 8;
        places[i] = row;
    }
    return rows;
}

static int compare_tops(gconstpointer left, gconstpointer right) {
    const struct area *a = left, *b = right;
    return (a->top > b->top) - (a->top < b->top);
}

/* A line down that stops short of words. */
static void put_line_between_words(struct drawing *drawing, double x, double top, double base) {
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct area));
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        struct area area = mark_area(mark);
        if (mark->kind == MARK_WORDS && area.left - 3 < x && x < area.right + 3 && area.bottom > top && area.top < base)
            g_array_append_val(words, area);
    }
    g_array_sort(words, compare_tops);
    for (guint i = 0; i <= words->len; i++) {
        double end = i < words->len ? g_array_index(words, struct area, i).top - 2 : base;
        if (end > top)
            drawing_line(drawing, CLASS_EVENT, -1, x, round(top), 0, round(end) - round(top));
        if (i < words->len)
            top = MAX(top, g_array_index(words, struct area, i).bottom + 2);
    }
}

/* Days that are named, each with a line down to the axis. */
static void put_marked(const struct calendar *calendar, const guint *places, double top, double base) {
    const struct chart *chart = &calendar->plot->figure->chart;
    struct drawing *drawing = calendar->plot->drawing;
    for (guint i = 0; i < chart->marked_count; i++) {
        const char *text = drawing_string(drawing, chart->marked[i].name.text[drawing->language]);
        double width = MIN(words_width(calendar->plot->measure, CLASS_ANNOTATION, text), drawing->width);
        double x = marked_x(calendar, &chart->marked[i]), y = top - 6 - places[i] * MARKED_LEADING;
        words_put_line(drawing, calendar->plot->measure, CLASS_ANNOTATION, text, -1, ANCHOR_MIDDLE,
                       CLAMP(x, width / 2, drawing->width - width / 2), y, width + 1);
        put_line_between_words(drawing, x, top - 2, base);
    }
}

/* What stretches are that are too short for words, if no other says the same. */
static double put_key(const struct calendar *calendar, double y) {
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int state = 0; state < STATE_COUNT; state++)
        if (calendar->states[state].silent && !calendar->states[state].said)
            g_ptr_array_add(words, (gpointer)calendar->states[state].silent->value);
    return state_put_key(calendar->plot, words, y);
}

double plot_calendar(const struct plot *plot, double top) {
    bool beside = plot->drawing->width >= LEAST_BESIDE;
    g_autoptr(GArray) lanes = lanes_of(plot);
    struct calendar calendar = {.plot = plot, .days = days_of(plot), .beside = beside};
    calendar.left = beside ? round(plot->drawing->width * LABEL_PART) + LABEL_ROOM : 0;
    calendar.right = plot->drawing->width;
    calendar.per_day = (calendar.right - calendar.left) / period_days(calendar.days);
    g_autofree guint *places = g_new0(guint, plot->figure->chart.marked_count + 1);
    guint marked = place_marked(&calendar, places);
    top += marked > 0 ? marked * MARKED_LEADING + 10 : 10;
    double y = top + 4;
    for (guint i = 0; i < lanes->len; i++)
        y = put_lane(&calendar, &g_array_index(lanes, struct lane, i), y);
    put_marked(&calendar, places, top, y);
    return put_key(&calendar, put_axis(&calendar, top, y));
}
