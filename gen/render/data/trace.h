/* Which rows of the input are behind each number. Many numbers come from the same rows: a list of rows is kept once,
 * as spans of observations, and lines of the trace say of which cells it is the origin. */
#ifndef ADREPORT_RENDER_DATA_TRACE_H
#define ADREPORT_RENDER_DATA_TRACE_H

#include "render/data/row_sink.h"

struct trace;

struct trace *trace_new(const struct report *report);
void trace_free(struct trace *trace);

#endif
