/* An amount as people and platforms write it, to the interval it stands for. */
#ifndef ADREPORT_READ_AMOUNT_H
#define ADREPORT_READ_AMOUNT_H

#include "base/text.h"
#include "model/dataset.h"

struct amount_form {
    enum unit unit; /* UNIT_MONEY: up to two decimals, the interval is in cents; else whole numbers */
    bool decimal_comma;
};

/* Reads one cell: 1234, 1234.50, <=100, <100, >100, >=100, 100-499 (also with the signs for these), or a state word; an
 * empty cell is not given. Returns NULL, or what is wrong and what to do, to be put behind "not an amount: '...'; ". */
const char *amount_read(const char *text, const struct amount_form *form, struct amount *amount);

/* Reads a pair of cells, low and high. An empty high is open, two empty cells are not given, a state word stands in low
 * with an empty high. As above; *wrong_high tells which of the two is at fault. */
const char *amount_read_pair(const char *low, const char *high, const struct amount_form *form, struct amount *amount,
                             bool *wrong_high);

#endif
