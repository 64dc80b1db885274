/* What a file is known by. SHA-256 is published, for whoever has the file from anywhere. CRC-32 takes a tenth of the time: it tells whether a
 * file of ours is still as it was made, and nothing of who changed it. */
#ifndef ADREPORT_BASE_FILE_SUM_H
#define ADREPORT_BASE_FILE_SUM_H

#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct file_sum {
    char sha256[65]; /* 64 hexadecimal digits */
    uint32_t crc32;
    uint64_t size; /* in bytes */
};

/* The sum of a file in the making. */
struct file_summing {
    struct digest *digest;
    uint32_t crc32;
    uint64_t size;
};

void file_summing_begin(struct file_summing *summing);

/* The bytes that come next in the file. */
void file_summing_add(struct file_summing *summing, const void *bytes, size_t size);

/* Frees. False, with nothing in *sum, if libcrypto failed at any time. */
bool file_summing_end(struct file_summing *summing, struct file_sum *sum);

/* The sum of a file with these bytes; false if libcrypto failed. */
bool file_sum_of(const void *bytes, size_t size, struct file_sum *sum);

/* The sum of an open file, which is read in pieces: a large one would otherwise count in the memory of the run. False, with errno set, if it
 * cannot be read, or libcrypto failed. */
bool file_sum_read(int file, struct file_sum *sum);

/* True if an open file has the size and the CRC-32 of a sum. */
bool file_sum_holds(const struct file_sum *sum, int file);

#endif
