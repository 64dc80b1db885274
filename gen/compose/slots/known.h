/* What is known of a platform or a party, as several pages say it. */
#ifndef ADREPORT_COMPOSE_SLOTS_KNOWN_H
#define ADREPORT_COMPOSE_SLOTS_KNOWN_H

#include "compose/slots/slot.h"

/* A measure on every platform; all that is known of a party, by platform. */
const struct figure *platform_figure(struct composer *composer, enum measure measure);
const struct figure *party_figure(struct composer *composer, int party);

/* {period}: the days that spending on a platform is known of. */
struct argument platform_days(struct composer *composer, int platform);

/* Why there is no number for a measure of a platform, in the words of coverage.csv; "" if it gives none. */
struct localized reason_of(struct composer *composer, int platform, enum measure measure);

/* The key figure of a platform: what all parties together spent. */
void platform_fact(struct composer *composer, struct fact_list *facts, int platform);

/* Who is among those compared without a number, or with that of some days alone. of: the party that is spoken of, whose own
 * days are said elsewhere; -1: none. */
void write_conditions(struct composer *composer, struct writing *lead, int platform, int of);

/* Names the parties compared on a platform, but for that one, whose amounts are of some of their days alone. */
void write_linked_in_part(struct composer *composer, struct writing *lead, int platform, int of);

/* The key of a remark about the place of a party: KEY, or KEY.shared; NULL if nobody can have spent anything, or there is
 * nobody to compare with, so that no place is told. To be freed. */
char *place_key(struct composer *composer, const char *key, int party, int platform);

/* How much of all that a platform lists is linked to the parties. same_days: its days were said just before. */
void write_linked_share(struct composer *composer, struct writing *writing, int platform, bool same_days);

/* False if the share may be anything from nothing to all. */
bool linked_share_says(const struct composer *composer, int platform);

/* True if two measures of a platform are known of the same days. */
bool has_days_of_spending(struct composer *composer, int platform, enum measure measure);

/* Which measures there are no numbers of, of a party or group on a platform of which spending is known: a sentence for each
 * reason. */
void write_missing_measures(struct composer *composer, struct writing *writing, int platform, int whose);

/* How many parties spent how much together. */
void write_together(struct composer *composer, struct writing *lead, int platform);

/* True if something is listed of a party or a group on days without an offer, in whatever measure. */
bool is_unasked(const struct composer *composer, int whose, int platform);

/* True if something is known of a party that is in no total: its spending by region, or published beside the totals. */
bool is_known_by_region(const struct composer *composer, int party, int platform);
bool is_known_by_reference(const struct composer *composer, int party, int platform);

/* Either of these; and of any party. */
bool is_known_in_part(const struct composer *composer, int party, int platform);
bool anybody_known_in_part(const struct composer *composer, int platform);

/* True if a number is missing for this reason of every party, and of all that is listed, and nothing is known in part: then
 * it is said of the platform. */
bool holds_for_everybody(const struct composer *composer, int platform, enum measure measure, enum state reason);

#endif
