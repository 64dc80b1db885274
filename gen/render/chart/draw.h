/* Figure -> marks. A chart has a frame (headline, subtitle, source) and a plot, one function per type of chart. */
#ifndef ADREPORT_RENDER_CHART_DRAW_H
#define ADREPORT_RENDER_CHART_DRAW_H

#include "render/chart/words.h"
#include "render/chart/marks.h"

/* The shapes a chart comes in, those of one width after the wider ones. The margin is not part of the drawing: files
 * have it, a page has its own. Type is as large in all of them, 12 pixels or more: a drawing may be shown larger than
 * it is, and for less room there is a smaller one. */
enum chart_shape { SHAPE_WIDE, SHAPE_MIDDLE, SHAPE_NARROW, SHAPE_SMALL, SHAPE_SQUARE, SHAPE_CARD, SHAPE_COUNT };

struct shape {
    const char *name;   /* class of an inline chart, part of its ids */
    const char *suffix; /* of the file's name: FIGURE<suffix>.svg */
    double width;       /* with both margins */
    double height;      /* the same; 0: as high as the chart needs */
    double margin;
    double plot_height;                   /* of standing charts, if height is 0 */
    guint headline_lines, subtitle_lines; /* at most */
};

/* The width of a drawing in this shape: without the margins. */
double shape_width(enum chart_shape shape);

/* How wide a drawing is shown at most in a page. */
#define CHART_MOST_WIDTH 760

/* True for the shapes that only lead charts have, and only as PNG. */
bool shape_is_fixed(enum chart_shape shape);

extern const struct shape chart_shapes[SHAPE_COUNT];

/* What is said on a chart that leaves the page around it. Either may be NULL: nothing. */
struct chart_stamp {
    const char *notice;  /* above the headline: what must not travel unmarked */
    const char *imprint; /* below the source: who publishes it, and where; never cut */
    GBytes *logo;        /* beside the source, of so many pixels; not owned */
    int logo_width, logo_height;
};

/* Draws the chart of a figure, whose type is not CHART_NONE, as marks. stamp may be NULL. The caller frees the drawing,
 * which refers to figure. */
struct drawing *chart_draw(const struct figure *figure, enum language language, enum chart_shape shape,
                           const struct chart_stamp *stamp, const struct text_measure *measure);

/* The same without the frame, for a page that has headline, subtitle and source as words of its own. The shape has no
 * fixed height. panel is the index of the one column that is drawn of a figure whose columns are panels; -1: all are. */
struct drawing *chart_draw_plot(const struct figure *figure, enum language language, enum chart_shape shape, int panel,
                                const struct text_measure *measure);

/* The height of what chart_draw makes, if chart_draw_plot makes the plot so high with all its panels: a plot is the same
 * below a heading, and so is drawn once. The shape has no fixed height. */
double chart_height(const struct figure *figure, enum language language, enum chart_shape shape,
                    const struct chart_stamp *stamp, const struct text_measure *measure, double plot);

#endif
