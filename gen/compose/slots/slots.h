/* The words and key numbers of every page: what fills the {{slots}} of the templates. A function per kind of page. */
#ifndef ADREPORT_COMPOSE_SLOTS_SLOTS_H
#define ADREPORT_COMPOSE_SLOTS_SLOTS_H

#include "compose/slots/slot.h"

void compose_slots(struct composer *composer);

/* What every page may use. */
void common_slots(struct composer *composer, struct page *page);

/* Of the pages there is one of. */
void index_slots(struct composer *composer, struct page *page);
void time_slots(struct composer *composer, struct page *page);
void changes_slots(struct composer *composer, struct page *page);
void advertisers_slots(struct composer *composer, struct page *page);
void unmapped_slots(struct composer *composer, struct page *page);
void largest_slots(struct composer *composer, struct page *page);
void regions_slots(struct composer *composer, struct page *page);
void glossary_slots(struct composer *composer, struct page *page);
void statements_slots(struct composer *composer, struct page *page);
void method_slots(struct composer *composer, struct page *page);
void targeting_slots(struct composer *composer, struct page *page);

/* The index of pages, subjects and figures, in the order of each language. */
void a_z_slots(struct composer *composer, struct page *page);

/* Of the pages of a platform, a party, and both. */
void platform_slots(struct composer *composer, struct page *page, int platform);
void party_slots(struct composer *composer, struct page *page, int party);
void pair_slots(struct composer *composer, struct page *page, int party, int platform);

/* Of the pages of a code, with those of its signatories and of its commitments. */
void code_slots(struct composer *composer, int set);
void signatory_slots(struct composer *composer, struct page *page, int index);
void commitment_slots(struct composer *composer, struct page *page, int index);

/* {{computed}}: the commitments of a code, or those that are for a signatory of it (-1: for anybody), beside which something is
 * worked out: what that shows, and the way to it. */
void computed_slot(struct composer *composer, struct page *page, int set, int signatory);

/* Of the page that an evaluation has more. */
void evaluation_slots(struct composer *composer, struct page *page);

/* The advertisers that are linked to a party. */
void links_slots(struct composer *composer, struct page *page, int party);

/* Ready sentences about a party, each complete by itself. */
void press_slots(struct composer *composer, struct page *page, int party);

#endif
