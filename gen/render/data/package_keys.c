#include "render/data/package_keys.h"

#include <string.h>

/* "a", "b" of a,b. */
void package_append_names(GString *out, const char *joined) {
    g_auto(GStrv) names = g_strsplit(joined, ",", -1);
    for (guint i = 0; names[i]; i++)
        g_string_append_printf(out, "%s\"%s\"", i ? ", " : "", names[i]);
}

/* These fields are those of a row of another table. */
static void append_foreign_key(GString *out, bool *first, const char *fields, const char *table, const char *wanted) {
    g_string_append(out, *first ? ",\n      \"foreignKeys\": [" : ", ");
    g_string_append(out, "{\"fields\": [");
    package_append_names(out, fields);
    g_string_append_printf(out, "], \"reference\": {\"resource\": \"%s\", \"fields\": [", table);
    package_append_names(out, wanted);
    g_string_append(out, "]}}");
    *first = false;
}

static const char *first_key(const char *table) {
    for (int i = 0; i < DATA_TABLE_COUNT; i++) {
        guint count;
        if (strcmp(data_table_name((enum data_table)i), table) == 0)
            return data_table_fields((enum data_table)i, &count)[0].key;
    }
    g_assert_not_reached();
}

static bool has_table_named(const struct report *report, const char *table) {
    for (int i = 0; i < DATA_TABLE_COUNT; i++)
        if (strcmp(data_table_name((enum data_table)i), table) == 0)
            return report_has_table(report, (enum data_table)i);
    return false;
}

static void append_table_keys(GString *out, const struct report *report, enum data_table table) {
    guint count;
    bool first = true;
    const struct data_field *fields = data_table_fields(table, &count);
    for (guint i = 0; i < count; i++)
        if (fields[i].table && has_table_named(report, fields[i].table))
            append_foreign_key(out, &first, fields[i].key, fields[i].table, first_key(fields[i].table));
    if (table == DATA_TRACE)
        append_foreign_key(out, &first, data_table_key(DATA_NUMBERS), data_table_name(DATA_NUMBERS),
                           data_table_key(DATA_NUMBERS));
    if (!first)
        g_string_append_c(out, ']');
}

/* True if the key of each row is that of what the row is about. */
static bool rows_are_keys(const struct figure *figure, const char *(*key_of)(const struct keys *)) {
    for (guint r = 0; r < figure->row_count; r++)
        if (g_strcmp0(figure->rows[r].key, key_of(row_keys(&figure->rows[r]))) != 0)
            return false;
    return figure->row_count > 0;
}

static const char *platform_key(const struct keys *keys) {
    return keys->platform;
}

static const char *party_key(const struct keys *keys) {
    return keys->party;
}

static const char *region_key(const struct keys *keys) {
    return keys->region;
}

/* The first column, if its keys are those of a table; and columns of ids behind it. */
static void append_figure_keys(GString *out, const struct figure *figure) {
    static const struct {
        const char *column, *table;
        const char *(*key_of)(const struct keys *);
    } kinds[] = {
        {"platform", "platforms", platform_key}, {"party", "parties", party_key}, {"region", "regions", region_key}};
    bool first = true;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (rows_are_keys(figure, kinds[i].key_of))
            append_foreign_key(out, &first, figure->columns[0].key, kinds[i].table, kinds[i].column);
        for (guint f = 1; f < figure_field_count(figure); f++) {
            const struct column *column = figure_field(figure, f).column;
            if (column->code == CODE_ID && strcmp(column->key, kinds[i].column) == 0)
                append_foreign_key(out, &first, column->key, kinds[i].table, kinds[i].column);
        }
    }
    if (!first)
        g_string_append_c(out, ']');
}

void package_append_foreign_keys(GString *out, const struct report *report, const struct data_file *file) {
    if (file->figure)
        append_figure_keys(out, file->figure);
    else
        append_table_keys(out, report, file->table);
}
