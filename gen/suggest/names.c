#include "suggest/names.h"

#include "model/party_words.h"

#include <string.h>

struct names {
    const struct dataset *dataset;
    struct party_words *words;
};

/* Words that say that a name is a company's. */
static const char *const companies[] = {"ag",      "bv",  "corp", "corporation", "gmbh", "inc",
                                        "limited", "llc", "ltd",  "plc",         "sarl", "srl"};

/* Countries as pages name them, and their codes. */
static const struct {
    const char *word, *country;
} countries[] = {
    {"austria", "AT"}, {"belgie", "BE"},      {"belgique", "BE"},  {"belgium", "BE"},     {"denmark", "DK"},
    {"danmark", "DK"}, {"deutschland", "DE"}, {"duitsland", "DE"}, {"espana", "ES"},      {"europa", ""},
    {"europe", ""},    {"france", "FR"},      {"germany", "DE"},   {"ireland", "IE"},     {"italia", "IT"},
    {"italy", "IT"},   {"luxembourg", "LU"},  {"nederland", "NL"}, {"netherlands", "NL"}, {"osterreich", "AT"},
    {"polska", "PL"},  {"portugal", "PT"},    {"romania", "RO"},   {"schweiz", "CH"},     {"spain", "ES"},
    {"suisse", "CH"},  {"sverige", "SE"},     {"sweden", "SE"},    {"uk", "GB"},          {"vlaanderen", "BE"},
};

/* Endings of a word that names a party of its own. */
static const char *const party_endings[] = {"partei", "parti", "partido", "partij", "partito", "party"};

static void append_word(GString *out, const struct word *word) {
    g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", word->plain);
}

struct names *names_new(const struct dataset *dataset) {
    struct names *names = g_new(struct names, 1);
    *names = (struct names){dataset, party_words_new(dataset)};
    return names;
}

void names_free(struct names *names) {
    party_words_free(names->words);
    g_free(names);
}

static bool is_company(const char *word) {
    for (gsize i = 0; i < G_N_ELEMENTS(companies); i++)
        if (strcmp(word, companies[i]) == 0)
            return true;
    return false;
}

static bool is_elsewhere(const char *word, const struct settings *settings) {
    for (gsize i = 0; i < G_N_ELEMENTS(countries); i++)
        if (strcmp(word, countries[i].word) == 0)
            return !settings_is_about(settings, countries[i].country);
    return false;
}

static bool names_a_party(const char *word) {
    for (gsize i = 0; i < G_N_ELEMENTS(party_endings); i++)
        if (g_str_has_suffix(word, party_endings[i]))
            return true;
    return false;
}

/* A word of the party's own names, or one that begins so ("50pluspartij"). */
static bool is_own_word(const struct names *names, int party, const char *word) {
    const GPtrArray *own = party_words_of(names->words, party);
    for (guint i = 0; i < own->len; i++) {
        const struct party_word *name = own->pdata[i];
        if (strstr(name->joined, word) || g_str_has_prefix(word, name->joined))
            return true;
    }
    return false;
}

/* What the rest of a name has that speaks against this party; NULL: nothing. */
static const char *doubt_about(const struct names *names, const GArray *words, const struct find *find,
                               const struct party_word *name) {
    if (name->capitals && !g_array_index(words, struct word, find->first).capitals)
        return "the party writes itself in capitals, so this may be another word";
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_array_index(words, struct word, i).plain;
        if (i >= find->first && i <= find->last)
            continue;
        if (is_company(word))
            return "the name is a company's";
        if (is_elsewhere(word, &names->dataset->settings))
            return "the name is of another country";
        if (names_a_party(word) && !is_own_word(names, find->party, word))
            return "the name is of another party";
    }
    return NULL;
}

/* What the matches say, each with what speaks against it. */
static GArray *finds_of(const struct names *names, const GArray *words, bool *taken) {
    g_autoptr(GArray) matches = party_words_find(names->words, words, taken);
    GArray *finds = g_array_new(FALSE, TRUE, sizeof(struct find));
    for (guint i = 0; i < matches->len; i++) {
        const struct party_match *match = &g_array_index(matches, struct party_match, i);
        struct find find = {match->name->party, match->first, match->last, match->name->shown, NULL};
        find.doubt = doubt_about(names, words, &find, match->name);
        g_array_append_val(finds, find);
    }
    return finds;
}

/* Keeps each party's first find: a name may hold an abbreviation and the words it is short for. The spelled-out name is
 * no doubt about its abbreviation, and the other way round. */
static void keep_first(GArray *finds) {
    guint kept = 0;
    for (guint i = 0; i < finds->len; i++) {
        struct find *find = &g_array_index(finds, struct find, i);
        guint known = 0;
        while (known < kept && g_array_index(finds, struct find, known).party != find->party)
            known++;
        if (known == kept)
            g_array_index(finds, struct find, kept++) = *find;
        else if (!find->doubt)
            g_array_index(finds, struct find, known).doubt = NULL;
    }
    g_array_set_size(finds, kept);
}

GArray *names_find(const struct names *names, const char *text, GString *rest) {
    g_autoptr(GArray) words = folded_words(text, PARTY_WORDS_MOST);
    bool taken[PARTY_WORDS_MOST + 1] = {false};
    GArray *finds = finds_of(names, words, taken);
    for (guint i = 0; rest && i < words->len; i++)
        if (!taken[i])
            append_word(rest, &g_array_index(words, struct word, i));
    keep_first(finds);
    return finds;
}
