/* Small multiples: a panel of steps per column of the figure, all in one scale, so that their heights compare. */
#include "render/chart/plot.h"

#include <math.h>

#define LEAST_WIDTH 92.0
#define GAP 16.0
#define HEIGHT 62.0
#define LEAST_PANEL 40.0
#define KEY_ROOM 20.0
#define MOST_PANEL 120.0
#define NAME_LEADING 16.0
#define NAME_GAP 8.0
#define TICK_DROP 14.0
#define TICK_PITCH 15.0 /* least distance of two numbers of the scale */
#define ROW_GAP 14.0
#define HEADROOM 4.0
#define ARROW_RUN 10.0
#define GRID_LINES 2
#define ABOVE 16.0

struct panel_grid {
    guint panels, columns, rows;
    double gutter, width; /* of one panel */
    double height;        /* of its plot */
    guint name_lines;     /* of the longest name */
    int64_t step;
};

static struct plot panel_of(const struct plot *plot, guint index) {
    struct plot panel = *plot;
    panel.rows += index * plot->unit;
    panel.count = plot->unit;
    return panel;
}

static const struct column *column_of(const struct plot *panel) {
    return &panel->figure->columns[panel->rows[0].column];
}

static struct lines name_wrap(const struct plot *panel, double width) {
    struct drawing *drawing = panel->drawing;
    const char *name = drawing_string(drawing, column_name(column_of(panel), drawing->language));
    return words_wrap(drawing, panel->measure, CLASS_VALUE, name, width - SWATCH_ROOM, 2, false);
}

static double row_extra(const struct panel_grid *grid) {
    return grid->name_lines * NAME_LEADING + NAME_GAP + TICK_DROP + ROW_GAP;
}

static struct panel_grid grid_fit(const struct plot *plot) {
    struct panel_grid grid = {.panels = plot->count / plot->unit, .height = HEIGHT, .name_lines = 1};
    grid.step = plot->max ? scale_step(plot->column->unit, plot->max, GRID_LINES) : 0;
    for (int64_t value = 0; value <= plot->max; value += grid.step) {
        bool last = value > plot->max - grid.step || !grid.step;
        grid.gutter = MAX(grid.gutter, words_width(plot->measure, CLASS_TICK, plot_tick(plot, value, last)) + 8);
        if (last)
            break;
    }
    double width = plot->drawing->width - grid.gutter;
    double least = LEAST_WIDTH;
    for (guint i = 0; i < grid.panels; i++) {
        struct plot panel = panel_of(plot, i);
        const char *name = drawing_string(plot->drawing, column_name(column_of(&panel), plot->drawing->language));
        least = MAX(least, ceil(words_least_width(plot->measure, CLASS_VALUE, name) + SWATCH_ROOM));
    }
    grid.columns = (guint)CLAMP((width + GAP) / (least + GAP), 1, grid.panels);
    grid.rows = (grid.panels + grid.columns - 1) / grid.columns;
    grid.width = floor((width - (grid.columns - 1) * GAP) / grid.columns);
    for (guint i = 0; i < grid.panels; i++) {
        struct plot panel = panel_of(plot, i);
        struct lines lines = name_wrap(&panel, grid.width);
        grid.name_lines = MAX(grid.name_lines, lines.lines->len);
        lines_clear(&lines);
    }
    if (plot->room > 0)
        grid.height = CLAMP(floor((plot->room - ABOVE - KEY_ROOM + ROW_GAP) / grid.rows - row_extra(&grid)),
                            LEAST_PANEL, MOST_PANEL);
    return grid;
}

static void put_name(const struct plot *panel, const struct panel_grid *grid, double left, double top) {
    const struct column *column = column_of(panel);
    struct lines lines = name_wrap(panel, grid->width);
    double first = top + (grid->name_lines - lines.lines->len) * NAME_LEADING + 12;
    double indent = column->colour ? SWATCH_ROOM : 0;
    swatch_put(panel, -1, column->colour, left, first - 4.5);
    words_put(panel->drawing, panel->measure, CLASS_VALUE, &lines, column_name(column, panel->drawing->language), -1,
              ANCHOR_START, left + indent, first, NAME_LEADING);
    lines_clear(&lines);
}

