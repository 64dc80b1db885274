#include "model/download.h"

#include <string.h>

struct texts texts_new(void) {
    return (struct texts){g_ptr_array_new_with_free_func(g_free), g_hash_table_new(g_str_hash, g_str_equal)};
}

void texts_clear(struct texts *texts) {
    g_hash_table_unref(texts->known);
    g_ptr_array_unref(texts->list);
}

void texts_add(struct texts *texts, const char *text) {
    if (g_hash_table_contains(texts->known, text))
        return;
    g_ptr_array_add(texts->list, g_strdup(text));
    g_hash_table_add(texts->known, texts->list->pdata[texts->list->len - 1]);
}

struct download *download_new(const char *path) {
    struct download *download = g_new0(struct download, 1);
    download->path = path;
    download->platforms = texts_new();
    download->parties = texts_new();
    download->countries = g_array_new(FALSE, TRUE, sizeof(struct download_country));
    download->regions = texts_new();
    return download;
}

void download_free(struct download *download) {
    texts_clear(&download->platforms);
    texts_clear(&download->parties);
    g_array_unref(download->countries);
    texts_clear(&download->regions);
    g_free(download->region);
    g_free(download);
}

const struct download_country *download_find_country(const struct download *download, const char *code) {
    for (guint i = 0; i < download->countries->len; i++) {
        const struct download_country *country = &g_array_index(download->countries, struct download_country, i);
        if (strcmp(country->code, code) == 0)
            return country;
    }
    return NULL;
}

struct download_country *download_country(struct download *download, const char *code) {
    const struct download_country *known = download_find_country(download, code);
    if (known)
        return (struct download_country *)known;
    struct download_country country = {0};
    g_strlcpy(country.code, code, sizeof country.code);
    g_array_append_val(download->countries, country);
    return &g_array_index(download->countries, struct download_country, download->countries->len - 1);
}

void download_country_add(struct download_country *country, struct period days) {
    if (!days.first)
        return;
    country->days.first = country->days.first ? MIN(country->days.first, days.first) : days.first;
    country->days.last = MAX(country->days.last, days.last);
}

const struct download_platform *download_platform(const char *id) {
    static const struct download_platform platforms[] = {
        {"meta", "Meta", "Facebook, Instagram", "https://www.facebook.com/ads/library/report/"},
        {"google", "Google", "Google, YouTube", "https://transparencyreport.google.com/political-ads/home"},
        {"snapchat", "Snapchat", "", "https://www.snap.com/political-ads"},
        {"tiktok", "TikTok", "", "https://library.tiktok.com/ads"},
        {"x", "X", "", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(platforms); i++)
        if (strcmp(platforms[i].id, id) == 0)
            return &platforms[i];
    return NULL;
}

const struct download_source *download_source(const char *kind) {
    static const struct download_source sources[] = {
        {"meta-report", "meta", "Ad Library Report", "Meta", "https://www.facebook.com/ads/library/report/"},
        {"meta-ads", "meta", "Ad Library", "Meta", "https://www.facebook.com/ads/library/"},
        {"google-bundle", "google", "Google political ads transparency bundle", "Google",
         "https://transparencyreport.google.com/political-ads/home"},
        {"snap-library", "snapchat", "Snap Political Ads Library", "Snap", "https://www.snap.com/political-ads"},
        {"tiktok-ads", "tiktok", "Commercial Content Library", "TikTok", "https://library.tiktok.com/ads"},
        {"x-ads", "x", "Ads Repository", "X", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++)
        if (strcmp(sources[i].kind, kind) == 0)
            return &sources[i];
    return NULL;
}
