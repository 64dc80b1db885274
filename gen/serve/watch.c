#include "serve/watch.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

enum {
    QUIET = 30,          /* milliseconds without a change, after which somebody is done */
    LONGEST = 300,       /* milliseconds after which a change is told even if others follow all the time */
    PULSE = 1000,        /* milliseconds between looks at whether the folders themselves are still there */
    MOST_FOLDERS = 4000, /* that are watched at most */
    MOST_DEPTH = 16,
};

struct watch {
    char **roots;
    watch_changed *changed;
    void *data;
    GHashTable *folders; /* path -> struct folder * */
    char *problem;
    guint timer; /* source that ends the quiet; 0: nothing changed */
    gint64 deadline;
    guint pulse;
};

/* A folder that is watched: which one it is, as another may take its name. */
struct folder {
    dev_t device;
    ino_t number;
    GFileMonitor *monitor; /* NULL: the system has none left */
    bool seen;             /* in the walk that is under way */
};

static void folder_free(gpointer data) {
    struct folder *folder = data;
    if (folder->monitor)
        g_file_monitor_cancel(folder->monitor);
    g_clear_object(&folder->monitor);
    g_free(folder);
}

static void walk(struct watch *watch);

static gboolean became_quiet(gpointer data) {
    struct watch *watch = data;
    watch->timer = 0;
    walk(watch);
    watch->changed(watch->data);
    return G_SOURCE_REMOVE;
}

/* Something changed: told when it is quiet. */
static void note(struct watch *watch) {
    gint64 now = g_get_monotonic_time() / 1000;
    if (watch->timer)
        g_source_remove(watch->timer);
    else
        watch->deadline = now + LONGEST;
    watch->timer = g_timeout_add((guint)CLAMP(watch->deadline - now, 0, QUIET), became_quiet, watch);
}

static void on_event(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data) {
    (void)monitor;
    (void)file;
    (void)other;
    if (event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
        note(data);
}

static void fail(struct watch *watch, const char *path, const char *reason) {
    if (!watch->problem)
        watch->problem = g_strdup_printf("not every change below %s will be seen: %s", path, reason);
}

static void add(struct watch *watch, const char *path, const struct stat *status) {
    g_autoptr(GFile) file = g_file_new_for_path(path);
    g_autoptr(GError) error = NULL;
    GFileMonitor *monitor = g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
    struct folder *folder = g_new0(struct folder, 1);
    *folder = (struct folder){status->st_dev, status->st_ino, monitor, true};
    if (monitor) {
        g_file_monitor_set_rate_limit(monitor, QUIET);
        g_signal_connect(monitor, "changed", G_CALLBACK(on_event), watch);
    } else {
        fail(watch, path, error->message);
    }
    g_hash_table_replace(watch->folders, g_strdup(path), folder);
}

static bool is_known(struct watch *watch, const char *path, const struct stat *status) {
    struct folder *folder = g_hash_table_lookup(watch->folders, path);
    if (!folder || folder->device != status->st_dev || folder->number != status->st_ino)
        return false;
    folder->seen = true;
    return true;
}

/* A link below a root is not followed: what it leads to is watched where it is, if it is within. */
static void walk_folder(struct watch *watch, const char *path, unsigned depth) {
    struct stat status;
    if ((depth ? lstat(path, &status) : stat(path, &status)) != 0 || !S_ISDIR(status.st_mode))
        return;
    if (depth > MOST_DEPTH || g_hash_table_size(watch->folders) >= MOST_FOLDERS) {
        fail(watch, path, "it has too many folders");
        return;
    }
    if (!is_known(watch, path, &status))
        add(watch, path, &status);
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *below = *name == '.' ? NULL : g_build_filename(path, name, NULL);
        if (below)
            walk_folder(watch, below, depth + 1);
    }
    if (dir)
        g_dir_close(dir);
}

static gboolean is_gone(gpointer path, gpointer folder, gpointer data) {
    (void)path;
    (void)data;
    bool gone = !((struct folder *)folder)->seen;
    ((struct folder *)folder)->seen = false;
    return gone;
}

/* Watches the folders that there are now, and no others. */
static void walk(struct watch *watch) {
    for (char **root = watch->roots; *root; root++)
        walk_folder(watch, *root, 0);
    g_hash_table_foreach_remove(watch->folders, is_gone, NULL);
}

/* A monitor does not tell that its folder was put in the place of another, nor that it came back. */
static gboolean look_at_roots(gpointer data) {
    struct watch *watch = data;
    for (char **root = watch->roots; *root; root++) {
        struct stat status = {0};
        const struct folder *folder = g_hash_table_lookup(watch->folders, *root);
        bool there = stat(*root, &status) == 0 && S_ISDIR(status.st_mode);
        if (there != (folder != NULL) ||
            (folder && (folder->device != status.st_dev || folder->number != status.st_ino)))
            note(watch);
    }
    return G_SOURCE_CONTINUE;
}

struct watch *watch_new(const char *const *folders, watch_changed *changed, void *data) {
    struct watch *watch = g_new0(struct watch, 1);
    watch->roots = g_strdupv((char **)folders);
    watch->changed = changed;
    watch->data = data;
    watch->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, folder_free);
    walk(watch);
    watch->pulse = g_timeout_add(PULSE, look_at_roots, watch);
    return watch;
}

void watch_free(struct watch *watch) {
    if (watch->timer)
        g_source_remove(watch->timer);
    g_source_remove(watch->pulse);
    g_hash_table_unref(watch->folders);
    g_strfreev(watch->roots);
    g_free(watch->problem);
    g_free(watch);
}

const char *watch_problem(const struct watch *watch) {
    return watch->problem;
}
