/* Whether an edition that is published already has the very bytes of the one in staging. */
#ifndef ADREPORT_PUBLISH_COMPARE_H
#define ADREPORT_PUBLISH_COMPARE_H

#include <glib.h>

/* The path of a file that differs or that only one of the two folders has; NULL if they are the same. files holds
 * struct staged_file * and is all there is in `staged`. Reads the bytes, so a published file that somebody changed by
 * hand is found too. Caller frees. */
char *edition_difference(int staged, const GPtrArray *files, int published);

#endif
