/* What the figures beside commitments of a code share: columns, rows by platform, and a reason where there is no number. */
#ifndef ADREPORT_COMPOSE_FIGURES_BESIDE_H
#define ADREPORT_COMPOSE_FIGURES_BESIDE_H

#include "compose/builder.h"
#include "model/days.h"

/* Begins the figure of this name, about the report as a whole; first is the key of the column that names its rows. */
void beside_begin(struct table *table, struct composer *composer, const char *name, const char *first);

/* A column of numbers with the phrases column.WORDS and meaning.WORDS; of is the phrase of its unit. */
void beside_number_column(struct table *table, const char *key, enum unit unit, const char *words, const char *of);
void beside_money_column(struct table *table, const char *key, const char *words);

/* The last columns: the days, if asked for, and the reason. */
void beside_end_columns(struct table *table, bool days);

void beside_platform_row(struct table *table, int platform);

/* A number or the state in its place, and the days that it is about. */
void beside_number(struct table *table, enum state state, struct interval value, const struct days *days);
void beside_count(struct table *table, bool known, enum state otherwise, int64_t count, const struct days *days);

/* Why there is no number, in the words of a phrase, or else of coverage.csv, or ours; nothing if there is one. */
void beside_reason(struct table *table, int platform, enum measure measure, enum state state, const char *phrase);

/* Draws a column as bars, if some row has more than nothing in it; false if none has. */
bool beside_draw(struct table *table, int column);

/* Ends the figure under headline.NAME and subtitle.NAME. */
struct figure *beside_end(struct table *table, const char *name);

#endif
