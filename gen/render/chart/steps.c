/* Steps along an axis of time: a strong line at the low end, a band from there up to the high end, closed by a thin
 * line. If the source gives points, the line is all there is. */
#include "render/chart/plot.h"

#include <math.h>

static double edge(const struct time_area *area, guint index) {
    return round((area->left + (double)index * area->pitch) * 2) / 2;
}

static bool is_joined(const struct plot *plot, guint index) {
    return index > 0 && plot->rows[index].drawn && plot->rows[index - 1].drawn &&
           plot->rows[index].cell->state == STATE_VALUE && plot->rows[index - 1].cell->state == STATE_VALUE;
}

/* The upright between two steps, from line end to line end. */
static void put_riser(const struct plot *plot, const struct time_area *area, guint index, double x) {
    double before = area->base - time_height(area, plot->rows[index - 1].cell->value.low);
    double here = area->base - time_height(area, plot->rows[index].cell->value.low);
    double half = class_rules[CLASS_STEP].size / 2;
    if (before != here)
        drawing_line(plot->drawing, CLASS_STEP, plot->rows[index].row, x, MIN(before, here) - half, 0,
                     fabs(before - here) + 2 * half);
}

static void put_band(const struct plot *plot, const struct time_area *area, guint index, double x, double width,
                     double low) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    double top = time_top(plot, area, index);
    if (row->cell->value.open) {
        struct mark arrow = {MARK_ARROW, CLASS_RANGE, .upward = true, .x = x, .y = top, .row = row->row};
        arrow.width = width;
        arrow.height = low - top;
        drawing_put(drawing, arrow);
    } else if (row->cell->value.high > row->cell->value.low) {
        top = MIN(top, low - 1);
        drawing_box(drawing, CLASS_RANGE, row->row, x, top, width, low - top);
        drawing_line(drawing, CLASS_END, row->row, x, top + 0.5, width, 0);
    }
}

void step_put(const struct plot *plot, const struct time_area *area, guint index) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    double x = edge(area, index);
    double width = edge(area, index + 1) - x;
    double low = area->base - time_height(area, row->cell->value.low);
    if (row->cell->state == STATE_ESTIMATED && !row->cell->value.open) {
        double top = time_top(plot, area, index);
        drawing_box(drawing, CLASS_ESTIMATE, row->row, x, top, width, area->base - top);
        drawing_line(drawing, CLASS_END, row->row, x, top + 0.5, width, 0);
        return;
    }
    put_band(plot, area, index, x, width, low);
    drawing_line(drawing, CLASS_STEP, row->row, x, low, width, 0);
    if (is_joined(plot, index))
        put_riser(plot, area, index, x);
}
