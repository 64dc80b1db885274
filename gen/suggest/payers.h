/* Who paid for the ads of an account, as the platform lists it under them. For who links accounts: never published. */
#ifndef ADREPORT_SUGGEST_PAYERS_H
#define ADREPORT_SUGGEST_PAYERS_H

#include "model/dataset.h"

struct payers;

/* One payer of one account. */
struct payer {
    const char *text;      /* as the platform has it */
    struct interval spend; /* cents, on the days of the report; a row that reaches beyond them counts from zero */
};

/* The dataset must outlive the payers. */
struct payers *payers_new(const struct dataset *dataset);
void payers_free(struct payers *payers);

/* The payers of an account, or of a part of it, those with the most first: a GArray of struct payer, owned by the payers;
 * NULL if no row names one. */
const GArray *payers_of(const struct payers *payers, int platform, const char *advertiser_id, int part);

/* a + b; without an upper end if it has no number. */
struct interval money_sum(struct interval a, struct interval b);

#endif
