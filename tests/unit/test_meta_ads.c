/* Meta's ads one by one: what is said of where they were shown and what they cost, and what is left open. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

#define AD(more)                                                                                             \
    "{\"id\":\"1001\",\"page_id\":\"201\",\"page_name\":\"Page\",\"ad_delivery_start_time\":\"2023-03-02\"," \
    "\"ad_delivery_stop_time\":\"2023-03-05\",\"currency\":\"EUR\",\"spend\":{\"lower_bound\":\"100\","      \
    "\"upper_bound\":\"199\"},\"impressions\":{\"lower_bound\":\"1000\",\"upper_bound\":\"1999\"}" more "}\n"

#define REGIONS(items) ",\"delivery_by_region\":[" items "]"
#define REGION(name, share) "{\"region\":\"" name "\",\"percentage\":\"" share "\"}"
#define COUNTRIES(items) ",\"age_country_gender_reach_breakdown\":[" items "]"
#define COUNTRY(code, people) \
    "{\"country\":\"" code "\",\"age_gender_breakdowns\":[{\"age_range\":\"25-34\",\"male\":" people "}]}"

static void write_report(const char *country, const char *currency) {
    g_autofree char *report = g_strdup_printf(
        "title: {nl: A, en: A}\npublisher: {name: A}\nlicence: CC0-1.0\nlanguages: [nl, en]\ncountry: %s\n"
        "currency: %s\npopulation: 1000\nperiod: 2023-03-01/2023-03-14\nedition: {date: 2023-03-20}\n"
        "files:\n  - {path: ads.*, kind: meta-ads, period: 2023-03-01/2023-03-10}\n",
        country, currency);
    write_file("input/report.yaml", report);
    write_file("input/regions.csv", "id,name_nl,name_en\nut,Utrecht,Utrecht\nzh,Zurich,Zurich\nen,England,England\n"
                                    "un,Onbekend,Unknown\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,party\nmeta,201,vvd\n");
    remove("input/spend/a.csv");
}

static int enter_report(void **state) {
    int failed = enter_folder(state);
    write_report("NL", "EUR");
    write_file("input/regions.csv", "id,name_nl,name_en\nut,Utrecht,Utrecht\nnh,Noord-Holland,North Holland\n");
    return failed;
}

static void append_amount(GString *out, const struct observation *row, enum measure measure) {
    const struct amount *amount = observation_amount(row, measure);
    if (!amount->given)
        return;
    g_string_append_printf(out, " %s ", measure_rule(measure)->word);
    if (amount->state != STATE_VALUE) {
        g_string_append(out, state_word(amount->state));
        return;
    }
    text_append_machine(out, measure_rule(measure)->unit, amount->value.low);
    g_string_append_c(out, '/');
    if (!amount->value.open)
        text_append_machine(out, measure_rule(measure)->unit, amount->value.high);
}

/* The rows, a line each; after them what was found. */
static char *read_ads(void) {
    char *findings;
    struct dataset *dataset = read_input(&findings);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        g_autofree char *notes = notes_words(row->notes);
        g_string_append(out, row->region >= 0 ? g_array_index(dataset->regions, struct region, row->region).id
                             : *row->age      ? row->age
                                              : "all");
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            append_amount(out, row, (enum measure)measure);
        g_string_append_printf(out, "%s%s\n", *notes ? " " : "", notes);
    }
    g_string_append(out, findings);
    g_free(findings);
    dataset_free(dataset);
    return g_string_free(out, FALSE);
}

/* What an ad becomes, without the findings. */
static void assert_rows(const char *ads, const char *expected) {
    write_file("input/ads.jsonl", ads);
    g_autofree char *got = read_ads();
    char *findings = strstr(got, "input/");
    if (findings)
        *findings = '\0';
    assert_string_equal(got, expected);
}

static void assert_said(const char *ads, const char *words) {
    write_file("input/ads.jsonl", ads);
    g_autofree char *got = read_ads();
    if (!strstr(got, words))
        assert_string_equal(got, words);
}

