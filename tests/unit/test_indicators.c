/* What stands beside commitments of a code, worked out by hand: what is not known widens, and nothing known is no number. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "model/indicators.h"
#include "tally/tally.h"

enum { META, GOOGLE };
enum { VVD, PVDA };

#define PAID "platform,start,end,advertiser_id,paid_for_by,spend\n"
#define DAYS "2023-03-01,2023-03-14,"
#define PAYERS "platform,start,end,named,not_named,rows,rows_named,rows_as_range\n"

struct tallied {
    struct dataset *dataset;
    struct totals *totals;
};

/* A report with a code that asks for what stands beside its only commitment. */
static int enter_code(void **state) {
    enter_folder(state);
    write_file("input/commitments/sets.csv", "id,title_nl,title_en\nnl,Code,Code\n");
    write_file("input/commitments/nl.csv",
               "number,binds,modality,indicator,evidence_kind,label_nl,label_en,text_nl,text_en\n"
               "1,platform,must,paid-for-by,computed,Een,One,Eerste,First\n");
    return 0;
}

static struct tallied tally(void) {
    char *findings;
    struct tallied tallied = {.dataset = read_input(&findings)};
    struct diagnostics *diagnostics = diagnostics_new();
    if (strstr(findings, "error"))
        fail_msg("%s", findings);
    tallied.totals = tally_dataset(tallied.dataset, diagnostics);
    diagnostics_free(diagnostics);
    g_free(findings);
    return tallied;
}

static void tallied_free(struct tallied *tallied) {
    totals_free(tallied->totals);
    dataset_free(tallied->dataset);
}

static void assert_paid(enum state state, int64_t low, int64_t high, int64_t rows, int64_t named, int64_t ranges) {
    struct tallied tallied = tally();
    const struct payers_indicator *paid = totals_payers_indicator(tallied.totals, META);
    assert_int_equal(paid->state, state);
    if (state == STATE_VALUE) {
        assert_int_equal(paid->share.low, low);
        assert_int_equal(paid->share.high, high);
    }
    assert_int_equal(paid->rows, rows);
    assert_int_equal(paid->rows_named.low, named);
    assert_int_equal(paid->rows_named.high, named);
    assert_int_equal(paid->rows_as_range, ranges);
    tallied_free(&tallied);
}

/* 600 with a payer and at most 100 without: 600/700 = 85.7 %, 600/600. */
static void counts_payers_row_by_row(void **state) {
    (void)state;
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,Fund,600\nmeta," DAYS "2,,<=100\n");
    assert_paid(STATE_VALUE, 857, 1000, 2, 1, 1);
}

/* 300 of a file that names nobody at all: 600/1000, and all of 900 of 900; its row is one of three, and may name somebody. */
static void what_names_nobody_widens(void **state) {
    (void)state;
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,Fund,600\nmeta," DAYS "2,,<=100\n");
    write_file("input/spend/b.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,300\n");
    struct tallied tallied = tally();
    const struct payers_indicator *paid = totals_payers_indicator(tallied.totals, META);
    assert_int_equal(paid->share.low, 600);
    assert_int_equal(paid->share.high, 1000);
    assert_int_equal(paid->rows, 3);
    assert_int_equal(paid->rows_named.low, 1);
    assert_int_equal(paid->rows_named.high, 2);
    assert_int_equal(paid->rows_as_range, 1);
    tallied_free(&tallied);
}

static void assert_paid_days(guint count, day_number first, day_number last, int64_t base) {
    struct tallied tallied = tally();
    const struct payers_indicator *paid = totals_payers_indicator(tallied.totals, META);
    assert_int_equal(paid->days.count, count);
    assert_int_equal(paid->days.stretches[0].first, first);
    assert_int_equal(paid->days.stretches[count - 1].last, last);
    assert_int_equal(paid->base.low, base);
    tallied_free(&tallied);
}

