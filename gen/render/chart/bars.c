/* Range bars lying down: solid to the low end, lighter to the high end, the numbers at the end of each bar. If names
 * and numbers leave too little room beside the bars, both are above them. */
#include "render/chart/plot.h"

#include <math.h>

#define VALUE_GAP 7.0
#define VALUE_DROP 4.5
#define FOOT_ROOM 9.0  /* of the mark before the words of a state */
#define LEAST_MARK 8.0 /* a state is not marked in less room behind its words */
#define AXIS_ROOM 36.0
#define LOW_PICTURE 180.0 /* below this height the numbers at the bars have to do without an axis */
#define BELOW_PITCH 41.0
#define BELOW_THICKNESS 12.0

double bar_length(const struct bar_area *area, int64_t value) {
    return round((double)MAX(value, 0) * area->per_unit * 2) / 2;
}

/* Puts the bar of a row between y and y + thickness; returns where it ends. */
static double put_bar(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double y,
                      double thickness) {
    if (plot->figure->chart.type == CHART_STACKED)
        return stack_put(plot, area, row, y, thickness);
    struct drawing *drawing = plot->drawing;
    const struct interval value = cell_value(row->cell);
    double low = bar_length(area, value.low);
    if (value.low > 0)
        low = MAX(low, 1);
    if (value.open) {
        if (low > 0)
            drawing_box(drawing, CLASS_BAR, row->row, area->left, y, low, thickness);
        drawing_put(drawing, (struct mark){MARK_ARROW, CLASS_OPEN, .x = area->left + low, .y = y, .width = STUB,
                                           .height = thickness, .row = row->row});
        return area->left + low + STUB;
    }
    double high = MAX(bar_length(area, value.high), low);
    if (value.high > value.low)
        high = MAX(high, low + 1);
    if (row->cell->state == STATE_ESTIMATED) {
        drawing_box(drawing, CLASS_ESTIMATE, row->row, area->left, y, MAX(high, 1), thickness);
        drawing_line(drawing, CLASS_END, row->row, area->left + MAX(high, 1) - 0.5, y, 0, thickness);
        return area->left + high;
    }
    if (low > 0)
        drawing_box(drawing, CLASS_BAR, row->row, area->left, y, low, thickness);
    if (high > low) {
        drawing_box(drawing, CLASS_RANGE, row->row, area->left + low, y, high - low, thickness);
        drawing_line(drawing, CLASS_END, row->row, area->left + high - 0.5, y, 0, thickness);
    }
    if (high == 0)
        drawing_line(drawing, CLASS_END, row->row, area->left + 0.5, y, 0, thickness);
    return area->left + high;
}

struct bar_area bar_area_fit(const struct plot *plot, double left) {
    struct bar_area area = {.left = left, .right = plot->drawing->width};
    double width = area.right - left;
    area.per_unit = plot->max ? width / (double)plot->max : 0;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        int64_t reach = scale_reach(row->cell);
        double taken = VALUE_GAP + row->value_width + (cell_value(row->cell).open ? STUB : 0);
        if (reach > 0)
            area.per_unit = MIN(area.per_unit, (width - taken) / (double)reach);
    }
    return area;
}

static bool has_axis(const struct plot *plot) {
    return plot->max > 0 && (plot->room <= 0 || plot->room >= LOW_PICTURE);
}

static void put_ticks(const struct plot *plot, const struct bar_area *area, double top, double bottom) {
    for (int count = 4; count > 0; count--) {
        int64_t step = scale_step(plot->column->unit, plot->max, count);
        int last = (int)(plot->max / step);
        double pitch = (double)step * area->per_unit;
        double right = area->left + last * pitch;
        const char *end = plot_tick(plot, last * step, true);
        double half = words_width(plot->measure, CLASS_TICK, end) / 2;
        if (last == 0 || right + half > area->right || pitch < 2 * half + 16)
            continue;
        for (int i = 0; i <= last; i++)
            words_put_line(plot->drawing, plot->measure, CLASS_TICK, plot_tick(plot, i * step, i == last), -1,
                           ANCHOR_MIDDLE, area->left + i * pitch, top - 7, 2 * half);
        for (int i = 1; i <= last; i++)
            drawing_grid(plot->drawing, round(area->left + i * pitch) - 0.5, top, 0, bottom - top);
        return;
    }
}

void bar_put_axis(const struct plot *plot, const struct bar_area *area, double top, double bottom) {
    if (has_axis(plot))
        put_ticks(plot, area, top, bottom);
    drawing_line(plot->drawing, CLASS_AXIS, -1, area->left - 0.5, top, 0, bottom - top);
}

/* Words where a number would be, and the mark of the state in the room in which the bar might have been. */
static void put_state(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double middle,
                      double thickness) {
    const enum state state = row->cell->state;
    struct area room = {area->left, middle - thickness / 2, area->right, middle + thickness / 2};
    double x = area->left + VALUE_GAP;
    if (state_is_foot(state)) {
        state_put(plot->drawing, state, row->row, room, (struct area){0}, true);
        x += FOOT_ROOM;
    }
    x += words_put_line(plot->drawing, plot->measure, CLASS_STATE, row->value, row->row, ANCHOR_START, x,
                        middle + VALUE_DROP, area->right - x);
    room.left = round(x + VALUE_GAP);
    if (!state_is_foot(state) && room.right - room.left >= LEAST_MARK)
        state_put(plot->drawing, state, row->row, room, (struct area){0}, true);
}

