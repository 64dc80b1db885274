/* What is counted. One row per measure in one table; all that differs between measures is in its row. */
#ifndef ADREPORT_MODEL_MEASURE_H
#define ADREPORT_MODEL_MEASURE_H

#include "base/text.h"

#include <stdbool.h>

enum measure { MEASURE_SPEND, MEASURE_IMPRESSIONS, MEASURE_REACH, MEASURE_ADS, MEASURE_ADVERTISERS, MEASURE_COUNT };

struct measure_rule {
    const char *word; /* column name in input and output: "spend" */
    enum unit unit;
    bool adds_over_periods; /* ads and advertisers of two days may be the same ones */
    bool adds_over_regions;
    bool adds_over_advertisers; /* people reached by two advertisers may be the same people */
    bool adds_over_platforms;
    bool counts_people; /* a union of it cannot exceed the population */
};

const struct measure_rule *measure_rule(enum measure measure);
bool measure_from_word(const char *word, enum measure *measure);

#endif
