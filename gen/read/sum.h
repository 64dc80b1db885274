/* Checksums of what was read. */
#ifndef ADREPORT_READ_SUM_H
#define ADREPORT_READ_SUM_H

#include <glib.h>

/* The SHA-256 of bytes, in hexadecimal; NULL if the library fails. Caller frees. */
char *bytes_sum(GBytes *bytes);

#endif
