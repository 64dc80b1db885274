/* Possible ranks along an axis of time: a panel per column of the figure, with the first rank at the top. A rank that is
 * certain is solid, a range of ranks is light. */
#include "render/chart/panels.h"
#include "render/chart/pieces.h"

#include <math.h>

#define RANK_PITCH 15.0 /* least distance of two ranks that the axis of a band says */
#define MOST_RANK 22.0  /* height of a rank */
#define LEAST_BAND 84.0
#define MOST_BAND 200.0
#define NAME_ROOM 34.0

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
    int64_t low = cell_value(row->cell).low,
            high = cell_value(row->cell).open ? panel->max : cell_value(row->cell).high;
    bool certain = low == high && !cell_value(row->cell).open;
    double top = edge(panel, area, low - 1), bottom = edge(panel, area, high);
    drawing_piece(panel->drawing, certain ? CLASS_BAR : CLASS_RANGE, row->row, left, top, right - left, bottom - top);
}

/* The first and the last rank, before the first panel of a row. */
static void put_scale(const struct plot *plot, double gutter, const struct time_area *area) {
    const int64_t ranks[] = {1, plot->max};
    for (int i = 0; i < (plot->max > 1 ? 2 : 1); i++)
        words_put_line(plot->drawing, plot->measure, CLASS_TICK, plot_tick(plot, ranks[i], false), -1, ANCHOR_END,
                       gutter - 8, i ? area->base : area->top + 9, gutter);
}

static void put_ranks(const struct plot *panel, const struct time_area *area) {
    drawing_piece(panel->drawing, CLASS_GROUND, panel->rows[0].row, area->left - 0.5, area->top - 0.5,
                  area->right - area->left + 1, area->base - area->top + 1);
    for (guint row = 0; row < panel->count; row++)
        put_rank(panel, area, row);
}

static double gutter_of(const struct plot *plot) {
    double first = words_width(plot->measure, CLASS_TICK, plot_tick(plot, 1, false));
    return ceil(MAX(first, words_width(plot->measure, CLASS_TICK, plot_tick(plot, MAX(plot->max, 1), false))) + 8);
}

static double put_key(const struct plot *plot, double bottom) {
    struct pen pen = pieces_put_key(plot, (struct pen){0, bottom + PIECE_KEY_LEADING});
    return pen.x > 0 ? pen.y : bottom;
}

/* As many of the ranks as have room, each at the middle of its own height. */
static void put_all_ranks(const struct plot *plot, const struct time_area *area) {
    double below = -G_MAXDOUBLE;
    for (int64_t rank = 1; rank <= plot->max; rank++) {
        double y = (edge(plot, area, rank - 1) + edge(plot, area, rank)) / 2;
        double last = (edge(plot, area, plot->max - 1) + edge(plot, area, plot->max)) / 2;
        if (y < below + RANK_PITCH || (rank < plot->max && last - y < RANK_PITCH))
            continue;
        below = y;
        words_put_line(plot->drawing, plot->measure, CLASS_TICK, plot_tick(plot, rank, false), -1, ANCHOR_END,
                       area->left - 8, y + 4, area->left - 8);
    }
}

/* The one column that a page is about: its name, and the band in the whole width over an axis of time. */
static double plot_band(const struct plot *whole, double top) {
    struct plot shown = *whole;
    const struct plot *plot = &shown;
    struct drawing *drawing = plot->drawing;
    const struct column *column = &plot->figure->columns[plot->rows[0].column];
    struct time_area area = {.left = gutter_of(plot), .right = drawing->width};
    plot_share(&shown, area.right - area.left);
    area.pitch = area.thickness = (area.right - area.left) / plot->count;
    drawing->column = plot->rows[0].column;
    swatch_put(plot, -1, column->colour, column->notches, 0, top + 10);
    words_put_line(drawing, plot->measure, CLASS_VALUE, drawing_string(drawing, column_name(column, drawing->language)),
                   -1, ANCHOR_START, column->colour ? SWATCH_ROOM : 0, top + 14, drawing->width - SWATCH_ROOM);
    struct event_labels *events = events_fit(plot, &area);
    area.top = top + NAME_ROOM + events_room(events);
    area.base = area.top + CLAMP((double)plot->max * MOST_RANK, LEAST_BAND, MOST_BAND);
    put_ranks(plot, &area);
    put_all_ranks(plot, &area);
    events_put_through(plot, &area, events);
    double bottom = events_put_key(plot, events, time_put_axis(plot, &area));
    events_free(events);
    drawing->column = plot->figure->chart.column;
    return shared_put_key(plot, put_key(plot, bottom));
}

double plot_places(const struct plot *whole, double top) {
    if (whole->drawing->panel >= 0)
        return plot_band(whole, top);
    struct plot shown = *whole;
    const struct plot *plot = &shown;
    struct panel_grid grid = panels_fit(plot, gutter_of(plot), top);
    plot_share(&shown, grid.width);
    for (guint i = 0; i < grid.panels; i++) {
        struct time_area area = panel_area(plot, &grid, i);
        struct plot panel = panel_begin(plot, &grid, i, &area);
        put_ranks(&panel, &area);
        event_put_ends(&panel, &area);
        panel_end(&panel, &area);
    }
    plot->drawing->column = plot->figure->chart.column;
    for (guint row = 0; row < grid.rows; row++) {
        struct time_area area = panel_area(plot, &grid, row * grid.columns);
        put_scale(plot, grid.gutter, &area);
    }
    return shared_put_key(plot, panels_put_key(plot, put_key(plot, panels_bottom(&grid))));
}
