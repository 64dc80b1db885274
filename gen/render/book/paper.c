/* How a sheet is cut into pieces for paper, for every format alike: which columns are printed beside each other. */
#include "render/book/book.h"

#include <math.h>

/* A4 on its side between its margins, and by how much papers are tried to be narrower, in pixels. */
enum { PAGE_WIDTH = 988, STEP = 20 };

/* Pixels that a column takes which has no width of its own, at the least. */
enum { PLAIN_COLUMN = 64 };

static double widest_line(const struct book_sheet *sheet) {
    double widest = 0;
    for (guint i = 0; i < sheet->lines->len; i++)
        widest = MAX(widest, sheet_line_width(&g_array_index(sheet->lines, struct book_line, i)));
    return widest * OTHER_TYPEFACE / 100;
}

/* The low end of a number, its high end and its text are read together: only the text is not at the right. */
static bool stays_with_last(const struct book_sheet *sheet, guint column) {
    return column > 0 && column < sheet->headers->len &&
           g_array_index(sheet->headers, struct book_cell, column - 1).right;
}

/* How wide the columns are that are printed together from this one on, and where the next ones begin. */
static double together(const struct book_sheet *sheet, const double *widths, double beside, guint from, guint *next) {
    double width = 0;
    *next = from;
    do
        width += *next < sheet->headers->len ? widths[*next] : beside;
    while (stays_with_last(sheet, ++*next));
    return width;
}

/* As few papers as there may be if one has room for so many pixels. The first holds the lines above the table, also in a
 * wider typeface; but if that made it wider than most, only in its own. */
static GArray *papers_within(const struct book_sheet *sheet, const double *widths, double beside, double room,
                             double most) {
    GArray *papers = g_array_new(FALSE, FALSE, sizeof(struct paper));
    guint columns = sheet->headers->len + (beside > 0), next;
    double at = 0, line = widest_line(sheet);
    struct paper paper = {0};
    for (guint i = 0; i < columns; i = next) {
        double width = together(sheet, widths, beside, i, &next);
        double held = at + width > most ? at * OTHER_TYPEFACE / 100 : at;
        bool holds_lines = papers->len > 0 || held >= line;
        if (i > 0 && at + width > room && holds_lines) {
            g_array_append_val(papers, paper);
            paper.first = i;
            at = widths[0];
        }
        at += width;
        paper.last = next - 1;
    }
    g_array_append_val(papers, paper);
    return papers;
}

/* How many empty columns there are above which the lines of a narrow table stand. */
static guint spare_columns(const struct book_sheet *sheet, const double *widths, double beside) {
    double line = widest_line(sheet), table = beside;
    for (guint i = 0; i < sheet->headers->len; i++)
        table += widths[i];
    return sheet->headers->len > 0 && line > table ? (guint)ceil((line - table) / PLAIN_COLUMN) : 0;
}

/* What would be a few columns on the last paper goes over all of them: with as little room as makes no more papers. */
GArray *sheet_papers(const struct book_sheet *sheet, const double *widths, double beside, guint scale) {
    double most = PAGE_WIDTH * 100.0 / scale, room = most;
    GArray *papers = papers_within(sheet, widths, beside, room, most);
    while (papers->len > 1 && room > PAGE_WIDTH) {
        room -= STEP;
        GArray *even = papers_within(sheet, widths, beside, room, most);
        if (even->len > papers->len) {
            g_array_unref(even);
            break;
        }
        g_array_unref(papers);
        papers = even;
    }
    if (papers->len == 1)
        g_array_index(papers, struct paper, 0).spare = spare_columns(sheet, widths, beside);
    return papers;
}
