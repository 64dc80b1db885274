/* What happened in a code of conduct, each with its day: signatures and withdrawals, what was found, replies to that, incidents. */
#ifndef ADREPORT_MODEL_CHRONICLE_H
#define ADREPORT_MODEL_CHRONICLE_H

#include "model/dataset.h"

/* Of one day, what can only have come after another is in front of it: lists begin with the newest. */
#define HAPPENINGS(HAPPENING)            \
    HAPPENING(SIGNED, "signed")          \
    HAPPENING(AGAIN, "signed-again")     \
    HAPPENING(WITHDRAWN, "withdrawn")    \
    HAPPENING(REPLIED, "replied")        \
    HAPPENING(ASSESSED, "assessed")      \
    HAPPENING(CLOSED, "incident-closed") \
    HAPPENING(INCIDENT, "incident")

enum happening_kind {
#define HAPPENING(name, word) HAPPENED_##name,
    HAPPENINGS(HAPPENING)
#undef HAPPENING
        HAPPENING_COUNT
};

const char *happening_word(enum happening_kind kind);

/* One of these is set: what its kind is about. */
struct happening {
    day_number day;
    enum happening_kind kind;
    int signatory;
    const struct signature *signature;
    const struct assessment *assessment;
    const struct incident *incident;
};

/* All of a set up to and with a day, or those of one signatory of it (-1: of all), as struct happening: newest first, on a day
 * by kind, then by signatory. Caller frees. */
GArray *set_chronicle(const struct dataset *dataset, int set, int signatory, day_number until);

/* How many from this one on are told in one sentence: signatures, or withdrawals, of a day and of the same commitments; what
 * was found, or replied, of one signatory on a day. */
guint chronicle_together(const GArray *chronicle, guint first);

/* The id of the source: that of what happened, or of the text of the set if a signature names none; NULL if that names none
 * either. */
const char *happening_source(const struct dataset *dataset, const struct happening *happening);

#endif
