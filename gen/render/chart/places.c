/* Possible ranks along an axis of time: a panel per column of the figure, with the first rank at the top. A rank that is
 * certain is solid, a range of ranks is light. */
#include "render/chart/panels.h"
#include "render/chart/pieces.h"

#include <math.h>

static double edge(const struct plot *plot, const struct time_area *area, int64_t rank) {
    return round((area->top + (double)MAX(rank, 0) / (double)MAX(plot->max, 1) * (area->base - area->top)) * 2) / 2;
}

static void put_rank(const struct plot *panel, const struct time_area *area, guint index) {
    const struct plot_row *row = &panel->rows[index];
    double left = round(area->left + index * area->pitch), right = round(area->left + (index + 1) * area->pitch);
    if (!row->drawn) {
        piece_put_state(panel->drawing, row->cell->state, row->row, (struct area){left, area->top, right, area->base});
        return;
    }
    int64_t low = row->cell->value.low, high = row->cell->value.open ? panel->max : row->cell->value.high;
    bool certain = low == high && !row->cell->value.open;
    double top = edge(panel, area, low - 1), bottom = edge(panel, area, high);
    drawing_piece(panel->drawing, certain ? CLASS_BAR : CLASS_RANGE, row->row, left, top, right - left, bottom - top);
}

/* The first and the last rank, before the first panel of a row. */
static void put_scale(const struct plot *plot, const struct panel_grid *grid, const struct time_area *area) {
    const int64_t ranks[] = {1, plot->max};
    for (int i = 0; i < (plot->max > 1 ? 2 : 1); i++)
        words_put_line(plot->drawing, plot->measure, CLASS_TICK, plot_tick(plot, ranks[i], false), -1, ANCHOR_END,
                       grid->gutter - 8, i ? area->base : area->top + 9, grid->gutter);
}

double plot_places(const struct plot *plot, double top) {
    double gutter = ceil(words_width(plot->measure, CLASS_TICK, plot_tick(plot, MAX(plot->max, 1), false)) + 8);
    struct panel_grid grid = panels_fit(plot, gutter, top);
    for (guint i = 0; i < grid.panels; i++) {
        struct time_area area = panel_area(plot, &grid, i);
        struct plot panel = panel_begin(plot, &grid, i, &area);
        drawing_piece(panel.drawing, CLASS_GROUND, panel.rows[0].row, area.left - 0.5, area.top - 0.5,
                      area.right - area.left + 1, area.base - area.top + 1);
        for (guint row = 0; row < panel.count; row++)
            put_rank(&panel, &area, row);
        event_put_ends(&panel, &area);
        panel_end(&panel, &area);
    }
    plot->drawing->column = plot->figure->chart.column;
    for (guint row = 0; row < grid.rows; row++) {
        struct time_area area = panel_area(plot, &grid, row * grid.columns);
        put_scale(plot, &grid, &area);
    }
    double bottom = panels_bottom(&grid);
    struct pen pen = pieces_put_key(plot, (struct pen){0, bottom + PIECE_KEY_LEADING});
    return panels_put_key(plot, pen.x > 0 ? pen.y : bottom);
}
