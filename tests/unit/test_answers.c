/* What the logs beside a code add up to. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/answers.h"

static int enter(void **state) {
    *state = dataset_new();
    return 0;
}

static int leave(void **state) {
    dataset_free(*state);
    return 0;
}

static void ask(struct dataset *dataset, day_number asked, day_number answered, const char *by) {
    struct platform_question question = {.asked_on = asked, .answered_on = answered, .asked_by = by};
    g_array_append_val(dataset->questions, question);
}

static void assert_median(const struct dataset *dataset, day_number day, int64_t low, int64_t high) {
    struct interval median = answers_of(dataset, 0, day).median_days;
    assert_int_equal(median.low, low);
    if (high < 0)
        assert_true(median.open);
    else
        assert_int_equal(median.high, high);
}

static void a_median_is_certain_if_the_open_question_is_not_in_the_middle(void **state) {
    ask(*state, 1000, 1002, "authority");
    ask(*state, 1000, 1010, "party");
    ask(*state, 1000, 0, "party");
    assert_median(*state, 1050, 10, 10);
    struct answers answers = answers_of(*state, 0, 1050);
    assert_int_equal(answers.asked, 3);
    assert_int_equal(answers.answered, 2);
    assert_int_equal(answers.by_authorities, 1);
    assert_int_equal(answers.by_parties, 2);
}

/* After four days the open one may still be answered before the ten of the other. */
static void an_open_question_takes_at_least_the_days_so_far(void **state) {
    ask(*state, 1000, 1002, "authority");
    ask(*state, 990, 1000, "party");
    ask(*state, 1000, 0, "party");
    assert_median(*state, 1004, 4, 10);
}

static void of_an_even_number_both_in_the_middle_count(void **state) {
    ask(*state, 1000, 1002, "authority");
    ask(*state, 1000, 1007, "other");
    assert_median(*state, 1050, 2, 7);
    ask(*state, 1040, 0, "other");
    ask(*state, 1040, 0, "other");
    assert_median(*state, 1050, 7, -1);
}

static void what_comes_after_the_day_is_not_known(void **state) {
    ask(*state, 1000, 1020, "other");
    ask(*state, 1030, 1031, "other");
    assert_int_equal(answers_of(*state, 0, 1010).asked, 1);
    assert_int_equal(answers_of(*state, 0, 1010).answered, 0);
    assert_median(*state, 1010, 10, -1);
    assert_int_equal(answers_of(*state, 0, 999).asked, 0);
}

static void remove_some(struct dataset *dataset, struct period period, int64_t count, int64_t appeals) {
    struct removal removal = {.period = period,
                              .ground = "hate",
                              .count = count,
                              .appeals = appeals,
                              .upheld = -1,
                              .country = "NL",
                              .source = "letter"};
    g_array_append_val(dataset->removals, removal);
}

static void days_that_overlap_may_hold_the_same_removal(void **state) {
    remove_some(*state, (struct period){1000, 1009}, 40, 5);
    remove_some(*state, (struct period){1010, 1019}, 30, -1);
    g_autoptr(GArray) apart = removals_by_ground(*state, 1100);
    assert_int_equal(apart->len, 1);
    const struct removals *sum = &g_array_index(apart, struct removals, 0);
    assert_true(interval_equal(sum->count, interval_of(70)));
    assert_true(sum->says_appeals && interval_equal(sum->appeals, interval_from(5)));
    assert_false(sum->says_upheld);
    remove_some(*state, (struct period){1015, 1020}, 10, 1);
    g_autoptr(GArray) together = removals_by_ground(*state, 1100);
    assert_true(interval_equal(g_array_index(together, struct removals, 0).count, interval_between(40, 80)));
    g_autoptr(GArray) before = removals_by_ground(*state, 1009);
    assert_true(interval_equal(g_array_index(before, struct removals, 0).count, interval_of(40)));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_median_is_certain_if_the_open_question_is_not_in_the_middle),
        TEST(an_open_question_takes_at_least_the_days_so_far),
        TEST(of_an_even_number_both_in_the_middle_count),
        TEST(what_comes_after_the_day_is_not_known),
        TEST(days_that_overlap_may_hold_the_same_removal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
