/* ODS: content.xml has the sheets one after another, and behind them the ranges that are tables, by name. */
#include "verify/archive.h"
#include "verify/formats.h"
#include "verify/grid.h"

#include <string.h>

/* Empty rows and columns to the end of a sheet are written as one that repeats. */
#define MOST_REPEATED 1024

struct sheet {
    char *name;
    struct grid *grid;
};

struct range {
    char *name, *address;
};

struct content {
    GPtrArray *sheets; /* struct sheet * */
    GPtrArray *ranges; /* struct range * */
    guint row, column; /* of the cell we are in, from 1 */
    guint row_repeat, column_repeat;
    bool is_number;
    bool has_value; /* a number, or a day: what is shown of it does not count */
    GString *text;  /* of the cell */
    unsigned depth; /* in how many cells, paragraphs of which count as text */
    unsigned aside; /* in how many annotations, which do not */
};

static void sheet_free(gpointer data) {
    struct sheet *sheet = data;
    g_free(sheet->name);
    grid_free(sheet->grid);
    g_free(sheet);
}

static void range_free(gpointer data) {
    struct range *range = data;
    g_free(range->name);
    g_free(range->address);
    g_free(range);
}

static guint repeat_of(const char **names, const char **values, const char *name) {
    const char *text = markup_attribute(names, values, name);
    guint64 count = text ? g_ascii_strtoull(text, NULL, 10) : 1;
    return count < 1 ? 1 : count > G_MAXINT ? G_MAXINT : (guint)count;
}

static void start_sheet(struct content *content, const char *name) {
    struct sheet *sheet = g_new0(struct sheet, 1);
    sheet->name = g_strdup(name ? name : "");
    sheet->grid = grid_new();
    g_ptr_array_add(content->sheets, sheet);
    content->row = 1;
}

static void start_cell(struct content *content, const char **names, const char **values) {
    const char *type = markup_attribute(names, values, "office:value-type");
    const char *value = markup_attribute(names, values, "office:value");
    content->column_repeat = repeat_of(names, values, "table:number-columns-repeated");
    const char *day = type && strcmp(type, "date") == 0 ? markup_attribute(names, values, "office:date-value") : NULL;
    content->is_number =
        value && type &&
        (strcmp(type, "float") == 0 || strcmp(type, "currency") == 0 || strcmp(type, "percentage") == 0);
    content->has_value = content->is_number || day;
    g_string_assign(content->text, content->is_number ? value : day ? day : "");
    content->depth++;
}

static void element_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                          gpointer data, GError **error) {
    (void)context, (void)error;
    struct content *content = data;
    if (strcmp(element, "table:table") == 0) {
        start_sheet(content, markup_attribute(names, values, "table:name"));
    } else if (strcmp(element, "table:table-row") == 0) {
        content->column = 1;
        content->row_repeat = repeat_of(names, values, "table:number-rows-repeated");
    } else if (strcmp(element, "table:table-cell") == 0 || strcmp(element, "table:covered-table-cell") == 0) {
        start_cell(content, names, values);
    } else if (strcmp(element, "office:annotation") == 0) {
        content->aside++;
    } else if (content->depth > 0 && !content->aside && !content->has_value && strcmp(element, "text:s") == 0) {
        for (guint i = repeat_of(names, values, "text:c"); i > 0 && i <= MOST_REPEATED; i--)
            g_string_append_c(content->text, ' ');
    } else if (content->depth > 0 && !content->aside && !content->has_value && strcmp(element, "text:p") == 0) {
        if (content->text->len > 0)
            g_string_append_c(content->text, '\n');
    } else if (strcmp(element, "table:database-range") == 0) {
        struct range *range = g_new0(struct range, 1);
        range->name = g_strdup(markup_attribute(names, values, "table:name"));
        range->address = g_strdup(markup_attribute(names, values, "table:target-range-address"));
        g_ptr_array_add(content->ranges, range);
    }
}

