#include "base/json.h"

#include "base/plain.h"

#include <stdarg.h>
#include <string.h>

void json_append_string(GString *out, const char *text) {
    if (!text) {
        g_string_append(out, "null");
        return;
    }
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    g_string_append_c(out, '"');
    for (const char *at = plain->str; *at; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_printf(out, "\\%c", *at);
        else if (*at == '<')
            g_string_append(out, "\\u003c");
        else
            g_string_append_c(out, *at);
    }
    g_string_append_c(out, '"');
}

void json_append(GString *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    for (const char *dollar; (dollar = strchr(format, '$')); format = dollar + 2) {
        g_string_append_len(out, format, dollar - format);
        if (dollar[1] == 's')
            json_append_string(out, va_arg(arguments, const char *));
        else if (dollar[1] == 'm')
            g_string_append(out, va_arg(arguments, const GString *)->str);
        else
            g_string_append_c(out, dollar[1]);
    }
    g_string_append(out, format);
    va_end(arguments);
}
