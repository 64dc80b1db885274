/* The rules between rows. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

static void finds_doubled_rows(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,ad,spend,impressions\n"
                                    "meta,2023-03-01,2023-03-07,vvd,,100,\n"
                                    "google,2023-03-01,2023-03-07,vvd,,100,\n"
                                    "meta,2023-03-01,2023-03-07,vvd,,100,\n"
                                    "meta,2023-03-01,2023-03-07,pvda,,100,\n"
                                    "meta,2023-03-01,2023-03-07,pvda,,,1000\n"
                                    "meta,2023-03-01,2023-03-07,unmapped,1,100,\n"
                                    "meta,2023-03-01,2023-03-07,unmapped,2,100,\n");
    assert_messages(
        "input/spend/a.csv:4: error: this row stands on input/spend/a.csv:2 already (party 'vvd' on 'meta', "
        "2023-03-01 to 2023-03-07); keep one of the two\n");
}

static void finds_overlapping_periods(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,100\n"
                                          "meta,2023-03-08,2023-03-09,vvd,100\n");
    write_file("input/spend/b.csv", "platform,start,end,party,impressions,spend\n"
                                    "meta,2023-03-07,2023-03-07,vvd,5,5\n"
                                    "meta,2023-03-01,2023-03-14,vvd,5,\n");
    assert_messages("input/spend/b.csv:2: error: spend of party 'vvd' on 'meta' would count twice: 2023-03-07 overlaps "
                    "2023-03-01 to 2023-03-07 on input/spend/a.csv:2; keep one, or give one of the files 'role: "
                    "reference' in report.yaml\n"
                    "input/spend/b.csv:3: error: impressions of party 'vvd' on 'meta' would count twice: 2023-03-01 to "
                    "2023-03-14 overlaps 2023-03-07 on input/spend/b.csv:2; keep one of the two\n");
    write_file("input/report.yaml",
               REPORT "files:\n  - path: spend/a.csv\n  - path: spend/b.csv\n    role: reference\n");
    assert_findings("");
}

static void lets_different_ads_regions_ages_and_genders_overlap(void **state) {
    (void)state;
    write_file("input/regions.csv", "id,name_nl,name_en\nfr,Friesland,Friesland\n");
    write_file("input/spend/a.csv", "platform,start,end,party,ad,region,age,gender,spend\n"
                                    "google,2023-03-01,2023-03-07,vvd,,,,,1\n"
                                    "meta,2023-03-02,2023-03-08,vvd,1,,,,1\n"
                                    "meta,2023-03-03,2023-03-09,vvd,2,,,,1\n"
                                    "meta,2023-03-04,2023-03-10,vvd,,fr,,,1\n"
                                    "meta,2023-03-05,2023-03-11,vvd,,,18-24,,1\n"
                                    "meta,2023-03-06,2023-03-12,vvd,,,,female,1\n");
    assert_findings("");
}

static void finds_wholes_beside_their_parts(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party\n"
                                        "meta,1,Een,vvd\ngoogle,2,Twee,vvd\n");
    write_file("input/spend/a.csv", "platform,start,end,party,advertiser_id,ad,spend,reach\n"
                                    "meta,2023-03-01,2023-03-07,vvd,,,1,\n"
                                    "meta,2023-03-07,2023-03-08,,1,,1,5\n"
                                    "meta,2023-03-08,2023-03-09,vvd,,,,7\n"
                                    "google,2023-03-08,2023-03-09,,2,,1,\n"
                                    "google,2023-03-09,2023-03-10,,2,x,1,\n"
                                    "google,2023-03-09,2023-03-10,unmapped,,,1,\n"
                                    "google,2023-03-09,2023-03-10,,3,,1,\n");
    assert_messages(
        "input/spend/a.csv:3: error: reach would count twice: this row is about an advertiser or ad of a "
        "party, and input/spend/a.csv:4 about the party as a whole, on the same days; keep one kind, or give "
        "one of the files 'role: reference' in report.yaml\n"
        "input/spend/a.csv:3: error: spend would count twice: this row is about an advertiser or ad of a "
        "party, and input/spend/a.csv:2 about the party as a whole, on the same days; keep one kind, or give "
        "one of the files 'role: reference' in report.yaml\n"
        "input/spend/a.csv:6: error: spend would count twice: this row is about an ad of an advertiser, and "
        "input/spend/a.csv:5 about the advertiser as a whole, on the same days; keep one kind, or give one of "
        "the files 'role: reference' in report.yaml\n");
}

static void warns_of_rows_outside_the_period(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta,2023-02-01,2023-02-28,vvd,100\n"
                                          "meta,2023-03-14,2023-03-20,vvd,100\n"
                                          "meta,2023-03-15,2023-03-15,pvda,100\n");
    assert_messages(
        "input/spend/a.csv:2: warning: 2023-02-01 to 2023-02-28 lies outside the report's period, 2023-03-01 "
        "to 2023-03-14; the row is left out\n"
        "input/spend/a.csv:4: warning: 2023-03-15 lies outside the report's period, 2023-03-01 to "
        "2023-03-14; the row is left out\n");
}

static void finds_statements_that_contradict_each_other(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state\n"
                                     "google,*,,,not_collected\n"
                                     "google,spend,2023-03-01,2023-03-05,withdrawn\n"
                                     "google,spend,2023-03-04,2023-03-09,not_reported\n"
                                     "google,reach,2023-03-04,2023-03-09,not_reported\n"
                                     "google,,2023-03-14,2023-03-14,not_collected\n"
                                     "meta,*,,,collected\n");
    assert_messages("input/coverage.csv:4: error: 'not_reported' contradicts 'withdrawn' on input/coverage.csv:3 about "
                    "2023-03-04 to 2023-03-05; change one of the two\n");
}

static void finds_values_on_days_that_were_not_collected(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,spend,impressions\n"
                                    "meta,2023-03-01,2023-03-07,vvd,100,5\n"
                                    "meta,2023-03-09,2023-03-14,vvd,not_collected,\n"
                                    "google,2023-03-01,2023-03-14,vvd,100,\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\n"
                                     "meta,impressions,2023-03-07,,not_collected\n"
                                     "google,*,,,not_collected\n"
                                     "google,spend,,,collected\n");
    assert_messages(
        "input/spend/a.csv:2: error: impressions of 2023-03-01 to 2023-03-07, but input/coverage.csv:2 says "
        "'not_collected' about some of these days; correct one of the two\n");
}

static void finds_values_of_a_time_in_which_nothing_was_offered(void **state) {
    (void)state;
    write_file("input/platforms.csv", "id,name,offered_from,offered_until\n"
                                      "meta,Meta,,2023-03-05\n"
                                      "google,Google,2023-03-05,2023-03-01\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,100\nmeta,2023-03-08,2023-03-09,vvd,1\n");
    assert_messages("input/platforms.csv:3: error: platform 'google' is offered until a day before it is offered from; "
                    "exchange the two\n"
                    "input/spend/a.csv:3: warning: 'meta' listed 1 row with amounts on days of which "
                    "input/platforms.csv:2 says that it took no political advertising, 2023-03-08 to 2023-03-09; shown "
                    "as listed, with a note\n");
}

static void warns_of_what_was_listed_though_not_offered(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state\n"
                                     "meta,spend,2023-03-01,2023-03-07,not_offered\n"
                                     "meta,*,2023-03-08,,collected\n"
                                     "google,*,,,not_offered\n");
    write_file("input/spend/a.csv", "platform,start,end,party,spend,impressions\n"
                                    "meta,2023-03-06,2023-03-07,vvd,100,\n"
                                    "meta,2023-03-01,2023-03-05,vvd,,7\n"
                                    "meta,2023-03-01,2023-03-05,pvda,100,7\n"
                                    "meta,2023-03-06,2023-03-08,pvda,100,7\n"
                                    "google,2023-03-01,2023-03-05,vvd,not_offered,\n");
    assert_messages("input/spend/a.csv:2: warning: 'meta' listed 2 rows with amounts on days of which "
                    "input/coverage.csv:2 says that it took no political advertising, 2023-03-01 to 2023-03-07; shown "
                    "as listed, with a note\n");
}

static void finds_a_reach_above_the_population(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "population: 5000\n");
    write_file("input/spend/a.csv", "platform,start,end,party,reach\n"
                                    "meta,2023-03-01,2023-03-07,vvd,>1000\n"
                                    "meta,2023-03-08,2023-03-14,vvd,9000\n"
                                    "meta,2023-03-01,2023-03-14,pvda,>=6000\n"
                                    "google,2023-03-01,2023-03-14,vvd,5000\n");
    assert_messages(
        "input/spend/a.csv:3: error: a reach of 9000 people, and 'population' in input/report.yaml is 5000; "
        "nobody is reached twice: correct one of the two\n"
        "input/spend/a.csv:4: error: a reach of 6000 or more people, and 'population' in input/report.yaml "
        "is 5000; nobody is reached twice: correct one of the two\n");
}

static void warns_of_days_in_no_file(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,2023-03-09,2023-03-10,not_collected\n");
    write_file("input/platforms.csv", "id,name,offered_until\nmeta,Meta,\ngoogle,Google,2023-03-03\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-02-20,2023-03-02,vvd,100\n"
                                          "meta,2023-03-02,2023-03-03,pvda,100\n"
                                          "meta,2023-03-05,2023-03-07,vvd,100\n"
                                          "meta,2023-03-14,2023-03-20,vvd,not_reported\n");
    assert_messages(
        "input/report.yaml: warning: meta: 2023-03-04, 2023-03-08, 2023-03-11 to 2023-03-13 are in no file; "
        "say not_collected in coverage.csv, or add them\n");
    write_file("input/spend/a.csv", SPEND "google,2023-03-02,2023-03-03,vvd,100\n");
    assert_messages(
        "input/report.yaml: warning: google: 2023-03-01 is in no file; say not_collected in coverage.csv, or "
        "add it\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-01,vvd,1\nmeta,2023-03-03,2023-03-03,vvd,1\n"
                                          "meta,2023-03-05,2023-03-05,vvd,1\nmeta,2023-03-07,2023-03-07,vvd,1\n"
                                          "meta,2023-03-11,2023-03-11,vvd,1\nmeta,2023-03-13,2023-03-13,vvd,1\n");
    assert_messages(
        "input/report.yaml: warning: meta: 2023-03-02, 2023-03-04, 2023-03-06, 2023-03-08, 2023-03-12 and 1 "
        "more stretch are in no file; say not_collected in coverage.csv, or add them\n");
    /* a row that was left out is not a day that was forgotten */
    write_file("input/coverage.csv", "platform,measure,from,to,state\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-13,vvd,1\nmeta,2023-03-14,2023-03-14,vvd,x\n");
    assert_messages(
        "input/spend/a.csv:3:32: error: not an amount: 'x'; write 1234, <=100, 100-499, >1000 or a state such "
        "as not_reported\n");
}

