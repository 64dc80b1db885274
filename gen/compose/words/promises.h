/* What is known of a promise, in words; never a verdict. */
#ifndef ADREPORT_COMPOSE_WORDS_PROMISES_H
#define ADREPORT_COMPOSE_WORDS_PROMISES_H

#include "compose/words/phrase.h"

/* A promise as the edition knows it: on its own day. */
struct promise promise_now(const struct composer *composer, int signatory, int commitment);

/* True if a commitment was signed, that stands, and something is known of it. */
bool promise_is_known(const struct promise *promise);

/* The same of the promises of a signatory (-1: of all of a set) about a commitment (-1: about all): how many were made, of how
 * many something is known, and how many were withdrawn. */
struct promise_count {
    guint made, known, withdrawn;
};
struct promise_count promises_count(const struct composer *composer, int set, int signatory, int commitment);

/* The word for programs: "evidence", or "not_signed", or "withdrawn". */
const char *promise_word(const struct promise *promise);

/* The same of all words that some promise has of those who signed anything of a set, each once, in the order of enum status; "withdrawn" and "not_signed" are
 * behind these. const char *. Caller frees. */
GPtrArray *promise_words_in_use(const struct composer *composer, int set);

/* The symbol and the words of a status: "● bewijs"; of a promise; and with the day of it, "● bewijs, 15 maart 2023". */
struct localized status_words(struct composer *composer, enum status status);
struct localized promise_words(struct composer *composer, const struct promise *promise);
struct localized promise_words_dated(struct composer *composer, const struct promise *promise);

/* The same for narrow columns, "● bewijs, mrt 2023"; and with the age of what was found, "● bewijs, 15 maart 2023 (5 dagen voor deze
 * editie)", and that it was not checked since the set was to be looked at again. */
struct localized promise_words_brief(struct composer *composer, const struct promise *promise);
struct localized promise_words_aged(struct composer *composer, const struct promise *promise);

/* What was found, and where: "Het rapport is als CSV te downloaden. Bron: Meta Ad Library Report." Empty if nothing is known but
 * the word. */
struct localized promise_note(struct composer *composer, const struct promise *promise);

/* Where what was found can be seen: an address; NULL if there is none. */
const char *assessment_address(const struct composer *composer, const struct assessment *assessment);

#endif
