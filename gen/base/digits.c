#include "base/digits.h"

/* As many as the largest number has. */
enum { DIGITS = 20 };

void digits_append(GString *out, uint64_t value, int least) {
    char digits[DIGITS];
    int at = DIGITS;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    while (at > DIGITS - least)
        digits[--at] = '0';
    g_string_append_len(out, digits + at, DIGITS - at);
}
