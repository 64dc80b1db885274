/* What the files of this stage share. */
#ifndef ADREPORT_TALLY_INTERNAL_H
#define ADREPORT_TALLY_INTERNAL_H

#include "base/diagnostic.h"
#include "model/totals.h"

/* For every platform, measure and day of the report: was it collected, and if not, why not. */
struct day_states {
    struct period period;
    guint days;
    guint8 *states;                   /* enum state, [platform][measure][day] */
    const struct coverage **coverage; /* who says so, or NULL */
};

struct totals {
    const struct dataset *dataset;
    GArray *bins;          /* struct period */
    guint subjects;        /* parties, then the four groups */
    struct total *whole;   /* [platform][subject][measure] */
    struct total *in_bins; /* [platform][subject][measure][bin] */
    GHashTable *parts;     /* part key -> struct part * */
    struct day_states days;
    GArray **advertisers;    /* struct advertiser_total, [platform][unmapped, then parties] */
    bool *names_advertisers; /* [platform] */
};

/* The party a row counts for. A row that may belong to several counts as nobody's. */
static inline int counted_party(const struct observation *row) {
    return row->party == PARTY_SEVERAL ? PARTY_UNMAPPED : row->party;
}

void day_states_init(struct day_states *days, const struct dataset *dataset);
void day_states_clear(struct day_states *days);

/* What an empty total over these days means: none listed where any day was collected, else the commonest reason on days
 * with advertising, else that there was none.
 * *incomplete tells whether some day was not collected. */
enum state day_states_summary(const struct day_states *days, int platform, enum measure measure, struct period frame,
                              bool *incomplete);

/* How each party's rows, from the unmapped on, are divided where a total is made of them: whole, else the coarsest
 * division there is. Caller frees. */
unsigned *divisions_of(const struct dataset *dataset, enum measure measure, const GArray *rows);

/* Works out a total from the observations in rows (indices, ascending) within a frame of days. divisions says which of
 * them count; NULL: those that these rows themselves have. Where none does, total->state is what the caller set. rows is
 * taken over. */
void total_resolve(struct total *total, const struct dataset *dataset, enum measure measure, GArray *rows,
                   struct period frame, const unsigned *divisions, struct diagnostics *diagnostics);

/* advertiser.c: every advertiser's own total; after the totals of parties, whose rows they share out. */
void tally_advertisers(struct totals *totals, struct diagnostics *diagnostics);
void tally_advertisers_free(struct totals *totals);

#endif
