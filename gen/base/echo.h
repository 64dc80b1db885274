/* The words of a finding, with what a user wrote in '...'. Of that no more than the first 200 bytes are repeated: a field may
 * be of any length, and a finding is read. */
#ifndef ADREPORT_BASE_ECHO_H
#define ADREPORT_BASE_ECHO_H

#include <glib.h>
#include <stdarg.h>

/* Formats as printf does, but cuts what a '%s' or '%.*s' between quotes stands for: at a character, with an ellipsis. Knows
 * the conversions that findings have: s, .*s, c, d, i, u, x and f, integers of 32 or 64 bits. Caller frees. */
char *echo_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *echo_vformat(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

/* The same, appended. */
void echo_append(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
