/* The bytes of a table as somebody saved it, to UTF-8: out of gzip, and out of an older encoding. What is UTF-8 already stays
 * where it is. */
#ifndef ADREPORT_READ_DECODE_H
#define ADREPORT_READ_DECODE_H

#include "base/diagnostic.h"
#include "read/dialect.h"

/* The bytes in UTF-8; those of an archive with members are left as they are. The mark at the start of a file says its encoding, and else the
 * dialect. NULL, diagnosed at shown, if they cannot be had. Caller frees. */
GBytes *decode_table(GBytes *bytes, const char *shown, const struct dialect *dialect, struct diagnostics *diagnostics);

/* The encoding that bytes seem to be in though no mark says so, as report.yaml calls it: "utf-16le". NULL: none. */
const char *decode_unmarked(GBytes *bytes);

#endif
