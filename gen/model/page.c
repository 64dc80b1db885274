#include "model/page.h"

void page_begin(struct page *page) {
    page->slots = g_hash_table_new(g_str_hash, g_str_equal);
    page->figures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

void page_show(struct page *page, const char *name, const struct figure *figure) {
    GPtrArray *figures = g_hash_table_lookup(page->figures, name);
    if (!figures) {
        figures = g_ptr_array_new();
        g_hash_table_insert(page->figures, (gpointer)name, figures);
    }
    if (figure)
        g_ptr_array_add(figures, (gpointer)figure);
}

const GPtrArray *page_figures(const struct page *page, const char *name) {
    return g_hash_table_lookup(page->figures, name);
}

const struct figure *page_figure(const struct page *page, const char *name) {
    const GPtrArray *figures = page_figures(page, name);
    return figures && figures->len > 0 ? g_ptr_array_index(figures, 0) : NULL;
}