static void warns_of_parties_and_money_without_a_link(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,to\n"
                                        "meta,1,Een,vvd,\nmeta,9,Oud,pvda,2023-02-20\n");
    write_file("input/spend/a.csv", "platform,start,end,party,advertiser_id,spend\n"
                                    "meta,2023-03-01,2023-03-14,,1,100-250\n"
                                    "meta,2023-03-01,2023-03-14,,2,240\n"
                                    "meta,2023-03-01,2023-03-14,,3,10.50\n"
                                    "google,2023-03-01,2023-03-14,vvd,,1\n");
    assert_messages(
        "input/advertisers.csv: warning: meta: at least EUR 250.5 is linked to no party, more than all that "
        "is, EUR 250 at most; 'adreport check --suggest' proposes links\n"
        "input/advertisers.csv: warning: meta: no account is linked to pvda; add their accounts, or they are "
        "shown as not linked\n");
    write_file("input/spend/a.csv", "platform,start,end,party,advertiser_id,spend\n"
                                    "meta,2023-03-01,2023-03-14,,1,suppressed\n"
                                    "meta,2023-03-01,2023-03-14,,2,240\n"
                                    "meta,2023-03-01,2023-03-14,pvda,,1\n"
                                    "google,2023-03-01,2023-03-14,,1,1\n");
    assert_messages("input/advertisers.csv: warning: google: no account is linked to any party; add their accounts, or "
                    "they are shown as not linked\n");
}

