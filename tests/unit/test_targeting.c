/* Whom ads were aimed at: the table as it is read, and the shares that are made of it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "tally/tally.h"

#define HEAD "platform,advertiser_id,start,end,spend,method,kept_out,share_low,share_high\n"
#define DAYS "2023-03-01,2023-03-14,"
#define LINKS                                   \
    "platform,advertiser_id,advertiser,party\n" \
    "meta,1,Een,vvd\n"                          \
    "meta,2,Twee,vvd\n"                         \
    "meta,3,Drie,vvd|pvda\n"                    \
    "meta,4,Vier,pvda\n"

static void refuses_what_is_no_share(void **state) {
    (void)state;
    write_file("input/targeting.csv", HEAD "meta,1," DAYS "100,age,,10%,20\n"
                                           "meta,1," DAYS "100,city,,10,100.1\n"
                                           "meta,1," DAYS "100,language,,30.5,30.4999\n"
                                           "meta,1," DAYS "100,gender,,1.23456,2\n"
                                           "meta,1," DAYS "100,region,no,1,2\n"
                                           "meta,1," DAYS "100,none,,0,\n"
                                           "meta,1," DAYS "100,custmer_list,,1,2\n"
                                           "meta,1," DAYS "suppressed,country,,1,2\n"
                                           "meta,1," DAYS "100,postcode,,,2\n");
    assert_messages(
        "input/targeting.csv:2:39: error: not a percentage: '10%'; write 0 to 100 with a point and at most four "
        "decimals, such as 12.5\n"
        "input/targeting.csv:3:43: error: not a percentage: '100.1'; write 0 to 100 with a point and at most four "
        "decimals, such as 12.5\n"
        "input/targeting.csv:4:49: error: '30.4999' is less than the low end, '30.5'; exchange the two\n"
        "input/targeting.csv:5:42: error: not a percentage: '1.23456'; write 0 to 100 with a point and at most four "
        "decimals, such as 12.5\n"
        "input/targeting.csv:6:41: error: not 'yes': 'no'; write yes for what was kept out, else nothing\n"
        "input/targeting.csv:7:40: error: a share of 'none'; leave it empty, or name the method\n"
        "input/targeting.csv:8:34: error: unknown method 'custmer_list'; did you mean 'customer_list'?\n"
        "input/targeting.csv:9:30: error: not an amount: 'suppressed'; shares are of an amount; leave out advertisers "
        "whose spending is not known\n"
        "input/targeting.csv:10:44: error: an empty cell; 'share_low' must be filled in\n");
}

static void accepts_ids_that_nobody_knows(void **state) {
    (void)state;
    write_file("input/targeting.csv", HEAD "meta,99," DAYS "<=100,age,,0,100\n");
    assert_findings("");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    const struct targeting_row *row = &g_array_index(dataset->targeting, struct targeting_row, 0);
    assert_int_equal(row->party, PARTY_UNMAPPED);
    assert_string_equal(row->name, "");
    assert_true(interval_equal(row->spend, interval_between(0, 10000)));
    assert_int_equal(row->high, TARGETING_WHOLE);
    assert_false(targeting_is_known(dataset, row->platform));
    dataset_free(dataset);
    g_free(findings);
}

static void an_advertiser_is_said_once(void **state) {
    (void)state;
    write_file("input/targeting.csv", HEAD "meta,1," DAYS "100,age,,10,20\n"
                                           "meta,2," DAYS "100,none,,,\n"
                                           "meta,1," DAYS "101,city,,10,20\n"
                                           "meta,1,2023-03-01,2023-03-13,100,region,,10,20\n"
                                           "meta,1," DAYS "100,age,,10,21\n"
                                           "meta,1," DAYS "100,age,yes,10,21\n"
                                           "meta,2," DAYS "100,age,,10,21\n"
                                           "google,1,2023-02-01,2023-02-02,9,age,,10,21\n");
    assert_messages(
        "input/targeting.csv:4: error: another spend of advertiser '1' than on line 2; write the same in each of its "
        "rows\n"
        "input/targeting.csv:5: error: 2023-03-01 to 2023-03-13 of advertiser '1' are other days than on line 2; keep "
        "the rows of one stretch of days\n"
        "input/targeting.csv:6: error: 'age' of advertiser '1' is on line 2 already; make one row of the two, with the "
        "bounds of both\n"
        "input/targeting.csv:8: error: 'none' of advertiser '2' stands beside a method, on line 3; take one of the two "
        "out\n"
        "input/targeting.csv:9: warning: 2023-02-01 to 2023-02-02 lies outside the report's period, 2023-03-01 to "
        "2023-03-14; the rows of advertiser '1' are left out\n");
}

enum { VVD, PVDA };

struct tallied {
    struct dataset *dataset;
    struct totals *totals;
};

static struct tallied tally(const char *rows) {
    g_autofree char *table = g_strconcat(HEAD, rows, NULL);
    char *findings;
    write_file("input/advertisers.csv", LINKS);
    write_file("input/targeting.csv", table);
    struct tallied tallied = {.dataset = read_input(&findings)};
    struct diagnostics *diagnostics = diagnostics_new();
    assert_null(strstr(findings, "error"));
    tallied.totals = tally_dataset(tallied.dataset, diagnostics);
    diagnostics_free(diagnostics);
    g_free(findings);
    return tallied;
}

static void tallied_free(struct tallied *tallied) {
    totals_free(tallied->totals);
    dataset_free(tallied->dataset);
}

static void assert_share(const struct tallied *tallied, int whose, enum targeting_side side,
                         enum targeting_method method, int64_t low, int64_t high) {
    const struct targeting_total *total = totals_targeting(tallied->totals, 0, whose);
    assert_int_equal(total->state, STATE_VALUE);
    assert_int_equal(total->shares[side][method].low, low);
    assert_int_equal(total->shares[side][method].high, high);
}

/* 600 x 25 % = 150 of 600 and at most 100 more: 150/700 = 21.42 %, 150/600 = 25 %. */
static void shares_are_weighed_and_rounded_outward(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS "600,age,,25,25\n"
                                   "meta,2," DAYS "<=100,none,,,\n");
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_AGE, 214, 250);
    assert_share(&tallied, VVD, TARGETING_KEPT_OUT, TARGETING_AGE, 0, 0);
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_CITY, 0, 0);
    assert_int_equal(totals_targeting(tallied.totals, 0, VVD)->advertisers.low, 2);
    assert_int_equal(totals_targeting(tallied.totals, 0, VVD)->spend.high, 70000);
    tallied_free(&tallied);
}

