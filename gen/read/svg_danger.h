/* Pictures that are programs: an SVG may hold scripts and lead readers, or their browsers, elsewhere. */
#ifndef ADREPORT_READ_SVG_DANGER_H
#define ADREPORT_READ_SVG_DANGER_H

#include <glib.h>

/* What an SVG holds that a page cannot show safely, as the end of a sentence: "a script on line 3"; NULL if nothing. One
 * that cannot be read to its end is dangerous. Caller frees. */
char *svg_danger(const char *text, gsize size);

#endif