/* What check ends with. */
static void assert_files(const char *expected) {
    char *findings;
    struct dataset *dataset = read_input(&findings);
    g_autoptr(GString) out = g_string_new(NULL);
    check_append_files(dataset, out);
    assert_string_equal(out->str, expected);
    dataset_free(dataset);
    g_free(findings);
}

static void describes_each_file(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta,2023-02-20,2023-03-02,vvd,100\n"
                                          "meta,2023-03-03,2023-03-03,vvd,100\n"
                                          "meta,2023-04-02,2023-04-03,vvd,100\n");
    write_file("input/spend/b.csv", "platform,start,end,party,spend,ads\nmeta,2023-03-06,2023-03-06,vvd,,1\n");
    assert_files(
        "input/spend/a.csv: 3 rows of spend; about 20 February to 3 March 2023 and 2 to 3 April 2023; 1 row crosses "
        "the edge of the period and counts from zero; 1 row is outside the period\n"
        "input/spend/b.csv: 1 row of ads; about 6 March 2023\n");
}

static void says_what_a_file_lacks_and_which_links_are_open(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,from,to\n"
                                        "meta,1,Een,vvd,2023-03-05,\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend,reach\n"
                                    "meta,2023-03-02,2023-03-02,1,100,not_reported\n"
                                    "meta,2023-03-04,2023-03-06,1,100,not_reported\n"
                                    "meta,2023-03-08,2023-03-08,1,100,\n"
                                    "meta,2023-03-10,2023-03-10,1,100,\n");
    assert_files("input/spend/a.csv: 4 rows of spend; no number of reach; about 6 of the days of 2 to 10 March 2023; "
                 "1 row counts from zero, since by its link it may belong to more than one party or to none\n");
}

