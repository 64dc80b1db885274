/* Whole numbers as digits. */
#ifndef ADREPORT_BASE_DIGITS_H
#define ADREPORT_BASE_DIGITS_H

#include <glib.h>
#include <stdint.h>

/* Appends the digits of a number; if these are fewer than least (20 at most), zeros stand before them. */
void digits_append(GString *out, uint64_t value, int least);

#endif
