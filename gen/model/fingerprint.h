/* What a file is made from, as one sum: two that are equal make the same bytes. With it, what was made before can be taken over
 * in place of being made again.
 *
 * Everything a renderer can reach is in a sum, whether it uses it or not: the figure, page or workbook itself, and what all files
 * share - settings, phrases, style, and the program. A field that is forgotten would leave an old number in a new edition; so
 * fingerprint.c and fingerprint_figure.c hold the size of each struct, and a new field does not compile until somebody has looked there. */
#ifndef ADREPORT_MODEL_FINGERPRINT_H
#define ADREPORT_MODEL_FINGERPRINT_H

#include "model/report.h"

/* Gives a report, and its figures, pages and workbooks, their sums (made_from); once it is whole, and before it is rendered. program
 * says which program and libraries render it. If a sum cannot be had it stays NULL, and what has none is made again. */
void report_seal(struct report *report, const char *program);

/* What a file of a figure, a workbook or a page is made from, for sink_take; of a figure with more that it shows, "" for
 * nothing. NULL if its sum could not be had. Caller frees. */
char *made_from_figure(const struct report *report, const struct figure *figure, const char *more);
char *made_from_workbook(const struct report *report, const struct workbook *workbook);
char *made_from_page(const struct report *report, const struct page *page);

#endif
