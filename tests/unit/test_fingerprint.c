/* What a file is made from: whatever changes in it changes its sum, so that no old number stays in a new edition. */
#include "compose/compose.h"
#include "model/fingerprint.h"
#include "read/read.h"
#include "tally/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct scene {
    struct diagnostics *diagnostics;
    struct dataset *dataset;
    struct templates *templates;
    struct totals *totals;
    struct report *report;
};

static int set_up(void **state) {
    struct scene *scene = g_new0(struct scene, 1);
    scene->diagnostics = diagnostics_new();
    scene->dataset = read_dataset("tests/fixtures/small/input", NULL, scene->diagnostics);
    scene->templates = read_templates("templates", scene->dataset, scene->diagnostics);
    scene->totals = tally_dataset(scene->dataset, scene->diagnostics);
    scene->report = compose_report(scene->dataset, scene->totals, scene->templates, scene->diagnostics);
    *state = scene;
    return 0;
}

static int tear_down(void **state) {
    struct scene *scene = *state;
    report_free(scene->report);
    totals_free(scene->totals);
    templates_free(scene->templates);
    dataset_free(scene->dataset);
    diagnostics_free(scene->diagnostics);
    g_free(scene);
    return 0;
}

/* The first figure that has a chart, rows and notes. */
static struct figure *some_figure(const struct report *report) {
    for (guint i = 0; i < report->figures->len; i++) {
        struct figure *figure = report->figures->pdata[i];
        if (figure->chart.type != CHART_NONE && figure->row_count > 0 && figure->note_count > 0)
            return figure;
    }
    fail_msg("no figure has all of that");
    return NULL;
}

static void assert_changes(struct scene *scene, const char **sum, const char *what) {
    g_autofree char *before = g_strdup(*sum);
    report_seal(scene->report, "program");
    if (strcmp(before, *sum) == 0)
        fail_msg("%s changes nothing", what);
}

