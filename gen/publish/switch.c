#include "publish/switch.h"

#include "publish/failure.h"
#include "publish/staging.h"
#include "model/paths.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char staging_prefix[] = ".staging-";
static const char aside_prefix[] = ".replaced-";
static const char next_link[] = ".current-next";

static bool exists(int folder, const char *name) {
    struct stat status;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

bool edition_move(int releases, const char *from, const char *to, GError **error) {
    if (!exists(releases, to)) {
        if (renameat(releases, from, releases, to) != 0)
            return publish_fail(error, errno, "cannot put " PATH_EDITIONS "/%s in place", to);
        return true;
    }
    if (renameat2(releases, from, releases, to, RENAME_EXCHANGE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return publish_fail(error, errno, "cannot put " PATH_EDITIONS "/%s in place", to);
    return edition_move_aside(releases, from, to, error);
}

bool edition_move_aside(int releases, const char *from, const char *to, GError **error) {
    g_autofree char *aside = g_strconcat(aside_prefix, to, NULL);
    tree_remove(releases, aside);
    if (renameat(releases, to, releases, aside) != 0)
        return publish_fail(error, errno, "cannot put " PATH_EDITIONS "/%s in place", to);
    if (renameat(releases, from, releases, to) != 0) {
        publish_fail(error, errno, "cannot put " PATH_EDITIONS "/%s in place", to);
        renameat(releases, aside, releases, to);
        return false;
    }
    tree_remove(releases, aside);
    return true;
}

static void leftover_clear(int releases, const char *name) {
    if (g_str_has_prefix(name, aside_prefix)) {
        const char *edition = name + strlen(aside_prefix);
        if (!exists(releases, edition) && renameat(releases, name, releases, edition) == 0)
            return;
        tree_remove(releases, name);
    } else if (g_str_has_prefix(name, staging_prefix) || g_str_equal(name, next_link)) {
        tree_remove(releases, name);
    }
}

void releases_tidy(int releases) {
    int again = openat(releases, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again >= 0 ? fdopendir(again) : NULL;
    if (!entries) {
        if (again >= 0)
            close(again);
        return;
    }
    /* Collects the names first, since removing files while reading a folder may skip some. */
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (struct dirent *entry; (entry = readdir(entries));)
        g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(entries);
    for (guint i = 0; i < names->len; i++)
        leftover_clear(releases, g_ptr_array_index(names, i));
}

bool current_is_ours(int out, const char *shown, GError **error) {
    struct stat status;
    if (fstatat(out, PATH_NEWEST, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISLNK(status.st_mode))
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "%s/current is not a link made by adreport; move it away, then build again", shown);
    return false;
}

bool current_switch(int out, int releases, const char *edition, GError **error) {
    g_autofree char *target = g_strconcat(PATH_EDITIONS "/", edition, NULL);
    char now[PATH_MAX];
    ssize_t length = readlinkat(out, PATH_NEWEST, now, sizeof now - 1);
    if (length >= 0 && (size_t)length == strlen(target) && strncmp(now, target, (size_t)length) == 0)
        return true;
    /* A link cannot be changed in place, but renaming one over another is one step. */
    unlinkat(releases, next_link, 0);
    if (symlinkat(target, releases, next_link) == 0 && renameat(releases, next_link, out, PATH_NEWEST) == 0)
        return true;
    publish_fail(error, errno, "cannot switch current to %s", target);
    unlinkat(releases, next_link, 0);
    return false;
}
