/* What pages say beyond their slots: markup that they cannot have, and links and pictures that lead nowhere. */
#include "check/check.h"
#include "base/echo.h"
#include "check/layout.h"
#include "check/markup.h"
#include "check/style.h"

#include "base/nearest.h"
#include "base/slug.h"
#include "model/target.h"

#include <string.h>

struct pages {
    const struct report *report;
    struct diagnostics *diagnostics;
    GHashTable *markdown; /* const struct page_template * -> struct markdown * */
    GHashTable *places;   /* "CODE PAGE" -> set of the ids in that page */
    GHashTable *said;     /* what was said of a place: pages of one template mostly share their mistakes */
};

/* A link on its page. */
struct found_link {
    struct pages *pages;
    const struct page *page;
    enum language language;
    const struct markdown *markdown;
    const struct markdown_link *link;
    const struct target *target;
};

static const struct page_template *template_in(const struct pages *pages, const struct page *page,
                                               enum language language) {
    return report_has_page(pages->report, page, language)
               ? templates_page(pages->report->templates, language, page->template_name)
               : NULL;
}

static const struct markdown *markdown_of(const struct pages *pages, const struct page_template *template) {
    struct markdown *markdown = g_hash_table_lookup(pages->markdown, template);
    if (!markdown) {
        markdown = markdown_new(template);
        g_hash_table_insert(pages->markdown, (gpointer) template, markdown);
    }
    return markdown;
}

/* The ids of a page: of its figures, of the groups of its lists, and of its headings from their words. A second heading of
 * the same words has a number behind it. */

static void add_figure_ids(const struct page *page, const struct page_template *template, GHashTable *ids) {
    for (guint i = 0; i < template->slots->len; i++) {
        const struct template_slot *slot = &g_array_index(template->slots, struct template_slot, i);
        const GPtrArray *figures = slot->form == SLOT_FIGURE ? page_figures(page, slot->name) : NULL;
        for (guint j = 0; figures && j < figures->len; j++)
            g_hash_table_add(ids, g_strdup(((const struct figure *)g_ptr_array_index(figures, j))->id));
    }
}

static void add_list_ids(const struct page *page, enum language language, const struct page_template *template,
                         GHashTable *ids) {
    for (guint i = 0; i < template->slots->len; i++) {
        const struct template_slot *named = &g_array_index(template->slots, struct template_slot, i);
        const struct slot *slot = named->form == SLOT_NAMED ? g_hash_table_lookup(page->slots, named->name) : NULL;
        for (guint j = 0; slot && slot->kind == SLOT_LIST && j < slot->item_count[language]; j++)
            if (slot->items[language][j].heading)
                g_hash_table_add(ids, g_strdup(slot->items[language][j].anchor));
    }
}

static void add_heading_ids(const struct page *page, enum language language, const struct markdown *markdown,
                            GHashTable *ids) {
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < markdown->headings->len; i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        page_append_plain(page, language, words, g_ptr_array_index(markdown->headings, i));
        g_autofree char *slug = slug_of(words->str);
        g_free(slug_unused(slug, ids, given));
    }
}

static GHashTable *places_of(struct pages *pages, const struct page *page, enum language language) {
    g_autofree char *key = g_strdup_printf("%s %s", language_code(language), page->key);
    GHashTable *ids = g_hash_table_lookup(pages->places, key);
    if (ids)
        return ids;
    const struct page_template *template = template_in(pages, page, language);
    ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(ids, g_strdup("main"));
    add_figure_ids(page, template, ids);
    add_list_ids(page, language, template, ids);
    add_heading_ids(page, language, markdown_of(pages, template), ids);
    g_hash_table_insert(pages->places, g_steal_pointer(&key), ids);
    return ids;
}

static void say(const struct found_link *found, const char *message) {
    const struct markdown_link *link = found->link;
    struct place place = markdown_place(found->markdown, link->line, link->start, link->end);
    g_autofree char *key = g_strdup_printf("%s:%u:%u %s", place.file, place.line, place.column, message);
    if (g_hash_table_add(found->pages->said, g_steal_pointer(&key)))
        diagnostics_add(found->pages->diagnostics, SEVERITY_ERROR, "link", place, found->markdown->lines[link->line],
                        "%s", message);
}

static G_GNUC_PRINTF(2, 3) void say_of(const struct found_link *found, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    say(found, message);
}

static bool ends_like_picture(const char *path) {
    static const char *const endings[] = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        gsize length = strlen(path), ending = strlen(endings[i]);
        if (length > ending && g_ascii_strcasecmp(path + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

/* The pages of the report as a link names them; each text is the array's. */
static GPtrArray *page_names(const struct found_link *found) {
    const struct report *report = found->pages->report;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (report_has_page(report, page, found->language))
            g_ptr_array_add(names, g_strconcat(page->key, ".md", NULL));
    }
    return names;
}

/* The page that an address of the site means: "nl/partij/vvd/", "en/party/vvd/index.html". */
static const struct page *page_at(const struct report *report, const char *address) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *path = page->path.text[language];
            gsize length = path ? strlen(path) - 1 : 0; /* with or without its last slash */
            if (length && strncmp(address, path, length) == 0 &&
                (strcmp(address + length, "") == 0 || strcmp(address + length, "/") == 0 ||
                 strcmp(address + length, "/index.html") == 0))
                return page;
        }
    }
    return NULL;
}

