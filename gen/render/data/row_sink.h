/* What the rows of a table are written to, value by value: a CSV or a table of the database. Whoever fills it gives a row
 * one value per column, in the order of the columns. */
#ifndef ADREPORT_RENDER_DATA_ROW_SINK_H
#define ADREPORT_RENDER_DATA_ROW_SINK_H

#include "base/text.h"
#include "model/report.h"

struct row_sink {
    const struct report *report;
    void (*add)(struct row_sink *sink, const char *text); /* one value; NULL and "" are none */
    void (*add_whole)(struct row_sink *sink, int64_t number);
    void (*end)(struct row_sink *sink); /* of a row */
    GString *scratch;
};

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
 * platform to advertiser, and its first and last day. */
void numbers_fill(struct row_sink *sink);
void number_keys_fill(struct row_sink *sink, struct keys keys);

#endif
