/* Memory of files that are too large to be kept in it. */
#ifndef ADREPORT_READ_PAGES_H
#define ADREPORT_READ_PAGES_H

#include <glib.h>
#include <stdbool.h>

/* True if the bytes are those of a mapped file: all of more than WHOLE_FILE_LARGEST_COPY are. */
bool pages_are_mapped(GBytes *bytes);

/* Gives the memory of whole pages between two places of a mapped file back to the system. Whoever needs them again reads them from the file. */
void pages_give_back(const char *from, const char *to);

#endif
