#include "base/language.h"

#include <glib.h>
#include <string.h>

#define NBSP "\xC2\xA0"
#define THIN_NBSP "\xE2\x80\xAF" /* narrow no-break space, U+202F */
#define APOSTROPHE "\xE2\x80\x99"

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

/* True if words end in these, and not within a longer word. */
static bool end_in(const char *words, size_t length, const char *last, size_t size) {
    return length >= size && strncmp(words + length - size, last, size) == 0 &&
           (length == size || !g_ascii_isalpha(words[length - size - 1]));
}

/* "de le ": words that end in "de " before a text that begins with "le ". */
static bool joint_contracted(const struct contraction *rule, const char *words, size_t length, const char *text,
                             struct joint *joint) {
    size_t first = strcspn(rule->apart, " ") + 1;
    const char *second = rule->apart + first;
    if (!end_in(words, length, rule->apart, first) || strncmp(text, second, strlen(second)) != 0)
        return false;
    *joint = (struct joint){first, rule->joined, strlen(second)};
    return true;
}

static bool begins_with_vowel(const char *text) {
    g_autofree char *letter = g_utf8_substring(text, 0, *text ? 1 : 0);
    g_autofree char *apart = g_utf8_normalize(letter, -1, G_NORMALIZE_NFD);
    return apart && ((*apart && strchr("AEIOUaeiou", *apart)) || strcmp(letter, "Œ") == 0 || strcmp(letter, "œ") == 0);
}

/* "que il": words that end in a word of the row before a vowel. */
static bool joint_elided(const char *elided, const char *words, size_t length, const char *text, struct joint *joint) {
    if (!elided || length < 2 || words[length - 1] != ' ')
        return false;
    for (const char *word = elided; *word;) {
        size_t size = strcspn(word, " ");
        if (end_in(words, length - 1, word, size) && begins_with_vowel(text)) {
            *joint = (struct joint){2, APOSTROPHE, 0};
            return true;
        }
        word += size + (word[size] == ' ');
    }
    return false;
}

struct joint language_joint(enum language language, const char *words, size_t length, const char *text) {
    struct joint joint = {0, "", 0};
    const struct language_row *row = &rows[language];
    for (int i = 0; i < MOST_CONTRACTIONS && row->contractions[i].apart; i++)
        if (joint_contracted(&row->contractions[i], words, length, text, &joint))
            return joint;
    joint_elided(row->elided, words, length, text, &joint);
    return joint;
}

bool localized_any(const struct localized *words) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (words->text[i])
            return true;
    return false;
}

void language_append_known(GString *out) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_string_append_printf(out, "%s%s (%s)", i ? ", " : "", rows[i].code, rows[i].name);
}
