#include "publish/newest.h"

#include "model/edition.h"
#include "model/paths.h"
#include "publish/compare.h"
#include "publish/failure.h"
#include "publish/manifest.h"
#include "publish/switch.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool newest_is_ours(int out, const char *shown, GError **error) {
    struct stat status;
    if (fstatat(out, PATH_NEWEST, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISLNK(status.st_mode))
        return true;
    int copy = folder_open_within(out, PATH_NEWEST);
    bool ours = copy >= 0 && manifest_is_in(copy);
    if (copy >= 0)
        close(copy);
    if (!ours)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                    "%s/" PATH_NEWEST " was not made by adreport; move it away, then build again", shown);
    return ours;
}

/* True if the system says that there is no such thing, and not that it cannot be read. */
static bool means_none(int failure) {
    return failure == ENOENT || failure == ENOTDIR || failure == ELOOP;
}

/* Whether a folder holds an edition of ours, and not whatever else has such a name. An errno if that cannot be known. */
static int edition_find(int releases, const char *name, bool *ours) {
    int folder = folder_open_within(releases, name);
    *ours = false;
    if (folder < 0)
        return means_none(errno) ? 0 : errno;
    errno = 0;
    *ours = manifest_is_in(folder);
    int failure = *ours || means_none(errno) ? 0 : errno;
    close(folder);
    return failure;
}

char *newest_edition(int releases, GError **error) {
    g_autoptr(GPtrArray) names = folder_names(releases);
    struct edition newest = {0};
    for (guint i = 0; i < names->len; i++) {
        struct edition edition;
        bool ours;
        if (!edition_from_name(g_ptr_array_index(names, i), &edition) || edition_order(&edition, &newest) <= 0)
            continue;
        int failure = edition_find(releases, edition.name, &ours);
        if (failure) {
            publish_fail(error, failure, "cannot tell which edition is the newest: cannot read " PATH_EDITIONS "/%s",
                         edition.name);
            return NULL;
        }
        if (ours)
            newest = edition;
    }
    if (!newest.name)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "cannot tell which edition is the newest: none is found in " PATH_EDITIONS);
    return g_strdup(newest.name);
}

static bool is_link_to(int out, const char *target) {
    char now[PATH_MAX];
    ssize_t length = readlinkat(out, PATH_NEWEST, now, sizeof now - 1);
    return length >= 0 && (size_t)length == strlen(target) && strncmp(now, target, (size_t)length) == 0;
}

bool newest_is_link(int out, const char *edition) {
    g_autofree char *target = g_strconcat(PATH_EDITIONS "/", edition, NULL);
    return is_link_to(out, target);
}

static bool is_copy_of(int out, int releases, const char *edition) {
    int copy = folder_open_within(out, PATH_NEWEST);
    int original = folder_open_within(releases, edition);
    bool same = copy >= 0 && original >= 0 && trees_are_same(original, copy);
    if (copy >= 0)
        close(copy);
    if (original >= 0)
        close(original);
    return same;
}

/* Makes a link or a copy beside the editions, out of sight, to be moved into place. */
static bool next_make(int releases, const char *edition, const char *target, bool copy, GError **error) {
    int failure = 0;
    tree_remove(releases, next_name);
    if (copy)
        failure = tree_copy(releases, edition, next_name);
    if (copy && !failure && syncfs(releases) != 0)
        failure = errno;
    if (copy)
        return !failure || publish_fail(error, failure, "cannot copy " PATH_EDITIONS "/%s to " PATH_NEWEST, edition);
    if (symlinkat(target, releases, next_name) == 0)
        return true;
    failure = errno;
    if (failure == EPERM || failure == ENOTSUP || failure == ENOSYS)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                    "this file system has no links, so " PATH_NEWEST " cannot be one; write 'link: copy' in "
                    "report.yaml, or say --link copy, and it is a copy of the newest edition");
    else
        publish_fail(error, failure, "cannot make a link to %s", target);
    return false;
}

bool newest_switch(int out, int releases, const char *edition, bool copy, GError **error) {
    g_autofree char *target = g_strconcat(PATH_EDITIONS "/", edition, NULL);
    if (copy ? is_copy_of(out, releases, edition) : is_link_to(out, target))
        return true;
    if (next_make(releases, edition, target, copy, error) && name_move(releases, next_name, out, PATH_NEWEST, error)) {
        tree_remove(releases, next_name); /* what was there before, if the two changed places */
        return true;
    }
    tree_remove(releases, next_name);
    return false;
}
