/* In a report that is only checked, rows along the axis wait until somebody looks at them, and are then the same. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/measure.h"
#include "input_folder.h"
#include "story.h"

/* Parties on each of three days, and what depends on it. */
static struct dataset *dataset_of_days(void) {
    struct dataset *dataset = dataset_small();
    for (int party = 0; party < 4; party++)
        for (int day = 13; day < 16; day++)
            add_spend(dataset, party, day, 100 + party * 10 + day, 200 + party);
    return dataset;
}

static struct report *to_check(const struct story *story) {
    return compose_to_check(story->dataset, story->totals, story->templates, NULL, story->diagnostics);
}

static void rows_along_the_axis_wait_and_all_else_is_there(void **state) {
    (void)state;
    static const char *const along[] = {"party-a-spend-by-day", "platform-meta-spend-cumulative-by-day",
                                        "spend-by-party-and-time", "rank-by-party-and-time"};
    struct story story = tell(dataset_of_days());
    struct report *checked = to_check(&story);
    assert_int_equal(checked->figures->len, story.report->figures->len);
    guint waiting = 0;
    for (guint i = 0; i < checked->figures->len; i++) {
        const struct figure *left = g_ptr_array_index(story.report->figures, i);
        const struct figure *right = g_ptr_array_index(checked->figures, i);
        assert_string_equal(left->id, right->id);
        assert_string_equal(left->headline.text[0], right->headline.text[0]);
        assert_int_equal(left->chart.type, right->chart.type);
        assert_int_equal(left->row_count, right->row_count);
        assert_int_equal(left->column_count, right->column_count);
        for (guint c = 0; c < left->column_count; c++)
            assert_string_equal(left->columns[c].key, right->columns[c].key);
        waiting += !right->rows;
        for (guint r = 0; right->rows && r < left->row_count; r++)
            assert_string_equal(left->rows[r].key, right->rows[r].key);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(along); i++)
        assert_null(report_figure(checked, along[i])->rows);
    assert_true(waiting >= G_N_ELEMENTS(along));
    assert_int_equal(diagnostics_count(story.diagnostics, SEVERITY_ERROR), 0);
    report_free(checked);
    story_free(&story);
}

static void an_address_makes_the_rows_of_its_figure_alone(void **state) {
    (void)state;
    struct story story = tell(dataset_of_days());
    struct report *report = compose_to_check(story.dataset, story.totals, story.templates,
                                             "party-c-spend-by-day:2023-03-14:spend", story.diagnostics);
    const struct figure *looked_at = report_figure(report, "party-c-spend-by-day");
    assert_non_null(looked_at->rows);
    assert_int_equal(cell_value(&figure_row(looked_at, "2023-03-14")->cells[1]).low, 13400);
    assert_string_equal(looked_at->alt.text[0], report_figure(story.report, looked_at->id)->alt.text[0]);
    assert_null(report_figure(report, "party-a-spend-by-day")->rows);
    report_free(report);
    story_free(&story);
}

