/* What report.yaml declares of a table that others made: which of its columns is which of ours, which of its rows count,
 * and what an empty cell of it looks like. One form, for tables with figures ('files') and of accounts ('links'):
 *
 *     columns: {spend: VR_DESPESA, party: SG_PARTIDO}    ours: theirs
 *     values:  {region: sp}                              what stands in every row of a column that they lack
 *     filter:  {TIPO: [Impulsionamento, Internet]}       theirs: the texts that a row may have there
 *     empty:   ['#NULO#']                                their words for nothing
 *
 * This is the declaration alone; read/declared_table.h reads a table by it. */
#ifndef ADREPORT_READ_DECLARED_H
#define ADREPORT_READ_DECLARED_H

#include "read/keys.h"

/* One of our columns. */
struct declared_column {
    const char *ours;
    const char *text; /* the name of theirs, as it was written; or what stands in every row */
    bool fixed;       /* the latter */
    struct place place;
    const char *line; /* the text of that line */
};

/* One text that a filter lets through, or the column that it is to be in. */
struct declared_word {
    const char *text;
    struct place place;
    const char *line;
};

struct declared_filter {
    struct declared_word column;
    GArray *words; /* struct declared_word */
};

struct declared {
    GArray *columns;    /* struct declared_column */
    GArray *filters;    /* struct declared_filter: a row must fit each */
    GPtrArray *empty;   /* const char *: texts that stand for an empty cell */
    struct place place; /* of 'columns'; line 0 if there is no such key */
    bool wrong;         /* so that what seems to be missing may be that */
};

struct declared *declared_new(void);
void declared_free(struct declared *declared);

/* What is declared of one of our columns; NULL if nothing is. */
struct declared_column *declared_find(const struct declared *declared, const char *ours);

/* Reads 'columns' and 'values'. names, ended by NULL, are the columns of ours that may be declared. Names that are none of these, columns
 * of ours that are there twice, and a declaration written the other way round are errors at their place. */
void declared_read_columns(struct report_file *file, const struct key_value *entry, const char *const *names,
                           struct declared *declared);
void declared_read_values(struct report_file *file, const struct key_value *entry, const char *const *names,
                          struct declared *declared);

/* For tables of keys: 'filter' and 'empty', into a struct declared *. */
void declared_read_filter(struct report_file *file, const struct key_value *entry, void *declared);
void declared_read_empty(struct report_file *file, const struct key_value *entry, void *declared);

#endif
