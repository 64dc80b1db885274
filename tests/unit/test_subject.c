/* Ids are written from what a page or figure is about, and nobody reads that back from them: subjects whose ids are the
 * same are told apart. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/report.h"

static struct dataset *local_parties(void) {
    struct dataset *dataset = dataset_new();
    struct party local = {.id = "local", .name = "Local"}, local_x = {.id = "local-x", .name = "Local X"};
    struct platform x = {.id = "x", .name = "X"};
    g_array_append_val(dataset->parties, local);
    g_array_append_val(dataset->parties, local_x);
    g_array_append_val(dataset->platforms, x);
    return dataset;
}

static void assert_taken(char *text, const char *expected) {
    assert_string_equal(text, expected);
    g_free(text);
}

static void ids_are_written_from_subjects(void **state) {
    (void)state;
    struct dataset *dataset = local_parties();
    assert_taken(subject_scope(dataset, SUBJECT_WHOLE), "");
    assert_taken(subject_scope(dataset, subject_of_party(0)), "party-local");
    assert_taken(subject_scope(dataset, subject_of_platform(0)), "platform-x");
    assert_taken(subject_scope(dataset, subject_of_pair(0, 0)), "party-local-x");
    assert_taken(subject_figure_id(dataset, SUBJECT_WHOLE, "coverage"), "coverage");
    assert_taken(subject_figure_id(dataset, subject_of_platform(0), "coverage"), "platform-x-coverage");
    assert_taken(subject_figure_family(subject_of_pair(0, 0), "rows"), "party-ID-ID-rows");
    assert_taken(subject_figure_family(SUBJECT_WHOLE, "rows"), "rows");
    assert_taken(subject_page_key(dataset, SUBJECT_WHOLE, "press"), "press");
    assert_taken(subject_page_key(dataset, subject_of_party(1), "party"), "party-local-x");
    assert_taken(subject_page_key(dataset, subject_of_party(1), TEMPLATE_PRESS), "press-local-x");
    assert_taken(subject_workbook(dataset, SUBJECT_WHOLE), "report");
    assert_taken(subject_workbook(dataset, subject_of_party(0)), "party-local");
    dataset_free(dataset);
}

static void equal_ids_are_told_apart(void **state) {
    (void)state;
    struct dataset *dataset = local_parties();
    struct report *report = report_new(dataset, NULL);
    struct figure pair = {.subject = subject_of_pair(0, 0), .name = "rows", .id = "party-local-x-rows"};
    struct figure party = {.subject = subject_of_party(1), .name = "rows", .id = "party-local-x-rows"};
    report_add_figure(report, &pair);
    report_add_figure(report, &party);
    assert_ptr_equal(report_figure_about(report, subject_of_party(1), "rows"), &party);
    assert_ptr_equal(report_figure_about(report, subject_of_pair(0, 0), "rows"), &pair);
    assert_null(report_figure_about(report, subject_of_party(0), "rows"));
    assert_null(report_figure_about(report, subject_of_party(1), "coverage"));
    report_free(report);
    dataset_free(dataset);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_written_from_subjects),
        cmocka_unit_test(equal_ids_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
