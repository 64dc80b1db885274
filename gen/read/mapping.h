/* Which party an advertiser belonged to: advertisers.csv, indexed. */
#ifndef ADREPORT_READ_MAPPING_H
#define ADREPORT_READ_MAPPING_H

#include "model/dataset.h"

struct mapping;

/* The dataset's advertisers must stay as they are while the mapping is used. */
struct mapping *mapping_new(const struct dataset *dataset);
void mapping_free(struct mapping *mapping);

/* The party of an advertiser in a period: that of the rows with this platform and exactly this id that are valid on
 * some day of it, PARTY_UNMAPPED where there is none. False where they name more than one party. */
bool mapping_find(const struct mapping *mapping, int platform, const char *advertiser_id, struct period period,
                  int *party);

#endif
