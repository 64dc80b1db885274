#include "serve/request.h"
#include "model/paths.h"

#include <glib.h>
#include <string.h>

bool request_host_is_local(const char *host) {
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (gsize i = 0; host && i < G_N_ELEMENTS(names); i++) {
        gsize length = strlen(names[i]);
        if (g_ascii_strncasecmp(host, names[i], length) != 0)
            continue;
        const char *port = host + length;
        return !*port || (*port == ':' && port[1] && strspn(port + 1, "0123456789") == strlen(port + 1));
    }
    return false;
}

static bool is_plain_part(const char *part) {
    for (const char *at = part; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F || *at == '\\')
            return false;
    return *part && strcmp(part, ".") != 0 && strcmp(part, "..") != 0;
}

char *request_path(const char *encoded) {
    g_auto(GStrv) parts = NULL;
    g_autoptr(GString) path = g_string_new(NULL);
    if (*encoded != '/')
        return NULL;
    parts = g_strsplit(encoded + 1, "/", -1);
    for (guint i = 0; parts[i]; i++) {
        if (!*parts[i] && !parts[i + 1])
            break;
        g_autofree char *part = g_uri_unescape_string(parts[i], "/"); /* NUL is never let through */
        if (!part || !g_utf8_validate(part, -1, NULL) || !is_plain_part(part))
            return NULL;
        g_string_append_printf(path, "%s%s", part, parts[i + 1] ? "/" : "");
    }
    if (g_str_has_suffix(encoded, "/"))
        g_string_append(path, PATH_INDEX);
    return g_string_free(g_steal_pointer(&path), FALSE);
}
