/* The days a number is about, as stretches: what was collected of the report's period is seldom one piece. */
#ifndef ADREPORT_MODEL_DAYS_H
#define ADREPORT_MODEL_DAYS_H

#include "base/date.h"

#include <stdbool.h>

/* Stretches of days, ascending; there is a day between any two. The memory is the owner's of the struct that holds
 * it. */
struct days {
    const struct period *stretches;
    guint count;
};

/* How many days these are. */
int days_count(const struct days *days);

bool days_equal(const struct days *a, const struct days *b);

/* From the first to the last of them; {0,0} if there is none. */
struct period days_span(const struct days *days);

/* True if some of the days lie within a frame. */
bool days_overlap(const struct days *days, struct period frame);

/* Those of the days that lie within a frame: a GArray of struct period, which the caller frees. */
GArray *days_within(const struct days *days, struct period frame);

/* Those of the days that are none of the others: a GArray of struct period, which the caller frees. */
GArray *days_without(const struct days *days, const struct days *others);

/* Joins a GArray of struct period, in any order, to stretches as above. */
void days_join(GArray *periods);

/* Appends "2023-03-01/2023-03-02|2023-03-04/2023-03-15"; nothing if there is no day. */
void days_append_iso(GString *out, const struct period *stretches, guint count);

#endif
