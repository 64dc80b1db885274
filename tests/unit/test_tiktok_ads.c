/* Ads of TikTok that stand in several answers. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

#define AD(first, last)                                                                                      \
    "{\"ad\":{\"id\":1001,\"first_shown_date\":\"" first "\",\"last_shown_date\":\"" last                    \
    "\",\"reach\":{\"unique_users_seen_by_country\":{\"NL\":\"850\"}}},\"advertiser\":{\"business_id\":201," \
    "\"business_name\":\"Page\"}}\n"

static void write_answers(const char *early, const char *late) {
    g_autofree char *report = g_strconcat(REPORT "population: 1000\nfiles:\n  - {path: early.jsonl, kind: tiktok-ads",
                                          early, "}\n  - {path: late.jsonl, kind: tiktok-ads", late, "}\n", NULL);
    write_file("input/report.yaml", report);
    write_file("input/platforms.csv", "id,name\ntiktok,TikTok\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\ntiktok,*,,,collected\n");
    write_file("input/early.jsonl", AD("20230301", "20230305"));
    write_file("input/late.jsonl", AD("20230220", "20230225"));
    remove("input/spend/a.csv");
}

/* What is said that names a word, and how many ads there are. */
static guint count_ads(const char *word, bool said, struct interval *ads) {
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_null(strstr(findings, "error"));
    assert_int_equal(strstr(findings, word) != NULL, said);
    guint count = dataset->observations->len;
    if (count)
        *ads = observation_amount(&g_array_index(dataset->observations, struct observation, 0), MEASURE_ADS)->value;
    dataset_free(dataset);
    g_free(findings);
    return count;
}

static void a_later_answer_may_say_other_days(void **state) {
    (void)state;
    struct interval ads;
    write_answers(", period: 2023-03-01/2023-03-10", ", period: 2023-03-01/2023-03-20");
    assert_int_equal(count_ads("there again", false, &ads), 0);
    write_answers("", "");
    assert_int_equal(count_ads("there again", true, &ads), 1);
    assert_true(interval_equal(ads, interval_between(0, 1)));
    /* the same the other way round: the last one counts */
    write_answers(", period: 2023-03-01/2023-03-20", ", period: 2023-03-01/2023-03-10");
    assert_int_equal(count_ads("there again", false, &ads), 1);
    assert_true(interval_equal(ads, interval_of(1)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_later_answer_may_say_other_days, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
