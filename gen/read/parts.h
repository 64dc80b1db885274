/* Accounts that links divide by who paid for their ads: which part of one a link or a row is about. */
#ifndef ADREPORT_READ_PARTS_H
#define ADREPORT_READ_PARTS_H

#include "model/dataset.h"

struct parts;

/* Numbers the parts of all links of a dataset, which must stay as they are while the parts are used. */
struct parts *parts_new(struct dataset *dataset);
void parts_free(struct parts *parts);

/* The part of an account that a payer paid for: PART_WHOLE if no link divides it, or the payer is not known (""). Names of
 * payers are compared as folded_append writes them. */
int parts_find(const struct parts *parts, int platform, const char *advertiser_id, const char *payer);

/* The parts of an account that is divided, PART_REST first: a GArray of int, owned by the parts; NULL for any other. */
const GArray *parts_of(const struct parts *parts, int platform, const char *advertiser_id);

/* True if some link of an account that is divided begins or ends, so that whose it is differs from day to day. */
bool parts_are_dated(const struct parts *parts, int platform, const char *advertiser_id);

#endif
