#include "base/echo.h"

#include <stdbool.h>
#include <string.h>

enum { MOST = 200 };

/* How many of the first bytes of a text are repeated: whole characters, as far as it has any. */
static gsize bytes_repeated(const char *text, gsize length) {
    gsize kept = MIN(length, MOST);
    while (kept < length && kept > MOST - 4 && ((guchar)text[kept] & 0xC0) == 0x80)
        kept--;
    return kept;
}

/* quoted: it stands between quotes. */
static void append_text(GString *out, const char *text, gsize length, bool quoted) {
    gsize kept = quoted ? bytes_repeated(text, length) : length;
    g_string_append_len(out, text, (gssize)kept);
    if (kept < length)
        g_string_append(out, "…");
}

/* Appends what a conversion stands for, and returns what is behind it. */
static const char *append_converted(GString *out, const char *conversion, va_list *arguments, bool after_quote) {
    const char *end = conversion + strcspn(conversion, "scdiuxXf%");
    g_autofree char *form = g_strdup_printf("%%%.*s", (int)(end + 1 - conversion), conversion);
    bool is_long = strchr(form, 'l') != NULL; /* as 64 bits are */
    if (*end == 's') {
        int most = strcmp(form, "%.*s") == 0 ? va_arg(*arguments, int) : -1;
        const char *text = va_arg(*arguments, const char *);
        text = text ? text : "(null)";
        append_text(out, text, most < 0 ? strlen(text) : strnlen(text, (gsize)most), after_quote && end[1] == '\'');
    } else if (*end == '%') {
        g_string_append_c(out, '%');
    } else if (*end == 'f') {
        double number = va_arg(*arguments, double);
        g_string_append_printf(out, form, number);
    } else if (is_long) {
        long number = va_arg(*arguments, long);
        g_string_append_printf(out, form, number);
    } else {
        g_assert(*end);
        int number = va_arg(*arguments, int);
        g_string_append_printf(out, form, number);
    }
    return end + 1;
}

static void append_format(GString *out, const char *format, va_list arguments) {
    va_list rest;
    va_copy(rest, arguments);
    for (const char *at = format; *at;) {
        const char *next = strchrnul(at, '%');
        g_string_append_len(out, at, next - at);
        at = *next ? append_converted(out, next + 1, &rest, next > format && next[-1] == '\'') : next;
    }
    va_end(rest);
}

void echo_append(GString *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    append_format(out, format, arguments);
    va_end(arguments);
}

char *echo_vformat(const char *format, va_list arguments) {
    GString *out = g_string_new(NULL);
    append_format(out, format, arguments);
    return g_string_free(out, FALSE);
}

char *echo_format(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = echo_vformat(format, arguments);
    va_end(arguments);
    return text;
}
