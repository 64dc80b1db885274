/* The tables of colours and classes as CSS. */
#ifndef ADREPORT_RENDER_CHART_STYLE_H
#define ADREPORT_RENDER_CHART_STYLE_H

#include "render/chart/look.h"

/* Appends the style a file carries inside: colours as they are, for the classes in used. Light, as PNG and PDF are: what
 * a file is pasted into is not known to turn dark with the reader's screen. */
void chart_style_file(GString *out, const struct chart_look *look, const bool used[CLASS_COUNT]);

#endif
