/* Where a number is on an axis, and which numbers an axis is marked with. */
#ifndef ADREPORT_RENDER_CHART_SCALE_H
#define ADREPORT_RENDER_CHART_SCALE_H

#include "model/figure.h"

/* The largest number the chart has to show: the high end, or the low end if a range is open. */
int64_t scale_reach(const struct cell *cell);

/* True if the cell has a number to draw: a value or an estimate. */
bool cell_is_drawn(const struct cell *cell);

/* A step of 1, 2 or 5 times a power of ten such that about count of them reach max; at least one whole unit of what is
 * shown (a euro, a percent) if max is not less than that. max > 0, count > 0. */
int64_t scale_step(enum unit unit, int64_t max, int count);

/* Appends what an axis says at value: without unit, but with it at the last. */
void scale_append_tick(GString *out, enum language language, const struct column *column, int64_t value, bool last);

/* Round limits that part numbers, which are sorted, into at most most + 1 classes of about as many numbers, none of them
 * empty: each limit is in the class above it. Returns how many limits there are, 0 if all numbers are the same. One number
 * that is far larger than the others does not move them. */
guint scale_limits(const int64_t *numbers, guint count, int64_t *limits, guint most);

#endif
