/* sitemap.xml: the pages of the newest edition, each with itself in the other languages. */
#include "render/escape.h"
#include "render/machine/machine.h"
#include "model/paths.h"

static void append_page(GString *out, const struct report *report, const struct page *page, enum language language,
                        const char *date) {
    g_autofree char *address = address_in_newest(&report->dataset->settings, page->path.text[language]);
    html_append(out, "<url><loc>$u</loc><lastmod>$t</lastmod>", address, date);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report_has_page(report, page, (enum language)i))
            continue;
        g_autofree char *other = address_in_newest(&report->dataset->settings, page->path.text[i]);
        html_append(out, "<xhtml:link rel=\"alternate\" hreflang=\"$t\" href=\"$u\"/>", language_code((enum language)i),
                    other);
    }
    g_string_append(out, "</url>\n");
}

void sitemap_append(GString *out, const struct report *report) {
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, report->dataset->settings.edition_date);
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                         "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (guint i = 0; i < report->pages->len; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (report_has_page(report, g_ptr_array_index(report->pages, i), (enum language)language))
                append_page(out, report, g_ptr_array_index(report->pages, i), (enum language)language, date->str);
    g_string_append(out, "</urlset>\n");
}
