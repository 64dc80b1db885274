/* Counts as they are shortened for people: "30K", "1.2M". */
#ifndef ADREPORT_READ_ROUNDED_H
#define ADREPORT_READ_ROUNDED_H

#include "base/interval.h"

/* Reads 850, which is exact; 30K, 1.2M, 1B, which nobody says how they were rounded, so that the number may be almost a step of the last
 * digit more or less: 29,001 to 30,999; 0-1K, 100K-1M, both ends included; 1M+, 1M or more. False for anything else. */
bool rounded_read(const char *text, struct interval *value);

#endif
