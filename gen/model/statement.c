#include "model/statement.h"

#include <string.h>

guint statements_missing(const struct statements_given *given) {
    return given->counted > given->read ? given->counted - given->read : 0;
}

guint statements_unknown(const struct statements_given *given) {
    return statements_missing(given) + given->superseded;
}

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
static const char *const perhaps_online[] = {"online",   "social",  "sociale",   "digita",
                                             "internet", "website", "streaming", "zoekmachine"};

static bool holds(const char *word, const char *const *parts, gsize count) {
    for (gsize i = 0; i < count; i++)
        if (strstr(word, parts[i]))
            return true;
    return false;
}

static bool begins_with(const char *word, const char *const *beginnings, gsize count) {
    for (gsize i = 0; i < count; i++)
        if (g_str_has_prefix(word, beginnings[i]))
            return true;
    return false;
}

static bool is_elsewhere(const char *word) {
    return begins_with(word, elsewhere, G_N_ELEMENTS(elsewhere)) &&
           !holds(word, perhaps_online, G_N_ELEMENTS(perhaps_online));
}

static bool is_online(const char *word) {
    return begins_with(word, online, G_N_ELEMENTS(online)) && !holds(word, elsewhere, G_N_ELEMENTS(elsewhere));
}

/* True if a list has words, and each of them is so: "magazine online" and "online en print" may be either. */
static bool all_are(const char *media, bool (*is)(const char *word)) {
    g_auto(GStrv) words = statement_words(media);
    for (char **word = words; *word; word++) {
        g_autofree char *small = g_utf8_strdown(*word, -1);
        if (!is(small))
            return false;
    }
    return words[0] != NULL;
}

bool statement_is_elsewhere(const char *media) {
    return all_are(media, is_elsewhere);
}

struct interval statement_online(struct interval paid, const char *media) {
    if (statement_is_elsewhere(media))
        return interval_of(0);
    return all_are(media, is_online) ? paid : interval_from_zero(paid);
}
