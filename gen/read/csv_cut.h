/* A row cut into its fields, as most rows of most tables are: each field is in quotes from its first to its last byte, or has
 * none. Where the fields of such a row end is kept as bits, and each field is found only if it is asked for. */
#ifndef ADREPORT_READ_CSV_CUT_H
#define ADREPORT_READ_CSV_CUT_H

#include "read/csv_punctuation.h"

/* A row that goes on beyond so many blocks of 64 bytes is cut sign by sign. */
enum { CSV_MOST_BLOCKS = 256 };

struct csv_cut {
    unsigned fields;
    unsigned lines;  /* line ends within its fields */
    const char *end; /* of the row: its line end, or that of the file */
    unsigned blocks;
    unsigned block; /* fields before are found: of this one, those whose bits are left */
    uint64_t left;
    struct {
        const char *start;
        uint64_t ends; /* a bit for each byte behind a field */
    } block_ends[CSV_MOST_BLOCKS];
};

/* Cuts the row at a place from which on the signs are, and takes these; false if it is no such row: then nothing was
 * taken, and what is wrong with it, if anything is, has to be found out. */
bool csv_cut_plain(struct csv_cut *cut, struct csv_punctuation *punctuation, const char *row);

/* The end of the next field. */
const char *csv_cut_next(struct csv_cut *cut);

#endif
