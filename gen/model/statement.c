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

/* Media of one kind, as their names begin, and all words that such names are made of, in small letters. With any other word in it a
 * name may be of either kind: "Radio en podcast", "Online en offline". */
struct media_kind {
    const char *const *beginnings, *const *words;
};

static const struct media_kind elsewhere = {
    (const char *const[]){"dagblad", "huis", "tijdschrift", "magazine", "radio", "televisie", "bioscoop", "bioscopen",
                          "buitenreclame", "out of home", "out-of-home", "drukwerk", "flyer", "poster", "folder",
                          "print", NULL},
    (const char *const[]){
        "dagblad",       "dagbladen", "huis",      "aan",     "bladen",    "nieuwsbladen", "tijdschrift",
        "tijdschriften", "magazine",  "magazines", "radio",   "televisie", "bioscoop",     "bioscopen",
        "buitenreclame", "out",       "of",        "home",    "drukwerk",  "flyer",        "flyers",
        "poster",        "posters",   "folder",    "folders", "print",     "en",           NULL},
};
static const struct media_kind online = {
    (const char *const[]){"online", "social media", "sociale media", "zoekmachine", NULL},
    (const char *const[]){"online", "social", "sociale", "media", "display", "video", "audio", "zoekmachine",
                          "zoekmachines", "zoekmachineadvertenties", "banner", "banners", "advertentie", "advertenties",
                          "reclame", "en", NULL},
};

/* True if a name, in small letters, is certainly of this kind. */
static bool is_of(const struct media_kind *kind, const char *name) {
    g_auto(GStrv) words = g_strsplit_set(name, " -/&+.", -1);
    const char *const *beginning = kind->beginnings;
    while (*beginning && !g_str_has_prefix(name, *beginning))
        beginning++;
    bool all = *beginning;
    for (char **word = words; all && *word; word++)
        all = !**word || g_strv_contains(kind->words, *word);
    return all;
}

/* True if a list has words, and each of them is so: "magazine online" and "online en print" may be either. */
static bool all_are(const char *media, const struct media_kind *kind) {
    g_auto(GStrv) words = statement_words(media);
    for (char **word = words; *word; word++) {
        g_autofree char *small = g_utf8_strdown(*word, -1);
        if (!is_of(kind, small))
            return false;
    }
    return words[0] != NULL;
}

bool statement_is_elsewhere(const char *media) {
    return all_are(media, &elsewhere);
}

struct interval statement_online(struct interval paid, const char *media) {
    if (statement_is_elsewhere(media))
        return interval_of(0);
    return all_are(media, &online) ? paid : interval_from_zero(paid);
}
