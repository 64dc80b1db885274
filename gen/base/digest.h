/* SHA-256 of bytes, and of what is made of many values, by libcrypto. The one place that asks it. */
#ifndef ADREPORT_BASE_DIGEST_H
#define ADREPORT_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* A sum in the making. */
struct digest;

struct digest *digest_new(void);

/* Bytes as they are. */
void digest_add(struct digest *digest, const void *bytes, size_t size);

/* A text with its length before it, so that no two texts sum to what two others do; NULL is none, and not "". */
void digest_text(struct digest *digest, const char *text);
void digest_number(struct digest *digest, int64_t number);

/* The sum as 64 hexadecimal digits, which the caller frees; frees the digest. NULL if the library failed at any time. */
char *digest_end(struct digest *digest);

/* The sum of some bytes; NULL if the library failed. Caller frees. */
char *digest_of(const void *bytes, size_t size);

#endif
