/* Payers of one account whose names are the same as links compare them, and the parties that they speak for. */
#ifndef ADREPORT_SUGGEST_PAYER_GROUPS_H
#define ADREPORT_SUGGEST_PAYER_GROUPS_H

#include "suggest/names.h"
#include "suggest/payers.h"

struct payer_group {
    GArray *payers;        /* struct payer, those with the most first */
    struct interval spend; /* of these together */
    GArray *parties;       /* int, ascending; none: its words speak for no party, or cannot be compared */
};

/* The groups of these payers (NULL: none is known), in their order: a GPtrArray of struct payer_group *, freed with it. */
GPtrArray *payer_groups(const struct names *names, const GArray *payers);

/* True if two of them speak for parties, and not for the same. */
bool payer_groups_differ(const GPtrArray *groups);

#endif
