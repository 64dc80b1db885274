#include "base/slug.h"

char *slug_of(const char *words) {
    g_autofree char *valid = g_utf8_make_valid(words, -1);
    g_autofree char *decomposed = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
    GString *slug = g_string_new(NULL);
    for (const char *at = decomposed; *at; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(slug, g_ascii_tolower(*at));
        else if ((*at & 0x80) == 0 && slug->len && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    }
    while (slug->len && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    if (slug->len == 0)
        g_string_append(slug, "part");
    return g_string_free(slug, FALSE);
}

char *slug_unused(const char *slug, GHashTable *ids, GHashTable *given) {
    guint number = MAX(GPOINTER_TO_UINT(g_hash_table_lookup(given, slug)), 1);
    char *id = g_strdup(slug);
    while (g_hash_table_contains(ids, id)) {
        g_free(id);
        id = g_strdup_printf("%s-%u", slug, ++number);
    }
    g_hash_table_insert(given, g_strdup(slug), GUINT_TO_POINTER(number));
    g_hash_table_add(ids, g_strdup(id));
    return id;
}
