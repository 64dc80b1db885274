/* Ads that still ran when they were copied: on which later days they may have gone on, and what is said of these. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

#define ADS "platform,start,end,advertiser_id,ad,spend,ads,notes\n"
#define RUNNING "meta,2023-03-02,2023-03-05,1,1001,10-20,1,running\n"
#define OTHER "meta,2023-03-01,2023-03-09,2,2001,5,1,\n"

static int enter_ads(void **state) {
    int failed = enter_folder(state);
    remove("input/coverage.csv");
    write_file("input/advertisers.csv", "platform,advertiser_id,party\nmeta,1,vvd\nmeta,2,pvda\n");
    return failed;
}

static void append_amount(GString *out, const struct amount *amount) {
    if (!amount->given)
        g_string_append(out, " -");
    else if (amount->state != STATE_VALUE)
        g_string_append_printf(out, " %s", state_word(amount->state));
    else if (amount->value.open)
        g_string_append_printf(out, " %d/", (int)amount->value.low);
    else
        g_string_append_printf(out, " %d/%d", (int)amount->value.low, (int)amount->value.high);
}

/* "vvd 6-9 0/ 0/1\n": party, days of March, spend and ads of each row that stands for what came after a copy. */
static void assert_after(const char *spend, const char *expected) {
    char *findings;
    write_file("input/spend/a.csv", spend);
    struct dataset *dataset = read_input(&findings);
    assert_null(strstr(findings, "error"));
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (!(row->notes & NOTE_AFTER_COPY))
            continue;
        assert_int_equal(row->notes & NOTE_RUNNING, 0);
        g_string_append_printf(out, "%s %d-%d",
                               row->party == PARTY_SEVERAL ? "several" : dataset_party_key(dataset, row->party),
                               date_calendar(row->period.first).day, date_calendar(row->period.last).day);
        append_amount(out, observation_amount(row, MEASURE_SPEND));
        append_amount(out, observation_amount(row, MEASURE_ADS));
        g_string_append_c(out, '\n');
    }
    assert_string_equal(out->str, expected);
    dataset_free(dataset);
    g_free(findings);
}

static void goes_on_while_days_are_known(void **state) {
    (void)state;
    assert_after(ADS RUNNING OTHER, "vvd 6-9 0/ 0/1\n");
    assert_after(ADS RUNNING "meta,2023-03-08,2023-03-08,2,2001,5,1,\nmeta,2023-03-11,2023-03-12,2,2002,5,1,\n",
                 "vvd 8-8 0/ 0/1\nvvd 11-12 0/ 0/1\n");
    /* nothing is known of any later day, or of this platform */
    assert_after(ADS RUNNING, "");
    assert_after(ADS RUNNING "google,2023-03-01,2023-03-09,2,2001,5,1,\n", "");
    /* it had ended, or ran to the end of the report */
    assert_after(ADS "meta,2023-03-02,2023-03-05,1,1001,10-20,1,\n" OTHER, "");
    assert_after(ADS "meta,2023-03-02,2023-03-14,1,1001,10-20,1,running\n" OTHER, "");
}

static void a_later_copy_tells(void **state) {
    (void)state;
    assert_after(ADS RUNNING OTHER "meta,2023-03-07,2023-03-08,1,1001,5,1,\n", "vvd 6-6 0/ 0/1\nvvd 9-9 0/ 0/1\n");
    assert_after(ADS RUNNING OTHER "meta,2023-03-06,2023-03-07,1,1001,5,1,running\n",
                 "vvd 8-9 0/ 0/1\nvvd 8-9 0/ 0/1\n");
    /* all of its account, but not another ad of it */
    assert_after(ADS RUNNING OTHER "meta,2023-03-06,2023-03-09,1,,5,1,\n", "");
    assert_after(ADS RUNNING OTHER "meta,2023-03-06,2023-03-09,1,1002,5,1,\n", "vvd 6-9 0/ 0/1\n");
}

static void coverage_says_which_days_are_known(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,2023-03-12,collected\n"
                                     "meta,*,2023-03-13,2023-03-14,not_collected\n");
    assert_after(ADS RUNNING, "vvd 6-12 0/ 0/1\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,2023-03-12,collected\n"
                                     "meta,ads,2023-03-06,2023-03-10,not_collected\n");
    assert_after(ADS RUNNING, "vvd 6-10 0/ -\nvvd 11-12 0/ 0/1\n");
    write_file("input/platforms.csv", "id,name,offered_until\nmeta,Meta,2023-03-07\ngoogle,Google,\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,,collected\n");
    assert_after(ADS RUNNING, "vvd 6-7 0/ 0/1\n");
}

static void what_was_not_said_is_not_known_later(void **state) {
    (void)state;
    assert_after(ADS "meta,2023-03-02,2023-03-05,1,1001,not_reported,1,running\n" OTHER, "vvd 6-9 not_reported 0/1\n");
}

static void it_is_of_whose_the_account_is_then(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,party,from,to\nmeta,1,vvd,,2023-03-05\n"
                                        "meta,1,pvda,2023-03-06,\nmeta,2,pvda,,\n");
    assert_after(ADS RUNNING OTHER, "pvda 6-9 0/ 0/1\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,party,from,to\nmeta,1,vvd,,2023-03-07\n"
                                        "meta,1,pvda,2023-03-08,\nmeta,2,pvda,,\n");
    assert_after(ADS RUNNING OTHER, "several 6-9 0/ 0/1\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(goes_on_while_days_are_known, enter_ads, leave_folder),
        cmocka_unit_test_setup_teardown(a_later_copy_tells, enter_ads, leave_folder),
        cmocka_unit_test_setup_teardown(coverage_says_which_days_are_known, enter_ads, leave_folder),
        cmocka_unit_test_setup_teardown(what_was_not_said_is_not_known_later, enter_ads, leave_folder),
        cmocka_unit_test_setup_teardown(it_is_of_whose_the_account_is_then, enter_ads, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
