/* The public register of political advertising in the Netherlands, as its API gives it: pages of statements as JSON. */
#ifndef ADREPORT_READ_STATEMENTS_H
#define ADREPORT_READ_STATEMENTS_H

#include "read/format.h"

enum { STATEMENT_COLUMNS = 10 };
/* The members that a page is known by; there is no table of it. */
extern const struct csv_column statement_columns[STATEMENT_COLUMNS];

/* Appends statements to the dataset, of each the latest version, over all files.
 * Contact persons, addresses and e-mail are never taken in. */
void statements_read(const struct figures *figures);

/* Takes out those whose latest version is about no day of the report; after all files. */
void statements_settle(struct reading *reading);

#endif
