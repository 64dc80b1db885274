/* The rows of a list as spans: so many of them from the first on, one behind the other or at one distance, as rows about one region of several are. In memory they
 * are bytes, most of them two to five a span. */
#ifndef ADREPORT_RENDER_DATA_SPANS_H
#define ADREPORT_RENDER_DATA_SPANS_H

#include <glib.h>
#include <stdbool.h>

/* Observations, by their number from 1. */
struct row_span {
    guint32 first, count;
    guint32 step; /* from one to the next: more than 1 only if they are three or more */
};

guint32 row_span_last(const struct row_span *span);

/* A list while its rows are gone through: what is written of it, and the span that is not yet. */
struct open_spans {
    GString *bytes; /* without a zero in them, so that they are a string */
    struct row_span span;
    guint32 end; /* the last row that is written; 0: none */
};

/* The row that comes next, above all before. */
void spans_add(struct open_spans *open, guint32 row);

/* Writes what waits. To begin another list, bytes are emptied. */
void spans_end(struct open_spans *open);

/* The spans of a list one by one, in order, none of which begins before the end of another: false if there is none any more. *span is the one before,
 * and {0} before the first. */
bool spans_take(const char **at, struct row_span *span);

#endif
