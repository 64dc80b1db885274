#include "render/page/view.h"

#include "render/address.h"
#include "model/target.h"

#include <string.h>

static int compare_entries(gconstpointer left, gconstpointer right) {
    const struct menu_entry *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->label, b->label);
}

/* A template may serve many pages; the menu leads to the first. */
static const struct page *first_page_of(const struct report *report, const char *template_name) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (strcmp(page->template_name, template_name) == 0)
            return page;
    }
    return NULL;
}

static GArray *menu_new(const struct report *report, enum language language, bool foot) {
    GArray *menu = g_array_new(FALSE, FALSE, sizeof(struct menu_entry));
    for (guint i = 0; i < report->templates->pages->len; i++) {
        const struct page_template *template = g_ptr_array_index(report->templates->pages, i);
        const char *label = foot ? template->footer : template->menu;
        if (template->language != language || !label)
            continue;
        const struct page *page = first_page_of(report, template->name);
        if (page && !page->empty && page->path.text[language]) {
            struct menu_entry entry = {.page = page, .label = label, .order = template->order};
            g_array_append_val(menu, entry);
        }
    }
    g_array_sort(menu, compare_entries);
    return menu;
}

struct site *site_new(const struct report *report) {
    struct site *site = g_new0(struct site, 1);
    site->report = report;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (report->dataset->settings.publishes[i]) {
            site->menu[i] = menu_new(report, (enum language)i, false);
            site->foot[i] = menu_new(report, (enum language)i, true);
        }
    return site;
}

void site_free(struct site *site) {
    if (!site)
        return;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (site->menu[i]) {
            g_array_unref(site->menu[i]);
            g_array_unref(site->foot[i]);
        }
    g_free(site);
}

void page_view_append_plain(const struct page_view *view, GString *out, const char *text) {
    page_append_plain(view->page, view->language, out, text);
}

void page_view_append_address(const struct page_view *view, GString *out, const char *path) {
    address_append_relative(out, view->file, path);
}

void page_view_append_target(const struct page_view *view, const struct cell *cell, page_path_function page_path,
                             GString *out) {
    if (!cell_label(cell))
        return;
    g_autoptr(GString) path = g_string_new(NULL);
    const char *file = cell_link(cell) ? NULL : cell_file(cell, view->language);
    if (cell_link(cell) && report_has_page(view->report, cell_link(cell), view->language))
        page_path(path, cell_link(cell), view->language);
    else if (file && address_is_absolute(file))
        g_string_append(out, file);
    else if (file)
        g_string_append(path, file);
    if (path->len)
        page_view_append_address(view, out, path->str);
}

const char *page_view_phrase(const struct page_view *view, const char *key) {
    return report_phrase(view->report, view->language, key);
}
