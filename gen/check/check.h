/* CHECK: the rules a dataset must keep, each one row of a table in check.c. */
#ifndef ADREPORT_CHECK_CHECK_H
#define ADREPORT_CHECK_CHECK_H

#include "base/diagnostic.h"
#include "model/dataset.h"

void check_dataset(const struct dataset *dataset, struct diagnostics *diagnostics);

#endif
