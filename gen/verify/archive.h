/* The parts of a ZIP file. */
#ifndef ADREPORT_VERIFY_ARCHIVE_H
#define ADREPORT_VERIFY_ARCHIVE_H

#include <glib.h>
#include <stdbool.h>

struct archive;

/* NULL if the bytes are no ZIP file. */
struct archive *archive_open(GBytes *bytes);
void archive_free(struct archive *archive);

/* A part as text that ends in NUL; NULL if there is none of this name, or it is broken or beyond reason large. Caller
 * frees. */
char *archive_part(struct archive *archive, const char *name, gsize *length);

/* Parses a part as XML; false if it is missing or broken. */
bool archive_parse(struct archive *archive, const char *name, const GMarkupParser *parser, void *data);

/* The value of an attribute, as a parser gets them; NULL if there is none. */
const char *markup_attribute(const char **names, const char **values, const char *name);

#endif
