/* Marks -> PNG and PDF, by cairo. */
#ifndef ADREPORT_RENDER_CHART_CAIRO_H
#define ADREPORT_RENDER_CHART_CAIRO_H

#include "base/date.h"
#include "render/chart/marks.h"

/* Two pixels for each of the drawing's, on white. Caller unrefs. */
GBytes *chart_png(const struct drawing *drawing);

/* The size of that picture in pixels. */
void chart_png_size(const struct drawing *drawing, int *width, int *height);

/* One page as large as the drawing, with its letters as letters; dated on a day rather than now. Caller unrefs. */
GBytes *chart_pdf(const struct drawing *drawing, day_number day);

#endif
