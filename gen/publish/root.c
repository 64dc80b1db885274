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

static bool file_replace(int out, int releases, const char *name, GBytes *bytes, GError **error) {
    g_autofree char *waiting = g_strconcat(staging_prefix, name, NULL);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    tree_remove(releases, waiting);
    int failure = file_write(releases, waiting, data, size);
    /* Few and small: on the disk before readers see them, as editions are. */
    if (!failure && syncfs(releases) != 0)
        failure = errno;
    if (!failure && renameat(releases, waiting, out, name) != 0)
        failure = errno;
    if (!failure)
        return true;
    unlinkat(releases, waiting, 0);
    return publish_fail(error, failure, "cannot write %s", name);
}

bool root_put(int out, int releases, const struct memory_sink *files, GPtrArray *others, GError **error) {
    g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(files->files), (GCompareFunc)strcmp);
    bool done = true;
    for (GList *name = names; name && done; name = name->next) {
        GBytes *bytes = g_hash_table_lookup(files->files, name->data);
        enum former former = former_of(out, name->data, bytes);
        if (former == FORMER_OTHER)
            g_ptr_array_add(others, g_strdup(name->data));
        else if (former != FORMER_SAME)
            done = file_replace(out, releases, name->data, bytes, error);
    }
    return done;
}
