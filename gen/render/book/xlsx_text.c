#include "render/book/xlsx_text.h"

#include "render/escape.h"

#include <stdbool.h>
#include <string.h>

/* Characters in a cell. */
enum { CELL_LIMIT = 32767 };

static bool is_escape(const char *text) {
    return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit(text[2]) && g_ascii_isxdigit(text[3]) &&
           g_ascii_isxdigit(text[4]) && g_ascii_isxdigit(text[5]) && text[6] == '_';
}

const char *xlsx_text(GString *scratch, const char *text) {
    static const char underscore[] = "_x005F_";
    if (!strstr(text, "_x"))
        return text;
    g_string_truncate(scratch, 0);
    glong room = CELL_LIMIT;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        bool escape = is_escape(at);
        room -= escape ? (glong)strlen(underscore) : 1;
        if (room < 0)
            break;
        if (escape)
            g_string_append(scratch, underscore);
        else
            g_string_append_len(scratch, at, g_utf8_next_char(at) - at);
    }
    return scratch->str;
}

char *xlsx_address(const char *target) {
    g_autoptr(GString) address = g_string_new(NULL);
    escape_address(address, target);
    g_string_replace(address, "internal:", "internal%3A", 0);
    g_string_replace(address, "external:", "external%3A", 0);
    return g_strdup(address->str);
}
