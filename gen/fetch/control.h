/* What all rows of an answer add up to: first as the server says, then as they came. */
#ifndef ADREPORT_FETCH_CONTROL_H
#define ADREPORT_FETCH_CONTROL_H

#include "fetch/shape.h"

#include <stdint.h>

struct control {
    int64_t rows;
    int64_t sums[COLUMN_COUNT];   /* of columns that are added up, in hundredths */
    int64_t filled[COLUMN_COUNT]; /* in how many rows such a column is not NULL */
    char *unreadable;             /* why a sum of the server is none; NULL: all are. Freed by who asked */
};

/* Asks the server what the rows of a query add up to. What it said if it does not tell, or NULL: the caller frees it. Sums that cannot be
 * are no reason not to look at the rows, which say why. */
char *control_ask(struct connection *connection, const char *query, const struct shape *shape, struct control *control);

/* Adds a value of a row, NULL if it has none. False if the sum becomes too large. */
bool control_add(struct control *control, int column, const int64_t *value);

/* In which way two controls differ, or NULL; the caller frees it. */
char *control_difference(const struct control *said, const struct control *came, const struct shape *shape);

#endif
