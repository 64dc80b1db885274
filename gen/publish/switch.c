#include "publish/switch.h"

#include "model/paths.h"
#include "publish/failure.h"
#include "publish/staging.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char aside_prefix[] = ".replaced-";
const char next_name[] = ".current-next";

static bool exists(int folder, const char *name) {
    struct stat status;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool is_folder(int folder, const char *name) {
    struct stat status;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

static bool move_fail(GError **error, const char *to) {
    return publish_fail(error, errno, "cannot put %s in place", to);
}

bool name_move(int releases, const char *from, int folder, const char *to, GError **error) {
    if (!exists(folder, to) || (!is_folder(folder, to) && !is_folder(releases, from)))
        return renameat(releases, from, folder, to) == 0 || move_fail(error, to);
    if (renameat2(releases, from, folder, to, RENAME_EXCHANGE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return move_fail(error, to);
    return name_move_aside(releases, from, folder, to, error);
}

bool name_move_aside(int releases, const char *from, int folder, const char *to, GError **error) {
    g_autofree char *aside = g_strconcat(aside_prefix, to, NULL);
    tree_remove(releases, aside);
    if (renameat(folder, to, releases, aside) != 0)
        return move_fail(error, to);
    if (renameat(releases, from, folder, to) != 0) {
        move_fail(error, to);
        renameat(releases, aside, folder, to);
        return false;
    }
    tree_remove(releases, aside);
    return true;
}

static void leftover_clear(int out, int releases, const char *name) {
    if (g_str_has_prefix(name, aside_prefix)) {
        const char *former = name + strlen(aside_prefix);
        int folder = g_str_equal(former, PATH_NEWEST) ? out : releases;
        if (!exists(folder, former) && renameat(releases, name, folder, former) == 0)
            return;
        tree_remove(releases, name);
    } else if (g_str_has_prefix(name, staging_prefix) || g_str_equal(name, next_name)) {
        tree_remove(releases, name);
    }
}

void releases_tidy(int out, int releases) {
    g_autoptr(GPtrArray) names = folder_names(releases);
    for (guint i = 0; i < names->len; i++)
        leftover_clear(out, releases, g_ptr_array_index(names, i));
}
