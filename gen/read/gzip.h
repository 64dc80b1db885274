/* Tables packed by gzip: one file in another, under the limits for members of archives (zip.h). */
#ifndef ADREPORT_READ_GZIP_H
#define ADREPORT_READ_GZIP_H

#include "base/diagnostic.h"

/* Whether the bytes are those of gzip. */
bool gzip_is(GBytes *bytes);

/* What is packed in them, in a mapped file; NULL, diagnosed at shown, if it is damaged, larger than the limits or no table. Caller frees. */
GBytes *gzip_unpack(GBytes *bytes, const char *shown, struct diagnostics *diagnostics);

#endif
