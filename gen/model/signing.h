/* What a signatory signed and withdrew, step by step: it may withdraw some commitments, or all, and sign again. */
#ifndef ADREPORT_MODEL_SIGNING_H
#define ADREPORT_MODEL_SIGNING_H

#include "model/conduct.h"

enum signing_kind {
    SIGNING_FIRST,     /* on the first day on which it signed anything */
    SIGNING_MORE,      /* later; some of it for the first time */
    SIGNING_AGAIN,     /* later; all of it was signed before, and withdrawn */
    SIGNING_WITHDRAWN, /* does not stand any more from this day on */
    SIGNING_KIND_COUNT
};

/* Of one day, and of one kind. */
struct signing_step {
    day_number day;
    enum signing_kind kind;
    bool all;           /* of all commitments that bind such a signatory */
    GPtrArray *numbers; /* of the commitments, const char *, in the order of the set */
};

/* Those up to and with a day, oldest first, as struct signing_step. Caller frees. */
GArray *signing_steps(const struct dataset *dataset, int signatory, day_number until);

/* True if everything that a signature covers was signed by the same signatory on an earlier day. */
bool signature_is_again(const struct dataset *dataset, int signatory, const struct signature *signature);

/* What a signatory is to a set on a day, in a word: "not_signed"; "withdrawn", if nothing stands; "partly_withdrawn", if something
 * does; "again", if all that it signed stands, and some of that was withdrawn before; "joined", if it signed after the set took
 * effect; "signed". */
const char *signing_word(const struct dataset *dataset, int signatory, day_number day);

#endif