static void end_cell(struct content *content) {
    const struct sheet *sheet =
        content->sheets->len ? g_ptr_array_index(content->sheets, content->sheets->len - 1) : NULL;
    guint rows = MIN(content->row_repeat, MOST_REPEATED), columns = MIN(content->column_repeat, MOST_REPEATED);
    for (guint r = 0; sheet && content->text->len > 0 && r < rows; r++)
        for (guint c = 0; c < columns; c++)
            grid_put(sheet->grid, content->row + r, content->column + c, content->is_number,
                     g_strdup(content->text->str));
    content->column += content->column_repeat;
    content->depth--;
}

static void element_end(GMarkupParseContext *context, const char *element, gpointer data, GError **error) {
    (void)context, (void)error;
    struct content *content = data;
    if (strcmp(element, "table:table-row") == 0)
        content->row += content->row_repeat;
    else if (strcmp(element, "table:table-cell") == 0 || strcmp(element, "table:covered-table-cell") == 0)
        end_cell(content);
    else if (strcmp(element, "office:annotation") == 0)
        content->aside--;
}

static void element_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error) {
    (void)error;
    struct content *content = data;
    const char *element = g_markup_parse_context_get_element(context);
    if (content->depth > 0 && !content->aside && !content->has_value && g_str_has_prefix(element, "text:"))
        g_string_append_len(content->text, text, (gssize)length);
}

/* "'it''s'.A1:..." and "Noten.A3:..." are about the sheets it's and Noten. */
static char *sheet_of(const char *address) {
    GString *name = g_string_new(NULL);
    address += *address == '$';
    if (*address != '\'') {
        g_string_append_len(name, address, (gssize)strcspn(address, ".:"));
        return g_string_free(name, FALSE);
    }
    for (address++; *address && (*address != '\'' || address[1] == '\''); address++) {
        address += *address == '\'';
        g_string_append_c(name, *address);
    }
    return g_string_free(name, FALSE);
}

static const struct sheet *find_sheet(const struct content *content, const char *name) {
    for (guint i = 0; i < content->sheets->len; i++) {
        const struct sheet *sheet = g_ptr_array_index(content->sheets, i);
        if (strcmp(sheet->name, name) == 0)
            return sheet;
    }
    return NULL;
}

static void compare_ranges(struct edition *edition, const char *file, enum language language,
                           const struct content *content) {
    for (guint i = 0; i < content->ranges->len; i++) {
        const struct range *range = g_ptr_array_index(content->ranges, i);
        g_autofree char *name = sheet_of(range->address ? range->address : "");
        const struct sheet *sheet = find_sheet(content, name);
        struct grid_table table = {FORMAT_ODS, file, name, range->name, language, NULL, {0, 0, 0, 0}};
        if (!sheet || !range->name || !grid_read_range(range->address, &table.range)) {
            edition_differs(edition, file, 0, "the table %s is said to be at '%s', but there is no such place",
                            range->name ? range->name : "", range->address ? range->address : "");
            continue;
        }
        table.grid = sheet->grid;
        grid_compare(edition, &table);
    }
    if (content->ranges->len == 0)
        edition_differs(edition, file, 0, "has no table with a name");
}

static void compare_content(struct edition *edition, const char *file, enum language language,
                            struct archive *archive) {
    static const GMarkupParser parser = {element_start, element_end, element_text, NULL, NULL};
    struct content content = {.sheets = g_ptr_array_new_with_free_func(sheet_free),
                              .ranges = g_ptr_array_new_with_free_func(range_free),
                              .text = g_string_new(NULL)};
    if (archive_parse(archive, "content.xml", &parser, &content))
        compare_ranges(edition, file, language, &content);
    else
        grid_broken(edition, file, "content.xml");
    g_ptr_array_unref(content.sheets);
    g_ptr_array_unref(content.ranges);
    g_string_free(content.text, TRUE);
}

void verify_ods(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        enum language language;
        if (!edition_file_is(file, "sheets/", ".ods") || !edition_file_language(file, 1, &language))
            continue;
        g_autoptr(GBytes) bytes = edition_read(edition, file);
        if (!bytes)
            continue;
        edition->counts[FORMAT_ODS].files++;
        struct archive *archive = archive_open(bytes);
        if (archive) {
            compare_content(edition, file, language, archive);
            archive_free(archive);
        } else {
            edition_differs(edition, file, 0, "is not a workbook");
        }
    }
}
