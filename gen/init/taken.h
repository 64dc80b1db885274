/* Which files are taken into a new report, and how. */
#ifndef ADREPORT_INIT_TAKEN_H
#define ADREPORT_INIT_TAKEN_H

#include "init/init.h"

/* A GArray of struct taken_file, in the order of the downloads. Of files that have the same money, one counts and the others
 * stand beside it: of reports of Meta those of most days count, of Google's bundles the latest. Two files that would have one
 * name in the folder are an error. */
GArray *taken_files(const GPtrArray *downloads, const char *country, const char *folder,
                    struct diagnostics *diagnostics);

/* True if every row of it is about the same days, which its name says, or about days of its own. */
bool taken_has_fixed_days(const struct taken_file *file);

/* What the files together have of a list of texts that each download has: field is its place in struct download. The caller
 * clears it. */
struct texts taken_texts(const struct beginning *beginning, gsize field);
#define TAKEN_TEXTS(beginning, field) taken_texts(beginning, offsetof(struct download, field))

/* True if the platforms of the file have this id. */
bool taken_is_of(const struct taken_file *file, const char *platform);

#endif
