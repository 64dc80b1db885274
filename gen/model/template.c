#include "model/template.h"

#include <string.h>

static void page_template_free(gpointer data) {
    struct page_template *page = data;
    g_array_unref(page->slots);
    g_free(page);
}

static void static_file_free(gpointer data) {
    struct static_file *file = data;
    g_bytes_unref(file->bytes);
    g_free(file);
}

struct templates *templates_new(void) {
    struct templates *templates = g_new0(struct templates, 1);
    templates->layout = templates->style = templates->own_style = "";
    templates->statics = g_ptr_array_new_with_free_func(static_file_free);
    templates->files = g_ptr_array_new_with_free_func(g_free);
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
    g_ptr_array_unref(templates->statics);
    g_ptr_array_unref(templates->files);
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

void templates_add_page(struct templates *templates, struct page_template *page) {
    for (guint i = 0; i < templates->pages->len; i++) {
        const struct page_template *other = g_ptr_array_index(templates->pages, i);
        if (other->language == page->language && strcmp(other->name, page->name) == 0) {
            g_ptr_array_remove_index(templates->pages, i);
            break;
        }
    }
    g_ptr_array_add(templates->pages, page);
}

const struct static_file *templates_static(const struct templates *templates, const char *name) {
    for (guint i = 0; i < templates->statics->len; i++) {
        const struct static_file *file = g_ptr_array_index(templates->statics, i);
        if (strcmp(file->name, name) == 0)
            return file;
    }
    return NULL;
}

const struct localized *templates_phrase(const struct templates *templates, const char *key) {
    return g_hash_table_lookup(templates->phrases, key);
}
