/* What the shares of spending that were aimed at audiences prove. */
#ifndef ADREPORT_COMPOSE_WORDS_HEADLINES_TARGETING_H
#define ADREPORT_COMPOSE_WORDS_HEADLINES_TARGETING_H

#include "compose/words/phrase.h"

/* Who aimed the largest part at lists, custom and lookalike audiences; what one party aimed at them. A platform of which
 * this is known, and for one party its share too. Sentences without a full stop. */
struct localized headline_audiences(struct composer *composer, int platform);
struct localized headline_party_audiences(struct composer *composer, int platform, int party);

#endif
