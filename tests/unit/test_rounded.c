/* Counts as they are shortened for people. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/rounded.h"

static void assert_count(const char *text, int64_t low, int64_t high) {
    struct interval value;
    assert_true(rounded_read(text, &value));
    assert_int_equal(value.low, low);
    assert_int_equal(value.high, high);
    assert_int_equal(value.open, high == INT64_MAX);
}

static void holds_whatever_may_have_been_rounded(void **state) {
    (void)state;
    assert_count("850", 850, 850);
    assert_count("0", 0, 0);
    assert_count("30K", 29001, 30999);
    assert_count("1.2M", 1100001, 1299999);
    assert_count("1.25k", 1241, 1259);
    assert_count("0K", 0, 999);
    assert_count("2B", 1000000001, 2999999999);
}

static void keeps_ranges_as_they_are(void **state) {
    (void)state;
    assert_count("0-1K", 0, 1000);
    assert_count("100K-1M", 100000, 1000000);
    assert_count("100K\xE2\x80\x93"
                 "1M",
                 100000, 1000000);
    assert_count("1M+", 1000000, INT64_MAX);
}

static void takes_nothing_else(void **state) {
    (void)state;
    static const char *const wrong[] = {"",     "K",     "1.5", "1K-",          "1M-100K", "-5",
                                        "1,2K", "1K 2K", "~1K", "12345678901K", "1.K",     "1KK"};
    struct interval value;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(rounded_read(wrong[i], &value));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_whatever_may_have_been_rounded),
        cmocka_unit_test(keeps_ranges_as_they_are),
        cmocka_unit_test(takes_nothing_else),
    };
    return cmocka_run_group_tests_name("rounded", tests, NULL, NULL);
}
