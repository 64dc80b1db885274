/* The type of all charts: Open Sans from its Debian package, and DejaVu Sans for what it lacks. No other font of the
 * machine is used, so that the same words take the same room everywhere. */
#ifndef ADREPORT_RENDER_CHART_FONT_H
#define ADREPORT_RENDER_CHART_FONT_H

#include "render/chart/words.h"

#include <gio/gio.h>
#include <stdbool.h>

typedef struct _cairo cairo_t;

/* Makes those fonts the only ones of the process, once. False, with *error naming the file, if one cannot be read.
 * Everything below calls it; a program that wants the message calls it before. Thread-safe. */
bool chart_font_load(GError **error);

/* Measures in these fonts. For the calling thread only: each keeps its own memory of widths. */
struct text_measure chart_font_measure(void);

/* Draws words in the colour that is set, with the anchor at x, y on the baseline. */
void chart_font_show(cairo_t *cairo, enum mark_class class, enum anchor anchor, double x, double y, const char *text);

#endif
