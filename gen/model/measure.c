#include "model/measure.h"

#include <glib.h>
#include <string.h>

static const struct measure_rule rules[MEASURE_COUNT] = {
#define MEASURE(name, measure_word, ...) [MEASURE_##name] = {.word = measure_word, __VA_ARGS__},
    MEASURES(MEASURE)
#undef MEASURE
};

const struct measure_rule *measure_rule(enum measure measure) {
    return &rules[measure];
}

bool measure_from_word(const char *word, enum measure *measure) {
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (strcmp(word, rules[i].word) == 0) {
            *measure = (enum measure)i;
            return true;
        }
    }
    return false;
}

char *measure_words(const char *last) {
    GString *words = g_string_new(NULL);
    for (int i = 0; i < MEASURE_COUNT; i++)
        g_string_append_printf(words, "%s%s", i == 0 ? "" : i == MEASURE_COUNT - 1 ? last : ", ", rules[i].word);
    return g_string_free(words, FALSE);
}
