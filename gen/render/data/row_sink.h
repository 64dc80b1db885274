/* The rows of a table on their way to where it is written: a CSV, a table of the database, or both. Whoever fills it gives a
 * row one value per column, in the order of the columns; each value is made once, for all that take the row. */
#ifndef ADREPORT_RENDER_DATA_ROW_SINK_H
#define ADREPORT_RENDER_DATA_ROW_SINK_H

#include "base/text.h"
#include "model/report.h"

struct trace;

struct value {
    enum { VALUE_NONE, VALUE_WORDS, VALUE_NUMBER } kind;
    union {
        enum unit unit;  /* of a number */
        bool is_formula; /* of words: a spreadsheet would run them */
    };
    union {
        int64_t number;
        struct {
            guint32 start, length; /* of words, among those of all rows */
        };
    };
};

/* Rows that are whole. */
struct rows {
    const struct value *values; /* row by row */
    const char *words;          /* plain (base/plain.h) */
    guint count, columns;
};

/* Where rows are written. They are the sink's, and gone after the call. */
struct row_taker {
    void (*take)(struct row_taker *taker, const struct rows *rows);
};

enum { ROW_TAKERS = 2 };

struct row_sink {
    const struct report *report;
    const struct trace *trace; /* NULL for who fills a table that has nothing of it */
    struct row_taker *takers[ROW_TAKERS];
    GString *words; /* of the rows that wait, which go together: it takes as long to hand over one as to take a few */
    struct value *values; /* of these */
    guint count, room;    /* of values */
    guint waiting, columns;
    GString *scratch;
};

/* A taker that is NULL is none. */
void row_sink_open(struct row_sink *sink, const struct report *report, const struct trace *trace,
                   struct row_taker *first, struct row_taker *second);

/* Hands over the rows that wait, and frees. */
void row_sink_close(struct row_sink *sink);

/* Words; NULL and the empty text are no value. */
void row_sink_text(struct row_sink *sink, const char *text);

/* One text per published language. */
void row_sink_localized(struct row_sink *sink, struct localized text);
void row_sink_phrase(struct row_sink *sink, const char *key);
void row_sink_whole(struct row_sink *sink, int64_t number);

/* None if it is 0. */
void row_sink_day(struct row_sink *sink, day_number day);

/* Low, high and state. */
void row_sink_amount(struct row_sink *sink, const struct amount *amount, enum unit unit);

/* Share of an advertiser's spending, as targeting.csv has it. */
void row_sink_fine_percent(struct row_sink *sink, int64_t share);
void row_sink_end(struct row_sink *sink);

/* tables.c: what keys stand for. */
void parties_fill(struct row_sink *sink);
void platforms_fill(struct row_sink *sink);
void advertisers_fill(struct row_sink *sink);
void regions_fill(struct row_sink *sink);
void sources_fill(struct row_sink *sink);

/* observations.c: the rows of the input. */
void observations_fill(struct row_sink *sink);
void targeting_fill(struct row_sink *sink);

/* numbers.c: every number of every figure; and the values that say what one is about, for the database's cells: from
 * platform to advertiser. */
void numbers_fill(struct row_sink *sink);
void number_keys_fill(struct row_sink *sink, struct keys keys);

/* trace.c: a line for each cell and way in which rows of it count; and the lists that these name, in parts that fit into a cell
 * of a spreadsheet, or span by span. */
void trace_fill(struct row_sink *sink);
void lists_fill(struct row_sink *sink);
void spans_fill(struct row_sink *sink);

#endif
