/* What is beside the editions, at the top of out/: a page that leads to the newest one and lists all, a page for
 * addresses that lead nowhere, and files for hosts and robots. They are of all editions together, so they are written
 * anew with each. */
#include "render/escape.h"
#include "render/machine/machine.h"
#include "render/policy.h"
#include "render/render.h"
#include "model/paths.h"

#include <string.h>

static const struct edition_entry *newest_entry(const struct report *report) {
    return report->editions->len ? &g_array_index(report->editions, struct edition_entry, 0) : NULL;
}

static bool newest_is_draft(const struct report *report) {
    const struct edition_entry *newest = newest_entry(report);
    return newest && newest->edition->kind == EDITION_DRAFT;
}

/* Everything before the first section; at is what addresses of the root begin with. */
static void append_head(const struct report *report, const char *title, const char *at, bool leads_on, GString *out) {
    html_append(out,
                "<!doctype html>\n<!-- " ROOT_MARK " -->\n<html lang=\"$t\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"" PAGE_POLICY "\">\n",
                language_code(settings_first_language(&report->dataset->settings)));
    if (leads_on)
        html_append(out, "<meta http-equiv=\"refresh\" content=\"0; url=$u" PATH_NEWEST "/" PATH_INDEX "\">\n", at);
    if (!leads_on || newest_is_draft(report))
        g_string_append(out, "<meta name=\"robots\" content=\"noindex\">\n");
    html_append(out,
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n<title>$t</title>\n"
                "<link rel=\"icon\" href=\"data:,\">\n"
                "<link rel=\"stylesheet\" href=\"$u" PATH_NEWEST "/" PATH_STYLE "\">\n",
                title, at);
    if (leads_on && report->dataset->settings.base_url) {
        g_autofree char *address = address_in_newest(&report->dataset->settings, PATH_INDEX);
        html_append(out, "<link rel=\"canonical\" href=\"$u\">\n", address);
    }
    g_string_append(out, "</head>\n<body>\n<main>\n");
}

/* A draft is called one already. */
static void append_kind(const struct edition_entry *entry, enum language language, GString *out) {
    if (entry->edition->kind != EDITION_DRAFT)
        html_append(out, " ($t)", entry->kind.text[language]);
}

static void append_editions(const struct report *report, enum language language, GString *out) {
    html_append(out, "<h2>$t</h2>\n<ul>\n", report_phrase(report, language, "root.all"));
    for (guint i = 0; i < report->editions->len; i++) {
        const struct edition_entry *entry = &g_array_index(report->editions, struct edition_entry, i);
        html_append(out, "<li><a href=\"" PATH_EDITIONS "/$u/" PATH_INDEX "\">$t</a>", entry->edition->name,
                    entry->line.text[language]);
        append_kind(entry, language, out);
        html_append(out, ". $t</li>\n", entry->changes.text[language]);
    }
    g_string_append(out, "</ul>\n");
}

static void append_index_section(const struct report *report, enum language language, GString *out) {
    const struct edition_entry *newest = newest_entry(report);
    html_append(out, "<section lang=\"$t\">\n<h1>$t</h1>\n", language_code(language),
                report->full_title.text[language]);
    if (newest) {
        html_append(out, "<p><a href=\"" PATH_NEWEST "/" PATH_INDEX "\">$t</a>$t $t",
                    report_phrase(report, language, "root.newest"), language_row(language)->colon,
                    newest->line.text[language]);
        append_kind(newest, language, out);
        g_string_append(out, ".</p>\n");
    }
    append_editions(report, language, out);
    g_string_append(out, "</section>\n");
}

static void append_missing_section(const struct report *report, enum language language, GString *out) {
    const struct settings *settings = &report->dataset->settings;
    html_append(out, "<section lang=\"$t\">\n<h1>$t</h1>\n<p>$t</p>\n", language_code(language),
                report_phrase(report, language, "root.missing.title"),
                report_phrase(report, language, "root.missing.words"));
    if (settings->base_url) {
        g_autofree char *home = path_of_home(language);
        g_autofree char *newest = address_in_newest(settings, home);
        html_append(out, "<p><a href=\"$u\">$t</a>$t $t</p>\n", newest, report_phrase(report, language, "root.newest"),
                    language_row(language)->colon, report->title.text[language]);
    }
    g_string_append(out, "</section>\n");
}

static void put_page(const struct report *report, struct sink *sink, const char *path, const char *title,
                     const char *at,
                     void (*append)(const struct report *report, enum language language, GString *out)) {
    g_autoptr(GString) page = g_string_new(NULL);
    append_head(report, title, at, strcmp(path, PATH_INDEX) == 0, page);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (report->dataset->settings.publishes[language])
            append(report, (enum language)language, page);
    g_string_append(page, "</main>\n</body>\n</html>\n");
    sink_put_text(sink, path, page);
}

/* Robots ask for addresses from the top of a host. */
static void put_robots(const struct report *report, struct sink *sink) {
    const struct settings *settings = &report->dataset->settings;
    const char *top = path_on_host(settings);
    g_autoptr(GString) out = g_string_new("# " ROOT_MARK "\n# It works at the top of a host only.\nUser-agent: *\n");
    for (guint i = 0; i < report->editions->len; i++) {
        const struct edition *edition = g_array_index(report->editions, struct edition_entry, i).edition;
        if (edition->kind == EDITION_DRAFT)
            g_string_append_printf(out, "Disallow: %s" PATH_EDITIONS "/%s/\n", top, edition->name);
    }
    if (newest_is_draft(report)) {
        g_string_append_printf(out, "Disallow: %s" PATH_NEWEST "/\n", top);
    } else {
        g_string_append(out, "Allow: /\n");
        if (settings->base_url) {
            g_autofree char *map = address_in_newest(settings, PATH_SITEMAP);
            g_string_append_printf(out, "Sitemap: %s\n", map);
        }
    }
    sink_put_text(sink, PATH_ROBOTS, out);
}

static void put_headers(const struct report *report, struct sink *sink) {
    g_autoptr(GString) out = g_string_new("# " ROOT_MARK "\n");
    headers_append_static_host(out, report->editions);
    sink_put_text(sink, PATH_STATIC_HOST, out);
}

void render_root(const struct report *report, struct sink *sink) {
    const struct settings *settings = &report->dataset->settings;
    enum language first = settings_first_language(settings);
    put_page(report, sink, PATH_INDEX, report->full_title.text[first], "", append_index_section);
    put_page(report, sink, PATH_MISSING, report_phrase(report, first, "root.missing.title"), path_on_host(settings),
             append_missing_section);
    put_robots(report, sink);
    put_headers(report, sink);
    /* GitHub Pages would otherwise leave out files that begin with _ and make pages of Markdown. */
    sink_put(sink, PATH_NO_JEKYLL, "", 0);
}
