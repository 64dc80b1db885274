#include "read/sum.h"

#include "read/pages.h"

#include <openssl/evp.h>

enum { WINDOW = 1 << 22 };

static gboolean sum_windows(EVP_MD_CTX *context, GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    for (gsize done = 0; done < size; done += WINDOW) {
        gsize window = MIN(WINDOW, size - done);
        if (!EVP_DigestUpdate(context, data + done, window))
            return FALSE;
        /* reading begins at the other end */
        if (pages_are_mapped(bytes))
            pages_give_back(data + done, data + done + window);
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
