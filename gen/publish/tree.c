#include "publish/tree.h"

#include "base/bytes.h"
#include "base/names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much of a file is copied or compared at a time. */
enum { PIECE = 256 * 1024 };

/* A file system without modes of its own, as of a USB stick, refuses to change them: all files have those of the mount. */
static bool mode_set(int file, mode_t mode) {
    struct stat status;
    bool is_so = fstat(file, &status) == 0 && (status.st_mode & 07777) == mode;
    return is_so || fchmod(file, mode) == 0 || errno == EPERM || errno == ENOTSUP;
}

int folder_open_within(int parent, const char *name) {
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int make(int parent, const char *name, mode_t mode) {
    int folder = mkdirat(parent, name, mode) == 0 ? folder_open_within(parent, name) : -1;
    int failure = folder < 0 || !mode_set(folder, mode) ? errno : 0;
    if (folder >= 0)
        close(folder);
    return failure;
}

int folder_make(int parent, const char *name) {
    return make(parent, name, 0755);
}

int folder_make_private(int parent, const char *name) {
    return make(parent, name, 0700);
}

int folder_share(int folder) {
    return mode_set(folder, 0755) ? 0 : errno;
}

int folder_sync(int folder) {
    /* A file system that cannot sync a folder says so, which is no failure: its names are where they are. */
    return fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS ? 0 : errno;
}

int file_make(int folder, const char *path) {
    int file = openat(folder, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0 || mode_set(file, 0644))
        return file;
    int failure = errno;
    close(file);
    errno = failure;
    return -1;
}

/* Closes a file that was written: a failure of before, or else the errno of what went wrong now. */
static int file_end(int file, int failure) {
    return close(file) != 0 && !failure ? errno : failure;
}

int file_write(int folder, const char *path, const void *bytes, size_t size) {
    int file = file_make(folder, path);
    return file < 0 ? errno : file_end(file, bytes_write(file, bytes, size, 0) ? 0 : errno);
}

/* 0, or the errno of what went wrong. */
static int bytes_copy(int from, int to) {
    g_autofree char *piece = g_malloc(PIECE);
    uint64_t offset = 0;
    ssize_t length;
    do {
        length = bytes_read(from, piece, PIECE, offset);
        if (length < 0 || !bytes_write(to, piece, (size_t)length, offset))
            return errno;
        offset += (uint64_t)length;
    } while (length == PIECE);
    return 0;
}

int file_copy(int file, int folder, const char *path) {
    int copy = file_make(folder, path);
    return copy < 0 ? errno : file_end(copy, bytes_copy(file, copy));
}

void file_share(int file) {
    mode_set(file, 0644);
}

int file_open(int folder, const char *path) {
    struct stat status;
    int file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0 || (fstat(file, &status) == 0 && S_ISREG(status.st_mode)))
        return file;
    close(file);
    errno = EIO;
    return -1;
}

GMappedFile *file_map(int folder, const char *path) {
    int file = file_open(folder, path);
    GMappedFile *mapped = file >= 0 ? g_mapped_file_new_from_fd(file, FALSE, NULL) : NULL;
    if (file >= 0)
        close(file);
    return mapped;
}

static DIR *folder_read(int folder) {
    int again = folder_open_within(folder, ".");
    DIR *entries = again >= 0 ? fdopendir(again) : NULL;
    if (!entries && again >= 0)
        close(again);
    return entries;
}

/* The next name that is not the folder itself or the one above it; NULL at the end. */
static const struct dirent *entry_next(DIR *entries) {
    const struct dirent *entry = readdir(entries);
    while (entry && (g_str_equal(entry->d_name, ".") || g_str_equal(entry->d_name, "..")))
        entry = readdir(entries);
    return entry;
}

GPtrArray *folder_names(int folder) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    DIR *entries = folder_read(folder);
    for (const struct dirent *entry; entries && (entry = entry_next(entries));)
        g_ptr_array_add(names, g_strdup(entry->d_name));
    if (entries)
        closedir(entries);
    names_sort(names);
    return names;
}

/* What is below a folder, whose path so far is in path; closes the folder. */
static bool walk(int folder, GString *path, tree_visit visit, void *data) {
    DIR *entries = fdopendir(folder);
    gsize before = path->len;
    bool on = entries != NULL;
    if (!entries)
        close(folder);
    for (const struct dirent *entry; on && (entry = entry_next(entries));) {
        int inner =
            entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN ? folder_open_within(folder, entry->d_name) : -1;
        g_string_append(path, entry->d_name);
        on = inner >= 0 ? walk(inner, g_string_append_c(path, '/'), visit, data)
                        : visit(folder, entry->d_name, path->str, data);
        g_string_truncate(path, before);
    }
    if (entries)
        closedir(entries);
    return on;
}

