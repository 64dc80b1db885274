/* The public register of political advertising in the Netherlands, as its API gives it: pages of statements as JSON. */
#ifndef ADREPORT_READ_STATEMENTS_H
#define ADREPORT_READ_STATEMENTS_H

#include "read/format.h"

enum { STATEMENT_COLUMNS = 10 };
/* The members that a page is known by; there is no table of it. */
extern const struct csv_column statement_columns[STATEMENT_COLUMNS];

/* Adds the statements of one file to the versions that were read; versions_settle puts them in the dataset.
 * Addresses and e-mail are never taken in; contact persons only to know their names where they are in other words, which are then not kept. */
void statements_read(const struct figures *figures);

#endif
