/* Names as they are compared: by their words, without capitals, accents and punctuation. */
#ifndef ADREPORT_BASE_FOLDED_H
#define ADREPORT_BASE_FOLDED_H

#include <glib.h>
#include <stdbool.h>

/* A word of a text: as it is compared, and what was written. */
struct word {
    char *plain;
    bool capitals; /* no small letter in it */
};

/* The words of a text, most of them at most: a GArray of struct word, freed with it. A word is a run of letters and digits.
 * Letters are taken apart from their accents, look-alikes (fullwidth, mathematical) become plain ones, and capitals small
 * ones, as Unicode folds them (NFKD and full case folding). Apostrophes are left out; a full stop behind a single letter ends
 * no word, so that "b.v." and "S.P." are one word and "d66.nl" is two; every other character ends one. */
GArray *folded_words(const char *text, guint most);

/* Appends all words of a text with one space between them. Two names are the same if this is: "CD&V Gent" and "cd-v, GENT"
 * are, "CDV Gent" is another. */
void folded_append(GString *out, const char *text);

#endif
