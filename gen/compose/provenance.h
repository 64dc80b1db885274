/* What the rows behind a number have to say of it: their sources and their notes. Worked out once for each origin, since
 * many cells have the same one, and that of all parties together has all rows. */
#ifndef ADREPORT_COMPOSE_PROVENANCE_H
#define ADREPORT_COMPOSE_PROVENANCE_H

#include "compose/composer.h"

struct provenance {
    GPtrArray *sources; /* const char *: the ids that its rows name, each once, in the order of the rows */
    bool unsourced;     /* some row names none */
    unsigned notes;     /* enum note, of all rows */
    bool lists_ranges;  /* the amount of some row is a range */
};

/* Of the rows that an origin names (see origin_rows); none if it is NULL. Owned by the composer. */
const struct provenance *provenance_of(struct composer *composer, const struct origin *origin);

/* True if some row has this source. */
bool provenance_has_source(const struct provenance *provenance, const char *source);

/* What a composer keeps them in. */
struct provenances *provenances_new(void);
void provenances_free(struct provenances *provenances);

#endif
