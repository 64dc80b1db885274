/* What the files of this stage share. */
#ifndef ADREPORT_TALLY_INTERNAL_H
#define ADREPORT_TALLY_INTERNAL_H

#include "base/diagnostic.h"
#include "model/indicators.h"
#include "model/totals.h"

/* Which days of the report were collected, for every platform and measure, and if not, why not. */
struct day_states {
    struct period period;
    guint length;
    guint8 *states;                   /* enum state, [platform][measure][day] */
    bool *closes;                     /* some of its days had no political advertising, [platform][measure] */
    const struct coverage **coverage; /* who says so, or NULL */
    GArray **known;                   /* struct period: collected or listed, [platform][measure] */
    struct days *sets;                /* the same, as others get it */
    struct country_days *countries;   /* by country, if coverage.csv speaks of some; NULL: what is said holds of all */
};

/* What a party or group has of a measure on a platform: its rows, and the numbers made of them. Nothing but the state
 * of the whole if there are no rows. */
struct series {
    struct row_list list;
    struct row_list left_out; /* rows about parts of days that coarser ones cover */
    struct total whole;
    struct total *bins;  /* [bin], NULL without rows */
    struct total *until; /* [bin], NULL if the measure does not add over days */
    bool mixed;          /* some row is left out, or counts from zero, because of another that may hold the same */
};

/* Which cell of the tables by country, region, age and gender: of whose rows on a platform, and with which measure. */
struct part_about {
    int platform;
    int whose;
    enum measure measure;
    unsigned country;         /* one of several; 0: all */
    int region;               /* -1: all */
    const char *age, *gender; /* "": all; of the dataset */
};

/* Such a cell, its rows and their total. */
struct part {
    struct part_about about;
    struct row_list list;
    struct total total;
};

/* The days of rows that are divided in one way, [platform][whose][measure]. */
struct divided_days {
    GArray **stretches; /* struct period */
    struct days *sets;
};

/* The parties on one platform by one measure. */
struct standings {
    struct standing *parties; /* by index */
    GArray *order;            /* int */
    guint compared, hidden;
};

/* Numbers in place of ids, so that different ones can be counted: 0 is none. */
struct identities {
    guint32 *account; /* of each observation: its advertiser, or else its party */
    guint32 *ad;      /* of each observation: its ad; NULL: no row is about one */
    guint32 *order;   /* of each observation: its place among all, those of an account and of an ad side by side */
    int *owner;       /* of each account: its party, PARTY_SEVERAL if its rows are of more than one */
    guint accounts, ads;
};

static inline guint32 ad_of(const struct identities *identities, guint32 row) {
    return identities->ad ? identities->ad[row] : 0;
}

struct totals {
    const struct dataset *dataset;
    GArray *bins;                           /* struct period */
    guint holders;                          /* parties, then the four groups */
    struct series *series;                  /* [platform][whose][measure] */
    struct total *empty_bins, *empty_until; /* what there is without rows, [platform][measure][bin] */
    GHashTable *parts;                      /* struct part_about * -> struct part *, whose own it is */
    struct day_states days;
    struct divided_days region_days, age_days;
    struct standings *standings; /* [platform][measure] */
    struct identities identities;
    GArray **links; /* struct period, [platform][party]: when an advertiser of it could have been listed; NULL: never */
    bool *lists_advertisers;       /* [platform]: some row says which advertiser it is about, of any day */
    bool *names_advertisers;       /* [platform]: a row of a day of the report does */
    bool *anybody_linked;          /* [platform]: some party could have been listed on a day of the report */
    GArray **advertisers;          /* struct advertiser_total, [platform][unmapped, then parties] */
    GArray **accounts;             /* struct account_total, [platform] */
    struct payers_total *payers;   /* [platform] */
    GPtrArray *payers_days;        /* GArray of struct period, [platform] */
    struct payers_indicator *paid; /* [platform] */
    GPtrArray *paid_days;          /* GArray of struct period, [platform] */
    GArray *references;            /* struct reference */
    GArray *statements;            /* struct statements_total */
    struct statements_total all_statements;
    struct targeting *targeting; /* [platform] */
    GHashTable *known_lists;     /* as row_lists_new has it; NULL once all is added up */
    GPtrArray *lists;            /* struct row_list *, of advertisers and of what is left beside them */
    GPtrArray *rests;            /* struct total * */
    struct diagnostics *diagnostics;
};

