/* The filling of a database, table by table, row by row, value by value, in the order of its columns. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_FILL_H
#define ADREPORT_RENDER_DATA_DATABASE_FILL_H

#include "base/text.h"
#include "model/report.h"

struct database;

const struct report *database_report(const struct database *database);

/* Begins to fill a table; a row has one value per column. */
void database_table(struct database *database, const char *table);
void database_row_end(struct database *database);
void database_table_end(struct database *database);

/* NULL and the empty text become NULL. */
void database_text(struct database *database, const char *text);

/* One text per published language. */
void database_localized(struct database *database, struct localized text);
void database_phrase(struct database *database, const char *key);
void database_whole(struct database *database, int64_t number);
void database_day(struct database *database, day_number day);

/* An end in units, as digits: the column's affinity makes a number of it, an integer if it is one. */
void database_amount_end(struct database *database, enum unit unit, bool known, int64_t end);

/* database_input.c: what the input says. */
void database_fill_input(struct database *database);

#endif
