/* Which rows of the input are behind each number. Many numbers come from the same rows: a list of rows is kept once,
 * as spans of observations, and lines of the trace say of which cells it is the origin. */
#ifndef ADREPORT_RENDER_DATA_TRACE_H
#define ADREPORT_RENDER_DATA_TRACE_H

#include "render/data/row_sink.h"

struct trace;

struct trace *trace_new(const struct report *report);
void trace_free(struct trace *trace);

/* A line for each cell and way in which rows of it count; and the lists that these name, for a CSV in parts that fit into
 * a cell of a spreadsheet, for the database span by span. */
void trace_fill(struct row_sink *sink, const struct trace *trace);
void lists_fill(struct row_sink *sink, const struct trace *trace);
void spans_fill(struct row_sink *sink, const struct trace *trace);

#endif
