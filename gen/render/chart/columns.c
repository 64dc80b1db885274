/* Along an axis of time: range columns, solid to the low end and light with a hatch to the high end, or steps, which are
 * the same without room between them. A stretch without numbers is a band with the words for why and the mark of its state,
 * never a column of height zero. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#include <math.h>
#include <string.h>

#define HEADROOM 22.0 /* for the numbers on the highest column */
#define ARROW_RUN 14.0
#define LINE_ROOM 14.0       /* for a line from the words above the plot to the numbers on the same column */
#define ANNOTATION_ROOM 22.0 /* for the words above the plot at a highlighted column */
#define WIDEST_COLUMN 56.0
#define TICK_DROP 17.0
#define TICK_GAP 5.0    /* between the first tick and what it counts */
#define TICK_PITCH 15.0 /* least distance of two numbers of the scale */
#define GROUP_DROP 35.0
#define VALUE_LIFT 6.0
#define SHORTEST_LINE 6.0 /* words need no line to what is right below them */

static double middle_of(const struct time_area *area, guint index) {
    return area->left + ((double)index + 0.5) * area->pitch;
}

static double column_left(const struct time_area *area, guint index) {
    return round((middle_of(area, index) - area->thickness / 2) * 2) / 2;
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
    if (row->cell->value.open)
        return area->top + area->headroom;
    return area->base - MAX(time_height(area, row->cell->value.high), 1);
}

static void put_column(const struct plot *plot, const struct time_area *area, guint index) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    const struct interval value = row->cell->value;
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
        struct mark arrow = {MARK_ARROW, CLASS_RANGE, .upward = true, .x = x, .y = top, .row = row->row};
        arrow.width = extent.width;
        arrow.height = high - low;
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

/* A run of rows without a number and with the same words: one band. False if the words do not fit in it. */
static bool put_band(const struct plot *plot, const struct time_area *area, guint first, guint end) {
    const struct plot_row *row = &plot->rows[first];
    double inset = area->pitch < 6 ? 0 : 1;
    double x = round(area->left + first * area->pitch + inset);
    double width = round(area->left + end * area->pitch - inset) - x;
    double height = area->base - area->top;
    struct mark words = {MARK_WORDS, CLASS_STATE, ANCHOR_MIDDLE, .text = row->value, .row = row->row};
    words.width = row->value_width;
    words.x = x + width / 2;
    words.y = area->top + height / 2 + 4;
    bool level = words.width <= width - 12;
    bool upright = !level && width >= 17 && words.width <= height - 24;
    if (upright) {
        words.upward = true;
        words.x = x + width / 2 + 4;
        words.y = area->top + height / 2;
    }
    bool fits = (level || upright) && *row->value && !plot->keyed;
    /* A band of several rows says what it says in words; of one row, it can be named. */
    if (fits && end - first > 1)
        words.row = -1;
    struct area none = {0, 0, 0, 0};
    struct area room = {x, area->top, x + width, area->base};
    state_put(plot->drawing, row->cell->state, words.row, room, fits ? mark_area(&words) : none, false);
    if (fits)
        drawing_put(plot->drawing, words);
    return fits;
}

static gboolean same_text(gconstpointer a, gconstpointer b) {
    return strcmp(a, b) == 0;
}

void time_put_rows(const struct plot *plot, const struct time_area *area, GPtrArray *missed) {
    g_autoptr(GPtrArray) said = g_ptr_array_new();
    for (guint i = 0; i < plot->count;) {
        if (plot->rows[i].drawn) {
            put_column(plot, area, i);
            i++;
            continue;
        }
        const char *words = plot->rows[i].value;
        guint end = i + 1;
        while (end < plot->count && !plot->rows[end].drawn && strcmp(plot->rows[end].value, words) == 0)
            end++;
        if (put_band(plot, area, i, end))
            g_ptr_array_add(said, (gpointer)words);
        else if (*words && !g_ptr_array_find_with_equal_func(missed, words, same_text, NULL))
            g_ptr_array_add(missed, (gpointer)words);
        i = end;
    }
    /* What a band of the same look says in words needs no key. */
    guint index;
    for (guint i = 0; i < said->len; i++)
        if (g_ptr_array_find_with_equal_func(missed, g_ptr_array_index(said, i), same_text, &index))
            g_ptr_array_remove_index(missed, index);
}

