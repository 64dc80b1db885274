#include "read/files.h"
#include "read/encoding.h"
#include "read/sum.h"

#include <glob.h>
#include <string.h>

char *folder_name(const char *folder) {
    gsize length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return g_strndup(folder, length);
}

const char *file_shown(GStringChunk *strings, const char *folder, const char *path) {
    g_autofree char *shown = g_build_filename(folder, path, NULL);
    return g_string_chunk_insert_const(strings, shown);
}

bool file_list(GPtrArray *files, GStringChunk *strings, const char *path, GBytes *bytes, const struct file_mark *mark) {
    g_autofree char *sum = bytes_sum(bytes);
    if (!sum)
        return false;
    struct input_file *file = g_new0(struct input_file, 1);
    file->path = g_string_chunk_insert_const(strings, path);
    file->sha256 = g_string_chunk_insert_const(strings, sum);
    file->size = g_bytes_get_size(bytes);
    file->mark = *mark;
    g_ptr_array_add(files, file);
    return true;
}

void file_report_unsummed(const char *shown, struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, "file", (struct place){.file = shown}, NULL,
                    "its checksum cannot be computed: OpenSSL failed; try again with more memory");
}

/* More than any table of a platform; an address of 64 bits holds it. */
static const uint64_t LARGEST_FILE = UINT64_C(1) << 40;

/* What to do about a file that cannot be read. */
static const char *remedy_of(const GError *error) {
    return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR)   ? "; name the files in it, as in spend/*.csv"
           : g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NODEV) ? "; put a file in its place"
           : g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN) ? "; try again once it is whole"
                                                                      : "";
}

GBytes *file_bytes(const struct wanted_file *wanted, struct file_mark *mark, struct diagnostics *diagnostics) {
    g_autoptr(GError) error = NULL;
    struct place place = {.file = wanted->shown};
    if (wanted->within && !whole_file_is_within(wanted->shown, wanted->within)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "file", place, NULL,
                        "leads out of the folder %s; put the file itself there", wanted->within);
        return NULL;
    }
    GBytes *bytes = whole_file_read(wanted->shown, LARGEST_FILE, mark, &error);
    if (bytes)
        return bytes;
    bool missing = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    if (missing && !wanted->optional)
        diagnostics_add(diagnostics, SEVERITY_ERROR, "file", place, NULL, "there is no such file; add it");
    else if (!missing)
        diagnostics_add(diagnostics, SEVERITY_ERROR, "file", place, NULL, "cannot be read: %s%s", error->message,
                        remedy_of(error));
    return NULL;
}

GBytes *file_read(struct reading *reading, const char *path, bool optional) {
    const char *shown = file_shown(reading->dataset->strings, reading->folder, path);
    struct wanted_file wanted = {shown, reading->folder, optional};
    struct file_mark mark;
    GBytes *bytes = file_bytes(&wanted, &mark, reading->diagnostics);
    if (bytes && !file_list(reading->dataset->files, reading->dataset->strings, path, bytes, &mark)) {
        file_report_unsummed(shown, reading->diagnostics);
        g_clear_pointer(&bytes, g_bytes_unref);
    }
    return bytes;
}

void files_check_unchanged(const GPtrArray *files, const char *folder, struct diagnostics *diagnostics) {
    for (guint i = 0; i < files->len; i++) {
        const struct input_file *file = g_ptr_array_index(files, i);
        g_autofree char *shown = g_build_filename(folder, file->path, NULL);
        if (!whole_file_is_unchanged(shown, &file->mark))
            diagnostics_add(diagnostics, SEVERITY_ERROR, "file", (struct place){.file = shown}, NULL,
                            "was changed while it was read; try again once it is whole");
    }
}

bool file_check_text(const char *shown, const char *data, gsize size, struct diagnostics *diagnostics) {
    const char *bad = encoding_first_bad(data, data + size);
    if (bad == data + size)
        return true;
    unsigned line = 1;
    const char *start = data;
    for (const char *newline; (newline = memchr(start, '\n', (size_t)(bad - start))); start = newline + 1)
        line++;
    const char *end = memchr(start, '\n', (size_t)(data + size - start));
    g_autofree char *source = g_strndup(start, (gsize)((end ? end : data + size) - start));
    struct place place = {shown, line, encoding_characters(start, bad) + 1, 1};
    diagnostics_add(diagnostics, SEVERITY_ERROR, "encoding", place, source, "%s", encoding_problem(bad, data + size));
    return false;
}

char *file_text(const char *shown, GBytes *bytes, struct diagnostics *diagnostics) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    gsize mark = encoding_mark(data, size);
    if (size > mark && !file_check_text(shown, data + mark, size - mark, diagnostics))
        return NULL;
    GString *text = g_string_sized_new(size);
    for (const char *c = data + mark, *end = data + size; size && c < end; c++)
        if (*c != '\r' || (c + 1 < end && c[1] != '\n'))
            g_string_append_c(text, *c);
    return g_string_free(text, FALSE);
}

char *text_line(const char *text, unsigned line) {
    for (; line > 1; line--) {
        const char *newline = strchr(text, '\n');
        if (!newline)
            return g_strdup("");
        text = newline + 1;
    }
    gsize length = strcspn(text, "\n");
    if (length > 0 && text[length - 1] == '\r')
        length--;
    return g_strndup(text, length);
}

/* The folder may have characters that a pattern would take as its own. */
static char *escape_pattern(const char *folder) {
    GString *escaped = g_string_new(NULL);
    for (const char *c = folder; *c; c++) {
        if (strchr("*?[]\\", *c))
            g_string_append_c(escaped, '\\');
        g_string_append_c(escaped, *c);
    }
    return g_string_free(escaped, FALSE);
}

static gint compare_paths(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *files_matching(const char *folder, const char *pattern) {
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *escaped = escape_pattern(folder);
    g_autofree char *full = g_strconcat(escaped, "/", pattern, NULL);
    glob_t found = {0};
    /* sorted by bytes below: glob's own order is the locale's */
    if (glob(full, GLOB_NOSORT, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++)
            if (!g_file_test(found.gl_pathv[i], G_FILE_TEST_IS_DIR))
                g_ptr_array_add(paths, g_strdup(found.gl_pathv[i] + strlen(folder) + 1));
    globfree(&found);
    g_ptr_array_sort(paths, compare_paths);
    return paths;
}
