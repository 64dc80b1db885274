/* VERIFY: what was published, read back. Nothing here knows the report, the tally or the renderers: only the files, and
 * what the README of this folder says they hold. data/FIGURE.csv is the reference that every other file is held
 * against. */
#ifndef ADREPORT_VERIFY_VERIFY_H
#define ADREPORT_VERIFY_VERIFY_H

#include <glib.h>
#include <stdbool.h>

/* Reads a whole edition and appends to out one line for each difference, with both places and both values, and then a
 * summary. *differences becomes their number. False, with *error set, if folder cannot be read at all. */
bool verify_edition(const char *folder, GString *out, unsigned *differences, GError **error);

/* What differs between the data files of two editions. */
enum difference_kind { DIFFERENCE_NUMBER, DIFFERENCE_ROW, DIFFERENCE_COLUMN, DIFFERENCE_FIGURE };

/* A number as data/FIGURE.csv has it: its ends in shortest digits, "" if there is none, and its state. */
struct difference_number {
    char *low, *high, *state;
};

struct difference {
    enum difference_kind kind;
    bool came;          /* a row, column or figure that only the new one has; else only the old one has it */
    char *figure;       /* its id */
    char *row, *column; /* keys; NULL if it is not about one */
    struct difference_number before, after; /* of a number */
};

/* Every difference, in the order of the figures' ids: struct difference *, freed with the array. NULL, with *error set, if
 * either edition cannot be read. */
GPtrArray *verify_difference(const char *old_folder, const char *new_folder, GError **error);

/* Appends a line for each of them, and then a summary. */
void verify_append_differences(GString *out, const GPtrArray *differences);

#endif
