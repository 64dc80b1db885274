/* Words as the id of a place in a page. */
#ifndef ADREPORT_BASE_SLUG_H
#define ADREPORT_BASE_SLUG_H

#include <glib.h>

/* "Rangorde: wie gaf het méést uit?" -> "rangorde-wie-gaf-het-meest-uit"; "part" if no letter or digit is left.
 * Caller frees. */
char *slug_of(const char *words);

/* The id of a heading with this slug: the slug itself, or the first of slug-2, slug-3, ... that is not among ids, to which
 * it is added. given: slug -> the last number it got, kept from heading to heading (char *, number). Caller frees. */
char *slug_unused(const char *slug, GHashTable *ids, GHashTable *given);

#endif