/* True if every other row is lower than this one, whatever the numbers within the ranges are. */
static bool is_highest(const struct plot *plot, guint index) {
    for (guint i = 0; i < plot->count; i++)
        if (i != index && plot->rows[i].drawn &&
            !interval_above(plot->rows[index].cell->value, plot->rows[i].cell->value))
            return false;
    return true;
}

/* The row whose numbers are worth printing: the one that is the highest for certain, or else the one that goes furthest
 * of those without an upper end, which words have to say. The number of rows if there is none. */
static guint labelled_row(const struct plot *plot) {
    guint open = plot->count;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        if (!row->drawn)
            continue;
        if (is_highest(plot, i))
            return i;
        if (row->cell->value.open && (open == plot->count || row->cell->value.low > plot->rows[open].cell->value.low))
            open = i;
    }
    return open;
}

static bool label_is_free(const struct plot *plot, const struct time_area *area, guint index, struct area label) {
    if (label.left < area->left || label.right > area->right)
        return false;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        double left = area->left + i * area->pitch;
        double middle = middle_of(area, i);
        struct area column = {left, time_top(plot, area, i) - 3, left + area->pitch, area->base};
        /* A thin line runs down to the highlighted column from the words above it. */
        struct area line = {middle - 4, area->top, middle + 4, area->base};
        bool highlighted = plot->figure->rows[row->row].highlighted;
        if (i != index && (areas_meet(label, column) || (highlighted && areas_meet(label, line))))
            return false;
    }
    return true;
}

/* Puts the numbers of a column above it, leaning to where there is room; false if there is none. */
static bool put_value(const struct plot *plot, const struct time_area *area, guint index) {
    const struct plot_row *row = &plot->rows[index];
    struct mark words = {MARK_WORDS, CLASS_VALUE, .text = row->value, .width = row->value_width, .row = row->row};
    words.y = time_top(plot, area, index) - VALUE_LIFT;
    double left = column_left(area, index);
    const double places[] = {middle_of(area, index), left + area->thickness, left};
    const enum anchor anchors[] = {ANCHOR_MIDDLE, ANCHOR_END, ANCHOR_START};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        words.x = places[i];
        words.anchor = anchors[i];
        if (label_is_free(plot, area, index, mark_area(&words))) {
            drawing_put(plot->drawing, words);
            return true;
        }
    }
    return false;
}

static void put_zeros(const struct plot *plot, const struct time_area *area) {
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        if (row->drawn && scale_reach(row->cell) == 0 && !row->cell->value.open && row->value_width <= area->pitch)
            words_put_line(plot->drawing, plot->measure, CLASS_STATE, row->value, row->row, ANCHOR_MIDDLE,
                           middle_of(area, i), area->base - VALUE_LIFT, area->pitch);
    }
}

/* Words above the highlighted column and a thin line down to it. */
static void put_annotation(const struct plot *plot, const struct time_area *area, guint index, const char *text,
                           bool has_value) {
    struct drawing *drawing = plot->drawing;
    double x = round(middle_of(area, index)) - 0.5;
    double width = MIN(words_width(plot->measure, CLASS_ANNOTATION, text), drawing->width);
    double middle = CLAMP(x, width / 2, drawing->width - width / 2);
    words_put_line(drawing, plot->measure, CLASS_ANNOTATION, text, -1, ANCHOR_MIDDLE, middle, area->top - 9, width);
    double end = time_top(plot, area, index) - (has_value ? VALUE_LIFT + 14 : 3);
    if (end >= area->top + SHORTEST_LINE)
        drawing_line(drawing, CLASS_AXIS, -1, x, area->top - 4, 0, end - area->top + 4);
}

