/* One ZIP of a whole edition, in the edition itself. */
#ifndef ADREPORT_PUBLISH_ARCHIVE_H
#define ADREPORT_PUBLISH_ARCHIVE_H

#include "publish/former.h"
#include "publish/publish.h"
#include "publish/staging.h"

#include <glib.h>
#include <stdbool.h>

/* Puts NAME.zip in the staging folder: its files (struct staged_file *) and SHA256SUMS of them, in a folder called
 * NAME. What the archive of the former edition has is taken from there, if the program of the run (NULL: it is not known) made it.
 * False, with *error set, on a failure of libzip. A failure of the system is the sink's to tell (staging_goes_on): where the file cannot
 * even be opened, that is all, and true is returned. */
bool archive_write(struct staging *staging, const char *name, const GPtrArray *files, const GString *sums,
                   const struct run *run, GError **error);

#endif
