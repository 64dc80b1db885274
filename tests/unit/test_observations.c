/* Rows with figures, and the tables they refer to. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

static const struct observation *row_of(const struct dataset *dataset, guint index) {
    assert_true(index < dataset->observations->len);
    return &g_array_index(dataset->observations, struct observation, index);
}

static void reads_a_row(void **state) {
    (void)state;
    write_file("input/regions.csv", "id,name_nl,name_en,aliases\nfr,Friesland,Friesland,Fryslân|FR\n");
    write_file("input/sources.csv", "id,title,publisher\nlib,Library,Meta\n");
    write_file("input/spend/a.csv",
               "\xEF\xBB\xBFPlatform;Start;End;Party;Region;Age;Gender;Currency;Spend;Impressions_low;Impressions_high;"
               "Reach;paid_for_by;Source;Ad\r\n"
               "google;2023-03-01;2023-03-07;pvda;Fryslân;18-24;female;EUR;100-499;1000;;not_reported;Jan;lib;ad1\r\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    const struct observation *row = row_of(dataset, 0);
    assert_int_equal(row->platform, 1);
    assert_int_equal(row->party, 1);
    assert_string_equal(row->from->advertiser_id, "");
    assert_int_equal(row->region, 0);
    assert_string_equal(row->age, "18-24");
    assert_string_equal(row->gender, "female");
    assert_string_equal(row->from->source, "lib");
    assert_string_equal(row->ad, "ad1");
    assert_string_equal(row->from->file, "input/spend/a.csv");
    assert_int_equal(row->line, 2);
    assert_int_equal(row->period.first, date_from_calendar(2023, 3, 1));
    assert_int_equal(row->period.last, date_from_calendar(2023, 3, 7));
    assert_int_equal(observation_amount(row, MEASURE_SPEND)->value.high, 49900);
    assert_true(observation_amount(row, MEASURE_IMPRESSIONS)->value.open);
    assert_int_equal(observation_amount(row, MEASURE_REACH)->state, STATE_NOT_REPORTED);
    assert_false(observation_amount(row, MEASURE_ADS)->given);
    dataset_free(dataset);
    g_free(findings);
}

static void finds_the_party_of_an_advertiser(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,from,to\n"
                                        "meta,007,Een,vvd,,2023-03-05\n"
                                        "meta,007,Een,pvda,2023-03-06,\n"
                                        "google,007,Twee,pvda,,\n"
                                        "meta,8,Drie,unmapped,,\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\n"
                                    "meta,2023-03-01,2023-03-05,007,1\n"
                                    "meta,2023-03-06,2023-03-07,007,1\n"
                                    "google,2023-03-01,2023-03-07,007,1\n"
                                    "meta,2023-03-01,2023-03-07,7,1\n"
                                    "meta,2023-03-01,2023-03-07,8,1\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_null(strstr(findings, "error"));
    assert_int_equal(row_of(dataset, 0)->party, 0);
    assert_int_equal(row_of(dataset, 1)->party, 1);
    assert_int_equal(row_of(dataset, 2)->party, 1);
    assert_int_equal(row_of(dataset, 3)->party, PARTY_UNMAPPED); /* ids are text: 7 is not 007 */
    assert_string_equal(row_of(dataset, 3)->from->advertiser_id, "7");
    assert_int_equal(row_of(dataset, 4)->party, PARTY_UNMAPPED);
    dataset_free(dataset);
    g_free(findings);
}

/* "unmapped|vvd" for a row that may be of these, "vvd" for one that is. */
static void assert_parties(const struct dataset *dataset, guint index, const char *expected) {
    const struct observation *row = row_of(dataset, index);
    g_autofree char *words = row->party == PARTY_SEVERAL
                                 ? dataset_party_words(dataset, row->candidates, row->candidate_count)
                                 : g_strdup(dataset_party_key(dataset, row->party));
    assert_string_equal(words, expected);
}

