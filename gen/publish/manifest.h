/* What an edition says of itself: SHA256SUMS over its files, and build.json on what it was made from. */
#ifndef ADREPORT_PUBLISH_MANIFEST_H
#define ADREPORT_PUBLISH_MANIFEST_H

#include "model/report.h"

#include <glib.h>
#include <stdbool.h>

/* One line a file, in the format of sha256sum -c; files holds struct staged_file *, sorted by path. */
GString *manifest_sums(const GPtrArray *files);

/* Program version, edition, and the files of the input and the templates with their sums. No clock, no user, no folder. only is the
 * stages that were made if not all were, else NULL. */
GString *manifest_build(const struct report *report, char **only);

/* What the build.json in the folder of an edition says: whether it is there and ours, whether it is of a draft, whether of
 * an edition of which only some stages were made. */
bool manifest_is_in(int edition);
bool manifest_is_draft(int edition);
bool manifest_is_part(int edition);

#endif
