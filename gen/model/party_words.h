/* The names that parties go by - the name, the full name in each language, the aliases of parties.csv, the name of the website -
 * and where they stand in a text, by its words (base/folded.h). */
#ifndef ADREPORT_MODEL_PARTY_WORDS_H
#define ADREPORT_MODEL_PARTY_WORDS_H

#include "base/folded.h"
#include "model/dataset.h"

/* A longer text is looked at so far: it is no name, and may be anything. */
enum { PARTY_WORDS_MOST = 200 };

/* One name of a party, as its words joined: "partijvandearbeid". */
struct party_word {
    int party;
    char *joined;
    char *shown;
    bool capitals;           /* an abbreviation of at most four capital letters: written so, or it is another word */
    bool website;            /* what its website is called, and nothing else */
    guint rank;              /* in the order in which names are taken */
    struct party_word *next; /* the same name, of another party */
};

struct party_words;

/* The dataset must outlive them. */
struct party_words *party_words_new(const struct dataset *dataset);
void party_words_free(struct party_words *names);

/* The names of one party: const struct party_word *. */
const GPtrArray *party_words_of(const struct party_words *names, int party);

/* A name in a text, as whole words of it: both numbers are inclusive, and count from 0. */
struct party_match {
    const struct party_word *name;
    guint first, last;
};

/* The names in these words (struct word), the longest taken first and no word for two of them, in the order of the text: a GArray
 * of struct party_match. taken has a bool for each word, false at first. Takes time by the length of the text, whatever number of
 * names there are. */
GArray *party_words_find(const struct party_words *names, const GArray *words, bool *taken);

/* Whether a text has a name of a party in it. */
enum mention {
    MENTION_NONE,
    MENTION_PERHAPS, /* within a longer word, as a part of a longer name of another party, without the capitals of an
                        abbreviation, by the name of the website alone; or the text is too long, or lost letters */
    MENTION_CERTAIN, /* as whole words */
};

enum mention party_words_mention(const struct party_words *names, const char *text, int party);

#endif
