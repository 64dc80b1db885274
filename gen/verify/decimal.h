/* Decimal numbers as strings of digits, never as doubles: two numbers are the same when their shortest digits are. */
#ifndef ADREPORT_VERIFY_DECIMAL_H
#define ADREPORT_VERIFY_DECIMAL_H

#include "base/language.h"

#include <glib.h>
#include <stdbool.h>

/* The shortest way to write a decimal number ("080.50" and "8.05E1" are "80.5"); NULL if text is not one. Caller
 * frees. */
char *decimal_normal(const char *text);

/* The same of the first length bytes. */
char *decimal_normal_len(const char *text, gsize length);

/* The same number at no more than so many significant digits, the rest rounded to the nearest, halves up: "80746.10000000001"
 * at 15 is "80746.1". */
char *decimal_rounded(const char *text, gsize digits);

/* An interval as a person reads it. */
struct spoken {
    unsigned count; /* how many numbers the text holds; only the first two are kept */
    char *low;      /* shortest digits; NULL if there is no number, or one that is not well-formed in this language */
    char *high;     /* as low; equal to low if the text has one number; NULL also if the interval is open */
    bool open;      /* "100 or more", "more than 100" */
};

/* Reads "€ 80.746 – 112.346", "12,5%", "3e of 4e", "€100 or more", "more than €100" in their language. spoken_clear frees. */
struct spoken spoken_read(const char *text, enum language language);
void spoken_clear(struct spoken *spoken);

#endif
