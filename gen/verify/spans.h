/* Rows of the input as data/lists.csv names them: "12 15-18 20-68/12" is 12, 15 to 18, and from 20 to 68 every 12th. */
#ifndef ADREPORT_VERIFY_SPANS_H
#define ADREPORT_VERIFY_SPANS_H

#include <glib.h>
#include <stdbool.h>

/* Every so many rows from the first to the last, both of which are among them. */
struct listed_rows {
    guint64 first, last, step;
};

/* The next of them, and what comes behind it; false if there is none, or it is none of that form. */
bool listed_rows_take(const char **at, struct listed_rows *rows);

#endif
