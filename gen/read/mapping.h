/* Which party an advertiser belonged to: advertisers.csv, indexed. */
#ifndef ADREPORT_READ_MAPPING_H
#define ADREPORT_READ_MAPPING_H

#include "model/dataset.h"

struct mapping;

/* The dataset's advertisers must stay as they are while the mapping is used. */
struct mapping *mapping_new(struct dataset *dataset);
void mapping_free(struct mapping *mapping);

/* An advertiser that the platform gave a new id is one advertiser under both. The ids must outlive the mapping. */
void mapping_join(struct mapping *mapping, int platform, const char *old_id, const char *new_id);

/* The one of an advertiser's joined ids that all its rows go by: the newest that advertisers.csv has, or the newest. */
const char *mapping_own_id(const struct mapping *mapping, int platform, const char *advertiser_id);

/* Says whose a row may be, from its platform, advertiser and days: every party of a row of advertisers.csv with this
 * platform and exactly this id, or one joined to it, that is valid on some day of the row, and nobody's if on some day no
 * such row is. One of these is its party; of several it has the candidates. */
void mapping_find(const struct mapping *mapping, struct observation *observation);

#endif
