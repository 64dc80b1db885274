#include "publish/root.h"

#include "model/paths.h"
#include "publish/failure.h"
#include "publish/staging.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How far into a file its mark may be. */
enum { MARK_WITHIN = 256 };

enum former { FORMER_NONE, FORMER_SAME, FORMER_OURS, FORMER_OTHER };

static enum former former_of(int out, const char *name, GBytes *bytes) {
    struct stat status;
    if (fstatat(out, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return FORMER_NONE;
    g_autoptr(GMappedFile) file = file_map(out, name);
    if (!file)
        return FORMER_OTHER;
    gsize length = g_mapped_file_get_length(file), size;
    const char *text = g_mapped_file_get_contents(file), *wanted = g_bytes_get_data(bytes, &size);
    if (length == size && (size == 0 || memcmp(text, wanted, size) == 0))
        return FORMER_SAME;
    return length && g_strstr_len(text, (gssize)MIN(length, (gsize)MARK_WITHIN), ROOT_MARK) ? FORMER_OURS
                                                                                            : FORMER_OTHER;
}

static char *waiting_name(const char *name) {
    return g_strconcat(staging_prefix, name, NULL);
}

/* Writes a file where no reader looks. */
static bool file_prepare(int releases, const char *name, GBytes *bytes, GError **error) {
    g_autofree char *waiting = waiting_name(name);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    tree_remove(releases, waiting);
    int failure = file_write(releases, waiting, data, size);
    return !failure || publish_fail(error, failure, "cannot write %s", name);
}

static bool file_place(int out, int releases, const char *name, GError **error) {
    g_autofree char *waiting = waiting_name(name);
    return renameat(releases, waiting, out, name) == 0 || publish_fail(error, errno, "cannot write %s", name);
}

/* The names of the files that are to be written, const char *: those that are ours and would differ. */
static GPtrArray *files_due(int out, const struct memory_sink *files, GPtrArray *others) {
    g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(files->files), (GCompareFunc)strcmp);
    GPtrArray *due = g_ptr_array_new();
    for (GList *name = names; name; name = name->next) {
        enum former former = former_of(out, name->data, g_hash_table_lookup(files->files, name->data));
        if (former == FORMER_OTHER)
            g_ptr_array_add(others, g_strdup(name->data));
        else if (former != FORMER_SAME)
            g_ptr_array_add(due, name->data);
    }
    return due;
}

bool root_put(int out, int releases, const struct memory_sink *files, GPtrArray *others, GError **error) {
    g_autoptr(GPtrArray) due = files_due(out, files, others);
    bool done = true;
    for (guint i = 0; i < due->len && done; i++)
        done = file_prepare(releases, due->pdata[i], g_hash_table_lookup(files->files, due->pdata[i]), error);
    /* On the disk before readers see them, as editions are. */
    if (done && due->len > 0 && syncfs(releases) != 0)
        done = publish_fail(error, errno, "cannot write %s", (const char *)due->pdata[0]);
    for (guint i = 0; i < due->len && done; i++)
        done = file_place(out, releases, due->pdata[i], error);
    for (guint i = 0; i < due->len && !done; i++) {
        g_autofree char *waiting = waiting_name(due->pdata[i]);
        unlinkat(releases, waiting, 0);
    }
    return done;
}
