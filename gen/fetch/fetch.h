/* FETCH: tables of the input whose rows an engine adds up. Its queries are asked over ODBC, each answer is checked, and the tables are
 * written with what lies beside them. The only stage that speaks to anything but files. */
#ifndef ADREPORT_FETCH_FETCH_H
#define ADREPORT_FETCH_FETCH_H

#include "base/diagnostic.h"
#include "model/dataset.h"

#include <glib.h>
#include <stdbool.h>

/* With more rows than this a table is said to be large. */
#define FETCH_MANY_ROWS 100000

struct fetch_how {
    bool shrink;                                                  /* fewer ads than last time are no mistake */
    day_number day;                                               /* on which it is done */
    void (*progress)(void *data, const char *into, guint64 rows); /* now and then; may be NULL */
    void *data;
};

/* Asks all queries of a report, and then writes the tables: all, or none if anything is wrong, which is then a finding. Appends a line
 * to said for each that was written. False if something is wrong, or with *error if a table cannot be written. */
bool fetch_run(const struct dataset *dataset, const struct fetch_how *how, struct diagnostics *diagnostics,
               GString *said, GError **error);

#endif
