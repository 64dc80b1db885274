#include "model/party_words.h"

#include <string.h>

struct party_words {
    const struct dataset *dataset;
    GPtrArray *names;  /* struct party_word *, the longest first */
    GPtrArray **own;   /* [party]: those of one party */
    GHashTable *first; /* joined -> struct party_word * */
    gsize longest;     /* bytes of the longest */
};

static char *joined(const GArray *words) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++)
        g_string_append(out, g_array_index(words, struct word, i).plain);
    return g_string_free(out, FALSE);
}

static bool all_letters(const char *text) {
    for (; *text; text++)
        if (!g_ascii_isalpha(*text))
            return false;
    return true;
}

static bool has_name(const GPtrArray *own, const char *text) {
    for (guint i = 0; i < own->len; i++)
        if (strcmp(((const struct party_word *)own->pdata[i])->joined, text) == 0)
            return true;
    return false;
}

static struct party_word *add_name(struct party_words *names, int party, const char *text) {
    if (!text)
        return NULL;
    g_autoptr(GArray) words = folded_words(text, PARTY_WORDS_MOST);
    g_autofree char *key = joined(words);
    if (strlen(key) < 2 || has_name(names->own[party], key))
        return NULL;
    struct party_word *name = g_new0(struct party_word, 1);
    name->party = party;
    name->capitals =
        words->len == 1 && strlen(key) <= 4 && all_letters(key) && g_array_index(words, struct word, 0).capitals;
    name->joined = g_steal_pointer(&key);
    name->shown = g_strdup(text);
    g_ptr_array_add(names->names, name);
    g_ptr_array_add(names->own[party], name);
    return name;
}

/* "groenlinks" of https://www.groenlinks.nl/: a website is often called by the name that a page uses. */
static void add_website(struct party_words *names, int party, const char *website) {
    const char *host = website ? strstr(website, "://") : NULL;
    if (!host)
        return;
    host += strlen("://");
    host += g_str_has_prefix(host, "www.") ? strlen("www.") : 0;
    g_autofree char *text = g_strndup(host, strcspn(host, "./:"));
    /* A short one is the party's name again, without its capitals. */
    struct party_word *name = strlen(text) > 4 ? add_name(names, party, text) : NULL;
    if (name)
        name->website = true;
}

static int compare_names(gconstpointer left, gconstpointer right) {
    const struct party_word *a = *(const struct party_word *const *)left, *b = *(const struct party_word *const *)right;
    gsize first = strlen(a->joined), second = strlen(b->joined);
    if (first != second)
        return first > second ? -1 : 1;
    int order = strcmp(a->joined, b->joined);
    return order ? order : a->party - b->party;
}

static void name_free(gpointer data) {
    struct party_word *name = data;
    g_free(name->joined);
    g_free(name->shown);
    g_free(name);
}

static void add_party(struct party_words *names, int index) {
    const struct party *party = dataset_party(names->dataset, index);
    names->own[index] = g_ptr_array_new();
    add_name(names, index, party->name);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        add_name(names, index, party->full_name.text[language]);
    g_auto(GStrv) others = g_strsplit(party->aliases ? party->aliases : "", "|", -1);
    for (char **other = others; *other; other++)
        add_name(names, index, g_strstrip(*other));
    add_website(names, index, party->website);
}

/* By hash, so that what looking takes depends on the length of a text and not on how many names there are. */
static void index_names(struct party_words *names) {
    g_ptr_array_sort(names->names, compare_names);
    for (guint i = names->names->len; i-- > 0;) {
        struct party_word *name = names->names->pdata[i];
        name->rank = i;
        name->next = g_hash_table_lookup(names->first, name->joined);
        g_hash_table_replace(names->first, name->joined, name);
        names->longest = MAX(names->longest, strlen(name->joined));
    }
}

struct party_words *party_words_new(const struct dataset *dataset) {
    struct party_words *names = g_new0(struct party_words, 1);
    names->dataset = dataset;
    names->names = g_ptr_array_new_with_free_func(name_free);
    names->own = g_new0(GPtrArray *, dataset->parties->len + 1);
    names->first = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < (int)dataset->parties->len; i++)
        add_party(names, i);
    index_names(names);
    return names;
}

void party_words_free(struct party_words *names) {
    for (guint i = 0; i < names->dataset->parties->len; i++)
        g_ptr_array_unref(names->own[i]);
    g_free(names->own);
    g_hash_table_unref(names->first);
    g_ptr_array_unref(names->names);
    g_free(names);
}

