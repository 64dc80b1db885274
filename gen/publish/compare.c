#include "publish/compare.h"

#include "publish/staging.h"
#include "publish/tree.h"

#include <unistd.h>

/* The first entry below folder that is not a file of the edition, in order of name; prefix is its path so far. */
static char *stranger_below(int folder, const char *prefix, GHashTable *known) {
    g_autoptr(GPtrArray) names = folder_names(folder);
    char *stranger = NULL;
    for (guint i = 0; i < names->len && !stranger; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat(prefix, name, NULL);
        if (g_hash_table_contains(known, path))
            continue;
        int inner = folder_open_within(folder, name);
        g_autofree char *below = g_strconcat(path, "/", NULL);
        stranger = inner >= 0 ? stranger_below(inner, below, known) : g_steal_pointer(&path);
        if (inner >= 0)
            close(inner);
    }
    return stranger;
}

char *edition_difference(int staged, const GPtrArray *files, int published) {
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    char *difference = NULL;
    /* Goes from the end: SHA256SUMS differs whenever any file does, so it says least, and it sorts before the pages. */
    for (guint i = files->len; i > 0 && !difference; i--) {
        const struct staged_file *file = g_ptr_array_index(files, i - 1);
        if (!files_are_same(staged, published, file->path))
            difference = g_strdup(file->path);
        g_hash_table_add(known, file->path);
    }
    if (difference)
        return difference;
    return stranger_below(published, "", known);
}
