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

/* True if the language, "nl", is one of the country's. */
bool country_speaks(const struct country *country, const char *language);

/* True for an ISO 4217 code of money that is worth much the same as a euro, so that 1,000 of each mean much the same. */
bool currency_is_like_euro(const char *currency);

#endif
