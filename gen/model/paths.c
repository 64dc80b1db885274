#include "model/paths.h"

#include <string.h>

void path_append_html(GString *out, const struct page *page, enum language language) {
    g_string_append(out, page->path.text[language]);
    g_string_append(out, PATH_INDEX);
}

void path_append_markdown(GString *out, const struct page *page, enum language language) {
    const char *path = page->path.text[language];
    const char *below = strchr(path, '/');
    bool is_index = !below || !below[1];
    g_string_append(out, PATH_MARKDOWN "/");
    g_string_append(out, path);
    if (page->has_children || is_index) {
        g_string_append(out, "_index.md");
        return;
    }
    g_string_truncate(out, out->len - 1);
    g_string_append(out, ".md");
}

char *path_of_home(enum language language) {
    return g_strconcat(language_code(language), "/" PATH_INDEX, NULL);
}

char *path_of_data(const char *name, const char *ending) {
    return g_strconcat(PATH_DATA "/", name, ending, NULL);
}

char *path_of_feed(const char *page) {
    return g_strconcat(PATH_FEEDS "/", page, ".atom", NULL);
}

char *path_of_chart(const char *figure, enum language language, const char *ending) {
    return g_strconcat(PATH_CHARTS "/", language_code(language), "/", figure, ending, NULL);
}

char *path_of_embed(const char *figure, enum language language, const char *file) {
    return g_strconcat(PATH_EMBEDS "/", language_code(language), "/", figure, "/", file, NULL);
}

char *path_of_sheets(const char *workbook, enum language language, const char *ending) {
    return g_strconcat(PATH_SHEETS "/", language_code(language), "/", workbook, ending, NULL);
}

char *address_in_newest(const struct settings *settings, const char *path) {
    return g_strconcat(settings->base_url, PATH_NEWEST "/", path, NULL);
}

char *address_in_edition(const struct settings *settings, const char *edition, const char *path) {
    return g_strconcat(settings->base_url, PATH_EDITIONS "/", edition, "/", path, NULL);
}

const char *path_on_host(const struct settings *settings) {
    const char *host = settings->base_url ? strstr(settings->base_url, "://") : NULL;
    const char *path = host ? strchr(host + 3, '/') : NULL;
    return path ? path : "/";
}

char *address_of_doi(const struct settings *settings) {
    return settings->doi ? g_strconcat("https://doi.org/", settings->doi, NULL) : NULL;
}
