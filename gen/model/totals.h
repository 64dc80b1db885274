/* Sums, bounds, shares and ranks over a dataset: what tally makes and only compose may read. */
#ifndef ADREPORT_MODEL_TOTALS_H
#define ADREPORT_MODEL_TOTALS_H

#include "model/dataset.h"
#include "model/days.h"
#include "model/origin.h"

/* Whom a total is about: a party by its index, or one of these groups. */
enum group {
    GROUP_MAPPED = -2,      /* all parties together */
    GROUP_SIGNATORIES = -3, /* the parties that signed the code */
    GROUP_ALL = -4,         /* everything listed, mapped or not */
    GROUP_UNMAPPED = PARTY_UNMAPPED,
};

/* What has to be said of a total. */
enum total_flag {
    TOTAL_STRADDLES = 1 << 0, /* a row reaches beyond the days it is about: counted from zero */
    TOTAL_SHARED = 1 << 1,    /* a row may belong to another party: counted from zero */
    TOTAL_OVERLAPS = 1 << 8,  /* a row about parts reaches beyond the days of one about the whole: counted from zero */
    TOTAL_LACKS_COUNTRY = 1 << 11, /* of all countries, on days of which one was not collected: no upper end */
    TOTAL_COUNTRIES = 1 << 10,     /* of one country: an ad was shown in another of the report too: counted from zero */
    TOTAL_BOUNDS = 1 << 2,         /* parts may overlap: at least the largest, at most the sum */
    TOTAL_LEAVES_OUT = 1 << 3, /* some rows have a number that is not in hand (suppressed, estimated): no upper end */
    TOTAL_FROM_PARTS = 1 << 4, /* no row for the whole: added up from regions or other parts */
    TOTAL_INCOMPLETE = 1 << 5, /* some of its days were not collected */
    TOTAL_UNDIVIDED = 1 << 9,  /* an ad of which nothing says in which part it was shown: counted from zero in each */
    TOTAL_CUT = 1 << 6,        /* a bin that the edge of the report cuts */
    TOTAL_UNASKED = 1 << 7,    /* listed on days on which the platform said it took no political advertising */
};

struct total {
    struct interval value; /* STATE_VALUE, and STATE_ESTIMATED if has_estimate */
    struct origin origin;
    unsigned flags; /* enum total_flag */
    enum state state : 8;
    bool has_estimate;
};

struct totals;

/* What a total may be when numbers are compared: its value, or from zero up without an end if its number is hidden.
 * False if it is not compared, because nothing of it was listed, linked, offered or collected. */
bool total_extent(const struct total *total, struct interval *extent);

/* The same of a bin beside other bins: if days are missing from it, it may have been any amount more. */
bool total_bin_extent(const struct total *total, struct interval *extent);

/* True if a total has rows, and their numbers are not in hand, or was not collected of one of several countries: it may be any number
 * from zero up. */
bool total_is_hidden(const struct total *total);

/* The bins of the report's axis that its period touches, in order. */
guint totals_bin_count(const struct totals *totals);
struct period totals_bin(const struct totals *totals, guint bin);

/* The total of a measure for a platform and a party or group over the report's period. */
const struct total *totals_whole(const struct totals *totals, int platform, int whose, enum measure measure);

/* The same for one bin of the axis. */
const struct total *totals_in_bin(const struct totals *totals, int platform, int whose, enum measure measure,
                                  guint bin);

/* From the first day of the report up to the last day of a bin: at least what had ended by then, at most what had
 * begun. NULL for a measure that does not add over days, and if it has no rows. */
const struct total *totals_until(const struct totals *totals, int platform, int whose, enum measure measure, guint bin);

/* What a party or group certainly had in its highest bin, and at most: a row over several bins had its share in one of
 * them. False if it has no number. */
bool totals_highest_bin(const struct totals *totals, int platform, int whose, enum measure measure,
                        struct interval *highest);

/* The part of a measure in a region, an age group or for a gender, over the report's period and all advertisers: region
 * -1, age "" or NULL and gender "" or NULL mean undivided. NULL if no row is about it; *covered (may be NULL) then
 * tells whether a row is about more than it, so that it is not known to be nothing. */
const struct total *totals_part(const struct totals *totals, int platform, enum measure measure, int region,
                                const char *age, const char *gender, bool *covered);

/* Why there is nothing for a region that no row is about: none listed, or not collected if the platform's regions come
 * from reports of other regions alone. */
enum state totals_region_state(const struct totals *totals, int platform, int region);

/* The part of a party (or GROUP_UNMAPPED) in a region; NULL if no row is about it. */
const struct total *totals_region(const struct totals *totals, int platform, int whose, enum measure measure,
                                  int region);

/* What there is of a country, by its number, in a report of several: of a party, GROUP_UNMAPPED or GROUP_ALL. NULL if no row
 * is about it. Its days are those of the platform. */
const struct total *totals_country(const struct totals *totals, int platform, int whose, enum measure measure,
                                   unsigned country);

