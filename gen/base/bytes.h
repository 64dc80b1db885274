/* Bytes of an open file, by where they stand in it: all that are asked for, however often the system is interrupted. */
#ifndef ADREPORT_BASE_BYTES_H
#define ADREPORT_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* How many were read, which are fewer only at the end of the file; -1, with errno set, if it cannot be read. */
ssize_t bytes_read(int file, void *bytes, size_t size, uint64_t offset);

/* False, with errno set, if they cannot be written. */
bool bytes_write(int file, const void *bytes, size_t size, uint64_t offset);

#endif
