/* Text -> XML: the one way in which words enter an SVG, as text or within double quotes. */
#ifndef ADREPORT_RENDER_CHART_ESCAPE_H
#define ADREPORT_RENDER_CHART_ESCAPE_H

#include <glib.h>

/* Appends text with & < > " ' escaped, and U+FFFD for bytes that are not UTF-8 and characters XML 1.0 has no place for. */
void xml_append(GString *out, const char *text);

#endif