/* What it is if no row says anything: none listed, or why nothing is known. */
enum state totals_country_without_rows(const struct totals *totals, int platform, enum measure measure,
                                       unsigned country);

/* The days of a country that were collected; and the state of one of them (0: of all), as totals_day_state has it. */
const struct days *totals_country_days(const struct totals *totals, int platform, enum measure measure,
                                       unsigned country);
enum state totals_country_day(const struct totals *totals, int platform, enum measure measure, unsigned country,
                              day_number day, const struct coverage **coverage);

/* True if days of a platform are known in another way in one of several countries than in all together. */
bool totals_lack_countries(const struct totals *totals, int platform);

/* True if everybody with a row of that measure of the platform has rows by region too, of the same days, or ads that count in
 * each region, so that a table by region is about all advertisers. */
bool totals_regions_are_of_all(const struct totals *totals, int platform, enum measure measure);

/* The days of a measure of a platform that were collected, or on which it was listed. */
const struct days *totals_days(const struct totals *totals, int platform, enum measure measure);

/* The same of rows by region about a party or group, and of rows by age or gender. */
const struct days *totals_region_days(const struct totals *totals, int platform, int whose, enum measure measure);
const struct days *totals_age_days(const struct totals *totals, int platform, enum measure measure);

/* State of a day: STATE_VALUE if collected, else why not; *coverage (may be NULL) is the statement that says so. */
enum state totals_day_state(const struct totals *totals, int platform, enum measure measure, day_number day,
                            const struct coverage **coverage);

/* How many days of a bin were collected, or had no advertising to collect. */
int totals_known_days(const struct totals *totals, int platform, enum measure measure, guint bin);

/* True if on some day that was collected no account was linked to a party that had one on others: what is known of it
 * is about the other days. */
bool totals_is_linked_in_part(const struct totals *totals, int platform, int party, enum measure measure);

/* What part of the spending of all parties together one certainly had more of. */
enum fraction { FRACTION_NONE, FRACTION_QUARTER, FRACTION_THIRD, FRACTION_HALF };

/* How the parties compare, for one platform and measure. Worked out once. */
struct standing {
    bool compared;        /* has a number, or hides one */
    struct interval rank; /* if compared: from 1 to the number of parties compared */
    bool shared;          /* the rank is certain, and another party has it too */
    bool has_share;
    struct interval share; /* in the spending of all parties together, in tenths of a percent */
    enum fraction beyond;  /* it is more than this, whatever the amounts within their ranges are */
};

const struct standing *totals_standing(const struct totals *totals, int platform, enum measure measure, int party);

/* The ranks of the parties by what they had up to the end of a bin, by the same rules. Both arrays have an entry for each
 * party; one of which nothing was listed until then is not compared. Takes parties x log(parties). */
void totals_ranks_until(const struct totals *totals, int platform, enum measure measure, guint bin,
                        struct interval *ranks, bool *compared);

/* How many parties are compared there, and how many of these hide their number or a part of it. */
guint totals_compared(const struct totals *totals, int platform, enum measure measure);
guint totals_hidden(const struct totals *totals, int platform, enum measure measure);

/* Parties in the order of publication: best rank, worst rank, higher upper end, higher lower end, name; those that are
 * not compared after them, by name. A GArray of int, owned by totals. */
const GArray *totals_order(const struct totals *totals, int platform, enum measure measure);

/* The share of a platform's measure that is linked to parties, in tenths of a percent of all it lists; false if there
 * is none. */
bool totals_linked_share(const struct totals *totals, int platform, enum measure measure, struct interval *share);

/* The platform the report opens with: the first of platforms.csv with spending of a party; -1 if there is none. */
int totals_lead_platform(const struct totals *totals);

/* What a file of references says of a party (or GROUP_UNMAPPED): published beside the totals, and never added to them
 * or to those of another file. */
struct reference {
    int platform;
    int whose;
    const char *file;
    struct period days; /* from the first to the last day its rows are about */
    unsigned notes;     /* enum note */
    struct total totals[MEASURE_COUNT];
};

/* A GArray of struct reference, by platform, in the order of files and parties; owned by totals. */
const GArray *totals_references(const struct totals *totals);

/* What one advertiser spent in the report's period. Spending adds over advertisers, so this is also what its link adds
 * to the total of its party. An advertiser that changed party is there once for each of its rows in advertisers.csv, a
 * joint one once for each of its parties, and one that is divided by payer once for each of its parts. */
struct advertiser_total {
    int platform;
    int party;    /* PARTY_UNMAPPED if it belongs to none */
    int mapping;  /* its row of dataset->advertisers; -1: none, or one of several, if it is not known which part of an
                    account this is about */
    int part;     /* of the account, that this is about: see struct advertiser */
    bool divided; /* this is not all of the account, since links divide it by who paid */
    bool
        untold; /* of a divided account, what the source does not say who paid for: of which part it is, is not known */
    bool
        beside_untold; /* a part, of whose party there is an untold amount of the account too: any of it may be of this */
    const char *advertiser_id;
    const char *name;   /* in advertisers.csv, else as the platform listed it last; "" if neither says */
    bool person;        /* marked as a natural person who is no candidate: never named in what is published */
    struct total spend; /* STATE_NOT_APPLICABLE: its link holds on no day of the period */
};

