#include "verify/decimal.h"

#include <string.h>

static bool says_open(const char *text, enum language language) {
    const struct language_row *form = language_row(language);
    return strstr(text, form->or_more) || strstr(text, form->more_than);
}

#define LARGEST_EXPONENT 40

static gsize digits_at(const char *text, const char *end) {
    gsize count = 0;
    while (text + count < end && g_ascii_isdigit(text[count]))
        count++;
    return count;
}

/* Reads E+12 at text; false if it is malformed or out of reason. */
static bool read_exponent(const char *text, const char *end, int *exponent) {
    *exponent = 0;
    if (text == end)
        return true;
    if (*text != 'e' && *text != 'E')
        return false;
    text++;
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+'))
        text++;
    gsize count = digits_at(text, end);
    if (count == 0 || count > 2 || text + count != end)
        return false;
    for (; text < end; text++)
        *exponent = *exponent * 10 + (*text - '0');
    if (*exponent > LARGEST_EXPONENT)
        return false;
    if (negative)
        *exponent = -*exponent;
    return true;
}

/* Writes digits with the point behind the first `whole` of them, which may lie outside. */
static char *place_point(const char *digits, int whole, bool negative) {
    g_autoptr(GString) out = g_string_new(digits);
    for (; whole < 0; whole++)
        g_string_prepend_c(out, '0');
    while ((gsize)whole > out->len)
        g_string_append_c(out, '0');
    gsize point = (gsize)whole;
    gsize first = strspn(out->str, "0");
    first = MIN(first, point);
    gsize last = out->len;
    while (last > point && out->str[last - 1] == '0')
        last--;
    GString *number = g_string_new(first == point ? "0" : NULL);
    g_string_append_len(number, out->str + first, (gssize)(point - first));
    if (last > point) {
        g_string_append_c(number, '.');
        g_string_append_len(number, out->str + point, (gssize)(last - point));
    }
    if (negative && strcmp(number->str, "0") != 0)
        g_string_prepend_c(number, '-');
    return g_string_free(number, FALSE);
}

char *decimal_normal_len(const char *text, gsize length) {
    const char *end = text + length;
    bool negative = text < end && *text == '-';
    if (negative)
        text++;
    gsize whole = digits_at(text, end);
    if (whole == 0)
        return NULL;
    g_autoptr(GString) digits = g_string_new_len(text, (gssize)whole);
    text += whole;
    if (text < end && *text == '.') {
        text++;
        gsize fraction = digits_at(text, end);
        if (fraction == 0)
            return NULL;
        g_string_append_len(digits, text, (gssize)fraction);
        text += fraction;
    }
    int exponent;
    if (!read_exponent(text, end, &exponent))
        return NULL;
    return place_point(digits->str, (int)whole + exponent, negative);
}

char *decimal_normal(const char *text) {
    return decimal_normal_len(text, strlen(text));
}

/* Adds one to the digit before end, and to those before it as long as that is a carry; in front if all are. */
static void round_up(GString *number, gsize end) {
    while (end > 0) {
        char *digit = &number->str[--end];
        if (!g_ascii_isdigit(*digit))
            continue;
        if (*digit < '9') {
            (*digit)++;
            return;
        }
        *digit = '0';
    }
    g_string_insert_c(number, *number->str == '-', '1');
}

char *decimal_rounded(const char *text, gsize digits) {
    g_autofree char *normal = decimal_normal(text);
    if (!normal)
        return NULL;
    g_autoptr(GString) number = g_string_new(normal);
    gsize first = strcspn(number->str, "123456789"), seen = 0, end = first;
    for (; end < number->len && seen < digits; end++)
        seen += g_ascii_isdigit(number->str[end]);
    gsize next = end + (end < number->len && number->str[end] == '.');
    bool up = next < number->len && number->str[next] >= '5';
    for (gsize i = end; i < number->len; i++)
        if (g_ascii_isdigit(number->str[i]))
            number->str[i] = '0';
    if (up)
        round_up(number, end);
    return decimal_normal(number->str);
}

/* The digits behind a separator at `at`, and in *digits where they begin; 0 if there is none, or no digits behind it. */
static gsize digits_behind(const char *at, const char *separator, const char **digits) {
    gsize length = strlen(separator);
    *digits = at + length;
    return strncmp(at, separator, length) == 0 ? digits_at(*digits, *digits + strlen(*digits)) : 0;
}

/* Reads one number that starts with a digit at *text, and moves behind it. NULL if the digits are not grouped as this
 * language groups them. The table of languages says with what; base/text.c, which writes numbers, is not used here, so that
 * a mistake there is not made again. */
static char *read_spoken_number(const char **text, enum language language, bool negative) {
    const struct language_row *form = language_row(language);
    const char *at = *text, *behind;
    g_autoptr(GString) digits = g_string_new(negative ? "-" : NULL);
    gsize first = digits_at(at, at + strlen(at)), count;
    bool well = true, grouped = false;
    g_string_append_len(digits, at, (gssize)first);
    for (at += first; (count = digits_behind(at, form->thousands, &behind)) > 0; at = behind + count) {
        well = well && count == 3 && first <= 3;
        grouped = true;
        g_string_append_len(digits, behind, (gssize)count);
    }
    well = well && (grouped || first <= 3);
    if ((count = digits_behind(at, form->decimal, &behind)) > 0) {
        g_string_append_c(digits, '.');
        g_string_append_len(digits, behind, (gssize)count);
        at = behind + count;
    }
    *text = at;
    return well ? decimal_normal(digits->str) : NULL;
}

struct spoken spoken_read(const char *text, enum language language) {
    struct spoken spoken = {.open = says_open(text, language)};
    bool negative = false;
    for (const char *at = text; *at;) {
        if (!g_ascii_isdigit(*at)) {
            /* A minus sign may come before the currency: "−€ 100". */
            if (strncmp(at, "\xE2\x88\x92", 3) == 0)
                negative = true;
            at = g_utf8_next_char(at);
            continue;
        }
        char *number = read_spoken_number(&at, language, negative);
        negative = false;
        if (spoken.count == 0)
            spoken.low = number;
        else if (spoken.count == 1)
            spoken.high = number;
        else
            g_free(number);
        spoken.count++;
    }
    if (spoken.count == 1 && !spoken.open)
        spoken.high = g_strdup(spoken.low);
    return spoken;
}

void spoken_clear(struct spoken *spoken) {
    g_free(spoken->low);
    g_free(spoken->high);
}
