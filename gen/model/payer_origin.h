/* Where whoever paid is from, and in which money, as far as a source says it of a row or a link of its account. A country is that of
 * the payer, not of the money; another currency is no other country. What is not said may be either. */
#ifndef ADREPORT_MODEL_PAYER_ORIGIN_H
#define ADREPORT_MODEL_PAYER_ORIGIN_H

#include "model/dataset.h"

/* What a row may be from outside of. */
#define BORDERS(BORDER)                                                                              \
    BORDER(COUNTRY, "country")   /* the payer: of the country of the report, or of all of several */ \
    BORDER(UNION, "union")       /* the payer: of the European Union, on the days of the row */      \
    BORDER(CURRENCY, "currency") /* the money: of the currency of the report */

enum border {
#define BORDER(name, word) BORDER_##name,
    BORDERS(BORDER)
#undef BORDER
        BORDER_COUNT
};

const char *border_word(enum border border);

enum side { SIDE_UNKNOWN, SIDE_INSIDE, SIDE_OUTSIDE, SIDE_COUNT };

/* "unknown", "inside", "outside". */
const char *side_word(enum side side);

/* What the links of a dataset say of the accounts. */
struct payer_origins;

/* The dataset must outlive them. */
struct payer_origins *payer_origins_new(const struct dataset *dataset);
void payer_origins_free(struct payer_origins *origins);

/* sides[BORDER_COUNT]: on which side of each a row is. */
void payer_origin_of(const struct payer_origins *origins, const struct observation *row, enum side sides[BORDER_COUNT]);

/* How many rows a row counts as: 1, or 0 to 1 if it may be of other days, of other countries or, from_zero, of somebody else; 0 if it
 * says that there is nothing, or that nobody looked, or if it is no row of the source. */
struct interval payer_origin_counts(const struct dataset *dataset, const struct observation *row, bool from_zero);

#endif
