/* Pieces as SVG: a strip has hundreds, so that those of a class are one path, and neighbours that look alike one piece. */
#ifndef ADREPORT_RENDER_CHART_STRIP_H
#define ADREPORT_RENDER_CHART_STRIP_H

#include "render/chart/marks.h"

/* Appends the pieces from first on that are about the same column, or about nothing, as a group that says which column; a
 * number is where its row is along the strip. Returns the last mark used. */
guint strip_append(GString *out, const struct drawing *drawing, guint first);

#endif