/* A week that names payers and one that does not: the money of both is about the days of both, and so are the rows. */
static void base_and_days_are_of_the_same_rows(void **state) {
    (void)state;
    day_number first = date_from_calendar(2023, 3, 1), last = date_from_calendar(2023, 3, 14);
    write_file("input/spend/a.csv", PAID "meta,2023-03-01,2023-03-07,1,Fund,600\n");
    write_file("input/spend/b.csv", SPEND "meta,2023-03-08,2023-03-14,vvd,300-400\n");
    assert_paid_days(1, first, last, 90000);
    /* a row that reaches beyond the report counts from zero, on its days within */
    write_file("input/spend/b.csv", SPEND "meta,2023-03-10,2023-03-20,vvd,300\n");
    assert_paid_days(2, first, last, 60000);
    /* what is outside altogether counts in neither */
    write_file("input/spend/b.csv", SPEND "meta,2023-03-15,2023-03-20,vvd,300\n");
    assert_paid_days(1, first, first + 6, 60000);
    /* nor does the table of payers take days or money from rows */
    write_file("input/payers.csv", PAYERS "meta,2023-03-02,2023-03-03,40,10,5,3,1\n");
    assert_paid_days(1, first + 1, first + 2, 5000);
}

/* 500 named of 900, 300 not, 100 that is not public: from 500 of any amount to all but 300 of any amount. */
static void a_hidden_amount_widens(void **state) {
    (void)state;
    write_file("input/spend/a.csv",
               PAID "meta," DAYS "1,Fund,500\nmeta," DAYS "2,,300\nmeta," DAYS "3,Fund,suppressed\n");
    assert_paid(STATE_VALUE, 625, 1000, 3, 2, 0);
}

static void nothing_known_is_no_number(void **state) {
    (void)state;
    assert_paid(STATE_NOT_REPORTED, 0, 0, -1, -1, -1);
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,,600\n");
    assert_paid(STATE_NOT_REPORTED, 0, 0, -1, -1, -1);
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,Fund,<=100\nmeta," DAYS "2,,<=100\n");
    assert_paid(STATE_NOT_REPORTED, 0, 0, 2, 1, 2);
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,Fund,0\n");
    assert_paid(STATE_NOT_APPLICABLE, 0, 0, 1, 1, 0);
}

/* A row that reaches beyond the report counts from zero: 0/400 to 600/1000. */
static void what_reaches_beyond_counts_from_zero(void **state) {
    (void)state;
    write_file("input/spend/a.csv", PAID "meta,2023-02-20,2023-03-14,1,Fund,600\nmeta," DAYS "2,,400\n");
    assert_paid(STATE_VALUE, 0, 600, 2, 1, 0);
}

/* The table goes before rows: 80/100 to 90/100. */
static void takes_the_table_of_payers(void **state) {
    (void)state;
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,Fund,600\n");
    write_file("input/payers.csv", PAYERS "meta," DAYS "40,10,5,3,1\n");
    assert_paid(STATE_VALUE, 800, 800, 5, 3, 1);
    write_file("input/payers.csv",
               PAYERS "meta,2023-03-01,2023-03-07,40,10,5,3,1\nmeta,2023-03-08,2023-03-14,40,10,,,\n");
    assert_paid(STATE_VALUE, 800, 800, -1, -1, -1);
}

static void refuses_more_than_all_rows(void **state) {
    (void)state;
    write_file("input/payers.csv", PAYERS "meta,2023-03-01,2023-03-07,40,10,5,6,1\n"
                                          "meta,2023-03-08,2023-03-09,40,10,,3,\n"
                                          "meta,2023-03-10,2023-03-14,40,10,-1,,\n");
    assert_messages("input/payers.csv:2:36: error: more than all rows, '5'; correct one of the two\n"
                    "input/payers.csv:3:35: error: a part of the rows, and not how many there are; fill in 'rows' too\n"
                    "input/payers.csv:4:34: error: not a whole number: '-1'; write it without signs, such as 1200\n");
}

static void assert_width(int whose, int64_t expected) {
    struct tallied tallied = tally();
    int64_t width = -1;
    bool known = totals_width(tallied.totals, META, whose, &width);
    assert_int_equal(known ? width : -1, expected);
    tallied_free(&tallied);
}

