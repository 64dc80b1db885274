/* CHECK: the rules a dataset must keep, each one row of a table in check.c, and that no two names of the report are the
 * same. */
#ifndef ADREPORT_CHECK_CHECK_H
#define ADREPORT_CHECK_CHECK_H

#include "base/diagnostic.h"
#include "model/report.h"

void check_dataset(const struct dataset *dataset, struct diagnostics *diagnostics);

/* Proves that page keys, addresses, figure ids and the keys of rows and columns are unique, and can be written everywhere. */
void check_unique(const struct report *report, struct diagnostics *diagnostics);

/* What pages say beyond their slots: tables and footnotes, which they cannot have, and links and pictures that lead nowhere;
 * and what the report's own style names. */
void check_pages(const struct report *report, struct diagnostics *diagnostics);

/* Appends a line per file of figures: its rows, and their days against those of the report. "meta.csv: 3,205 rows of
 * spend; covers 13 June to 12 July 2025; 12 July 2025 is outside the period, ..." */
void check_append_files(const struct dataset *dataset, GString *out);

#endif
