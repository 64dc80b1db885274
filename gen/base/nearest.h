/* "Did you mean ...": the known word nearest to what was written. */
#ifndef ADREPORT_BASE_NEAREST_H
#define ADREPORT_BASE_NEAREST_H

#include <glib.h>

/* The entry of words nearest to word, by letters changed, added, left out or swapped, capitals aside; NULL if none
 * is near enough to be meant. Of equals the first. */
const char *nearest_word(const char *word, const char *const *words, unsigned count);

/* "; did you mean 'vvd'?" if a word is near, otherwise the text in otherwise. Caller frees. */
char *nearest_remedy(const char *word, const char *const *words, unsigned count, const char *otherwise);

#endif
