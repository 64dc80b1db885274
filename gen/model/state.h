/* What a cell is if it is not simply a number. Missing is never zero. */
#ifndef ADREPORT_MODEL_STATE_H
#define ADREPORT_MODEL_STATE_H

#include <stdbool.h>

/* name, word in input and output, symbol in a workbook: the bracket style of the UK Analysis Function's guidance on
 * symbols in statistical tables, with a legend on every sheet. */
#define STATES(STATE)                                                                                               \
    STATE(VALUE, "value", "")                    /* a number; a true zero is [0,0] */                               \
    STATE(NONE_LISTED, "none_listed", "[w]")     /* collected, and no row there */                                  \
    STATE(NOT_LINKED, "not_linked", "[l]")       /* the platform lists advertisers; none is linked to this party */ \
    STATE(OTHER_CURRENCY, "other_currency", "[f]") /* the source gives it in money that the report does not count */  \
    STATE(NOT_REPORTED, "not_reported", "[x]")   /* the source does not give this measure */                        \
    STATE(NOT_COLLECTED, "not_collected", "[n]") /* we did not collect it */                                        \
    STATE(NOT_OFFERED, "not_offered", "[o]")     /* the platform takes no political advertising */                  \
    STATE(WITHDRAWN, "withdrawn", "[d]")         /* was published once, and taken away */                           \
    STATE(SUPPRESSED, "suppressed", "[c]")       /* kept back because it is small */                                \
    STATE(NOT_APPLICABLE, "not_applicable", "[z]")                                                                  \
    STATE(ESTIMATED, "estimated", "[e]") /* imputed by the source: shown, never added */

/* The symbol of a high end that is not known although the low one is. */
#define OPEN_SYMBOL "[open]"

enum state {
#define STATE(name, word, symbol) STATE_##name,
    STATES(STATE)
#undef STATE
        STATE_COUNT
};

/* "not_collected": the word in input files, data attributes and CSV. */
const char *state_word(enum state state);

/* "[n]": the symbol in a workbook; empty for a value. */
const char *state_symbol(enum state state);

/* True if there is a number that is not in hand, so that a sum without it has no known upper end: a platform that took
 * no advertising, or lists none, hides nothing. */
bool state_hides_number(enum state state);

/* The state of what has no number, from how often each state is there: the commonest, those that hide a number before all
 * others. An amount in another currency is reported, however much else is not. without: if there is none. */
enum state state_commonest(const unsigned counts[STATE_COUNT], enum state without);

bool state_from_word(const char *word, enum state *state);

#endif