static void a_link_that_begins_or_ends_within_a_row_leaves_it_open_whose_it_is(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,from,to\n"
                                        "meta,1,Een,pvda,2023-03-06,\n"
                                        "meta,1,Een,vvd,,2023-03-05\n"
                                        "meta,2,Twee,vvd,2023-03-03,2023-03-05\n"
                                        "meta,5,Twee,vvd,2023-03-03,2023-03-05\n"
                                        "meta,6,Twee,vvd,2023-03-03,2023-03-05\n"
                                        "meta,3,Drie,vvd,,2023-03-02\n"
                                        "meta,3,Drie,vvd,2023-03-03,\n"
                                        "meta,4,Vier,vvd,,2023-03-02\n"
                                        "meta,4,Vier,unmapped,2023-03-03,\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\n"
                                    "meta,2023-03-01,2023-03-14,1,1\n"
                                    "meta,2023-03-01,2023-03-14,2,1\n"
                                    "meta,2023-03-05,2023-03-06,5,1\n"
                                    "meta,2023-03-03,2023-03-05,6,1\n"
                                    "meta,2023-03-07,2023-03-08,5,1\n"
                                    "meta,2023-03-01,2023-03-14,3,1\n"
                                    "meta,2023-03-01,2023-03-14,4,1\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_null(strstr(findings, "error"));
    assert_parties(dataset, 0, "vvd|pvda");
    assert_int_equal(row_of(dataset, 0)->party, PARTY_SEVERAL);
    assert_int_equal(row_of(dataset, 0)->candidate_count, 2);
    assert_parties(dataset, 1, "unmapped|vvd");
    assert_parties(dataset, 2, "unmapped|vvd");
    assert_parties(dataset, 3, "vvd");
    assert_parties(dataset, 4, "unmapped");
    assert_parties(dataset, 5, "vvd");
    assert_int_equal(row_of(dataset, 5)->party, 0);
    assert_null(row_of(dataset, 5)->candidates);
    assert_parties(dataset, 6, "unmapped|vvd");
    dataset_free(dataset);
    g_free(findings);
}

static void a_joint_account_has_several_parties(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,relation,to\n"
                                        "meta,1,Een,pvda | vvd,joint,\n"
                                        "meta,2,Twee,vvd|pvda,,2023-03-05\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\n"
                                    "meta,2023-03-01,2023-03-14,1,1\n"
                                    "meta,2023-03-01,2023-03-14,2,1\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    const struct advertiser *joint = &g_array_index(dataset->advertisers, struct advertiser, 0);
    assert_int_equal(joint->party, PARTY_SEVERAL);
    assert_int_equal(joint->party_count, 2);
    assert_int_equal(joint->parties[0], 0);
    assert_parties(dataset, 0, "vvd|pvda");
    assert_ptr_equal(row_of(dataset, 0)->candidates, joint->parties);
    assert_parties(dataset, 1, "unmapped|vvd|pvda");
    dataset_free(dataset);
    g_free(findings);
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,relation\n"
                                        "meta,1,Een,vvd|pvda,branch\n"
                                        "meta,2,Twee,vvd|d66,\n"
                                        "meta,3,Drie,vvd|unmapped,\n"
                                        "meta,4,Vier,vvd|vvd,\n");
    assert_messages("input/advertisers.csv:2:21: error: an account of several parties is 'joint', not 'branch'; write "
                    "joint, or name one party\n"
                    "input/advertisers.csv:3:13: error: unknown party 'd66'; add it to parties.csv\n"
                    "input/advertisers.csv:4:13: error: 'unmapped' cannot be combined with a party; remove it, or "
                    "remove the parties\n"
                    "input/advertisers.csv:5:13: error: party 'vvd' is there twice; name each party once\n");
}

static void takes_exactly_one_of_advertiser_and_party(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,advertiser_id,spend\n"
                                    "meta,2023-03-01,2023-03-07,vvd,7,1\n"
                                    "meta,2023-03-01,2023-03-07,,,1\n"
                                    "meta,2023-03-01,2023-03-07,,1.34569e+15,1\n"
                                    "meta,2023-03-01,2023-03-07,unmapped,,1\n");
    assert_messages(
        "input/spend/a.csv:2:28: error: both a party and an advertiser_id; keep the advertiser_id and map it in "
        "advertisers.csv\n"
        "input/spend/a.csv:3:28: error: neither a party nor an advertiser_id; fill in one ('unmapped' if no party is "
        "known)\n"
        "input/spend/a.csv:4:29: error: a spreadsheet has cut this id: '1.34569e+15'; take it from the source again, "
        "in a "
        "column formatted as text\n");
}

