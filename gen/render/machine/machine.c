#include "render/machine/machine.h"

#include "base/sink.h"
#include "render/render.h"

#include <string.h>

static const char CSV[] = "text/csv";
static const char ODS[] = "application/vnd.oasis.opendocument.spreadsheet";
static const char XLSX[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

char *machine_newest_address(const struct report *report, const char *path) {
    return g_strconcat(report->dataset->settings.base_url, "current/", path, NULL);
}

char *machine_edition_address(const struct report *report, const char *path) {
    return g_strconcat(report->dataset->settings.base_url, "releases/", report->edition, "/", path, NULL);
}

/* The workbook of the whole belongs to the index, another to the page of the same name. */
bool data_set_of_workbook(const struct report *report, const struct workbook *workbook, struct data_set *set) {
    const char *key = strcmp(workbook->name, "report") == 0 ? "index" : workbook->name;
    *set = (struct data_set){workbook, report_page(report, key)};
    return set->page != NULL;
}

bool data_set_of_page(const struct report *report, const struct page *page, struct data_set *set) {
    const char *key = strcmp(page->key, "downloads") == 0 ? "index" : page->key;
    for (guint i = 0; i < report->workbooks->len; i++)
        if (data_set_of_workbook(report, g_ptr_array_index(report->workbooks, i), set) &&
            strcmp(set->page->key, key) == 0)
            return true;
    return false;
}

char *data_set_title(const struct report *report, const struct data_set *set, enum language language) {
    const char *title = set->workbook->title.text[language], *site = report->title.text[language];
    if (!title || !site || strcmp(set->workbook->name, "report") == 0)
        return g_strdup(title);
    return g_strconcat(title, " – ", site, NULL);
}

void data_set_visit_files(const struct report *report, const struct data_set *set, data_file_function visit,
                          void *data) {
    if (strcmp(set->workbook->name, "report") == 0)
        visit("data/observations.csv", CSV, -1, data);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!report->dataset->settings.publishes[language])
            continue;
        const char *code = language_code((enum language)language);
        g_autofree char *xlsx = g_strconcat("sheets/", code, "/", set->workbook->name, ".xlsx", NULL);
        g_autofree char *ods = g_strconcat("sheets/", code, "/", set->workbook->name, ".ods", NULL);
        visit(xlsx, XLSX, language, data);
        visit(ods, ODS, language, data);
    }
    for (guint i = 0; i < set->workbook->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(set->workbook->figures, i);
        g_autofree char *path = g_strconcat("data/", figure->id, ".csv", NULL);
        visit(path, CSV, -1, data);
    }
}

static void put(const struct report *report, struct sink *sink, const char *path,
                void (*append)(GString *out, const struct report *report)) {
    g_autoptr(GString) text = g_string_new(NULL);
    append(text, report);
    sink_put_text(sink, path, text);
}

static void put_headers(const struct report *report, struct sink *sink) {
    static const struct {
        const char *path;
        void (*append)(GString *out, const struct settings *settings);
    } files[] = {{"headers/nginx.conf", headers_append_nginx},
                 {"headers/apache.conf", headers_append_apache},
                 {"headers/Caddyfile", headers_append_caddy},
                 {"headers/_headers", headers_append_static_host}};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        files[i].append(text, &report->dataset->settings);
        sink_put_text(sink, files[i].path, text);
    }
}

void render_machine_files(const struct report *report, struct sink *sink) {
    put(report, sink, "CITATION.cff", citation_append);
    put(report, sink, "robots.txt", robots_append);
    put_headers(report, sink);
    if (!report->dataset->settings.base_url)
        return;
    put(report, sink, "sitemap.xml", sitemap_append);
    put(report, sink, "feed.atom", feed_append);
    put(report, sink, "catalog.jsonld", dcat_append);
}
