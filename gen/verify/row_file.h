/* A table of data/ that is no figure, line by line, and a table of the database beside it. */
#ifndef ADREPORT_VERIFY_ROW_FILE_H
#define ADREPORT_VERIFY_ROW_FILE_H

#include "verify/csv.h"
#include "verify/edition.h"

struct row_file {
    struct edition *edition;
    const char *file;
    char *text;
    struct csv_lines lines;
    GPtrArray *header; /* char * */
    unsigned told;
};

/* Reads the header; false, and a difference, if the file cannot be read. */
bool row_file_open(struct row_file *table, struct edition *edition, const char *file);
void row_file_close(struct row_file *table);

/* The next line that has as many fields as the header; others are differences. */
bool row_file_next(struct row_file *table);

/* Number of a column, or -1. */
int row_file_column(const struct row_file *table, const char *name);

/* The field under a header; "" if there is none. By number: of that column. */
const char *row_file_field(const struct row_file *table, const char *name);
const char *row_file_at(const struct row_file *table, int column);

/* True while there is something left to tell of this table: more differences say no more. */
bool row_file_may_tell(struct row_file *table);

#endif
