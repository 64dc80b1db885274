/* Charts for other people's pages: a page of its own for each, and the code to put it in an iframe. */
#ifndef ADREPORT_RENDER_CHART_EMBED_H
#define ADREPORT_RENDER_CHART_EMBED_H

#include "model/report.h"

/* The height an iframe needs for a chart that was drawn so high, for every width that shows the wide or the narrow drawing. */
unsigned embed_height(const struct report *report, double drawn, bool narrow);

/* The address of a chart's page in the newest edition; only where the site has one. Caller frees. */
char *embed_address(const struct report *report, const struct figure *figure, enum language language);

/* Appends the iframe as HTML to be pasted: it shows the newest edition. */
void embed_append_frame(const struct report *report, const struct figure *figure, enum language language,
                        unsigned height, GString *out);

#endif
