/* Marks -> SVG with real words, written by hand: cairo's own outlines every letter, numbers its ids through the process
 * and styles in attributes, which a strict page forbids. */
#ifndef ADREPORT_RENDER_CHART_SVG_H
#define ADREPORT_RENDER_CHART_SVG_H

#include "render/chart/marks.h"

enum svg_use {
    SVG_FILE,   /* by itself: with margins, paper and its style inside */
    SVG_INLINE, /* within a page: classes only */
};

/* An id, unique in a page: the figure's, the shape's and a word. */
void svg_append_id(GString *out, const struct drawing *drawing, const char *word);

/* An outline, as the moves of a path. */
void svg_append_outline(GString *out, const struct outline *outline);

/* Appends the drawing as one svg element, with a line end after it. Ids begin with the figure's id and the shape. */
void chart_svg(const struct drawing *drawing, enum svg_use use, GString *out);

#endif