static void proposes_no_period_for_an_archive(void **state) {
    (void)state;
    write_file("input/platforms.csv", "id,name\nsnapchat,Snapchat\nmeta,Meta\ngoogle,Google\n");
    write_file("input/report.yaml", REPORT "files:\n  - path: snap.csv\n    period: 2023-01-01/2023-03-20\n");
    write_file("input/snap.csv", "ADID,Currency Code,Spend,Impressions,StartDate,EndDate,OrganizationName,"
                                 "PayingAdvertiserName,CountryCode\n"
                                 "1,EUR,2,3,2023/03/09 22:48:03Z,2023/03/16 22:48:03Z,VVD,VVD,netherlands\n"
                                 "2,EUR,2,3,2022/12/09 22:48:03Z,2022/12/16 22:48:03Z,VVD,VVD,netherlands\n");
    assert_files("input/snap.csv: 2 rows of spend, impressions, ads; covers 1 January to 20 March 2023; 1 ad in the "
                 "period; 1 row crosses the "
                 "edge of the period and counts from zero\n");
}

static void proposes_the_period_of_a_report_that_reaches_beyond(void **state) {
    (void)state;
#define PAGES "Page ID,Page name,Disclaimer,Amount spent (EUR),Number of ads in Library\n"
#define NAME "FacebookAdLibraryReport_2023-03-15_NL_last_7_days_advertisers.csv"
    write_file("input/report.yaml", REPORT "files:\n  - path: Facebook*\n  - path: reference.csv\n    role: reference\n"
                                           "    period: 2023-02-14/2023-03-15\n");
    write_file("input/" NAME, PAGES "1,Een,VVD,120,3\n2,Twee,VVD,120,3\n2,Twee,Ander,120,3\n");
    write_file("input/reference.csv", PAGES "1,Een,VVD,120,3\n");
    assert_files("input/" NAME
                 ": 3 rows of spend, ads, advertisers; covers 9 to 15 March 2023; 15 March 2023 is outside "
                 "the period, 3 rows count from zero; write period: 2023-03-01/2023-03-15\n"
                 "input/reference.csv: 1 row of spend, ads, advertisers; covers 14 February to 15 March 2023; of "
                 "references nothing counts\n");
}

static void finds_advertisers_with_two_parties_at_a_time(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,from,to\n"
                                        "meta,1,Een,vvd,,2023-03-05\n"
                                        "meta,1,Een,pvda,2023-03-06,\n"
                                        "meta,2,Twee,vvd,,\n"
                                        "meta,2,Twee,pvda,2023-03-06,\n"
                                        "google,2,Twee,pvda,,\n"
                                        "google,2,Twee,pvda,,\n");
    assert_messages(
        "input/advertisers.csv:5: error: advertiser '2' is mapped to 'pvda' here and to 'vvd' on line 4 at "
        "the same time; set 'from' and 'to' so that they follow each other, or join the parties of one row by | where "
        "it is joint\n"
        "input/advertisers.csv:7: error: advertiser '2' is mapped on line 6 already; keep one of the two\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party\n"
                                        "meta,1,Een,vvd|pvda\n"
                                        "meta,1,Een,pvda\n"
                                        "meta,2,Twee,pvda|vvd\n"
                                        "meta,2,Twee,vvd|pvda\n");
    assert_messages(
        "input/advertisers.csv:3: error: advertiser '1' is mapped to 'pvda' here and to 'vvd|pvda' on line 2 at "
        "the same time; set 'from' and 'to' so that they follow each other, or join the parties of one row by | where "
        "it is joint\n"
        "input/advertisers.csv:5: error: advertiser '2' is mapped on line 4 already; keep one of the two\n");
}

