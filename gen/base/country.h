/* Countries: how platforms write their names, and what a report about one is likely to need. */
#ifndef ADREPORT_BASE_COUNTRY_H
#define ADREPORT_BASE_COUNTRY_H

#include <stdbool.h>

struct country {
    const char *code;      /* ISO 3166 alpha-2: "NL" */
    const char *name;      /* in English and small letters, as Snap writes it: "netherlands" */
    const char *currency;  /* ISO 4217: "EUR" */
    const char *languages; /* ISO 639-1, with spaces between: "nl fr de" */
    bool in_union;         /* a member state of the European Union, in 2026 */
};

/* NULL if the program does not know it; code may be NULL. */
const struct country *country_from_code(const char *code);

/* The same by its English name, in any letters. */
const struct country *country_from_name(const char *name);

/* The code of the state that a code of ISO 3166-1 alpha-2 is of: itself, or the state of a territory that has a code of its own
 * ("PR" is of "US"). NULL if there is no such code; "XK" is one. */
const char *country_state(const char *code);

/* The code of a country by its code in any letters, or its English name, if the program knows it; NULL for all else. */
const char *country_code_of(const char *text);

/* True for what stands for several countries together where one is meant: "EU", "EEA". */
bool country_is_union(const char *code);

/* True if the language, "nl", is one of the country's. */
bool country_speaks(const struct country *country, const char *language);

/* True for an ISO 4217 code of money that is worth much the same as a euro, so that 1,000 of each mean much the same. */
bool currency_is_like_euro(const char *currency);

#endif
