/* What can be downloaded: all of the edition together, workbooks, and the files of data/ under what they are about. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "model/paths.h"

/* As many workbooks as this of parties are a list that is closed until it is opened. */
enum { MANY_PARTIES = 6 };

/* More tables than this of parties make a page slow to load: about 600 kB of HTML. */
enum { MANY_FILES = 2000 };

static void begin_list(struct table *table, struct composer *composer, struct subject about, const char *name) {
    table_begin(table, composer, about, name);
    table->figure->listing = true;
}

static void words_column(struct table *table, const char *key, const char *header) {
    table_column(table, key, CELL_LABEL, UNIT_COUNT, phrase_words(table->composer, header));
}

static void whole_row(struct table *table, const char *name, const char *ending, const char *phrase) {
    struct composer *composer = table->composer;
    g_autofree char *file = g_strconcat(name, ending, NULL);
    table_row(table, file, phrase_words(composer, phrase), NULL);
    table_file(table, localized_same(composer, file), localized_data(composer, file, ""));
}

/* All of the edition as one file. */
static void archive_row(struct table *table) {
    struct composer *composer = table->composer;
    g_autofree char *archive = g_strconcat(composer->report->edition, PATH_ARCHIVE_ENDING, NULL);
    table_row(table, archive, phrase_words(composer, "data.archive"), NULL);
    table_file(table, localized_same(composer, archive), localized_same(composer, archive));
}

static void begin_files(struct table *table, struct composer *composer, const char *name) {
    begin_list(table, composer, SUBJECT_WHOLE, name);
    words_column(table, "contents", "column.contents");
    words_column(table, "file", "column.file");
}

static struct figure *list_whole(struct composer *composer) {
    struct table table;
    begin_files(&table, composer, "data-whole");
    archive_row(&table);
    whole_row(&table, "adreport", ".sqlite", "data.sqlite");
    return table_end(&table, phrase_words(composer, "headline.data-whole"),
                     phrase_words(composer, "subtitle.data-whole"), (struct localized){{NULL}});
}

/* The tables that have the figures of all together, and what the input says. */
static struct figure *list_tables(struct composer *composer) {
    struct table table;
    begin_files(&table, composer, "data-tables");
    for (int i = 0; i < DATA_TABLE_COUNT; i++) {
        const char *name = data_table_name((enum data_table)i);
        g_autofree char *phrase = g_strconcat("data.", name, NULL);
        if (report_has_table(composer->report, (enum data_table)i))
            whole_row(&table, name, ".csv", phrase);
    }
    whole_row(&table, "datapackage", ".json", "data.datapackage");
    table.figure->folded = true;
    return table_end(&table, SENTENCE(composer, "headline.data-tables", arg_count(composer, "count", table.rows->len)),
                     phrase_words(composer, "subtitle.data-tables"), (struct localized){{NULL}});
}

static void begin_workbooks(struct table *table, struct composer *composer, const char *name) {
    begin_list(table, composer, SUBJECT_WHOLE, name);
    words_column(table, "workbook", "column.workbook");
    words_column(table, "xlsx", "column.xlsx");
    words_column(table, "ods", "column.ods");
}

