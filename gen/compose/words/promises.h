/* What is known of a promise, in words; never a verdict. */
#ifndef ADREPORT_COMPOSE_WORDS_PROMISES_H
#define ADREPORT_COMPOSE_WORDS_PROMISES_H

#include "compose/words/phrase.h"

/* A promise as the edition knows it: on its own day. */
struct promise promise_now(const struct composer *composer, int signatory, int commitment);

/* True if a commitment was signed, and something is known of it: what was found, or that it was withdrawn. */
bool promise_is_known(const struct promise *promise);

/* The same of the promises of a signatory (-1: of all of a set) about a commitment (-1: about all): how many were made, and of how
 * many something is known. */
struct promise_count {
    guint made, known;
};
struct promise_count promises_count(const struct composer *composer, int set, int signatory, int commitment);

/* The word for programs: "evidence", or "not_signed", or "withdrawn". */
const char *promise_word(const struct promise *promise);

/* The symbol and the words: "● bewijs"; and with the day of it, "● bewijs, 15 maart 2023". */
struct localized promise_words(struct composer *composer, const struct promise *promise);
struct localized promise_words_dated(struct composer *composer, const struct promise *promise);

#endif
