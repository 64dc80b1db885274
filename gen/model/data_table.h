/* The tables in data/ that are no figures: every number of every figure in one, what their keys stand for, all
 * observations, the trace from numbers to these, and whom ads were aimed at. Their CSV, their description in
 * datapackage.json and the data dictionary are all made from these. */
#ifndef ADREPORT_MODEL_DATA_TABLE_H
#define ADREPORT_MODEL_DATA_TABLE_H

#include "model/measure.h"

#include <glib.h>

enum data_table {
    DATA_NUMBERS,
    DATA_PARTIES,
    DATA_PLATFORMS,
    DATA_ADVERTISERS,
    DATA_REGIONS,
    DATA_SOURCES,
    DATA_OBSERVATIONS,
    DATA_TRACE,
    DATA_LISTS,
    DATA_TARGETING,
    DATA_TABLE_COUNT
};

enum field_kind {
    FIELD_WORDS,
    FIELD_LOCALIZED, /* a column for each language that is published: KEY_nl, KEY_en */
    FIELD_DAY,       /* YYYY-MM-DD */
    FIELD_SIGNED,    /* a day, in reports with a party that signed a code of conduct alone */
    FIELD_COUNTRY,   /* the ISO code of a country, in reports of several alone */
    FIELD_DAYS,      /* stretches of days, as of a figure's number */
    FIELD_SPANS,     /* whole numbers, "12 15-18 20-80/12" */
    FIELD_COUNT,     /* a whole number */
    FIELD_NUMBER,    /* with decimals if its unit has them */
    FIELD_PERCENT,   /* from 0 to 100, with at most four decimals */
    FIELD_STATE,     /* the word of a state */
    FIELD_MEASURE,   /* three columns: KEY_low, KEY_high, KEY_state */
};

struct data_field {
    const char *key;     /* of the column, or of its three */
    const char *meaning; /* key of a phrase: "meaning.start"; {measures} in it are those that the report shows */
    enum field_kind kind;
    enum measure measure;  /* FIELD_MEASURE */
    const char *table;     /* name of the table whose first field has each of its values; NULL: none */
    const char *const *of; /* the words it may have, NULL behind the last; NULL: any */
};

/* "observations": the file's name without folder and ending. No figure has such an id. */
const char *data_table_name(enum data_table table);

/* True if a table has this name. */
bool data_table_is_name(const char *name);

/* All that a table may have; a field that the report has no use for (report_has_field) is left out. */
const struct data_field *data_table_fields(enum data_table table, guint *count);

/* The keys of the fields that tell its rows apart, joined by commas. */
const char *data_table_key(enum data_table table);

#endif
