/* The report's static/: a logo, pictures and documents that its pages show, copied as they are. */
#include "read/source.h"
#include "base/echo.h"
#include "read/svg_danger.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "static"

/* Readers of a page wait for its pictures, and every edition keeps its own copy of all. */
enum { MOST_FILES = 1000, MOST_DEPTH = 8 };
static const uint64_t MOST_BYTES = 20 * 1000 * 1000, MOST_BYTES_OF_ALL = 200 * 1000 * 1000;

/* What browsers show or save, and do not run. */
static const char *const kinds[] = {"avif", "csv", "docx", "gif",  "ico",  "jpeg",  "jpg",  "json", "md",
                                    "mp3",  "mp4", "ods",  "odt",  "otf",  "pdf",   "png",  "pptx", "svg",
                                    "ttf",  "txt", "webm", "webp", "woff", "woff2", "xlsx", "zip"};

struct statics {
    const struct source_folder *source;
    GHashTable *names; /* in small letters: two that differ in capitals alone are one on some disks */
    uint64_t bytes;
};

static void G_GNUC_PRINTF(3, 4) refuse(const struct statics *statics, const char *path, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    struct place place = {.file = source_shown(statics->source, path)};
    diagnostics_add(statics->source->diagnostics, SEVERITY_ERROR, "static", place, NULL, "%s", message);
}

/* A part of an address that is the same on every disk and server, in every address. */
static bool is_plain(const char *name) {
    static const char characters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return *name && *name != '.' && *name != '-' && strlen(name) <= 100 && strspn(name, characters) == strlen(name) &&
           !g_str_has_suffix(name, ".");
}

static const char *kind_of(const char *path) {
    const char *point = strrchr(path, '.');
    for (gsize i = 0; point && i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strcasecmp(point + 1, kinds[i]) == 0)
            return kinds[i];
    return NULL;
}

static bool is_program(const char *path) {
    static const char *const endings[] = {".html", ".htm", ".xhtml", ".xml",  ".js",  ".mjs",
                                          ".css",  ".php", ".shtml", ".svgz", ".wasm"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (strlen(path) > strlen(endings[i]) &&
            g_ascii_strcasecmp(path + strlen(path) - strlen(endings[i]), endings[i]) == 0)
            return true;
    return false;
}

static bool is_welcome(struct statics *statics, const char *path, const char *kind, const struct stat *about) {
    g_autofree char *small = g_ascii_strdown(path, -1);
    if (!kind && is_program(path))
        refuse(statics, path,
               "a file that may run in a reader's browser in the name of this site is not published; pages are "
               "Markdown in pages/, and style.css lies beside report.yaml");
    else if (!kind)
        refuse(statics, path,
               "a file of this kind is not published; known are pictures, fonts, sound, film and documents: "
               "png, jpg, webp, svg, pdf, csv, xlsx, woff2 and the like");
    else if ((uint64_t)about->st_size > MOST_BYTES)
        refuse(statics, path,
               "%.1f MB is too large: at most %d MB a file; make it smaller, or put it elsewhere and link to it",
               (double)about->st_size / 1e6, (int)(MOST_BYTES / 1000000));
    else if (statics->bytes + (uint64_t)about->st_size > MOST_BYTES_OF_ALL)
        refuse(statics, path,
               "with this file " FOLDER
               "/ is larger than %d MB; every edition has a copy, so put large files elsewhere",
               (int)(MOST_BYTES_OF_ALL / 1000000));
    else if (!g_hash_table_add(statics->names, g_strdup(small)))
        refuse(statics, path,
               "another file has this name but for its capitals, and some disks take them for one; rename it");
    else
        return true;
    return false;
}

static void read_file(struct statics *statics, const char *path, const struct stat *about) {
    const char *kind = kind_of(path);
    if (!is_welcome(statics, path, kind, about))
        return;
    g_autoptr(GError) error = NULL;
    struct file_mark mark;
    g_autoptr(GBytes) bytes = whole_file_read(source_shown(statics->source, path), MOST_BYTES, &mark, &error);
    if (!bytes) {
        refuse(statics, path, "cannot be read: %s", error->message);
        return;
    }
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *danger = strcmp(kind, "svg") == 0 ? svg_danger(data ? data : "", size) : NULL;
    if (danger) {
        refuse(statics, path, "a picture with %s is not published; save it as plain SVG, or as PNG", danger);
        return;
    }
    struct static_file *entry = g_new0(struct static_file, 1);
    entry->name = source_keep(statics->source, path + strlen(FOLDER "/"));
    entry->bytes = g_bytes_ref(bytes);
    g_ptr_array_add(statics->source->templates->statics, entry);
    if (!file_list(statics->source->files, statics->source->file_strings, path, bytes, &mark))
        file_report_unsummed(source_shown(statics->source, path), statics->source->diagnostics);
    statics->bytes += size;
}

static int compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted; empty if it cannot be read. */
static GPtrArray *names_in(const char *shown) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(shown, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        g_ptr_array_add(names, g_strdup(name));
    if (dir)
        g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* Reads what lies in the folder at path, which is open. */
static void read_folder(struct statics *statics, int folder, const char *path, int depth) {
    g_autoptr(GPtrArray) names = names_in(source_shown(statics->source, path));
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *below = g_strconcat(path, "/", name, NULL);
        struct stat about;
        if (statics->source->templates->statics->len >= MOST_FILES) {
            refuse(statics, below, "the file number %d: no more than that is published", MOST_FILES + 1);
            return;
        }
        if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
            refuse(statics, below, "cannot read: %s", g_strerror(errno));
        else if (!is_plain(name))
            refuse(statics, below,
                   "not a name for an address: use letters from a to z, digits, - and _, and no full stop "
                   "in front; rename it or take it away");
        else if (S_ISREG(about.st_mode))
            read_file(statics, below, &about);
        else if (!S_ISDIR(about.st_mode))
            refuse(statics, below, "not a file but a link or a device; put the file itself here");
        else if (depth == MOST_DEPTH)
            refuse(statics, below, "a folder below %d others; put it higher", MOST_DEPTH);
        else {
            int next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (next >= 0) {
                read_folder(statics, next, below, depth + 1);
                close(next);
            } else {
                refuse(statics, below, "cannot read: %s", g_strerror(errno));
            }
        }
    }
}

void read_statics(const struct source_folder *source) {
    const char *shown = source_shown(source, FOLDER);
    int folder = open(shown, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0 && errno == ENOENT)
        return;
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct statics statics = {source, names, 0};
    if (folder < 0) {
        refuse(&statics, FOLDER, "not a folder that can be read; put the files themselves here");
        return;
    }
    read_folder(&statics, folder, FOLDER, 1);
    close(folder);
}
