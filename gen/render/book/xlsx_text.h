/* Texts and addresses in the form that libxlsxwriter needs: it takes them as they come. Knows nothing of the
 * library. */
#ifndef ADREPORT_RENDER_BOOK_XLSX_TEXT_H
#define ADREPORT_RENDER_BOOK_XLSX_TEXT_H

#include <glib.h>

/* If a spreadsheet would read "_x0041_" in a text as "A", that underscore is escaped; if the text is then longer than a
 * cell takes, it is cut. Returns text itself or what is now in scratch. */
const char *xlsx_text(GString *scratch, const char *text);

/* An address of the web. "internal:" anywhere in it would make it a link within the file, and "external:" one to
 * another file. Caller frees. */
char *xlsx_address(const char *target);

#endif
