/* Lists of links, and the words shown if there is nothing to list. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"
#include "model/paths.h"

#include <string.h>

static struct figure *figure_reason(struct composer *composer, struct subject about, const char *name,
                                    const char *headline, struct localized reason) {
    struct table table;
    table_begin(&table, composer, about, name);
    table.figure->listing = true;
    table_column(&table, "none", CELL_LABEL, UNIT_COUNT, localized_same(composer, ""));
    return table_end(&table, phrase_words(composer, headline), localized_same(composer, ""), reason);
}

struct figure *figure_nothing(struct composer *composer, struct subject about, const char *name,
                              struct localized reason) {
    return figure_reason(composer, about, name, "empty.headline", reason);
}

struct figure *figure_no_bins(struct composer *composer, struct subject about, const char *name,
                              struct localized reason) {
    return figure_reason(composer, about, name, axis_key(composer, "empty.headline."), reason);
}

struct figure *figure_workbooks(struct composer *composer) {
    static const char *const endings[] = {".xlsx", ".ods"};
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "workbooks");
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
                       localized_sheets(composer, workbook->name, endings[ending]));
        }
    }
    return table_end(&table, phrase_words(composer, "headline.workbooks"), phrase_words(composer, "subtitle.workbooks"),
                     (struct localized){{NULL}});
}

static void data_file_row(struct table *table, const struct figure *figure) {
    struct composer *composer = table->composer;
    g_autofree char *csv = g_strconcat(figure->id, ".csv", NULL);
    table_row(table, figure->id, figure->subtitle, NULL);
    table_file(table, localized_same(composer, csv), localized_data(composer, figure->id, ".csv"));
    table_file(table, localized_same(composer, "JSON"), localized_data(composer, figure->id, ".json"));
}

/* In the order of the workbooks, which is that of the report: the whole, each platform, each party. */
struct figure *figure_data_files(struct composer *composer) {
    const struct report *report = composer->report;
    g_autoptr(GHashTable) listed = g_hash_table_new(g_direct_hash, g_direct_equal);
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "data-files");
    table.figure->listing = true;
    table_column(&table, "figure", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.figure"));
    table_column(&table, "csv", CELL_LABEL, UNIT_COUNT, localized_same(composer, "CSV"));
    table_column(&table, "json", CELL_LABEL, UNIT_COUNT, localized_same(composer, "JSON"));
    for (guint i = 0; i <= report->workbooks->len; i++) {
        /* Last come those that are in no workbook. */
        const GPtrArray *figures = i < report->workbooks->len
                                       ? ((struct workbook *)g_ptr_array_index(report->workbooks, i))->figures
                                       : report->figures;
        for (guint j = 0; j < figures->len; j++)
            if (g_hash_table_add(listed, g_ptr_array_index(figures, j)))
                data_file_row(&table, g_ptr_array_index(figures, j));
    }
    return table_end(&table, phrase_words(composer, "headline.data-files"),
                     phrase_words(composer, "subtitle.data-files"), (struct localized){{NULL}});
}

/* All of the edition as one file. */
static void archive_row(struct table *table) {
    struct composer *composer = table->composer;
    g_autofree char *archive = g_strconcat(composer->report->edition, PATH_ARCHIVE_ENDING, NULL);
    table_row(table, archive, phrase_words(composer, "data.archive"), NULL);
    table_file(table, localized_same(composer, archive), localized_same(composer, archive));
}

struct figure *figure_data_whole(struct composer *composer) {
    static const struct {
        const char *file;
        const char *phrase;
    } files[] = {{"observations.csv", "data.observations"},
                 {"trace.csv", "data.trace"},
                 {"targeting.csv", "data.targeting"},
                 {"adreport.sqlite", "data.sqlite"},
                 {"datapackage.json", "data.datapackage"}};
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "data-whole");
    table.figure->listing = true;
    table_column(&table, "contents", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.contents"));
    table_column(&table, "file", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.file"));
    archive_row(&table);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        if (strcmp(files[i].file, "targeting.csv") == 0 && !report_has_table(composer->report, DATA_TARGETING))
            continue;
        table_row(&table, files[i].file, phrase_words(composer, files[i].phrase), NULL);
        table_file(&table, localized_same(composer, files[i].file), localized_data(composer, files[i].file, ""));
    }
    return table_end(&table, phrase_words(composer, "headline.data-whole"),
                     phrase_words(composer, "subtitle.data-whole"), (struct localized){{NULL}});
}

