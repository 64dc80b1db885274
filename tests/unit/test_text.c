/* Numbers and dates as people read them, in Dutch and in English. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/digits.h"
#include "base/text.h"

#define NB "\xC2\xA0"
#define DASH "\xE2\x80\x93"
#define EURO "\xE2\x82\xAC"

static void assert_text(GString *out, const char *expected) {
    assert_string_equal(out->str, expected);
    g_string_truncate(out, 0);
}

static void amounts(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_value(out, LANGUAGE_NL, UNIT_MONEY, "EUR", 112131520);
    assert_text(out, EURO NB "1.121.315,20");
    text_append_value(out, LANGUAGE_EN, UNIT_MONEY, "EUR", 112131520);
    assert_text(out, EURO "1,121,315.20");
    text_append_value(out, LANGUAGE_NL, UNIT_MONEY, "EUR", 0);
    assert_text(out, EURO NB "0");
    text_append_value(out, LANGUAGE_EN, UNIT_MONEY, "CHF", 99900);
    assert_text(out, "CHF" NB "999");
    text_append_value(out, LANGUAGE_NL, UNIT_MONEY, "EUR", INT64_MIN);
    assert_text(out, "\xE2\x88\x92" EURO NB "92.233.720.368.547.758,08");
}

static void ranges(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    struct interval vvd = interval_between(8175500, 11525500);
    text_append_interval(out, LANGUAGE_NL, UNIT_MONEY, "EUR", vvd);
    assert_text(out, EURO NB "81.755" NB DASH NB "115.255");
    text_append_interval_prose(out, LANGUAGE_NL, UNIT_MONEY, "EUR", vvd);
    assert_text(out, EURO NB "81.755" NB "tot" NB "115.255");
    text_append_interval_prose(out, LANGUAGE_EN, UNIT_MONEY, "EUR", vvd);
    assert_text(out, EURO "81,755" NB "to" NB EURO "115,255");
    text_append_interval_bare(out, LANGUAGE_EN, UNIT_MONEY, vvd);
    assert_text(out, "81,755" DASH "115,255");
    text_append_interval(out, LANGUAGE_NL, UNIT_COUNT, "", interval_from(10000001));
    assert_text(out, "10.000.001" NB "of meer");
    text_append_interval(out, LANGUAGE_EN, UNIT_PERCENT, "", interval_between(333, 340));
    assert_text(out, "33.3%" NB DASH NB "34%");
    text_append_interval_bare(out, LANGUAGE_NL, UNIT_PERCENT, interval_between(333, 340));
    assert_text(out, "33,3" DASH "34%");
}

static void open_ranges_without_their_low_end(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    struct interval more = interval_more_than(3000000);
    text_append_interval(out, LANGUAGE_NL, UNIT_MONEY, "EUR", more);
    assert_text(out, "meer dan" NB EURO NB "30.000");
    text_append_interval(out, LANGUAGE_EN, UNIT_MONEY, "EUR", more);
    assert_text(out, "more than" NB EURO "30,000");
    text_append_interval_prose(out, LANGUAGE_NL, UNIT_MONEY, "EUR", more);
    assert_text(out, "meer dan" NB EURO NB "30.000");
    text_append_interval_prose(out, LANGUAGE_EN, UNIT_MONEY, "JPY", more);
    assert_text(out, "more than" NB "JPY" NB "30,000");
    text_append_interval_bare(out, LANGUAGE_NL, UNIT_MONEY, more);
    assert_text(out, "meer dan" NB "30.000");
    text_append_interval_bare(out, LANGUAGE_EN, UNIT_MONEY, interval_from(3000000));
    assert_text(out, "30,000" NB "or more");
    assert_true(currency_has_cents("EUR"));
    assert_false(currency_has_cents("JPY"));
}

/* A class holds its low end and not its high one. */
static void classes_do_not_overlap(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_class(out, LANGUAGE_NL, UNIT_MONEY, "EUR", 0, 50000);
    assert_text(out, "tot" NB EURO NB "500");
    text_append_class(out, LANGUAGE_NL, UNIT_COUNT, "", 500, 1000);
    assert_text(out, "500" NB "tot" NB "1.000");
    text_append_class(out, LANGUAGE_EN, UNIT_MONEY, "EUR", 0, 50000);
    assert_text(out, "under" NB EURO "500");
    text_append_class(out, LANGUAGE_EN, UNIT_MONEY, "EUR", 50000, 100000);
    assert_text(out, EURO "500" NB "to" NB EURO "1,000");
}

