#include "render/address.h"

#include <string.h>

void address_append_relative(GString *out, const char *from, const char *to) {
    gsize shared = 0;
    for (gsize i = 0; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            shared = i + 1;
    for (const char *slash = from + shared; (slash = strchr(slash, '/')); slash++)
        g_string_append(out, "../");
    g_string_append(out, to + shared);
}
