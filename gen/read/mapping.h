/* Which party an advertiser belonged to: advertisers.csv, indexed. */
#ifndef ADREPORT_READ_MAPPING_H
#define ADREPORT_READ_MAPPING_H

#include "model/dataset.h"

struct mapping;

/* Numbers the parts of accounts. The dataset's advertisers must stay as they are while the mapping is used. */
struct mapping *mapping_new(struct dataset *dataset);
void mapping_free(struct mapping *mapping);

/* An advertiser that the platform gave a new id is one advertiser under both. The ids must outlive the mapping. */
void mapping_join(struct mapping *mapping, int platform, const char *old_id, const char *new_id);

/* The one of an advertiser's joined ids that all its rows go by: the new one, or, if advertisers.csv has only old
 * ones, the one of these that was joined last. */
const char *mapping_own_id(const struct mapping *mapping, int platform, const char *advertiser_id);

/* Says which parties a row may belong to, from its platform, advertiser, part and days. These are the parties of the links
 * that have this platform and exactly this id, or one joined to it, are of the same part of the account, and are valid on
 * some day of the row within the report's period. It may also belong to nobody, if on some such day none of these links is
 * valid. A row about all of an account that is divided may belong to whomever each of its parts may. If there is one answer,
 * it becomes the row's party; if there are several, they become its candidates, and its party is PARTY_SEVERAL. */
void mapping_find(const struct mapping *mapping, struct observation *observation);

/* The same for a row of which the source says who paid: sets its part first. payer is "" if it does not say. */
void mapping_find_paid(const struct mapping *mapping, struct observation *observation, const char *payer);

#endif
