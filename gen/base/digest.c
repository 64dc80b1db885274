#include "base/digest.h"

#include <glib.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <string.h>

/* Many small values are gathered before the library is asked: a call of it costs more than a copy. */
enum { GATHERED = 4096 };

struct digest {
    EVP_MD_CTX *context;
    bool failed;
    size_t length;
    unsigned char gathered[GATHERED];
};

struct digest *digest_new(void) {
    struct digest *digest = g_new(struct digest, 1);
    digest->context = EVP_MD_CTX_new();
    digest->length = 0;
    digest->failed = !digest->context || !EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL);
    return digest;
}

static void update(struct digest *digest, const void *bytes, size_t size) {
    if (!digest->failed && !EVP_DigestUpdate(digest->context, bytes, size))
        digest->failed = true;
}

static void pass_on(struct digest *digest) {
    update(digest, digest->gathered, digest->length);
    digest->length = 0;
}

void digest_add(struct digest *digest, const void *bytes, size_t size) {
    if (size > GATHERED - digest->length)
        pass_on(digest);
    if (size > GATHERED) {
        update(digest, bytes, size);
        return;
    }
    if (size > 0)
        memcpy(digest->gathered + digest->length, bytes, size);
    digest->length += size;
}

void digest_number(struct digest *digest, int64_t number) {
    digest_add(digest, &number, sizeof number);
}

void digest_text(struct digest *digest, const char *text) {
    size_t length = text ? strlen(text) : 0;
    digest_number(digest, text ? (int64_t)length : -1);
    digest_add(digest, text ? text : "", length);
}

char *digest_end(struct digest *digest) {
    static const char digits[] = "0123456789abcdef";
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    pass_on(digest);
    bool done = !digest->failed && EVP_DigestFinal_ex(digest->context, sum, &length);
    EVP_MD_CTX_free(digest->context);
    g_free(digest);
    if (!done)
        return NULL;
    char *hex = g_malloc(2 * (gsize)length + 1);
    for (unsigned i = 0; i < length; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    hex[2 * length] = '\0';
    return hex;
}

char *digest_of(const void *bytes, size_t size) {
    struct digest *digest = digest_new();
    digest_add(digest, bytes, size);
    return digest_end(digest);
}
