#include "base/file_sum.h"

#include "base/bytes.h"

#include <errno.h>
#include <glib.h>
#include <libdeflate.h>
#include <sys/stat.h>

/* How much of a file is read at a time to be summed. */
enum { PIECE = 256 * 1024 };

void file_summing_begin(struct file_summing *summing) {
    *summing = (struct file_summing){.digest = digest_new()};
}

void file_summing_add(struct file_summing *summing, const void *bytes, size_t size) {
    digest_add(summing->digest, bytes, size);
    if (size > 0) /* of no bytes at NULL it is that of nothing, whatever came before */
        summing->crc32 = libdeflate_crc32(summing->crc32, bytes, size);
    summing->size += size;
}

bool file_summing_end(struct file_summing *summing, struct file_sum *sum) {
    g_autofree char *sha256 = digest_end(summing->digest);
    *sum = (struct file_sum){.size = 0};
    if (!sha256)
        return false;
    g_strlcpy(sum->sha256, sha256, sizeof sum->sha256);
    sum->crc32 = summing->crc32;
    sum->size = summing->size;
    return true;
}

bool file_sum_of(const void *bytes, size_t size, struct file_sum *sum) {
    struct file_summing summing;
    file_summing_begin(&summing);
    file_summing_add(&summing, bytes, size);
    return file_summing_end(&summing, sum);
}

bool file_sum_read(int file, struct file_sum *sum) {
    struct file_summing summing;
    g_autofree unsigned char *piece = g_malloc(PIECE);
    ssize_t length;
    file_summing_begin(&summing);
    do {
        length = bytes_read(file, piece, PIECE, summing.size);
        file_summing_add(&summing, piece, length > 0 ? (size_t)length : 0);
    } while (length == PIECE);
    int failure = length < 0 ? errno : ENOMEM;
    bool summed = file_summing_end(&summing, sum);
    errno = failure;
    return summed && length >= 0;
}

/* Only so many bytes as it has are read: that there are more is known by its size. */
bool file_sum_holds(const struct file_sum *sum, int file) {
    struct stat status;
    if (fstat(file, &status) != 0 || (uint64_t)status.st_size != sum->size)
        return false;
    g_autofree unsigned char *piece = g_malloc(MIN(sum->size, (uint64_t)PIECE));
    uint32_t crc32 = 0;
    ssize_t length;
    for (uint64_t done = 0; done < sum->size; done += (uint64_t)length) {
        gsize next = (gsize)MIN(sum->size - done, (uint64_t)PIECE);
        length = bytes_read(file, piece, next, done);
        if (length != (ssize_t)next)
            return false;
        crc32 = libdeflate_crc32(crc32, piece, next);
    }
    return crc32 == sum->crc32;
}
