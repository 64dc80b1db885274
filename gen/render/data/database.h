/* data/adreport.sqlite, a store of the tables of the report, filled one after another. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_H
#define ADREPORT_RENDER_DATA_DATABASE_H

#include "render/data/row_sink.h"

struct store;

/* Begins it in an empty file, with its tables. What fails is told when it is closed; until then the rest does nothing. */
struct store *store_open(const struct report *report, int file);

/* Who takes the rows of a table, until it is closed; before another is opened. */
struct row_taker *store_table_open(struct store *store, const char *table);
void store_table_close(struct store *store);

/* Ends it, and frees. 0, or the errno of what the system refused; ECANCELED, with *error set, if what is to be in it does not fit
 * together. */
int store_close(struct store *store, GError **error);

#endif