static void places(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_interval(out, LANGUAGE_EN, UNIT_RANK, "", interval_between(11, 13));
    assert_text(out, "11" NB "to" NB "13");
    text_append_interval_prose(out, LANGUAGE_EN, UNIT_RANK, "", interval_between(21, 22));
    assert_text(out, "21" NB "or" NB "22");
    text_append_interval_prose(out, LANGUAGE_NL, UNIT_RANK, "", interval_between(6, 10));
    assert_text(out, "6" NB "tot en met" NB "10");
    text_append_interval(out, LANGUAGE_NL, UNIT_RANK, "", interval_between(6, 10));
    assert_text(out, "6" NB "tot en met" NB "10");
    text_append_interval_bare(out, LANGUAGE_NL, UNIT_RANK, interval_between(3, 4));
    assert_text(out, "3" NB "of" NB "4");
    text_append_interval_bare(out, LANGUAGE_NL, UNIT_RANK, interval_of(5));
    assert_text(out, "5");
}

static void digits(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    digits_append(out, 0, 1);
    assert_string_equal(out->str, "0");
    digits_append(out, 7, 2);
    assert_string_equal(out->str, "007");
    digits_append(out, 123, 2);
    assert_string_equal(out->str, "007123");
    g_string_truncate(out, 0);
    digits_append(out, UINT64_MAX, 1);
    assert_string_equal(out->str, "18446744073709551615");
    g_string_truncate(out, 0);
    text_append_count(out, LANGUAGE_EN, 1000);
    text_append_count(out, LANGUAGE_EN, -1002003);
    assert_string_equal(out->str, "1,000\u22121,002,003");
}

static void machine_form(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_machine(out, UNIT_MONEY, 8074600);
    assert_text(out, "80746");
    text_append_machine(out, UNIT_MONEY, 112131520);
    assert_text(out, "1121315.2");
    text_append_machine(out, UNIT_MONEY, 5);
    assert_text(out, "0.05");
    text_append_machine(out, UNIT_PERCENT, 123);
    assert_text(out, "12.3");
    text_append_machine(out, UNIT_COUNT, 42);
    assert_text(out, "42");
}

static day_number day_of(const char *text) {
    day_number day;
    assert_true(date_parse(text, &day));
    return day;
}

static void dates(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    struct period period = {day_of("2023-03-03"), day_of("2023-03-15")};
    text_append_period(out, LANGUAGE_NL, period);
    assert_text(out, "3" NB "t/m" NB "15" NB "maart 2023");
    text_append_period(out, LANGUAGE_EN, period);
    assert_text(out, "3" NB "to" NB "15" NB "March 2023");
    period.first = day_of("2023-02-10");
    text_append_period(out, LANGUAGE_NL, period);
    assert_text(out, "10" NB "februari t/m 15" NB "maart 2023");
    period.first = day_of("2022-12-31");
    text_append_period(out, LANGUAGE_EN, period);
    assert_text(out, "31" NB "December 2022 to 15" NB "March 2023");
    text_append_bin(out, LANGUAGE_NL, AXIS_DAY, axis_bin(AXIS_DAY, day_of("2023-03-03")));
    assert_text(out, "vr" NB "3" NB "maart 2023");
    text_append_bin(out, LANGUAGE_NL, AXIS_WEEK, axis_bin(AXIS_WEEK, day_of("2021-01-03")));
    assert_text(out, "week 53 van 2020");
}

