#include "read/after_copy.h"
#include "read/conduct.h"
#include "model/fetch.h"
#include "read/copies.h"
#include "read/editions.h"
#include "read/fetches.h"
#include "read/decode.h"
#include "read/previous.h"
#include "read/format.h"
#include "read/links.h"
#include "read/mapping.h"
#include "read/read.h"
#include "read/settings.h"
#include "read/tables.h"
#include "read/payers.h"
#include "read/payments.h"
#include "read/targeting.h"
#include "read/versions.h"

#include <string.h>

static const char *const DEFAULT_FILES = "spend/*.csv";

/* A file with figures, and the entry of report.yaml that says how to read it. */
struct chosen {
    char *path;
    guint rule;
    bool unreadable;
};

static void chosen_clear(gpointer data) {
    g_free(((struct chosen *)data)->path);
}

static gint compare_chosen(gconstpointer a, gconstpointer b) {
    const struct chosen *left = a;
    const struct chosen *right = b;
    return left->rule != right->rule ? (left->rule > right->rule) - (left->rule < right->rule)
                                     : strcmp(left->path, right->path);
}

/* An entry that reads some rows of a file leaves others to another one. */
static bool reads_some_rows(const GArray *rules, guint rule) {
    const struct file_rule *entry = &g_array_index(rules, struct file_rule, rule);
    return entry->declared && (entry->declared->filters->len > 0 || entry->members);
}

static void choose(GArray *files, const GArray *rules, const char *path, guint rule) {
    for (guint i = 0; i < files->len; i++) {
        struct chosen *file = &g_array_index(files, struct chosen, i);
        bool both = file->rule != rule && reads_some_rows(rules, file->rule) && reads_some_rows(rules, rule);
        if (strcmp(file->path, path) == 0 && !both) {
            file->rule = rule;
            return;
        }
    }
    struct chosen file = {g_strdup(path), rule, false};
    g_array_append_val(files, file);
}

/* Every file once, by the last entry that names it: an entry for one file may follow one for many. A table of which each
 * entry reads some rows, by a filter or in some members of an archive, is read by each. */
static GArray *choose_files(struct reading *reading, const GArray *rules) {
    GArray *files = g_array_new(FALSE, FALSE, sizeof(struct chosen));
    g_array_set_clear_func(files, chosen_clear);
    for (guint i = 0; i < rules->len; i++) {
        const struct file_rule *rule = &g_array_index(rules, struct file_rule, i);
        g_autoptr(GPtrArray) paths = files_matching(reading->folder, rule->path);
        for (guint j = 0; j < paths->len; j++)
            choose(files, rules, g_ptr_array_index(paths, j), i);
        if (paths->len == 0 && !fetches_make(reading->dataset, rule->path))
            diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "no-file", rule->place, rule->line,
                            "no file '%s' in the input folder; put it there or correct the path", rule->path);
    }
    g_array_sort(files, compare_chosen);
    return files;
}

static void warn_unless_read(struct reading *reading, const GArray *files, const char *path) {
    for (guint i = 0; i < files->len; i++)
        if (strcmp(g_array_index(files, struct chosen, i).path, path) == 0)
            return;
    diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "unread",
                    (struct place){.file = file_shown(reading->dataset->strings, reading->folder, path)}, NULL,
                    "not read; name it under 'files' in report.yaml");
}

/* Warns of a file that report.yaml does not name, since it may have been forgotten. */
static void warn_of_unread(struct reading *reading, const GArray *files) {
    g_autoptr(GPtrArray) paths = files_matching(reading->folder, DEFAULT_FILES);
    for (guint i = 0; i < paths->len; i++)
        warn_unless_read(reading, files, paths->pdata[i]);
    for (guint i = 0; i < reading->dataset->fetches->len; i++) {
        const char *into = g_array_index(reading->dataset->fetches, struct fetch, i).into.text;
        g_autofree char *there = g_build_filename(reading->folder, into, NULL);
        bool seen = g_pattern_match_simple(DEFAULT_FILES, into) && strchr(into, '/') == strrchr(into, '/');
        if (!seen && g_file_test(there, G_FILE_TEST_EXISTS))
            warn_unless_read(reading, files, into);
    }
}

/* Warns of a file that has the bytes of another: one day's report saved under two days is counted for both. files were listed
 * from first on. */
static void warn_of_twins(struct reading *reading, guint first) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = first; i < reading->dataset->files->len; i++) {
        const struct input_file *file = g_ptr_array_index(reading->dataset->files, i);
        const struct input_file *twin = g_hash_table_lookup(seen, file->sha256);
        if (twin)
            diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "twin",
                            (struct place){.file = file_shown(reading->dataset->strings, reading->folder, file->path)},
                            NULL,
                            "has the same bytes as %s; if the two are of different days, one of them was saved wrongly",
                            twin->path);
        else
            g_hash_table_insert(seen, (gpointer)file->sha256, (gpointer)file);
    }
}

/* The bytes of a chosen file as they were saved: once, though several entries read it. NULL if they cannot be read. */
static GBytes *read_saved(struct reading *reading, const GArray *files, const GPtrArray *saved) {
    const char *path = g_array_index(files, struct chosen, saved->len).path;
    for (guint i = 0; i < saved->len; i++)
        if (strcmp(g_array_index(files, struct chosen, i).path, path) == 0)
            return saved->pdata[i] ? g_bytes_ref(saved->pdata[i]) : NULL;
    return file_read(reading, path, false);
}

