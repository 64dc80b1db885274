#include "read/sum.h"

#include "base/digest.h"
#include "read/pages.h"

enum { WINDOW = 1 << 22 };

char *bytes_sum(GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    struct digest *digest = digest_new();
    for (gsize done = 0; done < size; done += WINDOW) {
        gsize window = MIN(WINDOW, size - done);
        digest_add(digest, data + done, window);
        /* reading begins at the other end */
        if (pages_are_mapped(bytes))
            pages_give_back(data + done, data + done + window);
    }
    return digest_end(digest);
}
