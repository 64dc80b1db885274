/* Exact numbers of servers, and queries with their slots filled. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fetch/decimal.h"
#include "model/fetch.h"

#include <string.h>

static void assert_reads(const char *text, int64_t hundredths) {
    int64_t value = -1;
    assert_int_equal(decimal_read(text, &value), DECIMAL_FINE);
    assert_int_equal(value, hundredths);
}

static void assert_refuses(const char *text, enum decimal_problem problem) {
    int64_t value = -1;
    assert_int_equal(decimal_read(text, &value), problem);
    assert_int_equal(value, -1);
}

static void numbers_are_exact(void **state) {
    (void)state;
    assert_reads("0", 0);
    assert_reads("1234", 123400);
    assert_reads("+7", 700);
    assert_reads("0.07", 7);
    assert_reads(".5", 50);
    assert_reads("12.", 1200);
    assert_reads("1234.500000000", 123450);
    assert_reads("-0.00", 0);
    assert_reads("000000000000000000001", 100);
    assert_reads("999999999999999.99", 99999999999999999);
}

static void and_nothing_else_is_one(void **state) {
    (void)state;
    assert_refuses("", DECIMAL_NO_NUMBER);
    assert_refuses(".", DECIMAL_NO_NUMBER);
    assert_refuses("-", DECIMAL_NO_NUMBER);
    assert_refuses("1e3", DECIMAL_NO_NUMBER);
    assert_refuses("1,000", DECIMAL_NO_NUMBER);
    assert_refuses("NaN", DECIMAL_NO_NUMBER);
    assert_refuses("1 ", DECIMAL_NO_NUMBER);
    assert_refuses("-0.01", DECIMAL_NEGATIVE);
    assert_refuses("0.001", DECIMAL_TOO_FINE);
    assert_refuses("1.2300001", DECIMAL_TOO_FINE);
    assert_refuses("1000000000000000", DECIMAL_TOO_LARGE);
}

static void assert_written(int64_t hundredths, const char *text) {
    g_autoptr(GString) out = g_string_new(NULL);
    decimal_append(out, hundredths);
    assert_string_equal(out->str, text);
}

static void and_are_written_as_short_as_they_are(void **state) {
    (void)state;
    assert_written(0, "0");
    assert_written(123400, "1234");
    assert_written(123450, "1234.50");
    assert_written(7, "0.07");
}

/* A report of the Netherlands about nine days, from Wednesday to Thursday, in weeks. */
static struct dataset *report(void) {
    struct dataset *dataset = dataset_new();
    dataset->settings.country = "NL";
    dataset->settings.period = (struct period){date_from_calendar(2023, 3, 1), date_from_calendar(2023, 3, 9)};
    dataset->settings.axis = AXIS_WEEK;
    struct platform platforms[] = {{.id = "meta"}, {.id = "snap"}};
    g_array_append_vals(dataset->platforms, platforms, G_N_ELEMENTS(platforms));
    struct advertiser links[] = {{.platform = 0, .advertiser_id = "11"},
                                 {.platform = 0, .advertiser_id = "22"},
                                 {.platform = 0, .advertiser_id = "11"}};
    links[1].valid.last = date_from_calendar(2023, 3, 7);
    g_array_append_vals(dataset->advertisers, links, G_N_ELEMENTS(links));
    return dataset;
}

static void assert_filled(const char *query, const char *expected) {
    struct dataset *dataset = report();
    struct slot_problem problem;
    g_autofree char *filled = fetch_fill(dataset, query, &problem);
    assert_non_null(filled);
    assert_string_equal(filled, expected);
    dataset_free(dataset);
}

static void slots_are_what_the_report_is_about(void **state) {
    (void)state;
    assert_filled("a {{first}} {{last}} {{before}} {{after}};\n ",
                  "a '2023-03-01' '2023-03-09' '2023-02-28' '2023-03-10'");
    assert_filled("{{country}} {{ countries }}", "'NL' 'NL'");
    assert_filled("in ({{linked meta}})", "in ('11', '22')");
    assert_filled("in ({{linked snap}})", "in ('')");
    /* the week begins on Monday the 6th; a link ends on the 7th */
    assert_filled("[{{bins}}]", "['2023-03-01', '2023-03-06', '2023-03-08', '2023-03-10']");
}

static void assert_problem(const char *query, gsize at, gsize length, const char *words) {
    struct dataset *dataset = report();
    struct slot_problem problem = {0};
    assert_null(fetch_fill(dataset, query, &problem));
    assert_int_equal(problem.at, at);
    assert_int_equal(problem.length, length);
    assert_non_null(strstr(problem.message, words));
    g_free(problem.message);
    dataset_free(dataset);
}

static void other_slots_have_their_place(void **state) {
    (void)state;
    assert_problem("a {{frist}}", 2, 9, "unknown slot 'frist'; did you mean 'first'?");
    assert_problem("a {{", 2, 2, "does not end");
    assert_problem("{{}}", 0, 4, "unknown slot ''");
    assert_problem("{{first day}}", 0, 13, "takes no word");
    assert_problem("{{linked}}", 0, 10, "takes a platform");
    assert_problem("{{linked x}}", 0, 12, "unknown platform 'x'");
}

static void an_id_with_a_quote_is_no_literal(void **state) {
    (void)state;
    static const char *const bad[] = {"1' or ''='", "1\\", "1\"", "1\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        struct dataset *dataset = report();
        struct advertiser link = {.platform = 1, .advertiser_id = bad[i], .place = {.file = "links.csv", .line = 3}};
        struct slot_problem problem = {0};
        g_array_append_val(dataset->advertisers, link);
        assert_null(fetch_fill(dataset, "in ({{linked snap}})", &problem));
        assert_non_null(strstr(problem.message, "links.csv:3"));
        g_free(problem.message);
        dataset_free(dataset);
    }
}

static void what_lies_beside_a_table_has_its_name(void **state) {
    (void)state;
    g_autofree char *beside = fetch_sidecar("spend/google.csv");
    assert_string_equal(beside, "spend/google.fetched.json");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(and_nothing_else_is_one),
        cmocka_unit_test(and_are_written_as_short_as_they_are),
        cmocka_unit_test(slots_are_what_the_report_is_about),
        cmocka_unit_test(other_slots_have_their_place),
        cmocka_unit_test(an_id_with_a_quote_is_no_literal),
        cmocka_unit_test(what_lies_beside_a_table_has_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
