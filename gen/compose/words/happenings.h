/* What happened in a code of conduct, in sentences: no verdict, only who did what, and what somebody found. */
#ifndef ADREPORT_COMPOSE_WORDS_HAPPENINGS_H
#define ADREPORT_COMPOSE_WORDS_HAPPENINGS_H

#include "compose/words/phrase.h"
#include "model/chronicle.h"

/* Those of a chronicle that are told together: see chronicle_together. */
struct told {
    const GArray *chronicle;
    guint first, count;
};

/* Goes on to the next ones; begin with a count of 0. False if there are none left. */
bool told_next(struct told *told);

const struct happening *told_first(const struct told *told);

/* "Ondertekend door 11 partijen en 4 platforms: ...": as bare words, and as running text with links. */
struct localized happening_words(struct composer *composer, const struct told *told);
void write_happening(struct composer *composer, struct writing *writing, const struct told *told);

/* What was noted with what was found, one note behind the other; empty if there is none. */
struct localized happening_notes(struct composer *composer, const struct told *told);

/* "11 partijen en 4 platforms": signatories by their kinds. */
struct localized signatory_counts(struct composer *composer, const int *signatories, guint count);

/* "14, 15 en 17": the numbers of commitments that are joined by | in the input. */
struct localized commitment_numbers(struct composer *composer, const char *numbers);

/* The key of what is told, from its day, its kind and who did it: "2023-03-15-assessed-meta". Unique among those of one code if
 * used, a set of them, is kept from call to call; the report keeps it. */
const char *happening_key(struct composer *composer, const struct told *told, GHashTable *used);

#endif
