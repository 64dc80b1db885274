#include "render/chart/scale.h"

bool cell_is_drawn(const struct cell *cell) {
    return cell_has_value(cell);
}

int64_t scale_reach(const struct cell *cell) {
    if (!cell_is_drawn(cell))
        return 0;
    return cell_value(cell).open ? cell_value(cell).low : cell_value(cell).high;
}

static int64_t whole_unit(enum unit unit) {
    switch (unit) {
    case UNIT_MONEY:
        return 100;
    case UNIT_PERCENT:
        return 10;
    case UNIT_COUNT:
    case UNIT_RANK:
        break;
    }
    return 1;
}

/* The step before one of 1, 2, 5, 10, 20 ...; 1 has none. */
static int64_t finer(int64_t step) {
    int64_t power = 1;
    while (power <= step / 10)
        power *= 10;
    return step / power == 5 ? 2 * power : MAX(step / 2, 1);
}

int64_t scale_step(enum unit unit, int64_t max, int count) {
    int64_t least = CLAMP(max / count, 1, INT64_C(5000000000000000000));
    int64_t power = 1;
    while (power <= least / 10)
        power *= 10;
    int64_t step = power;
    if (step < least)
        step = 2 * power;
    if (step < least)
        step = 5 * power;
    if (step < least)
        step = 10 * power;
    if (max - max / step * step > step / 3 && max / finer(step) <= count + 1)
        step = finer(step);
    int64_t unit_step = whole_unit(unit);
    return max >= unit_step ? MAX(step, unit_step) : step;
}

/* The roundest number above low and up to high: a multiple of the largest of 1, 2, 5, 10, 20 ... that has one there. */
static int64_t roundest(int64_t low, int64_t high) {
    if (low > INT64_MAX / 2)
        return high;
    for (int64_t power = INT64_C(100000000000000000); power > 0; power /= 10)
        for (int64_t digit = 5; digit > 0; digit /= 2) {
            int64_t multiple = (low / (digit * power) + 1) * digit * power;
            if (multiple <= high)
                return multiple;
        }
    return high;
}

guint scale_limits(const int64_t *numbers, guint count, int64_t *limits, guint most) {
    guint found = 0;
    for (guint i = 1; i <= most; i++) {
        guint at = count * i / (most + 1);
        while (at < count && at > 0 && numbers[at] == numbers[at - 1])
            at++;
        if (at == 0 || at >= count)
            continue;
        int64_t limit = roundest(MAX(numbers[at - 1], 0), numbers[at]);
        if (found == 0 || limit > limits[found - 1])
            limits[found++] = limit;
    }
    return found;
}

void scale_append_tick(GString *out, enum language language, const struct column *column, int64_t value, bool last) {
    if (last || column->unit == UNIT_PERCENT || column->unit == UNIT_RANK)
        text_append_value(out, language, column->unit, column->currency, value);
    else
        text_append_interval_bare(out, language, column->unit, interval_of(value));
}