bool tree_walk(int folder, tree_visit visit, void *data) {
    g_autoptr(GString) path = g_string_new(NULL);
    int again = folder_open_within(folder, ".");
    return again >= 0 && walk(again, path, visit, data);
}

void tree_remove(int folder, const char *name) {
    if (unlinkat(folder, name, 0) == 0)
        return;
    int inner = folder_open_within(folder, name);
    if (inner < 0)
        return;
    g_autoptr(GPtrArray) names = folder_names(inner);
    for (guint i = 0; i < names->len; i++)
        tree_remove(inner, g_ptr_array_index(names, i));
    close(inner);
    unlinkat(folder, name, AT_REMOVEDIR);
}

static int entry_copy(int from, int to, const char *name);

/* All that is in one folder, into another. */
static int entries_copy(int from, int to) {
    g_autoptr(GPtrArray) names = folder_names(from);
    int failure = 0;
    for (guint i = 0; i < names->len && !failure; i++)
        failure = entry_copy(from, to, g_ptr_array_index(names, i));
    return failure;
}

static int folder_copy(int inner, int to, const char *name) {
    int failure = folder_make_private(to, name);
    int made = failure ? -1 : folder_open_within(to, name);
    if (!failure && made < 0)
        failure = errno;
    if (!failure)
        failure = entries_copy(inner, made);
    if (!failure)
        failure = folder_share(made);
    if (made >= 0)
        close(made);
    return failure;
}

static int entry_copy(int from, int to, const char *name) {
    int inner = folder_open_within(from, name);
    if (inner >= 0) {
        int failure = folder_copy(inner, to, name);
        close(inner);
        return failure;
    }
    int file = file_open(from, name);
    int failure = file < 0 ? EIO : file_copy(file, to, name);
    if (file >= 0)
        close(file);
    return failure;
}

void tree_share(int folder) {
    g_autoptr(GPtrArray) names = folder_names(folder);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        int inner = folder_open_within(folder, name);
        if (inner < 0) {
            int file = file_open(folder, name);
            if (file >= 0) {
                file_share(file);
                close(file);
            }
            continue;
        }
        tree_share(inner);
        close(inner);
    }
    folder_share(folder);
}

int tree_copy(int folder, const char *from, const char *to) {
    int original = folder_open_within(folder, from);
    if (original < 0)
        return errno;
    int failure = folder_copy(original, folder, to);
    close(original);
    return failure;
}

static bool is_one_file(int a, int b, const char *path) {
    struct stat first, second;
    return fstatat(a, path, &first, AT_SYMLINK_NOFOLLOW) == 0 && fstatat(b, path, &second, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(first.st_mode) && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* A piece of each at a time is in memory. */
static bool bytes_are_same(int a, int b) {
    g_autofree char *first = g_malloc(PIECE), *second = g_malloc(PIECE);
    uint64_t offset = 0;
    ssize_t length;
    do {
        length = bytes_read(a, first, PIECE, offset);
        if (length < 0 || bytes_read(b, second, PIECE, offset) != length || memcmp(first, second, (size_t)length) != 0)
            return false;
        offset += (uint64_t)length;
    } while (length == PIECE);
    return true;
}

static bool have_one_size(int a, int b) {
    struct stat first, second;
    return fstat(a, &first) == 0 && fstat(b, &second) == 0 && first.st_size == second.st_size;
}

bool files_are_same(int a, int b, const char *path) {
    if (is_one_file(a, b, path))
        return true;
    int first = file_open(a, path), second = file_open(b, path);
    bool same = first >= 0 && second >= 0 && have_one_size(first, second) && bytes_are_same(first, second);
    if (first >= 0)
        close(first);
    if (second >= 0)
        close(second);
    return same;
}

static bool entries_are_same(int a, int b, const char *name) {
    int first = folder_open_within(a, name), second = folder_open_within(b, name);
    bool same = first >= 0 && second >= 0 ? trees_are_same(first, second)
                                          : first < 0 && second < 0 && files_are_same(a, b, name);
    if (first >= 0)
        close(first);
    if (second >= 0)
        close(second);
    return same;
}

bool trees_are_same(int a, int b) {
    g_autoptr(GPtrArray) names = folder_names(a);
    g_autoptr(GPtrArray) others = folder_names(b);
    bool same = names->len == others->len;
    for (guint i = 0; i < names->len && same; i++)
        same = strcmp(g_ptr_array_index(names, i), g_ptr_array_index(others, i)) == 0 &&
               entries_are_same(a, b, g_ptr_array_index(names, i));
    return same;
}
