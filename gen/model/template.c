#include "model/template.h"

#include <string.h>

static void page_template_free(gpointer data) {
    struct page_template *page = data;
    g_array_unref(page->slots);
    g_free(page);
}

struct templates *templates_new(void) {
    struct templates *templates = g_new0(struct templates, 1);
    templates->pages = g_ptr_array_new_with_free_func(page_template_free);
    templates->phrases = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    templates->strings = g_string_chunk_new(16 * 1024);
    return templates;
}

void templates_free(struct templates *templates) {
    if (!templates)
        return;
    g_ptr_array_unref(templates->pages);
    g_hash_table_unref(templates->phrases);
    g_string_chunk_free(templates->strings);
    g_free(templates);
}

const struct page_template *templates_page(const struct templates *templates, enum language language,
                                           const char *name) {
    for (guint i = 0; i < templates->pages->len; i++) {
        const struct page_template *page = g_ptr_array_index(templates->pages, i);
        if (page->language == language && strcmp(page->name, name) == 0)
            return page;
    }
    return NULL;
}

const struct localized *templates_phrase(const struct templates *templates, const char *key) {
    return g_hash_table_lookup(templates->phrases, key);
}
