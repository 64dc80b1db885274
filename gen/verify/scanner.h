/* Reads HTML and SVG one tag or run of words at a time, as tolerantly as browsers do. It knows no more than tags, attributes,
 * comments, references of characters, and that what lies in a script or style is neither. */
#ifndef ADREPORT_VERIFY_SCANNER_H
#define ADREPORT_VERIFY_SCANNER_H

#include <glib.h>
#include <stdbool.h>

enum scanned { SCANNED_END, SCANNED_TAG, SCANNED_WORDS };

struct tag_scanner {
    const char *at;
    unsigned at_line;
    /* Of what was read last: */
    unsigned line;     /* where it begins */
    GString *name;     /* of a tag, in small letters; with '/' before it for an end tag */
    GString *store;    /* names and values of its attributes, each with NUL behind it */
    GArray *places;    /* gsize: where in store they begin, in turns */
    const char *words; /* as the text has them, up to at */
};

/* text ends in NUL, and outlives the scanner. */
void scanner_init(struct tag_scanner *scanner, const char *text);
void scanner_clear(struct tag_scanner *scanner);

enum scanned scanner_next(struct tag_scanner *scanner);

/* True if the tag read last has this name. */
bool scanner_is(const struct tag_scanner *scanner, const char *name);

/* The value of one of its attributes, until the next call of scanner_next; NULL if it has none of that name. */
const char *scanner_attribute(const struct tag_scanner *scanner, const char *name);

/* True if the attribute is a list of words with this one among them. */
bool scanner_has_word(const struct tag_scanner *scanner, const char *name, const char *word);

/* A number in an attribute; fallback if there is none. */
double scanner_number(const struct tag_scanner *scanner, const char *name, double fallback);

/* Appends the words read last, with references of characters replaced by what they mean. */
void scanner_append_words(const struct tag_scanner *scanner, GString *out);

/* Appends the character that the reference at text stands for, "&lt;" or "&#58;", and returns the reference's length; 0 if
 * it is none. */
gsize reference_append(GString *out, const char *text);

#endif
