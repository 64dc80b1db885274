/* What is counted. One row per measure in one table; all that differs between measures is in its row, and whatever has
 * something for each measure - columns, tables, messages - is made from the rows. */
#ifndef ADREPORT_MODEL_MEASURE_H
#define ADREPORT_MODEL_MEASURE_H

#include "base/text.h"

#include <stdbool.h>

/* name, word, and the rest of its rule, in the order in which measures are shown. Advertisers are accounts: one account
 * belongs to one party, but advertises on many days and in many regions. Ads likewise. People see ads of many parties.
 * The words and charts that a measure needs besides are listed in README.md. */
#define MEASURES(MEASURE)                                                                                         \
    MEASURE(SPEND, "spend", .unit = UNIT_MONEY, .adds_over_periods = true, .adds_over_regions = true,             \
            .adds_over_advertisers = true, .adds_over_platforms = true)                                           \
    MEASURE(IMPRESSIONS, "impressions", .unit = UNIT_COUNT, .adds_over_periods = true, .adds_over_regions = true, \
            .adds_over_advertisers = true, .drawn_in_parts = true)                                                \
    MEASURE(CLICKS, "clicks", .unit = UNIT_COUNT, .adds_over_periods = true, .adds_over_regions = true,           \
            .adds_over_advertisers = true, .drawn_in_parts = true, .only_if_given = true)                         \
    MEASURE(REACH, "reach", .unit = UNIT_COUNT, .counts_people = true)                                            \
    MEASURE(ADS, "ads", .unit = UNIT_COUNT, .adds_over_advertisers = true, .adds_over_platforms = true,           \
            .counts_ads = true, .drawn_in_parts = true)                                                           \
    MEASURE(ADVERTISERS, "advertisers", .unit = UNIT_COUNT, .adds_over_advertisers = true, .counts_accounts = true)

enum measure {
#define MEASURE(name, word, ...) MEASURE_##name,
    MEASURES(MEASURE)
#undef MEASURE
        MEASURE_COUNT,
    /* Parties are compared by their spending; what else is counted is shown beside it. */
    MEASURE_FIRST_BESIDE = MEASURE_SPEND + 1
};

struct measure_rule {
    const char *word; /* column name in input and output: "spend" */
    enum unit unit;
    bool adds_over_periods; /* ads and advertisers of two days may be the same ones */
    bool adds_over_regions;
    bool adds_over_advertisers; /* people reached by two advertisers may be the same people */
    bool adds_over_platforms;
    bool counts_people;   /* a union of it cannot exceed the population */
    bool counts_ads;      /* each once, told apart by their ids */
    bool counts_accounts; /* each once, told apart by their ids */
    bool drawn_in_parts;  /* by platform, if exact: bars cut into what is linked to parties and what is not */
    bool only_if_given;   /* left out of every table and page of a report that says nothing of it */
};

const struct measure_rule *measure_rule(enum measure measure);
bool measure_from_word(const char *word, enum measure *measure);

/* The words of all measures, for messages: "spend, impressions or reach" if last is " or ". Caller frees. */
char *measure_words(const char *last);

#endif
