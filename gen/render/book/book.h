/* A workbook before it becomes a file: sheets of lines and one table each, as the UK Analysis Function asks of
 * statistics in spreadsheets (nothing merged, coloured, frozen or filtered; the table at column A with nothing below
 * it). Knows no file format. Strings are copied in, as plain text of one line, each once: the same text has the same
 * address. The digits of numbers are the report's, which outlives the book. */
#ifndef ADREPORT_RENDER_BOOK_BOOK_H
#define ADREPORT_RENDER_BOOK_BOOK_H

#include "model/report.h"

#include <glib.h>
#include <stdbool.h>

enum book_kind {
    BOOK_TEXT,
    BOOK_NUMBER, /* text is the number: digits, perhaps a point and decimals */
    BOOK_DATE,   /* text is a day, YYYY-MM-DD, for which is_day holds */
    BOOK_LINK,   /* text leads to target: a name of a sheet, or an address on the web */
};

/* How a date is shown: "14 maart 2023", in the language of the book, or 2023-03-14. */
enum date_form { DATE_LONG, DATE_ISO };

struct book_cell {
    const char *text;
    const char *target; /* BOOK_LINK */
    enum book_kind kind;
    enum date_form form; /* BOOK_DATE */
    unsigned decimals;   /* BOOK_NUMBER: how many are shown */
    bool inside;         /* BOOK_LINK: target is a sheet of this book */
    bool right;          /* belongs to the numbers */
    bool strong;         /* in a row of totals */
    bool ruled;          /* in the first row of some totals: there is a line above it */
    bool muted;          /* says why there is no number */
};

enum line_kind { LINE_TITLE, LINE_HEADING, LINE_TEXT, LINE_LINK };

/* A line of text above the table, in column A. */
struct book_line {
    enum line_kind kind;
    const char *text;
    const char *target; /* LINE_LINK */
    bool inside;
};

/* A bar a row, dark up to its low end and light up to its high end, drawn beside the table: lying down, or standing
 * along an axis of time. Rows without both numbers are left out: a spreadsheet would draw them as zero. */
struct book_chart {
    guint rows; /* how many rows of the table, from the first; 0: no chart */
    guint low;  /* column of the low ends; the next one has the high ends */
    bool exact; /* both ends are the same in every row: one series is enough */
    bool standing;
    bool dated; /* the first column has dates, and the axis is one of time */
    const char *title;
    const char *legend;   /* how to read it; "" if that needs no words */
    const char *names[2]; /* of the series: low ends, high ends */
    const char *unit;
    const char *description; /* for those who cannot see it */
};

struct book_sheet {
    const char *name;
    bool prose;        /* no table, but lines of reading text: column A is a page wide */
    GArray *lines;     /* struct book_line */
    const char *table; /* its name; NULL: no table */
    GArray *headers;   /* struct book_cell: text, right */
    GArray *cells;     /* struct book_cell, row after row, as many a row as there are headers */
    struct book_chart chart;
};

/* One column of the sheet, or three: of a number its low end, its high end and its text, of a stretch of days the first,
 * the last and its text. */
enum term_kind { TERM_ONE, TERM_NUMBER, TERM_DAYS };

/* The phrases that tell the three columns apart. */
extern const char *const term_parts[][3];

/* A column that occurs in the book, explained once in its dictionary. */
struct book_term {
    const char *header;
    const char *unit;
    const char *meaning;
    enum term_kind kind;
    bool states[STATE_COUNT + 1];  /* those that occur in it */
    GString *where;                /* names of the sheets it occurs on */
    const struct book_sheet *last; /* the latest of them */
};

/* A state or a note that occurs in the book, explained once on the sheet of notes. */
struct book_remark {
    const char *symbol; /* "[n]", "[note 3]" */
    const char *words;  /* of a state, in a few words; NULL: of a note */
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
    const char *language;                       /* "nl" */
    const char *country;                        /* "NL": whose form of the language */
    const struct language_row *forms;           /* of that language */
    const char *footer;                         /* on each sheet of paper: the edition, and the address of the site */
    day_number date;                            /* of the edition */
    GPtrArray *sheets;                          /* struct book_sheet *, in order */
    struct book_remark states[STATE_COUNT + 1]; /* by state; the last one is of an open end; symbol is NULL if unused */
    GPtrArray *notes;                           /* struct book_remark *, numbered from 1 by position */
    GPtrArray *terms;                           /* struct book_term *, in order of appearance */
    GHashTable *names;                          /* names taken, of sheets and of tables */
    GStringChunk *strings;
};

