/* Whether what was spent for a party has its name beside it: in who paid, or in the name of the account. Two tests of words, row by
 * row. A name that is held is not what a law or a code asks, and one that is not held accuses nobody: a candidate's page may be
 * known to all. Who paid is published nowhere. */
#ifndef ADREPORT_MODEL_PARTY_NAMED_H
#define ADREPORT_MODEL_PARTY_NAMED_H

#include "model/dataset.h"

enum named {
    NAMED_UNKNOWN, /* nothing says who paid, or what the account is called, or it may be held (MENTION_PERHAPS) */
    NAMED_YES,     /* held by one of the two */
    NAMED_NOT,     /* both are known, and neither holds it */
    NAMED_COUNT
};

/* "named", "not_named", "unknown". */
const char *named_word(enum named named);

/* What the rows of a dataset say of that. */
struct party_named;

/* The dataset must outlive it. */
struct party_named *party_named_new(const struct dataset *dataset);
void party_named_free(struct party_named *named);

/* An amount of a row: all of it, or what one payer of it paid. */
struct named_piece {
    enum named named;
    struct amount spend;
    const char *file;
    unsigned line;
};

/* What a row of the dataset that is linked to a party, or may be, spent in each way: a GArray of struct named_piece, one or more,
 * which are together what it spent. A row that may be of several parties is named if it is so for each of them. Caller frees. */
GArray *party_named_pieces(struct party_named *named, const struct observation *row);

#endif
