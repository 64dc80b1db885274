/* SHA256SUMS: every line holds, every file has a line, every line has a file. */
#include "verify/formats.h"

#include <string.h>

#define SUMS "SHA256SUMS"

static void check_line(struct edition *edition, GHashTable *listed, const char *text, unsigned line) {
    gsize digits = strspn(text, "0123456789abcdef");
    if (digits != 64 || strncmp(text + digits, "  ", 2) != 0 || !text[digits + 2]) {
        edition_differs(edition, SUMS, line, "not a line of sha256sum: '%s'", text);
        return;
    }
    const char *file = text + digits + 2;
    if (!g_hash_table_add(listed, g_strdup(file)))
        edition_differs(edition, SUMS, line, "%s is listed twice", file);
    if (!g_hash_table_contains(edition->names, file)) {
        edition_differs(edition, SUMS, line, "%s is listed, but is not there", file);
        return;
    }
    g_autoptr(GBytes) bytes = edition_read(edition, file);
    if (!bytes)
        return;
    edition->counts[FORMAT_SUMS].files++;
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    if (strncmp(sum, text, 64) != 0)
        edition_differs(edition, file, 0, "has the checksum %s, but " SUMS ":%u has %.64s", sum, line, text);
}

void verify_checksums(struct edition *edition) {
    gsize length;
    if (!g_hash_table_contains(edition->names, SUMS)) {
        edition_differs(edition, SUMS, 0, "is missing");
        return;
    }
    g_autofree char *text = edition_read_text(edition, SUMS, &length);
    if (!text)
        return;
    g_autoptr(GHashTable) listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (unsigned i = 0; lines[i]; i++)
        if (*lines[i] || lines[i + 1])
            check_line(edition, listed, lines[i], i + 1);
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        if (strcmp(file, SUMS) != 0 && !g_hash_table_contains(listed, file))
            edition_differs(edition, file, 0, "is there, but " SUMS " does not list it");
    }
}
