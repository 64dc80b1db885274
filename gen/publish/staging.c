#include "publish/staging.h"

#include "publish/failure.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
        if (mkdirat(staging->root, folder, 0755) != 0 || fchmodat(staging->root, folder, 0755, 0) != 0)
            return errno;
        g_hash_table_add(staging->folders, g_steal_pointer(&folder));
    }
    return 0;
}

static bool bytes_write(int file, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

/* 0, or the errno of what went wrong. A full disk may show itself only at close. */
static int file_write(int root, const char *path, const void *bytes, size_t size) {
    int file = openat(root, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0)
        return errno;
    int failure = 0;
    if (fchmod(file, 0644) != 0 || !bytes_write(file, bytes, size))
        failure = errno;
    if (close(file) != 0 && !failure)
        failure = errno;
    return failure;
}

static struct staged_file *staged_file_new(const char *path, const void *bytes, size_t size) {
    struct staged_file *file = g_new0(struct staged_file, 1);
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, size);
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
    struct staged_file *file = failure ? NULL : staged_file_new(path, bytes, size);
    g_mutex_lock(&staging->lock);
    if (file)
        g_ptr_array_add(staging->files, file);
    else
        staging_fail(staging, path, failure == EEXIST ? "it was written before in this run" : g_strerror(failure));
    g_mutex_unlock(&staging->lock);
}

bool staging_open(struct staging *staging, int releases, const char *shown, GError **error) {
    staging->name = g_strdup_printf(".staging-%d", (int)getpid());
    staging->root = -1;
    if (mkdirat(releases, staging->name, 0755) == 0)
        staging->root = openat(releases, staging->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (staging->root < 0 || fchmod(staging->root, 0755) != 0) {
        publish_fail(error, errno, "cannot write in %s", shown);
        if (staging->root >= 0)
            close(staging->root);
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

bool staging_files(struct staging *staging, GPtrArray **files, GError **error) {
    if (staging->error) {
        g_propagate_error(error, g_steal_pointer(&staging->error));
        return false;
    }
    g_ptr_array_sort(staging->files, staged_file_compare);
    *files = staging->files;
    return true;
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

void tree_remove(int folder, const char *name) {
    if (unlinkat(folder, name, 0) == 0)
        return;
    int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *entries = inner >= 0 ? fdopendir(inner) : NULL;
    if (!entries) {
        if (inner >= 0)
            close(inner);
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries));)
        if (!g_str_equal(entry->d_name, ".") && !g_str_equal(entry->d_name, ".."))
            tree_remove(inner, entry->d_name);
    closedir(entries);
    unlinkat(folder, name, AT_REMOVEDIR);
}
