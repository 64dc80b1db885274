#include "suggest/names.h"

#include <string.h>

/* One name of a party, as its words joined: "partijvandearbeid". */
struct alias {
    int party;
    char *joined;
    char *shown;
    bool capitals; /* an abbreviation of at most four capital letters: written so, or it is another word */
};

struct names {
    const struct dataset *dataset;
    GArray *aliases; /* struct alias, the longest first */
};

/* A word of a text: as compared, and as written. */
struct word {
    char *plain;
    bool capitals; /* no small letter in it */
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

static void word_clear(gpointer data) {
    struct word *word = data;
    g_free(word->plain);
}

static void words_end_word(GArray *words, GString *letters, bool *capitals) {
    if (letters->len > 0) {
        struct word word = {g_utf8_casefold(letters->str, (gssize)letters->len), *capitals};
        g_array_append_val(words, word);
    }
    g_string_truncate(letters, 0);
    *capitals = true;
}

/* Letters are taken apart from their accents, and look-alikes (fullwidth, mathematical) become plain ones. "b.v." and
 * "S.P." are one word, "d66.nl" is two. */
static GArray *words_of(const char *text) {
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct word));
    g_array_set_clear_func(words, word_clear);
    g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autoptr(GString) letters = g_string_new(NULL);
    bool capitals = true;
    guint run = 0; /* letters since the last character that is no letter */
    for (const char *at = apart; at && *at; at = g_utf8_next_char(at)) {
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
            words_end_word(words, letters, &capitals);
        run = 0;
    }
    words_end_word(words, letters, &capitals);
    return words;
}

static char *joined(const GArray *words) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++)
        g_string_append(out, g_array_index(words, struct word, i).plain);
    return g_string_free(out, FALSE);
}

static void append_word(GString *out, const struct word *word) {
    g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", word->plain);
}

void names_append_plain(GString *out, const char *text) {
    g_autoptr(GArray) words = words_of(text);
    for (guint i = 0; i < words->len; i++)
        append_word(out, &g_array_index(words, struct word, i));
}

static bool all_letters(const char *text) {
    for (; *text; text++)
        if (!g_ascii_isalpha(*text))
            return false;
    return true;
}

static void add_alias(struct names *names, int party, const char *text) {
    if (!text)
        return;
    g_autoptr(GArray) words = words_of(text);
    char *key = joined(words);
    bool known = strlen(key) < 2;
    for (guint i = 0; i < names->aliases->len && !known; i++) {
        const struct alias *alias = &g_array_index(names->aliases, struct alias, i);
        known = alias->party == party && strcmp(alias->joined, key) == 0;
    }
    if (known) {
        g_free(key);
        return;
    }
    struct alias alias = {party, key, g_strdup(text), false};
    alias.capitals =
        words->len == 1 && strlen(key) <= 4 && all_letters(key) && g_array_index(words, struct word, 0).capitals;
    g_array_append_val(names->aliases, alias);
}

/* "groenlinks" of https://www.groenlinks.nl/: a website is often called by the name that a page uses. */
static void add_website(struct names *names, int party, const char *website) {
    const char *host = website ? strstr(website, "://") : NULL;
    if (!host)
        return;
    host += strlen("://");
    host += g_str_has_prefix(host, "www.") ? strlen("www.") : 0;
    g_autofree char *name = g_strndup(host, strcspn(host, "./:"));
    /* A short one is the party's name again, without its capitals. */
    if (strlen(name) > 4)
        add_alias(names, party, name);
}

static int compare_aliases(gconstpointer left, gconstpointer right) {
    const struct alias *a = left, *b = right;
    gsize first = strlen(a->joined), second = strlen(b->joined);
    if (first != second)
        return first > second ? -1 : 1;
    int order = strcmp(a->joined, b->joined);
    return order ? order : a->party - b->party;
}

struct names *names_new(const struct dataset *dataset) {
    struct names *names = g_new(struct names, 1);
    *names = (struct names){dataset, g_array_new(FALSE, FALSE, sizeof(struct alias))};
    for (int i = 0; i < (int)dataset->parties->len; i++) {
        const struct party *party = dataset_party(dataset, i);
        add_alias(names, i, party->name);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            add_alias(names, i, party->full_name.text[language]);
        g_auto(GStrv) others = g_strsplit(party->aliases ? party->aliases : "", "|", -1);
        for (char **other = others; *other; other++)
            add_alias(names, i, *other);
        add_website(names, i, party->website);
    }
    g_array_sort(names->aliases, compare_aliases);
    return names;
}

