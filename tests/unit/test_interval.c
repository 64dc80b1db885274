/* Interval arithmetic: sums, shares and unions claim no more than the ends prove. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/interval.h"

#include <glib.h>

static void assert_between(struct interval value, int64_t low, int64_t high) {
    assert_false(value.open);
    assert_int_equal(value.low, low);
    assert_int_equal(value.high, high);
}

static void sum_of_forty_capped_amounts(void **state) {
    (void)state;
    struct interval sum = interval_of(0);
    for (int i = 0; i < 40; i++)
        assert_true(interval_add(sum, interval_between(0, 10000), &sum));
    assert_between(sum, 0, 400000);
}

static void sum_with_open_end_is_open(void **state) {
    (void)state;
    struct interval sum;
    assert_true(interval_add(interval_from(1000), interval_between(5, 10), &sum));
    assert_true(sum.open);
    assert_int_equal(sum.low, 1005);
}

static void overflow_is_refused(void **state) {
    (void)state;
    struct interval sum = interval_of(7);
    assert_false(interval_add(interval_of(INT64_MAX), interval_of(1), &sum));
    assert_between(sum, 7, 7);
    assert_false(interval_add(interval_between(0, INT64_MAX - 1), interval_between(0, 2), &sum));
    /* An open end has no high to overflow. */
    assert_true(interval_add(interval_from(3), interval_from(4), &sum));
}

static void share_is_rounded_outward(void **state) {
    (void)state;
    struct interval share;
    /* 1/3 exactly: 33.3 % and a bit on both sides. */
    assert_true(interval_share(interval_of(1), interval_of(2), &share));
    assert_between(share, 333, 334);
    /* low = 10/(10+90), high = 20/(20+40). */
    assert_true(interval_share(interval_between(10, 20), interval_between(40, 90), &share));
    assert_between(share, 100, 334);
    assert_true(interval_share(interval_of(5), interval_of(0), &share));
    assert_between(share, 1000, 1000);
}

static void more_than_a_fraction_is_proven_by_the_ends(void **state) {
    (void)state;
    /* Exactly half is not more than half, but more than a third; 50.04 % is, though rounded down it is 50.0. */
    assert_false(interval_share_exceeds(interval_of(50), interval_of(50), 1, 2));
    assert_true(interval_share_exceeds(interval_of(50), interval_of(50), 1, 3));
    assert_true(interval_share_exceeds(interval_of(5004), interval_of(4996), 1, 2));
    /* More than 50 beside at most 50 is more than half; beside 51 it need not be. */
    assert_true(interval_share_exceeds(interval_more_than(50), interval_of(50), 1, 2));
    assert_false(interval_share_exceeds(interval_more_than(50), interval_of(51), 1, 2));
    assert_false(interval_share_exceeds(interval_of(50), interval_from(0), 1, 4));
}

static void share_of_nothing_is_not_applicable(void **state) {
    (void)state;
    struct interval share;
    assert_false(interval_share(interval_of(0), interval_of(0), &share));
    /* Perhaps nothing, perhaps all: any share. */
    assert_true(interval_share(interval_between(0, 10), interval_between(0, 10), &share));
    assert_between(share, 0, 1000);
}

static void share_with_open_ends(void **state) {
    (void)state;
    struct interval share;
    assert_true(interval_share(interval_of(10), interval_from(90), &share));
    assert_between(share, 0, 100);
    assert_true(interval_share(interval_from(10), interval_of(90), &share));
    assert_between(share, 100, 1000);
}

static void share_of_huge_amounts_does_not_wrap(void **state) {
    (void)state;
    struct interval share;
    assert_true(interval_share(interval_of(INT64_MAX), interval_of(INT64_MAX), &share));
    assert_between(share, 500, 500);
}

static void union_is_bounded_by_largest_sum_and_population(void **state) {
    (void)state;
    struct interval parts[] = {interval_between(100, 200), interval_between(150, 180), interval_of(50)};
    assert_between(interval_union(parts, 3, -1), 150, 430);
    assert_between(interval_union(parts, 3, 400), 150, 400);
    struct interval open[] = {interval_of(100), interval_from(80)};
    assert_true(interval_union(open, 2, -1).open);
    assert_between(interval_union(open, 2, 1000), 100, 1000);
}

