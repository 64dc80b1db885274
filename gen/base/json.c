#include "base/json.h"

#include "base/plain.h"

#include <stdarg.h>
#include <string.h>

/* Escapes what stands from start on: few texts have anything to escape. */
static void escape(GString *out, gsize start) {
    if (!strpbrk(out->str + start, "\"\\<"))
        return;
    g_autofree char *plain = g_strdup(out->str + start);
    g_string_truncate(out, start);
    for (const char *at = plain; *at; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_printf(out, "\\%c", *at);
        else if (*at == '<')
            g_string_append(out, "\\u003c");
        else
            g_string_append_c(out, *at);
    }
}

void json_append_string(GString *out, const char *text) {
    if (!text) {
        g_string_append(out, "null");
        return;
    }
    g_string_append_c(out, '"');
    gsize start = out->len;
    plain_append(out, text);
    escape(out, start);
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
