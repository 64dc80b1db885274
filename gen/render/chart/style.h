/* The tables of colours and classes as CSS. */
#ifndef ADREPORT_RENDER_CHART_STYLE_H
#define ADREPORT_RENDER_CHART_STYLE_H

#include "render/chart/marks.h"

/* Appends the style a file carries inside: colours as they are, for the classes in used, and dark if the reader's
 * screen is dark. */
void chart_style_file(GString *out, const bool used[CLASS_COUNT]);

#endif
