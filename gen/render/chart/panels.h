/* What small multiples of any kind share. */
#ifndef ADREPORT_RENDER_CHART_PANELS_H
#define ADREPORT_RENDER_CHART_PANELS_H

#include "render/chart/plot.h"

#define PANEL_GAP 16.0

struct panel_grid {
    guint panels, columns, rows;
    double top;           /* of the first row of panels */
    double gutter, width; /* before the first panel; of one panel */
    double height;        /* of its plot */
    guint name_lines;     /* of the longest name */
};

/* One panel per column of the plot's figure, behind a gutter for the scale. */
struct panel_grid panels_fit(const struct plot *plot, double gutter, double top);
double panels_bottom(const struct panel_grid *grid);

/* The rows of a column, and the room of its panel. */
struct plot panel_of(const struct plot *plot, guint index);
struct time_area panel_area(const struct plot *plot, const struct panel_grid *grid, guint index);

/* What is put before the plot of a panel and after it. Marks between the two are about its column. */
struct plot panel_begin(const struct plot *plot, const struct panel_grid *grid, guint index,
                        const struct time_area *area);
void panel_end(const struct plot *panel, const struct time_area *area);

/* A line at each event, from the top of a panel down to what is drawn there; what they are is said below all. */
void panel_put_events(const struct plot *panel, const struct time_area *area);

#endif