/* The whole workbook in one language. Caller frees. */
struct book *book_new(const struct report *report, const struct workbook *workbook, enum language language);
void book_free(struct book *book);

/* For the files that fill a book. */

const char *book_string(struct book *book, const char *text);

/* A sheet at this place in the book. Its name is made fit for one (31 characters, the last an ellipsis if it was longer,
 * none of []:*?/\') and unique. */
struct book_sheet *book_add_sheet(struct book *book, guint place, const char *name);

/* Gives the sheet its table: id with '_' for '-', made unique and no look-alike of a cell ("ab12"). */
void sheet_set_table(struct book *book, struct book_sheet *sheet, const char *id);

/* A column; a header that is there already, in whatever case, gets a number behind it. */
void sheet_add_header(struct book *book, struct book_sheet *sheet, const char *text, bool right);
void sheet_add_line(struct book *book, struct book_sheet *sheet, enum line_kind kind, const char *text);

/* A text above the table in a line, or in several if it is so long that paper that has room for it would not be legible. */
void sheet_add_lines(struct book *book, struct book_sheet *sheet, const char *text);
void sheet_add_link_line(struct book *book, struct book_sheet *sheet, const char *text, const char *target,
                         bool inside);
void sheet_add_text(struct book *book, struct book_sheet *sheet, const char *text);

/* True for a day, YYYY-MM-DD, of a year that spreadsheets count: Excel's first is 1900, with one day too many. */
bool is_day(const char *text);

/* A day as a date, to sort and to count by; what is no such day as words. */
void sheet_add_day(struct book *book, struct book_sheet *sheet, const char *text, enum date_form form, bool strong,
                   bool ruled);
void sheet_add_link(struct book *book, struct book_sheet *sheet, const char *text, const char *target, bool inside);

/* The symbol of a state, or of an open end (STATE_COUNT), on this sheet. */
const char *book_use_symbol(struct book *book, const struct report *report, enum language language, int state,
                            const struct book_sheet *sheet);

/* The symbol of a note on this sheet, "[note 3]"; the same text has the same number through the book. */
const char *book_use_note(struct book *book, const struct report *report, enum language language, const char *text,
                          const struct book_sheet *sheet);

/* The term of a column on this sheet; the same words are one term through the book. */
struct book_term *book_use_term(struct book *book, const char *header, const char *unit, const char *meaning,
                                enum term_kind kind, const struct book_sheet *sheet);

/* figure.c: the sheet of one figure, at the end of the book. back is the name of the sheet of contents. */
void book_add_figure(struct book *book, const struct report *report, const struct figure *figure,
                     enum language language, const char *back);

/* guide.c: how to read and use it, as the third sheet. */
const struct book_sheet *book_add_guide(struct book *book, const struct report *report, enum language language);

/* front.c: cover, contents and, if there is something to explain, notes and dictionary; the sheets of figures
 * are there. guide is the name of the sheet that says how to read it. */
void book_fill_cover(struct book *book, struct book_sheet *cover, const struct report *report,
                     const struct workbook *workbook, enum language language, const char *guide);
void book_fill_contents(struct book *book, struct book_sheet *contents, const struct report *report,
                        enum language language);
void book_add_notes(struct book *book, const struct report *report, enum language language);

/* The columns of all tables, as the last sheet. */
void book_add_dictionary(struct book *book, const struct report *report, enum language language);

/* Words in another typeface than Arial are this much as wide, in percent: nothing in the file hides a letter then. */
enum { OTHER_TYPEFACE = 115 };

/* look.c: how it looks, the same in every format. */

/* Sizes of the type in points; colours as 0xRRGGBB, both with a contrast to white of more than 4.5 to 1. */
enum { TEXT_SIZE = 12, TITLE_SIZE = 16 };
enum { LINK_COLOUR = 0x0B4F9E, MUTED_COLOUR = 0x595959 };

