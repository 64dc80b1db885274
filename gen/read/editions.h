/* What is published already: the editions in releases/, as each says of itself in build.json. */
#ifndef ADREPORT_READ_EDITIONS_H
#define ADREPORT_READ_EDITIONS_H

#include "read/files.h"

/* Fills dataset->editions, oldest first, with those in out/releases (out NULL: none). A folder whose build.json is
 * missing or no longer readable counts as a final edition of which nothing is known. */
void read_editions(struct reading *reading, const char *out);

#endif
