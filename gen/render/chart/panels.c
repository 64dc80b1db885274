/* Panels in rows: one per column of the figure, each with its name, the ends of its axis of time and a line at each event. */
#include "render/chart/panels.h"

#include <math.h>
#include <string.h>

#define LEAST_WIDTH 92.0
#define LEAST_PART 0.28 /* of the picture, so that three are beside each other */
#define HEIGHT 84.0
#define LEAST_PANEL 40.0
#define KEY_ROOM 20.0
#define MOST_PANEL 120.0
#define NAME_LEADING 16.0
#define NAME_GAP 8.0
#define TICK_DROP 14.0
#define ROW_GAP 14.0
#define ABOVE 16.0
#define GAP PANEL_GAP

struct plot panel_of(const struct plot *plot, guint index) {
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

/* The width that a name needs so that no word of it is broken. */
static double least_width(const struct plot *plot, guint index) {
    struct plot panel = panel_of(plot, index);
    const char *name = drawing_string(plot->drawing, column_name(column_of(&panel), plot->drawing->language));
    return ceil(words_least_width(plot->measure, CLASS_VALUE, name) + SWATCH_ROOM);
}

/* Everything of a row of panels but their plots. */
static double row_extra(const struct panel_grid *grid) {
    return grid->name_lines * NAME_LEADING + NAME_GAP + TICK_DROP + ROW_GAP;
}

struct panel_grid panels_fit(const struct plot *plot, double gutter, double top) {
    struct panel_grid grid = {.panels = plot->count / plot->unit, .height = HEIGHT, .name_lines = 1};
    grid.gutter = gutter;
    grid.top = top + ABOVE;
    double width = plot->drawing->width - grid.gutter, least = MAX(LEAST_WIDTH, plot->drawing->width * LEAST_PART);
    for (guint i = 0; i < grid.panels; i++)
        least = MAX(least, least_width(plot, i));
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

double panels_bottom(const struct panel_grid *grid) {
    return grid->top + grid->rows * (grid->height + row_extra(grid)) - ROW_GAP + 4;
}

struct time_area panel_area(const struct plot *plot, const struct panel_grid *grid, guint index) {
    guint above = index / grid->columns; /* rows of panels */
    struct time_area area = {.left = grid->gutter + (index % grid->columns) * (grid->width + GAP)};
    area.right = area.left + grid->width;
    area.top = grid->top + above * (grid->height + row_extra(grid)) + grid->name_lines * NAME_LEADING + NAME_GAP;
    area.base = area.top + grid->height;
    area.pitch = area.thickness = grid->width / plot->unit;
    return area;
}

static void put_name(const struct plot *panel, const struct panel_grid *grid, const struct time_area *area) {
    const struct column *column = column_of(panel);
    struct lines lines = name_wrap(panel, grid->width);
    double first = area->top - NAME_GAP - grid->name_lines * NAME_LEADING +
                   (grid->name_lines - lines.lines->len) * NAME_LEADING + 12;
    double indent = column->colour ? SWATCH_ROOM : 0;
    swatch_put(panel, -1, column->colour, column->notches, area->left, first - 4.5);
    words_put(panel->drawing, panel->measure, CLASS_VALUE, &lines, column_name(column, panel->drawing->language), -1,
              ANCHOR_START, area->left + indent, first, NAME_LEADING);
    lines_clear(&lines);
}

static bool both_fit(const struct plot *panel, const char *const ends[2], double width) {
    return words_width(panel->measure, CLASS_TICK, ends[0]) + words_width(panel->measure, CLASS_TICK, ends[1]) + 8 <=
           width;
}

static const char *group_of(const struct plot *panel, guint index) {
    const char *group = axis_group(&panel->figure->rows[index ? panel->rows[index].last : panel->rows[0].first],
                                   panel->drawing->language);
    return group ? drawing_string(panel->drawing, group) : NULL;
}

/* The first and the last of the axis with their month or year, if both fit; else what they share with their neighbours, such
 * as the year. */
static void put_ticks(const struct plot *panel, const struct time_area *area) {
    double width = area->right - area->left;
    const char *ends[] = {time_end(panel, 0), time_end(panel, panel->count - 1)};
    if (!both_fit(panel, ends, width)) {
        const char *groups[] = {group_of(panel, 0), group_of(panel, panel->count - 1)};
        if (groups[0] && groups[1] && strcmp(groups[0], groups[1]) != 0 && both_fit(panel, groups, width))
            memcpy(ends, groups, sizeof ends);
    }
    words_put_line(panel->drawing, panel->measure, CLASS_TICK, ends[0], -1, ANCHOR_START, area->left,
                   area->base + TICK_DROP, width);
    if (panel->count > 1 && both_fit(panel, ends, width))
        words_put_line(panel->drawing, panel->measure, CLASS_TICK, ends[1], -1, ANCHOR_END, area->right,
                       area->base + TICK_DROP, words_width(panel->measure, CLASS_TICK, ends[1]));
}

void panel_put_events(const struct plot *panel, const struct time_area *area) {
    for (guint i = 0; i < panel->count; i++)
        if (has_event(panel, i))
            event_put_line(panel, area, i, area->top, (struct area){-1, 0, -1, 0});
}

struct plot panel_begin(const struct plot *plot, const struct panel_grid *grid, guint index,
                        const struct time_area *area) {
    struct plot panel = panel_of(plot, index);
    plot->drawing->column = panel.rows[0].column;
    put_name(&panel, grid, area);
    return panel;
}

void panel_end(const struct plot *panel, const struct time_area *area) {
    put_ticks(panel, area);
    drawing_line(panel->drawing, CLASS_AXIS, -1, area->left, area->base + 0.5, area->right - area->left, 0);
}
