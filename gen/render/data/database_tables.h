/* What the database has that is no table of its own in data/. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_TABLES_H
#define ADREPORT_RENDER_DATA_DATABASE_TABLES_H

#include "render/data/row_sink.h"

/* database_input.c: of the input. */
void report_fill(struct row_sink *rows);
void states_fill(struct row_sink *rows);
void coverage_fill(struct row_sink *rows);

/* database_figures.c: of the figures. */
void figures_fill(struct row_sink *rows);
void figure_notes_fill(struct row_sink *rows);
void figure_columns_fill(struct row_sink *rows);
void figure_rows_fill(struct row_sink *rows);
void cells_fill(struct row_sink *rows);

#endif
