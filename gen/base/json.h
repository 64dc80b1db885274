/* Writing JSON into a string. Only strings need care; the rest of JSON is written as it reads. */
#ifndef ADREPORT_BASE_JSON_H
#define ADREPORT_BASE_JSON_H

#include <glib.h>

/* Appends text as a JSON string with its quotes, control characters and bytes that are not UTF-8 taken out as by
 * plain_append. '<' is written as an escape, so that the JSON may be put in a page. NULL appends null. */
void json_append_string(GString *out, const char *text);

/* Appends format, in which $s (const char *) is such a string, $m (const GString *) finished JSON and $$ a dollar
 * sign. */
void json_append(GString *out, const char *format, ...);

#endif
