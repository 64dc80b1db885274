#include "read/party_names.h"

static void add_name(GHashTable *parties, const char *name, int party) {
    char *key = name ? g_utf8_casefold(name, -1) : NULL;
    if (key && *key && !g_hash_table_contains(parties, key))
        g_hash_table_insert(parties, key, GINT_TO_POINTER(party + 1));
    else
        g_free(key);
}

GHashTable *party_names(const struct dataset *dataset) {
    GHashTable *parties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; i < (int)dataset->parties->len; i++)
        add_name(parties, dataset_party(dataset, i)->id, i);
    for (int i = 0; i < (int)dataset->parties->len; i++)
        add_name(parties, dataset_party(dataset, i)->name, i);
    for (int i = 0; i < (int)dataset->parties->len; i++) {
        const struct party *party = dataset_party(dataset, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            add_name(parties, party->full_name.text[language], i);
        g_auto(GStrv) others = g_strsplit(party->aliases ? party->aliases : "", "|", -1);
        for (char **other = others; *other; other++)
            add_name(parties, g_strstrip(*other), i);
    }
    return parties;
}

int party_names_find(GHashTable *names, const char *text) {
    g_autofree char *key = g_utf8_casefold(text, -1);
    return GPOINTER_TO_INT(g_hash_table_lookup(names, key)) - 1;
}
