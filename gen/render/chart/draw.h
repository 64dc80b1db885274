/* Figure -> marks. A chart has a frame (headline, subtitle, source) and a plot, one function per type of chart. */
#ifndef ADREPORT_RENDER_CHART_DRAW_H
#define ADREPORT_RENDER_CHART_DRAW_H

#include "render/chart/words.h"
#include "render/chart/marks.h"

/* The shapes a chart comes in. The margin is not part of the drawing: files have it, a page has its own. Type is as
 * large in all of them, so that it is larger in the pictures of the shapes that are drawn on a small paper. */
enum chart_shape { SHAPE_WIDE, SHAPE_NARROW, SHAPE_SQUARE, SHAPE_CARD, SHAPE_COUNT };

struct shape {
    const char *name;   /* class of an inline chart, part of its ids */
    const char *suffix; /* of the file's name: FIGURE<suffix>.svg */
    double width;       /* with both margins */
    double height;      /* the same; 0: as high as the chart needs */
    double margin;
    double plot_height;                                 /* of standing charts, if height is 0 */
    guint headline_lines, subtitle_lines, source_lines; /* at most */
};

/* True for the shapes that only lead charts have, and only as PNG. */
bool shape_is_fixed(enum chart_shape shape);

extern const struct shape chart_shapes[SHAPE_COUNT];

/* Draws the chart of a figure, whose type is not CHART_NONE, as marks. notice is said above the headline, for
 * what must not travel unmarked; NULL: nothing. The caller frees the drawing, which refers to figure. */
struct drawing *chart_draw(const struct figure *figure, enum language language, enum chart_shape shape,
                           const char *notice, const struct text_measure *measure);

#endif