static void shows_all_mistakes_in_one_run(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,region,currency,spend,source\n"
                                    "meta,2023-03-01,2023-03-07,vvdd,,,1,\n"
                                    "mta,2023-03-01,2023-03-07,vvd,,,1,\n"
                                    "meta,2023-03-07,2023-03-01,vvd,,,1,\n"
                                    "meta,1-3-2023,2023-03-01,vvd,,,1,\n"
                                    "meta,2023-03-01,2023-03-07,vvd,Drente,USD,\"12,5\",nos\n"
                                    "meta,2023-03-01,2023-03-07,vvd,,,not_reportd,\n"
                                    "meta,2023-03-01,2023-03-07,vvd,,,,\n"
                                    ",2023-03-01,2023-03-07,vvd,,,1,\n");
    assert_messages(
        "input/spend/a.csv:2:28: error: unknown party 'vvdd'; did you mean 'vvd'?\n"
        "input/spend/a.csv:3:1: error: unknown platform 'mta'; did you mean 'meta'?\n"
        "input/spend/a.csv:4:17: error: '2023-03-01' is before the first day; swap the two\n"
        "input/spend/a.csv:5:6: error: not a date as year-month-day: '1-3-2023'; write it so, or write "
        "'dates: day-month-year' for this file in report.yaml, or month-day-year if it was saved so\n"
        "input/spend/a.csv:6:32: error: unknown region 'Drente'; add it to regions.csv\n"
        "input/spend/a.csv:6:39: error: currency 'USD' is not the report's, EUR; give the amounts in EUR, or write "
        "other_currency as spend\n"
        "input/spend/a.csv:6:43: error: not an amount: '12,5'; it has a decimal comma: write 'decimal: comma' "
        "for this file in report.yaml\n"
        "input/spend/a.csv:6:50: error: unknown source 'nos'; add it to sources.csv\n"
        "input/spend/a.csv:7:34: error: unknown state 'not_reportd'; did you mean 'not_reported'?\n"
        "input/spend/a.csv:8:1: error: a row without any amount; fill in one, or a state such as "
        "not_reported\n"
        "input/spend/a.csv:9:1: error: an empty cell; 'platform' must be filled in\n");
}

static void keeps_the_value_of_an_estimate(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,spend,reach_low,reach_high\n"
                                    "meta,2023-03-01,2023-03-02,vvd,estimated:1234,estimated:100,499\n"
                                    "meta,2023-03-03,2023-03-04,vvd,estimated,,\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    struct amount amounts[MEASURE_COUNT];
    observation_amounts(row_of(dataset, 0), amounts);
    assert_int_equal(amounts[MEASURE_SPEND].state, STATE_ESTIMATED);
    assert_true(interval_equal(amounts[MEASURE_SPEND].value, interval_of(123400)));
    assert_true(interval_equal(amounts[MEASURE_REACH].value, interval_between(100, 499)));
    assert_false(amount_has_value(observation_amount(row_of(dataset, 1), MEASURE_SPEND)));
    dataset_free(dataset);
    g_free(findings);
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-02,vvd,not_linked\n"
                                          "meta,2023-03-01,2023-03-02,vvd,estimated:\n"
                                          "meta,2023-03-01,2023-03-02,vvd,estimatd\n");
    assert_messages(
        "input/spend/a.csv:2:32: error: not an amount: 'not_linked'; that no account is linked follows from "
        "advertisers.csv; remove this row\n"
        "input/spend/a.csv:3:32: error: not an amount: 'estimated:'; write 1234, <=100, 100-499, >1000 or a "
        "state such as not_reported\n"
        "input/spend/a.csv:4:32: error: unknown state 'estimatd'; did you mean 'estimated'?\n");
}

static void takes_no_part_of_a_yen(void **state) {
    (void)state;
    write_file("input/report.yaml", "title: {nl: A, en: A}\npublisher: {name: V}\nlicence: CC-BY-4.0\n"
                                    "languages: [nl, en]\ncountry: JP\ncurrency: JPY\nname_from: 150000\n"
                                    "period: 2023-03-01/2023-03-14\nedition: {date: 2023-03-20}\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-14,vvd,10.50\nmeta,2023-03-01,2023-03-14,pvda,10\n");
    assert_messages("input/spend/a.csv:2:32: error: not an amount: '10.50'; the report's currency has no smaller unit; "
                    "write a whole number\n");
}