static void finds_a_whole_beside_what_may_be_its_part(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,from\n"
                                        "meta,1,Een,vvd|pvda,\nmeta,2,Twee,pvda,2023-03-08\n");
    write_file("input/spend/a.csv", "platform,start,end,party,advertiser_id,ad,spend\n"
                                    "meta,2023-03-01,2023-03-07,pvda,,,1\n"
                                    "meta,2023-03-07,2023-03-08,,1,,1\n"
                                    "meta,2023-03-08,2023-03-14,,2,,1\n"
                                    "meta,2023-03-01,2023-03-08,,2,x,1\n");
    assert_messages(
        "input/spend/a.csv:3: error: spend would count twice: this row is about an advertiser or ad of a party, and "
        "input/spend/a.csv:2 about the party as a whole, on the same days; keep one kind, or give one of the files "
        "'role: reference' in report.yaml\n"
        "input/spend/a.csv:5: error: spend would count twice: this row is about an ad of an advertiser, and "
        "input/spend/a.csv:4 about the advertiser as a whole, on the same days; keep one kind, or give one of the "
        "files 'role: reference' in report.yaml\n"
        "input/spend/a.csv:5: error: spend would count twice: this row is about an advertiser or ad of a party, and "
        "input/spend/a.csv:2 about the party as a whole, on the same days; keep one kind, or give one of the files "
        "'role: reference' in report.yaml\n");
}

static void finds_a_name_of_two_regions(void **state) {
    (void)state;
    write_file("input/regions.csv", "id,name_nl,name_en,aliases\nfr,Friesland,Friesland,Fryslân\n"
                                    "gr,Groningen,Groningen,GR|FRYSLÂN\n");
    assert_messages("input/regions.csv:3: error: 'FRYSLÂN' names region 'fr' too; give it to one of the two\n");
}

static void keeps_addresses_of_people_out(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,evidence\n"
                                        "meta,1,jan@example.org,vvd,\n"
                                        "meta,2,\"Jan, Kerkstraat 12a, 1234 AB Ons Dorp\",vvd,\n"
                                        "meta,3,Wij 12 10 Downing Street,vvd,\n"
                                        "meta,4,PS 2023 NL,vvd,https://www.youtube.com/@vvd.nl\n"
                                        "meta,5,Tegen de Snelweg,vvd,\n");
    write_file("input/report.yaml", REPORT "election: {name: {nl: a, en: mail@example.org}, date: 2023-03-15}\n");
    assert_messages(
        "input/advertisers.csv:2: error: an e-mail address in text that is published: 'jan@example.org'; take it out\n"
        "input/advertisers.csv:3: error: a street address in text that is published: 'Jan, Kerkstraat 12a, 1234 AB Ons "
        "Dorp'; take it out\n"
        "input/advertisers.csv:4: error: a street address in text that is published: 'Wij 12 10 Downing Street'; take "
        "it "
        "out\n"
        "input/report.yaml: error: an e-mail address in text that is published: 'mail@example.org'; take it out\n");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(finds_doubled_rows),
        CASE(finds_overlapping_periods),
        CASE(lets_different_ads_regions_ages_and_genders_overlap),
        CASE(finds_wholes_beside_their_parts),
        CASE(warns_of_rows_outside_the_period),
        CASE(finds_statements_that_contradict_each_other),
        CASE(finds_values_on_days_that_were_not_collected),
        CASE(finds_values_of_a_time_in_which_nothing_was_offered),
        CASE(finds_advertisers_with_two_parties_at_a_time),
        CASE(warns_of_what_was_listed_though_not_offered),
        CASE(finds_a_reach_above_the_population),
        CASE(warns_of_days_in_no_file),
        CASE(warns_of_parties_and_money_without_a_link),
        CASE(describes_each_file),
        CASE(says_what_a_file_lacks_and_which_links_are_open),
        CASE(proposes_no_period_for_an_archive),
        CASE(proposes_the_period_of_a_report_that_reaches_beyond),
        CASE(finds_a_whole_beside_what_may_be_its_part),
        CASE(finds_a_name_of_two_regions),
        CASE(keeps_addresses_of_people_out),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
