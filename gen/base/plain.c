#include "base/plain.h"

#include "base/append.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* True of a byte that stays what it is, whatever is around it. */
static bool is_printable(char byte) {
    return byte >= 0x20 && byte < 0x7F;
}

static void append_valid(GString *out, const char *text, const char *end) {
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        const char *run = at;
        while (at < end && is_printable(*at))
            at++;
        append_bytes(out, run, (gsize)(at - run));
        if (at == end)
            return;
        gunichar c = g_utf8_get_char(at);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            g_string_append_c(out, ' ');
        else if (c == 0xFFFE || c == 0xFFFF)
            g_string_append(out, REPLACEMENT);
        else
            g_string_append_unichar(out, c);
    }
}

void plain_append(GString *out, const char *text) {
    const char *start = text;
    if (!text)
        return;
    while (is_printable(*text))
        text++;
    append_bytes(out, start, (gsize)(text - start));
    while (*text) {
        const char *bad;
        gboolean valid = g_utf8_validate(text, -1, &bad);
        append_valid(out, text, bad);
        if (valid)
            return;
        g_string_append(out, REPLACEMENT);
        text = bad + 1;
    }
}

bool plain_is_formula(const char *text) {
    switch (text ? *text : '\0') {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\'':
        return true;
    default:
        return false;
    }
}

void plain_append_field(GString *out, const char *text, char end) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    if (strpbrk(plain->str, ",;\t\"")) {
        g_string_replace(plain, "\"", "\"\"", 0);
        g_string_append_printf(out, "\"%s\"", plain->str);
    } else {
        g_string_append(out, plain->str);
    }
    g_string_append_c(out, end);
}
