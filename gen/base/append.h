/* What is appended by the million. */
#ifndef ADREPORT_BASE_APPEND_H
#define ADREPORT_BASE_APPEND_H

#include <glib.h>
#include <string.h>

/* As g_string_append_len, without a call as long as there is room. */
static inline void append_bytes(GString *out, const char *bytes, gsize length) {
    if (out->len + length >= out->allocated_len) {
        g_string_append_len(out, bytes, (gssize)length);
        return;
    }
    memcpy(out->str + out->len, bytes, length);
    out->len += length;
    out->str[out->len] = '\0';
}

#endif
