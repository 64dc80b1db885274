#include "read/gzip.h"
#include "read/nameless.h"
#include "read/pages.h"
#include "read/zip.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = 256 * 1024, PART = 1 << 22, TAR_MAGIC = 257 };

static const guint64 MIB = 1024 * 1024;

bool gzip_is(GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return size >= 2 && memcmp(data, "\x1F\x8B", 2) == 0;
}

static void G_GNUC_PRINTF(3, 4) report(const char *shown, struct diagnostics *diagnostics, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "archive", (struct place){.file = shown}, NULL, "%s", message);
}

/* What is wrong with a file that unpacks to so much; NULL if nothing is. */
static char *size_problem(guint64 packed, guint64 unpacked) {
    if (unpacked > PACKAGE_MEMBER_MIB * MIB)
        return g_strdup_printf("unpacks to more than %d MiB, which is the limit; no table of a platform is so large",
                               PACKAGE_MEMBER_MIB);
    if (unpacked > PACKAGE_RATIO_MIB * MIB && unpacked / PACKAGE_RATIO > packed)
        return g_strdup_printf("unpacks to more than %d times its size, as no table of a platform does; download it "
                               "again",
                               PACKAGE_RATIO);
    return NULL;
}

/* Unpacks all of the file's parts: gzip files put one behind another are one. */
static bool unpack(GBytes *bytes, int file, const char *shown, struct diagnostics *diagnostics) {
    gsize left;
    const char *from = g_bytes_get_data(bytes, &left), *kept = from;
    const guint64 packed = left;
    guint64 unpacked = 0;
    g_autofree char *room = g_malloc(ROOM);
    g_autoptr(GConverter) converter = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
    for (bool whole = false; left > 0 || !whole;) {
        g_autoptr(GError) error = NULL;
        gsize taken = 0, made = 0;
        GConverterResult result =
            g_converter_convert(converter, from, left, room, ROOM, G_CONVERTER_INPUT_AT_END, &taken, &made, &error);
        if (result == G_CONVERTER_ERROR) {
            report(shown, diagnostics, "is damaged, or ends too early (%s); download it again", error->message);
            return false;
        }
        from += taken;
        if (pages_are_mapped(bytes) && from - kept > PART) {
            pages_give_back(kept, from);
            kept = from;
        }
        left -= taken;
        unpacked += made;
        g_autofree char *problem = size_problem(packed, unpacked);
        if (problem) {
            report(shown, diagnostics, "%s", problem);
            return false;
        }
        if (!nameless_write(file, room, made, shown, diagnostics))
            return false;
        whole = result == G_CONVERTER_FINISHED;
        if (whole)
            g_converter_reset(converter);
    }
    return true;
}

static bool is_tar(GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return size > TAR_MAGIC + 5 && memcmp(data + TAR_MAGIC, "ustar", 5) == 0;
}

GBytes *gzip_unpack(GBytes *bytes, const char *shown, struct diagnostics *diagnostics) {
    int file = nameless_open(shown, diagnostics);
    if (file < 0)
        return NULL;
    GBytes *unpacked = unpack(bytes, file, shown, diagnostics) ? nameless_map(file, shown, diagnostics) : NULL;
    close(file);
    if (unpacked && is_tar(unpacked)) {
        report(shown, diagnostics, "an archive of several files (tar); unpack it, and name the tables in report.yaml");
        g_clear_pointer(&unpacked, g_bytes_unref);
    }
    return unpacked;
}
