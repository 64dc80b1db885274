#include "base/folded.h"

static void word_clear(gpointer data) {
    struct word *word = data;
    g_free(word->plain);
}

static void end_word(GArray *words, GString *letters, bool *capitals) {
    if (letters->len > 0) {
        struct word word = {g_utf8_casefold(letters->str, (gssize)letters->len), *capitals};
        g_array_append_val(words, word);
    }
    g_string_truncate(letters, 0);
    *capitals = true;
}

GArray *folded_words(const char *text, guint most) {
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct word));
    g_array_set_clear_func(words, word_clear);
    g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autoptr(GString) letters = g_string_new(NULL);
    bool capitals = true;
    guint run = 0; /* letters since the last character that is no letter */
    for (const char *at = apart; at && *at && words->len < most; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_ismark(letter) || letter == '\'' || letter == 0x2019)
            continue;
        if (g_unichar_isalnum(letter)) {
            g_string_append_unichar(letters, letter);
            capitals = capitals && !g_unichar_islower(letter);
            run++;
            continue;
        }
        if (letter != '.' || run != 1)
            end_word(words, letters, &capitals);
        run = 0;
    }
    end_word(words, letters, &capitals);
    return words;
}

void folded_append(GString *out, const char *text) {
    g_autoptr(GArray) words = folded_words(text, G_MAXUINT);
    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", g_array_index(words, struct word, i).plain);
}
