/* What the name of an account and its payers say together about whose it is. */
#ifndef ADREPORT_SUGGEST_CLAIMS_H
#define ADREPORT_SUGGEST_CLAIMS_H

#include "suggest/names.h"

/* A party, and the words that speak for it. */
struct claim {
    int party;
    const char *in_name;  /* the name of the party that the account's name has; NULL: none */
    const char *in_payer; /* the same of a payer */
    const char *payer;    /* in whose words that is */
    const char *doubt;    /* why it may be somebody else; NULL: something speaks for it and nothing against that */
};

/* Adds what a text says to claims (struct claim): payer is NULL for the name of the account, whose words beside the names
 * of parties are appended to rest (may be NULL). */
void claims_add(GArray *claims, const struct names *names, const char *text, const char *payer, GString *rest);

/* The first doubt about any of the parties, or about name and payers that are of different ones; NULL: none. */
const char *claims_doubt(const GArray *claims);

/* Appends "'Groen' is groen, paid for by 'Vooruit Gent': 'Vooruit' is vooruit". */
void claims_append(const GArray *claims, const struct dataset *dataset, GString *out);

#endif
