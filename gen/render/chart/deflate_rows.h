/* Rows of one width -> a zlib stream (RFC 1950, 1951), for pictures of which most rows are nearly the one above. What is
 * repeated is looked for in three places: right before, in the last row that was not all the same, and, if that is little, where
 * the same bytes were last seen. Rows are taken one by one, so that there is no buffer of them all. What cannot be packed takes at
 * most a hundredth more than it has. */
#ifndef ADREPORT_RENDER_CHART_DEFLATE_ROWS_H
#define ADREPORT_RENDER_CHART_DEFLATE_ROWS_H

#include <glib.h>
#include <stdint.h>

struct deflate_rows;

/* A stream that is appended to out: rows of width bytes, pixels of pixel bytes. The bytes depend on the rows alone. */
struct deflate_rows *deflate_rows_new(gsize width, gsize pixel, GByteArray *out);

/* Where the next row is to be put, as wide as all. */
uint8_t *deflate_rows_next(struct deflate_rows *stream);

/* Adds the row that was put there. */
void deflate_rows_add(struct deflate_rows *stream);

/* Ends the stream, and frees what wrote it. */
void deflate_rows_end(struct deflate_rows *stream);

#endif