static void union_of_sums_beyond_the_range_is_open(void **state) {
    (void)state;
    struct interval parts[] = {interval_of(INT64_MAX), interval_of(5)};
    struct interval bounds = interval_union(parts, 2, -1);
    assert_true(bounds.open);
    assert_int_equal(bounds.low, INT64_MAX);
}

/* "More than 100" holds every number above 100, and not 100. */
static void more_than_leaves_out_its_low_end(void **state) {
    (void)state;
    struct interval more = interval_more_than(100), sum;
    assert_true(more.open && more.above);
    assert_false(interval_is_point(more));
    assert_false(interval_equal(more, interval_from(100)));
    assert_true(interval_equal(more, interval_more_than(100)));
    assert_true(interval_above(more, interval_of(100)));
    assert_false(interval_above(more, interval_of(101)));
    assert_false(interval_above(interval_from(100), interval_of(100)));
    assert_false(interval_above(more, interval_from(0)));
    assert_true(interval_add(more, interval_between(5, 10), &sum));
    assert_true(interval_equal(sum, interval_more_than(105)));
    assert_true(interval_add(interval_of(5), more, &sum));
    assert_true(sum.above);
    assert_true(interval_equal(interval_from_zero(more), interval_from(0)));
    assert_true(interval_equal(interval_from_zero(interval_between(5, 9)), interval_between(0, 9)));
}

static void a_union_is_more_than_its_largest_low_end_if_that_is_left_out(void **state) {
    (void)state;
    struct interval equal[] = {interval_of(100), interval_more_than(100)};
    assert_true(interval_equal(interval_union(equal, 2, -1), interval_more_than(100)));
    struct interval smaller[] = {interval_more_than(100), interval_of(150)};
    assert_true(interval_equal(interval_union(smaller, 2, -1), interval_from(150)));
    struct interval larger[] = {interval_of(50), interval_more_than(100)};
    struct interval capped = interval_union(larger, 2, 200);
    assert_between(capped, 100, 200);
    assert_true(capped.above);
    assert_false(interval_union(larger, 2, 100).above);
}

/* Not 0 of a range, since 0 is an amount without a margin; and explain says what is published, as both ask this. */
static void ranges_are_so_wide(void **state) {
    (void)state;
    assert_int_equal(interval_width(interval_of(500)), 0);
    assert_int_equal(interval_width(interval_between(300, 400)), 250);
    assert_int_equal(interval_width(interval_between(0, 100)), 1000);
    assert_int_equal(interval_width(interval_between(10000001, 10000002)), 1);
}

static void a_sum_beyond_all_numbers_has_no_end(void **state) {
    (void)state;
    struct interval sum = interval_of(INT64_MAX);
    interval_add_to(&sum, interval_of(1));
    assert_true(sum.open);
    assert_int_equal(sum.low, INT64_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sum_of_forty_capped_amounts),
        cmocka_unit_test(sum_with_open_end_is_open),
        cmocka_unit_test(overflow_is_refused),
        cmocka_unit_test(share_is_rounded_outward),
        cmocka_unit_test(more_than_a_fraction_is_proven_by_the_ends),
        cmocka_unit_test(share_of_nothing_is_not_applicable),
        cmocka_unit_test(share_with_open_ends),
        cmocka_unit_test(share_of_huge_amounts_does_not_wrap),
        cmocka_unit_test(union_is_bounded_by_largest_sum_and_population),
        cmocka_unit_test(union_of_sums_beyond_the_range_is_open),
        cmocka_unit_test(more_than_leaves_out_its_low_end),
        cmocka_unit_test(a_union_is_more_than_its_largest_low_end_if_that_is_left_out),
        cmocka_unit_test(ranges_are_so_wide),
        cmocka_unit_test(a_sum_beyond_all_numbers_has_no_end),
    };
    return cmocka_run_group_tests_name("interval", tests, NULL, NULL);
}
