#include "model/indicators.h"

const char *form_word(enum form form) {
    static const char *const words[] = {
#define FORM(name, word) word,
        FORMS(FORM)
#undef FORM
    };
    return words[form];
}
