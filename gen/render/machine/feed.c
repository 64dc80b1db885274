/* feed.atom: an entry for every edition that is published, this one among them; and the feeds of single pages, of what happened. An
 * entry's id is made of the site's host, its day and the name of the edition, or of the page and of what happened there, so that it
 * stays the same wherever the site moves to; a feed's own is its address. */
#include "render/escape.h"
#include "render/machine/machine.h"
#include "model/paths.h"

#include <string.h>

/* "example.org" of "https://example.org:8080/ads/". Caller frees. */
static char *host_of(const char *url) {
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    return g_ascii_strdown(host, (gssize)strcspn(host, "/:?#"));
}

/* The page in each language; of another edition, which may have other languages, the page that leads to them. */
static void append_alternates(GString *out, const struct report *report, const char *edition, bool own) {
    const struct settings *settings = &report->dataset->settings;
    if (!own) {
        g_autofree char *index = address_in_edition(settings, edition, PATH_INDEX);
        html_append(out, "<link rel=\"alternate\" type=\"text/html\" href=\"$u\"/>\n", index);
        return;
    }
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!settings->publishes[i])
            continue;
        g_autofree char *home = path_of_home((enum language)i);
        g_autofree char *address = address_in_edition(settings, edition, home);
        html_append(out, "<link rel=\"alternate\" type=\"text/html\" hreflang=\"$t\" href=\"$u\"/>\n",
                    language_code((enum language)i), address);
    }
}

static void append_entry(GString *out, const struct report *report, const struct edition_entry *entry) {
    const struct settings *settings = &report->dataset->settings;
    enum language language = settings_first_language(settings);
    bool own = strcmp(entry->edition->name, report->edition) == 0;
    g_autofree char *host = host_of(settings->base_url);
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, entry->edition->date);
    html_append(out, "<entry>\n<id>tag:$t,$t:edition/$t</id>\n<title>$t</title>\n<updated>$tT00:00:00Z</updated>\n",
                host, date->str, entry->edition->name,
                own ? report->edition_line.text[language] : entry->line.text[language], date->str);
    append_alternates(out, report, entry->edition->name, own);
    html_append(out, "<summary>$t</summary>\n</entry>\n", entry->changes.text[language]);
}

/* Up to the entries; a feed is updated on the day of the edition that it comes with. */
static void append_opening(GString *out, const struct report *report, const char *self, const char *page,
                           const char *title) {
    const struct settings *settings = &report->dataset->settings;
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, settings->edition_date);
    html_append(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"$t\">\n"
        "<id>$u</id>\n<title>$t</title>\n<updated>$tT00:00:00Z</updated>\n<author><name>$t</name>",
        language_code(settings_first_language(settings)), self, title, date->str, settings->publisher_name);
    if (settings->publisher_url)
        html_append(out, "<uri>$u</uri>", settings->publisher_url);
    html_append(out,
                "</author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"$u\"/>\n"
                "<link rel=\"alternate\" type=\"text/html\" href=\"$u\"/>\n",
                self, page);
    if (report->licence_url)
        html_append(out, "<link rel=\"license\" href=\"$u\"/>\n", report->licence_url);
}

void feed_append(GString *out, const struct report *report) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *self = address_in_newest(settings, PATH_FEED);
    g_autofree char *home = address_in_newest(settings, PATH_INDEX);
    append_opening(out, report, self, home, report->title.text[settings_first_language(settings)]);
    for (guint i = 0; i < report->editions->len; i++)
        if (g_array_index(report->editions, struct edition_entry, i).listed)
            append_entry(out, report, &g_array_index(report->editions, struct edition_entry, i));
    g_string_append(out, "</feed>\n");
}

/* The day of an entry of a page is that on which it happened, not that on which somebody wrote it down. */
static void append_happening(GString *out, const struct report *report, const struct page *page, const char *address,
                             const struct feed_entry *entry) {
    enum language language = settings_first_language(&report->dataset->settings);
    const char *summary = entry->summary.text[language];
    g_autofree char *host = host_of(report->dataset->settings.base_url);
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, entry->day);
    html_append(out,
                "<entry>\n<id>tag:$t,$t:$t/$t</id>\n<title>$t</title>\n<updated>$tT00:00:00Z</updated>\n"
                "<link rel=\"alternate\" type=\"text/html\" href=\"$u\"/>\n",
                host, date->str, page->key, entry->id, entry->title.text[language], date->str, address);
    if (summary && *summary)
        html_append(out, "<summary>$t</summary>\n", summary);
    g_string_append(out, "</entry>\n");
}

void page_feed_append(GString *out, const struct report *report, const struct page *page) {
    const struct settings *settings = &report->dataset->settings;
    enum language language = settings_first_language(settings);
    g_autofree char *self = address_in_newest(settings, page->feed->path);
    g_autofree char *address = address_in_newest(settings, page->path.text[language]);
    append_opening(out, report, self, address, page->feed->title.text[language]);
    for (guint i = 0; i < page->feed->count; i++)
        append_happening(out, report, page, address, &page->feed->entries[i]);
    g_string_append(out, "</feed>\n");
}
