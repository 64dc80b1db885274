/* Charts for other people's pages: a page of its own for each, and the code to put it in an iframe. */
#ifndef ADREPORT_RENDER_CHART_EMBED_H
#define ADREPORT_RENDER_CHART_EMBED_H

#include "model/report.h"

/* How wide and high, in pixels, an iframe is for a chart whose drawing is so high: the wide one's at its widest, the
 * narrow one's at its narrowest, from where it grows in proportion. */
struct embed_size {
    unsigned width, height;
};
struct embed_size embed_size(const struct report *report, enum language language, double drawn, bool narrow);

/* The address of a chart's page in the newest edition; only if the site has one. Caller frees. */
char *embed_address(const struct report *report, const struct figure *figure, enum language language);

/* Appends the iframe as HTML to be pasted, for a drawing so high: it shows the newest edition. */
void embed_append_frame(const struct report *report, const struct figure *figure, enum language language, double drawn,
                        bool narrow, GString *out);

#endif
