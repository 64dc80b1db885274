/* Words as the id of a place in a page. */
#ifndef ADREPORT_BASE_SLUG_H
#define ADREPORT_BASE_SLUG_H

/* "Rangorde: wie gaf het méést uit?" -> "rangorde-wie-gaf-het-meest-uit"; "part" if no letter or digit is left.
 * Caller frees. */
char *slug_of(const char *words);

#endif
