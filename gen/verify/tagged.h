/* A number in HTML or SVG: which cell its tag names, and the number or state that the tag has. */
#ifndef ADREPORT_VERIFY_TAGGED_H
#define ADREPORT_VERIFY_TAGGED_H

#include "verify/edition.h"
#include "verify/scanner.h"

/* Sets the figure, row and column of *found to what data-cell names in the figure with this id; false, and a
 * difference, if there is no such cell. */
bool tagged_find(struct edition *edition, const struct tag_scanner *tag, const char *file, const char *id,
                 struct found *found);

/* Compares "LOW/HIGH" (NULL: no number) and a state (NULL: there is a number). */
void tagged_compare(struct edition *edition, const struct found *found, const char *value, const char *state);

#endif
