#include "publish/manifest.h"

#include "base/date.h"
#include "base/json.h"
#include "base/version.h"
#include "publish/staging.h"

#include <string.h>

static const char draft_line[] = "\n  \"kind\": \"draft\",\n";
static const char final_line[] = "\n  \"kind\": \"final\",\n";
static const char only_key[] = "\n  \"only\": ";

GString *manifest_sums(const GPtrArray *files) {
    GString *sums = g_string_new(NULL);
    for (guint i = 0; i < files->len; i++) {
        const struct staged_file *file = g_ptr_array_index(files, i);
        g_string_append_printf(sums, "%s  %s\n", file->sha256, file->path);
    }
    return sums;
}

static int input_compare(gconstpointer a, gconstpointer b) {
    const struct input_file *first = *(struct input_file *const *)a;
    const struct input_file *second = *(struct input_file *const *)b;
    return strcmp(first->path, second->path);
}

static void append_files(GString *out, const GPtrArray *files) {
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(files, i));
    g_ptr_array_sort(sorted, input_compare);
    for (guint i = 0; i < sorted->len; i++) {
        const struct input_file *file = g_ptr_array_index(sorted, i);
        g_string_append(out, i ? ",\n    {\"path\": " : "\n    {\"path\": ");
        json_append_string(out, file->path);
        g_string_append(out, ", \"sha256\": ");
        json_append_string(out, file->sha256);
        g_string_append_printf(out, ", \"bytes\": %" G_GUINT64_FORMAT "}", file->size);
    }
}

GString *manifest_build(const struct report *report, char **only) {
    const struct settings *settings = &report->dataset->settings;
    GString *out =
        g_string_new("{\n  \"program\": \"adreport\",\n  \"version\": \"" ADREPORT_VERSION "\",\n  \"edition\": ");
    json_append_string(out, report->edition);
    g_string_append_c(out, ',');
    g_string_append(out, settings->draft ? draft_line : final_line);
    g_string_append(out, "  \"date\": \"");
    date_append_iso(out, settings->edition_date);
    g_string_append_printf(out, "\",\n  \"number\": %d,", settings->edition_number);
    if (only) {
        g_autofree char *stages = g_strjoinv(",", only);
        g_string_append(out, only_key);
        json_append_string(out, stages);
        g_string_append_c(out, ',');
    }
    g_string_append(out, "\n  \"input\": [");
    append_files(out, report->dataset->files);
    g_string_append(out, "\n  ],\n  \"templates\": [");
    append_files(out, report->templates->files);
    g_string_append(out, "\n  ]\n}\n");
    return out;
}

bool manifest_is_draft(const char *build) {
    return strstr(build, draft_line) != NULL;
}

bool manifest_is_part(const char *build) {
    return strstr(build, only_key) != NULL;
}
