/* Marks -> PNG and PDF, by cairo. */
#ifndef ADREPORT_RENDER_CHART_CAIRO_H
#define ADREPORT_RENDER_CHART_CAIRO_H

#include "base/date.h"
#include "render/chart/marks.h"

/* Two pixels for each of the drawing's, on white. Caller unrefs. NULL, with *error set, if it cannot be drawn: cairo
 * limits the size of a picture. */
GBytes *chart_png(const struct drawing *drawing, GError **error);

/* Gives back the pixels that the calling thread keeps from one PNG to the next. */
void chart_png_end(void);

/* True if cairo can read a PNG; else *error says so. */
bool chart_picture_check(GBytes *png, GError **error);

/* The size of that picture in pixels. */
void chart_png_size(const struct drawing *drawing, int *width, int *height);

/* One page as large as the drawing, with its letters as letters; dated on a day rather than now. Caller unrefs.
 * NULL, with *error set, if it cannot be drawn. */
GBytes *chart_pdf(const struct drawing *drawing, day_number day, GError **error);

#endif
