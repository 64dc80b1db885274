/* The rows of an answer, each checked as it comes, as lines of a table. */
#ifndef ADREPORT_FETCH_ROWS_H
#define ADREPORT_FETCH_ROWS_H

#include "base/date.h"
#include "fetch/control.h"

/* Lines of a table, and what they add up to. */
struct rows {
    const struct shape *shape;
    struct period period; /* of the report */
    const char *source;   /* id of all rows */
    struct control control;
    GPtrArray *lines;      /* struct line * */
    GStringChunk *strings; /* all their texts */
};

/* A row as it is written, without its end. Its first key_length bytes tell its group from all others. */
struct line {
    const char *text;
    gsize key_length;
};

void rows_init(struct rows *rows, const struct shape *shape, struct period period, const char *source);
void rows_clear(struct rows *rows);

/* Takes the row at which an answer is. What is wrong with it, or NULL; the caller frees it. *which is the column to blame, or
 * NULL. */
char *rows_take(struct rows *rows, const struct answer *answer, const char **which);

/* The table: its header, and the rows in order of their bytes. What is wrong with them together, or NULL; the caller frees both. */
char *rows_table(struct rows *rows, GString *out);

#endif
