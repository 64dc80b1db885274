/* What boxes are filled with that have no plain colour: lines that run through a tile, which is repeated over the whole
 * picture, so that all boxes of a class are in step. */
#ifndef ADREPORT_RENDER_CHART_PATTERNS_H
#define ADREPORT_RENDER_CHART_PATTERNS_H

#include "render/chart/marks.h"

/* A line within a tile; of a pattern that rises, those that meet the line through its middle at the corners too. */
struct stroke {
    double x, y, dx, dy;
};

#define MOST_STROKES 3

struct pattern {
    double pitch;                        /* side of the tile */
    enum colour ground;                  /* under the lines; COLOUR_COUNT: none */
    guint count;                         /* of the strokes */
    struct stroke strokes[MOST_STROKES]; /* in the colour and the width of the class */
};

/* The pattern of a class that is painted with one; NULL for others. */
const struct pattern *pattern_of(enum mark_class class);

/* Appends the strokes as the path of an SVG. */
void pattern_append_path(GString *out, const struct pattern *pattern);

#endif
