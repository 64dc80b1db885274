/* What the files of this stage share. */
#ifndef ADREPORT_EXPLAIN_EXPLAINER_H
#define ADREPORT_EXPLAIN_EXPLAINER_H

#include "model/report.h"

/* What the sum behind a number came to, once it was worked out. */
struct explained {
    bool any;
    struct interval result;
};

/* One number, and the figure, row and column it is in. */
struct question {
    struct explained *explained;
    const struct report *report;
    const struct figure *figure;
    const struct row *row;
    const struct column *column;
    const struct cell *cell;
};

/* A row of the input, as it counts in that number. */
struct counted_line {
    guint32 index; /* of the observation */
    const struct observation *observation;
    const struct amount *amount;
    struct interval value; /* from zero up, if it counts so */
    bool from_zero;
};

/* Text from the report in the language of its data; "" if there is none. */
const char *explain_words(const struct report *report, struct localized text);

/* "[80746, 112346]", "[10000000, open]": ends in machine form. */
void explain_append_interval(GString *out, enum unit unit, struct interval value);

/* Text, and spaces up to a width in characters. */
void explain_append_padded(GString *out, const char *text, gsize width);

/* What an address names. False if there is no such thing: *problem then says so, and the caller frees it. */
bool explain_find(const struct report *report, const char *address, struct question *question, char **problem);

/* What is known of the number, as lines of text. */
void explain_append_number(const struct question *question, GString *out);

/* sum.c: the rows of input behind a number, and what they add up to. */
void explain_sum(const struct question *question, GString *out);

/* The rows of an origin as they count in it: struct counted_line. Caller frees. */
GArray *explain_lines(const struct origin *origin, GArray *rows);

/* The same without the lines: what they add up to, of a measure that adds; a number that is hidden may be any. False if other
 * lines prove more than these. */
bool explain_amount(const struct origin *origin, struct interval *sum);

/* count.c: how many different ads or advertisers these lines (struct counted_line) are about. */
struct interval explain_count(const GArray *lines, enum measure measure);

/* standing.c: a rank or a share, worked out from the numbers of others. False if it is neither. */
bool explain_standing(const struct question *question, GString *out);

/* targeting.c: a share of spending by whom ads were aimed at, or what such shares are of. False if it is neither. */
bool explain_targeting(const struct question *question, GString *out);

/* statements.c: what a register has. False if it is not about that. */
bool explain_statements(const struct question *question, GString *out);

/* payments.c: what a party paid to others. False if it is not about that. */
bool explain_payments(const struct question *question, GString *out);

/* payers.c: what a platform lists with a payer named. False if it is not about that. */
bool explain_payers(const struct question *question, GString *out);

/* indicators.c: of how much a payer is named, and how wide ranges are. False if it is not about that. */
bool explain_indicator(const struct question *question, GString *out);

/* senders.c: whether the name of a party is beside what was spent for it. False if it is not about that. */
bool explain_senders(const struct question *question, GString *out);

/* places.c: the rank of a party by what had been spent until then. False if it is no such rank. */
bool explain_place_until(const struct question *question, GString *out);

/* accounts.c: the rank of an account among all of a platform. False if it is no such rank. */
bool explain_account_rank(const struct question *question, GString *out);

/* fetched.c: of tables behind the number that a database added up, how they came to be. */
void explain_append_fetched(const struct question *question, GString *out);

/* "= [1, 2]", and a warning if that is not the published number. */
void explain_append_result(const struct question *question, struct interval result, GString *out);

#endif
