/* Lists of links, and the words that stand where there is nothing to list. */
#include "compose/composer.h"

struct figure *figure_nothing(struct composer *composer, const char *scope, const char *name, struct localized reason) {
    struct table table;
    table_begin(&table, composer, scope, name);
    table_column(&table, "none", CELL_LABEL, UNIT_COUNT, localized_same(composer, ""));
    table.figure->listing = true;
    return table_end(&table, phrase_words(composer, "empty.headline"), localized_same(composer, ""), reason);
}

/* A path in the edition that differs by language: "sheets/%s/report.xlsx". */
static struct localized language_file(struct composer *composer, const char *folder, const char *name, const char *ending) {
    struct localized file = {{NULL}};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autofree char *path = g_strconcat(folder, "/", language_code((enum language)i), "/", name, ending, NULL);
        file.text[i] = report_string(composer->report, path);
    }
    return file;
}

struct figure *figure_workbooks(struct composer *composer) {
    struct table table;
    table_begin(&table, composer, "", "workbooks");
    table_column(&table, "workbook", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.workbook"));
    table_column(&table, "xlsx", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.xlsx"));
    for (guint i = 0; i < composer->report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(composer->report->workbooks, i);
        struct localized file = language_file(composer, "sheets", workbook->name, ".xlsx");
        table_row(&table, workbook->name, workbook->title, NULL);
        g_autofree char *name = g_strconcat(workbook->name, ".xlsx", NULL);
        table_file(&table, localized_same(composer, name), file);
    }
    table.figure->listing = true;
    return table_end(&table, phrase_words(composer, "headline.workbooks"), phrase_words(composer, "subtitle.workbooks"),
                     (struct localized){{NULL}});
}

struct figure *figure_data_files(struct composer *composer) {
    struct table table;
    table_begin(&table, composer, "", "data-files");
    table_column(&table, "figure", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.figure"));
    table_column(&table, "csv", CELL_LABEL, UNIT_COUNT, localized_same(composer, "CSV"));
    table_column(&table, "json", CELL_LABEL, UNIT_COUNT, localized_same(composer, "JSON"));
    for (guint i = 0; i < composer->report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(composer->report->figures, i);
        table_row(&table, figure->id, figure->subtitle, NULL);
        g_autofree char *csv = g_strconcat(figure->id, ".csv", NULL);
        g_autofree char *json = g_strconcat(figure->id, ".json", NULL);
        table_file(&table, localized_same(composer, csv), localized_format(composer, "data/%s", csv));
        table_file(&table, localized_same(composer, json), localized_format(composer, "data/%s", json));
    }
    table.figure->listing = true;
    return table_end(&table, phrase_words(composer, "headline.data-files"), phrase_words(composer, "subtitle.data-files"),
                     (struct localized){{NULL}});
}