/* How many columns share one tick so that ticks keep apart. */
static guint tick_stride(const struct plot *plot, const struct time_area *area, double widest) {
    static const guint strides[] = {1, 2, 5, 7, 10, 14, 20, 30, 60};
    for (guint i = 0; i < G_N_ELEMENTS(strides); i++)
        if (strides[i] * area->pitch >= widest + 7)
            return strides[i];
    return plot->count;
}

const char *time_tick(const struct plot *plot, guint index) {
    const char *tick = plot->figure->rows[plot->rows[index].row].tick.text[plot->drawing->language];
    return tick ? drawing_string(plot->drawing, tick) : plot->rows[index].label;
}

/* What the ticks count, before the first of them, which begins at x, if there is room. */
static void put_tick_text(const struct plot *plot, double x, double y) {
    struct drawing *drawing = plot->drawing;
    const char *text = drawing_string(drawing, plot->figure->chart.tick_text.text[drawing->language]);
    double width = words_width(plot->measure, CLASS_TICK, text);
    if (*text && x - TICK_GAP >= width)
        words_put_line(drawing, plot->measure, CLASS_TICK, text, -1, ANCHOR_END, x - TICK_GAP, y, width);
}

static void put_ticks(const struct plot *plot, const struct time_area *area) {
    struct drawing *drawing = plot->drawing;
    g_autofree const char **ticks = g_new(const char *, plot->count);
    double widest = 0;
    for (guint i = 0; i < plot->count; i++) {
        ticks[i] = time_tick(plot, i);
        widest = MAX(widest, words_width(plot->measure, CLASS_TICK, ticks[i]));
    }
    guint stride = tick_stride(plot, area, widest);
    for (guint i = 0; i < plot->count; i += stride) {
        double room = MIN(stride * area->pitch, area->right - area->left);
        double width = MIN(words_width(plot->measure, CLASS_TICK, ticks[i]), room);
        double x = CLAMP(middle_of(area, i), width / 2, drawing->width - width / 2);
        words_put_line(drawing, plot->measure, CLASS_TICK, ticks[i], -1, ANCHOR_MIDDLE, x, area->base + TICK_DROP,
                       room);
        if (i == 0)
            put_tick_text(plot, x - width / 2, area->base + TICK_DROP);
    }
}

static const char *group_of(const struct plot *plot, guint index) {
    return plot->figure->rows[plot->rows[index].row].group.text[plot->drawing->language];
}

/* Between two groups: a notch in the axis and a line beside the words, and nothing among the ticks. */
static void put_boundary(struct drawing *drawing, double x, double base) {
    drawing_line(drawing, CLASS_AXIS, -1, x, base + 1, 0, 4);
    drawing_line(drawing, CLASS_AXIS, -1, x, base + TICK_DROP + 7, 0, GROUP_DROP - TICK_DROP - 5);
}

/* What neighbours share, once under each run of them; true if there is any. */
static bool put_groups(const struct plot *plot, const struct time_area *area) {
    struct drawing *drawing = plot->drawing;
    double taken = -G_MAXDOUBLE;
    bool any = false;
    for (guint i = 0; i < plot->count;) {
        const char *group = group_of(plot, i);
        guint end = i + 1;
        while (end < plot->count && g_strcmp0(group_of(plot, end), group) == 0)
            end++;
        if (group) {
            any = true;
            const char *text = drawing_string(drawing, group);
            double width = words_width(plot->measure, CLASS_GROUP, text);
            double left = area->left + i * area->pitch + (i > 0 ? 5 : 0);
            double right = i > 0 || end < plot->count ? area->left + end * area->pitch : drawing->width;
            double x = left + width <= right ? left : MAX(right - width - 4, 0);
            if (x >= taken && x + width <= drawing->width) {
                words_put_line(drawing, plot->measure, CLASS_GROUP, text, -1, ANCHOR_START, x, area->base + GROUP_DROP,
                               width);
                taken = x + width + 8;
            }
            if (i > 0)
                put_boundary(drawing, round(area->left + i * area->pitch) - 0.5, area->base);
        }
        i = end;
    }
    return any;
}

