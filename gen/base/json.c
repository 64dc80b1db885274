#include "base/json.h"

#include "base/plain.h"

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
