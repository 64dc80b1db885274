#include "base/private.h"

#include <glib.h>

/* What gives away an e-mail address, a telephone number, a Dutch or English street address, or a house number with a postcode.
 * Four digits and two capitals alone do not: 'PS 2023 NL' is a title. A telephone number has ten digits with 0 before the
 * others, or + or 00 and eight to fifteen; spaces, hyphens, points and brackets may be between them. A day with a time
 * behind it is none. */
static const struct {
    const char *noun;
    const char *pattern;
} forms[] = {
    {"an e-mail address", "[^\\s@<>(),;:/]+@[^\\s@<>(),;:]+\\.[a-z]{2,}"},
    {"a telephone number",
     "(?<!\\d)(?<!\\d[-.,/])(?!\\d\\d?[-./ ]\\d\\d?[-./ ]\\d{4})\\(?0[1-9](?:[\\s.()-]{0,2}\\d){8}(?!\\d)"},
    {"a telephone number", "(?<!\\d)(?<!\\d[-.,/])(?:\\+|00)[1-9](?:[\\s.()-]{0,3}\\d){7,14}(?!\\d)"},
    {"a street address", "\\b\\p{L}{3,}(straat|laan|gracht|kade|singel|dijk|plein|steeg|weg|hof|pad)\\s+\\d{1,3}\\s?[a-"
                         "z]?(\\s*,|$|\\s+\\d{4}\\s?[a-z]{2}\\b)"},
    {"a street address", "\\b\\d{1,4}[a-z]?,?\\s+\\p{L}+\\s+(street|road|avenue|lane|square)\\b"},
    {"a street address", "\\b\\d{1,4}\\s?[a-z]?\\s*,\\s*[1-9]\\d{3}\\s?[a-z]{2}\\b"},
};

struct private_patterns {
    GRegex *compiled[G_N_ELEMENTS(forms)];
};

struct private_patterns *private_patterns_new(void) {
    struct private_patterns *patterns = g_new(struct private_patterns, 1);
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        patterns->compiled[i] = g_regex_new(forms[i].pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    return patterns;
}

void private_patterns_free(struct private_patterns *patterns) {
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        g_regex_unref(patterns->compiled[i]);
    g_free(patterns);
}

const char *private_patterns_find(const struct private_patterns *patterns, const char *text) {
    for (guint i = 0; text && i < G_N_ELEMENTS(forms); i++)
        if (g_regex_match(patterns->compiled[i], text, 0, NULL))
            return forms[i].noun;
    return NULL;
}
