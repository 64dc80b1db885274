/* payments.csv: what parties paid to others for advertising. */
#ifndef ADREPORT_READ_PAYMENTS_H
#define ADREPORT_READ_PAYMENTS_H

#include "read/files.h"

/* Appends the rows of the table, which may be missing. Rows about no day of the report are left out, with a warning; a row that is
 * there twice is an error. The name of a private person is read and not kept. */
void read_payments(struct reading *reading);

#endif
