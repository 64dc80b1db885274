/* Sums, bounds, shares and places over a dataset: what tally makes and only compose may read. */
#ifndef ADREPORT_MODEL_TOTALS_H
#define ADREPORT_MODEL_TOTALS_H

#include "model/dataset.h"

/* Whom a total is about: a party by its index, or one of these groups. */
enum subject {
    SUBJECT_MAPPED = -2,      /* all parties together */
    SUBJECT_SIGNATORIES = -3, /* the parties that signed the code */
    SUBJECT_ALL = -4,         /* everything listed, mapped or not */
    SUBJECT_UNMAPPED = PARTY_UNMAPPED,
};

enum total_flag {
    TOTAL_STRADDLES = 1 << 0,  /* an observation crosses the edge of the bin or the report: counted from zero */
    TOTAL_BOUNDS = 1 << 1,     /* parts may overlap: at least the largest, at most the sum */
    TOTAL_LEAVES_OUT = 1 << 2, /* some rows have a number that is not in hand (suppressed, estimated): no upper end */
    TOTAL_FROM_PARTS = 1 << 3, /* no row for the whole: added up from regions or other parts */
    TOTAL_INCOMPLETE = 1 << 4, /* days of the period were not collected */
    TOTAL_BARE = 1 << 5,       /* an estimate of which the source did not give the value */
};

struct total {
    enum state state;
    struct interval value; /* only for STATE_VALUE, and for STATE_ESTIMATED without TOTAL_BARE */
    unsigned flags;        /* enum total_flag */
    struct period frame;   /* the days it is about */
    enum measure measure;
    GArray *rows; /* guint32 indices into dataset->observations, ascending; NULL where none */
};

struct totals;

/* The bins of the report's axis that its period touches, in order. */
guint totals_bin_count(const struct totals *totals);
struct period totals_bin(const struct totals *totals, guint bin);

/* The total of a measure for a platform and a subject over the report's period. */
const struct total *totals_whole(const struct totals *totals, int platform, int subject, enum measure measure);

/* The same for one bin of the axis. */
const struct total *totals_in_bin(const struct totals *totals, int platform, int subject, enum measure measure,
                                  guint bin);

/* The part of a measure in a region, an age group or for a gender, over the report's period and all advertisers:
 * region -1, age NULL and gender NULL mean undivided. Owned by totals; NULL where no observation is so divided. */
const struct total *totals_part(const struct totals *totals, int platform, enum measure measure, int region,
                                const char *age, const char *gender);

/* The span of days for which this measure of this platform was collected (coverage.csv), within the report's period;
 * {0,0} where none. */
struct period totals_collected(const struct totals *totals, int platform, enum measure measure);

/* State of a day: STATE_VALUE where collected, else why not; *coverage (may be NULL) is the statement that says so. */
enum state totals_day_state(const struct totals *totals, int platform, enum measure measure, day_number day,
                            const struct coverage **coverage);

/* Place of a party among the parties with a value on that platform, in [1, n]; false where it has none. */
bool totals_place(const struct totals *totals, int platform, enum measure measure, int party, struct interval *place);

/* Parties in the order of publication: best place, worst place, name; those without a value after them, by name.
 * Caller frees the GArray of int. */
GArray *totals_order(const struct totals *totals, int platform, enum measure measure);

/* The platform the report opens with: the first of platforms.csv with spending of a party; -1 where there is none. */
int totals_lead_platform(const struct totals *totals);

/* What one advertiser spent in the report's period. Spending adds over advertisers, so this is also what its mapping adds
 * to the total of its party. An advertiser that changed party is there once for each of its rows in advertisers.csv. */
struct advertiser_total {
    int platform;
    int party;   /* PARTY_UNMAPPED where it belongs to none */
    int mapping; /* its row of dataset->advertisers; -1: none */
    const char *advertiser_id;
    const char *name;   /* in advertisers.csv, else as the platform listed it last; "" where neither says */
    bool person;        /* marked as a natural person who is no candidate: never named in what is published */
    struct total spend; /* STATE_NOT_APPLICABLE: its mapping holds on no day of the period */
};

/* The advertisers of a platform and a party (or SUBJECT_UNMAPPED): all that are mapped, and of those that are not all
 * with a row. In order of publication: best place among each other, worst place, name; those without a value after
 * them. A GArray of struct advertiser_total, owned by totals. */
const GArray *totals_advertisers(const struct totals *totals, int platform, int subject);

/* False where no row with spending of this platform says which advertiser it is about. */
bool totals_names_advertisers(const struct totals *totals, int platform);

/* What the total of this platform and party (or SUBJECT_UNMAPPED) holds beside the spending of these advertisers of it
 * (const struct advertiser_total *): the two together are the total. NULL where no row is left; the caller frees it. */
struct total *totals_rest(const struct totals *totals, int platform, int subject, const GPtrArray *listed);
void total_free(struct total *total);

void totals_free(struct totals *totals);

#endif
