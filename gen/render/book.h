/* A workbook before it becomes a file: sheets of lines and one table each, as the UK Analysis Function asks of
 * statistics in spreadsheets (nothing merged, coloured, frozen or filtered; the table at column A with nothing below
 * it). Knows no file format. All strings are copied in, as plain text of one line. */
#ifndef ADREPORT_RENDER_BOOK_H
#define ADREPORT_RENDER_BOOK_H

#include "model/report.h"

#include <glib.h>
#include <stdbool.h>

enum book_kind {
    BOOK_TEXT,
    BOOK_NUMBER, /* text is the number: digits, perhaps a point and decimals */
    BOOK_LINK,   /* text leads to target: a name of a sheet, or an address on the web */
};

struct book_cell {
    enum book_kind kind;
    const char *text;
    const char *target;
    bool inside;       /* BOOK_LINK: target is a sheet of this book */
    bool right;        /* stands with the numbers */
    bool strong;       /* in a row of totals */
    unsigned decimals; /* BOOK_NUMBER: how many are shown */
};

enum line_kind { LINE_TITLE, LINE_HEADING, LINE_TEXT, LINE_LINK };

/* A line of text above the table, in column A. */
struct book_line {
    enum line_kind kind;
    const char *text;
    const char *target; /* LINE_LINK */
    bool inside;
};

struct book_sheet {
    const char *name;
    bool prose;        /* no table, but lines of reading text: column A is a page wide */
    GArray *lines;     /* struct book_line */
    const char *table; /* its name; NULL: no table */
    GArray *headers;   /* struct book_cell: text, right */
    GArray *cells;     /* struct book_cell, row after row, as many a row as there are headers */
};

/* A mark or a note that occurs in the book, explained once on the sheet of notes. */
struct book_remark {
    const char *mark; /* "[n]", "[note 3]" */
    const char *meaning;
    GString *where;                /* names of the sheets it occurs on */
    const struct book_sheet *last; /* the latest of them */
};

struct book {
    const char *title;
    const char *subject;
    const char *author;
    const char *keywords;
    const char *comments;
    const char *language;                      /* "nl" */
    int64_t created;                           /* the day of the edition, in seconds since 1970 */
    GPtrArray *sheets;                         /* struct book_sheet *, in order */
    struct book_remark marks[STATE_COUNT + 1]; /* by state; the last one is of an open end; mark is NULL where unused */
    GPtrArray *notes;                          /* struct book_remark *, numbered from 1 by position */
    GHashTable *names;                         /* names taken, of sheets and of tables */
    GStringChunk *strings;
};

/* The whole workbook in one language. Caller frees. */
struct book *book_new(const struct report *report, const struct workbook *workbook, enum language language);
void book_free(struct book *book);

/* For the files that fill a book. */

const char *book_string(struct book *book, const char *text);

/* A sheet at this place in the book. Its name is made fit for one (31 characters, none of []:*?/\') and unique. */
struct book_sheet *book_add_sheet(struct book *book, guint place, const char *name);

/* Gives the sheet its table: id with '_' for '-', made unique and no look-alike of a cell ("ab12"). */
void sheet_set_table(struct book *book, struct book_sheet *sheet, const char *id);

/* A column; a header that is there already, in whatever case, gets a number behind it. */
void sheet_add_header(struct book *book, struct book_sheet *sheet, const char *text, bool right);
void sheet_add_line(struct book *book, struct book_sheet *sheet, enum line_kind kind, const char *text);
void sheet_add_link_line(struct book *book, struct book_sheet *sheet, const char *text, const char *target,
                         bool inside);
void sheet_add_text(struct book *book, struct book_sheet *sheet, const char *text);
void sheet_add_link(struct book *book, struct book_sheet *sheet, const char *text, const char *target, bool inside);

/* The mark of a state, or of an open end (STATE_COUNT), on this sheet. */
const char *book_use_mark(struct book *book, const struct report *report, enum language language, int state,
                          const struct book_sheet *sheet);

/* The mark of a note on this sheet, "[note 3]"; the same text has the same number through the book. */
const char *book_use_note(struct book *book, const struct report *report, enum language language, const char *text,
                          const struct book_sheet *sheet);

/* book_figure.c: the sheet of one figure, at the end of the book. back is the name of the sheet of contents. */
void book_add_figure(struct book *book, const struct report *report, const struct workbook *workbook,
                     const struct figure *figure, enum language language, const char *back);

/* book_front.c: cover, contents and, where there is something to explain, notes; the sheets of figures are there. */
void book_fill_cover(struct book *book, struct book_sheet *cover, const struct report *report,
                     const struct workbook *workbook, enum language language);
void book_fill_contents(struct book *book, struct book_sheet *contents, const struct report *report,
                        enum language language);
void book_add_notes(struct book *book, const struct report *report, enum language language);

#endif
