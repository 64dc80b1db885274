/* The days that a row of a figure is about. */
#ifndef ADREPORT_VERIFY_ROW_DAYS_H
#define ADREPORT_VERIFY_ROW_DAYS_H

#include "verify/published.h"

/* The first and the last of them, in days since any one day, as the column "period" says them; false if the figure has no
 * such column, or its words are no days. */
bool row_days(const struct published_figure *figure, const struct published_row *row, double *first, double *last);

#endif