/* The number of a page is what build says, and an unknown row is told with those there are. */
static void a_number_that_a_page_names_makes_its_rows(void **state) {
    g_autofree char *top = g_get_current_dir();
    g_autofree char *templates = g_build_filename(top, "templates", NULL);
    enter_folder(state);
    write_file("pages/nl/own.md", "---\ntitle: Eigen\n---\n{{number party-a-spend-by-day:2023-03-14:spend}}\n"
                                  "{{number party-b-spend-by-day:2023-03-41:spend}}\n");
    write_file("pages/en/own.md", "---\ntitle: Own\n---\n# Nothing\n");
    struct dataset *dataset = dataset_of_days();
    dataset->folder = dataset_string(dataset, ".");
    struct diagnostics *before = diagnostics_new(), *published = diagnostics_new(), *checked = diagnostics_new();
    struct templates *read = read_templates(templates, dataset, before);
    struct totals *totals = tally_dataset(dataset, before);
    struct report *whole = compose_report(dataset, totals, read, published);
    struct report *report = compose_to_check(dataset, totals, read, NULL, checked);
    assert_int_equal(diagnostics_count(before, SEVERITY_ERROR), 0);

    const struct figure *named = report_figure(report, "party-a-spend-by-day");
    assert_non_null(named->rows);
    assert_string_equal(figure_row(named, "2023-03-14")->cells[1].text->text[LANGUAGE_NL],
                        EURO NB "114" NB DASH NB "200");
    assert_null(report_figure(report, "party-c-spend-by-day")->rows);
    g_autoptr(GString) of_build = g_string_new(NULL), of_check = g_string_new(NULL);
    diagnostics_print(published, of_build, false);
    diagnostics_print(checked, of_check, false);
    assert_non_null(
        strstr(of_check->str, "there is no row '2023-03-41' in party-b-spend-by-day; did you mean '2023-03-14'"));
    assert_string_equal(of_build->str, of_check->str);

    report_free(report);
    report_free(whole);
    totals_free(totals);
    templates_free(read);
    dataset_free(dataset);
    diagnostics_free(before);
    diagnostics_free(published);
    diagnostics_free(checked);
    assert_int_equal(chdir(top), 0);
    remove_tree(*state);
    g_free(*state);
}

static void assert_phrase(const struct templates *templates, const char *key, const char *rest) {
    g_autofree char *whole = g_strconcat(key, rest, NULL);
    if (!templates_phrase(templates, whole))
        fail_msg("templates/strings.csv has no phrase '%s'", whole);
}

/* Rows wait if the phrases are those of the program: so these have to have all that rows ask for, whatever the input. */
static void the_phrases_have_all_that_rows_ask_for(void **state) {
    (void)state;
    static const char *const keys[] = {"bin.partial",
                                       "figure.source",
                                       "figure.source.none",
                                       "source.unnamed",
                                       "published.source",
                                       "legend.bars",
                                       "page.elsewhere",
                                       "page.elsewhere.one",
                                       "page.elsewhere.parts",
                                       "page.elsewhere.parts.one",
                                       "chart.rest",
                                       "chart.rest.files",
                                       "chart.more",
                                       "chart.more.one",
                                       "chart.more.party",
                                       "chart.more.party.one",
                                       "chart.description.columns",
                                       "chart.description.panels",
                                       "chart.description.heat",
                                       "chart.description.places-until",
                                       "chart.uncollected",
                                       "chart.unknown",
                                       "chart.flat",
                                       "chart.first",
                                       "alt.panels",
                                       "alt.heat",
                                       "alt.places",
                                       "alt.steps",
                                       "note.cumulative",
                                       "note.cumulative.gaps",
                                       "note.cumulative.unknown",
                                       "note.not-over-time",
                                       "note.hidden-compared",
                                       "note.linked-only",
                                       "note.unasked",
                                       "note.straddles",
                                       "note.shared",
                                       "note.overlaps",
                                       "note.countries",
                                       "note.lacks-country",
                                       "note.undivided",
                                       "note.leaves-out",
                                       "note.bounds",
                                       "note.from-parts",
                                       "note.row.shared.several"};
    struct story story = tell(dataset_small());
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        assert_phrase(story.templates, keys[i], "");
    for (int i = STATE_VALUE + 1; i < STATE_COUNT; i++)
        assert_phrase(story.templates, "state.", state_word((enum state)i));
    for (unsigned i = 0; i < NOTE_COUNT; i++)
        if (1u << i != NOTE_JOINED && 1u << i != NOTE_PART)
            assert_phrase(story.templates, "note.row.", note_word((enum note)(1u << i)));
    story_free(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_along_the_axis_wait_and_all_else_is_there),
        cmocka_unit_test(an_address_makes_the_rows_of_its_figure_alone),
        cmocka_unit_test(a_number_that_a_page_names_makes_its_rows),
        cmocka_unit_test(the_phrases_have_all_that_rows_ask_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
