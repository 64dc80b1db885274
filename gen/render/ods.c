/* A book -> ODS: four flat parts in a ZIP. The only file that knows libzip. The parts are written in ods_content.c and
 * ods_about.c. */
#include "render/ods.h"

#include <gio/gio.h>
#include <string.h>
#include <zip.h>

/* 1 January 1980, midnight, as ZIP counts: the bytes know no clock. */
enum { ZIP_TIME = 0, ZIP_DATE = 1 << 5 | 1 };

static bool add_part(zip_t *archive, const char *name, const GString *text, zip_int32_t method) {
    zip_source_t *source = zip_source_buffer(archive, text->str, text->len, 0);
    if (!source)
        return false;
    zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, (zip_uint64_t)index, method, 6) == 0 &&
           zip_file_set_dostime(archive, (zip_uint64_t)index, ZIP_TIME, ZIP_DATE, 0) == 0;
}

struct part {
    const char *name;
    GString *text;
};

/* Fills the archive and closes it, so that target holds its bytes. The type comes first and as it is, so that it can be
 * read without opening the ZIP. */
static bool write_archive(zip_source_t *target, const struct part *parts, gsize count, zip_error_t *failure) {
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, failure);
    if (!archive)
        return false;
    for (gsize i = 0; i < count; i++) {
        if (!add_part(archive, parts[i].name, parts[i].text, i == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE)) {
            zip_error_set(failure, zip_error_code_zip(zip_get_error(archive)), 0);
            zip_discard(archive);
            return false;
        }
    }
    if (zip_close(archive) == 0)
        return true;
    zip_error_set(failure, zip_error_code_zip(zip_get_error(archive)), 0);
    zip_discard(archive);
    return false;
}

static bool read_all(zip_source_t *source, char **bytes, gsize *size, zip_error_t *failure) {
    zip_stat_t status;
    bool done = zip_source_stat(source, &status) == 0 && zip_source_open(source) == 0;
    if (done) {
        *bytes = g_malloc(status.size + 1);
        *size = status.size;
        done = zip_source_read(source, *bytes, status.size) == (zip_int64_t)status.size;
        zip_source_close(source);
    }
    if (!done)
        zip_error_set(failure, zip_error_code_zip(zip_source_error(source)), 0);
    return done;
}

bool book_ods(const struct book *book, char **bytes, gsize *size, GError **error) {
    const struct part parts[] = {
        {"mimetype", g_string_new(ODS_TYPE)},      {"content.xml", ods_content(book)},
        {"styles.xml", ods_styles(book)},          {"meta.xml", ods_meta(book)},
        {"META-INF/manifest.xml", ods_manifest()},
    };
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &failure);
    bool done = false;
    if (target) {
        /* Closing an archive gives up its hold on what it was written to; one of our own keeps the bytes. */
        zip_source_keep(target);
        done = write_archive(target, parts, G_N_ELEMENTS(parts), &failure) && read_all(target, bytes, size, &failure);
        zip_source_free(target);
    }
    if (!done)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot write a workbook as ODS: %s",
                    zip_error_strerror(&failure));
    zip_error_fini(&failure);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        g_string_free(parts[i].text, TRUE);
    return done;
}
