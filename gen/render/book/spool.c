#include "render/book/spool.h"

#include "base/bytes.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* In a text '"' becomes "&quot;"; what is around a text or a number is shorter than this. */
enum { LONGEST_ESCAPE = 6, AROUND = 128, ELSE = 1 << 20 };

guint64 book_room(const struct book *book) {
    guint64 room = ELSE;
    for (guint i = 0; i < book->sheets->len; i++) {
        const GArray *cells = ((const struct book_sheet *)g_ptr_array_index(book->sheets, i))->cells;
        for (guint c = 0; c < cells->len; c++)
            room += AROUND + LONGEST_ESCAPE * strlen(g_array_index(cells, struct book_cell, c).text);
    }
    return room;
}

const char *spool_folder(guint64 room) {
    const char *const folders[] = {"/dev/shm", g_get_tmp_dir()};
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        struct statvfs about;
        if (access(folders[i], W_OK | X_OK) == 0 && statvfs(folders[i], &about) == 0 &&
            (guint64)about.f_bavail * about.f_frsize >= 2 * room)
            return folders[i];
    }
    return NULL;
}

int spool_read(int file, char **bytes, gsize *size) {
    struct stat about;
    if (fstat(file, &about) != 0)
        return errno;
    *size = (gsize)about.st_size;
    *bytes = g_malloc(*size + 1);
    ssize_t got = bytes_read(file, *bytes, *size, 0);
    if (got == (ssize_t)*size)
        return 0;
    int failure = got < 0 ? errno : EIO;
    g_clear_pointer(bytes, g_free);
    return failure;
}
