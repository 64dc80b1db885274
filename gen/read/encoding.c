#include "read/encoding.h"

#include <string.h>

gsize encoding_mark(const char *data, gsize size) {
    return size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool encoding_is_utf16(const char *data, gsize size) {
    return size >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0);
}

/* Skips eight bytes at a time as long as none is NUL or beyond ASCII. */
static const char *skip_plain(const char *from, const char *end) {
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    const guint64 tops = G_GUINT64_CONSTANT(0x8080808080808080);
    while (end - from >= 8) {
        guint64 word;
        memcpy(&word, from, 8);
        if (((word - ones) | word) & tops)
            break;
        from += 8;
    }
    return from;
}

const char *encoding_first_bad(const char *from, const char *end) {
    while ((from = skip_plain(from, end)) < end) {
        if (*from > 0) {
            from++;
            continue;
        }
        gunichar character = *from ? g_utf8_get_char_validated(from, end - from) : (gunichar)-1;
        if (character == (gunichar)-1 || character == (gunichar)-2 || (character & 0xFFFE) == 0xFFFE)
            return from;
        from = g_utf8_next_char(from);
    }
    return end;
}

const char *encoding_problem(const char *at, const char *end) {
    gunichar character = g_utf8_get_char_validated(at, end - at);
    if (character < 0x110000 && (character & 0xFFFE) == 0xFFFE)
        return "no character: Unicode keeps U+FFFE and U+FFFF of each plane out of texts; take it out";
    return *at ? "not UTF-8 from here on; save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8')"
               : "a NUL byte within text; save the file as UTF-8 text";
}

unsigned encoding_characters(const char *from, const char *end) {
    unsigned count = 0;
    while (from < end) {
        gunichar character = g_utf8_get_char_validated(from, end - from);
        from = character == (gunichar)-1 || character == (gunichar)-2 ? from + 1 : g_utf8_next_char(from);
        count++;
    }
    return count;
}
