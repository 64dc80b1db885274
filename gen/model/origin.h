/* Where a number comes from: the rows of the input behind it, how each of them counts, and the days it is about. Made
 * once, by tally; every cell that shows the number, or one worked out from it, points to the same origin. */
#ifndef ADREPORT_MODEL_ORIGIN_H
#define ADREPORT_MODEL_ORIGIN_H

#include "model/dataset.h"
#include "model/days.h"

#include <assert.h>

/* A row behind a number. There are many: each row of the input is in a list for each measure of each group it counts for. */
struct origin_row {
    guint32 row : 31;      /* index into dataset->observations */
    guint32 from_zero : 1; /* counts from zero up: it may belong to another party, or another row may hold some of it */
};

/* Rows in order of their first day, so that those of a frame of days are close together. */
struct row_list {
    struct origin_row *rows; /* NULL: there are none */
    guint count, room;       /* how many there are, and how many more than that fit before they move */
    day_number *reach;       /* of each ROWS_TOGETHER of them: the last day of any row up to their end */
    bool shared;             /* rows and reach belong to another list, which has the same */
    guint32 *by_whose; /* positions in rows, those of one advertiser and ad together; NULL if nobody asked for it */
};
enum { ROWS_TOGETHER = 16 };

/* How a number came from its rows. One from a single row is as it was published. */
enum origin_rule {
    RULE_ADDED = 1 << 0,      /* the rows are added up */
    RULE_DISTINCT = 1 << 1,   /* different ids are counted, each once */
    RULE_BOUNDS = 1 << 2,     /* the rows may overlap: at least the largest, at most the sum */
    RULE_FROM_PARTS = 1 << 3, /* rows are regions or other parts, for want of a whole */
    RULE_LEAVES_OUT = 1 << 4, /* rows without a number were left out: no upper end */
    RULE_CAPPED = 1 << 5,     /* people: no more than live there */
    RULE_LEAST = 1 << 7,      /* rows that are left out prove a higher low end than those that count */
    RULE_RUNNING = 1 << 6,    /* the rows named for the bins before this one count as well */
};

/* There is one for each total, and these are of each bin of the axis. */
struct origin {
    const struct dataset *dataset;
    const struct row_list *list; /* NULL: no rows */
    const struct row_list
        *left_out;            /* rows about parts that do not count, since coarser ones of the same days do; NULL: none
                                        is known of */
    const struct days *days;  /* the days within the frame that the number is about; NULL: it is not about days */
    struct period frame;      /* the rows that touch these days are behind the number; one that reaches beyond them
                                    counts from zero up; {0,0}: the rows as they are */
    day_number since;         /* RULE_RUNNING: rows that end before this day are named for the bins before; else 0 */
    unsigned country : 8;     /* of several: that it is all about; 0: all of them */
    enum measure measure : 4; /* which amount of each row counts */
    unsigned fixed : 4;       /* enum dimension: the number is itself about a part in these */
    unsigned rules : 16;      /* enum origin_rule */
};
static_assert(MOST_COUNTRIES < 1 << 8 && MEASURE_COUNT <= 1 << 4, "a number has room for its country and measure");

void row_list_add(struct row_list *list, guint32 row, bool from_zero);

/* Brings rows that were added into order; before they are looked for. */
void row_list_close(struct row_list *list, const struct dataset *dataset);

/* The lists that were closed so far, to find one that is the same as another: a row mostly counts alike for each of its measures.
 * No list may be cleared before the last that shares with it is no longer looked at. Caller unrefs, when no more are closed. */
GHashTable *row_lists_new(void);

/* Gives up its rows for those of another list that are the same, or puts it down for others. */
void row_list_share(struct row_list *list, GHashTable *lists);
void row_list_clear(struct row_list *list);

/* The part of a list in which all rows that touch these days are: from *start up to the one before the result. Others
 * may be between them. */
guint row_list_within(const struct row_list *list, const struct dataset *dataset, struct period frame, guint *start);

/* The rows that an origin names for a number and that have its measure, ascending: a GArray of struct origin_row, which
 * the caller frees. */
GArray *origin_rows(const struct origin *origin);

/* All rows behind a number, also those that are named for the bins before it. */
GArray *origin_all_rows(const struct origin *origin);

/* The same of the rows that are left out. */
GArray *origin_left_out(const struct origin *origin);

/* True if there is any. */
bool origin_has_rows(const struct origin *origin);

/* True if a row counts from zero up, because it reaches beyond the days or for a reason of its own. */
bool origin_counts_from_zero(const struct origin *origin, const struct origin_row *row);

#endif
