#include "publish/archive_file.h"

#include "base/bytes.h"

#include <errno.h>
#include <zip.h>

/* How much waits to be written at most, and how much is read at a time. */
enum { RECENT = 96 * 1024, PIECE = 16 * 1024 };

static void note_failure(struct archive_file *archive, int failure) {
    if (!archive->failure)
        archive->failure = failure;
}

static void write_at(struct archive_file *archive, const void *bytes, gsize size, uint64_t at) {
    if (!archive->failure && !bytes_write(archive->file, bytes, size, at))
        note_failure(archive, errno);
}

static void settle(struct archive_file *archive) {
    write_at(archive, archive->recent->str, archive->recent->len, archive->settled);
    archive->settled += archive->recent->len;
    g_string_truncate(archive->recent, 0);
}

static uint64_t end_of(const struct archive_file *archive) {
    return archive->settled + archive->recent->len;
}

/* The beginning of an entry may be in the file before it is final. */
static void sum_settled(struct archive_file *archive) {
    struct file_summing *summing = &archive->summing;
    g_autofree char *piece = summing->size < archive->settled ? g_malloc(PIECE) : NULL;
    while (summing->size < archive->settled && !archive->failure) {
        gsize next = (gsize)MIN(archive->settled - summing->size, (uint64_t)PIECE);
        ssize_t got = bytes_read(archive->file, piece, next, summing->size);
        if (got == (ssize_t)next)
            file_summing_add(summing, piece, next);
        else
            note_failure(archive, got < 0 ? errno : EIO);
    }
}

/* All that is there is final. */
static void sum_all(struct archive_file *archive) {
    if (!archive->sums)
        return;
    sum_settled(archive);
    if (archive->failure)
        return;
    gsize from = (gsize)(archive->summing.size - archive->settled);
    file_summing_add(&archive->summing, archive->recent->str + from, archive->recent->len - from);
}

static void put(struct archive_file *archive, const char *bytes, gsize size) {
    gsize before = archive->at < archive->settled ? (gsize)MIN(archive->settled - archive->at, (uint64_t)size) : 0;
    if (archive->at < archive->summing.size)
        archive->sums = false;
    write_at(archive, bytes, before, archive->at);
    archive->at += size;
    if (before == size)
        return;
    g_string_overwrite_len(archive->recent, (gsize)(archive->at - size + before - archive->settled), bytes + before,
                           (gssize)(size - before));
    if (archive->recent->len > RECENT)
        settle(archive);
}

static zip_int64_t fail(zip_error_t *error, int code, int failure) {
    zip_error_set(error, code, failure);
    return -1;
}

static zip_int64_t seek(struct archive_file *archive, void *to, zip_uint64_t size, zip_error_t *error) {
    zip_int64_t at = zip_source_seek_compute_offset(archive->at, end_of(archive), to, size, error);
    if (at < 0)
        return -1;
    if ((uint64_t)at > end_of(archive))
        return fail(error, ZIP_ER_INVAL, EINVAL);
    archive->at = (uint64_t)at;
    if (archive->at == end_of(archive))
        sum_all(archive);
    return 0;
}

/* What libzip has of it while it is open. */
struct output {
    struct archive_file *archive;
    zip_error_t error;
};

static zip_int64_t result(struct output *output, zip_int64_t done) {
    int failure = output->archive->failure;
    return failure ? fail(&output->error, ZIP_ER_WRITE, failure) : done;
}

/* What libzip asks of it. */
static zip_int64_t answer(void *data, void *bytes, zip_uint64_t size, zip_source_cmd_t question) {
    struct output *output = data;
    struct archive_file *archive = output->archive;
    switch (question) {
    case ZIP_SOURCE_STAT: /* nothing is there yet */
        return fail(&output->error, ZIP_ER_READ, ENOENT);
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
        return 0;
    case ZIP_SOURCE_WRITE:
        put(archive, bytes, size);
        return result(output, (zip_int64_t)size);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek(archive, bytes, size, &output->error);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)archive->at;
    case ZIP_SOURCE_COMMIT_WRITE:
        sum_all(archive);
        settle(archive);
        return result(output, 0);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&output->error, bytes, size);
    case ZIP_SOURCE_FREE:
        zip_error_fini(&output->error);
        g_free(output);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    default:
        return fail(&output->error, ZIP_ER_OPNOTSUPP, 0);
    }
}

struct zip *archive_file_create(struct archive_file *archive, int file) {
    *archive = (struct archive_file){.file = file, .recent = g_string_sized_new(RECENT + PIECE), .sums = true};
    file_summing_begin(&archive->summing);
    struct output *output = g_new0(struct output, 1);
    output->archive = archive;
    zip_error_init(&output->error);
    zip_source_t *source = zip_source_function_create(answer, output, NULL);
    struct zip *zip = source ? zip_open_from_source(source, ZIP_CREATE | ZIP_EXCL, NULL) : NULL;
    if (!source)
        g_free(output);
    else if (!zip)
        zip_source_free(source);
    return zip;
}

bool archive_file_end(struct archive_file *archive, struct file_sum *sum) {
    g_string_free(archive->recent, TRUE);
    archive->recent = NULL;
    return file_summing_end(&archive->summing, sum) && archive->sums;
}
