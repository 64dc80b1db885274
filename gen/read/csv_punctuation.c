#include "read/csv_punctuation.h"

#include <stddef.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

/* A bit for each of 64 bytes that is one of the signs, the first byte lowest. */
static uint64_t find_signs(const char *block, char delimiter) {
    uint64_t bits = 0;
#ifdef __SSE2__
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i newlines = _mm_set1_epi8('\n');
    for (int i = 0; i < BLOCK / 16; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(block + 16 * i));
        __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters),
                                     _mm_or_si128(_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, newlines)));
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * i);
    }
#else
    for (int i = 0; i < BLOCK; i++)
        bits |= (uint64_t)(block[i] == delimiter || block[i] == '"' || block[i] == '\n') << i;
#endif
    return bits;
}

static void look(struct csv_punctuation *punctuation) {
    ptrdiff_t left = punctuation->end - punctuation->block;
    if (left >= BLOCK) {
        punctuation->bits = find_signs(punctuation->block, punctuation->delimiter);
    } else {
        char rest[BLOCK] = {0};
        if (left > 0)
            memcpy(rest, punctuation->block, (size_t)left);
        punctuation->bits = find_signs(rest, punctuation->delimiter);
    }
}

void csv_punctuation_seek(struct csv_punctuation *punctuation, const char *from) {
    punctuation->block = from;
    look(punctuation);
}

bool csv_punctuation_advance(struct csv_punctuation *punctuation) {
    while (!punctuation->bits) {
        if (punctuation->end - punctuation->block <= BLOCK)
            return false;
        punctuation->block += BLOCK;
        look(punctuation);
    }
    return true;
}
