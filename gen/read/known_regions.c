/* The regions of a country that come with the program: a table to begin with. */
#include "read/csv.h"
#include "read/files.h"
#include "read/read.h"

#include <string.h>

static void add_name(GHashTable *names, const char *name) {
    if (*name)
        g_hash_table_add(names, g_utf8_strdown(name, -1));
}

/* The names of a table's columns, as its first line has them. */
static void take_columns(struct region_list *list) {
    g_autofree char *line = g_strndup(list->text, strcspn(list->text, "\n"));
    g_auto(GStrv) columns = g_strsplit(line, ",", -1);
    for (guint i = 0; columns[i]; i++)
        g_ptr_array_add(list->columns, g_strdup(columns[i]));
}

static void take_names(struct region_list *list, GBytes *bytes, const char *path, struct diagnostics *diagnostics) {
    guint count = list->columns->len;
    g_autofree struct csv_column *columns = g_new0(struct csv_column, count);
    for (guint i = 0; i < count; i++)
        columns[i] = (struct csv_column){list->columns->pdata[i], true};
    struct csv *csv = csv_open(bytes, path, diagnostics);
    bool good = csv && csv_bind(csv, columns, count, CSV_FOREIGN);
    while (good && csv_next(csv)) {
        for (guint i = 0; i < count; i++) {
            g_auto(GStrv) names = g_strsplit(csv_text(csv, i), "|", -1);
            bool is_name = strcmp(columns[i].name, "id") == 0 || strcmp(columns[i].name, "aliases") == 0 ||
                           g_str_has_prefix(columns[i].name, "name_");
            for (guint j = 0; is_name && names[j]; j++)
                add_name(list->names, names[j]);
        }
    }
    csv_close(csv);
}

struct region_list *read_known_regions(const char *templates, const char *country, struct diagnostics *diagnostics) {
    g_autofree char *small = g_ascii_strdown(country, -1);
    g_autofree char *path = g_strdup_printf("%s/regions/%s.csv", templates, small);
    struct file_mark mark;
    g_autoptr(GBytes) bytes = NULL;
    if (*country && strspn(small, "abcdefghijklmnopqrstuvwxyz") == strlen(small))
        bytes = file_bytes(&(struct wanted_file){.shown = path, .optional = true}, &mark, diagnostics);
    char *text = bytes ? file_text(path, bytes, diagnostics) : NULL;
    if (!text)
        return NULL;
    struct region_list *list = g_new0(struct region_list, 1);
    list->text = text;
    list->columns = g_ptr_array_new_with_free_func(g_free);
    list->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    take_columns(list);
    take_names(list, bytes, path, diagnostics);
    return list;
}
