/* A scanner for tables as spreadsheets and platforms write them: comma, semicolon or tab (whichever the header line
 * has most of, or what a line "sep=;" before it says), LF or CRLF, with or without a byte order mark and a last line end, quoted fields with
 * "" and line ends. In tables that are not ours a quote within a field is a character if the field does not begin with one, and what
 * follows a closing quote on its line belongs to the field, as spreadsheets read them.
 *
 * Reading goes header first, then row by row. What is wrong is diagnosed with line and column, the row is left out and
 * reading goes on. A reader of another format uses it in the same way: csv_open, csv_bind, csv_next, csv_text.
 *
 * The texts of a row end in NUL and are valid until the next csv_next. Only those asked for are copied, and nothing is
 * kept of rows gone by, so that a file of any length is read in the same memory and a row that is not wanted costs
 * little more than its bytes. */
#ifndef ADREPORT_READ_CSV_H
#define ADREPORT_READ_CSV_H

#include "base/diagnostic.h"
#include "read/dialect.h"

#include <glib.h>
#include <stdbool.h>

struct csv;

struct csv_column {
    const char *name; /* in small letters; the header may use others and spaces around it. "spend_*" names several */
    bool required;
};

/* Who decides which columns a table has. */
enum csv_origin {
    CSV_OURS,    /* we do: a column of another name is an error, so that a misspelt one is not lost */
    CSV_FIXED,   /* a platform does, and never changed them: another name is an error, the file was changed */
    CSV_FOREIGN, /* somebody else does: we were told which of its columns matter, and others are nothing to us */
    CSV_GROWING, /* a platform does, and adds columns as years go by: another name is a warning */
};

/* Reads the header of a file, whose bytes are UTF-8 (decode.h). name is how messages call the file and must outlive the
 * reader. dialect is how it was saved; NULL: as we do. NULL, diagnosed, if the file has no header that can be read. */
struct csv *csv_open(GBytes *bytes, const char *name, const struct dialect *dialect, struct diagnostics *diagnostics);
void csv_close(struct csv *csv);

/* How many names of the header are among these columns; says nothing. For telling formats apart. */
unsigned csv_known(const struct csv *csv, const struct csv_column *columns, unsigned count);

/* Chooses the columns that csv_text counts by: column i is columns[i]. A missing required column is an error, and so is
 * a name that is empty or there twice. False if the file cannot be read with these columns. columns must outlive the
 * reader. */
bool csv_bind(struct csv *csv, const struct csv_column *columns, unsigned count, enum csv_origin origin);

/* After csv_bind: this column has this text in every row, as is said at a place outside the file, which findings about it
 * point to. text and line must outlive the reader. */
void csv_fix(struct csv *csv, unsigned column, const char *text, struct place place, const char *line);

/* These texts stand for an empty cell. words (const char *) must outlive the reader. */
void csv_take_as_empty(struct csv *csv, const GPtrArray *words);

/* A name of a column as names are compared: small letters, no space around, odd white space as a space. Caller frees. */
char *csv_normal_name(const char *name);

/* The names in the header, as the file writes them. */
const char *const *csv_names(const struct csv *csv, unsigned *count);

/* How messages call the file. */
const char *csv_file(const struct csv *csv);

/* True if the header has this name. */
bool csv_has(const struct csv *csv, const char *name);

/* The bytes of this row, without its line end. */
const char *csv_row_bytes(const struct csv *csv, gsize *size);

/* How the file was saved, for who reads its cells. */
const struct dialect *csv_dialect(const struct csv *csv);

/* True if the header has this bound column, or it is fixed. */
bool csv_bound(const struct csv *csv, unsigned column);

/* Goes to the next good row that is not empty; false at the end. */
bool csv_next(struct csv *csv);

/* The name of a column, and how the header has it, in small letters; "" if it lacks the column. */
const char *csv_name(const struct csv *csv, unsigned column);
const char *csv_header(const struct csv *csv, unsigned column);

/* The text of a bound column in this row; "" if the header lacks the column and it is not fixed. */
const char *csv_text(struct csv *csv, unsigned column);

/* Where this row starts, as a whole line. */
struct place csv_row_place(const struct csv *csv);

/* Adds a finding about a bound column of this row, or about the row if the header lacks that column. */
void csv_report(struct csv *csv, unsigned column, enum severity severity, const char *rule, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/* False if such a finding would be counted and not shown: it needs no words. */
bool csv_would_show(struct csv *csv, unsigned column, const char *rule);

/* True the first time that it is asked for this file: what is a habit of whoever saved it is said once, not at every row.
 * habit is a literal. */
bool csv_is_first(struct csv *csv, const char *habit);

/* Calls visit with the texts of a bound column (-1: of all) in this row and in each good row behind it, and stays at this row: to judge a
 * habit of the whole file at its first sign. */
void csv_look_ahead(const struct csv *csv, int column, void (*visit)(const char *text, void *data), void *data);

/* Adds an error about a column of the header, or about the end of the header if it lacks that column. */
void csv_report_header(struct csv *csv, unsigned column, const char *rule, const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
