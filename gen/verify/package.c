/* data/datapackage.json: the size and checksum it gives for each file. */
#include "verify/formats.h"
#include "verify/json_value.h"

#include <string.h>

#define PACKAGE "data/datapackage.json"

static void compare_resource(struct edition *edition, const struct json_value *resource) {
    const char *path = json_value_string(json_value_member(resource, "path"));
    const char *hash = json_value_string(json_value_member(resource, "hash"));
    const struct json_value *size = json_value_member(resource, "bytes");
    g_autofree char *file = g_strconcat("data/", path ? path : "", NULL);
    if (!path || !g_hash_table_contains(edition->names, file)) {
        edition_differs(edition, PACKAGE, resource->line, "has '%s', but %s is not there", path ? path : "", file);
        return;
    }
    g_autoptr(GBytes) bytes = edition_read(edition, file);
    if (!bytes)
        return;
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_autofree char *length = g_strdup_printf("%" G_GSIZE_FORMAT, g_bytes_get_size(bytes));
    if (hash && (!g_str_has_prefix(hash, "sha256:") || strcmp(hash + strlen("sha256:"), sum) != 0))
        edition_differs(edition, PACKAGE, resource->line, "has %s for %s, whose checksum is %s", hash, file, sum);
    if (size && size->type == JSON_NUMBER && strcmp(size->text, length) != 0)
        edition_differs(edition, PACKAGE, resource->line, "has %s bytes for %s, which has %s", size->text, file,
                        length);
}

void verify_package(struct edition *edition) {
    gsize length;
    unsigned line;
    if (!g_hash_table_contains(edition->names, PACKAGE))
        return;
    g_autofree char *text = edition_read_text(edition, PACKAGE, &length);
    struct json_value *root = text ? json_value_read(text, &line) : NULL;
    const struct json_value *resources = json_value_member(root, "resources");
    if (text && !root)
        edition_differs(edition, PACKAGE, line, "is not JSON");
    for (guint i = 0; i < json_value_count(resources); i++)
        compare_resource(edition, json_value_at(resources, i));
    json_value_free(root);
}
