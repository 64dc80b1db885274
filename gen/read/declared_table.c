#include "read/declared_table.h"
#include "base/echo.h"
#include "base/nearest.h"

#include <string.h>

/* Of so many different texts in the column of a filter the nearest to a misspelt one is looked for. */
enum { MOST_TEXTS = 500 };

/* A name that no column has: blanks around names are taken off. */
static const char NO_COLUMN[] = " ";

static void G_GNUC_PRINTF(5, 6) report(const struct declared_rows *rows, enum severity severity, struct place place,
                                       const char *line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    diagnostics_add(rows->diagnostics, severity, "columns", place, line, "%s", message);
}

/* Whether the file has a column; if not, that is said where it is declared. */
static bool check_column(const struct declared_table *table, const char *name, struct place place, const char *line) {
    if (csv_has(table->csv, name))
        return true;
    unsigned count;
    const char *const *names = csv_names(table->csv, &count);
    g_autoptr(GString) others = g_string_new("; its columns are ");
    for (unsigned i = 0; i < count; i++)
        g_string_append_printf(others, "%s%s", i ? ", " : "", names[i]);
    g_autofree char *remedy = nearest_remedy(name, names, count, others->str);
    report(table->rows, SEVERITY_ERROR, place, line, "%s has no column '%s'%s%s", csv_file(table->csv), name, remedy,
           table->rows->in_pieces ? "; if it is another table, name those that are to be read with 'members'" : "");
    return false;
}

/* True if this declaration was looked at before: two of our columns may be one of theirs by one word. */
static bool is_known(const struct declared *declared, guint index) {
    const struct declared_column *columns = (const struct declared_column *)(const void *)declared->columns->data;
    for (guint i = 0; i < index; i++)
        if (columns[i].place.line == columns[index].place.line &&
            columns[i].place.column == columns[index].place.column)
            return true;
    return false;
}

static bool check_columns(const struct declared_table *table) {
    bool good = true;
    for (guint i = 0; i < table->rows->declared->columns->len; i++) {
        const struct declared_column *column =
            &g_array_index(table->rows->declared->columns, struct declared_column, i);
        if (column->fixed || is_known(table->rows->declared, i))
            continue;
        good = check_column(table, column->text, column->place, column->line) && good;
    }
    for (guint i = 0; i < table->rows->declared->filters->len; i++) {
        const struct declared_word *column =
            &g_array_index(table->rows->declared->filters, struct declared_filter, i).column;
        good = check_column(table, column->text, column->place, column->line) && good;
    }
    return good;
}

static void name_columns(struct declared_table *table, const char *const *names) {
    const GArray *filters = table->rows->declared->filters;
    table->columns = g_new0(struct csv_column, table->ours + filters->len);
    for (unsigned i = 0; i < table->ours; i++) {
        const struct declared_column *column = declared_find(table->rows->declared, names[i]);
        bool read = column && !column->fixed;
        table->columns[i].name = read ? csv_normal_name(column->text) : g_strdup(NO_COLUMN);
    }
    for (guint i = 0; i < filters->len; i++)
        table->columns[table->ours + i].name =
            csv_normal_name(g_array_index(filters, struct declared_filter, i).column.text);
}

static void fix_columns(const struct declared_table *table, const char *const *names) {
    for (unsigned i = 0; i < table->ours; i++) {
        const struct declared_column *column = declared_find(table->rows->declared, names[i]);
        if (column && column->fixed)
            csv_fix(table->csv, i, column->text, column->place, column->line);
    }
}

void declared_rows_init(struct declared_rows *rows, const struct declared *declared, struct diagnostics *diagnostics) {
    *rows = (struct declared_rows){.declared = declared, .diagnostics = diagnostics};
    rows->met = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
    for (guint i = 0; i < declared->filters->len; i++)
        g_ptr_array_add(rows->met, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL));
}

bool declared_table_begin(struct declared_table *table, struct declared_rows *rows, struct csv *csv,
                          const char *const *names, unsigned count) {
    const struct declared *declared = rows->declared;
    *table = (struct declared_table){.rows = rows, .csv = csv, .ours = count};
    name_columns(table, names);
    if (!check_columns(table) || !csv_bind(csv, table->columns, count + declared->filters->len, CSV_FOREIGN))
        return false;
    fix_columns(table, names);
    csv_take_as_empty(csv, declared->empty);
    return true;
}

static bool lets_through(const struct declared_filter *filter, const char *text) {
    for (guint i = 0; i < filter->words->len; i++)
        if (strcmp(g_array_index(filter->words, struct declared_word, i).text, text) == 0)
            return true;
    return false;
}

/* Each filter looks at each row, so that what is said in the end is of each. */
static bool row_fits(struct declared_table *table) {
    bool fits = true;
    const struct declared_rows *rows = table->rows;
    for (guint i = 0; i < rows->declared->filters->len; i++) {
        const char *text = csv_text(table->csv, table->ours + i);
        GHashTable *met = rows->met->pdata[i];
        bool through = lets_through(&g_array_index(rows->declared->filters, struct declared_filter, i), text);
        if ((through || g_hash_table_size(met) < MOST_TEXTS) && !g_hash_table_contains(met, text))
            g_hash_table_add(met, g_strdup(text));
        fits = fits && through;
    }
    return fits;
}

bool declared_table_next(struct declared_table *table) {
    while (csv_next(table->csv)) {
        if (row_fits(table)) {
            table->rows->kept++;
            return true;
        }
        table->rows->left_out++;
    }
    return false;
}

static gint compare_texts(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A text that no row has is misspelt, or the file is another one. */
static bool check_filter(const struct declared_rows *rows, const char *shown, guint index) {
    const struct declared_filter *filter = &g_array_index(rows->declared->filters, struct declared_filter, index);
    GHashTable *met = rows->met->pdata[index];
    guint count;
    g_autofree const char **texts = (const char **)g_hash_table_get_keys_as_array(met, &count);
    qsort(texts, count, sizeof *texts, compare_texts);
    bool good = true;
    for (guint i = 0; i < filter->words->len; i++) {
        const struct declared_word *word = &g_array_index(filter->words, struct declared_word, i);
        if (g_hash_table_contains(met, word->text))
            continue;
        g_autofree char *remedy =
            nearest_remedy(word->text, texts, count, "; remove it, or look up how the file spells it");
        report(rows, rows->kept > 0 ? SEVERITY_WARNING : SEVERITY_ERROR, word->place, word->line,
               "no row of %s has '%s' in its column '%s'%s", shown, word->text, filter->column.text, remedy);
        good = false;
    }
    return good;
}

static void check_filters(const struct declared_rows *rows, const char *shown) {
    const GArray *filters = rows->declared->filters;
    bool good = true;
    for (guint i = 0; i < filters->len; i++)
        good = check_filter(rows, shown, i) && good;
    if (!good || rows->kept > 0 || rows->left_out == 0)
        return;
    const struct declared_word *first = &g_array_index(filters, struct declared_filter, 0).column;
    report(rows, SEVERITY_ERROR, first->place, first->line,
           "the filter keeps none of the %u rows of %s: no row has one of the texts of each of its columns; remove one",
           rows->left_out, shown);
}

void declared_rows_end(struct declared_rows *rows, const char *shown) {
    if (rows->kept + rows->left_out > 0)
        check_filters(rows, shown);
    g_ptr_array_unref(rows->met);
}

void declared_table_end(struct declared_table *table) {
    for (unsigned i = 0; i < table->ours + table->rows->declared->filters->len; i++)
        g_free((char *)table->columns[i].name);
    g_free(table->columns);
}
