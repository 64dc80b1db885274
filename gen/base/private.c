#include "base/private.h"

#include <glib.h>

/* What marks an e-mail address, a Dutch or English street address, or a house number with a postcode. Bare four digits
 * and two capitals are no mark: 'PS 2023 NL' is a title. */
static const struct {
    const char *noun;
    const char *pattern;
} patterns[] = {
    {"an e-mail address", "[^\\s@<>(),;:/]+@[^\\s@<>(),;:]+\\.[a-z]{2,}"},
    {"a street address", "\\b\\p{L}{3,}(straat|laan|gracht|kade|singel|dijk|plein|steeg|weg|hof|pad)\\s+\\d{1,3}\\s?[a-"
                         "z]?(\\s*,|$|\\s+\\d{4}\\s?[a-z]{2}\\b)"},
    {"a street address", "\\b\\d{1,4}[a-z]?,?\\s+\\p{L}+\\s+(street|road|avenue|lane|square)\\b"},
    {"a street address", "\\b\\d{1,4}\\s?[a-z]?\\s*,\\s*[1-9]\\d{3}\\s?[a-z]{2}\\b"},
};

struct private_marks {
    GRegex *compiled[G_N_ELEMENTS(patterns)];
};

struct private_marks *private_marks_new(void) {
    struct private_marks *marks = g_new(struct private_marks, 1);
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
        marks->compiled[i] = g_regex_new(patterns[i].pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    return marks;
}

void private_marks_free(struct private_marks *marks) {
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
        g_regex_unref(marks->compiled[i]);
    g_free(marks);
}

const char *private_marks_find(const struct private_marks *marks, const char *text) {
    for (guint i = 0; text && i < G_N_ELEMENTS(patterns); i++)
        if (g_regex_match(marks->compiled[i], text, 0, NULL))
            return patterns[i].noun;
    return NULL;
}
