#include "model/download.h"

#include <string.h>

struct download *download_new(const char *path) {
    struct download *download = g_new0(struct download, 1);
    download->path = path;
    download->platforms = g_ptr_array_new_with_free_func(g_free);
    download->parties = g_ptr_array_new_with_free_func(g_free);
    download->countries = g_array_new(FALSE, TRUE, sizeof(struct download_country));
    download->regions = g_ptr_array_new_with_free_func(g_free);
    return download;
}

void download_free(struct download *download) {
    g_ptr_array_unref(download->platforms);
    g_ptr_array_unref(download->parties);
    g_array_unref(download->countries);
    g_ptr_array_unref(download->regions);
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

void download_add_text(GPtrArray *texts, const char *text) {
    if (!g_ptr_array_find_with_equal_func(texts, text, g_str_equal, NULL))
        g_ptr_array_add(texts, g_strdup(text));
}

const struct download_platform *download_platform(const char *id) {
    static const struct download_platform platforms[] = {
        {"meta", "Meta", "Facebook, Instagram", "https://www.facebook.com/ads/library/report/", "meta-report",
         "Ad Library Report", "Meta"},
        {"google", "Google", "Google, YouTube", "https://transparencyreport.google.com/political-ads/home",
         "google-bundle", "Political advertising on Google: transparency report", "Google"},
        {"snapchat", "Snapchat", "", "https://www.snap.com/political-ads", "snap-library", "Snap Political Ads Library",
         "Snap"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(platforms); i++)
        if (strcmp(platforms[i].id, id) == 0)
            return &platforms[i];
    return NULL;
}