/* Sets a field to something else, looks at the sum, and sets it back. */
#define CHANGES(sum, field, value)              \
    do {                                        \
        report_seal(scene->report, "program");  \
        __typeof__((field) + 0) kept = (field); \
        (field) = (value);                      \
        assert_changes(scene, &(sum), #field);  \
        (field) = kept;                         \
    } while (0)

static const struct localized other_words = {{"other"}};

static void test_every_field_of_a_cell_is_in_the_sum_of_its_figure(void **state) {
    struct scene *scene = *state;
    struct figure *figure = some_figure(scene->report);
    struct cell *cell = &figure->rows[0].cells[figure->chart.column];
    struct number *number = (struct number *)cell->number;
    CHANGES(figure->made_from, cell->state, STATE_WITHDRAWN);
    CHANGES(figure->made_from, number->value.low, number->value.low + 1);
    CHANGES(figure->made_from, number->value.high, number->value.high + 1);
    CHANGES(figure->made_from, number->value.open, !number->value.open);
    CHANGES(figure->made_from, number->value.above, !number->value.above);
    CHANGES(figure->made_from, number->low, "1234");
    CHANGES(figure->made_from, number->high, "1235");
    CHANGES(figure->made_from, number->text.text[0], "1.234");
    CHANGES(figure->made_from, number->high_end.text[0], "1.235");
    CHANGES(figure->made_from, number->bare.text[0], "1.234");
    CHANGES(figure->made_from, cell->number, NULL);
    CHANGES(figure->made_from, cell->text, &other_words);
    CHANGES(figure->made_from, cell->note, 17);
    CHANGES(figure->made_from, cell->scope, "2023-03-01/2023-03-02");
    /* in place of a number, words may have a label */
    cell->number = NULL;
    CHANGES(figure->made_from, cell->kind, CELL_LABEL);
    cell->kind = CELL_LABEL;
    struct label label = {.code = NULL};
    CHANGES(figure->made_from, cell->label, &label);
    cell->label = &label;
    CHANGES(figure->made_from, label.code, "other");
    CHANGES(figure->made_from, label.link, scene->report->pages->pdata[0]);
    CHANGES(figure->made_from, label.file.text[0], "other");
    cell->kind = CELL_NUMBER;
    cell->number = number;
    CHANGES(figure->made_from, cell->derived, !cell->derived);
}

/* What an axis says of the row is there in part: each of its words counts by itself. */
static const struct tick_words other_tick = {.tick = {{"other"}}}, other_end = {.end = {{"other"}}},
                               other_group = {.group = {{"other"}}};

static void test_every_field_of_rows_and_columns_is_in_it(void **state) {
    struct scene *scene = *state;
    struct figure *figure = some_figure(scene->report);
    struct row *row = &figure->rows[0];
    struct column *column = &figure->columns[figure->chart.column];
    CHANGES(figure->made_from, row->key, "other");
    CHANGES(figure->made_from, row->total, !row->total);
    CHANGES(figure->made_from, row->overlaps, !row->overlaps);
    CHANGES(figure->made_from, row->silent, !row->silent);
    CHANGES(figure->made_from, row->labelled, !row->labelled);
    CHANGES(figure->made_from, row->uncollected, !row->uncollected);
    struct keys other_keys = {.party = "other"};
    CHANGES(figure->made_from, row->keys, &other_keys);
    CHANGES(figure->made_from, row->days.last, row->days.last + 1);
    CHANGES(figure->made_from, row->axis, &other_tick);
    CHANGES(figure->made_from, row->axis, &other_end);
    CHANGES(figure->made_from, row->axis, &other_group);
    CHANGES(figure->made_from, row->position, row->position + 1);
    struct row_details details = *row_details(row), *own = row->details;
    row->details = &details;
    CHANGES(figure->made_from, details.unknown, &other_words);
    CHANGES(figure->made_from, details.seen, &other_words);
    CHANGES(figure->made_from, details.organisation, "other");
    CHANGES(figure->made_from, details.colour, "#123456");
    CHANGES(figure->made_from, details.notches, details.notches + 1);
    row->details = own;
    CHANGES(figure->made_from, row->tile_column, row->tile_column + 1);
    CHANGES(figure->made_from, row->tile_row, row->tile_row + 1);
    CHANGES(figure->made_from, column->key, "other");
    CHANGES(figure->made_from, column->unit, UNIT_RANK);
    CHANGES(figure->made_from, column->currency, "HUF");
    CHANGES(figure->made_from, column->header.text[0], "other");
    CHANGES(figure->made_from, column->name.text[0], "other");
    CHANGES(figure->made_from, column->colour, "#123456");
    CHANGES(figure->made_from, column->notches, column->notches + 1);
    CHANGES(figure->made_from, column->overlaps, !column->overlaps);
    CHANGES(figure->made_from, column->silent, !column->silent);
    CHANGES(figure->made_from, column->measure, "other");
    CHANGES(figure->made_from, column->keys.region, "other");
    CHANGES(figure->made_from, column->seen.text[0], "other");
    CHANGES(figure->made_from, column->meaning.text[0], "other");
    CHANGES(figure->made_from, column->unit_words.text[0], "other");
}

static void test_every_field_of_a_figure_and_its_chart_is_in_it(void **state) {
    struct scene *scene = *state;
    struct figure *figure = some_figure(scene->report);
    struct chart *chart = &figure->chart;
    CHANGES(figure->made_from, figure->id, "other");
    CHANGES(figure->made_from, figure->family, "other");
    CHANGES(figure->made_from, figure->keys.platform, "other");
    CHANGES(figure->made_from, figure->folded, !figure->folded);
    CHANGES(figure->made_from, figure->tab.text[0], "other");
    CHANGES(figure->made_from, figure->topic.text[0], "other");
    CHANGES(figure->made_from, figure->headline.text[0], "other");
    CHANGES(figure->made_from, figure->subtitle.text[0], "other");
    CHANGES(figure->made_from, figure->alt.text[0], "other");
    CHANGES(figure->made_from, figure->source.text[0], "other");
    CHANGES(figure->made_from, figure->empty.text[0], "other");
    CHANGES(figure->made_from, figure->elsewhere.text[0], "other");
    CHANGES(figure->made_from, figure->silence.text[0], "other");
    CHANGES(figure->made_from, figure->parts, scene->report->pages->pdata[0]);
    CHANGES(figure->made_from, figure->row_count, figure->row_count - 1);
    CHANGES(figure->made_from, figure->notes[0].text[0], "other");
    CHANGES(figure->made_from, figure->marked_notes, figure->marked_notes + 1);
    CHANGES(figure->made_from, figure->source_count, 0);
    CHANGES(figure->made_from, figure->unsourced, !figure->unsourced);
    CHANGES(figure->made_from, chart->type, CHART_HEAT);
    CHANGES(figure->made_from, chart->column, chart->column + 1);
    CHANGES(figure->made_from, chart->columns, chart->columns + 1);
    CHANGES(figure->made_from, chart->sum, chart->sum + 1);
    CHANGES(figure->made_from, chart->legend.text[0], "other");
    CHANGES(figure->made_from, chart->description.text[0], "other");
    CHANGES(figure->made_from, chart->source.text[0], "other");
    CHANGES(figure->made_from, chart->tick_text.text[0], "other");
    CHANGES(figure->made_from, chart->last_place, chart->last_place + 1);
    CHANGES(figure->made_from, chart->axis, (enum axis)(chart->axis + 1));
    CHANGES(figure->made_from, chart->open.text[0], "other");
    CHANGES(figure->made_from, chart->uncollected.text[0], "other");
    CHANGES(figure->made_from, chart->flat.text[0], "other");
    CHANGES(figure->made_from, chart->more.text[0], "other");
    CHANGES(figure->made_from, chart->rest.text[0], "other");
    CHANGES(figure->made_from, chart->rest_one.text[0], "other");
    CHANGES(figure->made_from, chart->halves.text[0], "other");
    CHANGES(figure->made_from, chart->lead, !chart->lead);
}

static void test_a_page_and_a_workbook_change_with_what_they_show(void **state) {
    struct scene *scene = *state;
    struct workbook *workbook = scene->report->workbooks->pdata[0];
    struct figure *figure = workbook->figures->pdata[0];
    struct page *index = (struct page *)report_page(scene->report, "index");
    struct slot *lead = g_hash_table_lookup(index->slots, "lead");
    struct page_template *template = (struct page_template *)templates_page(scene->templates, 0, "index");
    CHANGES(workbook->made_from, figure->topic.text[0], "other");
    CHANGES(workbook->made_from, workbook->summary.text[0], "other");
    CHANGES(index->made_from, workbook->summary.text[0], "other");
    CHANGES(index->made_from, lead->prose[0].spans[0].text, "other");
    CHANGES(index->made_from, template->body, "other");
    CHANGES(index->made_from, template->description, "other");
    CHANGES(index->made_from, index->empty, !index->empty);
}

/* Search engines are told on it which tables there are, and no number of these. */
static void test_a_page_stays_with_numbers_that_it_does_not_show(void **state) {
    struct scene *scene = *state;
    struct workbook *workbook = scene->report->workbooks->pdata[0];
    struct figure *figure = workbook->figures->pdata[0];
    struct number *number = (struct number *)figure->rows[0].cells[figure->column_count - 1].number;
    struct page *downloads = (struct page *)report_page(scene->report, "downloads");
    assert_non_null(downloads);
    assert_true(subject_equal(workbook->subject, downloads->subject));
    CHANGES(downloads->made_from, workbook->name, "other");
    CHANGES(downloads->made_from, figure->id, "other");
    CHANGES(downloads->made_from, figure->columns[figure->column_count - 1].header.text[0], "other");
    report_seal(scene->report, "program");
    g_autofree char *before = g_strdup(downloads->made_from), *book = g_strdup(workbook->made_from);
    number->value.low += 1;
    report_seal(scene->report, "program");
    number->value.low -= 1;
    assert_string_not_equal(workbook->made_from, book);
    assert_string_equal(downloads->made_from, before);
}

/* Some figure of a page that is a list of links, such as what changed since the edition before, and so in no file of its own. */
static struct figure *some_listing(const struct page *page) {
    GHashTableIter each;
    gpointer named;
    g_hash_table_iter_init(&each, page->figures);
    while (g_hash_table_iter_next(&each, NULL, &named)) {
        const GPtrArray *figures = named;
        for (guint i = 0; i < figures->len; i++) {
            struct figure *figure = figures->pdata[i];
            if (figure->listing && figure->row_count > 0)
                return figure;
        }
    }
    return NULL;
}

static void test_a_page_changes_with_every_list_of_links_on_it(void **state) {
    struct scene *scene = *state;
    guint seen = 0;
    for (guint i = 0; i < scene->report->pages->len; i++) {
        struct page *page = scene->report->pages->pdata[i];
        struct figure *listing = some_listing(page);
        if (!listing)
            continue;
        CHANGES(page->made_from, listing->rows[0].cells[0].text, &other_words);
        seen++;
    }
    assert_true(seen > 0);
}

static void test_all_files_change_with_what_all_share(void **state) {
    struct scene *scene = *state;
    struct report *report = scene->report;
    struct page *last = report->pages->pdata[report->pages->len - 1];
    struct input_file *settings = report->dataset->files->pdata[0];
    CHANGES(report->made_from, report->title.text[0], "other");
    CHANGES(report->made_from, report->edition_line.text[0], "other");
    CHANGES(report->made_from, settings->sha256, "other");
    CHANGES(report->pages_made_from, last->name.text[0], "other");
    report_seal(report, "program");
    g_autofree char *before = g_strdup(report->made_from);
    report_seal(report, "another program");
    assert_string_not_equal(before, report->made_from);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field_of_a_cell_is_in_the_sum_of_its_figure),
        cmocka_unit_test(test_every_field_of_rows_and_columns_is_in_it),
        cmocka_unit_test(test_every_field_of_a_figure_and_its_chart_is_in_it),
        cmocka_unit_test(test_a_page_and_a_workbook_change_with_what_they_show),
        cmocka_unit_test(test_a_page_stays_with_numbers_that_it_does_not_show),
        cmocka_unit_test(test_a_page_changes_with_every_list_of_links_on_it),
        cmocka_unit_test(test_all_files_change_with_what_all_share),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
