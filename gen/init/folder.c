/* Writing the folder. Each file is made only if there is none of its name, whatever that may be: work of hours may be in
 * it. */
#include "init/init.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

struct writing {
    const char *folder;
    struct init_result *result;
    GError **error;
};

/* Makes a file with this text. True if it is written, or there was one of its name. */
static bool write_file(const struct writing *writing, const char *path, const char *text) {
    FILE *file = fopen(path, "wxe");
    if (!file && errno == EEXIST) {
        g_ptr_array_add(writing->result->left, g_strdup(path));
        return true;
    }
    bool written = file && fwrite(text, 1, strlen(text), file) == strlen(text);
    int failure = errno;
    if (file && fclose(file) != 0 && written) {
        failure = errno;
        written = false;
    }
    if (!written)
        g_set_error(writing->error, G_FILE_ERROR, g_file_error_from_errno(failure), "cannot write %s: %s", path,
                    g_strerror(failure));
    else
        g_ptr_array_add(writing->result->written, g_strdup(path));
    return written;
}

/* The same in the folder; takes the text. NULL: the report needs no such file. */
static bool write_text(const struct writing *writing, const char *name, char *text) {
    g_autofree char *path = g_build_filename(writing->folder, name, NULL);
    bool done = !text || write_file(writing, path, text);
    g_free(text);
    return done;
}

/* A copy of a file as it was downloaded. */
static bool copy(const struct writing *writing, const struct taken_file *taken) {
    g_autofree char *path = g_build_filename(writing->folder, taken->path, NULL);
    g_autoptr(GFile) from = g_file_new_for_path(taken->download->path);
    g_autoptr(GFile) to = g_file_new_for_path(path);
    GError *error = NULL;
    if (g_file_copy(from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error)) {
        g_ptr_array_add(writing->result->written, g_steal_pointer(&path));
        return true;
    }
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
        g_ptr_array_add(writing->result->left, g_steal_pointer(&path));
        g_error_free(error);
        return true;
    }
    g_propagate_prefixed_error(writing->error, error, "cannot copy %s to %s: ", taken->download->path, path);
    return false;
}

static bool make_folder(const struct writing *writing, const char *name) {
    g_autofree char *path = g_build_filename(writing->folder, name, NULL);
    if (g_mkdir_with_parents(path, 0777) == 0)
        return true;
    g_set_error(writing->error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot make the folder %s: %s", path,
                g_strerror(errno));
    return false;
}

static bool copy_files(const struct writing *writing, const struct beginning *beginning) {
    bool good = make_folder(writing, "spend");
    for (guint i = 0; good && i < beginning->files->len; i++) {
        const struct taken_file *file = &g_array_index(beginning->files, struct taken_file, i);
        g_autofree char *folder = g_path_get_dirname(file->path);
        good = !file->copied || (make_folder(writing, folder) && copy(writing, file));
    }
    return good;
}

bool init_write(const struct beginning *beginning, const char *folder, const struct region_list *known,
                struct init_result *result, GError **error) {
    struct writing writing = {folder, result, error};
    result->written = g_ptr_array_new_with_free_func(g_free);
    result->left = g_ptr_array_new_with_free_func(g_free);
    return copy_files(&writing, beginning) && write_text(&writing, "parties.csv", init_parties(beginning)) &&
           write_text(&writing, "platforms.csv", init_platforms(beginning)) &&
           write_text(&writing, "advertisers.csv", init_advertisers()) &&
           write_text(&writing, "payments.csv", init_payments()) &&
           write_text(&writing, "sources.csv", init_sources(beginning)) &&
           write_text(&writing, "coverage.csv", init_coverage(beginning)) &&
           write_text(&writing, "regions.csv", init_regions(beginning, known)) &&
           write_text(&writing, "report.yaml", init_settings(beginning));
}

void init_result_clear(struct init_result *result) {
    g_clear_pointer(&result->written, g_ptr_array_unref);
    g_clear_pointer(&result->left, g_ptr_array_unref);
}