const GPtrArray *party_words_of(const struct party_words *names, int party) {
    return names->own[party];
}

/* The names that begin at a word. Two parties may have the same one. */
static void match_from(const struct party_words *names, const GArray *words, guint first, GArray *matches) {
    g_autoptr(GString) run = g_string_new(NULL);
    for (guint last = first; last < words->len; last++) {
        g_string_append(run, g_array_index(words, struct word, last).plain);
        if (run->len > names->longest)
            return;
        for (const struct party_word *name = g_hash_table_lookup(names->first, run->str); name; name = name->next) {
            struct party_match match = {name, first, last};
            g_array_append_val(matches, match);
        }
    }
}

static int compare_matches(gconstpointer left, gconstpointer right) {
    const struct party_match *a = left, *b = right;
    if (a->name->rank != b->name->rank)
        return a->name->rank < b->name->rank ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int compare_places(gconstpointer left, gconstpointer right) {
    const struct party_match *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

GArray *party_words_find(const struct party_words *names, const GArray *words, bool *taken) {
    GArray *matches = g_array_new(FALSE, FALSE, sizeof(struct party_match));
    for (guint first = 0; first < words->len; first++)
        match_from(names, words, first, matches);
    g_array_sort(matches, compare_matches);
    guint kept = 0;
    for (guint i = 0; i < matches->len; i++) {
        struct party_match match = g_array_index(matches, struct party_match, i);
        bool vacant = true;
        for (guint word = match.first; word <= match.last; word++)
            vacant = vacant && !taken[word];
        if (!vacant)
            continue;
        memset(taken + match.first, true, (match.last - match.first + 1) * sizeof *taken);
        g_array_index(matches, struct party_match, kept++) = match;
    }
    g_array_set_size(matches, kept);
    g_array_sort(matches, compare_places);
    return matches;
}

/* A name in a text whose words are joined, and where these begin: bounds has a bool for each byte and one behind. It is no name
 * if it begins within one word and ends within another: "sp" in "Jonas Peters". */
static bool is_within(const char *text, const bool *bounds, const char *name) {
    gsize length = strlen(name);
    for (const char *at = strstr(text, name); at; at = strstr(at + 1, name)) {
        gsize first = (gsize)(at - text);
        bool crosses = false;
        for (gsize byte = first + 1; byte < first + length; byte++)
            crosses = crosses || bounds[byte];
        if (!crosses || bounds[first] || bounds[first + length])
            return true;
    }
    return false;
}

/* True if some name of a party may be in these words, in a longer one. */
static bool has_within(const struct party_words *names, const GArray *words, int party) {
    g_autofree char *text = joined(words);
    g_autofree bool *bounds = g_new0(bool, strlen(text) + 1);
    gsize at = 0;
    for (guint i = 0; i < words->len; i++) {
        bounds[at] = true;
        at += strlen(g_array_index(words, struct word, i).plain);
    }
    bounds[at] = true;
    const GPtrArray *own = names->own[party];
    for (guint i = 0; i < own->len; i++)
        if (is_within(text, bounds, ((const struct party_word *)own->pdata[i])->joined))
            return true;
    return false;
}

/* True if letters of a text were lost on its way: "H?yre". */
static bool is_damaged(const char *text) {
    for (const char *at = text; *at; at++)
        if (*at == '?' && at > text && ((guchar)at[-1] > 127 || g_ascii_isalnum(at[-1])) &&
            ((guchar)at[1] > 127 || g_ascii_isalnum(at[1])))
            return true;
    return strstr(text, "\xEF\xBF\xBD") != NULL;
}

enum mention party_words_mention(const struct party_words *names, const char *text, int party) {
    g_autoptr(GArray) words = folded_words(text, PARTY_WORDS_MOST);
    bool taken[PARTY_WORDS_MOST + 1] = {false};
    g_autoptr(GArray) matches = party_words_find(names, words, taken);
    for (guint i = 0; i < matches->len; i++) {
        const struct party_match *match = &g_array_index(matches, struct party_match, i);
        const struct party_word *name = match->name;
        if (name->party == party && !name->website &&
            (!name->capitals || g_array_index(words, struct word, match->first).capitals))
            return MENTION_CERTAIN;
    }
    bool perhaps = words->len == PARTY_WORDS_MOST || is_damaged(text) || has_within(names, words, party);
    return perhaps ? MENTION_PERHAPS : MENTION_NONE;
}
