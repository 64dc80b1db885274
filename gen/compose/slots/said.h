/* What several pages say of a platform or a party. */
#ifndef ADREPORT_COMPOSE_SLOTS_SAID_H
#define ADREPORT_COMPOSE_SLOTS_SAID_H

#include "compose/slots/slot.h"

/* A measure on every platform; all that is known of a party, by platform. */
const struct figure *platform_figure(struct composer *composer, enum measure measure);
const struct figure *party_figure(struct composer *composer, int party);

/* {period}: the days that spending on a platform is known of. */
struct argument platform_days(struct composer *composer, int platform);

/* The key figure of a platform: what all parties together spent. */
void platform_fact(struct composer *composer, struct fact_list *facts, int platform);

/* The key of a remark about the place of a party: KEY, or KEY.shared; NULL if nobody can have spent anything, or there is
 * nobody to compare with, so that no place is told. To be freed. */
char *place_key(struct composer *composer, const char *key, int party, int platform);

/* How much of all that a platform lists is linked to the parties. same_days: its days were said just before. */
void write_linked_share(struct composer *composer, struct writing *writing, int platform, bool same_days);

/* False if the share may be anything from nothing to all. */
bool linked_share_says(const struct composer *composer, int platform);

/* True if two measures of a platform are known of the same days. */
bool has_days_of_spending(struct composer *composer, int platform, enum measure measure);

/* Whether a party, or a platform (the other is -1), signed each code that is for it, and the way to its page of that: a sentence
 * for each. */
void write_signing(struct composer *composer, struct writing *writing, int party, int platform);

/* How many parties spent how much together. */
void write_together(struct composer *composer, struct writing *lead, int platform);

#endif
