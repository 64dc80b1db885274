/* regions.csv of a new report: the regions that files have amounts of, by the names that they have for them. If the program
 * knows the country's regions in all languages of the report, its table, and behind it what that lacks. */
#include "init/init.h"

#include "base/plain.h"
#include "base/slug.h"
#include "init/taken.h"

#include <string.h>

/* The columns of a table of one's own: char *. */
static GPtrArray *own_columns(const struct beginning *beginning) {
    GPtrArray *columns = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(columns, g_strdup("id"));
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (beginning->languages[i])
            g_ptr_array_add(columns, g_strconcat("name_", language_code((enum language)i), NULL));
    g_ptr_array_add(columns, g_strdup("aliases"));
    return columns;
}

/* True if a table has each of these columns. */
static bool has_columns(const struct region_list *known, const GPtrArray *columns) {
    for (guint i = 0; i < columns->len; i++)
        if (!g_ptr_array_find_with_equal_func(known->columns, columns->pdata[i], g_str_equal, NULL))
            return false;
    return true;
}

/* A row for a region: its id, and its name in each language. */
static void append_row(GString *out, const GPtrArray *columns, const char *id, const char *name) {
    for (guint i = 0; i < columns->len; i++) {
        const char *column = columns->pdata[i];
        const char *text = strcmp(column, "id") == 0 ? id : g_str_has_prefix(column, "name_") ? name : "";
        plain_append_field(out, text, i + 1 < columns->len ? ',' : '\n');
    }
}

/* The first line of a table with these columns. */
static void append_header(GString *out, const GPtrArray *columns) {
    for (guint i = 0; i < columns->len; i++)
        plain_append_field(out, columns->pdata[i], i + 1 < columns->len ? ',' : '\n');
}

/* Rows of the names that are not known yet, each with an id that no other has. */
static void append_names(GString *out, const GPtrArray *columns, const GPtrArray *names, const GHashTable *known) {
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter taken;
    gpointer key;
    if (known)
        g_hash_table_iter_init(&taken, (GHashTable *)known);
    while (known && g_hash_table_iter_next(&taken, &key, NULL))
        g_hash_table_add(ids, g_strdup(key));
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *small = g_utf8_strdown(names->pdata[i], -1);
        g_autofree char *slug = slug_of(names->pdata[i]);
        if (known && g_hash_table_contains((GHashTable *)known, small))
            continue;
        g_autofree char *id = slug_unused(slug, ids, given);
        append_row(out, columns, id, names->pdata[i]);
    }
}

char *init_regions(const struct beginning *beginning, const struct region_list *known) {
    struct texts names = TAKEN_TEXTS(beginning, regions);
    g_autoptr(GPtrArray) columns = own_columns(beginning);
    GString *out = names.list->len > 0 ? g_string_new(NULL) : NULL;
    if (out && known && has_columns(known, columns)) {
        g_string_append(out, known->text);
        append_names(out, known->columns, names.list, known->names);
    } else if (out) {
        append_header(out, columns);
        append_names(out, columns, names.list, NULL);
    }
    texts_clear(&names);
    return out ? g_string_free(out, FALSE) : NULL;
}
