/* The languages the program can write. A third one is a row in language.c's table of forms, a column of
 * templates/strings.csv and a folder of templates. */
#ifndef ADREPORT_BASE_LANGUAGE_H
#define ADREPORT_BASE_LANGUAGE_H

#include <stdbool.h>

enum language { LANGUAGE_NL, LANGUAGE_EN, LANGUAGE_COUNT };

/* "nl", "en". */
const char *language_code(enum language language);

/* "Nederlands", "English": the language's own name for itself. */
const char *language_name(enum language language);

/* "NL", "GB": whose spelling and forms of numbers are written. */
const char *language_country(enum language language);

/* False where the code is not one the program knows. */
bool language_from_code(const char *code, enum language *language);

/* One text in every language; a language that is not published may be NULL. */
struct localized {
    const char *text[LANGUAGE_COUNT];
};

#endif
