/* What the files of the scanner share. */
#ifndef ADREPORT_READ_CSV_INTERNAL_H
#define ADREPORT_READ_CSV_INTERNAL_H

#include "read/csv.h"
#include "read/csv_cut.h"

struct field {
    const char *source; /* in the file, with its quotes and a carriage return before the line end */
    const char *source_end;
    const char *text; /* unquoted, NUL-terminated, in the row's texts; NULL until it is asked for */
};

/* The place of a row that a finding was about last. */
struct csv_mark {
    const char *row; /* NULL: no finding yet */
    const char *at;
    const char *line_start, *line_end; /* of the line that it is in */
    unsigned line, column;
};

/* What a column has in every row, said elsewhere. */
struct csv_fixed {
    const char *text;   /* NULL: the column is read */
    struct place place; /* where it is said */
    const char *line;   /* the text of that line */
    bool blamed;        /* a finding about it was reported: once is enough */
};

struct csv {
    GBytes *bytes;
    const char *name;
    struct diagnostics *diagnostics;
    struct dialect dialect;
    bool bare_quotes;     /* a quote within a field that does not begin with one is a character */
    GHashTable *habits;   /* a set of what was said of the whole file */
    const char *start;    /* of the header */
    const char *position; /* the first byte not read yet */
    const char *end;
    struct csv_punctuation punctuation; /* from position on */
    const char *checked;                /* up to here it is known whether the bytes are text */
    const char *bad;                    /* the first byte before checked that is no text; NULL if all are text */
    const char *forgotten; /* memory before this was given back; NULL if none is to be, since the file is small */
    unsigned line;         /* of position */
    unsigned header_line;
    const char *row; /* in the file */
    const char *row_end;
    unsigned row_line;
    struct csv_mark mark;
    struct csv_cut cut;
    struct field *fields; /* of this row, those that were found: see csv_field */
    guint found;
    guint field_count;
    guint field_room;
    char *texts; /* of this row */
    gsize texts_used;
    gsize texts_room;
    GPtrArray *header;           /* char *, normalized names */
    GPtrArray *written;          /* char *, the same as the file writes them */
    struct field *header_fields; /* as many; only their place in the file */
    const struct csv_column *columns;
    unsigned column_count;
    int *bound;              /* column -> index in fields, -1 if the header lacks it */
    struct csv_fixed *fixed; /* of each column; NULL: none is */
    const GPtrArray *empty;  /* texts that stand for an empty cell; NULL: there are none */
};

/* A field of this row, which stays where it is until the next row. */
const struct field *csv_field(struct csv *csv, guint index);

/* The text of a field of this row. */
const char *csv_field_text(struct csv *csv, guint index);

/* Adds a finding about a stretch of the file. Lines are counted from a place whose line is known: the start of a row.
 */
void csv_report_at(struct csv *csv, const char *row, unsigned row_line, const char *at, const char *at_end,
                   enum severity severity, const char *rule, const char *message);

/* False if such a finding would be counted and not shown. */
bool csv_would_show_at(struct csv *csv, const char *row, unsigned row_line, const char *at, const char *rule);

/* The end of a field without the carriage return that may close its line. */
const char *csv_field_end(const struct field *field);

/* Takes this row, which is the first, as the header. */
bool csv_take_header(struct csv *csv);

#endif
