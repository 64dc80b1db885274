/* Rows of two kinds that may hold the same money: beside each other on the same days, they would count twice. */
#ifndef ADREPORT_CHECK_BESIDE_H
#define ADREPORT_CHECK_BESIDE_H

#include "check/rules.h"

/* A row, for one of the parties it may belong to. */
struct party_row {
    const struct observation *row;
    int party;
    const struct figures_file *file; /* that it is from; NULL if it is not known */
};

/* What the two kinds are. A row of neither is left alone. */
struct beside {
    /* Zero for rows of one group: alike in all that the two kinds have in common. */
    int (*compare)(const struct party_row *a, const struct party_row *b);
    bool (*is_one)(const struct party_row *entry);
    bool (*is_other)(const struct party_row *entry);
    bool by_party;     /* a row is in the group of each of its candidates */
    bool in_two_files; /* within one file whoever made it keeps the two apart */
    const char *one;   /* of the earlier kind, as what follows "and FILE:LINE": "about the party as a whole" */
    const char *other; /* of the row that is reported, behind "this row": "is about an advertiser of a party" */
    const char *remedy;
};

/* Reports rows of the one kind beside rows of the other, measure by measure, of two files once. A file with `role: added`
 * has other money than all others, and is looked at by itself. */
void beside_check(const struct check *check, const struct beside *beside);

/* True if that would report anything. */
bool beside_any(const struct check *check, const struct beside *beside);

/* For compare: rows of one platform, region, age and gender; of one party besides. */
int compare_divisions(const struct party_row *a, const struct party_row *b);
int compare_parties(const struct party_row *a, const struct party_row *b);

#endif
