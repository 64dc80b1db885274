#include "base/slug.h"

#include <glib.h>

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