static char *nearest_static(const struct found_link *found, const char *path) {
    const GPtrArray *statics = found->pages->report->templates->statics;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < statics->len; i++)
        g_ptr_array_add(
            names, g_strconcat("static/", ((const struct static_file *)g_ptr_array_index(statics, i))->name, NULL));
    return nearest_remedy(path, (const char *const *)names->pdata, names->len,
                          "; put it into static/, beside report.yaml");
}

static void say_nowhere(const struct found_link *found) {
    const char *path = found->target->address;
    const struct page *page = page_at(found->pages->report, path);
    if (strstr(found->link->target, "{{")) {
        say(found, "this report has no page for this link; take it out");
    } else if (page) {
        say_of(found, "a page is linked by its name, so that every format leads to its own: write %s.md", page->key);
    } else if (g_str_has_suffix(path, ".md") && !strchr(path, '/')) {
        g_autoptr(GPtrArray) names = page_names(found);
        g_autofree char *remedy = nearest_remedy(path, (const char *const *)names->pdata, names->len,
                                                 "; it is the name of its file, or NAME-ID.md as in party-vvd.md");
        say_of(found, "there is no page '%s'%s", path, remedy);
    } else if (*path == '/' || *path == '.') {
        say_of(found,
               "'%s' leads nowhere; write a path as it is in the edition, with nothing before it: static/logo.png",
               path);
    } else if (g_str_has_prefix(path, "static/")) {
        g_autofree char *remedy = nearest_static(found, path);
        say_of(found, "there is no file '%s'%s", path, remedy);
    } else if (!*path) {
        say(found, "a link without an address; write one");
    } else {
        say_of(found,
               "'%s' is nothing in this edition; a page is NAME.md, a file static/NAME, data/FIGURE.csv or "
               "charts/%s/FIGURE.svg, and an "
               "address elsewhere begins with https://",
               path, language_code(found->language));
    }
}

static void check_outside(const struct found_link *found) {
    const char *address = found->target->address;
    bool known = g_ascii_strncasecmp(address, "https:", 6) == 0 || g_ascii_strncasecmp(address, "http:", 5) == 0 ||
                 g_ascii_strncasecmp(address, "mailto:", 7) == 0;
    if (!known)
        say_of(found, "not an address that a page can have: '%s'; write it in full, with https://", address);
    else if (found->link->picture)
        say(found, "a picture from elsewhere is not shown, so that nobody follows the readers; put it into static/ and "
                   "write static/NAME");
}

static void check_place(const struct found_link *found, const struct page *page) {
    const char *anchor = found->target->anchor;
    GHashTable *ids = anchor ? places_of(found->pages, page, found->language) : NULL;
    if (!anchor || g_hash_table_contains(ids, anchor))
        return;
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(ids), (GCompareFunc)strcmp);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (GList *key = keys; key; key = key->next)
        g_ptr_array_add(names, key->data);
    g_autofree char *remedy =
        nearest_remedy(anchor, (const char *const *)names->pdata, names->len,
                       "; a place is a heading in small letters with - for spaces, or the id of a figure");
    say_of(found, "%s has no place '#%s'%s", page->key, anchor, remedy);
}

static void check_link(struct pages *pages, const struct page *page, enum language language,
                       const struct markdown *markdown, const struct markdown_link *link) {
    struct target target = target_of(pages->report, page, language, link->target);
    struct found_link found = {pages, page, language, markdown, link, &target};
    bool is_file = target.kind == TARGET_FILE || target.kind == TARGET_OUTSIDE || target.kind == TARGET_NOWHERE;
    if (target.kind == TARGET_NOWHERE)
        say_nowhere(&found);
    else if (link->picture && (!is_file || (target.kind == TARGET_FILE && !ends_like_picture(target.address))))
        say(&found, "not a picture; a page shows svg, png, jpg, webp, gif and avif");
    else if (target.kind == TARGET_OUTSIDE)
        check_outside(&found);
    else if (target.kind == TARGET_PAGE || target.kind == TARGET_HERE)
        check_place(&found, target.kind == TARGET_PAGE ? target.page : page);
    target_clear(&target);
}

static void check_page(struct pages *pages, const struct page *page, enum language language) {
    const struct page_template *template = template_in(pages, page, language);
    if (!template)
        return;
    const struct markdown *markdown = markdown_of(pages, template);
    for (guint i = 0; i < markdown->links->len; i++)
        check_link(pages, page, language, markdown, g_ptr_array_index(markdown->links, i));
}

void check_pages(const struct report *report, struct diagnostics *diagnostics) {
    struct pages pages = {
        .report = report,
        .diagnostics = diagnostics,
        .markdown = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)markdown_free),
        .places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref),
        .said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    for (guint i = 0; i < report->templates->pages->len; i++)
        check_markup(markdown_of(&pages, g_ptr_array_index(report->templates->pages, i)), diagnostics);
    for (guint i = 0; i < report->pages->len; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            check_page(&pages, g_ptr_array_index(report->pages, i), (enum language)language);
    check_style(report, diagnostics);
    check_layout(report, diagnostics);
    g_hash_table_unref(pages.markdown);
    g_hash_table_unref(pages.places);
    g_hash_table_unref(pages.said);
}