static void workbook_row(struct table *table, const struct workbook *workbook) {
    static const struct { const char *name, *ending; } formats[] = {{"XLSX", ".xlsx"}, {"ODS", ".ods"}};
    struct composer *composer = table->composer;
    table_row(table, workbook->name, workbook->title, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        table_file(table, localized_same(composer, formats[i].name),
                   localized_sheets(composer, workbook->name, formats[i].ending));
}

static bool is_of_party(const struct workbook *workbook) {
    return workbook->subject.party >= 0;
}

/* Those of parties, or those of the report and its platforms. */
static struct figure *list_workbooks(struct composer *composer, bool of_parties) {
    const GPtrArray *workbooks = composer->report->workbooks;
    struct table table;
    begin_workbooks(&table, composer, of_parties ? "workbooks-of-parties" : "workbooks");
    guint count = 0;
    for (guint i = 0; i < workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(workbooks, i);
        if (is_of_party(workbook) != of_parties)
            continue;
        workbook_row(&table, workbook);
        count++;
    }
    if (!of_parties)
        return table_end(&table, phrase_words(composer, "headline.workbooks"),
                         phrase_words(composer, "subtitle.workbooks"), (struct localized){{NULL}});
    table.figure->folded = count > MANY_PARTIES;
    return table_end(&table, SENTENCE(composer, "headline.workbooks-of-parties", arg_counted(composer, "count", count)),
                     phrase_words(composer, "subtitle.workbooks-of-parties"), (struct localized){{NULL}});
}

static void data_file_row(struct table *table, const struct figure *figure) {
    struct composer *composer = table->composer;
    table_row(table, figure->id, figure->tab, NULL);
    table_file(table, localized_same(composer, "CSV"), localized_data(composer, figure->id, ".csv"));
    table_file(table, localized_same(composer, "JSON"), localized_data(composer, figure->id, ".json"));
}

/* "De VVD: 12 tabellen". */
static struct localized files_headline(struct composer *composer, struct subject about, guint count) {
    struct argument number = arg_counted(composer, "count", count);
    if (about.party >= 0)
        return SENTENCE(composer, "headline.data-files.of", arg_party(composer, "who", about.party), number);
    if (about.platform >= 0)
        return SENTENCE(composer, "headline.data-files.of", arg_platform(composer, "who", about.platform), number);
    return SENTENCE(composer, "headline.data-files", number);
}

/* The files of the figures that are not listed yet; NULL if there are none. */
static struct figure *list_files(struct composer *composer, const struct workbook *workbook, GHashTable *listed) {
    struct table table;
    guint count = 0;
    for (guint i = 0; i < workbook->figures->len; i++) {
        if (!g_hash_table_add(listed, g_ptr_array_index(workbook->figures, i)))
            continue;
        if (count++ == 0) {
            begin_list(&table, composer, workbook->subject, "data-files");
            words_column(&table, "figure", "column.figure");
            table_column(&table, "csv", CELL_LABEL, UNIT_COUNT, localized_same(composer, "CSV"));
            table_column(&table, "json", CELL_LABEL, UNIT_COUNT, localized_same(composer, "JSON"));
        }
        data_file_row(&table, g_ptr_array_index(workbook->figures, i));
    }
    if (count == 0)
        return NULL;
    table.figure->folded = true;
    return table_end(&table, files_headline(composer, workbook->subject, count),
                     phrase_words(composer, "subtitle.data-files"), (struct localized){{NULL}});
}

static guint count_files_of_parties(const struct composer *composer) {
    guint count = 0;
    for (guint i = 0; i < composer->report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(composer->report->workbooks, i);
        count += is_of_party(workbook) ? workbook->figures->len : 0;
    }
    return count;
}

/* In place of the lists of parties: the ways to their pages, where files are under each table and chart. */
static struct figure *list_parties(struct composer *composer) {
    struct table table;
    begin_list(&table, composer, SUBJECT_WHOLE, "data-files-of-parties");
    words_column(&table, "party", "column.party");
    words_column(&table, "tables", "column.tables");
    for (guint i = 0; i < composer->report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(composer->report->workbooks, i);
        if (!is_of_party(workbook))
            continue;
        const struct party *party = dataset_party(composer->dataset, workbook->subject.party);
        table_row(&table, party->id, localized_same(composer, party->name),
                  page_of_party(composer, workbook->subject.party));
        table_label(&table,
                    SENTENCE(composer, "data.table-count", arg_counted(composer, "count", workbook->figures->len)));
    }
    table.figure->folded = true;
    return table_end(
        &table, SENTENCE(composer, "headline.data-files-of-parties", arg_count(composer, "count", table.rows->len)),
        phrase_words(composer, "subtitle.data-files-of-parties"), (struct localized){{NULL}});
}

void show_downloads(struct composer *composer, struct page *page) {
    const GPtrArray *workbooks = composer->report->workbooks;
    bool many = count_files_of_parties(composer) > MANY_FILES;
    g_autoptr(GHashTable) listed = g_hash_table_new(g_direct_hash, g_direct_equal);
    page_show(page, "data-whole", list_whole(composer));
    page_show(page, "data-files", list_tables(composer));
    page_show(page, "workbooks", list_workbooks(composer, false));
    page_show(page, "workbooks", list_workbooks(composer, true));
    for (guint i = 0; i < workbooks->len; i++)
        if (!many || !is_of_party(g_ptr_array_index(workbooks, i)))
            page_show(page, "data-files", list_files(composer, g_ptr_array_index(workbooks, i), listed));
    if (many)
        page_show(page, "data-files", list_parties(composer));
}
