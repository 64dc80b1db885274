/* libdeflate compresses the parts, as it takes a third of the time of zlib, and libzip makes one file of them. */
#include "render/book/package.h"

#include <gio/gio.h>
#include <libdeflate.h>
#include <string.h>
#include <zip.h>

/* 1 January 1980, midnight, as ZIP counts. */
enum { ZIP_TIME = 0, ZIP_DATE = 1 << 5 | 1 };

/* libdeflate's: 34 ms for the 6.7 MB of a sheet of 12,480 rows; 6 takes 61 ms and leaves 8 % fewer bytes. */
enum { LEVEL = 4 };

struct package_part {
    char *name;
    const char *plain; /* NULL: there are packed bytes instead */
    guint8 *packed;
    gsize packed_size;
    gsize size;
    guint32 checksum;
    gsize read; /* how much of packed libzip has taken */
};

struct sheet_package {
    GPtrArray *parts; /* struct package_part * */
    struct libdeflate_compressor *compressor;
};

static void part_free(gpointer data) {
    struct package_part *part = data;
    g_free(part->name);
    g_free(part->packed);
    g_free(part);
}

struct sheet_package *package_new(void) {
    struct sheet_package *package = g_new0(struct sheet_package, 1);
    package->parts = g_ptr_array_new_with_free_func(part_free);
    package->compressor = libdeflate_alloc_compressor(LEVEL);
    if (!package->compressor)
        g_error("out of memory");
    return package;
}

static struct package_part *part_add(struct sheet_package *package, const char *name) {
    struct package_part *part = g_new0(struct package_part, 1);
    part->name = g_strdup(name);
    g_ptr_array_add(package->parts, part);
    return part;
}

void package_add(struct sheet_package *package, const char *name, GString *text) {
    struct package_part *part = part_add(package, name);
    gsize bound = libdeflate_deflate_compress_bound(package->compressor, text->len);
    part->size = text->len;
    part->checksum = libdeflate_crc32(0, text->str, text->len);
    part->packed = g_malloc(bound);
    part->packed_size = libdeflate_deflate_compress(package->compressor, text->str, text->len, part->packed, bound);
    g_assert(part->packed_size > 0); /* 0: bound was too little, which it never is */
    part->packed = g_realloc(part->packed, part->packed_size);
    g_string_free(text, TRUE);
}

void package_add_plain(struct sheet_package *package, const char *name, const char *text) {
    part_add(package, name)->plain = text;
}

static zip_int64_t describe(const struct package_part *part, zip_stat_t *about) {
    zip_stat_init(about);
    about->size = part->size;
    about->comp_size = part->packed_size;
    about->comp_method = ZIP_CM_DEFLATE;
    about->crc = part->checksum;
    about->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    return sizeof *about;
}

/* What libzip asks of a part that is compressed already. */
static zip_int64_t answer(void *data, void *to, zip_uint64_t size, zip_source_cmd_t question) {
    struct package_part *part = data;
    switch (question) {
    case ZIP_SOURCE_OPEN:
        part->read = 0;
        return 0;
    case ZIP_SOURCE_READ:
        size = MIN(size, part->packed_size - part->read);
        memcpy(to, part->packed + part->read, size);
        part->read += size;
        return (zip_int64_t)size;
    case ZIP_SOURCE_STAT:
        return describe(part, to);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_FREE, -1);
    default:
        return -1;
    }
}

static bool archive_part(zip_t *archive, struct package_part *part) {
    zip_source_t *source = part->plain ? zip_source_buffer(archive, part->plain, strlen(part->plain), 0)
                                       : zip_source_function(archive, answer, part);
    if (!source)
        return false;
    zip_int64_t index = zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    if (part->plain && zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0) != 0)
        return false;
    return zip_file_set_dostime(archive, (zip_uint64_t)index, ZIP_TIME, ZIP_DATE, 0) == 0;
}

/* With the errno that came with it, which zip_error_strerror says too. */
static void keep_error(zip_error_t *failure, const zip_error_t *error) {
    zip_error_set(failure, zip_error_code_zip(error), zip_error_code_system(error));
}

/* Fills the archive and closes it, so that target holds its bytes. */
static bool write_archive(zip_source_t *target, const GPtrArray *parts, zip_error_t *failure) {
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, failure);
    bool done = archive != NULL;
    /* Closing an archive gives up its hold on what it was written to; one of our own keeps the bytes. */
    if (archive)
        zip_source_keep(target);
    for (guint i = 0; done && i < parts->len; i++)
        done = archive_part(archive, g_ptr_array_index(parts, i));
    if (done && zip_close(archive) == 0)
        return true;
    if (archive) {
        keep_error(failure, zip_get_error(archive));
        zip_discard(archive);
    }
    return false;
}

static bool read_all(zip_source_t *source, char **bytes, gsize *size, zip_error_t *failure) {
    zip_stat_t status;
    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) {
        keep_error(failure, zip_source_error(source));
        return false;
    }
    *bytes = g_malloc(status.size + 1);
    *size = status.size;
    zip_int64_t got = zip_source_read(source, *bytes, status.size);
    bool done = got == (zip_int64_t)status.size;
    if (got < 0)
        keep_error(failure, zip_source_error(source));
    else if (!done)
        zip_error_set(failure, ZIP_ER_EOF, 0);
    if (!done)
        g_clear_pointer(bytes, g_free);
    zip_source_close(source);
    return done;
}

bool package_finish(struct sheet_package *package, char **bytes, gsize *size, GError **error) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &failure);
    bool done = false;
    if (target) {
        done = write_archive(target, package->parts, &failure) && read_all(target, bytes, size, &failure);
        zip_source_free(target);
    }
    if (!done)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot put a workbook together: %s",
                    zip_error_strerror(&failure));
    zip_error_fini(&failure);
    libdeflate_free_compressor(package->compressor);
    g_ptr_array_unref(package->parts);
    g_free(package);
    return done;
}

enum { PIECE = 64 * 1024 };

/* Reads the part as XML, up to its end. */
static bool part_is_whole(zip_file_t *part, GError **error) {
    static const GMarkupParser nothing = {0};
    g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&nothing, 0, NULL, NULL);
    g_autofree char *piece = g_malloc(PIECE);
    zip_int64_t got;
    while ((got = zip_fread(part, piece, PIECE)) > 0)
        if (!g_markup_parse_context_parse(context, piece, got, error))
            return false;
    if (got == 0)
        return g_markup_parse_context_end_parse(context, error);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", zip_error_strerror(zip_file_get_error(part)));
    return false;
}

static bool archive_is_whole(zip_t *archive, GError **error) {
    zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        zip_file_t *part = zip_fopen_index(archive, (zip_uint64_t)i, 0);
        g_autoptr(GError) problem = NULL;
        bool whole = part && part_is_whole(part, &problem);
        if (part)
            zip_fclose(part);
        if (whole)
            continue;
        const char *name = zip_get_name(archive, (zip_uint64_t)i, 0);
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s is not whole: %s", name ? name : "a part",
                    problem ? problem->message : zip_error_strerror(zip_get_error(archive)));
        return false;
    }
    return true;
}

bool package_is_whole(const char *bytes, gsize size, GError **error) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &failure);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &failure) : NULL;
    bool whole = archive && archive_is_whole(archive, error);
    if (archive)
        zip_discard(archive);
    else
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", zip_error_strerror(&failure));
    if (source && !archive)
        zip_source_free(source);
    zip_error_fini(&failure);
    return whole;
}
