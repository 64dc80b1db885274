/* Rows of ours as a table "rows" that libsqlite3 reads: it takes them one by one with "INSERT INTO party SELECT * FROM rows", in place of each
 * of their values being bound to a statement first. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_ROWS_H
#define ADREPORT_RENDER_DATA_DATABASE_ROWS_H

#include "render/data/row_sink.h"

#include <sqlite3.h>

/* What is read when a statement of the table is run. */
struct database_rows {
    const struct rows *rows;
    guint columns; /* of the table */
};

/* Lets a database have it, in place of one that it had. *rows stays where it is until the database is closed, or has another. As sqlite3_create_module says. */
int database_rows_offer(sqlite3 *handle, struct database_rows *rows);

#endif
