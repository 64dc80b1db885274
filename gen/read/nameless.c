#include "read/nameless.h"

#include <errno.h>
#include <unistd.h>

static void report_no_room(const char *shown, struct diagnostics *diagnostics, int failure) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, "archive", (struct place){.file = shown}, NULL,
                    "cannot be unpacked to %s (%s); make room there, or set TMPDIR", g_get_tmp_dir(),
                    g_strerror(failure));
}

int nameless_open(const char *shown, struct diagnostics *diagnostics) {
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "adreport-XXXXXX", NULL);
    int file = g_mkstemp(path);
    if (file < 0)
        report_no_room(shown, diagnostics, errno);
    else
        unlink(path);
    return file;
}

bool nameless_write(int file, const char *bytes, gsize size, const char *shown, struct diagnostics *diagnostics) {
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            report_no_room(shown, diagnostics, written < 0 ? errno : ENOSPC);
            return false;
        }
        bytes += written;
        size -= (gsize)written;
    }
    return true;
}

GBytes *nameless_map(int file, const char *shown, struct diagnostics *diagnostics) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd(file, FALSE, &error);
    if (mapped)
        return g_mapped_file_get_bytes(mapped);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "archive", (struct place){.file = shown}, NULL,
                    "was unpacked, but cannot be read back: %s", error->message);
    return NULL;
}
