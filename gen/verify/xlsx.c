/* XLSX: workbook.xml names the sheets, their relations lead to tables, and a table's name is that of a figure. */
#include "verify/archive.h"
#include "verify/formats.h"
#include "verify/grid.h"

#include <string.h>

struct xlsx_book {
    struct edition *edition;
    const char *file;
    enum language language;
    struct archive *archive;
    GPtrArray *strings; /* char *: the shared texts */
};

static const char *local_name(const char *name) {
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

/* Parses a part; reports it if it is missing or broken. */
static bool parse_part(const struct xlsx_book *workbook, const char *part, const GMarkupParser *parser, void *data) {
    bool fine = archive_parse(workbook->archive, part, parser, data);
    if (!fine)
        grid_broken(workbook->edition, workbook->file, part);
    return fine;
}

/* Relations: ids in the order of the part, each with its target. */
struct relations {
    GHashTable *targets; /* id -> target */
    GPtrArray *tables;   /* targets of tables */
};

static void relation_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                           gpointer data, GError **error) {
    (void)context, (void)error;
    struct relations *relations = data;
    const char *id = markup_attribute(names, values, "Id"), *target = markup_attribute(names, values, "Target");
    const char *type = markup_attribute(names, values, "Type");
    if (strcmp(local_name(element), "Relationship") != 0 || !id || !target)
        return;
    g_hash_table_insert(relations->targets, g_strdup(id), g_strdup(target));
    if (type && g_str_has_suffix(type, "/table"))
        g_ptr_array_add(relations->tables, g_strdup(target));
}

static struct relations relations_read(const struct xlsx_book *workbook, const char *part) {
    static const GMarkupParser parser = {.start_element = relation_start};
    struct relations relations = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                                  g_ptr_array_new_with_free_func(g_free)};
    parse_part(workbook, part, &parser, &relations);
    return relations;
}

static void relations_clear(struct relations *relations) {
    g_hash_table_unref(relations->targets);
    g_ptr_array_unref(relations->tables);
}

/* "_x005F_x0041_" means "_x0041_": Office Open XML writes a character that XML does not allow as _xHHHH_. */
static char *decoded(const char *text) {
    GString *out = g_string_new(NULL);
    for (; *text; text++) {
        bool escape = g_str_has_prefix(text, "_x");
        for (int i = 2; escape && i < 6; i++)
            escape = g_ascii_isxdigit(text[i]);
        if (escape && text[6] == '_') {
            g_string_append_unichar(out, (gunichar)g_ascii_strtoull(text + 2, NULL, 16));
            text += 6;
        } else {
            g_string_append_c(out, *text);
        }
    }
    return g_string_free(out, FALSE);
}

/* Texts: all <t> of an <si>, as runs of formatting split it. */
struct texts {
    GPtrArray *strings;
    GString *current;
    bool in_text;
};

static void text_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                       gpointer data, GError **error) {
    (void)context, (void)names, (void)values, (void)error;
    struct texts *texts = data;
    if (strcmp(local_name(element), "si") == 0)
        g_string_truncate(texts->current, 0);
    texts->in_text = strcmp(local_name(element), "t") == 0;
}

static void text_end(GMarkupParseContext *context, const char *element, gpointer data, GError **error) {
    (void)context, (void)error;
    struct texts *texts = data;
    texts->in_text = false;
    if (strcmp(local_name(element), "si") == 0)
        g_ptr_array_add(texts->strings, decoded(texts->current->str));
}

static void text_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error) {
    (void)context, (void)error;
    struct texts *texts = data;
    if (texts->in_text)
        g_string_append_len(texts->current, text, (gssize)length);
}

static GPtrArray *strings_read(const struct xlsx_book *workbook) {
    static const GMarkupParser parser = {text_start, text_end, text_text, NULL, NULL};
    struct texts texts = {g_ptr_array_new_with_free_func(g_free), g_string_new(NULL), false};
    parse_part(workbook, "xl/sharedStrings.xml", &parser, &texts);
    g_string_free(texts.current, TRUE);
    return texts.strings;
}

/* Cells: <c r="B8" t="s"><v>27</v></c>, <c r="B8"><v>81755</v></c>, <c t="inlineStr"><is><t>. */
struct cells {
    const struct xlsx_book *workbook;
    struct grid *grid;
    guint row, column;
    char type; /* 's' shared, 'n' number, 't' other text */
    GString *current;
    bool in_value;
    guint tables; /* how many the sheet says it has */
};

static void cell_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                       gpointer data, GError **error) {
    (void)context, (void)error;
    struct cells *cells = data;
    const char *name = local_name(element);
    cells->in_value = strcmp(name, "v") == 0 || strcmp(name, "t") == 0;
    cells->tables += strcmp(name, "tablePart") == 0;
    if (strcmp(name, "c") != 0)
        return;
    const char *place = markup_attribute(names, values, "r"), *type = markup_attribute(names, values, "t");
    cells->type = !type || strcmp(type, "n") == 0 ? 'n' : strcmp(type, "s") == 0 ? 's' : 't';
    g_string_truncate(cells->current, 0);
    if (!place || !grid_read_cell(&place, &cells->row, &cells->column))
        cells->row = 0;
}

