/* Numbers as digits, and as people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "verify/decimal.h"

static void normal_is(const char *text, const char *expected) {
    g_autofree char *normal = decimal_normal(text);
    if (expected)
        assert_string_equal(normal, expected);
    else
        assert_null(normal);
}

static void test_shortest_digits(void **state) {
    (void)state;
    normal_is("0", "0");
    normal_is("-0.00", "0");
    normal_is("007", "7");
    normal_is("80.50", "80.5");
    normal_is("-12.30", "-12.3");
    normal_is("100", "100");
    normal_is("1.5E3", "1500");
    normal_is("8.05e1", "80.5");
    normal_is("5E-3", "0.005");
    normal_is("1E+2", "100");
    normal_is("92233720368547758.07", "92233720368547758.07");
    normal_is("1000000000000000000000000", "1000000000000000000000000");
}

static void rounded_is(const char *text, gsize digits, const char *expected) {
    g_autofree char *rounded = decimal_rounded(text, digits);
    assert_string_equal(rounded, expected);
}

static void test_fewer_digits(void **state) {
    (void)state;
    rounded_is("80746.10000000001", 15, "80746.1");
    rounded_is("80746.1", 15, "80746.1");
    rounded_is("9007199254740993", 15, "9007199254740990");
    rounded_is("9007199254740995", 15, "9007199254741000");
    rounded_is("0.0012345", 4, "0.001235");
    rounded_is("-99.96", 3, "-100");
    rounded_is("999.5", 3, "1000");
    rounded_is("12.34", 2, "12");
    rounded_is("0", 15, "0");
    assert_null(decimal_rounded("1,5", 15));
}

static void test_no_numbers(void **state) {
    (void)state;
    normal_is("", NULL);
    normal_is("-", NULL);
    normal_is("1,5", NULL);
    normal_is("1.", NULL);
    normal_is(".5", NULL);
    normal_is("1e", NULL);
    normal_is("1e999", NULL);
    normal_is(" 1", NULL);
    normal_is("0x10", NULL);
    normal_is("nan", NULL);
}

static void spoken_is(enum language language, const char *text, unsigned count, const char *low, const char *high,
                      bool open) {
    struct spoken spoken = spoken_read(text, language);
    assert_int_equal(spoken.count, count);
    assert_int_equal(spoken.open, open);
    if (low)
        assert_string_equal(spoken.low, low);
    else
        assert_null(spoken.low);
    if (high)
        assert_string_equal(spoken.high, high);
    else
        assert_null(spoken.high);
    spoken_clear(&spoken);
}

static void test_as_people_read_them(void **state) {
    (void)state;
    spoken_is(LANGUAGE_NL, "€ 80.746 – 112.346", 2, "80746", "112346", false);
    spoken_is(LANGUAGE_EN, "€80,746 – 112,346", 2, "80746", "112346", false);
    spoken_is(LANGUAGE_NL, "€ 2.350,01 of meer", 1, "2350.01", NULL, true);
    spoken_is(LANGUAGE_EN, "€2,350.01 or more", 1, "2350.01", NULL, true);
    spoken_is(LANGUAGE_NL, "meer dan € 30.000", 1, "30000", NULL, true);
    spoken_is(LANGUAGE_EN, "more than €30,000", 1, "30000", NULL, true);
    spoken_is(LANGUAGE_NL, "12,5% – 13%", 2, "12.5", "13", false);
    spoken_is(LANGUAGE_NL, "3e of 4e", 2, "3", "4", false);
    spoken_is(LANGUAGE_EN, "1st – 22nd", 2, "1", "22", false);
    spoken_is(LANGUAGE_EN, "7", 1, "7", "7", false);
    spoken_is(LANGUAGE_NL, "€ 1.000.000", 1, "1000000", "1000000", false);
    spoken_is(LANGUAGE_EN, "\xE2\x88\x92€5.50", 1, "-5.5", "-5.5", false);
    spoken_is(LANGUAGE_NL, "niet verzameld", 0, NULL, NULL, false);
}

/* A number that is grouped wrongly, or as in the other language, is none. */
static void test_badly_grouped(void **state) {
    (void)state;
    spoken_is(LANGUAGE_NL, "1.23", 1, NULL, NULL, false);
    spoken_is(LANGUAGE_NL, "1234", 1, NULL, NULL, false);
    spoken_is(LANGUAGE_EN, "12,34,567", 1, NULL, NULL, false);
    spoken_is(LANGUAGE_EN, "1234,567", 1, NULL, NULL, false);
    spoken_is(LANGUAGE_EN, "1.234", 1, "1.234", "1.234", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shortest_digits), cmocka_unit_test(test_fewer_digits),
        cmocka_unit_test(test_no_numbers),      cmocka_unit_test(test_as_people_read_them),
        cmocka_unit_test(test_badly_grouped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
