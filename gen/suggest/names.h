/* The names parties go by, and finding them in the name of an advertiser. */
#ifndef ADREPORT_SUGGEST_NAMES_H
#define ADREPORT_SUGGEST_NAMES_H

#include "model/dataset.h"

struct names;

/* A name found in another. Numbers of words count from 0. */
struct find {
    int party;
    guint first, last; /* words of the text, both inclusive */
    const char *as;    /* the name that was found, as parties.csv has it; owned by the names */
    const char *doubt; /* why it may be somebody else; NULL: nothing speaks against it */
};

/* The dataset must outlive the names. */
struct names *names_new(const struct dataset *dataset);
void names_free(struct names *names);

/* The parties whose name is in a text as whole words, longest names first taken, in order of the text, each party once.
 * A GArray of struct find. What the text has beside the names is appended to rest (may be NULL) as folded_append
 * does. Takes time by the length of the text, whatever number of names there are; of a text of hundreds of words the
 * first 200 are looked at. */
GArray *names_find(const struct names *names, const char *text, GString *rest);

#endif
