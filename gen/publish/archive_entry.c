#include "publish/archive_entry.h"

#include "base/bytes.h"
#include "publish/tree.h"

#include <errno.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

/* libdeflate's: 104 MB become 32 in 0.5 s; 5 takes 1.2 s and leaves 10 % fewer bytes. */
enum { LEVEL = 1 };

/* libdeflate has a file and what becomes of it in memory. A larger one is compressed by libzip, piece by piece, as fast as it can. */
enum { LARGEST = 16 * 1024 * 1024, LEVEL_OF_LARGER = 1 };

/* As large as most files are: to map one takes longer than to read it. */
enum { SMALL = 128 * 1024 };

struct entry {
    struct entry_packer *packer;
    int folder;
    const char *path;
    const char *bytes; /* NULL: they are in a file */
    uint64_t size;
    guint32 checksum;
    bool packs;
    int file; /* while it is open, and else -1 */
    bool packed;
    uint64_t packed_size; /* known once it was packed */
    uint64_t taken;       /* how much libzip has */
    zip_error_t error;
};

struct entry_packer {
    struct libdeflate_compressor *compressor;
    guint8 *bytes; /* of the entry that is open, packed */
    gsize room;
    char small[SMALL];  /* its bytes, if they are few */
    GPtrArray *entries; /* struct entry * */
};

static void end(struct entry *entry) {
    if (entry->file >= 0)
        close(entry->file);
    entry->file = -1;
}

static void entry_free(gpointer data) {
    struct entry *entry = data;
    end(entry);
    zip_error_fini(&entry->error);
    g_free(entry);
}

struct entry_packer *entry_packer_new(void) {
    struct entry_packer *packer = g_new0(struct entry_packer, 1);
    packer->compressor = libdeflate_alloc_compressor(LEVEL);
    if (!packer->compressor)
        g_error("out of memory");
    packer->entries = g_ptr_array_new_with_free_func(entry_free);
    return packer;
}

void entry_packer_free(struct entry_packer *packer) {
    g_ptr_array_unref(packer->entries);
    libdeflate_free_compressor(packer->compressor);
    g_free(packer->bytes);
    g_free(packer);
}

bool entry_is_stored(const char *path) {
    static const char *const endings[] = {".png", ".pdf", ".xlsx", ".ods"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(path, endings[i]))
            return true;
    return false;
}

static void pack_bytes(struct entry *entry, const char *bytes) {
    struct entry_packer *packer = entry->packer;
    gsize bound = libdeflate_deflate_compress_bound(packer->compressor, entry->size);
    if (bound > packer->room) {
        g_free(packer->bytes);
        packer->bytes = g_malloc(bound);
        packer->room = bound;
    }
    entry->packed_size = libdeflate_deflate_compress(packer->compressor, bytes, entry->size, packer->bytes, bound);
    g_assert(entry->packed_size > 0); /* 0: bound was too little, which it never is */
    entry->packed = true;
}

static zip_int64_t fail(struct entry *entry, int code, int failure) {
    zip_error_set(&entry->error, code, failure);
    return -1;
}

static bool pack_small(struct entry *entry) {
    char *bytes = entry->packer->small;
    ssize_t got = bytes_read(entry->file, bytes, entry->size, 0);
    if (got >= 0 && got != (ssize_t)entry->size)
        errno = EIO;
    if (got != (ssize_t)entry->size)
        return false;
    pack_bytes(entry, bytes);
    return true;
}

static bool pack_mapped(struct entry *entry) {
    g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd(entry->file, FALSE, NULL);
    if (!mapped)
        return false;
    pack_bytes(entry, g_mapped_file_get_contents(mapped));
    return true;
}

static zip_int64_t pack(struct entry *entry) {
    if (entry->bytes) {
        pack_bytes(entry, entry->bytes);
        return 0;
    }
    bool packed = entry->size <= SMALL ? pack_small(entry) : pack_mapped(entry);
    return packed ? 0 : fail(entry, ZIP_ER_READ, errno);
}

static zip_int64_t start(struct entry *entry) {
    struct stat status;
    entry->taken = 0;
    if (!entry->bytes) {
        entry->file = file_open(entry->folder, entry->path);
        if (entry->file < 0 || fstat(entry->file, &status) != 0)
            return fail(entry, ZIP_ER_OPEN, errno);
        if ((uint64_t)status.st_size != entry->size)
            return fail(entry, ZIP_ER_CHANGED, 0);
    }
    return entry->packs ? pack(entry) : 0;
}

/* What is not packed here is read as it is asked for, so that a large file is never whole in memory. */
static zip_int64_t give(struct entry *entry, void *to, zip_uint64_t most) {
    const char *from = entry->packs ? (const char *)entry->packer->bytes : entry->bytes;
    zip_uint64_t size = MIN(most, (entry->packs ? entry->packed_size : entry->size) - entry->taken);
    if (from)
        memcpy(to, from + entry->taken, size);
    else if (bytes_read(entry->file, to, size, entry->taken) != (ssize_t)size)
        return fail(entry, ZIP_ER_READ, errno);
    entry->taken += size;
    return (zip_int64_t)size;
}

static zip_int64_t describe(const struct entry *entry, zip_stat_t *about) {
    zip_stat_init(about);
    about->size = entry->size;
    about->comp_method = entry->packs ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    about->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD;
    if (entry->packed) {
        about->comp_size = entry->packed_size;
        about->crc = entry->checksum;
        about->valid |= ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC;
    }
    return sizeof *about;
}

/* What libzip asks of an entry. */
static zip_int64_t answer(void *data, void *to, zip_uint64_t size, zip_source_cmd_t question) {
    struct entry *entry = data;
    switch (question) {
    case ZIP_SOURCE_OPEN:
        return start(entry);
    case ZIP_SOURCE_READ:
        return give(entry, to, size);
    case ZIP_SOURCE_CLOSE:
        end(entry);
        return 0;
    case ZIP_SOURCE_STAT:
        return describe(entry, to);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&entry->error, to, size);
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
        return -1;
    }
}

static zip_source_t *entry_source(zip_t *archive, const struct entry *wanted) {
    struct entry *entry = g_memdup2(wanted, sizeof *wanted);
    entry->file = -1;
    entry->packs = !entry_is_stored(entry->path) && entry->size <= LARGEST;
    zip_error_init(&entry->error);
    g_ptr_array_add(entry->packer->entries, entry);
    return zip_source_function(archive, answer, entry);
}

zip_source_t *entry_of_file(struct entry_packer *packer, zip_t *archive, int folder, const char *path,
                            const struct file_sum *sum) {
    struct entry entry = {.packer = packer, .folder = folder, .path = path, .size = sum->size, .checksum = sum->crc32};
    return entry_source(archive, &entry);
}

zip_source_t *entry_of_text(struct entry_packer *packer, zip_t *archive, const char *path, const GString *text) {
    struct entry entry = {.packer = packer,
                          .folder = -1,
                          .path = path,
                          .bytes = text->str,
                          .size = text->len,
                          .checksum = libdeflate_crc32(0, text->str, text->len)};
    return entry_source(archive, &entry);
}

bool entry_compression(zip_t *archive, zip_uint64_t index, const char *path, uint64_t size) {
    if (entry_is_stored(path))
        return zip_set_file_compression(archive, index, ZIP_CM_STORE, 0) == 0;
    return size <= LARGEST || zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, LEVEL_OF_LARGER) == 0;
}