static void put_grid(const struct plot *plot, const struct time_area *area, int64_t step) {
    struct drawing *drawing = plot->drawing;
    int last = step ? (int)(plot->max / step) : 0;
    double below = G_MAXDOUBLE;
    for (int i = 0; i <= last; i++) {
        double y = round(area->base - (double)(i * step) * area->per_unit);
        if (y > below - TICK_PITCH)
            continue;
        below = y;
        words_put_line(drawing, plot->measure, CLASS_TICK, plot_tick(plot, i * step, i == last && i > 0), -1,
                       ANCHOR_END, area->left - 8, y + 4, area->left - 8);
    }
    for (int i = 1; i <= last; i++) {
        double y = round(area->base - (double)(i * step) * area->per_unit) - 0.5;
        drawing_grid(drawing, area->left, y, area->right - area->left, 0);
    }
}

static double gutter_width(const struct plot *plot, int64_t step) {
    double widest = words_width(plot->measure, CLASS_TICK, plot_tick(plot, 0, false));
    for (int64_t value = step; step && value <= plot->max; value += step) {
        bool last = value > plot->max - step;
        widest = MAX(widest, words_width(plot->measure, CLASS_TICK, plot_tick(plot, value, last)));
    }
    return ceil(widest + 8);
}

double plot_columns(const struct plot *plot, double top) {
    struct drawing *drawing = plot->drawing;
    const char *annotation = drawing_string(drawing, plot->figure->chart.annotation.text[drawing->language]);
    guint highlighted = plot->count;
    for (guint i = 0; i < plot->count && *annotation; i++)
        if (plot->figure->rows[plot->rows[i].row].highlighted)
            highlighted = i;
    int64_t step = plot->max ? scale_step(plot->column->unit, plot->max, CLAMP((int)(plot->height / 30), 2, 5)) : 0;

    struct time_area area = {.left = gutter_width(plot, step), .right = drawing->width};
    area.top = top + (highlighted < plot->count ? ANNOTATION_ROOM + 8 : 10);
    area.base = area.top + plot->height;
    guint labelled = labelled_row(plot);
    area.headroom = HEADROOM + (labelled == highlighted && highlighted < plot->count ? LINE_ROOM : 0);
    area.pitch = (area.right - area.left) / plot->count;
    area.thickness = MIN(round(area.pitch * 0.76 * 2) / 2, WIDEST_COLUMN);
    double room = area.base - area.top - area.headroom - (plot->open ? ARROW_RUN : 0);
    area.per_unit = plot->max ? room / (double)plot->max : 0;

    g_autoptr(GPtrArray) missed = g_ptr_array_new();
    time_put_rows(plot, &area, missed);
    bool has_value = labelled < plot->count && plot->max > 0 && put_value(plot, &area, labelled);
    if (plot->figure->chart.type == CHART_RANGE_COLUMNS)
        put_zeros(plot, &area);
    if (highlighted < plot->count)
        put_annotation(plot, &area, highlighted, annotation, has_value && labelled == highlighted);
    put_grid(plot, &area, step);
    drawing_line(drawing, CLASS_AXIS, -1, area.left, area.base + 0.5, area.right - area.left, 0);
    put_ticks(plot, &area);
    double bottom = area.base + (put_groups(plot, &area) ? GROUP_DROP + 4 : TICK_DROP + 4);
    return state_put_key(plot, missed, bottom);
}