static inline const struct observation *tally_row(const struct dataset *dataset, guint32 row) {
    return &g_array_index(dataset->observations, struct observation, row);
}

/* The parties a row may belong to, one or more; *count of them. */
static inline const int *row_parties(const struct observation *row, guint *count) {
    *count = row->party == PARTY_SEVERAL ? row->candidate_count : 1;
    return row->party == PARTY_SEVERAL ? row->candidates : &row->party;
}

/* days_by_country.c: the states of days in each country, where coverage.csv says of one what it does not say of all; after those of
 * all. What is known of some and not of others is known in part: gaps. */
struct country_days;
void country_days_init(struct day_states *days, const struct dataset *dataset);
void country_days_clear(struct day_states *days);

/* True if in these days some country was collected and another was not, so that a sum of all has no upper end. */
bool country_days_lack(const struct day_states *days, int platform, enum measure measure, struct period frame);

/* days.c: the states of the days of a measure of a platform, one a day. */
guint8 *day_states_of(const struct day_states *days, int platform, int measure);

void day_states_init(struct day_states *days, const struct dataset *dataset);
void day_states_clear(struct day_states *days, const struct dataset *dataset);

/* How many days are in which state. */
struct state_counts {
    unsigned of[STATE_COUNT];
    int days; /* in all */
};

/* Adds the days of the report that are in a frame. */
void day_states_count(const struct day_states *days, int platform, enum measure measure, struct period frame,
                      struct state_counts *counts);

/* What an empty total over these days means: none listed if any day was collected, else the commonest reason on days
 * with advertising, else that there was none. *incomplete tells whether some day is not known. */
enum state state_counts_summary(const struct state_counts *counts, bool *incomplete);

/* True if the platform took no political advertising on any day of a period within the report. */
bool day_states_closed(const struct day_states *days, int platform, enum measure measure, struct period period);

/* division.c: rows about a whole and rows about its parts. */

enum counting { COUNTS_NOT, COUNTS_WHOLE, COUNTS_FROM_ZERO };

/* Writes into counting[row] how each of these rows (guint32) counts: of a whole and its parts on the same days, the
 * coarsest with a number counts. fixed: the dimensions in which the rows are a table of their own, so that rows of one
 * region, say, are parts of that region alone. */
void divide(const struct dataset *dataset, enum measure measure, const GArray *rows, unsigned fixed, guint8 *counting);

/* What a row is divided by (enum dimension) beside what is fixed. */
unsigned division_of_row(const struct observation *row, unsigned fixed);

/* True if a row is divided in another dimension than those that are fixed. */
bool is_divided_beside(const struct observation *row, unsigned fixed);

/* least.c: raises the low end of a total that adds to the most that its rows prove, those that are left out among
 * them. */
void raise_to_least(const struct totals *totals, struct total *total);

/* True if some row is left out, or counts from zero, because of another that may hold the same. */
bool is_mixed(const struct totals *totals, const struct row_list *list, const struct row_list *left_out);

/* gather.c: puts every row into the lists of all it counts for. */
void gather(struct totals *totals);

/* parts.c: the cells of the tables by country, region, age and gender that some row is of. */
GHashTable *tally_parts_new(void);

/* The part that is about this, made without rows if there is none yet. */
struct part *tally_part_put(struct totals *totals, const struct part_about *about);

/* Works out the totals of all parts, once all rows are in their lists. */
void tally_parts_resolve(struct totals *totals);

/* undivided.c: appends the rows (guint32) among these that are about a whole ad with this measure and are not divided as
 * others are; taken: the rows that are divided. */
