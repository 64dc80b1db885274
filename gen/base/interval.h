/* Intervals of whole numbers: what a platform says when it says "at most 100".
 *
 * Invariants: low <= high unless open; both ends are inclusive, except a low one that is left out; if open is set,
 * there is no known upper end and high is INT64_MAX. The unit is the caller's: money in cents, percentages in tenths,
 * everything else in ones. Nothing here rounds to the middle, and nothing here uses floating point. */
#ifndef ADREPORT_BASE_INTERVAL_H
#define ADREPORT_BASE_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

struct interval {
    int64_t low;
    int64_t high;
    bool open;
    bool above; /* "more than low": low itself is no value. Only of an open interval, or of sums and unions of such */
};

/* The interval of one known number. */
struct interval interval_of(int64_t value);

/* From low to high; low <= high is the caller's duty. */
struct interval interval_between(int64_t low, int64_t high);

/* From low upwards without a known end. */
struct interval interval_from(int64_t low);

/* The same without low itself: "more than 30,000". */
struct interval interval_more_than(int64_t low);

/* From zero to the high end: for an amount of which any part may be meant. */
struct interval interval_from_zero(struct interval a);

/* The same low end without a known upper one. */
struct interval interval_opened(struct interval value);

/* Puts a + b into *sum; false, with *sum untouched, if an end would leave the range of int64_t. Open + any is open. */
bool interval_add(struct interval a, struct interval b, struct interval *sum);

/* Adds value to *sum, which has no known upper end any more if it would leave the range of int64_t. */
void interval_add_to(struct interval *sum, struct interval value);

/* How wide a range of amounts is: 1 - low / high in tenths of a percent, to the nearest, and never 0 of a range. value.high > 0,
 * and it is not open. */
int64_t interval_width(struct interval value);

bool interval_equal(struct interval a, struct interval b);
bool interval_is_point(struct interval a);

/* True if every value of a is larger than every value of b: more than 100 lies above 100. */
bool interval_above(struct interval a, struct interval b);

/* The share of part in part + rest, in tenths of a percent, rounded outward: low down, high up, within [0, 1000].
 * Both must be >= 0. False (0/0) if nothing at all may have been there: then the share is not applicable. */
bool interval_share(struct interval part, struct interval rest, struct interval *share);

/* True if the share of part in part + rest is more than numerator/denominator, whatever the amounts are: by their ends,
 * not by a rounded share. 0 < numerator < denominator, both small. */
bool interval_share_exceeds(struct interval part, struct interval rest, int numerator, int denominator);

/* Bounds of the size of a union of n sets whose sizes lie in parts[]: at least the largest low, at most the sum of the
 * highs and, if population >= 0, at most the population. n > 0. The rule is the design's for reach. */
struct interval interval_union(const struct interval *parts, unsigned n, int64_t population);

#endif
