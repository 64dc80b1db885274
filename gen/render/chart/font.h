/* The type of all charts: Open Sans from its Debian package, and DejaVu Sans for what it lacks; before them the font of the
 * house style, from its files. No other font of the machine is used, so that the same words take the same room
 * everywhere. */
#ifndef ADREPORT_RENDER_CHART_FONT_H
#define ADREPORT_RENDER_CHART_FONT_H

#include "render/chart/look.h"
#include "render/chart/words.h"

#include <gio/gio.h>
#include <stdbool.h>

typedef struct _cairo cairo_t;

/* Makes those fonts the only ones of the process, once. False, with *error naming the file, if one cannot be read.
 * Everything below calls it; a program that wants the message calls it before. Thread-safe. */
bool chart_font_load(GError **error);

/* The files of those fonts, NULL behind the last. */
const char *const *chart_font_files(void);

/* True if the files of a house's font are of that font, or if it has none; else *error says what is wrong. */
bool chart_font_check(const struct house *house, GError **error);

/* Measures in the fonts of a look, which the measure refers to: NULL is the program's. Words in a house's font get the room
 * that they take without it too, since not every reader of an SVG has that font. For the calling thread only: each keeps its
 * own memory of widths. */
struct text_measure chart_font_measure(const struct chart_look *look);

/* Draws words in the colour that is set, with the anchor at x, y on the baseline. */
void chart_font_show(cairo_t *cairo, const struct chart_look *look, enum mark_class class, enum anchor anchor, double x,
                     double y, const char *text);

#endif
