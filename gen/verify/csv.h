/* Lines of RFC 4180, as strictly as they were written. */
#ifndef ADREPORT_VERIFY_CSV_H
#define ADREPORT_VERIFY_CSV_H

#include <glib.h>
#include <stdbool.h>

struct csv_lines {
    const char *at;
    const char *end;
    unsigned line;     /* at which the fields start, from 1 */
    unsigned next;     /* at which the next ones start */
    GPtrArray *fields; /* char *, owned, until the next call */
};

void csv_lines_init(struct csv_lines *lines, const char *text, gsize length);
void csv_lines_clear(struct csv_lines *lines);

/* Goes to the next line; false at the end. */
bool csv_lines_next(struct csv_lines *lines);

#endif
