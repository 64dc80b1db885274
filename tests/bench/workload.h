/* The rows that the benchmarks work on: a country of 20 parties on 5 platforms, per week of a year and per province.
 * Made up by a fixed sequence, so that everybody measures the same. */
#ifndef ADREPORT_TESTS_BENCH_WORKLOAD_H
#define ADREPORT_TESTS_BENCH_WORKLOAD_H

#include <stdint.h>

enum { PARTIES = 20, PLATFORMS = 5, WEEKS = 52, PROVINCES = 12, ROWS = PARTIES * PLATFORMS * WEEKS * PROVINCES };

struct workload_row {
    int party, platform, week, province;
    int64_t spend_low, spend_high; /* cents */
    int64_t impressions_low, impressions_high;
    int64_t ads;
};

extern const char *const workload_parties[PARTIES];
extern const char *const workload_platforms[PLATFORMS];
extern const char *const workload_provinces[PROVINCES];

enum { WORKLOAD_START = 12345 };

/* Fills all ROWS rows of a country, by party, platform, week and province. *chance is WORKLOAD_START for the first
 * country, and what it left there for the next. */
void workload_fill(struct workload_row *rows, uint32_t *chance);

#endif
