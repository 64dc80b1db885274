#include "read/sum.h"

#include "base/whole_file.h"

#include <openssl/evp.h>
#include <sys/mman.h>

enum { WINDOW = 1 << 22 };

static gboolean sum_windows(EVP_MD_CTX *context, GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    for (gsize done = 0; done < size; done += WINDOW) {
        gsize window = MIN(WINDOW, size - done);
        if (!EVP_DigestUpdate(context, data + done, window))
            return FALSE;
        /* pages of a large file, which is mapped, are given back, since reading begins at the other end */
        if (size > WHOLE_FILE_LARGEST_COPY)
            madvise((void *)(data + done), window, MADV_DONTNEED);
    }
    return TRUE;
}

char *bytes_sum(GBytes *bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    gboolean done = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) && sum_windows(context, bytes) &&
                    EVP_DigestFinal_ex(context, digest, &length);
    EVP_MD_CTX_free(context);
    if (!done)
        return NULL;
    GString *hex = g_string_new(NULL);
    for (unsigned i = 0; i < length; i++)
        g_string_append_printf(hex, "%02x", digest[i]);
    return g_string_free(hex, FALSE);
}