enum look {
    LOOK_TITLE = 1 << 0,
    LOOK_STRONG = 1 << 1,
    LOOK_HEADER = 1 << 2,
    LOOK_RIGHT = 1 << 3,
    LOOK_WRAP = 1 << 4,
    LOOK_LINK = 1 << 5,
    LOOK_NUMBER = 1 << 6,
    LOOK_TOTAL = 1 << 7,
    LOOK_INDENT = 1 << 8,    /* apart from the numbers at its left */
    LOOK_LOW = 1 << 9,       /* at the foot of its row */
    LOOK_MIDDLE = 1 << 10,   /* halfway its row */
    LOOK_DECIMALS = 1 << 11, /* times the number of them, 0 to 3: two bits */
    LOOK_DATE = 1 << 13,
    LOOK_ISO_DATE = 1 << 14,
    LOOK_MUTED = 1 << 15, /* grey and in italics */
    LOOK_COUNT = 1 << 16,
};

/* How many decimals a number of this look shows. */
static inline unsigned look_decimals(unsigned look) {
    return look / LOOK_DECIMALS % 4;
}

unsigned cell_look(const struct book_cell *cell, guint column);
unsigned header_look(const struct book_cell *header, guint column);
unsigned line_look(const struct book_sheet *sheet, const struct book_line *line);

/* A line as the cell it is in. */
struct book_cell line_cell(const struct book_line *line);

/* False if a link should be written as words: it is no address of the web or of this book, or longer than Excel
 * takes. */
bool link_leads(const char *target, bool inside);

/* Appends "AB" for column 27; the first is 0. */
void append_column_letters(GString *out, guint column);

/* Its first line, which says what is on it. */
const char *sheet_title(const struct book_sheet *sheet);

bool sheet_has_table(const struct book_sheet *sheet);
guint sheet_row_count(const struct book_sheet *sheet);
const struct book_cell *sheet_row(const struct book_sheet *sheet, guint row);

/* Widths of the columns in whole pixels, 96 an inch; one if there is no table. Caller frees. */
double *sheet_column_widths(const struct book_sheet *sheet);

/* Pixels that a line takes if it is not broken. */
double sheet_line_width(const struct book_line *line);

/* Heights in points: of a line of text, and of a row of cells by its tallest one. */
double sheet_line_height(const struct book_sheet *sheet, const struct book_line *line);
double sheet_row_height(const struct book_cell *cells, const double *widths, guint columns, bool headers);

/* paper.c: how it is printed, the same in every format. */

/* In percent: the least that anything is made smaller to fit a page, and the least there is if that cannot be. */
enum { LEGIBLE_SCALE = 55, SMALLEST_SCALE = 45 };

/* Columns that are printed on one width of A4; the one behind the last of the table is what is beside it. */
struct paper {
    guint first, last;
    guint spare; /* empty columns behind the last one, that the lines above a narrow table take too */
};

/* The papers (struct paper) that a sheet is printed on beside each other, so that it stays legible, each made to fit. The
 * first has the lines above the table, whole; the others begin at the headers, or the lines would be cut there at the
 * first column, which is repeated. beside: pixels of what is right of the table, in one piece; 0: nothing. scale: in
 * percent, how small it may be, unless a line above the table or a number with its three columns is wider. Caller frees. */
GArray *sheet_papers(const struct book_sheet *sheet, const double *widths, double beside, guint scale);

/* width.c: how wide text is in the type of a book, in pixels, and how many lines it takes in a given width. */
double cell_text_width(const char *text, bool bold);
double cell_text_longest_word(const char *text, bool bold);
guint cell_text_lines(const char *text, bool bold, double room);

/* files.c: false, with *error set, if a sheet has more rows or columns than a spreadsheet holds. */
bool book_fits(const struct book *book, GError **error);

/* xlsx.c: as XLSX. False, with *error set, if it could not be made; else *bytes is the caller's. */
bool book_xlsx(const struct book *book, char **bytes, gsize *size, GError **error);

/* ods.c: as ODS. */
bool book_ods(const struct book *book, char **bytes, gsize *size, GError **error);

#endif
