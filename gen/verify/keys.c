/* data/datapackage.json says which fields are keys of other tables: each value must be there. */
#include "verify/formats.h"
#include "verify/json_value.h"
#include "verify/row_file.h"

#include <string.h>

#define PACKAGE "data/datapackage.json"

struct key_reading {
    struct edition *edition;
    const struct json_value *resources;
    GHashTable *sets; /* "TABLE FIELDS" -> the set of their values */
};

/* The file of a resource, "data/parties.csv", if it is there; NULL otherwise. Caller frees. */
static char *file_of(const struct key_reading *keys, const struct json_value *resource) {
    const char *path = json_value_string(json_value_member(resource, "path"));
    g_autofree char *file = path ? g_strconcat("data/", path, NULL) : NULL;
    return file && g_hash_table_contains(keys->edition->names, file) ? g_steal_pointer(&file) : NULL;
}

/* The same of the resource that is called this. */
static char *named_file(const struct key_reading *keys, const char *name) {
    for (guint i = 0; i < json_value_count(keys->resources); i++) {
        const struct json_value *resource = json_value_at(keys->resources, i);
        if (g_strcmp0(json_value_string(json_value_member(resource, "name")), name) == 0)
            return file_of(keys, resource);
    }
    return NULL;
}

/* The values of these fields in a row, "" if all are empty. Caller frees. */
static char *values_of(const struct row_file *table, const struct json_value *fields) {
    GString *values = g_string_new(NULL);
    bool any = false;
    for (guint i = 0; i < json_value_count(fields); i++) {
        const char *name = json_value_string(json_value_at(fields, i));
        const char *value = name ? row_file_field(table, name) : "";
        g_string_append_printf(values, i ? " %s" : "%s", value);
        any = any || *value;
    }
    if (!any)
        g_string_truncate(values, 0);
    return g_string_free(values, FALSE);
}

/* The values of these fields in all rows of a table. */
static GHashTable *set_of(struct key_reading *keys, const char *name, const struct json_value *fields) {
    g_autoptr(GString) called = g_string_new(name);
    for (guint i = 0; i < json_value_count(fields); i++)
        g_string_append_printf(called, " %s", json_value_string(json_value_at(fields, i)));
    GHashTable *set = g_hash_table_lookup(keys->sets, called->str);
    g_autofree char *file = set ? NULL : named_file(keys, name);
    if (set)
        return set;
    set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert(keys->sets, g_strdup(called->str), set);
    struct row_file table;
    if (!file || !row_file_open(&table, keys->edition, file))
        return set;
    while (row_file_next(&table))
        g_hash_table_add(set, values_of(&table, fields));
    row_file_close(&table);
    return set;
}

static void check_key(struct key_reading *keys, const char *file, const struct json_value *key) {
    const struct json_value *reference = json_value_member(key, "reference");
    const struct json_value *fields = json_value_member(key, "fields");
    const char *other = json_value_string(json_value_member(reference, "resource"));
    GHashTable *set = set_of(keys, other ? other : "", json_value_member(reference, "fields"));
    struct row_file table;
    if (!row_file_open(&table, keys->edition, file))
        return;
    while (row_file_next(&table)) {
        g_autofree char *values = values_of(&table, fields);
        keys->edition->counts[FORMAT_ROWS].numbers++;
        if (*values && !g_hash_table_contains(set, values) && row_file_may_tell(&table))
            edition_differs(keys->edition, file, table.lines.line, "has the key '%s', but data/%s.csv has none", values,
                            other ? other : "");
    }
    row_file_close(&table);
}

void verify_keys(struct edition *edition) {
    gsize length;
    unsigned line;
    if (!g_hash_table_contains(edition->names, PACKAGE))
        return;
    g_autofree char *text = edition_read_text(edition, PACKAGE, &length);
    struct json_value *root = text ? json_value_read(text, &line) : NULL;
    struct key_reading keys = {
        edition, json_value_member(root, "resources"),
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref)};
    for (guint i = 0; i < json_value_count(keys.resources); i++) {
        const struct json_value *resource = json_value_at(keys.resources, i);
        const struct json_value *own = json_value_member(json_value_member(resource, "schema"), "foreignKeys");
        g_autofree char *file = file_of(&keys, resource);
        for (guint j = 0; file && j < json_value_count(own); j++)
            check_key(&keys, file, json_value_at(own, j));
    }
    g_hash_table_unref(keys.sets);
    json_value_free(root);
}
