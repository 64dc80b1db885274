#include "base/language.h"

#include <string.h>

static const struct {
    const char *code;
    const char *name;
    const char *country;
} languages[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = {"nl", "Nederlands", "NL"},
    [LANGUAGE_EN] = {"en", "English", "GB"},
};

const char *language_code(enum language language) {
    return languages[language].code;
}

const char *language_name(enum language language) {
    return languages[language].name;
}

const char *language_country(enum language language) {
    return languages[language].country;
}

bool language_from_code(const char *code, enum language *language) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(code, languages[i].code) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}
