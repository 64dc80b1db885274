/* Phrases of strings.csv with {names} filled in: as plain text, or as running text that carries cells. */
#ifndef ADREPORT_COMPOSE_WORDS_PHRASE_H
#define ADREPORT_COMPOSE_WORDS_PHRASE_H

#include "compose/composer.h"

/* A piece of an argument's words. */
struct part {
    struct localized text;
    struct localized opening; /* as a phrase begins with it */
    const struct page *link;  /* NULL: no link */
};

/* Something to put in the place of {name}. Made by the arg_ functions; text in every language. */
struct argument {
    const char *name;
    struct localized text;
    struct localized plain;      /* {NAME.name}, a party without its article; NULL: the same */
    struct localized opening;    /* text as a phrase begins with it: "De VVD"; NULL: the same */
    const struct figure *figure; /* NULL: words */
    const struct row *row;
    guint column;
    bool strong;
    const struct page *link;
    const char *anchor;
    const char *address;
    const struct part *parts; /* the text in pieces, some of them links; NULL: it is one piece */
    guint part_count;
    bool counted; /* count decides whether the phrase is in the singular */
    int64_t count;
};

struct argument arg_text(const char *name, struct localized text);
struct argument arg_same(struct composer *composer, const char *name, const char *text);
struct argument arg_count(struct composer *composer, const char *name, int64_t count);

/* The same; languages that use the singular for this count take the phrase KEY.one, if there is one. */
struct argument arg_counted(struct composer *composer, const char *name, int64_t count);

/* The same of a count between bounds: "26 tot 27", in the plural, unless the two are one. */
struct argument arg_counted_between(struct composer *composer, const char *name, struct interval count);

/* A range as it reads in a sentence, of a unit that needs no currency: "3 of 4", "12,3% tot 15%". */
struct argument arg_interval(struct composer *composer, const char *name, enum unit unit, struct interval value);
struct argument arg_currency(struct composer *composer, const char *name);

/* From which amount on an advertiser without a party is named: "€ 1.000". */
struct argument arg_name_from(struct composer *composer, const char *name);
struct argument arg_platform(struct composer *composer, const char *name, int platform);

/* A party as a sentence says it, with its article in languages that have one: "de VVD". {NAME.name} is "VVD". */
struct argument arg_party(struct composer *composer, const char *name, int party);

/* The same of several, each a link to its page where there can be links: "GroenLinks, de PvdA of de VVD"; key as of
 * localized_list. */
struct argument arg_parties(struct composer *composer, const char *name, const int *parties, guint count,
                            const char *key);

/* The same of platforms, which have no article. */
struct argument arg_platforms(struct composer *composer, const char *name, const int *platforms, guint count,
                              const char *key);

/* One or several who signed a code, or for whom it is: a party with its article, and linked to its page of that code. */
struct argument arg_signatory(struct composer *composer, const char *name, int signatory);
struct argument arg_signatories(struct composer *composer, const char *name, const int *signatories, guint count,
                                const char *key);

/* The full name of a party in each language in which it is not the name it goes by, else "". */
struct localized party_other_name(struct composer *composer, int party);
struct argument arg_link(const char *name, struct localized text, const struct page *page);

/* Words that are a link to an absolute address; plain words if address is NULL. */
struct argument arg_address(const char *name, struct localized text, const char *address);

/* The number, or the words of the state, in a cell of a figure, as it reads in a sentence. A count that is one number decides on the singular. */
struct argument arg_cell(struct composer *composer, const char *name, const struct figure *figure, const char *row,
                         const char *column, bool strong);

/* KEY.STATE if there is such a phrase, else KEY: what is said where there is no number. The report keeps it. */
const char *phrase_of_state(struct composer *composer, const char *key, enum state state);

/* The phrase with this key, or NULL with an error (once) that strings.csv lacks it. */
const struct localized *phrase(struct composer *composer, const char *key);

/* The same as a value; empty if strings.csv lacks it. */
struct localized phrase_words(struct composer *composer, const char *key);

/* The phrase with its {names} replaced, in every published language. */
struct localized sentence(struct composer *composer, const char *key, const struct argument *arguments, guint count);
#define SENTENCE(composer, key, ...)                                \
    sentence(composer, key, (const struct argument[]){__VA_ARGS__}, \
             sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))

/* Running text under construction: sentences are joined by spaces. */
struct writing {
    GArray *spans[LANGUAGE_COUNT]; /* struct span */
};

void writing_begin(struct writing *writing);
void writing_add(struct composer *composer, struct writing *writing, const char *key, const struct argument *arguments,
                 guint count);
#define WRITE(composer, writing, key, ...)                                      \
    writing_add(composer, writing, key, (const struct argument[]){__VA_ARGS__}, \
                sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))
bool writing_is_empty(const struct writing *writing);
void writing_end(struct composer *composer, struct writing *writing, struct prose prose[LANGUAGE_COUNT]);

struct localized localized_same(struct composer *composer, const char *text);
/* Paths of the edition: a workbook in each language, a data file of all. */
struct localized localized_sheets(struct composer *composer, const char *workbook, const char *ending);
struct localized localized_data(struct composer *composer, const char *name, const char *ending);

struct localized localized_format(struct composer *composer, const char *format, ...) G_GNUC_PRINTF(2, 3);
struct localized localized_join(struct composer *composer, struct localized a, const char *between, struct localized b);
/* "A", "A of B", "A, B of C"; key names the last conjunction: "list.or" or "list.and". If an item holds a comma or a
 * conjunction itself, semicolons keep it whole: "Jong en Vrij; of de VVD". */
struct localized localized_list(struct composer *composer, const struct localized *items, guint count, const char *key);

#endif
