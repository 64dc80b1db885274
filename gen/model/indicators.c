#include "model/indicators.h"

const char *asked_word(enum asked field) {
    static const char *const words[] = {
#define FIELD(name, word) word,
        ASKED(FIELD)
#undef FIELD
    };
    return words[field];
}

const char *form_word(enum form form) {
    static const char *const words[] = {
#define FORM(name, word) word,
        FORMS(FORM)
#undef FORM
    };
    return words[form];
}
