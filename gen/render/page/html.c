#include "render/address.h"
#include "render/escape.h"
#include "render/page/figure_html.h"
#include "render/page/frame_html.h"
#include "render/page/markdown.h"
#include "render/page/tree.h"
#include "render/render.h"
#include "model/fingerprint.h"
#include "model/paths.h"

#include <string.h>

static void append_code(GString *out, const char *text) {
    g_string_append(out, text);
}

static const struct page_format html_format = {
    .markdown = false,
    .prose = prose_html_append,
    .facts = facts_html_append,
    .list = list_html_append,
    .cards = cards_html_append,
    .key = key_html_append,
    .beside = beside_html_append,
    .figure = figure_html_append,
    .empty_figure = figure_html_append_empty,
    .seen_figure = figure_html_append_seen,
    .repeated_figure = figure_html_append_repeated,
    .page_path = path_append_html,
    .code = append_code,
};

/* "VVD – Online politieke advertenties"; the site's own name once. The front page names the election too. */
static void append_title(const struct page_view *view, GString *out) {
    const struct report *report = view->report;
    const char *site = (view->page->parent ? report->title : report->full_title).text[view->language];
    page_view_append_plain(view, out, view->template->title ? view->template->title : "");
    if (strcmp(out->str, site) == 0)
        return;
    if (out->len)
        g_string_append(out, " – ");
    g_string_append(out, site);
}

/* Ids of the frame, so that no heading takes them. */
static GHashTable *frame_ids(void) {
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(ids, g_strdup("main"));
    return ids;
}

static void render_page(const struct site *site, const struct page *page, enum language language, struct sink *sink) {
    g_autoptr(GString) file = g_string_new(NULL);
    path_append_html(file, page, language);
    g_autofree char *made_from = made_from_page(site->report, page);
    if (sink_take(sink, file->str, made_from))
        return;
    g_autoptr(GHashTable) ids = frame_ids();
    g_autoptr(GHashTable) reasons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct page_view view = {.site = site,
                             .report = site->report,
                             .page = page,
                             .template = templates_page(site->report->templates, language, page->template_name),
                             .language = language,
                             .file = file->str,
                             .ids = ids,
                             .reasons = reasons};
    g_autoptr(GString) title = g_string_new(NULL);
    g_autoptr(GString) description = g_string_new(NULL);
    g_autoptr(GString) content = g_string_new(NULL);
    append_title(&view, title);
    page_view_append_plain(&view, description, view.template->description ? view.template->description : "");
    page_tree_append(&view, &html_format, content);
    g_autoptr(GString) text = g_string_sized_new(content->len + 64 * 1024);
    frame_html_append(&view, title->str, description->str, content, text);
    sink_put_text(sink, file->str, text);
}

/* The front page in a language. */
static struct page_view front_view(const struct site *site, enum language language) {
    return (struct page_view){.site = site,
                              .report = site->report,
                              .page = report_page(site->report, "index"),
                              .template = templates_page(site->report->templates, language, "index"),
                              .language = language,
                              .file = PATH_INDEX};
}

/* A language by its own name, and what its front page opens with. */
static void append_choice(const struct site *site, enum language language, GString *out) {
    struct page_view front = front_view(site, language);
    const struct slot *lead = g_hash_table_lookup(front.page->slots, "lead");
    g_autofree char *path = path_of_home(language);
    html_append(out, "<section lang=\"$t\">\n<h2><a href=\"$u\" hreflang=\"$t\">$t</a></h2>\n", language_code(language),
                path, language_code(language), language_row(language)->own_name);
    if (lead) {
        g_string_append(out, "<p>");
        prose_html_append(&front, &lead->prose[language], false, out);
        g_string_append(out, "</p>\n");
    }
    g_string_append(out, "</section>\n");
}

/* The question that the front page answers, or else the report's title. */
static void append_question(const struct site *site, enum language language, GString *out) {
    struct page_view front = front_view(site, language);
    g_autoptr(GString) question = g_string_new(NULL);
    if (front.template && front.template->title)
        page_view_append_plain(&front, question, front.template->title);
    html_append(out, "<h1>$t</h1>\n", question->len ? question->str : site->report->title.text[language]);
}

/* What a link to the root shows where it is shared: the description of the front page in its language, and the ids of what
 * is on that page, one of which is on the card. */
