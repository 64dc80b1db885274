#include "suggest/names.h"

#include "base/folded.h"

#include <string.h>

/* One name of a party, as its words joined: "partijvandearbeid". */
struct alias {
    int party;
    char *joined;
    char *shown;
    bool capitals;      /* an abbreviation of at most four capital letters: written so, or it is another word */
    guint rank;         /* in the order in which names are taken */
    struct alias *next; /* the same name, of another party */
};

struct names {
    const struct dataset *dataset;
    GPtrArray *aliases; /* struct alias *, the longest first */
    GPtrArray **own;    /* [party]: those of one party */
    GHashTable *first;  /* joined -> struct alias * */
    gsize longest;      /* bytes of the longest */
};

/* A longer name is looked at so far: it is no name, and may be anything. */
enum { WORDS_MOST = 200 };

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

static char *joined(const GArray *words) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++)
        g_string_append(out, g_array_index(words, struct word, i).plain);
    return g_string_free(out, FALSE);
}

static void append_word(GString *out, const struct word *word) {
    g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", word->plain);
}

static bool all_letters(const char *text) {
    for (; *text; text++)
        if (!g_ascii_isalpha(*text))
            return false;
    return true;
}

static bool has_alias(const GPtrArray *own, const char *joined) {
    for (guint i = 0; i < own->len; i++)
        if (strcmp(((const struct alias *)own->pdata[i])->joined, joined) == 0)
            return true;
    return false;
}

static void add_alias(struct names *names, int party, const char *text) {
    if (!text)
        return;
    g_autoptr(GArray) words = folded_words(text, WORDS_MOST);
    g_autofree char *key = joined(words);
    if (strlen(key) < 2 || has_alias(names->own[party], key))
        return;
    struct alias *alias = g_new0(struct alias, 1);
    alias->party = party;
    alias->capitals =
        words->len == 1 && strlen(key) <= 4 && all_letters(key) && g_array_index(words, struct word, 0).capitals;
    alias->joined = g_steal_pointer(&key);
    alias->shown = g_strdup(text);
    g_ptr_array_add(names->aliases, alias);
    g_ptr_array_add(names->own[party], alias);
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
    const struct alias *a = *(const struct alias *const *)left, *b = *(const struct alias *const *)right;
    gsize first = strlen(a->joined), second = strlen(b->joined);
    if (first != second)
        return first > second ? -1 : 1;
    int order = strcmp(a->joined, b->joined);
    return order ? order : a->party - b->party;
}

static void alias_free(gpointer data) {
    struct alias *alias = data;
    g_free(alias->joined);
    g_free(alias->shown);
    g_free(alias);
}

static void add_party(struct names *names, int index) {
    const struct party *party = dataset_party(names->dataset, index);
    names->own[index] = g_ptr_array_new();
    add_alias(names, index, party->name);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        add_alias(names, index, party->full_name.text[language]);
    g_auto(GStrv) others = g_strsplit(party->aliases ? party->aliases : "", "|", -1);
    for (char **other = others; *other; other++)
        add_alias(names, index, g_strstrip(*other));
    add_website(names, index, party->website);
}

/* By hash, so that what looking takes depends on the length of a text and not on how many names there are. */
static void index_aliases(struct names *names) {
    g_ptr_array_sort(names->aliases, compare_aliases);
    for (guint i = names->aliases->len; i-- > 0;) {
        struct alias *alias = names->aliases->pdata[i];
        alias->rank = i;
        alias->next = g_hash_table_lookup(names->first, alias->joined);
        g_hash_table_replace(names->first, alias->joined, alias);
        names->longest = MAX(names->longest, strlen(alias->joined));
    }
}

struct names *names_new(const struct dataset *dataset) {
    struct names *names = g_new0(struct names, 1);
    names->dataset = dataset;
    names->aliases = g_ptr_array_new_with_free_func(alias_free);
    names->own = g_new0(GPtrArray *, dataset->parties->len + 1);
    names->first = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < (int)dataset->parties->len; i++)
        add_party(names, i);
    index_aliases(names);
    return names;
}

void names_free(struct names *names) {
    for (guint i = 0; i < names->dataset->parties->len; i++)
        g_ptr_array_unref(names->own[i]);
    g_free(names->own);
    g_hash_table_unref(names->first);
    g_ptr_array_unref(names->aliases);
    g_free(names);
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
    const GPtrArray *own = names->own[party];
    for (guint i = 0; i < own->len; i++) {
        const struct alias *alias = own->pdata[i];
        if (strstr(alias->joined, word) || g_str_has_prefix(word, alias->joined))
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

/* A name of a party as a run of words, before it is known whether a longer one takes one of them. */
struct match {
    const struct alias *alias;
    guint first, last;
};

/* The names that begin at a word. Two parties may have the same one. */
static void match_from(const struct names *names, const GArray *words, guint first, GArray *matches) {
    g_autoptr(GString) run = g_string_new(NULL);
    for (guint last = first; last < words->len; last++) {
        g_string_append(run, g_array_index(words, struct word, last).plain);
        if (run->len > names->longest)
            return;
        for (const struct alias *alias = g_hash_table_lookup(names->first, run->str); alias; alias = alias->next) {
            struct match match = {alias, first, last};
            g_array_append_val(matches, match);
        }
    }
}

static int compare_matches(gconstpointer left, gconstpointer right) {
    const struct match *a = left, *b = right;
    if (a->alias->rank != b->alias->rank)
        return a->alias->rank < b->alias->rank ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int compare_finds(gconstpointer left, gconstpointer right) {
    const struct find *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

/* The longest names first, and no word for two of them. taken: [word]. */
static GArray *take(const struct names *names, const GArray *words, bool *taken) {
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct match));
    GArray *finds = g_array_new(FALSE, TRUE, sizeof(struct find));
    for (guint first = 0; first < words->len; first++)
        match_from(names, words, first, matches);
    g_array_sort(matches, compare_matches);
    for (guint i = 0; i < matches->len; i++) {
        const struct match *match = &g_array_index(matches, struct match, i);
        bool vacant = true;
        for (guint word = match->first; word <= match->last; word++)
            vacant = vacant && !taken[word];
        if (!vacant)
            continue;
        memset(taken + match->first, true, (match->last - match->first + 1) * sizeof *taken);
        struct find find = {match->alias->party, match->first, match->last, match->alias->shown, NULL};
        find.doubt = doubt_about(names, words, &find, match->alias);
        g_array_append_val(finds, find);
    }
    g_array_sort(finds, compare_finds);
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
    g_autoptr(GArray) words = folded_words(text, WORDS_MOST);
    bool taken[WORDS_MOST + 1] = {false};
    GArray *finds = take(names, words, taken);
    for (guint i = 0; rest && i < words->len; i++)
        if (!taken[i])
            append_word(rest, &g_array_index(words, struct word, i));
    keep_first(finds);
    return finds;
}
