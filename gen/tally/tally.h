/* TALLY: grouping, sums, bounds, shares and ranks over a dataset, on intervals only. */
#ifndef ADREPORT_TALLY_TALLY_H
#define ADREPORT_TALLY_TALLY_H

#include "base/diagnostic.h"
#include "model/totals.h"

/* A sum that leaves the range of int64_t is an error with the place of the row at which it does. */
struct totals *tally_dataset(const struct dataset *dataset, struct diagnostics *diagnostics);

#endif
