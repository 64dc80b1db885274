/* A scanner for tables as spreadsheets and platforms write them: comma, semicolon or tab (whichever the header line
 * has most of), LF or CRLF, with or without a byte order mark and a last line end, quoted fields with "" and line ends.
 *
 * Reading goes header first, then row by row. What is wrong is diagnosed with line and column, the row is left out and
 * reading goes on. A reader of another format uses it in the same way: csv_open, csv_bind, csv_next, csv_text.
 *
 * The texts of a row end in NUL and are valid until the next csv_next. Rows are copied once as a whole and cut in that
 * copy, so that the file itself stays as it was for messages. */
#ifndef ADREPORT_READ_CSV_H
#define ADREPORT_READ_CSV_H

#include "base/diagnostic.h"

#include <glib.h>
#include <stdbool.h>

struct csv;

struct csv_column {
    const char *name; /* in small letters; the header may use others and spaces around it */
    bool required;
};

/* Reads the header of a file. name is how messages call the file and must outlive the reader. NULL where the
 * file has no header that can be read; diagnosed. */
struct csv *csv_open(GBytes *bytes, const char *name, struct diagnostics *diagnostics);
void csv_free(struct csv *csv);

/* True where the header has every required column; says nothing. For telling formats apart. */
bool csv_has(const struct csv *csv, const struct csv_column *columns, unsigned count);

/* Chooses the columns that csv_text counts by: column i is columns[i]. A missing required column is an error, and so is
 * a column of another name unless others_allowed. False where a required column is missing. columns must outlive the
 * reader. */
bool csv_bind(struct csv *csv, const struct csv_column *columns, unsigned count, bool others_allowed);

/* True where the header has this bound column. */
bool csv_bound(const struct csv *csv, unsigned column);

/* Goes to the next good row that is not empty; false at the end. */
bool csv_next(struct csv *csv);

/* The name of a bound column. */
const char *csv_name(const struct csv *csv, unsigned column);

/* The text of a bound column in this row; "" where the header lacks the column. */
const char *csv_text(const struct csv *csv, unsigned column);

/* Where this row starts, as a whole line. */
struct place csv_row_place(const struct csv *csv);

/* Adds a finding about a bound column of this row, or about the row where the header lacks that column. */
void csv_report(const struct csv *csv, unsigned column, enum severity severity, const char *rule, const char *format,
                ...) G_GNUC_PRINTF(5, 6);

/* Adds an error about a column of the header, or about the end of the header where it lacks that column. */
void csv_report_header(const struct csv *csv, unsigned column, const char *rule, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

#endif
