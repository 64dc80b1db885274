/* Paper: a tall drawing may be broken over two sheets at heights that nothing in it crosses but upright lines. */
#ifndef ADREPORT_RENDER_CHART_BREAKS_H
#define ADREPORT_RENDER_CHART_BREAKS_H

#include "render/chart/marks.h"

/* The heights, from the top down, between which the pieces of a drawing are; pieces are no lower than a small chart. Empty
 * if it is low, or stands on one foot as columns do. double; the caller frees it. */
GArray *breaks_of(const struct drawing *drawing);

/* Appends an svg for each piece, a window on the marks of the whole, of which it is told the id: nothing is drawn twice, and
 * no number is there twice. On screens style.css hides them, on paper it hides the whole. Nothing if there are no breaks. */
void breaks_append(GString *out, const struct drawing *drawing, const GArray *breaks);

#endif