void bar_put_row(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double middle,
                 double thickness) {
    if (!row->drawn) {
        put_state(plot, area, row, middle, thickness);
        return;
    }
    double end = put_bar(plot, area, row, middle - thickness / 2, thickness);
    words_put_line(plot->drawing, plot->measure, row->value_class, row->value, row->row, ANCHOR_START, end + VALUE_GAP,
                   middle + VALUE_DROP, area->right - end);
}

static double plot_beside(const struct plot *plot, const struct label_column *labels, double top) {
    struct bar_area area = bar_area_fit(plot, ceil(labels->width + BAR_LABEL_GAP));
    double above = has_axis(plot) ? AXIS_ROOM : 14;
    double heads = 0;
    for (guint i = 0; i < plot->count; i++)
        heads += stack_head(plot, &area, &plot->rows[i]);
    double pitch = labels_pitch(plot, labels, BAR_PITCH, above + 6 + heads);
    double thickness = round(pitch * BAR_THICKNESS / BAR_PITCH);
    top += above;
    double y = top + 3;
    for (guint i = 0; i < plot->count; i++) {
        double height = labels->lines[i].lines->len > 1 ? pitch + LABEL_SECOND : pitch;
        plot->drawing->column = plot->rows[i].column;
        stack_put_head(plot, &area, &plot->rows[i], y + 2);
        y += stack_head(plot, &area, &plot->rows[i]);
        double middle = y + height / 2;
        labels_put(plot, labels, i, middle);
        bar_put_row(plot, &area, &plot->rows[i], middle, thickness);
        y += height;
    }
    y += 3;
    bar_put_axis(plot, &area, top, y);
    return y;
}

/* Wraps the name of a row beside its numbers, or over the whole width if that would cut it short. */
static struct lines label_above(const struct plot *plot, const struct plot_row *row, bool *together) {
    double width = plot->drawing->width - (plot_has_colours(plot) ? SWATCH_ROOM : 0);
    double beside = width - row->value_width - BAR_LABEL_GAP;
    *together = beside >= width * BAR_LEAST_ROOM;
    if (*together) {
        struct lines lines = words_wrap(plot->drawing, plot->measure, CLASS_LABEL, row->label, beside, 2, false);
        if (!lines.shortened)
            return lines;
        lines_clear(&lines);
        *together = false;
    }
    return words_wrap(plot->drawing, plot->measure, CLASS_LABEL, row->label, width, 2, false);
}

/* Name and numbers on a line of their own above the bar; no axis, since bars run over the whole width. */
static double plot_below(const struct plot *plot, double top) {
    struct drawing *drawing = plot->drawing;
    double width = drawing->width;
    struct bar_area area = {.right = width};
    double room = plot->open ? width - STUB : width;
    area.per_unit = plot->max ? room / (double)plot->max : 0;
    double left = plot_has_colours(plot) ? SWATCH_ROOM : 0;
    double y = top + 20;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        drawing->column = row->column;
        bool together;
        struct lines lines = label_above(plot, row, &together);
        const struct row_details *about = row_details(&plot->figure->rows[row->row]);
        swatch_put(plot, row->row, about->colour, about->notches, 0, y + 13 - LABEL_DROP);
        y = words_put(drawing, plot->measure, CLASS_LABEL, &lines, row->label, row->row, ANCHOR_START, left, y + 13,
                      LABEL_LEADING);
        lines_clear(&lines);
        if (!together)
            y += LABEL_LEADING;
        words_put_line(drawing, plot->measure, row->value_class, row->value, row->row, ANCHOR_END, width, y, width);
        y += 6;
        stack_put_head(plot, &area, row, y);
        y += stack_head(plot, &area, row);
        if (row->drawn)
            put_bar(plot, &area, row, y, BELOW_THICKNESS);
        else
            state_put(drawing, row->cell->state, row->row, (struct area){0, y, width, y + BELOW_THICKNESS},
                      (struct area){0}, true);
        y += BELOW_PITCH - 19;
    }
    return y - (BELOW_PITCH - 19 - BELOW_THICKNESS);
}

double plot_bars(const struct plot *plot, double top) {
    double width = plot->drawing->width;
    double values = 0;
    for (guint i = 0; i < plot->count; i++)
        values = MAX(values, plot->rows[i].value_width);
    struct label_column labels = labels_fit(plot, width * 0.34);
    double room = width - labels.width - BAR_LABEL_GAP - VALUE_GAP - values;
    bool beside =
        room >= width * BAR_LEAST_ROOM && room >= 130 && stack_fits(plot, floor(width - labels.width - BAR_LABEL_GAP));
    double bottom = beside ? plot_beside(plot, &labels, top) : plot_below(plot, top);
    labels_clear(plot, &labels);
    return bottom;
}
