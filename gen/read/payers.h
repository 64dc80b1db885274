/* payers.csv: what a platform lists with a payer named, and without. */
#ifndef ADREPORT_READ_PAYERS_H
#define ADREPORT_READ_PAYERS_H

#include "read/files.h"

/* Appends the rows of the table, which may be missing. Rows that reach beyond the report's period are left out, with a
 * warning; days that two rows of a platform share are an error. */
void read_payers(struct reading *reading);

#endif
