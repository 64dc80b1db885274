#include "render/page/head.h"

#include "render/address.h"
#include "render/escape.h"
#include "render/page/figure_html.h"
#include "render/machine/machine.h"
#include "render/render.h"
#include "model/paths.h"

#include <string.h>

/* The address of a page in the newest edition: the one to be found and remembered. Caller frees. */
static char *newest_address(const struct page_view *view, enum language language) {
    const char *path = view->page ? view->page->path.text[language] : "";
    return address_in_newest(&view->report->dataset->settings, path);
}

static void append_alternates(const struct page_view *view, GString *out) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report_has_page(view->report, view->page, (enum language)i))
            continue;
        g_autofree char *address = newest_address(view, (enum language)i);
        html_append(out, "<link rel=\"alternate\" hreflang=\"$t\" href=\"$u\">\n", language_code((enum language)i),
                    address);
    }
}

/* The first chart that opens this page, for the card of a shared link. The ids of a page have no order, so it is the first by
 * its id. */
static const struct figure *card_figure(const struct page_view *view) {
    const struct figure *card = NULL;
    GHashTableIter ids;
    gpointer id;
    g_hash_table_iter_init(&ids, view->ids);
    while (g_hash_table_iter_next(&ids, &id, NULL)) {
        const struct figure *figure = report_figure(view->report, id);
        if (figure && figure->chart.lead && figure->chart.type != CHART_NONE &&
            (!card || strcmp(figure->id, card->id) < 0))
            card = figure;
    }
    return card;
}

/* "nl_NL", "en_GB", as OpenGraph has it. */
static void append_locale(GString *out, const char *property, enum language language) {
    const struct language_row *row = language_row(language);
    html_append(out, "<meta property=\"$t\" content=\"$t_$t\">\n", property, row->code, row->country);
}

static void append_site(const struct page_view *view, GString *out) {
    html_append(out, "<meta property=\"og:site_name\" content=\"$t\">\n", view->report->title.text[view->language]);
    for (int i = 0; view->page && i < LANGUAGE_COUNT; i++)
        if (i != (int)view->language && report_has_page(view->report, view->page, (enum language)i))
            append_locale(out, "og:locale:alternate", (enum language)i);
}

/* The data of this page, for search engines. It is no script that runs, so the content policy allows it; '&'
 * is written as an escape too, so that it is the same as HTML and as XML. */
static void append_data_set(const struct page_view *view, GString *out) {
    struct data_set set;
    if (!view->page || !data_set_of_page(view->report, view->page, &set))
        return;
    g_autoptr(GString) json = g_string_new(NULL);
    jsonld_append(json, view->report, &set, view->language);
    g_string_replace(json, "&", "\\u0026", 0);
    html_append(out, "<script type=\"application/ld+json\">$m</script>\n", json);
}

static void append_card(const struct page_view *view, const char *title, const char *description, GString *out) {
    g_autofree char *address = newest_address(view, view->language);
    g_string_append(out, "<meta property=\"og:type\" content=\"article\">\n");
    append_locale(out, "og:locale", view->language);
    html_append(out, "<meta property=\"og:title\" content=\"$t\">\n<meta property=\"og:url\" content=\"$u\">\n", title,
                address);
    if (description[0])
        html_append(out, "<meta property=\"og:description\" content=\"$t\">\n", description);
    const struct figure *figure = card_figure(view);
    if (!figure)
        return;
    g_autofree char *path = path_of_chart(figure->id, view->language, "-card.png");
    g_autofree char *picture = address_in_newest(&view->report->dataset->settings, path);
    html_append(out,
                "<meta property=\"og:image\" content=\"$u\">\n<meta property=\"og:image:type\" content=\"image/png\">\n"
                "<meta property=\"og:image:width\" content=\"$d\">\n"
                "<meta property=\"og:image:height\" content=\"$d\">\n<meta property=\"og:image:alt\" content=\"$t\">\n"
                "<meta name=\"twitter:card\" content=\"summary_large_image\">\n",
                picture, (unsigned)CHART_CARD_WIDTH, (unsigned)CHART_CARD_HEIGHT, figure->alt.text[view->language]);
}