/* 300 and at most 100: 1 - 300/400. */
static void ranges_have_a_width(void **state) {
    (void)state;
    write_file("input/spend/a.csv",
               SPEND "meta,2023-03-01,2023-03-07,vvd,300\nmeta,2023-03-01,2023-03-07,pvda,<=100\n");
    assert_width(GROUP_MAPPED, 250);
    assert_width(VVD, 0);
    assert_width(PVDA, 1000);
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,>300\nmeta,2023-03-01,2023-03-07,pvda,0\n");
    assert_width(VVD, -1);
    assert_width(PVDA, -1);
}

/* What may be of other days or of somebody else is no range of the source, and a range is never no range. */
static void a_width_of_our_own_is_none(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta,2023-02-20,2023-03-07,vvd,300\n");
    assert_width(GROUP_ALL, -1);
    write_file("input/spend/a.csv",
               SPEND "meta,2023-03-01,2023-03-07,vvd,100000\nmeta,2023-03-01,2023-03-07,pvda,1-2\n");
    assert_width(GROUP_ALL, 1);
}

/* Rows by gender are not among those that name a payer: 10 of 210 is not all. */
static void a_part_of_the_rows_is_no_base(void **state) {
    (void)state;
    write_file("input/spend/a.csv",
               "platform,start,end,advertiser_id,gender,paid_for_by,spend\n"
               "meta," DAYS "1,male,Fund,100\nmeta," DAYS "1,female,Fund,100\nmeta," DAYS "3,,Fund,10\n");
    struct tallied tallied = tally();
    const struct payers_indicator *paid = totals_payers_indicator(tallied.totals, META);
    assert_true(paid->mixed);
    assert_int_equal(paid->state, STATE_NOT_REPORTED);
    assert_int_equal(paid->rows, -1);
    assert_int_equal(paid->days.count, 0);
    assert_true(totals_completeness(tallied.totals, META).mixed);
    assert_int_equal(totals_completeness(tallied.totals, META).state, STATE_NOT_REPORTED);
    assert_true(totals_verified(tallied.totals, META).mixed);
    tallied_free(&tallied);
}

static struct given_days given(int platform, enum measure measure) {
    struct tallied tallied = tally();
    struct given_days days = totals_given_days(tallied.totals, platform, measure);
    tallied_free(&tallied);
    return days;
}

/* Five days with figures, two on which nobody looked, seven of which the source gives no reach. */
static void days_nobody_looked_at_widen(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state\n"
                                     "meta,spend,2023-03-01,2023-03-05,collected\n"
                                     "meta,spend,2023-03-06,2023-03-07,not_collected\n"
                                     "meta,spend,2023-03-08,2023-03-14,not_reported\n"
                                     "google,*,,,not_collected\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-05,vvd,100\n");
    struct given_days spend = given(META, MEASURE_SPEND), nobody = given(GOOGLE, MEASURE_SPEND);
    assert_int_equal(spend.state, STATE_VALUE);
    assert_int_equal(spend.days.low, 5);
    assert_int_equal(spend.days.high, 7);
    assert_int_equal(spend.offered, 14);
    assert_int_equal(spend.form, FORM_AMOUNT);
    assert_int_equal(nobody.state, STATE_NOT_COLLECTED);
    assert_int_equal(nobody.form, FORM_NONE);
}

/* All was collected: a week with a number, three days of which the source keeps it back, and four with nothing to list. */
static void a_day_without_its_number_is_no_day_with_one(void **state) {
    (void)state;
    write_file("input/spend/a.csv",
               SPEND "meta,2023-03-01,2023-03-07,vvd,100\nmeta,2023-03-08,2023-03-10,vvd,suppressed\n");
    struct given_days spend = given(META, MEASURE_SPEND);
    assert_int_equal(spend.days.low, 11);
    assert_int_equal(spend.days.high, 11);
    assert_int_equal(spend.offered, 14);
    assert_int_equal(spend.form, FORM_AMOUNT);
    assert_int_equal(spend.withheld, 1);
    /* beside a row with a number, on all its days */
    write_file("input/spend/a.csv",
               SPEND "meta,2023-03-01,2023-03-07,vvd,100\nmeta,2023-03-07,2023-03-10,pvda,withdrawn\n");
    spend = given(META, MEASURE_SPEND);
    assert_int_equal(spend.days.high, 11);
    assert_int_equal(spend.withdrawn, 3);
    /* kept back on all days, in the form of a word */
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-14,vvd,suppressed\n");
    spend = given(META, MEASURE_SPEND);
    assert_int_equal(spend.state, STATE_VALUE);
    assert_int_equal(spend.days.low, 0);
    assert_int_equal(spend.days.high, 0);
    assert_int_equal(spend.form, FORM_WITHHELD);
    assert_int_equal(given(GOOGLE, MEASURE_SPEND).form, FORM_NONE);
}

