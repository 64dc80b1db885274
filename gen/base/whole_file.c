#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct file_mark mark_of(const struct stat *status) {
    return (struct file_mark){status->st_dev, status->st_ino, (uint64_t)status->st_size, status->st_mtim,
                              status->st_ctim};
}

static bool same_time(struct timespec a, struct timespec b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same_mark(const struct file_mark *a, const struct file_mark *b) {
    return a->device == b->device && a->number == b->number && a->size == b->size &&
           same_time(a->written, b->written) && same_time(a->changed, b->changed);
}

static GBytes *fail(GError **error, int code, const char *reason) {
    g_set_error_literal(error, G_FILE_ERROR, code, reason);
    return NULL;
}

static GBytes *fail_by_system(GError **error, int number) {
    return fail(error, (int)g_file_error_from_errno(number), g_strerror(number));
}

/* What there is in the place of a file. */
static const char *other_kind(mode_t mode) {
    return S_ISDIR(mode)    ? "a folder, not a file"
           : S_ISFIFO(mode) ? "a pipe, not a file"
           : S_ISSOCK(mode) ? "a socket, not a file"
                            : "a device, not a file";
}

/* Copies size bytes; less if the file ends before. */
static GBytes *copy(int file, uint64_t size, GError **error) {
    g_autofree guint8 *bytes = g_malloc(size + 1);
    uint64_t done = 0;
    while (done < size) {
        ssize_t got = read(file, bytes + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_by_system(error, errno);
        if (got == 0)
            break;
        done += (uint64_t)got;
    }
    return g_bytes_new_take(g_steal_pointer(&bytes), done);
}

static GBytes *map(int file, GError **error) {
    g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd(file, FALSE, error);
    return mapped ? g_mapped_file_get_bytes(mapped) : NULL;
}

static GBytes *read_opened(int file, uint64_t most, struct file_mark *mark, GError **error) {
    struct stat before, after;
    if (fstat(file, &before) != 0)
        return fail_by_system(error, errno);
    if (!S_ISREG(before.st_mode))
        return fail(error, S_ISDIR(before.st_mode) ? G_FILE_ERROR_ISDIR : G_FILE_ERROR_NODEV,
                    other_kind(before.st_mode));
    if ((uint64_t)before.st_size > most)
        return fail(error, G_FILE_ERROR_FAILED, "larger than any such file is");
    g_autoptr(GBytes) bytes = (uint64_t)before.st_size > WHOLE_FILE_LARGEST_COPY
                                  ? map(file, error)
                                  : copy(file, (uint64_t)before.st_size, error);
    if (!bytes)
        return NULL;
    if (fstat(file, &after) != 0)
        return fail_by_system(error, errno);
    *mark = mark_of(&before);
    struct file_mark now = mark_of(&after);
    if (!same_mark(mark, &now) || g_bytes_get_size(bytes) != mark->size)
        return fail(error, G_FILE_ERROR_AGAIN, "it was changed while it was read");
    return g_steal_pointer(&bytes);
}

GBytes *whole_file_read(const char *path, uint64_t most, struct file_mark *mark, GError **error) {
    struct file_mark unasked;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC); /* a pipe is opened without waiting */
    if (file < 0 && errno == ENXIO)                                      /* so a socket says */
        return fail(error, G_FILE_ERROR_NODEV, "a socket, not a file");
    if (file < 0)
        return fail_by_system(error, errno);
    GBytes *bytes = read_opened(file, most, mark ? mark : &unasked, error);
    close(file);
    return bytes;
}

bool whole_file_is_unchanged(const char *path, const struct file_mark *mark) {
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    struct file_mark now = mark_of(&status);
    return same_mark(mark, &now);
}

bool whole_file_is_within(const char *path, const char *folder) {
    char *real_path = realpath(path, NULL), *real_folder = realpath(folder, NULL);
    gsize length = real_folder ? strlen(real_folder) : 0;
    bool within = !real_path || !real_folder || strcmp(real_folder, "/") == 0 ||
                  (strncmp(real_path, real_folder, length) == 0 && real_path[length] == '/');
    free(real_path);
    free(real_folder);
    return within;
}

/* Puts a page of NULs in the place of the one that is no longer there. mmap is a plain system call here, and may be called by the
 * handler of a signal. */
static void fill_in(int number, siginfo_t *info, void *context) {
    uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    void *page = (void *)((uintptr_t)info->si_addr / size * size);
    (void)context;
    if (info->si_code != BUS_ADRERR ||
        mmap(page, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
        signal(number, SIG_DFL);
}

void whole_file_outlive_cuts(void) {
    struct sigaction action = {.sa_sigaction = fill_in, .sa_flags = SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}