/* The advertisers of a platform and a party (or GROUP_UNMAPPED): all that are linked, and of those that are not all
 * with a row. In order of publication, as parties are, by their ranks among each other; those without a value after
 * them. A GArray of struct advertiser_total, owned by totals. */
const GArray *totals_advertisers(const struct totals *totals, int platform, int whose);

/* True if a row of this platform that touches the report's days says which advertiser it is about. */
bool totals_names_advertisers(const struct totals *totals, int platform);

/* What these advertisers of one platform and party (const struct advertiser_total *) spent together; NULL if none has a
 * row. Owned by totals. */
const struct total *totals_of_advertisers(const struct totals *totals, int platform, const GPtrArray *advertisers);

/* What one account of a platform spent in the report's period, whoever it is linked to. */
struct account_total {
    int platform;
    const char *advertiser_id;
    const char *name; /* as of an advertiser */
    bool person;      /* a natural person who is no candidate: never named */
    GArray *parties;  /* int: those it is linked to; none, one or several */
    bool divided;     /* by who paid: each of these has a part of it */
    struct total spend;
    bool compared;        /* has a number, or hides one */
    struct interval rank; /* if compared: among all accounts that the platform lists separately */
};

/* The accounts that have a row, in the order of publication, as parties are. A GArray of struct account_total, owned
 * by totals. */
const GArray *totals_accounts(const struct totals *totals, int platform);

/* What the total of this platform and party (or GROUP_UNMAPPED) holds beside the spending of these advertisers of it
 * (const struct advertiser_total *): the two together are the total. NULL if no row is left; owned by totals. */
const struct total *totals_rest(const struct totals *totals, int platform, int whose, const GPtrArray *listed);

/* Whom the ads of a party on a platform were aimed at, by what its advertisers in targeting.csv spent. */
struct targeting_total {
    enum state state; /* STATE_VALUE: there are shares; not linked, not collected; not applicable if all these
                                   advertisers spent nothing. advertisers and spend stand in any case */
    struct interval advertisers; /* how many are behind it: a joint one may be another's */
    struct interval spend;       /* of these together: the base of the shares */
    bool shared;                 /* some may be another's, and count from zero up */
    GArray *days;                /* struct period: of these advertisers together, as stretches */
    struct interval shares[TARGETING_SIDE_COUNT][TARGETING_METHOD_COUNT]; /* tenths of a percent, rounded outward */
    struct interval
        uploaded; /* of these, what was aimed at lists that the advertiser brought or at people like those on them:
                                 one ad may be at both, so of each advertiser at least the larger share, at most the sum */
    struct interval rank; /* by the share that was aimed at audiences; if there are shares */
};

/* Of a party, or GROUP_MAPPED; NULL for a platform of which targeting.csv has nothing. */
const struct targeting_total *totals_targeting(const struct totals *totals, int platform, int whose);

/* The parties by their ranks in that, in the order of publication, then those without shares by name: a GArray of int,
 * owned by totals; NULL as above. */
const GArray *totals_targeting_order(const struct totals *totals, int platform);

/* Of how much of what a platform lists a payer is named. */
struct payers_total {
    bool known;
    struct interval named, not_named;             /* money */
    bool has_share;                               /* false if nothing at all may have been spent */
    struct interval named_share, not_named_share; /* of the two together, in tenths of a percent */
    struct days days;                             /* that these are about */
};

/* NULL if payers.csv says nothing of the platform. */
const struct payers_total *totals_payers(const struct totals *totals, int platform);

/* What statements of a register say together of one amount. */
struct statements_amount {
    enum state state; /* STATE_VALUE, or STATE_NOT_REPORTED if none of them says it */
    struct interval value;
    guint said;      /* how many say it */
    bool open;       /* some do not */
    bool superseded; /* some statement of the register is superseded, and may say it */
    bool part;       /* some statements were not read, and may say it */
    bool crosses;    /* some that do are about a campaign that reaches beyond the report: from zero */
};

/* The statements of an organisation, or all of them. */
struct statements_total {
    const char *organisation; /* the name that most of them have; "": it is not published, or all */
    const char *identity;     /* as in struct statement; "": all */
    const char
        *number;       /* of the organisation in the register of companies, if another one has the same name; else "" */
    const char *first; /* the id of the first of them */
    bool several_names;    /* others of them have another name */
    struct interval count; /* of those that are not superseded, up to as many more as are not known */
    struct statements_amount paid, whole, online; /* as in struct statement */
};

/* struct statements_total, those that certainly paid the most first; empty if there are no statements. */
const GArray *totals_statements(const struct totals *totals);
const struct statements_total *totals_all_statements(const struct totals *totals);

void totals_free(struct totals *totals);

#endif
