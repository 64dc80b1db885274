/* A table that others made, read by what report.yaml declares of it (read/declared.h). */
#ifndef ADREPORT_READ_DECLARED_TABLE_H
#define ADREPORT_READ_DECLARED_TABLE_H

#include "read/csv.h"
#include "read/declared.h"

/* The rows of all tables that one declaration is about: a file, or the members of an archive. */
struct declared_rows {
    const struct declared *declared;
    struct diagnostics *diagnostics;
    bool in_pieces;       /* the tables are members of an archive */
    GPtrArray *met;       /* GHashTable *, of each filter: the texts in its column, as a set */
    guint kept, left_out; /* rows that the filters let through, and others */
};

void declared_rows_init(struct declared_rows *rows, const struct declared *declared, struct diagnostics *diagnostics);

/* Says, if there were rows, which filter let nothing through of what messages call by this name; frees. */
void declared_rows_end(struct declared_rows *rows, const char *shown);

/* One of these tables being read. */
struct declared_table {
    struct declared_rows *rows;
    struct csv *csv;
    struct csv_column *columns; /* ours, then that of each filter */
    unsigned ours;              /* how many of ours there are */
};

/* Binds the columns of a table: for csv_text and the functions of cells, column i is the one that is declared to be
 * names[i], or what stands in its place. A column that the file lacks is an error where it is declared. False if the
 * table cannot be read. Ended by declared_table_end in any case. */
bool declared_table_begin(struct declared_table *table, struct declared_rows *rows, struct csv *csv,
                          const char *const *names, unsigned count);

/* Goes to the next row that the filters let through; false at the end. */
bool declared_table_next(struct declared_table *table);

void declared_table_end(struct declared_table *table);

#endif
