/* What each form of an amount stands for. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/amount.h"
#include "read/amount_signs.h"

#define THOUSANDS "leave out the signs between thousands (in a spreadsheet: give the column the format General)"
#define CURRENCY "leave out the currency (in a spreadsheet: give the column the format General)"

static const struct amount_form money = {.unit = UNIT_MONEY};
static const struct amount_form money_comma = {.unit = UNIT_MONEY, .decimal_comma = true};
static const struct amount_form yen = {.unit = UNIT_MONEY, .whole = true};
static const struct amount_form count = {.unit = UNIT_COUNT};

static void assert_amount(const char *text, const struct amount_form *form, int64_t low, int64_t high) {
    struct amount amount;
    assert_null(amount_read(text, form, &amount));
    assert_true(amount.given);
    assert_int_equal(amount.state, STATE_VALUE);
    assert_int_equal(amount.value.low, low);
    assert_int_equal(amount.value.high, high);
    assert_int_equal(amount.value.open, high == INT64_MAX);
}

static void assert_bare(const char *text, const char *thousands, const char *currency, const char *expected) {
    const char *problem = NULL;
    g_autofree char *bare = amount_without_signs(text, thousands, currency, &problem);
    assert_string_equal(problem ? problem : bare, expected);
}

static void takes_signs_out_of_amounts(void **state) {
    (void)state;
    assert_bare("\xC2\xA3"
                "1,234.50",
                ",", "GBP", "1234.50");
    assert_bare("-\xC2\xA3"
                "12",
                NULL, "GBP", "-12");
    assert_bare("GBP 12", NULL, "GBP", "12");
    assert_bare("R$ 1.234,50 \xE2\x80\x93 R$2.000", ".", "BRL",
                "1234,50\xE2\x80\x93"
                "2000");
    assert_bare("1\xE2\x80\xAF"
                "234\xC2\xA0"
                "567,10 \xE2\x82\xAC",
                " ", "EUR", "1234567,10");
    assert_bare("1'234\xE2\x80\x99"
                "567",
                "'", "CHF", "1234567");
    assert_bare("100", ",", "GBP", "100");
    assert_bare("not_reported", ",", "GBP", "not_reported");
    /* decimals have no thousands, and two numbers do not become one */
    assert_bare("1.2345,678", ",", NULL, "1.2345,678");
    assert_bare("12 50", NULL, "EUR", "12 50");
    assert_bare("12\xE2\x82\xAC"
                "50",
                NULL, "EUR", "12 50");
    assert_bare("$12", NULL, "EUR", "$12");
    static const char *const wrong = "the signs between thousands do not stand before every three digits";
    assert_bare("12.50", ".", NULL, wrong);
    assert_bare("1234.567", ".", NULL, wrong);
    assert_bare("1.234.56", ".", NULL, wrong);
}

static void assert_wrong(const char *text, const struct amount_form *form, const char *remedy) {
    struct amount amount;
    const char *problem = amount_read(text, form, &amount);
    assert_non_null(problem);
    assert_string_equal(problem, remedy);
}

static void reads_money_to_cents(void **state) {
    (void)state;
    assert_amount("0", &money, 0, 0);
    assert_amount("1234", &money, 123400, 123400);
    assert_amount("1234.5", &money, 123450, 123450);
    assert_amount("1234.50", &money, 123450, 123450);
    assert_amount("1234,50", &money_comma, 123450, 123450);
    assert_amount("<=100", &money, 0, 10000);
    assert_amount("\xE2\x89\xA4"
                  "100",
                  &money, 0, 10000);
    assert_amount("<100", &money, 0, 10000); /* nobody said which cents */
    assert_amount(">100", &money, 10000, INT64_MAX);
    assert_amount(">=100", &money, 10000, INT64_MAX);
    assert_amount("\xE2\x89\xA5"
                  "100",
                  &money, 10000, INT64_MAX);
    assert_amount("100-499", &money, 10000, 49900);
    assert_amount("100.50\xE2\x80\x93"
                  "499",
                  &money, 10050, 49900);
    assert_amount("100,5-499", &money_comma, 10050, 49900);
}

