/* Which colours a drawing has on which, so that those of its pixels are known before they are looked at. */
#ifndef ADREPORT_RENDER_CHART_GRADIENTS_H
#define ADREPORT_RENDER_CHART_GRADIENTS_H

#include "render/chart/marks.h"

/* struct gradient of png.h: of the classes that are drawn, one of each colour, and the marks with colours of their own. Caller
 * unrefs. */
GArray *gradients_of(const struct drawing *drawing);

#endif
