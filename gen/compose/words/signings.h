/* What a signatory of a code signed, withdrew and signed again, in sentences. */
#ifndef ADREPORT_COMPOSE_WORDS_SIGNINGS_H
#define ADREPORT_COMPOSE_WORDS_SIGNINGS_H

#include "compose/words/phrase.h"

/* The whole of it up to the edition, oldest first; nothing if it did not sign: as bare words, and as running text with links. */
struct localized signing_words(struct composer *composer, int signatory);
void write_signings(struct composer *composer, struct writing *writing, int signatory);

/* True if it is more than that somebody signed. */
bool signing_has_history(const struct composer *composer, int signatory);

#endif
