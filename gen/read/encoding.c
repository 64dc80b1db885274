#include "read/encoding.h"

#include "base/plain.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

gsize encoding_mark(const char *data, gsize size) {
    return size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool encoding_is_utf16(const char *data, gsize size) {
    return size >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0);
}

/* Skips many bytes at a time as long as none is NUL or beyond ASCII. */
static const char *skip_plain(const char *from, const char *end) {
#ifdef __SSE2__
    for (; end - from >= 64; from += 64) {
        const __m128i *bytes = (const __m128i *)(const void *)from;
        __m128i a = _mm_loadu_si128(bytes), b = _mm_loadu_si128(bytes + 1), c = _mm_loadu_si128(bytes + 2),
                d = _mm_loadu_si128(bytes + 3);
        __m128i all = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
        __m128i least = _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d));
        if (_mm_movemask_epi8(_mm_or_si128(all, _mm_cmpeq_epi8(least, _mm_setzero_si128()))))
            break;
    }
#endif
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

/* Of most characters that letters of Western Europe are. */
static bool is_of_two(const char *at, const char *end) {
    unsigned char first = (unsigned char)*at;
    return first >= 0xC2 && first <= 0xDF && end - at >= 2 && ((unsigned char)at[1] & 0xC0) == 0x80;
}

const char *encoding_first_bad(const char *from, const char *end) {
    while ((from = skip_plain(from, end)) < end) {
        if (*from > 0) {
            from++;
            continue;
        }
        if (is_of_two(from, end)) {
            from += 2;
            continue;
        }
        gunichar character = *from ? g_utf8_get_char_validated(from, end - from) : (gunichar)-1;
        if (character == (gunichar)-1 || character == (gunichar)-2 || plain_is_noncharacter(character))
            return from;
        from = g_utf8_next_char(from);
    }
    return end;
}

const char *encoding_problem(const char *at, const char *end) {
    gunichar character = g_utf8_get_char_validated(at, end - at);
    if (character < 0x110000 && plain_is_noncharacter(character))
        return "no character: Unicode keeps U+FDD0 to U+FDEF, and U+FFFE and U+FFFF of each plane, out of texts; take "
               "it out";
    return *at ? "not UTF-8 from here on; save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8')"
               : "a NUL byte within text; save the file as UTF-8 text";
}

const char *encoding_guess(char byte) {
    /* below 0xA0 the one has signs, and the other the letters of Western Europe */
    return (unsigned char)byte < 0xA0 && (unsigned char)byte != 0x80 ? "macintosh" : "windows-1252";
}

static bool is_of_word(char byte) {
    return (unsigned char)byte >= 0x80 || g_ascii_isalnum(byte) || byte == '-' || byte == '\'';
}

char *encoding_word(const char *row, const char *at, const char *end, const char *encoding) {
    enum { MOST = 20 };
    const char *from = at, *to = at;
    while (from > row && at - from < MOST && is_of_word(from[-1]))
        from--;
    while (to < end && to - at < MOST && is_of_word(*to))
        to++;
    return to > at ? g_convert(from, to - from, "UTF-8", encoding, NULL, NULL, NULL) : NULL;
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
