#include "render/chart_escape.h"

#include <stdbool.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

static const char *const entities[128] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte < 0x7f && !entities[byte];
}

static bool is_xml(gunichar c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
           (c >= 0x10000 && c <= 0x10ffff);
}

void xml_append(GString *out, const char *text) {
    const char *end = text + strlen(text);
    while (text < end) {
        const char *run = text;
        while (is_plain((unsigned char)*text))
            text++;
        g_string_append_len(out, run, text - run);
        if (text == end)
            return;
        gunichar c = g_utf8_get_char_validated(text, end - text);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append(out, REPLACEMENT);
            text++;
            continue;
        }
        const char *next = g_utf8_next_char(text);
        if (c < 128 && entities[c])
            g_string_append(out, entities[c]);
        else if (is_xml(c))
            g_string_append_len(out, text, next - text);
        else
            g_string_append(out, REPLACEMENT);
        text = next;
    }
}
