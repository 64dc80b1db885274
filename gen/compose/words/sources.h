/* Sources in words. */
#ifndef ADREPORT_COMPOSE_WORDS_SOURCES_H
#define ADREPORT_COMPOSE_WORDS_SOURCES_H

#include "compose/words/phrase.h"

/* The titles of the sources with these ids, in this order: "Meta Ad Library Report; EU Ad Repository". A title may hold commas and
 * conjunctions, and is often of another language than the sentence: semicolons alone keep titles apart. Ids that
 * sources.csv does not have are left out; NULL text if none is left. unsourced: some rows name no source, which is said
 * at the end. */
struct localized source_titles(struct composer *composer, const char *const *ids, guint count, bool unsourced);

/* The same with who published each: "Campaign spending returns (Electoral Commission)". */
struct localized source_titles_and_publishers(struct composer *composer, const char *const *ids, guint count);

#endif