/* "More than 30,000" is not 30,000.01, nor 30,000. */
static void leaves_out_the_low_end_of_more_than(void **state) {
    (void)state;
    struct amount amount;
    assert_null(amount_read(">30000", &money, &amount));
    assert_true(interval_equal(amount.value, interval_more_than(3000000)));
    assert_null(amount_read(">=30000", &money, &amount));
    assert_true(interval_equal(amount.value, interval_from(3000000)));
    assert_null(amount_read(">1000", &count, &amount));
    assert_true(interval_equal(amount.value, interval_from(1001)));
}

static void reads_money_without_cents(void **state) {
    (void)state;
    assert_amount("1234", &yen, 123400, 123400);
    assert_amount("1000-5000", &yen, 100000, 500000);
    assert_wrong("1234.5", &yen, "the report's currency has no smaller unit; write a whole number");
    assert_wrong("<=1234.50", &yen, "the report's currency has no smaller unit; write a whole number");
}

static void reads_counts(void **state) {
    (void)state;
    assert_amount("1234", &count, 1234, 1234);
    assert_amount(">1000000", &count, 1000001, INT64_MAX);
    assert_amount("<100", &count, 0, 99);
    assert_amount("0-999", &count, 0, 999);
    assert_amount("7-7", &count, 7, 7);
}

static void reads_states_and_nothing(void **state) {
    (void)state;
    struct amount amount;
    assert_null(amount_read("not_reported", &money, &amount));
    assert_true(amount.given);
    assert_int_equal(amount.state, STATE_NOT_REPORTED);
    assert_null(amount_read("estimated", &money, &amount));
    assert_int_equal(amount.state, STATE_ESTIMATED);
    assert_false(amount_has_value(&amount));
    assert_null(amount_read("", &money, &amount));
    assert_false(amount.given);
}

static void reads_estimates_with_their_value(void **state) {
    (void)state;
    struct amount amount;
    bool wrong_high;
    assert_null(amount_read("estimated:1234", &money, &amount));
    assert_int_equal(amount.state, STATE_ESTIMATED);
    assert_true(amount_has_value(&amount));
    assert_true(interval_equal(amount.value, interval_of(123400)));
    assert_null(amount_read("estimated:100-499", &count, &amount));
    assert_true(interval_equal(amount.value, interval_between(100, 499)));
    assert_null(amount_read("estimated:>100", &money, &amount));
    assert_true(interval_equal(amount.value, interval_more_than(10000)));
    assert_null(amount_read_pair("estimated:100", "499", &money, &amount, &wrong_high));
    assert_int_equal(amount.state, STATE_ESTIMATED);
    assert_true(interval_equal(amount.value, interval_between(10000, 49900)));
    assert_null(amount_read_pair("estimated:100", "", &money, &amount, &wrong_high));
    assert_true(interval_equal(amount.value, interval_from(10000)));
    assert_null(amount_read_pair("estimated", "", &money, &amount, &wrong_high));
    assert_false(amount_has_value(&amount));
    assert_wrong("estimated:", &money, "write 1234, <=100, 100-499, >1000 or a state such as not_reported");
    assert_wrong("estimated:-5", &money, "an amount is never below zero");
    assert_wrong("suppressed:5", &money, "write 1234, <=100, 100-499, >1000 or a state such as not_reported");
}

