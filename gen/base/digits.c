#include "base/digits.h"

#include "base/append.h"

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
    append_bytes(out, digits + at, (gsize)(DIGITS - at));
}