static void takes_notes_of_a_row(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,spend,notes\n"
                                    "meta,2023-03-01,2023-03-02,vvd,1,running|converted\n"
                                    "meta,2023-03-03,2023-03-04,vvd,1,\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(row_of(dataset, 0)->notes, NOTE_RUNNING | NOTE_CONVERTED);
    assert_int_equal(row_of(dataset, 1)->notes, 0);
    dataset_free(dataset);
    g_free(findings);
    write_file("input/spend/a.csv", "platform,start,end,party,spend,notes\nmeta,2023-03-01,2023-03-02,vvd,1,runing\n");
    assert_messages("input/spend/a.csv:2:34: error: unknown note 'runing'; did you mean 'running'?\n");
}

static void keeps_good_rows_beside_bad_ones(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-02,vvd,x\nmeta,2023-03-03,2023-03-04,vvd,5\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_int_equal(dataset->observations->len, 1);
    assert_int_equal(row_of(dataset, 0)->line, 3);
    dataset_free(dataset);
    g_free(findings);
}

static void knows_which_columns_go_together(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,spend,spend_low,spend_high,reach_low\n");
    assert_findings("input/spend/a.csv:1:26: error: use either 'spend' or 'spend_low' and 'spend_high', not both\n"
                    "    1 | platform,start,end,party,spend,spend_low,spend_high,reach_low\n"
                    "      |                          ^~~~~\n"
                    "input/spend/a.csv:1:53: error: 'reach_low' is one of a pair; add 'reach_high'\n"
                    "    1 | platform,start,end,party,spend,spend_low,spend_high,reach_low\n"
                    "      |                                                     ^~~~~~~~~\n");
    write_file("input/spend/a.csv", "platform,start,end\n");
    assert_messages("input/spend/a.csv:1:19: error: no column says who advertised; add 'party' or 'advertiser_id'\n"
                    "input/spend/a.csv:1:19: error: no column with a measure; add spend, impressions, clicks, reach, "
                    "ads or advertisers\n");
    write_file("input/spend/a.csv", "platfrm,start,party,spend\nmeta,2023-03-01,vvd,1\n");
    assert_messages("input/spend/a.csv:1:1: error: unknown column 'platfrm'; did you mean 'platform'?\n"
                    "input/spend/a.csv:1:26: error: column 'end' is missing; add it to the first line\n"
                    "input/spend/a.csv:1:26: error: column 'platform' is missing; add it to the first line\n");
}

static void takes_platform_and_period_from_the_settings(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "files:\n  - path: spend/a.csv\n    platform: google\n"
                                           "    period: 2023-03-01/2023-03-14\n");
    write_file("input/spend/a.csv", "party,spend\nvvd,5\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(row_of(dataset, 0)->platform, 1);
    assert_int_equal(period_days(row_of(dataset, 0)->period), 14);
    dataset_free(dataset);
    g_free(findings);
    write_file("input/report.yaml", REPORT "files:\n  - path: spend/a.csv\n    platform: gogle\n");
    write_file("input/spend/a.csv", "start,end,party,spend\n2023-03-01,2023-03-02,vvd,5\n");
    assert_messages(
        "input/report.yaml:10:11: error: unknown platform 'gogle' for this path; add it to platforms.csv\n");
}

static void does_not_blame_rows_for_a_table_that_cannot_be_read(void **state) {
    (void)state;
    write_file("input/parties.csv", "nam,id\nVVD,vvd\n");
    assert_messages("input/parties.csv:1:1: error: unknown column 'nam'; did you mean 'name'?\n"
                    "input/parties.csv:1:7: error: column 'name' is missing; add it to the first line\n");
    remove("input/parties.csv");
    assert_messages("input/parties.csv: error: there is no such file; add it\n");
}

