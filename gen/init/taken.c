#include "init/taken.h"

#include <string.h>

/* Where figures are looked for if report.yaml does not say. */
static const char FIGURES[] = "spend", UNUSED[] = "unused";

static bool is_kind(const struct taken_file *file, const char *kind) {
    return strcmp(file->download->kind, kind) == 0;
}

bool taken_has_fixed_days(const struct taken_file *file) {
    return (is_kind(file, "meta-report") && !file->download->region) || is_kind(file, "observations");
}

bool taken_is_of(const struct taken_file *file, const char *platform) {
    return g_hash_table_contains(file->download->platforms.known, platform);
}

static void taken_clear(gpointer data) {
    g_free(((struct taken_file *)data)->path);
}

/* The name of a file within the folder, if it lies there already; NULL if it does not. Caller frees. */
static char *path_within(const char *path, const char *folder) {
    g_autofree char *real_folder = realpath(folder, NULL);
    g_autofree char *real = realpath(path, NULL);
    gsize length = real_folder ? strlen(real_folder) : 0;
    bool within = real && length > 1 && strncmp(real, real_folder, length) == 0 && real[length] == '/';
    return within ? g_strdup(real + length + 1) : NULL;
}

static struct taken_file take(const struct download *download, const char *country, const char *folder) {
    struct taken_file file = {.download = download, .path = path_within(download->path, folder)};
    const struct download_country *own = download_find_country(download, country);
    own = own ? own : download_find_country(download, "");
    if (!file.path) {
        g_autofree char *name = g_path_get_basename(download->path);
        file.path = g_build_filename(FIGURES, name, NULL);
        file.copied = true;
    }
    file.days = own ? own->days : (struct period){0, 0};
    if (file.days.first && is_kind(&file, "google-bundle"))
        file.days.last = MAX(file.days.last, download->copied_on); /* a bundle has all ads up to its day */
    return file;
}

/* Amounts since the library began need the day that they go up to: for Google that of the bundle, which a small table says that
 * may lie beside them. */
static bool says_until_when(const struct taken_file *file, const GPtrArray *downloads) {
    bool dated = file->download->copied_on != 0;
    for (guint i = 0; i < downloads->len && !dated; i++) {
        const struct download *other = g_ptr_array_index(downloads, i);
        dated = is_kind(file, "google-bundle") && g_strcmp0(other->kind, "google-bundle") == 0 && other->copied_on;
    }
    return dated && is_kind(file, "google-bundle");
}

/* It says nothing that can be used. It is kept where no figures are looked for, so that nothing is said about it again. */
static void leave_out(struct taken_file *file) {
    file->use = USE_NOTHING;
    if (!file->copied)
        return;
    g_autofree char *name = g_path_get_basename(file->path);
    g_free(file->path);
    file->path = g_build_filename(UNUSED, name, NULL);
}

static void check_names(const GArray *files, struct diagnostics *diagnostics) {
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < files->len; i++) {
        const struct taken_file *file = &g_array_index(files, struct taken_file, i);
        const struct taken_file *other = g_hash_table_lookup(names, file->path);
        if (other)
            diagnostics_add(diagnostics, SEVERITY_ERROR, "name", (struct place){.file = file->download->path}, NULL,
                            "it would be %s of the report, and so would %s; rename one of the two", file->path,
                            other->download->path);
        g_hash_table_insert(names, file->path, (gpointer)file);
    }
}

/* Meta's ads one by one are another account of the money in its reports, and do not say of which days they have all. */
static bool is_ads_of_report(const struct taken_file *a, const struct taken_file *b) {
    return is_kind(a, "meta-ads") && is_kind(b, "meta-report") && !b->download->region;
}

/* Two files that may have the same money: reports of Meta about days in common, of the country or of one region, and its ads; two
 * bundles of Google, each of which holds all ads up to its day. */
static bool is_same_money(const struct taken_file *a, const struct taken_file *b) {
    if (is_kind(a, "meta-report") && is_kind(b, "meta-report"))
        return g_strcmp0(a->download->region, b->download->region) == 0 && period_overlaps(a->days, b->days);
    return is_ads_of_report(a, b) || (is_kind(a, "google-bundle") && is_kind(b, "google-bundle"));
}

/* Which of two files is taken first. */
static gint compare_taken(gconstpointer left, gconstpointer right) {
    const struct taken_file *a = *(const struct taken_file *const *)left, *b = *(const struct taken_file *const *)right;
    if (is_kind(a, "google-bundle") && is_kind(b, "google-bundle")) {
        day_number first = MAX(a->download->copied_on, a->days.last),
                   second = MAX(b->download->copied_on, b->days.last);
        if (first != second)
            return first > second ? -1 : 1;
    }
    if (is_kind(a, "meta-ads") != is_kind(b, "meta-ads"))
        return is_kind(a, "meta-ads") ? 1 : -1; /* they stand beside a report, whatever their days */
    int days = a->days.first ? period_days(a->days) : 0, others = b->days.first ? period_days(b->days) : 0;
    return days != others ? (days > others ? -1 : 1) : strcmp(a->path, b->path);
}

static void settle_uses(GArray *files) {
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++) {
        struct taken_file *file = &g_array_index(files, struct taken_file, i);
        if (file->use == USE_FIGURES && !file->download->totals_only)
            g_ptr_array_add(order, file);
    }
    g_ptr_array_sort(order, compare_taken);
    for (guint i = 1; i < order->len; i++) {
        struct taken_file *file = g_ptr_array_index(order, i);
        for (guint j = 0; j < i && file->use == USE_FIGURES; j++) {
            const struct taken_file *other = g_ptr_array_index(order, j);
            if (other->use != USE_FIGURES || !is_same_money(file, other))
                continue;
            file->use = USE_BESIDE;
            file->also = other->path;
        }
    }
}

GArray *taken_files(const GPtrArray *downloads, const char *country, const char *folder,
                    struct diagnostics *diagnostics) {
    GArray *files = g_array_new(FALSE, FALSE, sizeof(struct taken_file));
    g_array_set_clear_func(files, taken_clear);
    for (guint i = 0; i < downloads->len; i++) {
        const struct download *download = g_ptr_array_index(downloads, i);
        if (!download->kind)
            continue; /* said already */
        struct taken_file file = take(download, country, folder);
        if (download->lifelong && !file.days.first && !says_until_when(&file, downloads))
            leave_out(&file);
        g_array_append_val(files, file);
    }
    check_names(files, diagnostics);
    settle_uses(files);
    return files;
}

struct texts taken_texts(const struct beginning *beginning, gsize field) {
    struct texts all = texts_new();
    for (guint i = 0; i < beginning->files->len; i++) {
        const struct taken_file *file = &g_array_index(beginning->files, struct taken_file, i);
        const struct texts *own = (const struct texts *)(const void *)((const char *)file->download + field);
        for (guint j = 0; j < own->list->len; j++)
            texts_add(&all, own->list->pdata[j]);
    }
    return all;
}
