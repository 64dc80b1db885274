#include "publish/former.h"

#include "publish/failure.h"
#include "publish/newest.h"
#include "publish/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char made_prefix[] = ".made-";

static const char opening[] = "adreport made 2\n";

/* In hexadecimal digits. */
enum { SHA256_LENGTH = 64, CRC32_LENGTH = 8 };

static void made_file_free(gpointer data) {
    struct made_file *made = data;
    g_free(made->made_from);
    g_free(made);
}

static bool is_sum(const char *text, gsize length) {
    return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

/* "SHA256<tab>CRC32<tab>SIZE<tab>MADE_FROM<tab>PATH", which has no tab or line break in it. */
static bool line_read(const char *line, GHashTable *files) {
    g_auto(GStrv) parts = g_strsplit(line, "\t", 5);
    guint64 size;
    if (g_strv_length(parts) != 5 || !is_sum(parts[0], SHA256_LENGTH) || !is_sum(parts[1], CRC32_LENGTH) ||
        !g_ascii_string_to_unsigned(parts[2], 10, 0, G_MAXUINT64, &size, NULL) || !staging_path_is_plain(parts[4]))
        return false;
    struct made_file *made = g_new0(struct made_file, 1);
    made->made_from = *parts[3] ? g_strdup(parts[3]) : NULL;
    made->sum.size = size;
    made->sum.crc32 = (uint32_t)g_ascii_strtoull(parts[1], NULL, 16);
    memcpy(made->sum.sha256, parts[0], sizeof made->sum.sha256);
    g_hash_table_replace(files, g_steal_pointer(&parts[4]), made);
    return true;
}

/* All that is told of files, line by line; or nothing, if any of it cannot be read. */
static GHashTable *files_read(const char *at, const char *end) {
    GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, made_file_free);
    while (files && at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        g_autofree char *line = g_strndup(at, (gsize)((stop ? stop : end) - at));
        if (!stop || !line_read(line, files))
            g_clear_pointer(&files, g_hash_table_unref);
        else
            at = stop + 1;
    }
    return files;
}

/* The lines of what it was built from, and where those of its files begin. Nothing if it is none of ours. */
static void made_read(struct former_edition *former, int releases) {
    static const char border[] = "\n\n";
    g_autofree char *name = g_strconcat(made_prefix, former->name, NULL);
    g_autoptr(GMappedFile) file = file_map(releases, name);
    gsize size = file ? g_mapped_file_get_length(file) : 0;
    const char *text = size ? g_mapped_file_get_contents(file) : "";
    const char *files = size ? g_strstr_len(text, (gssize)size, border) : NULL;
    if (!files || size < strlen(opening) || memcmp(text, opening, strlen(opening)) != 0)
        return;
    files += strlen(border);
    const char *basis = text + strlen(opening);
    g_autofree char *lines = g_strndup(basis, files > basis ? (gsize)(files - basis) : 0);
    former->lines = g_strsplit(lines, "\n", -1);
    former->told = g_steal_pointer(&file);
    former->told_from = files;
}

void former_read_files(struct former_edition *former) {
    if (!former->told)
        return;
    const char *end = g_mapped_file_get_contents(former->told) + g_mapped_file_get_length(former->told);
    former->files = files_read(former->told_from, end);
    former->told_from = NULL;
    g_clear_pointer(&former->told, g_mapped_file_unref);
}

bool former_open_named(struct former_edition *former, int releases, const char *edition) {
    *former = (struct former_edition){.folder = folder_open_within(releases, edition)};
    if (former->folder < 0)
        return false;
    former->name = g_strdup(edition);
    made_read(former, releases);
    return true;
}

void former_open(struct former_edition *former, int releases, const char *edition) {
    *former = (struct former_edition){.folder = -1};
    if (edition && !former_open_named(former, releases, edition)) {
        g_autofree char *newest = newest_edition(releases, NULL);
        if (newest)
            former_open_named(former, releases, newest);
    }
    former_read_files(former);
}

void former_close(struct former_edition *former) {
    if (former->folder >= 0)
        close(former->folder);
    former->folder = -1;
    g_clear_pointer(&former->name, g_free);
    g_clear_pointer(&former->lines, g_strfreev);
    g_clear_pointer(&former->files, g_hash_table_unref);
    g_clear_pointer(&former->told, g_mapped_file_unref);
}

const struct made_file *former_file(const struct former_edition *former, const char *path) {
    return former->files ? g_hash_table_lookup(former->files, path) : NULL;
}

int former_open_whole(const struct former_edition *former, const char *path) {
    const struct made_file *made = former_file(former, path);
    int file = made ? file_open(former->folder, path) : -1;
    if (file < 0 || file_sum_holds(&made->sum, file))
        return file;
    close(file);
    return -1;
}

bool former_is_whole(const struct former_edition *former, const char *path) {
    int file = former_open_whole(former, path);
    if (file >= 0)
        close(file);
    return file >= 0;
}

/* Gives an open file one more name: 0, or the errno of what went wrong. Without its path is quicker, but not every system lets everyone. */
static int file_name(int file, int folder, const char *name) {
    if (linkat(file, "", folder, name, AT_EMPTY_PATH) == 0)
        return 0;
    if (errno == EEXIST)
        return EEXIST;
    g_autofree char *opened = g_strdup_printf("/proc/self/fd/%d", file);
    return linkat(AT_FDCWD, opened, folder, name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/* The very file that was looked at, whatever has its name by now. Without links it is a copy. */
static bool link_opened(int file, int folder, const char *name) {
    int failure = file_name(file, folder, name);
    if (!failure) {
        file_share(file);
        return true;
    }
    if (failure == EEXIST)
        return false;
    bool written = file_copy(file, folder, name) == 0;
    if (!written)
        unlinkat(folder, name, 0);
    return written;
}

bool former_link(const struct former_edition *former, const char *path, const struct made_file *made, int folder,
                 const char *name) {
    int file = former->folder >= 0 ? file_open(former->folder, path) : -1;
    if (file < 0)
        return false;
    bool linked = file_sum_holds(&made->sum, file) && link_opened(file, folder, name);
    close(file);
    return linked;
}

static void append_line(GString *out, const struct staged_file *file) {
    g_string_append_printf(out, "%s\t%08" G_GINT32_MODIFIER "x\t%" G_GUINT64_FORMAT "\t%s\t%s\n", file->sum.sha256,
                           file->sum.crc32, file->sum.size, file->made_from ? file->made_from : "", file->path);
}

bool made_write(int releases, const char *edition, const GString *basis, const GPtrArray *files, GError **error) {
    g_autofree char *name = g_strconcat(made_prefix, edition, NULL);
    g_autofree char *next = g_strconcat(name, ".next", NULL);
    g_autoptr(GString) text = g_string_new(opening);
    g_string_append_printf(text, "%s\n", basis->str);
    for (guint i = 0; i < files->len; i++)
        append_line(text, g_ptr_array_index(files, i));
    tree_remove(releases, next);
    int failure = file_write(releases, next, text->str, text->len);
    if (!failure && renameat(releases, next, releases, name) != 0)
        failure = errno;
    if (failure)
        tree_remove(releases, next);
    return !failure || publish_fail(error, failure, "cannot write %s", name);
}

void made_remove(int releases, const char *edition) {
    g_autofree char *name = g_strconcat(made_prefix, edition, NULL);
    tree_remove(releases, name);
}