void names_free(struct names *names) {
    for (guint i = 0; i < names->aliases->len; i++) {
        g_free(g_array_index(names->aliases, struct alias, i).joined);
        g_free(g_array_index(names->aliases, struct alias, i).shown);
    }
    g_array_unref(names->aliases);
    g_free(names);
}

/* The last word of a run from first on that spells the alias exactly; -1 if none does. */
static int match_from(const GArray *words, guint first, const char *alias) {
    for (guint i = first; i < words->len; i++) {
        const char *word = g_array_index(words, struct word, i).plain;
        if (!g_str_has_prefix(alias, word))
            return -1;
        alias += strlen(word);
        if (!*alias)
            return (int)i;
    }
    return -1;
}

static bool is_company(const char *word) {
    for (gsize i = 0; i < G_N_ELEMENTS(companies); i++)
        if (strcmp(word, companies[i]) == 0)
            return true;
    return false;
}

static bool is_elsewhere(const char *word, const char *country) {
    for (gsize i = 0; i < G_N_ELEMENTS(countries); i++)
        if (strcmp(word, countries[i].word) == 0)
            return g_strcmp0(countries[i].country, country) != 0;
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
    for (guint i = 0; i < names->aliases->len; i++) {
        const struct alias *alias = &g_array_index(names->aliases, struct alias, i);
        if (alias->party == party && (strstr(alias->joined, word) || g_str_has_prefix(word, alias->joined)))
            return true;
    }
    return false;
}

/* What the rest of a name has that speaks against this party; NULL: nothing. */
static const char *doubt_about(const struct names *names, const GArray *words, const struct find *find,
                               const struct alias *alias) {
    if (alias->capitals && !g_array_index(words, struct word, find->first).capitals)
        return "the party writes itself in capitals, so this may be another word";
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_array_index(words, struct word, i).plain;
        if (i >= find->first && i <= find->last)
            continue;
        if (is_company(word))
            return "the name is a company's";
        if (is_elsewhere(word, names->dataset->settings.country))
            return "the name is of another country";
        if (names_a_party(word) && !is_own_word(names, find->party, word))
            return "the name is of another party";
    }
    return NULL;
}

static bool is_taken(const GArray *finds, guint first, guint last) {
    for (guint i = 0; i < finds->len; i++) {
        const struct find *find = &g_array_index(finds, struct find, i);
        if (first <= find->last && find->first <= last)
            return true;
    }
    return false;
}

static int compare_finds(gconstpointer left, gconstpointer right) {
    const struct find *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

/* Keeps each party's first find: a name may hold an abbreviation and the words it is short for. */
static void keep_first(GArray *finds) {
    for (guint i = 0; i < finds->len; i++)
        for (guint j = finds->len; j-- > i + 1;)
            if (g_array_index(finds, struct find, i).party == g_array_index(finds, struct find, j).party) {
                /* The spelled-out name is no doubt about its abbreviation, and the other way round. */
                if (!g_array_index(finds, struct find, j).doubt)
                    g_array_index(finds, struct find, i).doubt = NULL;
                g_array_remove_index(finds, j);
            }
}

static GArray *find_all(const struct names *names, const GArray *words) {
    GArray *finds = g_array_new(FALSE, TRUE, sizeof(struct find));
    for (guint i = 0; i < names->aliases->len; i++) {
        const struct alias *alias = &g_array_index(names->aliases, struct alias, i);
        for (guint first = 0; first < words->len; first++) {
            int last = match_from(words, first, alias->joined);
            if (last < 0 || is_taken(finds, first, (guint)last))
                continue;
            struct find find = {alias->party, first, (guint)last, alias->shown, NULL};
            find.doubt = doubt_about(names, words, &find, alias);
            g_array_append_val(finds, find);
        }
    }
    g_array_sort(finds, compare_finds);
    return finds;
}

GArray *names_find(const struct names *names, const char *text) {
    g_autoptr(GArray) words = words_of(text);
    GArray *finds = find_all(names, words);
    keep_first(finds);
    return finds;
}

void names_append_rest(const struct names *names, GString *out, const char *text) {
    g_autoptr(GArray) words = words_of(text);
    g_autoptr(GArray) finds = find_all(names, words);
    for (guint i = 0; i < words->len; i++)
        if (!is_taken(finds, i, i))
            append_word(out, &g_array_index(words, struct word, i));
}
