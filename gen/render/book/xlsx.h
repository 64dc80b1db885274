/* What the files that know libxlsxwriter share: a book -> XLSX, its charts and its paper. Every code and every NULL of
 * the library is taken to xlsx_ask or xlsx_lost, and the first failure is that of the workbook. */
#ifndef ADREPORT_RENDER_BOOK_XLSX_H
#define ADREPORT_RENDER_BOOK_XLSX_H

#include "render/book/book.h"

#include <xlsxwriter.h>

struct writer {
    lxw_workbook *workbook;
    const struct book *book;
    lxw_format *formats[LOOK_COUNT]; /* by look; NULL: not used yet */
    lxw_error error;                 /* the first one */
    const char *sheet;               /* name of the sheet being written, or that of the error; NULL: none */
    GString *scratch;                /* for a text on its way into the file */
};

/* A sheet that is being filled. */
struct sheet_writer {
    struct writer *writer;
    const struct book_sheet *sheet;
    lxw_worksheet *target;
    const double *widths;
};

/* Keeps what the library answered, if it is the first failure. */
void xlsx_ask(struct writer *writer, lxw_error error);

/* True, and a failure, if the library has made nothing, which it says by NULL: it had no memory. */
bool xlsx_lost(struct writer *writer, const void *made);

/* The form of a day as Excel writes it, in the language of the book and not in that of its reader; month is "mmmm" or
 * "mmm". Caller frees. */
char *xlsx_day_format(const struct book *book, const char *month);

/* The library counts 7 pixels to a digit, of which 12-point Arial takes 9: what it is to be told. */
uint32_t xlsx_pixels(double pixels);

/* xlsx_paper.c: how the sheet is printed, with what stands at the foot of each page. */
void xlsx_set_paper(struct sheet_writer *sheet);

/* xlsx_chart.c */

/* The chart fills a column of its own, so that no page ends within it, one empty column away from the table. In pixels,
 * of which there are 96 an inch. */
enum { CHART_GAP = 64, CHART_WIDTH = 768, CHART_FRAME = 144, CHART_ROW = 24, CHART_HEIGHT = 420, LOWEST_ROW = 21 };

/* Pixels. */
guint xlsx_chart_height(const struct book_chart *chart);

/* The chart of the sheet, beside its table. */
void xlsx_add_chart(struct sheet_writer *sheet);

/* Writes the file to an address of the system, and what the library writes before that into a folder. False, with *error
 * set, if the library says that something is wrong; what is at the address is of no use then. It does not see that the
 * folder is full. */
bool xlsx_write(const struct book *book, const char *path, const char *folder, GError **error);

#endif
