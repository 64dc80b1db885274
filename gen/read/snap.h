/* Snap's library of political and advocacy ads: one row an ad, with the amounts themselves. */
#ifndef ADREPORT_READ_SNAP_H
#define ADREPORT_READ_SNAP_H

#include "read/format.h"

enum { SNAP_COLUMNS = 44 };
extern const struct csv_column snap_columns[SNAP_COLUMNS];

/* Ads shown in the report's country: an observation each. Snap has no number for an advertiser: its id is
 * ORGANISATION|PAYER as the library writes them. Amounts in another currency than the report's are not read: their
 * state is not_reported, and a warning counts them. Addresses are not read at all. */
void snap_read(const struct figures *figures);

#endif
