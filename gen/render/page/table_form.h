/* How a table of a page is set: which of its columns and rows are shown, how wide it is about, and the classes that
 * style.css has for that. */
#ifndef ADREPORT_RENDER_PAGE_TABLE_FORM_H
#define ADREPORT_RENDER_PAGE_TABLE_FORM_H

#include "model/figure.h"

struct table_form {
    GPtrArray *classes; /* char *, of each column of the figure; "" if it is numbers, each of one end */
    GString *kind;      /* classes of the table, each behind a space */
    bool stacked;       /* too wide for a phone: there each row is a block */
    bool wide;          /* too wide for the column of text: it goes out into the margin at the right */
    bool scrolls;       /* too wide for the windows of most desks, so that it is a stop for the keyboard */
    guint folds;        /* columns into which it is set on paper, as in a newspaper: 1 to 3 */
    bool heads_ends;    /* the head of each column of ranges says what their ends are; else the caption does, for all */
};

struct table_form table_form_new(const struct figure *figure, enum language language);
void table_form_clear(struct table_form *form);

/* True if some cell of the column is a range with two ends, and not of ranks, which say themselves what they are. */
bool column_has_ends(const struct figure *figure, guint column);

#endif
