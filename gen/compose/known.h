/* What is known, and of whom: worked out of the totals once per report, so that no page has to go through all parties.
 *
 * A question is about somebody. A subject with a party asks of that party, one without of everybody; one with a platform
 * asks of that platform, one without of every platform. All questions take the same time however many parties there
 * are. */
#ifndef ADREPORT_COMPOSE_KNOWN_H
#define ADREPORT_COMPOSE_KNOWN_H

#include "model/subject.h"
#include "model/totals.h"

struct known;

/* Dataset and totals have to outlive it. Takes parties x platforms. The caller frees it with known_free. */
struct known *known_new(const struct dataset *dataset, const struct totals *totals);
void known_free(struct known *known);

/* True if a number is missing for this reason. It is so of everybody if every party lacks it for this reason, and all that
 * is listed together too, and nothing is known of any party in part. */
bool known_is_missing(const struct known *known, struct subject whom, enum measure measure, enum state reason);

/* True if there is a number of this measure, or one that is hidden: of anybody, and of all that is listed, if it asks of
 * everybody; on any platform, if it asks of every one. */
bool known_is_given(const struct known *known, struct subject whom, enum measure measure);

/* True if something is known of somebody that is in no total: spending by region, or what is published beside the totals; either of
 * these. Of anybody, on any platform, if it asks of every one; what is published beside the totals also if it is about no
 * party. */
bool known_by_region(const struct known *known, struct subject whom);
bool known_by_reference(const struct known *known, struct subject whom);
bool known_in_part(const struct known *known, struct subject whom);

/* True if what is known of somebody is about a part of the days with figures, as no account was linked on others. */
bool known_linked_in_part(const struct known *known, struct subject whom, enum measure measure);

/* True if some party has no account that is linked to it on a platform that names advertisers. */
bool known_unlinked(const struct known *known, int platform, enum measure measure);

/* True if a party is compared on a platform with an amount of a part of the days; false of nobody (-1). */
bool known_is_compared_in_part(const struct known *known, struct subject pair);

/* Of a platform's spending: the parties that are compared with an amount of a part of the days; those of which some
 * amount is not in hand; those with a number. Parties in the order of the input, arrays of int that known owns. */
const GArray *known_compared_in_part(const struct known *known, int platform);
const GArray *known_hidden(const struct known *known, int platform);
guint known_with_spending(const struct known *known, int platform);

/* True if no party that is compared on a platform can have spent anything. */
bool known_is_zero(const struct known *known, int platform);

/* True if something is listed of somebody on days without an offer, in whatever measure. whose: a party or enum group. */
bool known_is_unasked(const struct known *known, int platform, int whose);

/* Where a party stands in the order of publication: that of the platform the report opens with, else of the input. The
 * other way round: the party that stands there. */
guint known_position(const struct known *known, int party);
int known_party_at(const struct known *known, guint position);

#endif
