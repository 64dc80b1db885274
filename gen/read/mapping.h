/* Which party an advertiser belonged to: advertisers.csv, indexed. */
#ifndef ADREPORT_READ_MAPPING_H
#define ADREPORT_READ_MAPPING_H

#include "model/dataset.h"

struct mapping;

/* The dataset's advertisers must stay as they are while the mapping is used. */
struct mapping *mapping_new(const struct dataset *dataset);
void mapping_free(struct mapping *mapping);

/* An advertiser that the platform gave a new id is one advertiser under both. The ids must outlive the mapping. */
void mapping_join(struct mapping *mapping, int platform, const char *old_id, const char *new_id);

/* The one of an advertiser's joined ids that all its rows go by: the newest that advertisers.csv has, or the newest. */
const char *mapping_own_id(const struct mapping *mapping, int platform, const char *advertiser_id);

/* The party of an advertiser in a period: that of the rows with this platform and exactly this id that are valid on
 * some day of it, or one joined to it, PARTY_UNMAPPED where there is none. False where they name more than one party.
 */
bool mapping_find(const struct mapping *mapping, int platform, const char *advertiser_id, struct period period,
                  int *party);

#endif
