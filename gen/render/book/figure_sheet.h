/* The sheet of a figure while it is filled. */
#ifndef ADREPORT_RENDER_BOOK_FIGURE_SHEET_H
#define ADREPORT_RENDER_BOOK_FIGURE_SHEET_H

#include "render/book/book.h"

struct figure_sheet {
    struct book *book;
    const struct report *report;
    const struct figure *figure;
    enum language language;
    struct book_sheet *sheet;
    bool used[STATE_COUNT + 1]; /* symbols on this sheet; the last one is of an open end */
    struct book_term **terms;   /* one per column of the figure */
};

/* A phrase in the language of the sheet. */
const char *sheet_phrase(const struct figure_sheet *table, const char *key);

/* table.c: the headers and rows of a figure that has some. */
void sheet_fill_table(struct figure_sheet *table);

/* The column of the sheet at which the numbers of a column of the figure begin. The figure has no across. */
guint sheet_number_column(const struct figure *figure, guint column);

/* True if the rows of the sheet begin with days, which are dates. */
bool sheet_begins_with_days(const struct figure *figure);

/* cells.c: the cells of the sheet that one cell of the figure becomes, at the end of the row. */

/* Low, high and as text. */
void sheet_add_number(struct figure_sheet *table, const struct row *row, guint column, unsigned decimals);

/* A day is a date; a stretch is its first day, its last day and its words; all else is words. */
void sheet_add_label(struct figure_sheet *table, const struct row *row, guint column);

/* True for the first row of some totals. */
bool sheet_row_is_ruled(const struct figure_sheet *table, const struct row *row);

/* Words that are in no cell of the figure. */
void sheet_add_words(struct figure_sheet *table, const struct row *row, const char *text);

/* The first and the last day of the row; nothing if it has none. */
void sheet_add_row_days(struct figure_sheet *table, const struct row *row);

/* What the notes of cells are called, from a column of the figure on. */
void sheet_add_notes(struct figure_sheet *table, const struct row *row, guint column, guint columns);

#endif
