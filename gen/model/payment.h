/* What parties paid to others for advertising, as somebody noted it: a source of money of its own, beside what platforms list.
 * What an intermediary bought may be the same ads, so that the two are never added; and what is not noted may have been paid all
 * the same. */
#ifndef ADREPORT_MODEL_PAYMENT_H
#define ADREPORT_MODEL_PAYMENT_H

#include "model/dataset.h"

enum payment_relation { PAYMENT_INTERMEDIARY, PAYMENT_INFLUENCER, PAYMENT_RELATION_COUNT };

/* "intermediary". */
const char *payment_relation_word(enum payment_relation relation);

/* The key of the column with all of a relation: "intermediaries". */
const char *payment_relation_column(enum payment_relation relation);

/* A row of payments.csv. */
struct payment {
    int party;
    const char *recipient; /* ""; it is a private person, whose name is not kept */
    enum payment_relation relation;
    int platform; /* -1: it is not about one */
    struct period period;
    struct amount amount; /* a value, or that there was one, which is not known */
    const char *what;     /* in the words of whoever noted it; NULL: nothing is said */
    const char *source;   /* id in sources.csv */
    struct place place;
};

/* True for a row behind a sum: of a party, and of a relation if it is not negative. */
bool payment_counts(const struct payment *payment, int party, int relation);

/* What some of them come to. */
struct payments_sum {
    guint count;
    enum state
        state; /* STATE_VALUE; STATE_NOT_REPORTED if no amount is known; STATE_NOT_COLLECTED if no row is there, which does
                         not say that nothing was paid */
    struct interval value; /* without an upper end if an amount is not known */
    bool hides;            /* one is not known */
    bool crosses;          /* one is about days beyond the report too: it counts from zero */
};

/* relation may be -1: of all. */
struct payments_sum payments_of(const struct dataset *dataset, int party, int relation);

#endif