/* An entry may name the source of all that it reads. One that is not there is an error at its path, and then none is named. */
static void check_sources(struct reading *reading, GArray *rules) {
    for (guint i = 0; i < rules->len; i++) {
        struct file_rule *rule = &g_array_index(rules, struct file_rule, i);
        if (!rule->source || dataset_find_source(reading->dataset, rule->source))
            continue;
        if (!reading->unreadable[TABLE_SOURCES])
            diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "unknown-source", rule->place, rule->line,
                            "unknown source '%s' for this path; add it to sources.csv", rule->source);
        rule->source = NULL;
    }
}

static void read_figures(struct reading *reading, GArray *rules) {
    if (rules->len == 0) {
        struct file_rule all = {.path = DEFAULT_FILES};
        all.place.file = file_shown(reading->dataset->strings, reading->folder, "spend");
        g_array_append_val(rules, all);
    }
    check_sources(reading, rules);
    g_autoptr(GArray) files = choose_files(reading, rules);
    warn_of_unread(reading, files);
    reading->mapping = mapping_new(reading->dataset);
    reading->copies = copies_new();
    reading->versions = versions_new();
    g_autoptr(GPtrArray) contents = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_autoptr(GPtrArray) saved = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    guint first_file = reading->dataset->files->len;
    for (guint i = 0; i < files->len; i++) {
        struct chosen *file = &g_array_index(files, struct chosen, i);
        const struct file_rule *rule = &g_array_index(rules, struct file_rule, file->rule);
        GBytes *own = read_saved(reading, files, saved);
        g_ptr_array_add(saved, own);
        const char *shown = file_shown(reading->dataset->strings, reading->folder, file->path);
        GBytes *bytes = own ? decode_table(own, shown, &rule->dialect, reading->diagnostics) : NULL;
        g_ptr_array_add(contents, bytes ? bytes : g_bytes_new(NULL, 0));
        file->unreadable = !bytes;
    }
    warn_of_twins(reading, first_file);
    for (int first = 1; first >= 0; first--) {
        for (guint i = 0; i < files->len; i++) {
            const struct chosen *file = &g_array_index(files, struct chosen, i);
            const struct file_rule *rule = &g_array_index(rules, struct file_rule, file->rule);
            if (!file->unreadable && !rule->wrong)
                figures_read(reading, contents->pdata[i], file->path, rule, first);
        }
    }
    copies_settle(reading->copies, reading->dataset, reading->mapping);
    after_copy_settle(reading->dataset, reading->mapping);
    versions_settle(reading->versions, reading);
    read_targeting(reading);
    read_payers(reading);
    copies_free(reading->copies);
    versions_free(reading->versions);
    mapping_free(reading->mapping);
}

/* What a report is about: all that has no figures. rules: struct file_rule. */
static void read_subject(struct reading *reading, GArray *rules) {
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(struct link_rule));
    g_array_set_clear_func(links, link_rule_clear);
    read_settings(reading, rules, links);
    read_parties(reading);
    read_platforms(reading);
    read_regions(reading);
    read_sources(reading);
    read_links(reading, links);
    read_coverage(reading);
    read_fetches(reading);
}

static void read_everything(struct reading *reading, GArray *rules, const char *out) {
    read_subject(reading, rules);
    fetches_check(reading);
    read_conduct(reading);
    read_payments(reading);
    read_corrections(reading);
    read_editions(reading, out);
    read_previous(reading, out);
    read_figures(reading, rules);
    read_link_names(reading->dataset);
    dialect_check_tables(reading);
}

/* Reads all of a folder, or, with subject_only, what it is about. */
static struct dataset *read_folder(const char *input, const char *out, bool subject_only,
                                   struct diagnostics *diagnostics) {
    struct dataset *dataset = dataset_new();
    g_autofree char *folder = folder_name(input);
    dataset->folder = dataset_string(dataset, folder);
    g_autoptr(GArray) tables = g_array_new(FALSE, FALSE, sizeof(struct table_rule));
    struct reading reading = {.folder = folder, .dataset = dataset, .diagnostics = diagnostics, .tables = tables};
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "file", (struct place){.file = folder}, NULL,
                        "no such folder; name the input with --input");
        return dataset;
    }
    for (int i = 0; i < TABLE_COUNT; i++)
        reading.ids[i] = g_hash_table_new(g_str_hash, g_str_equal);
    reading.bundle_days = g_hash_table_new(g_str_hash, g_str_equal);
    reading.regions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(struct file_rule));
    g_array_set_clear_func(rules, file_rule_clear);
    if (subject_only)
        read_subject(&reading, rules);
    else
        read_everything(&reading, rules, out);
    amount_store_close(dataset->amounts);
    for (int i = 0; i < TABLE_COUNT; i++)
        g_hash_table_unref(reading.ids[i]);
    g_hash_table_unref(reading.bundle_days);
    g_hash_table_unref(reading.regions);
    return dataset;
}

struct dataset *read_dataset(const char *input, const char *out, struct diagnostics *diagnostics) {
    return read_folder(input, out, false, diagnostics);
}

struct dataset *read_subject_matter(const char *input, struct diagnostics *diagnostics) {
    return read_folder(input, NULL, true, diagnostics);
}