/* Days of which the rows leave a measure out, that nobody noted, or that is in other money: some row may give it, or none. */
static void a_day_that_rows_leave_out_is_not_known(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,party,spend,impressions\n"
                                    "meta,2023-03-01,2023-03-07,vvd,100,1000\n"
                                    "meta,2023-03-08,2023-03-10,vvd,100,\n"
                                    "meta,2023-03-11,2023-03-12,vvd,not_collected,5\n");
    struct given_days impressions = given(META, MEASURE_IMPRESSIONS), spend = given(META, MEASURE_SPEND);
    assert_int_equal(impressions.days.low, 11);
    assert_int_equal(impressions.days.high, 14);
    assert_int_equal(spend.days.low, 12);
    assert_int_equal(spend.days.high, 14);
}

static void days_without_advertising_do_not_count(void **state) {
    (void)state;
    write_file("input/platforms.csv", "id,name,offered_from\nmeta,Meta,2023-03-05\ngoogle,Google,2024-01-01\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,2023-03-05,2023-03-14,collected\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-05,2023-03-07,vvd,100\n");
    struct given_days spend = given(META, MEASURE_SPEND);
    assert_int_equal(spend.offered, 10);
    assert_int_equal(spend.days.low, 10);
    assert_int_equal(given(GOOGLE, MEASURE_SPEND).state, STATE_NOT_OFFERED);
}

static enum form form_of_rows(const char *first, const char *second, const char *third) {
    g_autofree char *rows =
        g_strdup_printf(SPEND "meta,2023-03-01,2023-03-07,vvd,%s\nmeta,2023-03-01,2023-03-07,pvda,%s\n"
                              "meta,2023-03-08,2023-03-14,pvda,%s\n",
                        first, second, third);
    write_file("input/spend/a.csv", rows);
    return given(META, MEASURE_SPEND).form;
}

static void knows_amounts_from_classes_and_ranges(void **state) {
    (void)state;
    assert_int_equal(form_of_rows("1", "2", "3"), FORM_AMOUNT);
    assert_int_equal(form_of_rows("1", "<=100", "3"), FORM_SOME_RANGES);
    assert_int_equal(form_of_rows("0-50", "0-50", "50-500"), FORM_CLASS);
    assert_int_equal(form_of_rows("0-50", "0-50", "40-500"), FORM_RANGE);
    assert_int_equal(form_of_rows("0-50", "60-70", "80-90"), FORM_RANGE);
}

/* 30 % to a list and 20 % to people like those on it, by one that spent 1000: 30 to 50 %. Visitors of a site are no list. */
static void lists_and_lookalikes_may_be_the_same_ads(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party\nmeta,1,Een,vvd\nmeta,2,Twee,pvda\n");
    write_file("input/targeting.csv", "platform,advertiser_id,start,end,spend,method,kept_out,share_low,share_high\n"
                                      "meta,1," DAYS "1000,customer_list,,30,30\n"
                                      "meta,1," DAYS "1000,lookalike,,20,20\n"
                                      "meta,1," DAYS "1000,customer_list,yes,90,90\n"
                                      "meta,2," DAYS "1000,custom_audience,,70,70\n");
    struct tallied tallied = tally();
    const struct targeting_total *vvd = totals_targeting(tallied.totals, META, VVD),
                                 *pvda = totals_targeting(tallied.totals, META, PVDA);
    assert_int_equal(vvd->uploaded.low, 300);
    assert_int_equal(vvd->uploaded.high, 500);
    assert_int_equal(pvda->uploaded.high, 0);
    assert_int_equal(pvda->shares[TARGETING_AIMED][TARGETING_AUDIENCES].low, 700);
    tallied_free(&tallied);
}

#define VERIFIED "platform,advertiser_id,advertiser,party,from,to,verified\n"
#define SPENT "platform,start,end,advertiser_id,spend\n"

