#include "read/word.h"

#include "base/plain.h"

#include <glib.h>
#include <string.h>

bool word_is_printable(const char *text) {
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        if (*c > 0 && *c < 127 && *c >= ' ')
            continue;
        gunichar character = g_utf8_get_char(c);
        GUnicodeType type = g_unichar_type(character);
        bool turns = (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        if (turns || plain_is_noncharacter(character) || type == G_UNICODE_CONTROL ||
            type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
            return false;
    }
    return true;
}

bool word_is_url(const char *text) {
    const char *host = g_str_has_prefix(text, "https://")  ? text + 8
                       : g_str_has_prefix(text, "http://") ? text + 7
                                                           : NULL;
    return host && g_ascii_isalnum(*host) && !strpbrk(text, " \"'<>\\^`{|}");
}

bool word_is_id(const char *text) {
    size_t length = strlen(text);
    return length > 0 && length <= 64 && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length &&
           text[0] != '-' && text[length - 1] != '-';
}

bool word_is_colour(const char *text) {
    return strlen(text) == 7 && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

bool word_is_digits(const char *text) {
    return *text && text[strspn(text, "0123456789")] == '\0';
}

bool word_is_shown_number(const char *text) {
    size_t digits = strspn(text, "0123456789");
    char sign = text[digits];
    if (digits == 0 || (sign != '.' && sign != ','))
        return false;
    const char *rest = text + digits;
    if (rest[1] == '0' && rest[1 + strspn(rest + 1, "0")] == '\0')
        return true;
    for (; *rest == sign; rest += 4)
        if (digits > 3 || strspn(rest + 1, "0123456789") != 3)
            return false;
    return *rest == '\0';
}

bool word_is_cut_number(const char *text) {
    size_t digits = strspn(text, "0123456789.,");
    if (digits == 0 || (text[digits] != 'e' && text[digits] != 'E') ||
        (text[digits + 1] != '+' && text[digits + 1] != '-'))
        return false;
    return word_is_digits(text + digits + 2);
}

bool word_is_capitals(const char *text, size_t length) {
    return strlen(text) == length && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length;
}
