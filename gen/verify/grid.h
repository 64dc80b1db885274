/* The cells of a sheet, whatever the workbook's format, and the comparison of a table among them with a figure. */
#ifndef ADREPORT_VERIFY_GRID_H
#define ADREPORT_VERIFY_GRID_H

#include "verify/edition.h"

/* Sparse: rows and columns count from 1, as in "A1". */
struct grid {
    GHashTable *cells; /* row and column -> struct grid_cell * */
};

struct grid_cell {
    bool is_number;
    const char *text; /* the digits as the file has them, or the characters */
};

struct grid *grid_new(void);
void grid_free(struct grid *grid);

/* Takes text. */
void grid_put(struct grid *grid, guint row, guint column, bool is_number, char *text);

/* An empty text if the sheet has nothing there. */
const struct grid_cell *grid_at(const struct grid *grid, guint row, guint column);

struct grid_range {
    guint top, left, bottom, right; /* inclusive; top is the row of headers */
};

/* Reads "B7" and moves *text behind it; '$' is skipped. False if it is no cell. */
bool grid_read_cell(const char **text, guint *row, guint *column);

/* Reads "A7:U11", and "'by-platform'.A7:'by-platform'.U11" as ODS has it. */
bool grid_read_range(const char *text, struct grid_range *range);

/* Where a table is. */
struct grid_table {
    enum format format;
    const char *file;
    const char *sheet; /* its name */
    const char *name;  /* of the table */
    enum language language;
    const struct grid *grid;
    struct grid_range range;
};

/* Compares a table with the figure it is named after. Tables whose name begins with '_' are the workbook's own, unless
 * a figure's name would look like a cell without it. */
void grid_compare(struct edition *edition, const struct grid_table *table);

/* Tells that a workbook cannot be read, and why. */
void grid_broken(struct edition *edition, const char *file, const char *part);

#endif
