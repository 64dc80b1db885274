/* Archives as platforms give them. The one place of libzip.
 *
 * An archive is not trusted: names that lead out of it are refused, and so is what unpacks to more than the limits
 * below. Members are unpacked to a file without a name, which is mapped: memory does not grow with them. */
#ifndef ADREPORT_READ_ZIP_H
#define ADREPORT_READ_ZIP_H

#include "base/diagnostic.h"

#include <glib.h>
#include <stdbool.h>

enum {
    ARCHIVE_MEMBERS = 5000,     /* so many members at most; a report of Meta has about 60 */
    ARCHIVE_MEMBER_MIB = 2048,  /* one member; Google's largest table is several hundred MiB */
    ARCHIVE_TOTAL_MIB = 4096,   /* all members together */
    ARCHIVE_RATIO = 200,        /* times its packed size, for a member above ARCHIVE_RATIO_MIB; real tables reach 30 */
    ARCHIVE_RATIO_MIB = 8,
};

struct archive;

/* Is it an archive, by its first bytes, or does it claim to be one by its name? */
bool archive_is(GBytes *bytes, const char *name);

/* NULL, diagnosed, where it cannot be read or breaks a limit. Members are in order of their names. */
struct archive *archive_open(GBytes *bytes, const char *shown, struct diagnostics *diagnostics);
void archive_close(struct archive *archive);

guint archive_count(const struct archive *archive);

/* With its folders; valid until the archive is closed. */
const char *archive_name(const struct archive *archive, guint index);

/* The bytes of a member, in a mapped file; NULL, diagnosed at shown, where they cannot be had. Caller frees. */
GBytes *archive_read(struct archive *archive, guint index, const char *shown);

#endif
