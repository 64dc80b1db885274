#include "model/totals.h"

struct interval total_bounds(const struct total *total) {
    return total->flags & TOTAL_LEAVES_OUT ? interval_from(total->value.low) : total->value;
}