static void reads_coverage(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state,reason_nl\n"
                                     "meta,spend,,,collected,\n"
                                     "google,*,2023-03-01,2023-03-02,not_collected,Nog niet begonnen\n"
                                     "google,,2023-03-03,,not_reported,\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    const struct coverage *rows = &g_array_index(dataset->coverage, struct coverage, 0);
    assert_int_equal(dataset->coverage->len, 3);
    assert_int_equal(rows[0].measure, MEASURE_SPEND);
    assert_int_equal(rows[0].state, STATE_VALUE);
    assert_true(period_equal(rows[0].period, dataset->settings.period));
    assert_int_equal(rows[1].measure, -1);
    assert_string_equal(rows[1].reason.text[LANGUAGE_NL], "Nog niet begonnen");
    assert_int_equal(rows[2].measure, -1);
    assert_int_equal(rows[2].period.last, dataset->settings.period.last);
    dataset_free(dataset);
    g_free(findings);
}

static void refuses_names_that_no_header_holds(void **state) {
    (void)state;
    g_autofree char *name = g_strnfill(201, 'n');
    g_autofree char *parties = g_strconcat("id,name\nvvd,", name, "\npvda,PvdA\n", NULL);
    write_file("input/parties.csv", parties);
    assert_messages("input/parties.csv:2:5: error: a name of 201 characters; give a shorter one, of 200 at most\n");
}

static void says_what_is_wrong_in_tables(void **state) {
    (void)state;
    write_file("input/parties.csv", "id,name,colour,website,code_signed_on\n"
                                    "vvd,VVD,1c3f94,www.vvd.nl,9-2-2021\n"
                                    "PvdA,PvdA,,,\n"
                                    "vvd,VVD,,,\n"
                                    "unmapped,Geen,,,\n"
                                    "d66,,,,\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,relation,person\n"
                                        "meta,1,Een,vvd,brnch,misschien\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,speend,2023-03-02,2023-03-01,none_listed\n"
                                     "meta,spend,,,not_linked\n");
    assert_messages(
        "input/advertisers.csv:2:16: error: unknown relation 'brnch'; did you mean 'branch'?\n"
        "input/advertisers.csv:2:22: error: 'misschien' is neither yes nor no; write yes, no or nothing\n"
        "input/coverage.csv:2:6: error: unknown measure 'speend'; did you mean 'spend'?\n"
        "input/coverage.csv:2:24: error: '2023-03-01' is before the first day; swap the two\n"
        "input/coverage.csv:2:35: error: unknown state 'none_listed'; write collected, not_reported, not_collected, "
        "not_offered, withdrawn or suppressed\n"
        "input/coverage.csv:3:14: error: that no account is linked follows from advertisers.csv; remove this row\n"
        "input/parties.csv:2:9: error: not a colour: '1c3f94'; write #rrggbb, such as #006c2e\n"
        "input/parties.csv:2:16: error: not an address: 'www.vvd.nl'; write it in full, with https://\n"
        "input/parties.csv:2:27: error: not a date as year-month-day: '9-2-2021'; write it so, or write 'tables: "
        "[{path: parties.csv, dates: day-month-year}]' in report.yaml, or month-day-year if it was saved so\n"
        "input/parties.csv:3:1: error: not an id: 'PvdA'; it becomes part of addresses: use a-z, 0-9 and -\n"
        "input/parties.csv:4:1: error: party 'vvd' is in this table already; keep one row\n"
        "input/parties.csv:5:1: error: 'unmapped' means advertisers without a party; choose another id\n"
        "input/parties.csv:6:5: error: an empty cell; 'name' must be filled in\n");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(reads_a_row),
        CASE(finds_the_party_of_an_advertiser),
        CASE(a_link_that_begins_or_ends_within_a_row_leaves_it_open_whose_it_is),
        CASE(a_joint_account_has_several_parties),
        CASE(takes_exactly_one_of_advertiser_and_party),
        CASE(shows_all_mistakes_in_one_run),
        CASE(keeps_the_value_of_an_estimate),
        CASE(takes_no_part_of_a_yen),
        CASE(takes_notes_of_a_row),
        CASE(keeps_good_rows_beside_bad_ones),
        CASE(knows_which_columns_go_together),
        CASE(takes_platform_and_period_from_the_settings),
        CASE(does_not_blame_rows_for_a_table_that_cannot_be_read),
        CASE(reads_coverage),
        CASE(refuses_names_that_no_header_holds),
        CASE(says_what_is_wrong_in_tables),
    };
    return cmocka_run_group_tests_name("observations", tests, NULL, NULL);
}
