/* Exact numbers as servers write them. */
#ifndef ADREPORT_FETCH_DECIMAL_H
#define ADREPORT_FETCH_DECIMAL_H

#include <glib.h>
#include <stdint.h>

enum decimal_problem {
    DECIMAL_FINE,
    DECIMAL_NO_NUMBER, /* also a number with an exponent, as floating ones are written */
    DECIMAL_NEGATIVE,
    DECIMAL_TOO_FINE,  /* more than two decimals that are not zero */
    DECIMAL_TOO_LARGE, /* 10^15 or more */
};

/* Reads 1234, 1234.5 or 1234.500000 into hundredths: 123450. Nothing is rounded. */
enum decimal_problem decimal_read(const char *text, int64_t *hundredths);

/* Appends hundredths as 1234 or 1234.50. */
void decimal_append(GString *out, int64_t hundredths);

#endif
