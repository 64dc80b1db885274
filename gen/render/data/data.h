/* The files for machines in data/: the same cells as the pages and the workbooks, as CSV and JSON. */
#ifndef ADREPORT_RENDER_DATA_DATA_H
#define ADREPORT_RENDER_DATA_DATA_H

#include "model/data_table.h"
#include "model/report.h"

#include <glib.h>

/* Appends a figure as CSV: a column of row keys, then for a number KEY_low, KEY_high and KEY_state, and for words KEY.
 * An open high end and both ends of a missing value are empty. Words are in the language of settings_data_language. */
void figure_append_csv(GString *out, const struct figure *figure, enum language language);

/* Appends a figure as JSON, with its words in every published language. */
void figure_append_json(GString *out, const struct figure *figure, const struct settings *settings);

/* Appends all observations in the order read. Advertisers are not named: a row may be about a private person. */
void observations_append_csv(GString *out, const struct report *report);

/* Appends, for every number of every figure, the rows it comes from. */
void trace_append_csv(GString *out, const struct report *report);

/* Appends whom ads were aimed at, advertiser by advertiser: linked ones by name, unless they are private persons. */
void targeting_append_csv(GString *out, const struct report *report);

/* A CSV that was written. */
struct data_file {
    const struct figure *figure; /* or else */
    enum data_table table;
    gsize bytes;
    char *sha256;
};

/* Appends datapackage.json, version 2, about these files (struct data_file) in data/. */
void package_append_json(GString *out, const struct report *report, const GArray *files);

/* The report as a SQLite database. NULL, with *error set, if it could not be made. */
GBytes *database_bytes(const struct report *report, GError **error);

#endif
