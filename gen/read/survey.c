/* The files that a report is begun from: which is of what kind, and what it says of itself. Nothing is known yet of the
 * report, so nothing is compared with it. */
#include "read/survey.h"
#include "read/decode.h"
#include "read/figures.h"
#include "read/google.h"
#include "read/gzip.h"
#include "read/meta.h"
#include "read/meta_ads.h"
#include "read/observations.h"
#include "read/read.h"
#include "read/snap.h"
#include "read/statements.h"
#include "read/tiktok_ads.h"
#include "read/x_ads.h"
#include "read/zip.h"

#include <string.h>

/* How each kind of table is looked at. Tables of a platform that are not here are totals, which say nothing of days. */
static const struct {
    void (*read)(const struct figures *figures);
    survey_table *survey;
    const char *platform; /* NULL: its rows say, or it is of none */
} surveys[] = {
    {observations_read, survey_observations, NULL},
    {meta_read_pages, survey_meta_pages, "meta"},
    {meta_read_locations, survey_meta_locations, "meta"},
    {google_read_creatives, survey_google_creatives, "google"},
    {google_read_updated, survey_google_updated, "google"},
    {google_read_ids, NULL, "google"},
    {google_read_advertisers, survey_google_lifetime, "google"},
    {google_read_weeks, NULL, "google"},
    {google_read_geo, survey_google_lifetime, "google"},
    {snap_read, survey_snap, "snapchat"},
    {meta_read_ads, survey_meta_ads, "meta"},
    {tiktok_read_ads, survey_tiktok_ads, "tiktok"},
    {x_read_ads, survey_x_ads, "x"},
    {statements_read, survey_statements, NULL},
};

static void look_at(const struct figures *figures, const struct format *format, struct download *download) {
    bool locations = format->read == meta_read_locations;
    if (!download->kind || format->gives)
        download->kind = format->word;
    if (!locations)
        download->measures |= format->gives;
    if (format->gives && !locations)
        download->totals_only = false;
    for (guint i = 0; i < G_N_ELEMENTS(surveys); i++) {
        if (surveys[i].read != format->read)
            continue;
        if (surveys[i].platform)
            texts_add(&download->platforms, surveys[i].platform);
        if (surveys[i].survey)
            surveys[i].survey(figures, download);
    }
    if (format->read == observations_read)
        download->totals_only = false;
}

static void look_at_members(const struct figures *whole, struct package *package, struct download *download) {
    for (guint i = 0; i < package_count(package); i++) {
        const char *member = package_name(package, i);
        if (!format_reads_member(member))
            continue;
        g_autofree char *inside = g_strconcat(whole->shown, "/", member, NULL);
        g_autofree char *name = format_own_name(member);
        const char *shown = dataset_string(whole->reading->dataset, inside);
        g_autoptr(GBytes) packed = package_read(package, i, shown);
        g_autoptr(GBytes) bytes =
            packed ? decode_table(packed, shown, &whole->rule->dialect, whole->reading->diagnostics) : NULL;
        const struct format *format = bytes ? format_recognise(bytes, NULL) : NULL;
        struct figures figures = {whole->reading, bytes, shown, name, whole->name, whole->rule, NULL, NULL, 0};
        if (format && format->read != observations_read)
            look_at(&figures, format, download);
    }
    if (!download->kind)
        figures_error(whole, "kind",
                      "an archive without any table of a platform that this program knows; take it as downloaded from "
                      "Meta, Google or Snap");
}

static void look_at_archive(const struct figures *whole, struct download *download) {
    struct package *package = package_open(whole->bytes, whole->shown, whole->reading->diagnostics);
    if (package)
        look_at_members(whole, package, download);
    if (package && !download->copied_on)
        download->copied_on = package_day(package);
    package_close(package);
}

static void look_at_table(const struct figures *figures, struct download *download) {
    const struct format *format = format_recognise(figures->bytes, NULL);
    if (!format)
        figures_error(figures, "kind",
                      "no table that this program knows: its first line has none of the columns of one; take it as "
                      "downloaded from Meta, Google or Snap, or leave it out");
    else if (!format->read)
        figures_error(figures, "kind", "nothing in this table of Google can be used; leave it out");
    else
        look_at(figures, format, download);
}

/* A file of no bytes is refused here as it is when a report is read. One that shows in which code it is, though it does not say so, is
 * read in that, and the report to be begun says it. */
static void look_at_file(struct reading *reading, const char *path, GPtrArray *downloads) {
    const struct wanted_file wanted = {.shown = dataset_string(reading->dataset, path)};
    struct file_mark mark;
    g_autoptr(GBytes) saved = file_bytes(&wanted, &mark, reading->diagnostics);
    g_autoptr(GBytes) unpacked =
        saved && gzip_is(saved) ? gzip_unpack(saved, wanted.shown, reading->diagnostics) : g_steal_pointer(&saved);
    const char *encoding = unpacked ? decode_unmarked(unpacked) : NULL;
    const struct file_rule any = {
        .dialect = {.encoding = encoding ? dialect_encoding(encoding) : NULL, .unwritten = true}};
    g_autoptr(GBytes) bytes =
        unpacked ? decode_table(unpacked, wanted.shown, &any.dialect, reading->diagnostics) : NULL;
    if (!bytes)
        return;
    g_autofree char *name = format_own_name(path);
    struct figures figures = {reading, bytes, wanted.shown, name, NULL, &any, NULL, NULL, 0};
    struct download *download = download_new(path);
    download->totals_only = true;
    download->encoding = encoding;
    reading->bundle_day = 0;
    if (package_is(bytes, name))
        look_at_archive(&figures, download);
    else
        look_at_table(&figures, download);
    g_ptr_array_add(downloads, download);
}

GPtrArray *read_downloads(const char *const *paths, struct diagnostics *diagnostics) {
    GPtrArray *downloads = g_ptr_array_new_with_free_func((GDestroyNotify)download_free);
    struct dataset *dataset = dataset_new(); /* of the texts that readers keep; there is no report yet */
    struct reading reading = {.folder = ".", .dataset = dataset, .diagnostics = diagnostics};
    for (guint i = 0; paths[i]; i++)
        look_at_file(&reading, paths[i], downloads);
    dataset_free(dataset);
    return downloads;
}

GPtrArray *read_found(const char *folder) {
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = files_matching(folder, "spend/*");
    for (guint i = 0; i < names->len; i++)
        g_ptr_array_add(found, g_build_filename(folder, names->pdata[i], NULL));
    g_ptr_array_add(found, NULL);
    return found;
}
