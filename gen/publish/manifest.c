#include "publish/manifest.h"

#include "base/date.h"
#include "base/json.h"
#include "base/version.h"
#include "model/paths.h"
#include "publish/staging.h"
#include "publish/tree.h"

#include <string.h>

static const char draft_line[] = "\n  \"kind\": \"draft\",\n";
static const char only_key[] = "\n  \"only\": ";
static const char previous_key[] = "\n  \"previous\": ";
static const char opening[] = "{\n  \"program\": \"adreport\",\n";

GString *manifest_sums(const GPtrArray *files) {
    GString *sums = g_string_new(NULL);
    for (guint i = 0; i < files->len; i++) {
        const struct staged_file *file = g_ptr_array_index(files, i);
        g_string_append_printf(sums, "%s  %s\n", file->sum.sha256, file->path);
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

/* The edition before this one, and how many numbers are different: the list of editions in later ones tells from it. */
static void append_previous(GString *out, const struct report *report) {
    if (!report->previous)
        return;
    g_string_append(out, previous_key);
    json_append_string(out, report->previous->name);
    g_string_append_printf(out, ",\n  \"previous_kind\": \"%s\"", edition_kind_words[report->previous->kind]);
    g_string_append(out, ",\n  \"previous_sums\": ");
    json_append_string(out, report->dataset->settings.previous_sums);
    g_string_append_printf(out, ",\n  \"changes\": {\"changed\": %u, \"added\": %u, \"gone\": %u},",
                           report->changes.changed, report->changes.added, report->changes.gone);
}

GString *manifest_build(const struct report *report, char **only) {
    const struct settings *settings = &report->dataset->settings;
    GString *out = g_string_new(opening);
    g_string_append(out, "  \"version\": \"" ADREPORT_VERSION "\",\n  \"edition\": ");
    json_append_string(out, report->edition);
    g_string_append_c(out, ',');
    g_string_append_printf(out, "\n  \"kind\": \"%s\",\n", edition_kind_words[settings->edition_kind]);
    g_string_append(out, "  \"date\": \"");
    date_append_iso(out, settings->edition_date);
    g_string_append_printf(out, "\",\n  \"number\": %d,", settings->edition_number);
    if (only) {
        g_autofree char *stages = g_strjoinv(",", only);
        g_string_append(out, only_key);
        json_append_string(out, stages);
        g_string_append_c(out, ',');
    }
    append_previous(out, report);
    g_string_append(out, "\n  \"input\": [");
    append_files(out, report->dataset->files);
    g_string_append(out, "\n  ],\n  \"templates\": [");
    append_files(out, report->templates->files);
    g_string_append(out, "\n  ]\n}\n");
    return out;
}

/* The text of an edition's build.json, so far as it matters here; "" if there is none. Caller frees. */
static char *build_text(int edition) {
    g_autoptr(GMappedFile) file = file_map(edition, PATH_BUILD);
    gsize size = file ? MIN(g_mapped_file_get_length(file), (gsize)4096) : 0;
    return size ? g_strndup(g_mapped_file_get_contents(file), size) : g_strdup("");
}

bool manifest_is_in(int edition) {
    g_autofree char *text = build_text(edition);
    return g_str_has_prefix(text, opening);
}

bool manifest_is_draft(int edition) {
    g_autofree char *text = build_text(edition);
    return strstr(text, draft_line) != NULL;
}

bool manifest_is_part(int edition) {
    g_autofree char *text = build_text(edition);
    return strstr(text, only_key) != NULL;
}
