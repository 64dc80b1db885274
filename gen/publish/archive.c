#include "publish/archive.h"

#include "model/paths.h"
#include "publish/archive_entry.h"
#include "publish/archive_file.h"
#include "publish/basis.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

/* 1 January 1980, midnight, as ZIP counts: no clock goes into an edition. */
enum { ZIP_TIME = 0, ZIP_DATE = 1 << 5 | 1 };

/* How much of the former archive is read at a time. */
enum { AHEAD = 64 * 1024 };

/* The archive of the former edition, read in large pieces by way of room, which is of AHEAD bytes and to be freed after it. NULL if there is
 * none, or it is not as it was, or it is of another program, which may have compressed otherwise. */
static zip_t *former_archive(const struct former_edition *former, const struct run *run, char *room) {
    bool known = former->name && former->lines && run && basis_is_of(former->lines, run);
    g_autofree char *name = known ? g_strconcat(former->name, PATH_ARCHIVE_ENDING, NULL) : NULL;
    int opened = name ? former_open_whole(former, name) : -1;
    FILE *file = opened >= 0 ? fdopen(opened, "rb") : NULL;
    zip_source_t *source = file ? zip_source_filep_create(file, 0, -1, NULL) : NULL;
    if (opened >= 0 && !file)
        close(opened);
    if (file && !source)
        fclose(file);
    if (!source)
        return NULL;
    setvbuf(file, room, _IOFBF, AHEAD);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!archive)
        zip_source_free(source);
    return archive;
}

/* What an archive is made of. */
struct packing {
    zip_t *archive;
    int root;
    const char *name;
    const struct former_edition *former;
    zip_t *packed; /* its archive; NULL: there is none */
    struct entry_packer *packer;
};

/* A file that is the same in the former edition has been compressed already, in the same way. NULL if it is not; nor is what the archive only stores taken
 * from there, since libzip sums that once more than a file. */
static zip_source_t *packed_source(const struct packing *packing, const struct staged_file *file) {
    const struct made_file *made = packing->packed ? former_file(packing->former, file->path) : NULL;
    if (!made || entry_is_stored(file->path) || made->sum.size != file->sum.size ||
        strcmp(made->sum.sha256, file->sum.sha256) != 0)
        return NULL;
    g_autofree char *inside = g_strconcat(packing->former->name, "/", file->path, NULL);
    zip_int64_t index = zip_name_locate(packing->packed, inside, ZIP_FL_ENC_RAW);
    return index < 0 ? NULL
                     : zip_source_zip(packing->archive, packing->packed, (zip_uint64_t)index, ZIP_FL_COMPRESSED, 0, -1);
}

static bool add(const struct packing *packing, const char *path, uint64_t size, zip_source_t *source) {
    zip_t *archive = packing->archive;
    g_autofree char *inside = g_strconcat(packing->name, "/", path, NULL);
    zip_int64_t index = source ? zip_file_add(archive, inside, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    return entry_compression(archive, at, path, size) &&
           zip_file_set_dostime(archive, at, ZIP_TIME, ZIP_DATE, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, 0100644u << 16) == 0;
}

/* Files are read as the archive is closed, one after the other. */
static bool fill(const struct packing *packing, const GPtrArray *files, const GString *sums) {
    zip_t *archive = packing->archive;
    bool done = true;
    for (guint i = 0; i < files->len && done; i++) {
        const struct staged_file *file = g_ptr_array_index(files, i);
        zip_source_t *source = packed_source(packing, file);
        if (!source)
            source = entry_of_file(packing->packer, archive, packing->root, file->path, &file->sum);
        done = add(packing, file->path, file->sum.size, source);
    }
    return done && add(packing, PATH_SUMS, sums->len, entry_of_text(packing->packer, archive, PATH_SUMS, sums));
}

/* Adds all, and has it written. False, with *error set, if that failed. */
static bool write_all(struct packing *packing, const GPtrArray *files, const GString *sums, GError **error) {
    if (!packing->archive) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, "libzip has no memory");
        return false;
    }
    if (fill(packing, files, sums) && zip_close(packing->archive) == 0)
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot write %s" PATH_ARCHIVE_ENDING ": %s", packing->name,
                zip_error_strerror(zip_get_error(packing->archive)));
    zip_discard(packing->archive);
    return false;
}

static bool pack(struct staging *staging, const char *name, int file, const GPtrArray *files, const GString *sums,
                 const struct run *run, struct archive_file *written, GError **error) {
    g_autofree char *room = g_malloc(AHEAD);
    struct packing packing = {.archive = archive_file_create(written, file),
                              .root = staging->root,
                              .name = name,
                              .former = staging->former,
                              .packed = former_archive(staging->former, run, room),
                              .packer = entry_packer_new()};
    bool done = write_all(&packing, files, sums, error);
    if (packing.packed)
        zip_discard(packing.packed);
    entry_packer_free(packing.packer);
    return done;
}

bool archive_write(struct staging *staging, const char *name, const GPtrArray *files, const GString *sums,
                   const struct run *run, GError **error) {
    g_autofree char *path = g_strconcat(name, PATH_ARCHIVE_ENDING, NULL);
    int file = sink_open(&staging->sink, path);
    if (file < 0)
        return true; /* the sink knows why */
    struct archive_file written;
    bool done = pack(staging, name, file, files, sums, run, &written, error);
    struct file_sum sum;
    bool summed = archive_file_end(&written, &sum);
    sink_close(&staging->sink, path, file, summed ? &sum : NULL,
               done              ? 0
               : written.failure ? written.failure
                                 : ECANCELED);
    return done;
}