void page_head_append(const struct page_view *view, const char *title, const char *description, GString *out) {
    if (view->report->dataset->settings.edition_kind == EDITION_DRAFT)
        g_string_append(out, "<meta name=\"robots\" content=\"noindex\">\n");
    if (view->page) {
        g_autoptr(GString) path = g_string_new(NULL);
        g_autoptr(GString) address = g_string_new(NULL);
        path_append_markdown(path, view->page, view->language);
        page_view_append_address(view, address, path->str);
        html_append(out, "<link rel=\"alternate\" type=\"text/markdown\" href=\"$u\">\n", address->str);
    }
    if (!view->report->dataset->settings.base_url)
        return;
    g_autofree char *canonical = newest_address(view, view->language);
    html_append(out, "<link rel=\"canonical\" href=\"$u\">\n", canonical);
    if (view->page)
        append_alternates(view, out);
    g_autoptr(GString) feed = g_string_new(NULL);
    page_view_append_address(view, feed, PATH_FEED);
    html_append(out, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"$u\">\n", feed->str);
    if (view->page && view->page->feed) {
        g_string_truncate(feed, 0);
        page_view_append_address(view, feed, view->page->feed->path);
        html_append(out, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"$u\" title=\"$t\">\n", feed->str,
                    view->page->feed->title.text[view->language]);
    }
    append_site(view, out);
    append_card(view, title, description, out);
    append_data_set(view, out);
}

static void append_licence(const struct report *report, enum language language, GString *out) {
    const char *name = report->licence_name.text[language];
    if (!name)
        return;
    if (report->licence_url)
        html_append(out, " · <a rel=\"license\" href=\"$u\">$t</a>", report->licence_url, name);
    else
        html_append(out, " · $t", name);
}

static void append_publisher(const struct page_view *view, GString *out) {
    const struct settings *settings = &view->report->dataset->settings;
    if (!settings->publisher_name)
        return;
    html_append(out, "<p>$t ", page_view_phrase(view, "page.publisher"));
    if (settings->publisher_url)
        html_append(out, "<a href=\"$u\"><bdi>$t</bdi></a>", settings->publisher_url, settings->publisher_name);
    else
        html_append(out, "<bdi>$t</bdi>", settings->publisher_name);
    if (settings->publisher_email) {
        g_autofree char *address = g_strconcat("mailto:", settings->publisher_email, NULL);
        html_append(out, " · $t <a href=\"$u\">$t</a>", page_view_phrase(view, "page.contact"), address,
                    settings->publisher_email);
    }
    g_string_append(out, "</p>\n");
}

static void append_file(const struct page_view *view, const char *path, const char *key, GString *out) {
    g_autoptr(GString) address = g_string_new(NULL);
    page_view_append_address(view, address, path);
    html_append(out, "<li><a href=\"$u\">$t</a></li>", address->str, page_view_phrase(view, key));
}

/* The workbook of the report as a whole; NULL if there is none. */
static const struct workbook *whole_workbook(const struct report *report) {
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(report->workbooks, i);
        if (subject_is_whole(workbook->subject))
            return workbook;
    }
    return NULL;
}

static void append_downloads(const struct page_view *view, GString *out) {
    const struct workbook *whole = whole_workbook(view->report);
    g_string_append(out, "<ul class=\"links\">");
    if (whole) {
        g_autofree char *sheet = path_of_sheets(whole->name, view->language, ".xlsx");
        append_file(view, sheet, "page.workbook", out);
    }
    append_file(view, PATH_OBSERVATIONS, "page.observations", out);
    if (view->page) {
        g_autoptr(GString) markdown = g_string_new(NULL);
        path_append_markdown(markdown, view->page, view->language);
        append_file(view, markdown->str, "page.markdown", out);
    }
    if (view->report->dataset->settings.base_url) {
        g_autofree char *newest = newest_address(view, view->language);
        html_append(out, "<li><a href=\"$u\">$t</a></li>", newest, page_view_phrase(view, "page.newest"));
    }
    g_string_append(out, "</ul>");
}

static void append_pages(const struct page_view *view, GString *out) {
    const GArray *foot = view->site->foot[view->language];
    if (!view->page || foot->len == 0)
        return;
    html_append(out, "<nav aria-label=\"$t\"><ul class=\"links\">", page_view_phrase(view, "page.foot"));
    for (guint i = 0; i < foot->len; i++) {
        const struct menu_entry *entry = &g_array_index(foot, struct menu_entry, i);
        g_autoptr(GString) address = g_string_new(NULL);
        page_html_append_address(view, entry->page, address);
        html_append(out, "<li><a href=\"$u\"", address->str);
        if (entry->page == view->page)
            g_string_append(out, " aria-current=\"page\"");
        html_append(out, ">$t</a></li>", entry->label);
    }
    g_string_append(out, "</ul></nav>\n");
}

void page_footer_append(const struct page_view *view, GString *out) {
    const struct report *report = view->report;
    append_pages(view, out);
    html_append(out, "<p>$t", report->edition_line.text[view->language]);
    append_licence(report, view->language, out);
    g_string_append(out, "</p>\n");
    if (report->citation.text[view->language])
        html_append(out, "<p>$t <cite>$t</cite></p>\n", page_view_phrase(view, "page.cite"),
                    report->citation.text[view->language]);
    append_publisher(view, out);
    append_downloads(view, out);
}
