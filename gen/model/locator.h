/* How a number of the report is named, by people and in pages: FIGURE[:ROW[:COLUMN]], as in
 * "spend-by-party:vvd:meta_spend". */
#ifndef ADREPORT_MODEL_LOCATOR_H
#define ADREPORT_MODEL_LOCATOR_H

#include "model/report.h"

struct locator {
    GStrv names;                 /* id of a figure, key of a row, key of a column: as many as the text has */
    const struct figure *figure; /* NULL: there is none of that name, and nothing behind it */
    const struct row *row;       /* the same */
    int column;                  /* index; -1: the same */
};

/* Clear it after use. */
struct locator locator_of(const struct report *report, const char *text);
void locator_clear(struct locator *locator);

/* What is named and not there, with what comes nearest: "there is no row 'vdv' in spend-by-party; did you mean 'vvd'?".
 * NULL if all that is named is there. Caller frees. */
char *locator_problem(const struct report *report, const struct locator *locator);

/* "; there are vvd, d66 and 5 more" of the columns that hold numbers. Caller frees. */
char *locator_numbers(const struct locator *locator);

#endif
