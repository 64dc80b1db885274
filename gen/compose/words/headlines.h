/* What the intervals prove, among all that is known of the days with figures. Each headline is a sentence without a
 * full stop. */
#ifndef ADREPORT_COMPOSE_WORDS_HEADLINES_H
#define ADREPORT_COMPOSE_WORDS_HEADLINES_H

#include "compose/words/phrase.h"

struct localized headline_most(struct composer *composer, int platform, enum measure measure);
struct localized headline_ranks(struct composer *composer, int platform);
struct localized headline_bins(struct composer *composer, int platform, int whose, enum measure measure);

/* The bin that the headline calls the highest of all for certain; -1 if it calls none so. */
int certain_highest_bin(const struct composer *composer, int platform, int whose, enum measure measure);
struct localized headline_party_bins(struct composer *composer, int platform);
struct localized headline_platforms(struct composer *composer, enum measure measure);

/* Who may have spent the most. */
enum firsts {
    FIRSTS_NONE,      /* nobody is compared */
    FIRSTS_ZERO,      /* all that is listed is nothing */
    FIRSTS_ONE,       /* one party, for certain */
    FIRSTS_SOME,      /* one of a few */
    FIRSTS_MANY,      /* one of more than can be named */
    FIRSTS_EQUAL,     /* several spent the same, and more than all others */
    FIRSTS_ALL_EQUAL, /* all spent the same */
};

struct first_parties {
    enum firsts kind;
    guint count;             /* of the parties that may be first */
    struct argument parties; /* "A, B of C", "A en B", if they can be named */
};

/* Names three parties at most, as headlines do; or as many as most. */
enum { NAMES_IN_HEADLINE = 3 };
struct first_parties first_parties(struct composer *composer, int platform);
struct first_parties first_parties_up_to(struct composer *composer, int platform, guint most);

#endif
