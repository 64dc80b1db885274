#include "model/measure.h"

#include <string.h>

/* Which measure may be added over what. Advertisers are accounts: one account belongs to one party, but advertises on
 * many days and in many regions. Ads likewise. People see ads of many parties. */
static const struct measure_rule rules[MEASURE_COUNT] = {
    [MEASURE_SPEND] = {.word = "spend",
                       .unit = UNIT_MONEY,
                       .adds_over_periods = true,
                       .adds_over_regions = true,
                       .adds_over_advertisers = true,
                       .adds_over_platforms = true},
    [MEASURE_IMPRESSIONS] = {.word = "impressions",
                             .unit = UNIT_COUNT,
                             .adds_over_periods = true,
                             .adds_over_regions = true,
                             .adds_over_advertisers = true},
    [MEASURE_REACH] = {.word = "reach", .unit = UNIT_COUNT, .counts_people = true},
    [MEASURE_ADS] = {.word = "ads", .unit = UNIT_COUNT, .adds_over_advertisers = true, .adds_over_platforms = true},
    [MEASURE_ADVERTISERS] = {.word = "advertisers", .unit = UNIT_COUNT, .adds_over_advertisers = true},
};

const struct measure_rule *measure_rule(enum measure measure) {
    return &rules[measure];
}

bool measure_from_word(const char *word, enum measure *measure) {
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (strcmp(word, rules[i].word) == 0) {
            *measure = (enum measure)i;
            return true;
        }
    }
    return false;
}
