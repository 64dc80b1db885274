/* One ZIP of a whole edition, in the edition itself. */
#ifndef ADREPORT_PUBLISH_ARCHIVE_H
#define ADREPORT_PUBLISH_ARCHIVE_H

#include "publish/former.h"
#include "publish/publish.h"

#include <glib.h>
#include <stdbool.h>

/* Writes NAME.zip in the staging folder: its files (struct staged_file *) and SHA256SUMS of them, in a folder called
 * NAME. root is the descriptor of the folder. What the archive of the former edition has is taken from there, if the program of the
 * run (NULL: it is not known) made it. */
bool archive_write(int root, const char *name, const GPtrArray *files, const GString *sums,
                   const struct former_edition *former, const struct run *run, GError **error);

#endif
