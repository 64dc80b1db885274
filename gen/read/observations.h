/* Files of figures in our own form, and what tables that others made have in common with them. */
#ifndef ADREPORT_READ_OBSERVATIONS_H
#define ADREPORT_READ_OBSERVATIONS_H

#include "read/format.h"

/* The names of the columns in our own form; in the end NAME, NAME_low and NAME_high of each measure. */
enum { OBSERVATION_COLUMNS = 16 + 3 * MEASURE_COUNT };
extern const char *const observation_names[OBSERVATION_COLUMNS];

/* A table whose columns are bound to these names. */
struct observation_table {
    struct reading *reading;
    struct csv *csv;
    const struct file_rule *rule;
    const char *shown;
    int platform;        /* of every row, from report.yaml; -1 if the rows say it */
    GHashTable *parties; /* of a table that others made: every name of a party (read/party_names.h); else NULL */
    GHashTable *unknown; /* of the same: a set of the names that no party goes by */
    guint silent;        /* of the same: rows without an amount */
};

/* Finds the platform that report.yaml names; false, diagnosed, if there is none of that id. */
bool observation_find_platform(struct observation_table *table);

/* Reads this row; false, diagnosed, if something is wrong with it. In a table that others made a party goes by any of its
 * names, and a row of none counts for no party, with a warning a name; a row without an amount has it not reported. */
bool observation_read(struct observation_table *table, struct observation *observation);

/* A file in our own form. */
void observations_read(const struct figures *figures);

#endif
