/* EXPLAIN: the sum behind a published number, in words and lines of input, for whoever wants to see it with their own
 * eyes. It adds up once more by itself, and says so if that does not give the published number. */
#ifndef ADREPORT_EXPLAIN_EXPLAIN_H
#define ADREPORT_EXPLAIN_EXPLAIN_H

#include "model/report.h"

#include <glib.h>
#include <stdbool.h>

/* Appends what is known of address: FIGURE, FIGURE:ROW or FIGURE:ROW:COLUMN. False if the report has no such figure,
 * row or column: *problem then says so, with the nearest name; the caller frees it. */
bool explain_number(const struct report *report, const char *address, GString *out, char **problem);

/* The same as members of a JSON object, without its braces: every number as text in its machine form, and the lines of the input
 * behind it. The manual page says what each key holds. */
bool explain_number_json(const struct report *report, const char *address, GString *out, char **problem);

#endif
