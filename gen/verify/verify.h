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

/* Appends to out one line for each number, row or figure that differs between the data files of two editions, and then
 * a summary; *differences becomes their number. False, with *error set, if either cannot be read. */
bool verify_difference(const char *old_folder, const char *new_folder, GString *out, unsigned *differences,
                       GError **error);

#endif