static void take_from_front(const struct site *site, const struct page_view *view, GString *description) {
    struct page_view front = front_view(site, view->language);
    g_autoptr(GHashTable) reasons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GString) content = g_string_new(NULL);
    if (!front.template)
        return;
    front.ids = view->ids;
    front.reasons = reasons;
    page_view_append_plain(&front, description, front.template->description ? front.template->description : "");
    page_tree_append(&front, &html_format, content);
}

/* The page at the root: a way into each language, with the answer; its own words are in the first of them. */
static void render_chooser(const struct site *site, struct sink *sink) {
    const struct report *report = site->report;
    g_autoptr(GHashTable) ids = frame_ids();
    struct page_view view = {.site = site,
                             .report = report,
                             .language = settings_first_language(&report->dataset->settings),
                             .file = PATH_INDEX,
                             .ids = ids};
    g_autoptr(GString) content = g_string_new(NULL);
    append_question(site, view.language, content);
    g_string_append(content, "<div class=\"chooser\">\n");
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (report_has_page(report, report_page(report, "index"), (enum language)i))
            append_choice(site, (enum language)i, content);
    g_string_append(content, "</div>\n");
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) description = g_string_new(NULL);
    take_from_front(site, &view, description);
    frame_html_append(&view, report->full_title.text[view.language], description->str, content, text);
    sink_put_text(sink, PATH_INDEX, text);
}

static void render_logo(const struct report *report, struct sink *sink) {
    gsize size;
    if (!report->dataset->settings.house.logo)
        return;
    const void *data = g_bytes_get_data(report->dataset->settings.house.logo, &size);
    sink_put(sink, PATH_LOGO, data, size);
}

static void render_style(const struct report *report, struct sink *sink) {
    g_autoptr(GString) style = g_string_new(report->templates->style);
    render_chart_style(report, style);
    if (*report->templates->own_style)
        g_string_append_printf(style, "\n%s", report->templates->own_style);
    sink_put_text(sink, PATH_STYLE, style);
}

static void render_statics(const struct report *report, struct sink *sink) {
    for (guint i = 0; i < report->templates->statics->len; i++) {
        const struct static_file *file = g_ptr_array_index(report->templates->statics, i);
        g_autofree char *path = g_strconcat(PATH_STATIC "/", file->name, NULL);
        gsize size;
        const void *bytes = g_bytes_get_data(file->bytes, &size);
        sink_put(sink, path, bytes, size);
    }
}

void render_site_files(const struct report *report, struct sink *sink) {
    struct site *site = site_new(report);
    render_style(report, sink);
    render_statics(report, sink);
    render_logo(report, sink);
    render_chooser(site, sink);
    generators_render(site, sink);
    site_free(site);
}

/* Calls work for each page in each language that has it, until one says that it is done. */
static bool each_page(const struct site *site,
                      bool (*work)(const struct site *site, const struct page *page, enum language language,
                                   void *data),
                      void *data) {
    for (guint i = 0; i < site->report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(site->report->pages, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (report_has_page(site->report, page, (enum language)language) &&
                work(site, page, (enum language)language, data))
                return true;
    }
    return false;
}

static bool put_both(const struct site *site, const struct page *page, enum language language, void *data) {
    render_page(site, page, language, data);
    page_markdown_render(site, page, language, data);
    return false;
}

void render_pages(const struct report *report, struct sink *sink) {
    render_site_files(report, sink);
    struct site *site = site_new(report);
    each_page(site, put_both, sink);
    site_free(site);
}

struct wanted_page {
    const char *path;
    struct sink *sink;
};

static bool put_wanted(const struct site *site, const struct page *page, enum language language, void *data) {
    const struct wanted_page *wanted = data;
    g_autoptr(GString) path = g_string_new(NULL);
    path_append_html(path, page, language);
    bool html = strcmp(path->str, wanted->path) == 0;
    g_string_truncate(path, 0);
    path_append_markdown(path, page, language);
    bool markdown = strcmp(path->str, wanted->path) == 0;
    if (html)
        render_page(site, page, language, wanted->sink);
    if (markdown)
        page_markdown_render(site, page, language, wanted->sink);
    return html || markdown;
}

bool render_page_file(const struct report *report, const char *path, struct sink *sink) {
    struct wanted_page wanted = {path, sink};
    struct site *site = site_new(report);
    bool found = each_page(site, put_wanted, &wanted);
    site_free(site);
    return found;
}
