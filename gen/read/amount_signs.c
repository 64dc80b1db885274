#include "read/amount_signs.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* What stands for a currency in tables, longest first. A dollar is that of the report. */
static const struct {
    const char *currency;
    const char *signs[3];
} currency_signs[] = {
    {"EUR", {"\xE2\x82\xAC"}},
    {"GBP", {"\xC2\xA3"}},
    {"USD", {"US$", "$"}},
    {"CAD", {"CA$", "$"}},
    {"AUD", {"A$", "$"}},
    {"NZD", {"NZ$", "$"}},
    {"MXN", {"MX$", "$"}},
    {"ARS", {"$"}},
    {"CLP", {"$"}},
    {"TWD", {"NT$", "$"}},
    {"BRL", {"R$"}},
    {"INR", {"\xE2\x82\xB9", "Rs.", "Rs"}},
    {"JPY", {"\xC2\xA5"}},
    {"ILS", {"\xE2\x82\xAA"}},
    {"ZAR", {"R"}},
    {"CHF", {"Fr.", "SFr."}},
    {"CZK", {"K\xC4\x8D"}},
    {"DKK", {"kr.", "kr"}},
    {"SEK", {"kr"}},
    {"NOK", {"kr"}},
    {"HUF", {"Ft"}},
    {"PLN", {"z\xC5\x82"}},
    {"RON", {"lei"}},
};

static bool is_space(gunichar character) {
    return g_unichar_isspace(character);
}

/* The length of the sign of the currency, or of its code, that the text begins with; 0: there is none. */
static size_t sign_length(const char *text, const char *currency) {
    if (g_str_has_prefix(text, currency))
        return strlen(currency);
    for (guint i = 0; i < G_N_ELEMENTS(currency_signs); i++) {
        if (strcmp(currency_signs[i].currency, currency) != 0)
            continue;
        for (guint j = 0; j < G_N_ELEMENTS(currency_signs[i].signs) && currency_signs[i].signs[j]; j++)
            if (g_str_has_prefix(text, currency_signs[i].signs[j]))
                return strlen(currency_signs[i].signs[j]);
    }
    return 0;
}

/* The length of the sign between thousands that the text begins with; a space may be one that does not break. */
static size_t thousands_length(const char *text, const char *thousands) {
    if (!thousands || !*text)
        return 0;
    if (*thousands == ' ')
        return is_space(g_utf8_get_char(text)) ? (size_t)(g_utf8_next_char(text) - text) : 0;
    if (*thousands == '\'' && g_str_has_prefix(text, "\xE2\x80\x99"))
        return strlen("\xE2\x80\x99");
    return g_str_has_prefix(text, thousands) ? strlen(thousands) : 0;
}

static size_t count_digits(const char *text) {
    return strspn(text, "0123456789");
}

/* Appends a number whose thousands may be apart, and returns what is behind it. */
static const char *copy_number(const char *text, const char *thousands, GString *out, const char **problem) {
    size_t digits = count_digits(text);
    size_t sign = thousands_length(text + digits, thousands);
    bool grouped = sign > 0 && count_digits(text + digits + sign) > 0;
    if (grouped && digits > 3)
        *problem = "the signs between thousands do not stand before every three digits";
    g_string_append_len(out, text, (gssize)digits);
    text += digits;
    while (grouped) {
        text += sign;
        digits = count_digits(text);
        if (digits != 3)
            *problem = "the signs between thousands do not stand before every three digits";
        g_string_append_len(out, text, (gssize)digits);
        text += digits;
        sign = thousands_length(text, thousands);
        grouped = sign > 0 && count_digits(text + sign) > 0;
    }
    return text;
}

/* Decimals have no thousands. */
static const char *copy_decimals(const char *text, GString *out) {
    size_t digits = (*text == '.' || *text == ',') ? count_digits(text + 1) : 0;
    if (digits == 0)
        return text;
    g_string_append_len(out, text, (gssize)(1 + digits));
    return text + 1 + digits;
}

/* Goes past what is between numbers, and past spaces behind it. Two numbers do not become one by that. */
static const char *skip_between(const char *text, size_t length, GString *out) {
    text += length;
    while (*text && is_space(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    if (out->len > 0 && g_ascii_isdigit(out->str[out->len - 1]) && g_ascii_isdigit(*text))
        g_string_append_c(out, ' ');
    return text;
}

char *amount_without_signs(const char *text, const char *thousands, const char *currency, const char **problem) {
    g_autoptr(GString) out = g_string_new(NULL);
    while (*text) {
        size_t sign = currency ? sign_length(text, currency) : 0;
        if (g_ascii_isdigit(*text))
            text = copy_decimals(copy_number(text, thousands, out, problem), out);
        else if (sign > 0 || is_space(g_utf8_get_char(text)))
            text = skip_between(text, sign, out);
        else
            g_string_append_c(out, *text++);
    }
    return g_strdup(out->str);
}
