/* The parts of an ODS file, as OpenDocument 1.3 has them. Each function returns a new string; the caller frees. */
#ifndef ADREPORT_RENDER_BOOK_ODS_H
#define ADREPORT_RENDER_BOOK_ODS_H

#include "render/book/book.h"

#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

/* ods_content.c: sheets, cells and the styles they use. */
GString *ods_content(const struct book *book);

/* ods_about.c: the default look with its language, and how the pages look on paper; what the file says of itself, and
 * the list of its parts. */
GString *ods_styles(const struct book *book);
GString *ods_meta(const struct book *book);
GString *ods_manifest(void);

#endif
