#include "read/zip.h"
#include "base/echo.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

static const guint64 MIB = 1024 * 1024;

struct member {
    char *name;
    zip_uint64_t index;
    guint64 size;   /* as the archive claims */
    day_number day; /* on which it was written, as the archive claims; 0: it does not */
};

struct package {
    GBytes *bytes;
    const char *shown;
    struct diagnostics *diagnostics;
    zip_t *zip;
    GArray *members; /* struct member */
};

static const char *const AGAIN = "download it again";

static void G_GNUC_PRINTF(3, 4) report(struct diagnostics *diagnostics, const char *shown, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "archive", (struct place){.file = shown}, NULL, "%s", message);
}

bool package_is(GBytes *bytes, const char *name) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    if (size >= 4 && (memcmp(data, "PK\3\4", 4) == 0 || memcmp(data, "PK\5\6", 4) == 0))
        return true;
    g_autofree char *small = g_ascii_strdown(name, -1);
    return g_str_has_suffix(small, ".zip");
}

static void member_clear(gpointer data) {
    g_free(((struct member *)data)->name);
}

static gint compare_members(gconstpointer a, gconstpointer b) {
    return strcmp(((const struct member *)a)->name, ((const struct member *)b)->name);
}

/* A name that would lead out of the folder it is unpacked in. Nothing is unpacked under its name here, but whoever
 * makes such an archive means no good. */
static bool leads_out(const char *name) {
    if (*name == '/' || strchr(name, '\\') || (g_ascii_isalpha(*name) && name[1] == ':'))
        return true;
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    for (guint i = 0; parts[i]; i++)
        if (strcmp(parts[i], "..") == 0)
            return true;
    return false;
}

/* What is wrong with a member as the archive lists it, to be put behind its name; NULL if nothing is wrong. Caller
 * frees. */
static char *member_problem(const zip_stat_t *stat) {
    if (leads_out(stat->name))
        return g_strdup("leads out of the archive; no platform makes such names: download it again from the platform "
                        "itself");
    if (stat->size > PACKAGE_MEMBER_MIB * MIB)
        return g_strdup_printf("unpacks to %" G_GUINT64_FORMAT " MiB, and the limit is %d; no table of a platform is "
                               "so large: download it again",
                               (guint64)stat->size / MIB, PACKAGE_MEMBER_MIB);
    if (stat->size > PACKAGE_RATIO_MIB * MIB && stat->size / PACKAGE_RATIO > stat->comp_size)
        return g_strdup_printf("unpacks to more than %d times its size, as no table of a platform does; download it "
                               "again",
                               PACKAGE_RATIO);
    if (stat->valid & ZIP_STAT_ENCRYPTION_METHOD && stat->encryption_method != ZIP_EM_NONE)
        return g_strdup("is locked by a password; unpack it and name the tables in report.yaml");
    return NULL;
}

/* An archive has the day in no time zone; libzip takes it for one of the machine's, and so it is turned back. */
static day_number member_day(const zip_stat_t *stat) {
    g_autoptr(GDateTime) time = stat->valid & ZIP_STAT_MTIME ? g_date_time_new_from_unix_local(stat->mtime) : NULL;
    int year, month, day;
    if (!time)
        return 0;
    g_date_time_get_ymd(time, &year, &month, &day);
    return year > 1980 ? date_from_calendar(year, month, day) : 0; /* when the form begins: no day */
}

static bool list_members(struct package *package) {
    zip_int64_t count = zip_get_num_entries(package->zip, 0);
    guint64 total = 0;
    bool good = true;
    if (count > PACKAGE_MEMBERS) {
        report(package->diagnostics, package->shown,
               "an archive of %" G_GINT64_FORMAT " members, and the limit is %d; "
               "take the archive as the platform made it",
               (gint64)count, PACKAGE_MEMBERS);
        return false;
    }
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t stat;
        if (zip_stat_index(package->zip, (zip_uint64_t)i, 0, &stat) != 0) {
            report(package->diagnostics, package->shown, "a list of members that cannot be read (%s); %s",
                   zip_strerror(package->zip), AGAIN);
            return false;
        }
        g_autofree char *problem = member_problem(&stat);
        g_autofree char *name = g_utf8_make_valid(stat.name, -1);
        total += stat.size;
        if (problem) {
            report(package->diagnostics, package->shown, "member '%s' %s", name, problem);
            good = false;
        } else if (!g_str_has_suffix(name, "/")) {
            struct member member = {g_steal_pointer(&name), (zip_uint64_t)i, stat.size, member_day(&stat)};
            g_array_append_val(package->members, member);
        }
    }
    if (good && total > PACKAGE_TOTAL_MIB * MIB) {
        report(package->diagnostics, package->shown,
               "unpacks to %" G_GUINT64_FORMAT " MiB, and the limit is %d; name the tables one by one", total / MIB,
               PACKAGE_TOTAL_MIB);
        good = false;
    }
    g_array_sort(package->members, compare_members);
    return good;
}

