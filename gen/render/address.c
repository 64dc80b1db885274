#include "render/address.h"

#include <string.h>

void address_append_html(GString *out, const struct page *page, enum language language) {
    g_string_append(out, page->path.text[language]);
    g_string_append(out, "index.html");
}

void address_append_markdown(GString *out, const struct page *page, enum language language) {
    const char *path = page->path.text[language];
    const char *below = strchr(path, '/');
    bool is_index = !below || !below[1];
    g_string_append(out, "markdown/");
    g_string_append(out, path);
    if (page->has_children || is_index) {
        g_string_append(out, "_index.md");
        return;
    }
    g_string_truncate(out, out->len - 1);
    g_string_append(out, ".md");
}

void address_append_relative(GString *out, const char *from, const char *to) {
    gsize shared = 0;
    for (gsize i = 0; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            shared = i + 1;
    for (const char *slash = from + shared; (slash = strchr(slash, '/')); slash++)
        g_string_append(out, "../");
    g_string_append(out, to + shared);
}

bool address_is_absolute(const char *address) {
    return address[strcspn(address, ":/?#")] == ':' || g_str_has_prefix(address, "//");
}
