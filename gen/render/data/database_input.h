/* What the database has of the input that is no table of its own in data/. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_INPUT_H
#define ADREPORT_RENDER_DATA_DATABASE_INPUT_H

#include "render/data/row_sink.h"

void report_fill(struct row_sink *rows);
void states_fill(struct row_sink *rows);
void coverage_fill(struct row_sink *rows);

#endif
