/* Files in our own form: a row per advertiser or party, platform and period. */
#ifndef ADREPORT_READ_OBSERVATIONS_H
#define ADREPORT_READ_OBSERVATIONS_H

#include "read/format.h"

/* Appends the observations of one file; bad rows are diagnosed and left out. Parties, platforms, advertisers, regions
 * and sources have been read before. */
void observations_read(const struct figures *figures);

#endif
