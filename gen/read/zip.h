/* Archives as platforms give them. In this folder only zip.c uses libzip.
 *
 * An archive is not trusted: names that lead out of it are refused, and so is what unpacks to more than the limits
 * below. Members are unpacked to a file without a name, which is mapped: memory does not grow with them. */
#ifndef ADREPORT_READ_ZIP_H
#define ADREPORT_READ_ZIP_H

#include "base/date.h"
#include "base/diagnostic.h"

#include <glib.h>
#include <stdbool.h>

enum {
    PACKAGE_MEMBERS = 5000,    /* so many members at most; a report of Meta has about 60 */
    PACKAGE_MEMBER_MIB = 2048, /* one member; Google's largest table is several hundred MiB */
    PACKAGE_TOTAL_MIB = 4096,  /* all members together */
    PACKAGE_RATIO = 200,       /* times its packed size, for a member above PACKAGE_RATIO_MIB; real tables reach 30 */
    PACKAGE_RATIO_MIB = 8,
};

struct package;

/* Whether a file is an archive by its first bytes, or claims to be one by its name. */
bool package_is(GBytes *bytes, const char *name);

/* NULL, diagnosed, if it cannot be read or breaks a limit. Members are in order of their names. */
struct package *package_open(GBytes *bytes, const char *shown, struct diagnostics *diagnostics);
void package_close(struct package *package);

guint package_count(const struct package *package);

/* With its folders; valid until the archive is closed. */
const char *package_name(const struct package *package, guint index);

/* The latest day on which a member was written, as the archive itself has it; 0 if it has none. */
day_number package_day(const struct package *package);

/* The bytes of a member, in a mapped file; NULL, diagnosed at shown, if they cannot be had. Caller frees. */
GBytes *package_read(struct package *package, guint index, const char *shown);

#endif
