#include "render/machine/machine.h"

#include "base/sink.h"
#include "render/machine/policy.h"
#include "render/render.h"
#include "model/paths.h"

#include <string.h>

static const char CSV[] = "text/csv";
static const char ODS[] = "application/vnd.oasis.opendocument.spreadsheet";
static const char XLSX[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/* The template of the page that a workbook belongs to. */
static const char *template_of(struct subject subject) {
    return subject_is_whole(subject) ? "index"
           : subject.set >= 0        ? TEMPLATE_CODE
           : subject.party < 0       ? "platform"
                                     : "party";
}

bool data_set_of_workbook(const struct report *report, const struct workbook *workbook, struct data_set *set) {
    *set = (struct data_set){workbook, report_page_about(report, workbook->subject, template_of(workbook->subject))};
    return set->page != NULL;
}

bool data_set_of_page(const struct report *report, const struct page *page, struct data_set *set) {
    bool downloads = subject_is_whole(page->subject) && strcmp(page->template_name, "downloads") == 0;
    if (!downloads && strcmp(page->template_name, template_of(page->subject)) != 0)
        return false;
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(report->workbooks, i);
        if (subject_equal(workbook->subject, page->subject))
            return data_set_of_workbook(report, workbook, set) && (set->page == page || downloads);
    }
    return false;
}

char *data_set_title(const struct report *report, const struct data_set *set, enum language language) {
    const char *title = set->workbook->title.text[language], *site = report->title.text[language];
    if (!title || !site || subject_is_whole(set->workbook->subject))
        return g_strdup(title);
    return g_strconcat(title, " – ", site, NULL);
}

void data_set_visit_files(const struct report *report, const struct data_set *set, data_file_function visit,
                          void *data) {
    if (subject_is_whole(set->workbook->subject))
        visit(PATH_OBSERVATIONS, CSV, -1, data);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!report->dataset->settings.publishes[language])
            continue;
        g_autofree char *xlsx = path_of_sheets(set->workbook->name, (enum language)language, ".xlsx");
        g_autofree char *ods = path_of_sheets(set->workbook->name, (enum language)language, ".ods");
        visit(xlsx, XLSX, language, data);
        visit(ods, ODS, language, data);
    }
    for (guint i = 0; i < set->workbook->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(set->workbook->figures, i);
        g_autofree char *path = path_of_data(figure->id, ".csv");
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
    } files[] = {{PATH_HEADERS "/nginx.conf", headers_append_nginx},
                 {PATH_HEADERS "/apache.conf", headers_append_apache},
                 {PATH_HEADERS "/Caddyfile", headers_append_caddy}};
    const struct settings *settings = &report->dataset->settings;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        files[i].append(text, settings);
        sink_put_text(sink, files[i].path, text);
    }
    /* What else is out there is said beside the editions, since an edition's bytes stay. */
    struct edition edition = {.name = report->edition, .kind = settings->edition_kind};
    g_autoptr(GArray) alone = g_array_new(FALSE, FALSE, sizeof(struct edition_entry));
    g_array_append_vals(alone, &(struct edition_entry){.edition = &edition}, 1);
    g_autoptr(GString) hosts = g_string_new(NULL);
    headers_append_static_host(hosts, alone);
    sink_put_text(sink, PATH_HEADERS "/_headers", hosts);
    if (settings->edition_kind != EDITION_DRAFT)
        return;
    g_autoptr(GString) mark = g_string_new(NULL);
    noindex_append(mark);
    sink_put_text(sink, PATH_NOINDEX, mark);
}

static void put_page_feeds(const struct report *report, struct sink *sink) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (!page->feed)
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        page_feed_append(text, report, page);
        sink_put_text(sink, page->feed->path, text);
    }
}

void render_machine_files(const struct report *report, struct sink *sink) {
    put(report, sink, PATH_CITATION, citation_append);
    put(report, sink, PATH_ROBOTS, robots_append);
    put_headers(report, sink);
    if (!report->dataset->settings.base_url)
        return;
    put(report, sink, PATH_SITEMAP, sitemap_append);
    put(report, sink, PATH_FEED, feed_append);
    put_page_feeds(report, sink);
    put(report, sink, PATH_CATALOGUE, dcat_append);
}
