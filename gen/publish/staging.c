#include "publish/staging.h"

#include "publish/failure.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much of a file is read at a time to be summed. */
enum { PIECE = 64 * 1024 };

const char staging_prefix[] = ".staging-";

/* What a path of an edition may look like. SHA256SUMS has one path a line and URLs are made of these, so a line break
 * or a backslash would do harm far from here. */
static bool path_is_plain(const char *path) {
    if (!*path || *path == '/' || path[strlen(path) - 1] == '/')
        return false;
    for (const char *at = path; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F || *at == '\\')
            return false;
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (char **part = parts; *part; part++)
        if (!**part || g_str_equal(*part, ".") || g_str_equal(*part, ".."))
            return false;
    return true;
}

/* The caller holds the lock. */
static void staging_fail(struct staging *staging, const char *path, const char *reason) {
    if (!staging->error)
        g_set_error(&staging->error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot write %s: %s", path, reason);
}

/* Makes the folders above path: 0, or the errno of what went wrong. The caller holds the lock, as two threads may need the
 * same folder. */
static int folders_make(struct staging *staging, const char *path) {
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        g_autofree char *folder = g_strndup(path, (gsize)(slash - path));
        if (g_hash_table_contains(staging->folders, folder))
            continue;
        int failure = folder_make(staging->root, folder);
        if (failure)
            return failure;
        g_hash_table_add(staging->folders, g_steal_pointer(&folder));
    }
    return 0;
}

static struct staged_file *staged_file_new(const char *path, const char *sum, uint64_t size) {
    struct staged_file *file = g_new0(struct staged_file, 1);
    g_strlcpy(file->sha256, sum, sizeof file->sha256);
    file->path = g_strdup(path);
    file->size = size;
    return file;
}

static void staged_file_free(gpointer data) {
    struct staged_file *file = data;
    g_free(file->path);
    g_free(file);
}

static bool staging_prepare(struct staging *staging, const char *path) {
    g_mutex_lock(&staging->lock);
    if (!staging->error && !path_is_plain(path))
        staging_fail(staging, path, "not a path within an edition");
    int failure = staging->error ? 0 : folders_make(staging, path);
    if (failure)
        staging_fail(staging, path, g_strerror(failure));
    bool ready = !staging->error;
    g_mutex_unlock(&staging->lock);
    return ready;
}

/* Only the bookkeeping is locked; writing and summing run side by side. */
static void staging_put(struct sink *sink, const char *path, const void *bytes, size_t size) {
    struct staging *staging = (struct staging *)sink;
    if (!staging_prepare(staging, path))
        return;
    int failure = file_write(staging->root, path, bytes, size);
    g_autofree char *sum = failure ? NULL : g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, size);
    struct staged_file *file = failure ? NULL : staged_file_new(path, sum, size);
    g_mutex_lock(&staging->lock);
    if (file)
        g_ptr_array_add(staging->files, file);
    else
        staging_fail(staging, path, failure == EEXIST ? "it was written before in this run" : g_strerror(failure));
    g_mutex_unlock(&staging->lock);
}

bool staging_open(struct staging *staging, int releases, const char *shown, GError **error) {
    staging->name = g_strdup_printf("%s%d", staging_prefix, (int)getpid());
    staging->root = -1;
    int failure = folder_make_private(releases, staging->name);
    if (!failure)
        staging->root = folder_open_within(releases, staging->name);
    if (staging->root < 0) {
        publish_fail(error, failure ? failure : errno, "cannot write in %s", shown);
        unlinkat(releases, staging->name, AT_REMOVEDIR);
        g_clear_pointer(&staging->name, g_free);
        return false;
    }
    staging->sink.put = staging_put;
    staging->releases = releases;
    g_mutex_init(&staging->lock);
    staging->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    staging->files = g_ptr_array_new_with_free_func(staged_file_free);
    return true;
}

static int staged_file_compare(gconstpointer a, gconstpointer b) {
    const struct staged_file *first = *(struct staged_file *const *)a;
    const struct staged_file *second = *(struct staged_file *const *)b;
    return strcmp(first->path, second->path);
}

/* Sums a file piece by piece: a large one would otherwise count in the memory of the run. */
static char *file_sum(int file, uint64_t *size) {
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guint8 *piece = g_malloc(PIECE);
    ssize_t length;
    *size = 0;
    while ((length = read(file, piece, PIECE)) > 0) {
        g_checksum_update(sum, piece, length);
        *size += (uint64_t)length;
    }
    return length == 0 ? g_strdup(g_checksum_get_string(sum)) : NULL;
}

bool staging_add(struct staging *staging, const char *path, GError **error) {
    int file = openat(staging->root, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    uint64_t size;
    g_autofree char *sum = file >= 0 ? file_sum(file, &size) : NULL;
    if (!sum)
        publish_fail(error, errno, "cannot read %s", path);
    if (file >= 0)
        close(file);
    if (!sum)
        return false;
    file_share(staging->root, path);
    g_ptr_array_add(staging->files, staged_file_new(path, sum, size));
    return true;
}

bool staging_files(struct staging *staging, GPtrArray **files, GError **error) {
    if (staging->error) {
        g_propagate_error(error, g_steal_pointer(&staging->error));
        return false;
    }
    g_ptr_array_sort(staging->files, staged_file_compare);
    *files = staging->files;
    return true;
}

void staging_abandon(struct staging *staging) {
    struct stat status;
    g_mutex_lock(&staging->lock);
    staging_fail(staging, staging->name, "the run was ended");
    g_mutex_unlock(&staging->lock);
    /* A file that somebody was about to write may still come; after it none will. */
    for (int tries = 0; tries < 100 && fstatat(staging->releases, staging->name, &status, AT_SYMLINK_NOFOLLOW) == 0;
         tries++)
        tree_remove(staging->releases, staging->name);
}

void staging_close(struct staging *staging) {
    if (!staging->name)
        return;
    tree_remove(staging->releases, staging->name);
    close(staging->root);
    g_mutex_clear(&staging->lock);
    g_hash_table_unref(staging->folders);
    g_ptr_array_unref(staging->files);
    g_clear_error(&staging->error);
    g_clear_pointer(&staging->name, g_free);
}
