/* Turns an amount as people and platforms write it into the interval that it means. */
#ifndef ADREPORT_READ_AMOUNT_H
#define ADREPORT_READ_AMOUNT_H

#include "base/text.h"
#include "model/dataset.h"

struct amount_form {
    enum unit unit; /* UNIT_MONEY: up to two decimals, the interval is in cents; else whole numbers */
    bool decimal_comma;
    bool whole;            /* money without cents, such as yen */
    const char *thousands; /* the sign between thousands, which may be there or not; NULL: none may */
    const char *currency;  /* ISO code of the money, whose signs may be there; NULL: none may */
};

/* The form of amounts of a unit, money being in the report's currency. */
struct amount_form amount_form_of(const struct dataset *dataset, enum unit unit, bool decimal_comma);

/* Reads one cell: 1234, 1234.50, <=100, <100, >100, >=100, 100-499 (also with the signs for these), any of these behind
 * "estimated:", or a state word. An empty cell means that nothing is given. Returns NULL, or what is wrong and what to
 * do, to be put behind "not an amount: '...'; ". */
const char *amount_read(const char *text, const struct amount_form *form, struct amount *amount);

/* True if a problem that was returned is how a spreadsheet writes amounts, so that others in its file have it too. */
bool amount_is_habit(const char *problem);

/* What report.yaml has to say of the file of such a problem: "decimal: comma"; NULL if that does not help. */
const char *amount_setting(const char *problem);

/* Reads a pair of cells, low and high. An empty high is open, two empty cells mean that nothing is given, a state word
 * is in low, with an empty high, "estimated:" before the low end. As above; *wrong_high tells which of the two is at
 * fault. */
const char *amount_read_pair(const char *low, const char *high, const struct amount_form *form, struct amount *amount,
                             bool *wrong_high);

#endif
