/* The files for machines in data/: the same cells as the pages and the workbooks, as CSV and JSON. */
#ifndef ADREPORT_RENDER_DATA_DATA_H
#define ADREPORT_RENDER_DATA_DATA_H

#include "base/stream.h"
#include "model/report.h"
#include "render/data/row_sink.h"
#include "render/data/trace.h"

#include <glib.h>

/* Writes a figure as CSV: a column of row keys, then for a number KEY_low, KEY_high and KEY_state, and for words KEY;
 * last comes total: 1 for a row that holds what others hold too. An open high end and both ends of a missing value are
 * empty. Words are in the language of settings_data_language. */
void figure_write_csv(struct stream *out, const struct figure *figure, enum language language);

/* Appends a figure as JSON, with its words in every published language. */
void figure_append_json(GString *out, const struct figure *figure, const struct settings *settings);

/* Appends the names of the columns of a data table; its rows follow through a sink. */
void table_append_header(GString *out, const struct report *report, enum data_table table);

/* Writes rows as lines of a CSV. */
struct csv_taker {
    struct row_taker taker; /* first */
    struct stream *out;
};
struct csv_taker csv_taker_of(struct stream *out);

/* A CSV that was written. */
struct data_file {
    const struct figure *figure; /* or else */
    enum data_table table;
    struct file_sum sum;
};

/* Writes datapackage.json, version 2, about these files (struct data_file) in data/. */
void package_write_json(struct stream *out, const struct report *report, const GArray *files);

#endif