static void halves_of_a_year_and_years(void **state) {
    g_autoptr(GString) out = g_string_new(NULL);
    (void)state;
    struct period first = axis_bin(AXIS_HALF_YEAR, day_of("2024-06-30")),
                  second = axis_bin(AXIS_HALF_YEAR, day_of("2024-07-01")),
                  year = axis_bin(AXIS_YEAR, day_of("2024-07-01"));
    period_append_iso(out, first);
    assert_text(out, "2024-01-01/2024-06-30");
    period_append_iso(out, second);
    assert_text(out, "2024-07-01/2024-12-31");
    period_append_iso(out, year);
    assert_text(out, "2024-01-01/2024-12-31");
    static const struct {
        const char *label, *sentence, *tick;
    } words[] = {
        [LANGUAGE_NL] = {"tweede helft van 2024", "de tweede helft van 2024", "2e helft" NB "2024"},
        [LANGUAGE_EN] = {"second half of 2024", "the second half of 2024", "H2" NB "2024"},
        [LANGUAGE_FR] = {"second semestre 2024", "le second semestre 2024", "S2" NB "2024"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        text_append_bin(out, (enum language)i, AXIS_HALF_YEAR, second);
        assert_text(out, words[i].label);
        text_append_the_half_year(out, (enum language)i, second.first);
        assert_text(out, words[i].sentence);
        text_append_half_year_brief(out, (enum language)i, second.first);
        assert_text(out, words[i].tick);
        text_append_bin(out, (enum language)i, AXIS_YEAR, year);
        assert_text(out, "2024");
    }
}

/* What programs read: each axis has a form of its own, and none changes. */
static void keys_along_each_axis(void **state) {
    g_autoptr(GString) out = g_string_new(NULL);
    (void)state;
    static const char *const keys[AXIS_COUNT] = {
        [AXIS_DAY] = "2024-12-30",    [AXIS_WEEK] = "2025-W01", [AXIS_MONTH] = "2024-12",
        [AXIS_HALF_YEAR] = "2024-H2", [AXIS_YEAR] = "2024",
    };
    for (int i = 0; i < AXIS_COUNT; i++) {
        axis_append_key(out, (enum axis)i, axis_bin((enum axis)i, day_of("2024-12-30")));
        assert_text(out, keys[i]);
    }
}

static void dates_that_are_none(void **state) {
    (void)state;
    day_number day;
    struct period period;
    static const char *const wrong[] = {"2023-02-29",  "2023-2-1", "2023-13-01", "15-03-2023",
                                        "2023-03-15 ", "",         "0023-01-01"};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(date_parse(wrong[i], &day));
    assert_false(period_parse("2023-03-15/2023-03-03", &period));
    assert_false(period_parse("2023-03-15", &period));
    assert_true(date_parse("2024-02-29", &day));
}

static void bins(void **state) {
    (void)state;
    struct period week = axis_bin(AXIS_WEEK, day_of("2023-03-15"));
    assert_int_equal(week.first, day_of("2023-03-13"));
    assert_int_equal(week.last, day_of("2023-03-19"));
    struct period month = axis_bin(AXIS_MONTH, day_of("2024-02-10"));
    assert_int_equal(period_days(month), 29);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts),
        cmocka_unit_test(ranges),
        cmocka_unit_test(open_ranges_without_their_low_end),
        cmocka_unit_test(places),
        cmocka_unit_test(classes_do_not_overlap),
        cmocka_unit_test(machine_form),
        cmocka_unit_test(digits),
        cmocka_unit_test(dates),
        cmocka_unit_test(halves_of_a_year_and_years),
        cmocka_unit_test(keys_along_each_axis),
        cmocka_unit_test(dates_that_are_none),
        cmocka_unit_test(bins),
    };
    return cmocka_run_group_tests_name("text and dates", tests, NULL, NULL);
}
