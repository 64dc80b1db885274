/* What can be worked out beside the commitments of a code of conduct: bounds, the days and the amount that they are about, and
 * why there is none if the figures do not say. A number accuses nobody. tally makes these, and only compose may read them.
 *
 * A commitment says which indicator stands beside it (struct commitment); an indicator itself knows of no code. */
#ifndef ADREPORT_MODEL_INDICATORS_H
#define ADREPORT_MODEL_INDICATORS_H

#include "model/days.h"
#include "model/measure.h"
#include "model/payer_origin.h"
#include "model/totals.h"

/* Of how much of what a platform lists a payer is named: of what payers.csv says, or else of the rows of its files, each with
 * the payer beside it. Rows of files that name nobody at all may be either. */
struct payers_indicator {
    enum state state;      /* STATE_VALUE, or why there is no share; what is below may be known all the same */
    struct interval base;  /* what was spent in all, with a payer and without: money */
    struct interval share; /* of that with a payer, in tenths of a percent, rounded outward */
    bool mixed;   /* the rows that name a payer or none are not all that the platform lists: nothing is worked out */
    bool counted; /* the rows are counted */
    int64_t rows, rows_as_range; /* -1: not said */
    struct interval rows_named;  /* the same; rows of files that name nobody may name somebody */
    struct days days;            /* of the rows that the base and the counts are of */
};

/* Only of a report with a commitment that asks for it (INDICATOR_PAYER_NAMED): no other goes through its rows for it. */
const struct payers_indicator *totals_payers_indicator(const struct totals *totals, int platform);

/* How wide the ranges of a total are together: 1 - the sum of the low ends / the sum of the high ends, in tenths of a percent,
 * to the nearest, and never 0 of a range. False if nothing was spent for certain, it has no high end, or it is wider than its rows:
 * what may be of other days or of somebody else is no range of the source. */
bool totals_width(const struct totals *totals, int platform, int whose, int64_t *width);

/* In which form a platform gives a measure, by the rows that are in hand. */
#define FORMS(FORM)                                                                                          \
    FORM(NONE, "none")         /* it does not */                                                             \
    FORM(WITHHELD, "withheld") /* a word in place of a number, in each row: that it is kept back */          \
    FORM(AMOUNT, "amount")     /* each row has a number */                                                   \
    FORM(ROUNDED, "rounded")   /* each has one that the source rounds in steps */                            \
    FORM(SOME_RANGES, "mixed") /* some have a number, others a range */                                      \
    FORM(CLASS, "class")       /* each has one of a few ranges, and no two of these overlap: 0-50, 50-500 */ \
    FORM(RANGE, "range")       /* each has a range of its own */

enum form {
#define FORM(name, word) FORM_##name,
    FORMS(FORM)
#undef FORM
        FORM_COUNT
};

const char *form_word(enum form form);

/* On how many days of the report a platform gives a measure. A day with a number in some row has one; so has a day of which all
 * there is was collected, and that no row is about. */
struct given_days {
    enum state state;     /* STATE_VALUE; not offered; or not collected: nobody looked on any day */
    struct interval days; /* at least those with a number, at most also those of which that is not known */
    int offered;          /* days of the report on which it took political advertising */
    int withdrawn;        /* days of which the number was public once, and is not any more */
    enum form form;       /* of the rows that have a number */
    guint withheld;       /* rows with a word in place of a number: the source does not give it */
};

struct given_days totals_given_days(const struct totals *totals, int platform, enum measure measure);

/* What of a platform's spending is by advertisers that it verified, as advertisers.csv says. An advertiser of which that is not
 * known, or said in two ways, may be either. */
struct verified_indicator {
    enum state state;
    bool mixed;            /* as above */
    struct interval share; /* tenths of a percent, rounded outward */
    struct interval base;  /* money: all that is listed */
    int64_t advertisers_yes, advertisers_no;
    struct interval advertisers_unknown; /* rows without an advertiser may be of any number of them */
};

struct verified_indicator totals_verified(const struct totals *totals, int platform);

/* Of what was spent for parties on a platform: how much has the name of the party neither in who paid nor in the name of the account
 * (model/party_named.h). It says so of nobody, and is no verdict. */
struct unnamed_indicator {
    enum state state;
    const struct total *spend; /* for all parties together: the base */
    bool said;                 /* of some of it that is known */
    struct interval share;     /* tenths of a percent, rounded outward */
    struct interval not_named; /* money; what is not known counts from zero */
    struct interval unknown;   /* money of which it is not known */
};

/* Of each platform, by index. Caller frees. */
struct unnamed_indicator *totals_unnamed(const struct totals *totals);

/* Of how many rows whoever paid is from outside (model/payer_origin.h): rows and not money, since what was paid in another currency is
 * not known in that of the report. */
struct foreign_share {
    enum state state;
    struct interval share; /* tenths of a percent, rounded outward; what is not known counts from zero */
    struct interval known; /* of how many rows it is known */
};

struct foreign_indicator {
    enum state state;          /* STATE_VALUE: there are rows */
    bool mixed;                /* some rows divide others, so that rows cannot be counted */
    const struct total *spend; /* whose rows these are */
    struct interval rows;      /* one that may be of other days, or of somebody else, is 0 to 1 */
    struct foreign_share shares[BORDER_COUNT];
};

/* Of the rows of a party or group on each platform, by index. Caller frees. */
struct foreign_indicator *totals_foreign(const struct totals *totals, int whose);

/* What every ad was promised to say: who is behind it, what it cost, how many people it reached, and when. */
#define ASKED(FIELD)        \
    FIELD(SENDER, "sender") \
    FIELD(COST, "cost")     \
    FIELD(PEOPLE, "people") \
    FIELD(DATES, "dates")

enum asked {
#define FIELD(name, word) ASKED_##name,
    ASKED(FIELD)
#undef FIELD
        ASKED_COUNT
};

const char *asked_word(enum asked field);

/* Of how many of the rows of a platform each of these is filled in; a range is. What nobody noted, and who is behind rows of
 * several advertisers, may be filled in at the source or not. */
struct completeness {
    enum state state;
    bool mixed; /* some rows divide others, so that rows cannot be counted */
    int64_t rows;
    struct interval filled[ASKED_COUNT];
    struct interval share; /* of all four together, in tenths of a percent, rounded outward */
};

struct completeness totals_completeness(const struct totals *totals, int platform);

#endif
