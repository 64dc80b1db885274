/* Finds the bytes of a table that mean something - the character between fields, quotes, line ends - 64 bytes at a
 * time, so that all others are passed over. */
#ifndef ADREPORT_READ_CSV_MARKS_H
#define ADREPORT_READ_CSV_MARKS_H

#include <stdbool.h>
#include <stdint.h>

struct csv_marks {
    const char *block; /* the bits are of the 64 bytes from here */
    const char *end;
    uint64_t bits; /* marks of the block that were not given yet, the first lowest */
    char delimiter;
};

/* The marks from a place on; end stays what it was set to. */
void csv_marks_seek(struct csv_marks *marks, const char *from);

/* Goes to the block with the next mark; false if there is none before the end. */
bool csv_marks_advance(struct csv_marks *marks);

/* The next mark, or the end. */
static inline const char *csv_marks_next(struct csv_marks *marks) {
    if (!marks->bits && !csv_marks_advance(marks))
        return marks->end;
    const char *mark = marks->block + __builtin_ctzll(marks->bits);
    marks->bits &= marks->bits - 1;
    return mark;
}

#endif
