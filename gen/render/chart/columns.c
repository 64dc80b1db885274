/* Along an axis of time: range columns, solid to the low end and light with a hatch to the high end, or steps, which are
 * the same without room between them; with the number of the one that the headline is about. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#include <math.h>

#define HEADROOM 22.0  /* for the numbers on the highest column */
#define SPARE 8.0      /* if there is none */
#define LINE_ROOM 14.0 /* for a line from the words above the plot to the numbers on the same column */
#define WIDEST_COLUMN 56.0
#define VALUE_LIFT 6.0

static const struct area NOWHERE = {-G_MAXDOUBLE, 0, -G_MAXDOUBLE, 0};

static double column_left(const struct time_area *area, guint index) {
    return round((time_middle(area, index) - area->thickness / 2) * 2) / 2;
}

/* Where a column begins and ends; steps meet, at whole pixels so that no line shows between them. */
static struct extent {
    double left, width;
} extent_of(const struct plot *plot, const struct time_area *area, guint index) {
    if (plot->figure->chart.type == CHART_RANGE_COLUMNS)
        return (struct extent){column_left(area, index), area->thickness};
    double left = round(area->left + (double)index * area->pitch);
    return (struct extent){left, round(area->left + ((double)index + 1) * area->pitch) - left};
}

double time_height(const struct time_area *area, int64_t value) {
    return round((double)MAX(value, 0) * area->per_unit * 2) / 2;
}

double time_top(const struct plot *plot, const struct time_area *area, guint index) {
    const struct plot_row *row = &plot->rows[index];
    if (!row->drawn)
        return area->top;
    if (cell_value(row->cell).open)
        return area->base - time_height(area, cell_value(row->cell).low) - area->stub;
    return area->base - MAX(time_height(area, cell_value(row->cell).high), 1);
}

void column_put(const struct plot *plot, const struct time_area *area, guint index) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    const struct interval value = cell_value(row->cell);
    const struct extent extent = extent_of(plot, area, index);
    double x = extent.left;
    double low = time_height(area, value.low);
    double top = time_top(plot, area, index);
    double high = area->base - top;
    if (value.low > 0)
        low = MAX(low, 1);
    if (row->cell->state == STATE_ESTIMATED && !value.open) {
        drawing_box(drawing, CLASS_ESTIMATE, row->row, x, top, extent.width, high);
        drawing_line(drawing, CLASS_END, row->row, x, top + 0.5, extent.width, 0);
        return;
    }
    if (low > 0)
        drawing_box(drawing, CLASS_BAR, row->row, x, area->base - low, extent.width, low);
    if (value.open) {
        struct mark arrow = {MARK_ARROW, CLASS_OPEN, .upward = true, .x = x, .row = row->row};
        arrow.y = area->base - low - area->stub;
        arrow.width = extent.width;
        arrow.height = area->stub;
        drawing_put(drawing, arrow);
        return;
    }
    if (value.high > value.low)
        high = MAX(high, low + 1);
    if (high > low && value.high > 0)
        drawing_box(drawing, CLASS_RANGE, row->row, x, area->base - high, extent.width, high - low);
    if (value.high > value.low || value.high == 0)
        drawing_line(drawing, CLASS_END, row->row, x, area->base - high + 0.5, extent.width, 0);
}

/* The row whose number is printed, since the headline is about it; the number of rows if there is none. */
static guint labelled_row(const struct plot *plot) {
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].drawn && plot->figure->rows[plot->rows[i].row].labelled)
            return i;
    return plot->count;
}

/* The words of its number. The end of a sum is far from the scale: it says its unit. */
static struct mark value_words(const struct plot *plot, guint index) {
    const struct plot_row *row = &plot->rows[index];
    struct mark words = {MARK_WORDS, CLASS_VALUE, .text = row->value, .width = row->value_width, .row = row->row};
    if (plot->figure->chart.type == CHART_STEP) {
        words.text = drawing_string(plot->drawing, row->cell->text->text[plot->drawing->language]);
        words.width = words_width(plot->measure, CLASS_VALUE, words.text);
    }
    return words;
}

/* True if the line of an event may come down where the number of a row is printed. */
static bool is_near_event(const struct plot *plot, const struct time_area *area, guint index) {
    if (index >= plot->count)
        return false;
    double reach = value_words(plot, index).width + area->thickness;
    for (guint i = 0; i < plot->count; i++)
        if (has_event(plot, i) && fabs(time_middle(area, i) - time_middle(area, index)) < reach)
            return true;
    return false;
}