/* A breakdown of the European Union says nothing of Switzerland, nor does its reach. */
static void what_does_not_cover_a_country_says_nothing_of_it(void **state) {
    (void)state;
    write_report("CH", "EUR");
    assert_rows(AD(",\"eu_total_reach\":\"3\"" COUNTRIES(COUNTRY("DE", "3"))
                       REGIONS(REGION("Zurich", "0.99") "," REGION("Bayern", "0.01"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 1/1 shared\n"
                "zh spend 0/199 impressions 0/1999 reach not_reported ads 1/1 shared|by_people\n");
    assert_rows(AD(",\"eu_total_reach\":\"3\"" REGIONS(REGION("Zurich", "1"))),
                "all spend 100/199 impressions 1000/1999 reach not_reported ads 1/1\n"
                "zh spend 100/199 impressions 1000/1999 reach not_reported ads 1/1\n");
    assert_rows(AD(COUNTRIES(COUNTRY("DE", "3"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 shared\n");
    /* but it says what it names */
    write_report("GB", "EUR");
    assert_rows(AD(COUNTRIES(COUNTRY("GB", "7") "," COUNTRY("DE", "3"))),
                "all spend 0/199 impressions 0/1999 reach 7/7 ads 1/1 shared\n25-34 reach 7/7 shared\n");
    assert_rows(AD(COUNTRIES(COUNTRY("GB", "0") "," COUNTRY("DE", "3"))), "");
}

/* In the European Union an ad that reached others and nobody in the country is none of it; England may still have been. */
static void the_union_is_not_all_there_is(void **state) {
    (void)state;
    assert_rows(AD(COUNTRIES(COUNTRY("DE", "3"))), "");
    assert_rows(AD(COUNTRIES(COUNTRY("NL", "20"))),
                "all spend 0/199 impressions 0/1999 reach 20/20 ads 1/1 unplaced\n25-34 reach 20/20 unplaced\n");
    assert_rows(AD(COUNTRIES(COUNTRY("NL", "20")) REGIONS(REGION("Utrecht", "0.01") "," REGION("England", "0.99"))),
                "all spend 0/199 impressions 0/1999 reach 20/20 ads 1/1 shared\n25-34 reach 20/20 shared\n"
                "ut spend 0/199 impressions 0/1999 reach 0/20 ads 1/1 shared|by_people\n");
    assert_rows(
        AD(COUNTRIES(COUNTRY("NL", "20")) REGIONS(REGION("Utrecht", "0.25") "," REGION("North Holland", "0.75"))),
        "all spend 100/199 impressions 1000/1999 reach 20/20 ads 1/1\n25-34 reach 20/20\n"
        "ut spend 0/199 impressions 0/1999 reach 4/6 ads 1/1 by_people\n"
        "nh spend 0/199 impressions 0/1999 reach 14/16 ads 1/1 by_people\n");
}

static void a_country_that_is_not_known_counts_from_zero(void **state) {
    (void)state;
    assert_rows(AD(""), "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 unplaced\n");
    assert_said(AD(""),
                "input/ads.jsonl: warning: it is not known in which countries 1 ad was shown: "
                "counted from zero; ask Meta for delivery_by_region, and have the regions of NL in regions.csv\n");
    assert_rows(AD(",\"eu_total_reach\":\"70\""), "all spend 0/199 impressions 0/1999 reach 0/70 ads 0/1 unplaced\n");
    /* that nobody was reached is said of ads that were seen a thousand times */
    assert_rows(AD(",\"eu_total_reach\":\"0\""),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 unplaced\n");
    /* a country that is named without numbers is not one without people */
    assert_rows(AD(COUNTRIES(COUNTRY("BE", "3") ",{\"country\":\"NL\"}")),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 shared\n");
    write_file("input/regions.csv", "id,name_nl,name_en\n");
    assert_rows(AD(REGIONS(REGION("Utrecht", "1"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 unplaced\n");
}

/* Where the rest of the people were, nothing says: it may be anywhere. */
static void a_distribution_of_some_people_is_none(void **state) {
    (void)state;
    assert_rows(AD(REGIONS(REGION("Utrecht", "0.4"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 1/1 unplaced\n");
    assert_rows(AD(REGIONS(REGION("Utrecht", "1") "," REGION("North Holland", "1"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 1/1 unplaced\n");
    assert_rows(AD(REGIONS(REGION("Utrecht", "0.4") "," REGION("Unknown", "0.6"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 1/1 unplaced\n");
    assert_rows(AD(REGIONS(REGION("Utrecht", "0.333333") "," REGION("North Holland", "0.666666"))),
                "all spend 100/199 impressions 1000/1999 reach not_reported ads 1/1\n"
                "ut spend 0/199 impressions 0/1999 reach not_reported ads 1/1 by_people\n"
                "nh spend 0/199 impressions 0/1999 reach not_reported ads 1/1 by_people\n");
}

/* Unknown is no region of a country, also if regions.csv has it for the reports of regions. */
static void people_nobody_knows_where_may_be_abroad(void **state) {
    (void)state;
    write_report("NL", "EUR");
    assert_rows(AD(REGIONS(REGION("Utrecht", "0.4") "," REGION("Unknown", "0.6"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 1/1 unplaced\n"
                "ut spend 0/199 impressions 0/1999 reach not_reported ads 1/1 by_people|unplaced\n"
                "un spend 0/199 impressions 0/1999 reach not_reported ads 1/1 by_people|unplaced\n");
    assert_rows(AD(REGIONS(REGION("Unknown", "1"))),
                "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 unplaced\n"
                "un spend 0/199 impressions 0/1999 reach not_reported ads 0/1 unplaced\n");
}

static void an_amount_in_another_currency_is_reported(void **state) {
    (void)state;
    write_report("NL", "CHF");
    assert_rows(AD(REGIONS(REGION("Utrecht", "1"))),
                "all spend other_currency impressions 1000/1999 reach not_reported ads 1/1\n"
                "ut spend other_currency impressions 1000/1999 reach not_reported ads 1/1\n");
    assert_rows("{\"id\":\"1\",\"ad_delivery_start_time\":\"2023-03-02\",\"ad_delivery_stop_time\":\"2023-03-03\","
                "\"currency\":\"EUR\"" REGIONS(REGION("Utrecht", "1")) "}",
                "all spend not_reported impressions not_reported reach not_reported ads 1/1\n"
                "ut spend not_reported impressions not_reported reach not_reported ads 1/1\n");
}

/* Signs between thousands look like the comma between the two ends: 1,000 to 1,999 is not 1 to 1. */
static void signs_between_thousands_are_no_range(void **state) {
    (void)state;
    static const char table[] =
        "ad_archive_id,page_id,ad_delivery_start_time,ad_delivery_stop_time,currency,spend,impressions\n"
        "1001,201,2023-03-02,2023-03-05,EUR,%s,\"lower_bound: 1, upper_bound: 9\"\n";
    g_autofree char *signs = g_strdup_printf(table, "\"lower_bound: 1,000, upper_bound: 1,999\"");
    write_file("input/ads.csv", signs);
    g_autofree char *got = read_ads();
    assert_string_equal(got, "input/ads.csv:2:36: error: not a range, lower_bound: 100, upper_bound: 199: "
                             "'lower_bound: 1,000, upper_bound: 1,999'; take the file as downloaded\n"
                             "    2 | 1001,201,2023-03-02,2023-03-05,EUR,\"lower_bound: 1,000, upper_bound: "
                             "1,999\",\"lower_bound: 1, upper_bound: 9\"\n"
                             "      |                                    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
}

/* A copy in which it is left out counts as well, whichever file is read first. */
static void a_copy_that_leaves_it_out_counts(void **state) {
    (void)state;
    static const char in[] = AD(REGIONS(REGION("Utrecht", "1"))), out[] = AD(COUNTRIES(COUNTRY("DE", "3")));
    static const char expected[] = "all spend 0/199 impressions 0/1999 reach not_reported ads 0/1 joined\n"
                                   "ut spend 0/199 impressions 0/1999 reach not_reported ads 0/1 joined\n";
    g_autofree char *first = g_strconcat(in, out, NULL), *second = g_strconcat(out, in, NULL);
    assert_rows(first, expected);
    assert_rows(second, expected);
    g_autofree char *other_days = g_strconcat(
        in, "{\"id\":\"1001\",\"ad_delivery_start_time\":\"2022-03-02\",\"ad_delivery_stop_time\":\"2022-03-03\"}\n",
        NULL);
    assert_rows(other_days, expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_does_not_cover_a_country_says_nothing_of_it, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(the_union_is_not_all_there_is, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(a_country_that_is_not_known_counts_from_zero, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(a_distribution_of_some_people_is_none, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(people_nobody_knows_where_may_be_abroad, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(an_amount_in_another_currency_is_reported, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(signs_between_thousands_are_no_range, enter_report, leave_folder),
        cmocka_unit_test_setup_teardown(a_copy_that_leaves_it_out_counts, enter_report, leave_folder),
    };
    return cmocka_run_group_tests_name("meta ads", tests, NULL, NULL);
}
