/* 'fetch' of report.yaml: tables whose rows an engine adds up. `adreport fetch` asks for them; all else reads what it wrote. */
#ifndef ADREPORT_READ_FETCHES_H
#define ADREPORT_READ_FETCHES_H

#include "read/keys.h"

/* For tables of keys: the entries of 'fetch', into the dataset. */
void fetches_read_rules(struct report_file *file, const struct key_value *entry, void *settings);

/* Reads the queries, and what lies beside tables that were fetched. After the sources. */
void read_fetches(struct reading *reading);

/* Adds a finding for each table that was never fetched, that is no longer as it was written, or that another query was asked for.
 * After all that slots of a query are filled with. */
void fetches_check(struct reading *reading);

/* True if a path, from the input folder on, is that of a table that is fetched. */
bool fetches_make(const struct dataset *dataset, const char *path);

#endif
