/* Whom ads were aimed at, as the platform says it: of one advertiser on one stretch of days, which part of its spending
 * went to ads that were aimed in one way. Never who saw the ads. */
#ifndef ADREPORT_MODEL_TARGETING_H
#define ADREPORT_MODEL_TARGETING_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/interval.h"

struct dataset;

/* name, word, and the rest of its rule, in the order in which methods are shown. One ad may be aimed in several ways at
 * once: shares of different methods overlap and are never added. The words of a method are the phrases
 * "targeting.WORD" and "targeting.WORD.meaning". */
#define TARGETING_METHODS(METHOD)                                \
    METHOD(AUDIENCES, "audiences", .joins = true)                \
    METHOD(CUSTOMER_LIST, "customer_list", .audience = true)     \
    METHOD(CUSTOM_AUDIENCE, "custom_audience", .audience = true) \
    METHOD(LOOKALIKE, "lookalike", .audience = true)             \
    METHOD(INTERESTS, "interests", )                             \
    METHOD(GENDER, "gender", )                                   \
    METHOD(AGE, "age", )                                         \
    METHOD(LANGUAGE, "language", )                               \
    METHOD(COUNTRY, "country", )                                 \
    METHOD(REGION, "region", )                                   \
    METHOD(CITY, "city", )                                       \
    METHOD(POSTCODE, "postcode", )                               \
    METHOD(PLACE, "place", )

enum targeting_method {
#define METHOD(name, word, ...) TARGETING_##name,
    TARGETING_METHODS(METHOD)
#undef METHOD
        TARGETING_METHOD_COUNT,
    TARGETING_NONE /* the row of an advertiser that used no method at all */
};

struct targeting_rule {
    const char *word; /* in the input, in data files and as the key of a row or column: "customer_list" */
    bool audience;    /* a list or an audience that the advertiser brought or had made */
    bool joins;       /* no method of its own: all audiences together, of which one ad may use several */
};

const struct targeting_rule *targeting_rule(enum targeting_method method);

/* True for the word of a method that a row may have, and for "none". */
bool targeting_from_word(const char *word, enum targeting_method *method);

/* "none" for TARGETING_NONE. */
const char *targeting_word(enum targeting_method method);

/* Shares of one advertiser are in ten-thousandths of a percent, as the input may have four decimals. */
#define TARGETING_WHOLE INT64_C(1000000)

/* What an ad was aimed at, and what it was kept away from, are two things. */
enum targeting_side { TARGETING_AIMED, TARGETING_KEPT_OUT, TARGETING_SIDE_COUNT };

/* One row of targeting.csv. */
struct targeting_row {
    int platform;
    int party;             /* as of an observation */
    const int *candidates; /* the same */
    guint candidate_count;
    const char *advertiser_id;
    const char *name; /* of the advertiser as it may be published: "" if it is of no party, or of a private person */
    guint first;      /* index of the first row about this advertiser on this platform: its rows follow each other */
    struct period period;
    struct interval spend; /* of the advertiser on these days; the same in each of its rows */
    enum targeting_method method;
    enum targeting_side side;
    int64_t low, high;  /* share of that spending, both ends included; TARGETING_NONE: 0 */
    const char *source; /* id in sources.csv, or "" */
    struct place place;
};

/* True for a platform on which an advertiser that is, or may be, a party's spent anything on some day of the report. */
bool targeting_is_known(const struct dataset *dataset, int platform);

/* The platform that the report as a whole shows this of: the first of which it is known; -1 if there is none. */
int targeting_platform(const struct dataset *dataset);

/* True if a row is about a day of the report; others are left out. */
bool targeting_counts(const struct dataset *dataset, const struct targeting_row *row);

/* True if a row may be of this party: *certain says whether it is no other's. For all parties together (party < 0) it is
 * certain that a row is one of theirs if each of its candidates is a party. */
bool targeting_may_be_of(const struct targeting_row *row, int party, bool *certain);

#endif
