/* Lists of links, and the words that stand where there is nothing to list. */
#include "compose/composer.h"

struct figure *figure_nothing(struct composer *composer, const char *scope, const char *name, struct localized reason) {
    struct table table;
    table_begin(&table, composer, scope, name);
    table.figure->listing = true;
    table_column(&table, "none", CELL_LABEL, UNIT_COUNT, localized_same(composer, ""));
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
    static const char *const endings[] = {".xlsx", ".ods"};
    struct table table;
    table_begin(&table, composer, "", "workbooks");
    table.figure->listing = true;
    table_column(&table, "workbook", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.workbook"));
    table_column(&table, "xlsx", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.xlsx"));
    table_column(&table, "ods", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.ods"));
    for (guint i = 0; i < composer->report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(composer->report->workbooks, i);
        table_row(&table, workbook->name, workbook->title, NULL);
        for (gsize ending = 0; ending < G_N_ELEMENTS(endings); ending++) {
            g_autofree char *name = g_strconcat(workbook->name, endings[ending], NULL);
            table_file(&table, localized_same(composer, name),
                       language_file(composer, "sheets", workbook->name, endings[ending]));
        }
    }
    return table_end(&table, phrase_words(composer, "headline.workbooks"), phrase_words(composer, "subtitle.workbooks"),
                     (struct localized){{NULL}});
}

struct figure *figure_data_files(struct composer *composer) {
    struct table table;
    table_begin(&table, composer, "", "data-files");
    table.figure->listing = true;
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
    return table_end(&table, phrase_words(composer, "headline.data-files"), phrase_words(composer, "subtitle.data-files"),
                     (struct localized){{NULL}});
}

struct figure *figure_data_whole(struct composer *composer) {
    static const struct {
        const char *file;
        const char *phrase;
    } files[] = {{"observations.csv", "data.observations"},
                 {"trace.csv", "data.trace"},
                 {"adreport.sqlite", "data.sqlite"},
                 {"datapackage.json", "data.datapackage"}};
    struct table table;
    table_begin(&table, composer, "", "data-whole");
    table.figure->listing = true;
    table_column(&table, "contents", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.contents"));
    table_column(&table, "file", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.file"));
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        table_row(&table, files[i].file, phrase_words(composer, files[i].phrase), NULL);
        table_file(&table, localized_same(composer, files[i].file), localized_format(composer, "data/%s", files[i].file));
    }
    return table_end(&table, phrase_words(composer, "headline.data-whole"), phrase_words(composer, "subtitle.data-whole"),
                     (struct localized){{NULL}});
}