static void says_what_to_do_about_the_rest(void **state) {
    (void)state;
    static const char *const forms = "write 1234, <=100, 100-499, >1000 or a state such as not_reported";
    assert_wrong("12,5", &money, "it has a decimal comma");
    assert_wrong("12.5", &money_comma, "it has a decimal point");
    assert_wrong("1,234", &money, THOUSANDS);
    assert_wrong("1.234", &money, THOUSANDS);
    assert_wrong("1.234", &count, THOUSANDS);
    assert_wrong("1.234,50", &money_comma, THOUSANDS);
    assert_wrong("1.234.567", &money, THOUSANDS);
    assert_wrong("1 234", &money, THOUSANDS);
    assert_wrong("<=1,000", &money, THOUSANDS);
    assert_wrong("12.3456", &money, "money has at most two decimals");
    assert_wrong("12.5", &count, "a count is a whole number");
    assert_wrong("-5", &money, "an amount is never below zero");
    assert_wrong("\xE2\x82\xAC 100", &money, CURRENCY);
    assert_wrong("EUR 100", &money, CURRENCY);
    assert_wrong("1.34569e+15", &count,
                 "a spreadsheet has cut this number; format the column as a plain number and export it again");
    assert_wrong("500-100", &money, "the lower end comes first");
    assert_wrong("<0", &money, "nothing is less than 0");
    assert_wrong("99999999999999999999", &count, "no amount is as large as this");
    assert_wrong("999999999999999999", &money, "no amount is as large as this");
    assert_wrong("value", &money, forms);
    assert_wrong("other_currency", &count, "what is counted has no currency; write not_reported");
    assert_wrong("not_linked", &money, "that no account is linked follows from advertisers.csv; remove this row");
    assert_wrong("unknown", &money, forms);
    assert_wrong(" 100", &money, forms);
    assert_wrong("100 ", &money, forms);
    assert_wrong("+5", &money, forms);
    assert_wrong("100-", &money, forms);
    assert_wrong("<", &money, forms);
    assert_wrong("1-2-3", &money, forms);
    assert_wrong("12.", &money, forms);
}

static void assert_pair(const char *low, const char *high, int64_t expected_low, int64_t expected_high) {
    struct amount amount;
    bool wrong_high;
    assert_null(amount_read_pair(low, high, &money, &amount, &wrong_high));
    assert_true(amount.given);
    assert_int_equal(amount.value.low, expected_low);
    assert_int_equal(amount.value.high, expected_high);
}

static void assert_wrong_pair(const char *low, const char *high, bool expected_high, const char *remedy) {
    struct amount amount;
    bool wrong_high;
    const char *problem = amount_read_pair(low, high, &money, &amount, &wrong_high);
    assert_non_null(problem);
    assert_string_equal(problem, remedy);
    assert_int_equal(wrong_high, expected_high);
}

static void reads_pairs(void **state) {
    (void)state;
    struct amount amount;
    bool wrong_high;
    assert_pair("0", "100", 0, 10000);
    assert_pair("100", "", 10000, INT64_MAX);
    assert_null(amount_read_pair("", "", &money, &amount, &wrong_high));
    assert_false(amount.given);
    assert_null(amount_read_pair("suppressed", "", &money, &amount, &wrong_high));
    assert_int_equal(amount.state, STATE_SUPPRESSED);
    assert_wrong_pair("", "5", false, "the low end is empty; write 0 if it may have been nothing");
    assert_wrong_pair("5", "4", true, "the lower end comes first");
    assert_wrong_pair("1-2", "4", false, "in a pair of columns each end is one number");
    assert_wrong_pair("1", "<=4", true, "in a pair of columns each end is one number");
    assert_wrong_pair("estimated", "4", true, "a state has no high end; leave this cell empty");
    assert_wrong_pair("1", "estimated:4", true, "in a pair of columns each end is one number");
    assert_wrong_pair("withdrawn", "4", true, "a state has no high end; leave this cell empty");
    assert_wrong_pair("1", "4,5", true, "it has a decimal comma");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_money_to_cents),
        cmocka_unit_test(takes_signs_out_of_amounts),
        cmocka_unit_test(leaves_out_the_low_end_of_more_than),
        cmocka_unit_test(reads_money_without_cents),
        cmocka_unit_test(reads_counts),
        cmocka_unit_test(reads_states_and_nothing),
        cmocka_unit_test(reads_estimates_with_their_value),
        cmocka_unit_test(says_what_to_do_about_the_rest),
        cmocka_unit_test(reads_pairs),
    };
    return cmocka_run_group_tests_name("amount", tests, NULL, NULL);
}