static struct verified_indicator verified(const char *links) {
    g_autofree char *table = g_strconcat(VERIFIED, links, NULL);
    write_file("input/advertisers.csv", table);
    struct tallied tallied = tally();
    struct verified_indicator found = totals_verified(tallied.totals, META);
    tallied_free(&tallied);
    return found;
}

/* 600 of a verified one, 300 of one that is not, 100 of one of which it is not known: 600/1000 to 700/1000. */
static void who_is_not_known_to_be_verified_widens(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPENT "meta," DAYS "1,600\nmeta," DAYS "2,300\nmeta," DAYS "3,100\n");
    struct verified_indicator found = verified("meta,1,Een,vvd,,,yes\nmeta,2,Twee,pvda,,,no\nmeta,3,Drie,pvda,,,\n");
    assert_int_equal(found.state, STATE_VALUE);
    assert_int_equal(found.share.low, 600);
    assert_int_equal(found.share.high, 700);
    assert_int_equal(found.base.low, 100000);
    assert_int_equal(found.advertisers_yes, 1);
    assert_int_equal(found.advertisers_no, 1);
    assert_int_equal(found.advertisers_unknown.high, 1);
    /* said in two ways of one advertiser: 0/700 to 600/900 */
    found = verified("meta,1,Een,vvd,,2023-03-07,yes\nmeta,1,Een,vvd,2023-03-08,,no\nmeta,2,Twee,pvda,,,no\n");
    assert_int_equal(found.share.low, 0);
    assert_int_equal(found.share.high, 700);
    found = verified("meta,1,Een,vvd,,,\n");
    assert_int_equal(found.state, STATE_NOT_REPORTED);
}

static void verified_is_yes_no_or_nothing(void **state) {
    (void)state;
    write_file("input/advertisers.csv", VERIFIED "meta,1,Een,vvd,,,maybe\n");
    assert_messages("input/advertisers.csv:2:18: error: 'maybe' is neither yes nor no; write yes, no or nothing\n");
}

/* Two rows: sender in one and perhaps in the other, a cost in one, reach in none, days in both: 4 to 5 of 8. */
static void counts_what_is_filled_in(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta," DAYS "vvd,<=100\nmeta," DAYS "unmapped,not_reported\n");
    struct tallied tallied = tally();
    struct completeness found = totals_completeness(tallied.totals, META);
    assert_int_equal(found.state, STATE_VALUE);
    assert_int_equal(found.rows, 2);
    assert_int_equal(found.filled[ASKED_SENDER].low, 1);
    assert_int_equal(found.filled[ASKED_SENDER].high, 2);
    assert_int_equal(found.filled[ASKED_COST].high, 1);
    assert_int_equal(found.filled[ASKED_PEOPLE].high, 0);
    assert_int_equal(found.share.low, 500);
    assert_int_equal(found.share.high, 625);
    assert_int_equal(totals_completeness(tallied.totals, GOOGLE).state, STATE_NONE_LISTED);
    tallied_free(&tallied);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_code, leave_folder)
    const struct CMUnitTest tests[] = {
        CASE(counts_payers_row_by_row),
        CASE(what_names_nobody_widens),
        CASE(base_and_days_are_of_the_same_rows),
        CASE(a_hidden_amount_widens),
        CASE(nothing_known_is_no_number),
        CASE(what_reaches_beyond_counts_from_zero),
        CASE(takes_the_table_of_payers),
        CASE(refuses_more_than_all_rows),
        CASE(ranges_have_a_width),
        CASE(a_width_of_our_own_is_none),
        CASE(a_part_of_the_rows_is_no_base),
        CASE(days_nobody_looked_at_widen),
        CASE(a_day_without_its_number_is_no_day_with_one),
        CASE(a_day_that_rows_leave_out_is_not_known),
        CASE(days_without_advertising_do_not_count),
        CASE(knows_amounts_from_classes_and_ranges),
        CASE(lists_and_lookalikes_may_be_the_same_ads),
        CASE(who_is_not_known_to_be_verified_widens),
        CASE(verified_is_yes_no_or_nothing),
        CASE(counts_what_is_filled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
