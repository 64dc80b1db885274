#include "base/language.h"

#include <string.h>

#define NBSP "\xC2\xA0"

#define LANGUAGE(id, ...) [LANGUAGE_##id] = {__VA_ARGS__},
static const struct language_row rows[] = {
#include "base/language_rows.h"
};
#undef LANGUAGE

_Static_assert(sizeof rows / sizeof *rows == LANGUAGE_COUNT, "one row per language");

const struct language_row *language_row(enum language language) {
    return &rows[language];
}

const char *language_code(enum language language) {
    return rows[language].code;
}

bool language_from_code(const char *code, enum language *language) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(code, rows[i].code) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}

bool language_is_singular(enum language language, int64_t count) {
    return count >= rows[language].singular[0] && count <= rows[language].singular[1];
}

bool localized_any(const struct localized *words) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (words->text[i])
            return true;
    return false;
}
