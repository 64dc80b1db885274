/* Finds the bytes of a table that mean something - the character between fields, quotes, line ends - 64 bytes at a
 * time, so that all others are passed over. */
#ifndef ADREPORT_READ_CSV_PUNCTUATION_H
#define ADREPORT_READ_CSV_PUNCTUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { CSV_BLOCK = 64 };

struct csv_punctuation {
    const char *block; /* the bits are of the 64 bytes from here */
    const char *end;
    uint64_t bits;             /* signs of the block that were not given yet, the first lowest */
    uint64_t quotes, newlines; /* which of its signs are these, given or not */
    char delimiter;
};

/* Not for others: the bytes of a block that are one of the signs, a bit for each byte, the first lowest. */
static inline __attribute__((always_inline)) void csv_punctuation_find(struct csv_punctuation *punctuation,
                                                                       const char *block) {
    uint64_t delimiters = 0, quotes = 0, newlines = 0;
#ifdef __SSE2__
    const __m128i delimiter = _mm_set1_epi8(punctuation->delimiter);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i newline = _mm_set1_epi8('\n');
    for (int i = 0; i < CSV_BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(block + i));
        delimiters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, delimiter)) << i;
        quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, quote)) << i;
        newlines |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, newline)) << i;
    }
#else
    for (int i = 0; i < CSV_BLOCK; i++) {
        delimiters |= (uint64_t)(block[i] == punctuation->delimiter) << i;
        quotes |= (uint64_t)(block[i] == '"') << i;
        newlines |= (uint64_t)(block[i] == '\n') << i;
    }
#endif
    punctuation->bits = delimiters | quotes | newlines;
    punctuation->quotes = quotes;
    punctuation->newlines = newlines;
}

static inline __attribute__((always_inline)) void csv_punctuation_look(struct csv_punctuation *punctuation) {
    ptrdiff_t left = punctuation->end - punctuation->block;
    if (left >= CSV_BLOCK) {
        csv_punctuation_find(punctuation, punctuation->block);
    } else {
        char rest[CSV_BLOCK] = {0};
        if (left > 0)
            memcpy(rest, punctuation->block, (size_t)left);
        csv_punctuation_find(punctuation, rest);
    }
}

/* Goes to the next block, whatever signs of this one were not given; false if there is none. */
static inline __attribute__((always_inline)) bool csv_punctuation_go_on(struct csv_punctuation *punctuation) {
    if (punctuation->end - punctuation->block <= CSV_BLOCK)
        return false;
    punctuation->block += CSV_BLOCK;
    csv_punctuation_look(punctuation);
    return true;
}

/* The signs from a place on; end stays what it was set to. */
void csv_punctuation_seek(struct csv_punctuation *punctuation, const char *from);

/* Goes to the block with the next sign; false if there is none before the end. */
bool csv_punctuation_advance(struct csv_punctuation *punctuation);

/* The next sign, or the end. */
static inline const char *csv_punctuation_next(struct csv_punctuation *punctuation) {
    if (!punctuation->bits && !csv_punctuation_advance(punctuation))
        return punctuation->end;
    const char *sign = punctuation->block + __builtin_ctzll(punctuation->bits);
    punctuation->bits &= punctuation->bits - 1;
    return sign;
}

#endif
