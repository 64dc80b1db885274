/* feed.atom: an entry for this edition and for the one before it. An entry's id is made of the site's host, the day and
 * the name of the edition, so that it stays the same wherever the site moves to; the feed's own is its address. */
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

static void append_entry(GString *out, const struct report *report, const char *edition, day_number day,
                         const char *title) {
    g_autofree char *host = host_of(report->dataset->settings.base_url);
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, day);
    html_append(out, "<entry>\n<id>tag:$t,$t:edition/$t</id>\n<title>$t</title>\n<updated>$tT00:00:00Z</updated>\n",
                host, date->str, edition, title, date->str);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report->dataset->settings.publishes[i])
            continue;
        const char *code = language_code((enum language)i);
        g_autofree char *folder = g_strconcat(code, "/", NULL);
        g_autofree char *address = address_in_edition(&report->dataset->settings, edition, folder);
        html_append(out, "<link rel=\"alternate\" type=\"text/html\" hreflang=\"$t\" href=\"$u\"/>\n", code, address);
    }
}

void feed_append(GString *out, const struct report *report) {
    const struct settings *settings = &report->dataset->settings;
    enum language language = settings_first_language(&report->dataset->settings);
    g_autofree char *self = address_in_newest(&report->dataset->settings, PATH_FEED);
    g_autofree char *home = address_in_newest(&report->dataset->settings, PATH_INDEX);
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, settings->edition_date);
    html_append(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"$t\">\n"
        "<id>$u</id>\n<title>$t</title>\n<updated>$tT00:00:00Z</updated>\n<author><name>$t</name>",
        language_code(language), self, report->title.text[language], date->str, settings->publisher_name);
    if (settings->publisher_url)
        html_append(out, "<uri>$u</uri>", settings->publisher_url);
    html_append(out,
                "</author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"$u\"/>\n"
                "<link rel=\"alternate\" type=\"text/html\" href=\"$u\"/>\n",
                self, home);
    if (report->licence_url)
        html_append(out, "<link rel=\"license\" href=\"$u\"/>\n", report->licence_url);
    append_entry(out, report, report->edition, settings->edition_date, report->edition_line.text[language]);
    html_append(out, "<summary>$t</summary>\n</entry>\n", report->citation.text[language]);
    if (report->previous_edition) {
        append_entry(out, report, report->previous_edition, report->previous_date,
                     report->previous_line.text[language]);
        g_string_append(out, "</entry>\n");
    }
    g_string_append(out, "</feed>\n");
}
