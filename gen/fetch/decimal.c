#include "fetch/decimal.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_DIGITS = 15 };

enum decimal_problem decimal_read(const char *text, int64_t *hundredths) {
    bool negative = *text == '-';
    text += negative || *text == '+';
    gsize whole = strspn(text, "0123456789");
    const char *point = text + whole, *end = point;
    gsize decimals = 0;
    if (*point == '.') {
        decimals = strspn(point + 1, "0123456789");
        end = point + 1 + decimals;
    }
    if (*end || whole + decimals == 0)
        return DECIMAL_NO_NUMBER;
    int64_t value = 0;
    for (gsize i = strspn(text, "0"), digits = 0; i < whole; i++) {
        if (++digits > MOST_DIGITS)
            return DECIMAL_TOO_LARGE;
        value = value * 10 + (text[i] - '0');
    }
    for (gsize i = 0; i < 2; i++)
        value = value * 10 + (i < decimals ? point[1 + i] - '0' : 0);
    if (decimals > 2 && strspn(point + 3, "0") != decimals - 2)
        return DECIMAL_TOO_FINE;
    if (negative && value)
        return DECIMAL_NEGATIVE;
    *hundredths = value;
    return DECIMAL_FINE;
}

void decimal_append(GString *out, int64_t hundredths) {
    g_string_append_printf(out, "%" G_GINT64_FORMAT, hundredths / 100);
    if (hundredths % 100)
        g_string_append_printf(out, ".%02d", (int)(hundredths % 100));
}
