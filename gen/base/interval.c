#include "base/interval.h"

struct interval interval_of(int64_t value) {
    return (struct interval){value, value, false, false};
}

struct interval interval_between(int64_t low, int64_t high) {
    return (struct interval){low, high, false, false};
}

struct interval interval_from(int64_t low) {
    return (struct interval){low, INT64_MAX, true, false};
}

struct interval interval_more_than(int64_t low) {
    return (struct interval){low, INT64_MAX, true, true};
}

struct interval interval_from_zero(struct interval a) {
    return (struct interval){0, a.high, a.open, false};
}

struct interval interval_opened(struct interval value) {
    struct interval opened = interval_from(value.low);
    opened.above = value.above;
    return opened;
}

bool interval_add(struct interval a, struct interval b, struct interval *sum) {
    struct interval result = {.open = a.open || b.open, .above = a.above || b.above, .high = INT64_MAX};
    if (__builtin_add_overflow(a.low, b.low, &result.low))
        return false;
    if (!result.open && __builtin_add_overflow(a.high, b.high, &result.high))
        return false;
    *sum = result;
    return true;
}

void interval_add_to(struct interval *sum, struct interval value) {
    if (!interval_add(*sum, value, sum))
        *sum = interval_from(sum->low);
}

bool interval_equal(struct interval a, struct interval b) {
    return a.low == b.low && a.above == b.above && a.open == b.open && (a.open || a.high == b.high);
}

bool interval_is_point(struct interval a) {
    return !a.open && a.low == a.high;
}

bool interval_above(struct interval a, struct interval b) {
    return !b.open && (a.low > b.high || (a.above && a.low == b.high));
}

__extension__ typedef unsigned __int128 wide;

/* part / (part + rest) in tenths of a percent; the whole is summed in 128 bits, so that two large amounts do not
 * wrap. */
static int64_t share_of(int64_t part, int64_t rest, bool up) {
    wide whole = (wide)part + (wide)rest;
    wide scaled = (wide)part * 1000;
    return (int64_t)((scaled + (up ? whole - 1 : 0)) / whole);
}

bool interval_share(struct interval part, struct interval rest, struct interval *share) {
    if (!part.open && part.high == 0 && !rest.open && rest.high == 0)
        return false;
    int64_t low = 0;
    if (part.low > 0 && !rest.open)
        low = share_of(part.low, rest.high, false);
    int64_t high = 1000;
    if (!part.open && part.high == 0)
        high = 0;
    else if (!part.open)
        high = share_of(part.high, rest.low, true);
    *share = interval_between(low, high);
    return true;
}

int64_t interval_width(struct interval value) {
    wide high = (wide)value.high, part = high - (wide)value.low;
    int64_t nearest = (int64_t)((part * 2000 + high) / (high * 2));
    return part > 0 && nearest == 0 ? 1 : nearest;
}

bool interval_share_exceeds(struct interval part, struct interval rest, int numerator, int denominator) {
    if (rest.open)
        return false;
    wide least = (wide)part.low * (wide)(denominator - numerator), most = (wide)rest.high * (wide)numerator;
    return part.above ? least >= most : least > most;
}

struct interval interval_union(const struct interval *parts, unsigned n, int64_t population) {
    struct interval bounds = parts[0];
    for (unsigned i = 1; i < n; i++) {
        struct interval sum;
        struct interval largest = parts[i].low > bounds.low ? parts[i] : bounds;
        largest.above = largest.above || (parts[i].low == bounds.low && parts[i].above);
        /* A sum beyond int64_t bounds nothing any more. */
        if (interval_add(bounds, parts[i], &sum)) {
            bounds = (struct interval){largest.low, sum.high, sum.open, largest.above};
        } else {
            bounds = (struct interval){largest.low, INT64_MAX, true, largest.above};
        }
    }
    if (population >= bounds.low && (bounds.open || population < bounds.high))
        bounds = (struct interval){bounds.low, population, false, bounds.above && population > bounds.low};
    return bounds;
}
