/* Flights of one ad are one ad: what a flight does not say may be any amount more. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

#define FLIGHT(impressions) "One,,https://x.com/one/status/5,2023-03-02,2023-03-04,,," impressions ",10,,,\n"

/* Impressions of the one ad of these flights: "7/9", "7/", or a state. */
static void assert_impressions(const char *flights, const char *expected) {
    char *findings;
    g_autofree char *table =
        g_strconcat("Advertiser Name,Funding Entity,Creative,Start date,End Date,Targeted Segments,Excluded "
                    "Targeting Segments,Impressions,Reach,Facts And Circumstances Of Removal,Enforcement "
                    "Action,Statement Of Reason\n",
                    flights, NULL);
    write_file("input/x.csv", table);
    struct dataset *dataset = read_input(&findings);
    assert_int_equal(dataset->observations->len, 1);
    const struct amount *amount =
        observation_amount(&g_array_index(dataset->observations, struct observation, 0), MEASURE_IMPRESSIONS);
    g_autoptr(GString) got = g_string_new(NULL);
    if (amount->state != STATE_VALUE)
        g_string_append(got, state_word(amount->state));
    else
        g_string_append_printf(got, "%d/", (int)amount->value.low);
    if (amount->state == STATE_VALUE && !amount->value.open)
        g_string_append_printf(got, "%d", (int)amount->value.high);
    assert_string_equal(got->str, expected);
    g_free(findings);
    dataset_free(dataset);
}

static void a_flight_that_says_nothing_opens_the_sum(void **state) {
    (void)state;
    write_file("input/report.yaml",
               REPORT "files:\n  - {path: x.csv, platform: meta, period: 2023-03-01/2023-03-14}\n");
    assert_impressions(FLIGHT("7") FLIGHT("9"), "9/16");
    assert_impressions(FLIGHT("7") FLIGHT(""), "7/");
    assert_impressions(FLIGHT("") FLIGHT("7"), "7/");
    assert_impressions(FLIGHT("") FLIGHT("7") FLIGHT("9"), "9/");
    assert_impressions(FLIGHT("7") FLIGHT("9") FLIGHT(""), "9/");
    assert_impressions(FLIGHT("") FLIGHT(""), "not_reported");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_flight_that_says_nothing_opens_the_sum, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests_name("flights", tests, NULL, NULL);
}
