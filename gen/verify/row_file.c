#include "verify/row_file.h"

#include <string.h>

#define MOST_TOLD 10

bool row_file_open(struct row_file *table, struct edition *edition, const char *file) {
    gsize length;
    *table = (struct row_file){.edition = edition, .file = file};
    table->text = edition_read_text(edition, file, &length);
    if (!table->text)
        return false;
    csv_lines_init(&table->lines, table->text, length);
    table->header = g_ptr_array_new_with_free_func(g_free);
    csv_lines_next(&table->lines);
    for (guint i = 0; i < table->lines.fields->len; i++)
        g_ptr_array_add(table->header, g_strdup(g_ptr_array_index(table->lines.fields, i)));
    return true;
}

void row_file_close(struct row_file *table) {
    csv_lines_clear(&table->lines);
    g_ptr_array_unref(table->header);
    g_free(table->text);
}

bool row_file_next(struct row_file *table) {
    while (csv_lines_next(&table->lines)) {
        if (table->lines.fields->len == table->header->len)
            return true;
        edition_differs(table->edition, table->file, table->lines.line, "%u fields, but the header has %u",
                        table->lines.fields->len, table->header->len);
    }
    return false;
}

int row_file_column(const struct row_file *table, const char *name) {
    for (guint i = 0; i < table->header->len; i++)
        if (strcmp(g_ptr_array_index(table->header, i), name) == 0)
            return (int)i;
    return -1;
}

const char *row_file_at(const struct row_file *table, int column) {
    return column < 0 ? "" : g_ptr_array_index(table->lines.fields, column);
}

const char *row_file_field(const struct row_file *table, const char *name) {
    return row_file_at(table, row_file_column(table, name));
}

bool row_file_may_tell(struct row_file *table) {
    return table->told++ < MOST_TOLD;
}