static void cell_end(GMarkupParseContext *context, const char *element, gpointer data, GError **error) {
    (void)context, (void)error;
    struct cells *cells = data;
    cells->in_value = false;
    if (strcmp(local_name(element), "c") != 0 || cells->row == 0 || cells->current->len == 0)
        return;
    const char *text = cells->current->str;
    if (cells->type == 's') {
        guint64 index = g_ascii_strtoull(text, NULL, 10);
        text = index < cells->workbook->strings->len ? g_ptr_array_index(cells->workbook->strings, index) : "";
    }
    grid_put(cells->grid, cells->row, cells->column, cells->type == 'n',
             cells->type == 't' ? decoded(text) : g_strdup(text));
}

static void cell_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error) {
    (void)context, (void)error;
    struct cells *cells = data;
    if (cells->in_value)
        g_string_append_len(cells->current, text, (gssize)length);
}

struct xlsx_table {
    char *name, *range;
};

static void table_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                        gpointer data, GError **error) {
    (void)context, (void)error;
    struct xlsx_table *table = data;
    if (strcmp(local_name(element), "table") != 0 || table->name)
        return;
    const char *name = markup_attribute(names, values, "displayName");
    table->name = name ? decoded(name) : NULL;
    table->range = g_strdup(markup_attribute(names, values, "ref"));
}

/* "../tables/table1.xml" of a sheet is "xl/tables/table1.xml"; what begins with '/' counts from the root. */
static char *part_of(const char *folder, const char *target) {
    if (*target == '/')
        return g_strdup(target + 1);
    if (g_str_has_prefix(target, "../"))
        return g_strconcat("xl/", target + strlen("../"), NULL);
    return g_strconcat(folder, "/", target, NULL);
}

static void compare_table(const struct xlsx_book *workbook, const char *sheet, const struct grid *grid,
                          const char *part) {
    static const GMarkupParser parser = {.start_element = table_start};
    struct xlsx_table table = {NULL, NULL};
    struct grid_table found = {FORMAT_XLSX, workbook->file, sheet, NULL, workbook->language, grid, {0, 0, 0, 0}};
    if (parse_part(workbook, part, &parser, &table)) {
        found.name = table.name;
        if (table.name && table.range && grid_read_range(table.range, &found.range))
            grid_compare(workbook->edition, &found);
        else
            grid_broken(workbook->edition, workbook->file, part);
    }
    g_free(table.name);
    g_free(table.range);
}

static void compare_sheet(const struct xlsx_book *workbook, const char *sheet, const char *part) {
    static const GMarkupParser parser = {cell_start, cell_end, cell_text, NULL, NULL};
    g_autofree char *folder = g_path_get_dirname(part);
    g_autofree char *name = g_path_get_basename(part);
    g_autofree char *relations_part = g_strconcat(folder, "/_rels/", name, ".rels", NULL);
    struct cells cells = {.workbook = workbook, .grid = grid_new(), .current = g_string_new(NULL)};
    if (parse_part(workbook, part, &parser, &cells) && cells.tables > 0) {
        struct relations relations = relations_read(workbook, relations_part);
        for (guint i = 0; i < relations.tables->len; i++) {
            g_autofree char *table = part_of(folder, g_ptr_array_index(relations.tables, i));
            compare_table(workbook, sheet, cells.grid, table);
        }
        if (relations.tables->len != cells.tables)
            edition_differs(workbook->edition, workbook->file, 0, "the sheet %s has %u tables, but %s leads to %u",
                            sheet, cells.tables, relations_part, relations.tables->len);
        relations_clear(&relations);
    }
    g_string_free(cells.current, TRUE);
    grid_free(cells.grid);
}

struct sheets {
    GPtrArray *names, *ids;
};

static void sheet_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                        gpointer data, GError **error) {
    (void)context, (void)error;
    struct sheets *sheets = data;
    if (strcmp(local_name(element), "sheet") != 0)
        return;
    const char *name = markup_attribute(names, values, "name"), *id = markup_attribute(names, values, "r:id");
    if (name && id) {
        g_ptr_array_add(sheets->names, g_strdup(name));
        g_ptr_array_add(sheets->ids, g_strdup(id));
    }
}

static void compare_workbook(struct xlsx_book *workbook) {
    static const GMarkupParser parser = {.start_element = sheet_start};
    struct sheets sheets = {g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(g_free)};
    struct relations relations = relations_read(workbook, "xl/_rels/workbook.xml.rels");
    workbook->strings = strings_read(workbook);
    parse_part(workbook, "xl/workbook.xml", &parser, &sheets);
    for (guint i = 0; i < sheets.names->len; i++) {
        const char *target = g_hash_table_lookup(relations.targets, g_ptr_array_index(sheets.ids, i));
        g_autofree char *part = part_of("xl", target ? target : "");
        compare_sheet(workbook, g_ptr_array_index(sheets.names, i), part);
    }
    g_ptr_array_unref(workbook->strings);
    g_ptr_array_unref(sheets.names);
    g_ptr_array_unref(sheets.ids);
    relations_clear(&relations);
}

void verify_xlsx(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        struct xlsx_book workbook = {.edition = edition, .file = g_ptr_array_index(edition->files, i)};
        if (!edition_file_is(workbook.file, "sheets/", ".xlsx") ||
            !edition_file_language(workbook.file, 1, &workbook.language))
            continue;
        g_autoptr(GBytes) bytes = edition_read(edition, workbook.file);
        if (!bytes)
            continue;
        edition->counts[FORMAT_XLSX].files++;
        workbook.archive = archive_open(bytes);
        if (workbook.archive) {
            compare_workbook(&workbook);
            archive_free(workbook.archive);
        } else {
            edition_differs(edition, workbook.file, 0, "is not a workbook");
        }
    }
}
