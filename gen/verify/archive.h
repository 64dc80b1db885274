/* The parts of a ZIP file. */
#ifndef ADREPORT_VERIFY_ARCHIVE_H
#define ADREPORT_VERIFY_ARCHIVE_H

#include <glib.h>

struct archive;

/* NULL where the bytes are no ZIP file. */
struct archive *archive_open(GBytes *bytes);
void archive_free(struct archive *archive);

/* A part as text that ends in NUL; NULL where there is none of this name, or it is broken or beyond reason large.
 * Caller frees. */
char *archive_part(struct archive *archive, const char *name, gsize *length);

#endif
