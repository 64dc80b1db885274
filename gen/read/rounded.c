#include "read/rounded.h"

#include <glib.h>
#include <string.h>

/* So many digits before a sign for thousands, millions or billions have room. */
enum { MOST_DIGITS = 9, MOST_DECIMALS = 3 };

/* What a letter behind a number stands for; 1: there is none. */
static int64_t factor_of(char letter) {
    switch (g_ascii_toupper(letter)) {
    case 'K':
        return 1000;
    case 'M':
        return 1000000;
    case 'B':
        return 1000000000;
    default:
        return 1;
    }
}

/* Reads one number and goes past it; *step is what its last digit counts. */
static bool read_number(const char **text, int64_t *number, int64_t *step) {
    const char *at = *text;
    size_t digits = strspn(at, "0123456789");
    size_t decimals = digits > 0 && at[digits] == '.' ? strspn(at + digits + 1, "0123456789") : 0;
    if (digits == 0 || digits > MOST_DIGITS || decimals > MOST_DECIMALS || (at[digits] == '.' && decimals == 0))
        return false;
    const char *behind = at + digits + (decimals ? 1 + decimals : 0);
    *step = factor_of(*behind);
    *number = 0;
    for (size_t i = 0; i < digits; i++)
        *number = *number * 10 + (at[i] - '0');
    for (size_t i = 0; i < decimals; i++) {
        if (*step == 1)
            return false;
        *number = *number * 10 + (at[digits + 1 + i] - '0');
        *step /= 10;
    }
    *number *= *step;
    *text = behind + (factor_of(*behind) > 1);
    return true;
}

bool rounded_read(const char *text, struct interval *value) {
    int64_t low, high, step;
    if (!read_number(&text, &low, &step))
        return false;
    if (strcmp(text, "+") == 0) {
        *value = interval_from(low);
        return true;
    }
    if (*text == '\0') {
        *value = interval_between(MAX(low - step + 1, 0), low + step - 1);
        return true;
    }
    const char *dash = "\xE2\x80\x93";
    if (*text != '-' && !g_str_has_prefix(text, dash))
        return false;
    text += *text == '-' ? 1 : strlen(dash);
    if (!read_number(&text, &high, &step) || *text || high < low)
        return false;
    *value = interval_between(low, high);
    return true;
}
