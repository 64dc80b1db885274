/* For a library that writes to files alone: where it may keep what it is writing, and what it wrote. */
#ifndef ADREPORT_RENDER_BOOK_SPOOL_H
#define ADREPORT_RENDER_BOOK_SPOOL_H

#include "render/book/book.h"

/* More bytes than any part of a book as XLSX takes before it is compressed. */
guint64 book_room(const struct book *book);

/* A folder for temporary files that has room for two parts of so many bytes, since others write there too: in memory if
 * there is room. A library that does not notice a full disk would make half a file. NULL: nowhere. */
const char *spool_folder(guint64 room);

/* The whole of an open file, which the caller frees: 0, or the errno of why it cannot be read. */
int spool_read(int file, char **bytes, gsize *size);

#endif