struct figure *figure_press_sheets(struct composer *composer) {
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "press-sheets");
    table.figure->listing = true;
    table_column(&table, "party", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.party"));
    table_column(&table, "name", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.full-name"));
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct party *who = dataset_party(composer->dataset, party);
        table_row(&table, who->id, localized_same(composer, who->name), page_of_press(composer, party));
        table_label(&table, who->full_name);
    }
    return table_end(&table, phrase_words(composer, "headline.press-sheets"),
                     phrase_words(composer, "subtitle.press-sheets"), (struct localized){{NULL}});
}

static struct localized words_or_dash(struct composer *composer, const char *text) {
    return localized_same(composer, text ? text : "–");
}

struct figure *figure_sources(struct composer *composer) {
    const GArray *sources = composer->dataset->sources;
    if (sources->len == 0)
        return figure_nothing(composer, SUBJECT_WHOLE, "sources", phrase_words(composer, "empty.sources"));
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "sources");
    table.figure->listing = true;
    table_column(&table, "source", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.source"));
    table_column(&table, "publisher", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.publisher"));
    table_column(&table, "retrieved_on", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.retrieved"));
    table_column(&table, "licence", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.licence"));
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = &g_array_index(sources, struct source, i);
        table_row(&table, source->id, localized_same(composer, source->title), NULL);
        if (source->url)
            table_last_row(&table)->cells[0].file = localized_same(composer, source->url);
        table_label(&table, words_or_dash(composer, source->publisher));
        table_label(&table, source->retrieved_on ? localized_date(composer, source->retrieved_on)
                                                 : localized_same(composer, "–"));
        table_label(&table, words_or_dash(composer, source->licence));
    }
    return table_end(&table, phrase_words(composer, "headline.sources"), phrase_words(composer, "subtitle.sources"),
                     (struct localized){{NULL}});
}

/* The page a correction is about: named itself, or by a figure that it shows. */
static const struct page *corrected_page(const struct composer *composer, const char *where) {
    const struct page *page = report_page(composer->report, where);
    for (guint i = 0; !page && i < composer->report->pages->len; i++) {
        const struct page *candidate = g_ptr_array_index(composer->report->pages, i);
        GHashTableIter names;
        gpointer figures;
        g_hash_table_iter_init(&names, candidate->figures);
        while (!page && g_hash_table_iter_next(&names, NULL, &figures))
            for (guint j = 0; j < ((GPtrArray *)figures)->len; j++)
                if (strcmp(((const struct figure *)g_ptr_array_index((GPtrArray *)figures, j))->id, where) == 0)
                    page = candidate;
    }
    return page;
}

struct figure *figure_corrections(struct composer *composer) {
    const GArray *corrections = composer->dataset->corrections;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "corrections");
    table.figure->listing = true;
    table_column(&table, "date", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.date"));
    table_column(&table, "where", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.where"));
    table_column(&table, "what", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.what"));
    for (guint i = 0; i < corrections->len; i++) {
        const struct correction *correction = &g_array_index(corrections, struct correction, i);
        const struct page *page = correction->where ? corrected_page(composer, correction->where) : NULL;
        g_autofree char *key = g_strdup_printf("%u", i + 1);
        table_row(&table, key, localized_date(composer, correction->date), NULL);
        table_label(&table, page ? page->name : words_or_dash(composer, correction->where));
        table_last_row(&table)->cells[1].link = page;
        table_label(&table, correction->what);
    }
    if (corrections->len == 0)
        return table_end(&table, phrase_words(composer, "headline.corrections.none"), localized_same(composer, ""),
                         phrase_words(composer, "empty.corrections"));
    return table_end(&table, phrase_words(composer, "headline.corrections"),
                     phrase_words(composer, "subtitle.corrections"), (struct localized){{NULL}});
}
