/* Finds the bytes of a table that mean something - the character between fields, quotes, line ends - 64 bytes at a
 * time, so that all others are passed over. */
#ifndef ADREPORT_READ_CSV_PUNCTUATION_H
#define ADREPORT_READ_CSV_PUNCTUATION_H

#include <stdbool.h>
#include <stdint.h>

struct csv_punctuation {
    const char *block; /* the bits are of the 64 bytes from here */
    const char *end;
    uint64_t bits; /* signs of the block that were not given yet, the first lowest */
    char delimiter;
};

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