/* True if words about a row meet no other column; nor, if they can, the line that comes down at an event. */
static bool label_is_free(const struct plot *plot, const struct time_area *area, guint index, struct area label,
                          bool avoid_lines) {
    if (label.left < area->left || label.right > area->right)
        return false;
    for (guint i = 0; i < plot->count; i++) {
        double left = area->left + i * area->pitch;
        double middle = time_middle(area, i);
        struct area column = {left, time_top(plot, area, i) - 3, left + area->pitch, area->base};
        struct area line = {middle - 4, area->top, middle + 4, area->base};
        if (i != index && (areas_meet(label, column) || (avoid_lines && has_event(plot, i) && areas_meet(label, line))))
            return false;
    }
    return true;
}

/* Puts the number of a column above it, leaning to where there is room. Returns its area; without width if there is none. */
static struct area put_words(const struct plot *plot, const struct time_area *area, guint index, struct mark words) {
    words.y = time_top(plot, area, index) - VALUE_LIFT;
    double left = column_left(area, index);
    const double places[] = {time_middle(area, index), left + area->thickness, left};
    const enum anchor anchors[] = {ANCHOR_MIDDLE, ANCHOR_END, ANCHOR_START};
    for (guint i = 0; i < 2 * G_N_ELEMENTS(places); i++) {
        words.x = places[i % G_N_ELEMENTS(places)];
        words.anchor = anchors[i % G_N_ELEMENTS(places)];
        if (label_is_free(plot, area, index, mark_area(&words), i < G_N_ELEMENTS(places))) {
            drawing_put(plot->drawing, words);
            return mark_area(&words);
        }
    }
    return NOWHERE;
}

/* Without its unit, if that takes too much. */
static struct area put_value(const struct plot *plot, const struct time_area *area, guint index) {
    const struct plot_row *row = &plot->rows[index];
    struct area with_unit = put_words(plot, area, index, value_words(plot, index));
    if (with_unit.right > with_unit.left)
        return with_unit;
    return put_words(
        plot, area, index,
        (struct mark){MARK_WORDS, CLASS_VALUE, .text = row->value, .width = row->value_width, .row = row->row});
}

static void put_zeros(const struct plot *plot, const struct time_area *area) {
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        bool labelled = plot->figure->rows[row->row].labelled;
        if (!labelled && row->drawn && scale_reach(row->cell) == 0 && !cell_value(row->cell).open &&
            row->value_width <= area->pitch)
            words_put_line(plot->drawing, plot->measure, CLASS_STATE, row->value, row->row, ANCHOR_MIDDLE,
                           time_middle(area, i), area->base - VALUE_LIFT, area->pitch);
    }
}

/* Pixels of a unit, such that each column and each stub ends within room. */
static double fit_scale(const struct plot *plot, double room, double stub) {
    double per_unit = plot->max ? room / (double)plot->max : 0;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        if (row->drawn && cell_value(row->cell).open && cell_value(row->cell).low > 0)
            per_unit = MIN(per_unit, (room - stub) / (double)cell_value(row->cell).low);
    }
    return per_unit;
}

static bool has_any_event(const struct plot *plot) {
    for (guint i = 0; i < plot->count; i++)
        if (has_event(plot, i))
            return true;
    return false;
}

double plot_columns(const struct plot *whole, double top) {
    struct plot shown = *whole;
    const struct plot *plot = &shown;
    struct drawing *drawing = plot->drawing;
    int64_t step = plot->max ? scale_step(plot->column->unit, plot->max, CLAMP((int)(plot->height / 30), 2, 5)) : 0;
    struct time_area area = {.left = time_gutter(plot, step), .right = drawing->width};
    plot_share(&shown, area.right - area.left);
    area.pitch = (area.right - area.left) / plot->count;
    area.thickness = MIN(round(area.pitch * 0.76 * 2) / 2, WIDEST_COLUMN);
    struct event_labels *events = events_fit(plot, &area);
    area.top = top + 10 + events_room(events);
    area.base = area.top + plot->height;
    guint labelled = labelled_row(plot);
    area.headroom = labelled < plot->count ? HEADROOM : has_any_event(plot) ? LINE_ROOM : SPARE;
    area.headroom += is_near_event(plot, &area, labelled) ? LINE_ROOM : 0;
    area.stub = STUB;
    area.per_unit = fit_scale(plot, area.base - area.top - area.headroom, area.stub);

    g_autoptr(GPtrArray) missed = g_ptr_array_new();
    time_put_rows(plot, &area, missed);
    struct area value = NOWHERE;
    if (labelled < plot->count && plot->max > 0)
        value = put_value(plot, &area, labelled);
    if (plot->figure->chart.type == CHART_RANGE_COLUMNS)
        put_zeros(plot, &area);
    events_put(plot, &area, events, value);
    time_put_grid(plot, &area, step);
    double bottom = time_put_axis(plot, &area);
    bottom = events_put_key(plot, events, bottom);
    events_free(events);
    return open_put_key(plot, shared_put_key(plot, state_put_key(plot, missed, bottom)));
}
