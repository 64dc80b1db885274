#include "verify/archive.h"

#include <string.h>
#include <zip.h>

/* No sheet of ours comes near this size. Whatever is larger is no workbook of ours but a bomb. */
#define LARGEST_PART (512u * 1024 * 1024)

struct archive {
    zip_t *zip;
    GBytes *bytes;
};

struct archive *archive_open(GBytes *bytes) {
    zip_error_t error;
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(data, size, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (source && !zip)
        zip_source_free(source);
    zip_error_fini(&error);
    if (!zip)
        return NULL;
    struct archive *archive = g_new0(struct archive, 1);
    archive->zip = zip;
    archive->bytes = g_bytes_ref(bytes);
    return archive;
}

void archive_free(struct archive *archive) {
    zip_discard(archive->zip);
    g_bytes_unref(archive->bytes);
    g_free(archive);
}

char *archive_part(struct archive *archive, const char *name, gsize *length) {
    zip_stat_t stat;
    if (zip_stat(archive->zip, name, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) || stat.size > LARGEST_PART)
        return NULL;
    zip_file_t *file = zip_fopen(archive->zip, name, 0);
    if (!file)
        return NULL;
    char *text = g_malloc(stat.size + 1);
    zip_int64_t got = zip_fread(file, text, stat.size);
    /* Its checksum is compared only when its end is read. */
    char beyond;
    bool sound = zip_fread(file, &beyond, 1) == 0;
    zip_fclose(file);
    if (!sound || got < 0 || (zip_uint64_t)got != stat.size) {
        g_free(text);
        return NULL;
    }
    text[got] = '\0';
    *length = (gsize)got;
    return text;
}

bool archive_parse(struct archive *archive, const char *name, const GMarkupParser *parser, void *data) {
    gsize length;
    g_autofree char *text = archive_part(archive, name, &length);
    if (!text)
        return false;
    GMarkupParseContext *context = g_markup_parse_context_new(parser, G_MARKUP_PREFIX_ERROR_POSITION, data, NULL);
    bool fine = g_markup_parse_context_parse(context, text, (gssize)length, NULL) &&
                g_markup_parse_context_end_parse(context, NULL);
    g_markup_parse_context_free(context);
    return fine;
}

const char *markup_attribute(const char **names, const char **values, const char *name) {
    for (; *names; names++, values++)
        if (strcmp(*names, name) == 0)
            return *values;
    return NULL;
}