void find_undivided(const struct totals *totals, enum measure measure, const GArray *rows, const GArray *taken,
                    GArray *undivided);

/* counting.c: numbers of different ids. */
void identities_init(struct identities *identities, const struct dataset *dataset);
void identities_clear(struct identities *identities);

/* Forgets what nothing but counting needs, when there is no more to count. */
void identities_close(struct identities *identities);

/* An entry of a list with its amount within a frame of days. */
struct entry {
    const struct observation *observation;
    guint32 row;
    struct interval value;
};

/* Brings the positions of a list into the order in which ads and advertisers are counted, once for all its bins. */
void sort_by_whose(const struct identities *identities, struct row_list *list);

/* The same for a few entries. */
void sort_entries(const struct identities *identities, struct entry *entries, guint count);

/* The number of ads or advertisers in these entries, which are in that order; *flags gets TOTAL_BOUNDS if it is bounded
 * and not counted. */
struct interval count_different(const struct identities *identities, enum measure measure, const struct entry *entries,
                                guint count, unsigned *flags);

/* True for ads and advertisers: what is counted by ids. */
bool is_counted(enum measure measure);

/* total.c: works out a total from its origin, whose list, frame, days and measure are set; state is what it is without
 * rows. */
void total_resolve(const struct totals *totals, struct total *total);

/* series.c: the totals of a list, for the whole period and along the axis. */
void series_resolve(const struct totals *totals, struct series *series, int platform, int whose, enum measure measure);
void series_clear(struct series *series);

/* What a bin without rows is. */
void axis_init(struct totals *totals);

guint series_index(const struct totals *totals, int platform, int whose, enum measure measure);
const struct series *series_of(const struct totals *totals, int platform, int whose, enum measure measure);

/* A bin, cut at the edge of the report: nothing beyond it counts. */
struct period bin_frame(const struct totals *totals, guint bin);

/* True if a party could have been listed on some day of a period: an account is linked to it, or rows name it. */
bool is_linked_in(const struct totals *totals, int platform, int party, struct period period);

/* True if some party could have been listed on the platform. */
bool is_anybody_linked(const struct totals *totals, int platform);

/* standing.c */
void tally_standings(struct totals *totals);
void tally_standings_free(struct totals *totals);

/* The rank of each of these values among them. */
void set_ranks(struct interval *ranks, const struct interval *values, guint count);

/* A number, and where it stands among others. */
struct ranked {
    struct interval rank, value;
};

/* The order of publication: the better best rank, the better worst one, the higher upper end, the higher lower end; 0 if
 * all are the same, and a name decides. */
int compare_ranked(const struct ranked *a, const struct ranked *b);

/* payers.c: of how much a payer is named. */
void tally_payers(struct totals *totals);
void tally_payers_free(struct totals *totals);

/* indicators.c: what stands beside commitments; after the totals. */
void tally_indicators(struct totals *totals);
void tally_indicators_free(struct totals *totals);

/* statements.c: what is in a register. */
void tally_statements(struct totals *totals);
void tally_statements_free(struct totals *totals);

/* references.c: what is published beside the totals. */
void tally_references(struct totals *totals);

/* accounts.c: every account whoever it belongs to; after those of parties, which have their names. */
void tally_accounts(struct totals *totals);
void tally_accounts_free(struct totals *totals);

/* How each row with spending counts in the total of a party, or of those without one: an enum counting for each
 * observation, which the caller frees. */
guint8 *spend_counting(const struct totals *totals);

/* The spending of a list, and of rows left out of it (may be NULL), which it brings into order, over the report's period; without is its state if it has no
 * rows. */
struct total spend_of_list(const struct totals *totals, struct row_list *list, struct row_list *left_out, int platform,
                           enum state without);

/* advertisers.c: every advertiser's own total; after the totals of parties, whose rows they share out. */
void tally_advertisers(struct totals *totals);
void tally_advertisers_free(struct totals *totals);

/* targeting.c: whom ads were aimed at. */
void tally_targeting(struct totals *totals);
void tally_targeting_free(struct totals *totals);

#endif