/* The first and the last of the axis, if both fit. */
static void put_ticks(const struct plot *panel, const struct time_area *area) {
    const char *ends[] = {time_tick(panel, 0), time_tick(panel, panel->count - 1)};
    double width = area->right - area->left;
    double first = words_width(panel->measure, CLASS_TICK, ends[0]);
    double last = words_width(panel->measure, CLASS_TICK, ends[1]);
    words_put_line(panel->drawing, panel->measure, CLASS_TICK, ends[0], -1, ANCHOR_START, area->left,
                   area->base + TICK_DROP, width);
    if (panel->count > 1 && first + last + 8 <= width)
        words_put_line(panel->drawing, panel->measure, CLASS_TICK, ends[1], -1, ANCHOR_END, area->right,
                       area->base + TICK_DROP, last);
}

/* What the lines of a row of panels mean, before the first; the lines run through each. */
static void put_scale(const struct plot *plot, const struct panel_grid *grid, const struct time_area *area,
                      guint panels) {
    int last = grid->step ? (int)(plot->max / grid->step) : 0;
    double below = G_MAXDOUBLE;
    for (int i = 0; i <= last; i++) {
        double y = round(area->base - time_height(area, i * grid->step));
        if (y > below - TICK_PITCH)
            continue;
        below = y;
        words_put_line(plot->drawing, plot->measure, CLASS_TICK, plot_tick(plot, i * grid->step, i == last && i > 0),
                       -1, ANCHOR_END, grid->gutter - 8, y + 4, grid->gutter);
        for (guint panel = 0; panel < panels && i > 0; panel++)
            drawing_grid(plot->drawing, grid->gutter + panel * (grid->width + GAP), y - 0.5, grid->width, 0);
    }
}

static struct time_area area_of(const struct plot *plot, const struct panel_grid *grid, guint index, double top) {
    struct time_area area = {.left = grid->gutter + (index % grid->columns) * (grid->width + GAP)};
    area.right = area.left + grid->width;
    area.top = top + grid->name_lines * NAME_LEADING + NAME_GAP;
    area.base = area.top + grid->height;
    area.headroom = HEADROOM;
    area.pitch = area.thickness = grid->width / plot->unit;
    area.per_unit = plot->max ? (grid->height - HEADROOM - (plot->open ? ARROW_RUN : 0)) / (double)plot->max : 0;
    return area;
}

/* True if some panel has numbers: a key says why the others, or parts of them, have none. */
static bool is_keyed(const struct plot *plot) {
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].drawn)
            return true;
    return false;
}

double plot_multiples(const struct plot *whole, double top) {
    struct plot plot = *whole;
    struct drawing *drawing = plot.drawing;
    struct panel_grid grid = grid_fit(&plot);
    plot.keyed = is_keyed(&plot);
    g_autoptr(GPtrArray) missed = g_ptr_array_new();
    double pitch = grid.height + row_extra(&grid);
    for (guint i = 0; i < grid.panels; i++) {
        guint above = i / grid.columns;
        double row_top = top + ABOVE + above * pitch;
        struct plot panel = panel_of(&plot, i);
        struct time_area area = area_of(&plot, &grid, i, row_top);
        drawing->column = panel.rows[0].column;
        put_name(&panel, &grid, area.left, row_top);
        time_put_rows(&panel, &area, missed);
        put_ticks(&panel, &area);
        drawing_line(drawing, CLASS_AXIS, -1, area.left, area.base + 0.5, grid.width, 0);
    }
    for (guint row = 0; row < grid.rows; row++) {
        struct time_area area = area_of(&plot, &grid, row * grid.columns, top + ABOVE + row * pitch);
        put_scale(&plot, &grid, &area, MIN(grid.columns, grid.panels - row * grid.columns));
    }
    drawing->column = plot.figure->chart.column;
    return state_put_key(&plot, missed, top + ABOVE + grid.rows * pitch - ROW_GAP + 4);
}
