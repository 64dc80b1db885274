/* targeting.csv: whom the ads of advertisers were aimed at. */
#ifndef ADREPORT_READ_TARGETING_H
#define ADREPORT_READ_TARGETING_H

#include "read/files.h"

/* Appends the rows of the table, those of an advertiser together, with the party each may belong to; after the files of
 * figures, which may give one advertiser two ids. */
void read_targeting(struct reading *reading);

#endif
