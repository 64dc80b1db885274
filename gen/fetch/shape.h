/* Which columns an answer has, and which column of the table each becomes. */
#ifndef ADREPORT_FETCH_SHAPE_H
#define ADREPORT_FETCH_SHAPE_H

#include "fetch/connection.h"

/* What a column may hold. */
enum cell_form {
    FORM_WORD,  /* an id, a code: as it is */
    FORM_NAME,  /* words that others wrote */
    FORM_DAY,   /* YYYY-MM-DD */
    FORM_LOW,   /* a sum of low ends: never NULL */
    FORM_HIGH,  /* a sum of high ends: NULL if any is open */
    FORM_COUNT, /* how many ads: 1 or more */
};

/* A column that a query may have. Those of a group come first: together they tell it from all others. */
struct column_rule {
    const char *name;  /* as the query calls it */
    const char *table; /* as the table does */
    enum cell_form form;
    bool of_group;
    bool money; /* hundredths are kept; all else is counted in ones */
    bool required;
};

enum {
    COLUMN_PLATFORM,
    COLUMN_ACCOUNT,
    COLUMN_PARTY,
    COLUMN_COUNTRY,
    COLUMN_REGION,
    COLUMN_AGE,
    COLUMN_GENDER,
    COLUMN_CURRENCY,
    COLUMN_PAYER,
    COLUMN_FIRST,
    COLUMN_LAST,
    COLUMN_NAME,
    COLUMN_LOW,
    COLUMN_HIGH,
    COLUMN_IMPRESSIONS_LOW,
    COLUMN_IMPRESSIONS_HIGH,
    COLUMN_CLICKS_LOW,
    COLUMN_CLICKS_HIGH,
    COLUMN_ADS,
    COLUMN_COUNT
};

extern const struct column_rule column_rules[COLUMN_COUNT];

/* Where each column is in an answer; -1: it has none. */
struct shape {
    int at[COLUMN_COUNT];
};

/* True for a column that is added up. */
bool column_is_sum(int column);

/* Finds the columns of an answer by their names, capitals aside. What is wrong with them, or NULL: the caller frees it. *which (a
 * name that the answer or the rules own) is the column to blame; NULL: none. */
char *shape_find(const struct answer *answer, struct shape *shape, const char **which);

/* The same of their types, once the columns are found: a sum may not be a floating one. */
char *shape_check_types(const struct answer *answer, const struct shape *shape, const char **which);

#endif
