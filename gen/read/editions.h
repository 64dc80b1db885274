/* What is published already: the editions in releases/, as each says of itself in build.json. */
#ifndef ADREPORT_READ_EDITIONS_H
#define ADREPORT_READ_EDITIONS_H

#include "read/files.h"

/* Fills dataset->editions, oldest first, with those in out/releases (out NULL: none). A folder whose build.json is
 * missing or no longer readable counts as a final edition of which nothing is known. */
void read_editions(struct reading *reading, const char *out);

/* Name and kind of the edition in a folder, as its build.json says them, or else the folder says its name; the name is NULL
 * if neither does. The rest of the edition is empty. */
struct edition edition_in(struct dataset *dataset, const char *folder);

#endif