/* A page that spent at most 100 leaves open whether there is anything. */
static void at_most_is_from_nothing(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS "<=100,age,,100,100\n");
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_AGE, 0, 1000);
    tallied_free(&tallied);
}

/* 40 % and 50 % of the same ads or of others; 60 % and 70 % are all of it at most; kept out is a thing apart. */
static void audiences_overlap(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS "100,customer_list,,40,41\n"
                                   "meta,4," DAYS "100,lookalike,,60,60\n"
                                   "meta,1," DAYS "100,lookalike,,50,50\n"
                                   "meta,4," DAYS "100,custom_audience,,70,70\n"
                                   "meta,1," DAYS "100,lookalike,yes,5,5\n");
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_AUDIENCES, 500, 910);
    assert_share(&tallied, PVDA, TARGETING_AIMED, TARGETING_AUDIENCES, 700, 1000);
    assert_share(&tallied, VVD, TARGETING_KEPT_OUT, TARGETING_AUDIENCES, 50, 50);
    assert_share(&tallied, GROUP_MAPPED, TARGETING_AIMED, TARGETING_AUDIENCES, 600, 955);
    tallied_free(&tallied);
}

/* 3 is of both: from zero for each, once and whole for all together. */
static void a_joint_account_counts_from_zero(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS "300,none,,,\n"
                                   "meta,3," DAYS "100,age,,100,100\n");
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_AGE, 0, 250);
    assert_share(&tallied, PVDA, TARGETING_AIMED, TARGETING_AGE, 0, 1000);
    assert_share(&tallied, GROUP_MAPPED, TARGETING_AIMED, TARGETING_AGE, 250, 250);
    const struct targeting_total *total = totals_targeting(tallied.totals, 0, VVD);
    assert_true(total->shared);
    assert_int_equal(total->advertisers.low, 1);
    assert_int_equal(total->advertisers.high, 2);
    tallied_free(&tallied);
}

/* An amount without an end: what it went to may be nearly all of it, what it did not go to is none of it. */
static void an_open_amount_opens_the_share(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS ">1000,age,,100,100\n"
                                   "meta,2," DAYS "1000,city,,100,100\n");
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_AGE, 500, 1000);
    assert_share(&tallied, VVD, TARGETING_AIMED, TARGETING_CITY, 0, 500);
    tallied_free(&tallied);
}

static void nothing_spent_has_no_share(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS "0,age,,100,100\n"
                                   "meta,4," DAYS "5,none,,,\n");
    assert_int_equal(totals_targeting(tallied.totals, 0, VVD)->state, STATE_NOT_APPLICABLE);
    assert_share(&tallied, PVDA, TARGETING_AIMED, TARGETING_AGE, 0, 0);
    tallied_free(&tallied);
}

static void who_is_not_there_has_a_reason(void **state) {
    (void)state;
    struct tallied tallied = tally("meta,1," DAYS "10,age,,100,100\n");
    assert_int_equal(totals_targeting(tallied.totals, 0, PVDA)->state, STATE_NOT_COLLECTED);
    assert_null(totals_targeting(tallied.totals, 1, VVD));
    tallied_free(&tallied);
    write_file("input/parties.csv", "id,name\nvvd,VVD\npvda,PvdA\nsp,SP\n");
    tallied = tally("meta,1," DAYS "10,age,,100,100\n");
    assert_int_equal(totals_targeting(tallied.totals, 0, 2)->state, STATE_NOT_LINKED);
    tallied_free(&tallied);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(refuses_what_is_no_share, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(accepts_ids_that_nobody_knows, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(an_advertiser_is_said_once, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(shares_are_weighed_and_rounded_outward, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(at_most_is_from_nothing, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(audiences_overlap, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(a_joint_account_counts_from_zero, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(an_open_amount_opens_the_share, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(nothing_spent_has_no_share, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(who_is_not_there_has_a_reason, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
