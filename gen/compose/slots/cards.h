/* Cards that lead to the pages of the parties and platforms, and the ways from each to its neighbours. */
#ifndef ADREPORT_COMPOSE_SLOTS_CARDS_H
#define ADREPORT_COMPOSE_SLOTS_CARDS_H

#include "compose/slots/slot.h"

/* {{parties}}: a card per party: what it spent on the platform that the report opens with, its possible places, and its
 * spending in time; {{parties.about}}: which platform and days that is; {{platforms}}: a card per platform, with what all
 * parties spent there or why that is not known. */
void party_cards(struct composer *composer, struct page *page);
void platform_cards(struct composer *composer, struct page *page);

/* {{beside}}: the pages on either side of one (NULL: it is at an end), and all of them. */
void slot_beside(struct composer *composer, struct page *page, const struct page *previous, const struct page *next,
                 const struct page *all);

/* The same: the party before and the one behind, on their own pages or, with a platform (else -1), on those of that;
 * the platform before and the one behind. */
void party_beside(struct composer *composer, struct page *page, int party, int platform);
void platform_beside(struct composer *composer, struct page *page, int platform);

#endif