struct package *package_open(GBytes *bytes, const char *shown, struct diagnostics *diagnostics) {
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    if (size < 22) { /* the size of an archive with nothing in it */
        report(diagnostics, shown,
               "%s of %" G_GSIZE_FORMAT " byte%s, which is not a ZIP archive; the platform sent an "
               "empty answer: %s",
               "a file", size, size == 1 ? "" : "s", AGAIN);
        return NULL;
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(data, size, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        report(diagnostics, shown, "not a ZIP archive that can be read (%s); %s", zip_error_strerror(&error), AGAIN);
        zip_source_free(source);
        zip_error_fini(&error);
        return NULL;
    }
    zip_error_fini(&error);
    struct package *package = g_new0(struct package, 1);
    package->bytes = g_bytes_ref(bytes);
    package->shown = shown;
    package->diagnostics = diagnostics;
    package->zip = zip;
    package->members = g_array_new(FALSE, FALSE, sizeof(struct member));
    g_array_set_clear_func(package->members, member_clear);
    if (list_members(package))
        return package;
    package_close(package);
    return NULL;
}

void package_close(struct package *package) {
    if (!package)
        return;
    zip_discard(package->zip);
    g_array_unref(package->members);
    g_bytes_unref(package->bytes);
    g_free(package);
}

guint package_count(const struct package *package) {
    return package->members->len;
}

const char *package_name(const struct package *package, guint index) {
    return g_array_index(package->members, struct member, index).name;
}

day_number package_day(const struct package *package) {
    day_number latest = 0;
    for (guint i = 0; i < package->members->len; i++)
        latest = MAX(latest, g_array_index(package->members, struct member, i).day);
    return latest;
}

/* 0, or the errno of what went wrong. */
static int write_all(int file, const char *bytes, gsize size) {
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? errno : ENOSPC;
        bytes += written;
        size -= (gsize)written;
    }
    return 0;
}

static void report_no_room(const struct package *package, const char *shown, int failure) {
    report(package->diagnostics, shown, "cannot be unpacked to %s (%s); make room there, or set TMPDIR",
           g_get_tmp_dir(), g_strerror(failure));
}

/* Unpacks a member to a file and counts its bytes, since the sizes that an archive claims may be false. */
static bool unpack(struct package *package, const struct member *member, const char *shown, int file) {
    zip_file_t *packed = zip_fopen_index(package->zip, member->index, 0);
    if (!packed) {
        report(package->diagnostics, shown, "cannot be unpacked (%s); %s", zip_strerror(package->zip), AGAIN);
        return false;
    }
    g_autofree char *buffer = g_malloc(256 * 1024);
    guint64 total = 0;
    zip_int64_t got;
    int failure;
    bool good = true;
    while (good && (got = zip_fread(packed, buffer, 256 * 1024)) > 0) {
        total += (guint64)got;
        if (total > member->size) {
            report(package->diagnostics, shown, "unpacks to more than the archive says; %s", AGAIN);
            good = false;
        } else if ((failure = write_all(file, buffer, (gsize)got)) != 0) {
            report_no_room(package, shown, failure);
            good = false;
        }
    }
    if (good && (got < 0 || total < member->size)) {
        report(package->diagnostics, shown, "is damaged (%s); %s",
               got < 0 ? zip_file_strerror(packed) : "it ends too early", AGAIN);
        good = false;
    }
    zip_fclose(packed);
    return good;
}

GBytes *package_read(struct package *package, guint index, const char *shown) {
    const struct member *member = &g_array_index(package->members, struct member, index);
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "adreport-XXXXXX", NULL);
    int file = g_mkstemp(path);
    if (file < 0) {
        report_no_room(package, shown, errno);
        return NULL;
    }
    unlink(path);
    GBytes *bytes = NULL;
    if (unpack(package, member, shown, file)) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd(file, FALSE, &error);
        bytes = mapped ? g_mapped_file_get_bytes(mapped) : NULL;
        if (!mapped)
            report(package->diagnostics, shown, "was unpacked, but cannot be read back: %s", error->message);
    }
    close(file);
    return bytes;
}
