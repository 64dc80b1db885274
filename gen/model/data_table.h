/* The columns of the data files that are no figures: all observations, the trace from numbers to rows, and whom ads were
 * aimed at. Their CSV, their description in datapackage.json and the data dictionary are all made from these. */
#ifndef ADREPORT_MODEL_DATA_TABLE_H
#define ADREPORT_MODEL_DATA_TABLE_H

#include "model/measure.h"

#include <glib.h>

enum data_table { DATA_OBSERVATIONS, DATA_TRACE, DATA_TARGETING, DATA_TABLE_COUNT };

enum field_kind {
    FIELD_WORDS,
    FIELD_DAY,     /* YYYY-MM-DD */
    FIELD_COUNT,   /* a whole number */
    FIELD_PERCENT, /* from 0 to 100, with at most four decimals */
    FIELD_MEASURE, /* three columns: KEY_low, KEY_high, KEY_state */
};

struct data_field {
    const char *key;     /* of the column, or of its three */
    const char *meaning; /* key of a phrase: "meaning.start"; {measures} in it are those that the report shows */
    enum field_kind kind;
    enum measure measure; /* FIELD_MEASURE */
};

/* "observations": the file's name without folder and ending. */
const char *data_table_name(enum data_table table);

/* All that a table may have; a field of a measure that the report does not show (report_has_field) is left out. */
const struct data_field *data_table_fields(enum data_table table, guint *count);

#endif
