/* The languages the program can write, each with all its forms. The table itself is base/language_rows.h. */
#ifndef ADREPORT_BASE_LANGUAGE_H
#define ADREPORT_BASE_LANGUAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LANGUAGE(id, ...) LANGUAGE_##id,
enum language {
#include "base/language_rows.h"
    LANGUAGE_COUNT,
    /* What the program itself speaks: in messages, in what it prints, and in data files if the report is published in
     * it. */
    LANGUAGE_OF_PROGRAM = LANGUAGE_EN
};
#undef LANGUAGE

enum { MOST_CONTRACTIONS = 9 };

/* Two words that become one where they meet: "de le " is written "du ". */
struct contraction {
    const char *apart; /* the word of a phrase, a space, and how the words behind it begin */
    const char *joined;
};

/* A row of the table. All members are needed, unless said otherwise. */
struct language_row {
    const char *code;     /* ISO 639-1: "nl". The folder of its templates and pages, the column of its texts */
    const char *name;     /* in English, for messages: "Dutch" */
    const char *untitled; /* what a new report is called until somebody gives it a title; may be NULL: as in English */
    const char *own_name; /* what it calls itself, for its readers: "Nederlands" */
    const char
        *country; /* ISO 3166-1: whose spelling and numbers. With code the locale of spreadsheets and OpenGraph */
    unsigned excel_code; /* of that locale, as Microsoft counts them (LCID): 0x413 */
    const char *eu_code; /* in the list of languages of the EU's Publications Office: "NLD" */

    const char *thousands;      /* between groups of three digits */
    const char *decimal;        /* before cents and tenths */
    const char *currency_space; /* between an amount and its sign or code */
    bool currency_behind;       /* "100 €", not "€ 100" */
    bool currency_twice;        /* a range in a sentence says the sign at both ends: "€100 to €250" */
    const char *percent;        /* behind a share; with a space if the language has one */
    const char *to;             /* between the ends of a range in a sentence */
    const char *below;          /* before the high end of a class that has no low one */
    const char *or_else;        /* between two neighbouring ranks */
    const char *through;        /* between the first and the last of more ranks */
    const char *or_more;        /* behind the low end of an open range */
    const char *more_than;      /* before the low end of an open range that leaves it out */
    int64_t singular[2];        /* the counts from and to which a phrase is in the singular: 1 and 1, or 0 and 1 */

    const char *colon, *semicolon; /* with the space that the language has before them */
    const char *quotes[2];         /* around words that are quoted, with their spaces */

    const char *after_day;       /* behind the number of a day: "." in "3. März", else "" */
    const char *after_first_day; /* the same of the first of a month: "er" in "1er mars" */
    const char *on;              /* before a period of one day: "le"; NULL: nothing */
    const char *from;            /* before the first day of a period: "du"; NULL: nothing */
    const char *until;           /* between the first and the last day of a period */
    const char *week;            /* "week %d van %d": its number, its year */
    const char *short_week;      /* the same on an axis of time: "sem. %d de %d"; NULL: as week */
    const char *weekdays[7];
    const char *months[12];
    const char *short_months[12]; /* on an axis of time: "mrt" */

    struct contraction contractions[MOST_CONTRACTIONS]; /* none, if the language has none */
    const char *elided; /* words that lose their last letter to an apostrophe before a vowel: "de que"; NULL: none */
};

const struct language_row *language_row(enum language language);

/* "nl", "en". */
const char *language_code(enum language language);

/* False if the code is not one the program knows. */
bool language_from_code(const char *code, enum language *language);

/* True if the language uses the singular for this count. */
bool language_is_singular(enum language language, int64_t count);

/* Where the words of a phrase meet what is filled in behind them, as the language joins the two: "Annonceurs de " and "le PS"
 * become "Annonceurs du " and "PS", "de " and "Ecolo" become "d’" and "Ecolo". */
struct joint {
    size_t cut;          /* bytes that the words lose at their end */
    const char *between; /* what takes their place; "" if nothing does */
    size_t skip;         /* bytes that what is filled in loses at its beginning */
};

/* How words, of so many bytes, and a text meet. */
struct joint language_joint(enum language language, const char *words, size_t length, const char *text);

/* One text in every language; a language that is not published may be NULL. */
struct localized {
    const char *text[LANGUAGE_COUNT];
};

/* True if there is a text in any language. */
bool localized_any(const struct localized *words);

/* Appends what the program writes: "nl (Dutch), en (English)". */
void language_append_known(GString *out);

#endif
