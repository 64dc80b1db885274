/* A file without a name, for the bytes of a table that is unpacked or put into UTF-8: once it is whole it is mapped, so that
 * memory does not grow with it. It takes room in TMPDIR for as long as its bytes are used. */
#ifndef ADREPORT_READ_NAMELESS_H
#define ADREPORT_READ_NAMELESS_H

#include "base/diagnostic.h"

/* Opens one; -1, diagnosed at shown, if there is no room. */
int nameless_open(const char *shown, struct diagnostics *diagnostics);

/* Writes all the bytes; false, diagnosed, if there is no room. */
bool nameless_write(int file, const char *bytes, gsize size, const char *shown, struct diagnostics *diagnostics);

/* Its bytes, mapped; NULL, diagnosed, if they cannot be read back. The caller frees them, and closes the file, which they do not need. */
GBytes *nameless_map(int file, const char *shown, struct diagnostics *diagnostics);

#endif
