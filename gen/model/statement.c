#include "model/statement.h"

#include <string.h>

char **statement_words(const char *list) {
    g_auto(GStrv) words = g_strsplit(list, ",", -1);
    GPtrArray *kept = g_ptr_array_new();
    for (char **word = words; *word; word++)
        if (*g_strstrip(*word))
            g_ptr_array_add(kept, g_strdup(*word));
    g_ptr_array_add(kept, NULL);
    return (char **)g_ptr_array_free(kept, FALSE);
}

/* Media that are not online, as they begin in small letters. A word that is in neither list may be either. */
static const char *const elsewhere[] = {"dagblad",   "huis-aan-huis", "tijdschrift",   "magazine",    "radio",
                                        "televisie", "bioscoop",      "buitenreclame", "out of home", "drukwerk",
                                        "flyer",     "poster",        "folder",        "print"};
static const char *const online[] = {"online", "social media", "sociale media", "zoekmachine"};

static bool begins_with(const char *word, const char *const *beginnings, gsize count) {
    g_autofree char *small = g_utf8_strdown(word, -1);
    for (gsize i = 0; i < count; i++)
        if (g_str_has_prefix(small, beginnings[i]))
            return true;
    return false;
}

/* True if a list has words, and each begins in one of these ways. */
static bool all_begin_with(const char *media, const char *const *beginnings, gsize count) {
    g_auto(GStrv) words = statement_words(media);
    for (char **word = words; *word; word++)
        if (!begins_with(*word, beginnings, count))
            return false;
    return words[0] != NULL;
}

bool statement_is_elsewhere(const char *media) {
    return all_begin_with(media, elsewhere, G_N_ELEMENTS(elsewhere));
}

struct interval statement_online(struct interval paid, const char *media) {
    if (statement_is_elsewhere(media))
        return interval_of(0);
    return all_begin_with(media, online, G_N_ELEMENTS(online)) ? paid : interval_from_zero(paid);
}
