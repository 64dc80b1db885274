#include "publish/staging.h"

#include "publish/failure.h"
#include "publish/former.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char staging_prefix[] = ".staging-";

/* True if the part of a path that begins here is a name, and neither the folder itself nor the one above it. */
static bool is_name(const char *part) {
    gsize length = strcspn(part, "/");
    return length > 2 || (length > 0 && strncmp(part, "..", length) != 0);
}

bool staging_path_is_plain(const char *path) {
    bool plain = is_name(path);
    for (const char *at = path; *at && plain; at++)
        plain = (unsigned char)*at >= 0x20 && *at != 0x7F && *at != '\\' && (*at != '/' || is_name(at + 1));
    return plain;
}

/* The caller holds the lock. */
static void staging_fail(struct staging *staging, const char *path, const char *reason) {
    if (!staging->error)
        g_set_error(&staging->error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot write %s: %s", path, reason);
}

/* Makes the folders above path: 0, or the errno of what went wrong. The caller holds the lock, as two threads may need the
 * same folder. */
static int folders_make(struct staging *staging, const char *path) {
    const char *last = strrchr(path, '/');
    g_autofree char *innermost = last ? g_strndup(path, (gsize)(last - path)) : NULL;
    if (innermost && g_hash_table_contains(staging->folders, innermost))
        return 0;
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

static struct staged_file *staged_file_new(const char *path, const struct file_sum *sum) {
    struct staged_file *file = g_new0(struct staged_file, 1);
    file->path = g_strdup(path);
    file->sum = *sum;
    return file;
}

static void staged_file_free(gpointer data) {
    struct staged_file *file = data;
    g_free(file->path);
    g_free(file->made_from);
    g_free(file);
}

static bool staging_prepare(struct staging *staging, const char *path) {
    g_mutex_lock(&staging->lock);
    if (!staging->error && !staging_path_is_plain(path))
        staging_fail(staging, path, "not a path within an edition");
    int failure = staging->error ? 0 : folders_make(staging, path);
    if (failure)
        staging_fail(staging, path, g_strerror(failure));
    bool ready = !staging->error;
    g_mutex_unlock(&staging->lock);
    return ready;
}

/* Puts a file down in the list. Takes what it was made from. */
static void staged_file_add(struct staging *staging, struct staged_file *file, char *made_from) {
    file->made_from = made_from;
    g_mutex_lock(&staging->lock);
    g_ptr_array_add(staging->files, file);
    g_mutex_unlock(&staging->lock);
}

/* True if a path was asked for. What it is made from is the caller's, and is said once; NULL if the file is there. */
static bool asked_for(struct staging *staging, const char *path, char **made_from) {
    gpointer key, value;
    g_mutex_lock(&staging->lock);
    bool asked = g_hash_table_steal_extended(staging->asked, path, &key, &value);
    if (asked)
        g_hash_table_insert(staging->asked, key, NULL);
    g_mutex_unlock(&staging->lock);
    *made_from = asked ? value : NULL;
    return asked;
}

static void asked_keep(struct staging *staging, const char *path, const char *made_from) {
    g_mutex_lock(&staging->lock);
    g_hash_table_replace(staging->asked, g_strdup(path), g_strdup(made_from));
    g_mutex_unlock(&staging->lock);
}

static bool staging_take(struct sink *sink, const char *path, const char *made_from, struct file_sum *sum) {
    struct staging *staging = (struct staging *)sink;
    const struct made_file *made = former_file(staging->former, path);
    bool same = made && made->made_from && strcmp(made->made_from, made_from) == 0;
    if (!same || !staging_prepare(staging, path) || !former_link(staging->former, path, made, staging->root, path)) {
        asked_keep(staging, path, made_from);
        return false;
    }
    asked_keep(staging, path, NULL);
    staged_file_add(staging, staged_file_new(path, &made->sum), g_strdup(made_from));
    *sum = made->sum;
    return true;
}

/* What is told of the file of the edition before, if that has the same bytes; NULL if not. */
static const struct made_file *same_before(const struct staging *staging, const char *path,
                                           const struct file_sum *sum) {
    const struct made_file *made = former_file(staging->former, path);
    return made && made->sum.size == sum->size && strcmp(made->sum.sha256, sum->sha256) == 0 ? made : NULL;
}

/* A file with the bytes of the one before is that one. 0, or the errno of what went wrong. */
static int file_put(struct staging *staging, const char *path, const void *bytes, size_t size,
                    const struct file_sum *sum) {
    const struct made_file *made = same_before(staging, path, sum);
    if (made && former_link(staging->former, path, made, staging->root, path))
        return 0;
    return file_write(staging->root, path, bytes, size);
}

static void put_fail(struct staging *staging, const char *path, int failure) {
    g_mutex_lock(&staging->lock);
    staging_fail(staging, path, failure == EEXIST ? "it was written before in this run" : g_strerror(failure));
    g_mutex_unlock(&staging->lock);
}

/* Notes what came of a file, in the list or as a failure. Takes what it was made from. */
static void put_end(struct staging *staging, const char *path, const struct file_sum *sum, char *made_from,
                    int failure) {
    if (!failure) {
        staged_file_add(staging, staged_file_new(path, sum), made_from);
        return;
    }
    g_free(made_from);
    put_fail(staging, path, failure);
}

/* Only the bookkeeping is locked; writing and summing run side by side. */
static void staging_put(struct sink *sink, const char *path, const void *bytes, size_t size,
                        const struct file_sum *known) {
    struct staging *staging = (struct staging *)sink;
    struct file_sum sum;
    char *made_from;
    if (!staging_prepare(staging, path) || (asked_for(staging, path, &made_from) && !made_from))
        return;
    if (known)
        sum = *known;
    bool summed = known || file_sum_of(bytes, size, &sum);
    put_end(staging, path, &sum, made_from, summed ? file_put(staging, path, bytes, size, &sum) : ENOMEM);
}

/* True if a path was asked for, and is there. */
static bool was_taken(struct staging *staging, const char *path) {
    gpointer key, made_from = NULL;
    g_mutex_lock(&staging->lock);
    bool asked = g_hash_table_lookup_extended(staging->asked, path, &key, &made_from);
    g_mutex_unlock(&staging->lock);
    return asked && !made_from;
}

/* The file has its name from the beginning, which nobody sees before the edition has its own. */
static int staging_open_file(struct sink *sink, const char *path) {
    struct staging *staging = (struct staging *)sink;
    if (!staging_prepare(staging, path) || was_taken(staging, path))
        return -1;
    int file = file_make(staging->root, path);
    if (file < 0)
        put_fail(staging, path, errno);
    return file;
}

/* A file with the bytes of the one before gives way to that one. */
static void file_replace(struct staging *staging, const char *path, const struct file_sum *sum) {
    const struct made_file *made = same_before(staging, path, sum);
    g_autofree char *same = g_strconcat(path, ".same", NULL);
    if (!made || !former_link(staging->former, path, made, staging->root, same))
        return;
    if (renameat(staging->root, same, staging->root, path) != 0)
        unlinkat(staging->root, same, 0);
}

static void staging_close_file(struct sink *sink, const char *path, int file, const struct file_sum *known,
                               int failure) {
    struct staging *staging = (struct staging *)sink;
    struct file_sum sum;
    char *made_from;
    asked_for(staging, path, &made_from);
    if (known)
        sum = *known;
    else if (!failure && !file_sum_read(file, &sum))
        failure = errno;
    if (close(file) != 0 && !failure)
        failure = errno;
    if (!failure)
        file_replace(staging, path, &sum);
    put_end(staging, path, &sum, made_from, failure);
}

bool staging_open(struct staging *staging, int releases, const struct former_edition *former, const char *shown,
                  GError **error) {
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
    staging->sink = (struct sink){staging_put, staging_take, staging_open_file, staging_close_file};
    staging->releases = releases;
    staging->former = former;
    g_mutex_init(&staging->lock);
    staging->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    staging->asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    staging->files = g_ptr_array_new_with_free_func(staged_file_free);
    return true;
}

static int staged_file_compare(gconstpointer a, gconstpointer b) {
    const struct staged_file *first = *(struct staged_file *const *)a;
    const struct staged_file *second = *(struct staged_file *const *)b;
    return strcmp(first->path, second->path);
}

bool staging_goes_on(struct staging *staging, GError **error) {
    g_mutex_lock(&staging->lock);
    GError *failure = staging->error ? g_error_copy(staging->error) : NULL;
    g_mutex_unlock(&staging->lock);
    if (failure)
        g_propagate_error(error, failure);
    return !failure;
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
    g_hash_table_unref(staging->asked);
    g_ptr_array_unref(staging->files);
    g_clear_error(&staging->error);
    g_clear_pointer(&staging->name, g_free);
}
