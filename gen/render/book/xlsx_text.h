/* Texts and addresses as libxlsxwriter must be given them, which takes them as they come. Knows nothing of the library. */
#ifndef ADREPORT_RENDER_BOOK_XLSX_TEXT_H
#define ADREPORT_RENDER_BOOK_XLSX_TEXT_H

#include <glib.h>

/* Text in which a spreadsheet would read "_x0041_" as "A" gets that underscore escaped, and is cut if it then is longer
 * than a cell takes. Returns text itself or what is now in scratch. */
const char *xlsx_text(GString *scratch, const char *text);

/* An address of the web. "internal:" anywhere in it would make it a link within the file, and "external:" one to another
 * file. Caller frees. */
char *xlsx_address(const char *target);

#endif
