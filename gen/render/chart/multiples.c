/* Small multiples: a panel of steps per column of the figure, all in one scale, so that their heights compare. */
#include "render/chart/panels.h"

#include <math.h>

#define TICK_PITCH 15.0 /* least distance of two numbers of the scale */
#define HEADROOM 4.0
#define LOW_STUB 10.0 /* panels are low */
#define GRID_LINES 2

/* What the lines of a row of panels mean, before the first; the lines run through each. */
static void put_scale(const struct plot *plot, const struct panel_grid *grid, const struct time_area *area,
                      int64_t step, guint panels) {
    int last = step ? (int)(plot->max / step) : 0;
    double below = G_MAXDOUBLE;
    for (int i = 0; i <= last; i++) {
        double y = round(area->base - time_height(area, i * step));
        if (y > below - TICK_PITCH)
            continue;
        below = y;
        words_put_line(plot->drawing, plot->measure, CLASS_TICK, plot_tick(plot, i * step, i == last && i > 0), -1,
                       ANCHOR_END, grid->gutter - 8, y + 4, grid->gutter);
        for (guint panel = 0; panel < panels && i > 0; panel++)
            drawing_grid(plot->drawing, grid->gutter + panel * (grid->width + PANEL_GAP), y - 0.5, grid->width, 0);
    }
}

/* True if some panel has numbers: a key says why the others, or parts of them, have none. */
static bool is_keyed(const struct plot *plot) {
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].drawn)
            return true;
    return false;
}

static struct time_area area_of(const struct plot *plot, const struct panel_grid *grid, guint index) {
    struct time_area area = panel_area(plot, grid, index);
    area.headroom = HEADROOM;
    area.stub = LOW_STUB;
    area.per_unit = plot->max ? (grid->height - HEADROOM - (plot->open ? area.stub : 0)) / (double)plot->max : 0;
    return area;
}

double plot_multiples(const struct plot *whole, double top) {
    struct plot plot = *whole;
    int64_t step = plot.max ? scale_step(plot.column->unit, plot.max, GRID_LINES) : 0;
    struct panel_grid grid = panels_fit(&plot, time_gutter(&plot, step), top);
    plot_share(&plot, grid.width);
    plot.keyed = is_keyed(&plot);
    g_autoptr(GPtrArray) missed = g_ptr_array_new();
    for (guint i = 0; i < grid.panels; i++) {
        struct time_area area = area_of(&plot, &grid, i);
        struct plot panel = panel_begin(&plot, &grid, i, &area);
        time_put_rows(&panel, &area, missed);
        panel_put_events(&panel, &area);
        panel_end(&panel, &area);
    }
    for (guint row = 0; row < grid.rows; row++) {
        struct time_area area = area_of(&plot, &grid, row * grid.columns);
        put_scale(&plot, &grid, &area, step, MIN(grid.columns, grid.panels - row * grid.columns));
    }
    plot.drawing->column = plot.figure->chart.column;
    double bottom = state_put_key(&plot, missed, panels_put_key(&plot, panels_bottom(&grid)));
    return open_put_key(&plot, shared_put_key(&plot, bottom));
}
