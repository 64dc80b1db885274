/* Totals: what may be added is added, what may not is bounded, and an empty cell knows why it is empty. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tally/tally.h"

enum { META, TIKTOK };
enum { RED, BLUE };

static day_number march(int day) {
    return date_from_calendar(2023, 3, day);
}

static struct period days(int first, int last) {
    return (struct period){march(first), march(last)};
}

/* Two parties (red signed the code), two platforms, 1 to 14 March, weeks from Monday 27 February. */
static struct dataset *dataset_small(void) {
    struct dataset *dataset = dataset_new();
    dataset->settings.period = days(1, 14);
    dataset->settings.axis = AXIS_WEEK;
    struct party parties[] = {{.id = "red", .name = "Red", .code_signed_on = 1}, {.id = "blue", .name = "Blue"}};
    struct platform platforms[] = {{.id = "meta", .name = "Meta"},
                                   {.id = "tiktok", .name = "TikTok", .offered_until = 1}};
    g_array_append_vals(dataset->parties, parties, 2);
    g_array_append_vals(dataset->platforms, platforms, 2);
    return dataset;
}

/* A row before it is in a dataset. */
struct told {
    struct observation row;
    struct amount amounts[MEASURE_COUNT];
};

static struct told row_of(int party, struct period period, enum measure measure, struct interval value) {
    static const struct background from = {
        .file = "input/spend/a.csv", .source = "", .advertiser_id = "", .advertiser = ""};
    struct told told = {.row = {.platform = META,
                                .party = party,
                                .ad = "",
                                .period = period,
                                .region = -1,
                                .age = "",
                                .gender = "",
                                .from = &from,
                                .line = 2}};
    told.amounts[measure] = (struct amount){.given = true, .state = STATE_VALUE, .value = value};
    return told;
}

static void add(struct dataset *dataset, struct told told) {
    observation_set_amounts(dataset, &told.row, told.amounts);
    g_array_append_val(dataset->observations, told.row);
}

static void cover(struct dataset *dataset, enum measure measure, struct period period, enum state state) {
    struct coverage coverage = {.platform = META, .measure = (int)measure, .period = period, .state = state};
    g_array_append_val(dataset->coverage, coverage);
}

struct tallied {
    struct dataset *dataset;
    struct diagnostics *diagnostics;
    struct totals *totals;
};

static void assert_interval(struct interval value, int64_t low, int64_t high) {
    assert_false(value.open);
    assert_int_equal(value.low, low);
    assert_int_equal(value.high, high);
}

static struct tallied tally(struct dataset *dataset) {
    struct tallied tallied = {dataset, diagnostics_new(), NULL};
    tallied.totals = tally_dataset(dataset, tallied.diagnostics);
    return tallied;
}

static void tallied_free(struct tallied *tallied) {
    totals_free(tallied->totals);
    diagnostics_free(tallied->diagnostics);
    dataset_free(tallied->dataset);
}

static void assert_total(const struct total *total, int64_t low, int64_t high) {
    assert_int_equal(total->state, STATE_VALUE);
    assert_false(total->value.open);
    assert_int_equal(total->value.low, low);
    assert_int_equal(total->value.high, high);
}

static void assert_open(const struct total *total, int64_t low) {
    assert_int_equal(total->state, STATE_VALUE);
    assert_true(total->value.open);
    assert_int_equal(total->value.low, low);
}

static void spending_adds_over_days_and_parties(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_between(0, 10000)));
    add(dataset, row_of(RED, days(2, 2), MEASURE_SPEND, interval_of(5000)));
    add(dataset, row_of(BLUE, days(2, 2), MEASURE_SPEND, interval_of(700)));
    add(dataset, row_of(PARTY_UNMAPPED, days(2, 2), MEASURE_SPEND, interval_of(11)));
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 5000, 15000);
    assert_total(totals_whole(t.totals, META, GROUP_MAPPED, MEASURE_SPEND), 5700, 15700);
    assert_total(totals_whole(t.totals, META, GROUP_SIGNATORIES, MEASURE_SPEND), 5000, 15000);
    assert_total(totals_whole(t.totals, META, GROUP_UNMAPPED, MEASURE_SPEND), 11, 11);
    assert_total(totals_whole(t.totals, META, GROUP_ALL, MEASURE_SPEND), 5711, 15711);
    assert_int_equal(totals_whole(t.totals, META, RED, MEASURE_SPEND)->origin.list->count, 2);
    tallied_free(&t);
}

/* Each platform has its own, which nothing adds up. */
static void clicks_add_within_a_platform(void **state) {
    (void)state;
    const struct measure_rule *rule = measure_rule(MEASURE_CLICKS);
    assert_true(rule->adds_over_periods && rule->adds_over_regions && rule->adds_over_advertisers);
    assert_false(rule->adds_over_platforms);
    struct dataset *dataset = dataset_small();
    struct platform snapchat = {.id = "snapchat", .name = "Snapchat"};
    g_array_append_val(dataset->platforms, snapchat);
    struct told elsewhere = row_of(RED, days(1, 1), MEASURE_CLICKS, interval_of(4000));
    elsewhere.row.platform = 2;
    add(dataset, row_of(RED, days(1, 1), MEASURE_CLICKS, interval_between(10, 19)));
    add(dataset, row_of(RED, days(2, 2), MEASURE_CLICKS, interval_of(20)));
    add(dataset, row_of(BLUE, days(2, 2), MEASURE_CLICKS, interval_of(7)));
    add(dataset, elsewhere);
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_CLICKS), 30, 39);
    assert_total(totals_whole(t.totals, META, GROUP_ALL, MEASURE_CLICKS), 37, 46);
    assert_total(totals_whole(t.totals, 2, GROUP_ALL, MEASURE_CLICKS), 4000, 4000);
    tallied_free(&t);
}

static void reach_is_never_added(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.population = 1200;
    add(dataset, row_of(RED, days(1, 5), MEASURE_REACH, interval_between(400, 500)));
    add(dataset, row_of(RED, days(6, 12), MEASURE_REACH, interval_between(300, 900)));
    add(dataset, row_of(BLUE, days(6, 12), MEASURE_REACH, interval_of(100)));
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_REACH), 400, 1200);
    assert_true(totals_whole(t.totals, META, RED, MEASURE_REACH)->flags & TOTAL_BOUNDS);
    assert_total(totals_whole(t.totals, META, GROUP_ALL, MEASURE_REACH), 400, 1200);
    tallied_free(&t);
}

static void advertisers_add_over_parties_but_not_over_days(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    for (int day = 1; day <= 3; day++) {
        add(dataset, row_of(RED, days(day, day), MEASURE_ADVERTISERS, interval_of(10 + day)));
        add(dataset, row_of(BLUE, days(day, day), MEASURE_ADVERTISERS, interval_of(5)));
    }
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_ADVERTISERS), 13, 36);
    assert_total(totals_whole(t.totals, META, GROUP_MAPPED, MEASURE_ADVERTISERS), 18, 51);
    tallied_free(&t);
}

static void counts_of_different_parties_are_different_things(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add(dataset, row_of(RED, days(1, 1), MEASURE_ADS, interval_of(8)));
    add(dataset, row_of(PARTY_UNMAPPED, days(2, 9), MEASURE_ADS, interval_of(31)));
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, GROUP_ALL, MEASURE_ADS), 39, 39);
    tallied_free(&t);
}

static void ads_that_are_listed_one_by_one_are_counted(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told first = row_of(RED, days(1, 3), MEASURE_ADS, interval_of(1));
    struct told second = row_of(RED, days(2, 9), MEASURE_ADS, interval_of(1));
    first.row.ad = "a";
    second.row.ad = "b";
    add(dataset, first);
    add(dataset, second);
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_ADS), 2, 2);
    tallied_free(&t);
}

static void a_row_across_an_edge_counts_from_zero_there(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add(dataset, row_of(RED, days(4, 8), MEASURE_SPEND, interval_of(900)));    /* two weeks */
    add(dataset, row_of(BLUE, days(13, 20), MEASURE_SPEND, interval_of(400))); /* beyond the report */
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 900, 900);
    assert_total(totals_in_bin(t.totals, META, RED, MEASURE_SPEND, 0), 0, 900);
    assert_total(totals_in_bin(t.totals, META, RED, MEASURE_SPEND, 1), 0, 900);
    assert_true(totals_in_bin(t.totals, META, RED, MEASURE_SPEND, 1)->flags & TOTAL_STRADDLES);
    assert_total(totals_whole(t.totals, META, BLUE, MEASURE_SPEND), 0, 400);
    tallied_free(&t);
}

static void states_are_left_out_and_said(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told hidden = row_of(RED, days(2, 2), MEASURE_SPEND, interval_of(0));
    hidden.amounts[MEASURE_SPEND].state = STATE_SUPPRESSED;
    struct told guessed = row_of(BLUE, days(2, 2), MEASURE_SPEND, interval_of(2000));
    guessed.amounts[MEASURE_SPEND].state = STATE_ESTIMATED;
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(300)));
    add(dataset, hidden);
    add(dataset, guessed);
    struct tallied t = tally(dataset);
    assert_open(totals_whole(t.totals, META, RED, MEASURE_SPEND), 300);
    assert_true(totals_whole(t.totals, META, RED, MEASURE_SPEND)->flags & TOTAL_LEAVES_OUT);
    assert_int_equal(totals_whole(t.totals, META, BLUE, MEASURE_SPEND)->state, STATE_ESTIMATED);
    assert_open(totals_whole(t.totals, META, GROUP_MAPPED, MEASURE_SPEND), 300);
    tallied_free(&t);
}

/* What is not listed, or cannot have been spent, is no missing number. */
static void nothing_listed_hides_no_number(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told nothing = row_of(RED, days(2, 2), MEASURE_SPEND, interval_of(0));
    nothing.amounts[MEASURE_SPEND].state = STATE_NONE_LISTED;
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(300)));
    add(dataset, nothing);
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 300, 300);
    assert_false(totals_whole(t.totals, META, RED, MEASURE_SPEND)->flags & TOTAL_LEAVES_OUT);
    tallied_free(&t);
}

/* A total and its days are made of the same rows: else days would not add up to it. */
static void days_are_made_of_the_rows_of_the_total(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told north = row_of(RED, days(1, 14), MEASURE_SPEND, interval_of(600));
    north.row.region = 0;
    add(dataset, north);
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(1000)));
    struct tallied t = tally(dataset);
    /* The region's row reaches beyond the day of the whole: what it holds of other days is not known. */
    assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 1000, 1600);
    assert_true(totals_whole(t.totals, META, RED, MEASURE_SPEND)->flags & TOTAL_OVERLAPS);
    int64_t low = 0;
    for (guint bin = 0; bin < totals_bin_count(t.totals); bin++) {
        const struct total *total = totals_in_bin(t.totals, META, RED, MEASURE_SPEND, bin);
        assert_true(total->state == STATE_VALUE || total->state == STATE_NONE_LISTED);
        low += total->state == STATE_VALUE ? total->value.low : 0;
    }
    assert_int_equal(low, 1000);
    tallied_free(&t);
}

/* A platform that left in the middle of the report gave, or did not give, its figures before. */
static void days_without_advertising_explain_nothing_else(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct platform *meta = &g_array_index(dataset->platforms, struct platform, META);
    meta->offered_until = days(3, 3).first;
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(300)));
    cover(dataset, MEASURE_SPEND, days(4, 14), STATE_NOT_OFFERED);
    struct tallied t = tally(dataset);
    assert_int_equal(totals_whole(t.totals, META, RED, MEASURE_REACH)->state, STATE_NOT_REPORTED);
    const struct coverage *said;
    assert_int_equal(totals_day_state(t.totals, META, MEASURE_SPEND, days(5, 5).first, &said), STATE_NOT_OFFERED);
    assert_ptr_equal(said, &g_array_index(dataset->coverage, struct coverage, 0));
    tallied_free(&t);
}

static void regions_are_not_added_to_the_whole(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told north = row_of(RED, days(1, 14), MEASURE_SPEND, interval_of(600));
    struct told south = north;
    north.row.region = 0;
    south.row.region = 1;
    add(dataset, north);
    add(dataset, south);
    add(dataset, row_of(RED, days(1, 14), MEASURE_SPEND, interval_of(1000)));
    north.row.party = south.row.party = BLUE;
    add(dataset, north);
    add(dataset, south);
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 1000, 1000);
    /* Without a row for the whole, the parts make it, and the total says so. */
    assert_total(totals_whole(t.totals, META, BLUE, MEASURE_SPEND), 1200, 1200);
    assert_true(totals_whole(t.totals, META, BLUE, MEASURE_SPEND)->flags & TOTAL_FROM_PARTS);
    assert_total(totals_part(t.totals, META, MEASURE_SPEND, 0, NULL, NULL, NULL), 1200, 1200);
    assert_null(totals_part(t.totals, META, MEASURE_SPEND, 5, NULL, NULL, NULL));
    tallied_free(&t);
}

/* "At most 100", and regions that add up to 70: 70 to 100. If the whole is hidden, 70 or more, and never 0 to 100 in one
 * and 70 or more in the other. Regions that exceed their whole are noise. */
static void parts_may_prove_more_than_their_whole(void **state) {
    (void)state;
    for (int hidden = 0; hidden <= 1; hidden++) {
        struct dataset *dataset = dataset_small();
        struct told north = row_of(RED, days(6, 12), MEASURE_SPEND, interval_of(30));
        struct told south = row_of(RED, days(6, 12), MEASURE_SPEND, interval_of(40));
        struct told whole = row_of(RED, days(6, 12), MEASURE_SPEND, interval_between(0, 100));
        struct told exact = row_of(BLUE, days(6, 12), MEASURE_SPEND, interval_of(20));
        north.row.region = 0;
        south.row.region = 1;
        whole.amounts[MEASURE_SPEND].state = hidden ? STATE_SUPPRESSED : STATE_VALUE;
        add(dataset, north);
        add(dataset, south);
        add(dataset, whole);
        add(dataset, exact);
        north.row.party = BLUE;
        add(dataset, north);
        struct tallied t = tally(dataset);
        if (hidden)
            assert_open(totals_whole(t.totals, META, RED, MEASURE_SPEND), 70);
        else
            assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 70, 100);
        assert_total(totals_whole(t.totals, META, BLUE, MEASURE_SPEND), 20, 20);
        assert_int_equal(totals_in_bin(t.totals, META, RED, MEASURE_SPEND, 1)->value.low, 70);
        tallied_free(&t);
    }
}

static void an_empty_cell_knows_why(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(300)));
    cover(dataset, MEASURE_SPEND, days(1, 7), STATE_VALUE);
    cover(dataset, MEASURE_SPEND, days(8, 14), STATE_NOT_COLLECTED);
    cover(dataset, MEASURE_REACH, days(1, 14), STATE_WITHDRAWN);
    struct tallied t = tally(dataset);
    assert_int_equal(totals_whole(t.totals, META, BLUE, MEASURE_SPEND)->state, STATE_NONE_LISTED);
    assert_int_equal(totals_in_bin(t.totals, META, RED, MEASURE_SPEND, 2)->state, STATE_NOT_COLLECTED);
    assert_true(totals_whole(t.totals, META, RED, MEASURE_SPEND)->flags & TOTAL_INCOMPLETE);
    assert_int_equal(totals_whole(t.totals, META, RED, MEASURE_REACH)->state, STATE_WITHDRAWN);
    assert_int_equal(totals_whole(t.totals, META, RED, MEASURE_IMPRESSIONS)->state, STATE_NOT_REPORTED);
    assert_int_equal(totals_whole(t.totals, TIKTOK, RED, MEASURE_SPEND)->state, STATE_NOT_OFFERED);
    const struct days *collected = totals_days(t.totals, META, MEASURE_SPEND);
    assert_int_equal(collected->count, 1);
    assert_true(period_equal(collected->stretches[0], days(1, 7)));
    tallied_free(&t);
}

static void references_are_never_added(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(300)));
    struct told reference = row_of(RED, days(1, 14), MEASURE_SPEND, interval_of(9000));
    reference.row.role = ROLE_REFERENCE;
    add(dataset, reference);
    struct tallied t = tally(dataset);
    assert_total(totals_whole(t.totals, META, RED, MEASURE_SPEND), 300, 300);
    tallied_free(&t);
}

static void a_region_report_makes_its_region_only(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told part = row_of(RED, days(1, 7), MEASURE_SPEND, interval_of(400));
    part.row.role = ROLE_PART;
    part.row.region = 3;
    add(dataset, part);
    part.row.party = BLUE;
    add(dataset, part);
    add(dataset, row_of(BLUE, days(1, 7), MEASURE_SPEND, interval_of(300)));
    struct tallied t = tally(dataset);
    assert_int_equal(totals_whole(t.totals, META, RED, MEASURE_SPEND)->state, STATE_NONE_LISTED);
    assert_total(totals_whole(t.totals, META, GROUP_ALL, MEASURE_SPEND), 300, 300);
    assert_total(totals_part(t.totals, META, MEASURE_SPEND, 3, "", "", NULL), 800, 800);
    tallied_free(&t);
}

static void a_sum_too_large_is_an_error_with_its_place(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(INT64_MAX)));
    add(dataset, row_of(RED, days(2, 2), MEASURE_SPEND, interval_of(1)));
    struct tallied t = tally(dataset);
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(t.diagnostics, out, false);
    assert_true(g_str_has_prefix(out->str, "input/spend/a.csv:2: error: the sum of spend becomes larger"));
    tallied_free(&t);
}

static void rows_left_out_may_hold_any_amount(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct told hidden = row_of(BLUE, days(2, 2), MEASURE_SPEND, interval_of(0));
    hidden.amounts[MEASURE_SPEND].state = STATE_SUPPRESSED;
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_of(900)));
    add(dataset, row_of(BLUE, days(1, 1), MEASURE_SPEND, interval_of(100)));
    add(dataset, hidden);
    struct tallied t = tally(dataset);
    const struct standing *red = totals_standing(t.totals, META, MEASURE_SPEND, RED);
    assert_true(red->compared);
    assert_int_equal(red->rank.low, 1);
    assert_int_equal(red->rank.high, 2);
    tallied_free(&t);
}

static void order_is_by_places_then_ends_then_name(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct party more[] = {{.id = "zeta", .name = "Zeta"}, {.id = "alpha", .name = "alpha"}};
    g_array_append_vals(dataset->parties, more, 2);
    add(dataset, row_of(BLUE, days(1, 1), MEASURE_SPEND, interval_between(50, 90)));
    add(dataset, row_of(RED, days(1, 1), MEASURE_SPEND, interval_between(60, 100)));
    add(dataset, row_of(2, days(1, 1), MEASURE_SPEND, interval_of(200)));
    struct tallied t = tally(dataset);
    const GArray *order = totals_order(t.totals, META, MEASURE_SPEND);
    int expected[] = {2, RED, BLUE, 3}; /* Red and Blue may both be second or third: the higher upper end is first */
    for (guint i = 0; i < 4; i++)
        assert_int_equal(g_array_index(order, int, i), expected[i]);
    const struct standing *red = totals_standing(t.totals, META, MEASURE_SPEND, RED);
    assert_int_equal(red->rank.low, 2);
    assert_int_equal(red->rank.high, 3);
    assert_false(totals_standing(t.totals, META, MEASURE_SPEND, 3)->compared);
    tallied_free(&t);
}

/* An ad in both countries counts whole in their sum and from zero in each; as an ad it is one everywhere. A row about the whole of one
 * country hides no region of the other. */
static void countries_add_up_and_share_no_money(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    const char **countries = g_new0(const char *, 3);
    countries[0] = "NL";
    countries[1] = "BE";
    dataset->settings.countries = countries;
    struct region region = {.id = "north"};
    g_array_append_val(dataset->regions, region);
    struct told nl = row_of(RED, days(1, 14), MEASURE_SPEND, interval_of(100)), be = nl, ad = nl;
    nl.row.countries = country_bit(1);
    be.row.countries = country_bit(2);
    be.row.region = 0;
    be.amounts[MEASURE_SPEND].value = interval_of(30);
    ad.row.countries = country_bit(1) | country_bit(2);
    struct background account = *ad.row.from;
    account.advertiser_id = "7";
    ad.row.from = &account;
    ad.row.ad = "7-1";
    ad.amounts[MEASURE_SPEND].value = interval_between(50, 200);
    ad.amounts[MEASURE_ADS] = (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(1)};
    ad.row.party = BLUE;
    add(dataset, nl);
    add(dataset, be);
    add(dataset, ad);
    struct tallied t = tally(dataset);
    assert_interval(totals_whole(t.totals, META, RED, MEASURE_SPEND)->value, 130, 130);
    assert_interval(totals_whole(t.totals, META, GROUP_ALL, MEASURE_SPEND)->value, 180, 330);
    assert_interval(totals_country(t.totals, META, GROUP_ALL, MEASURE_SPEND, 1)->value, 100, 300);
    assert_interval(totals_country(t.totals, META, GROUP_ALL, MEASURE_SPEND, 2)->value, 30, 230);
    assert_interval(totals_country(t.totals, META, BLUE, MEASURE_SPEND, 2)->value, 0, 200);
    assert_interval(totals_country(t.totals, META, BLUE, MEASURE_ADS, 2)->value, 1, 1);
    assert_interval(totals_whole(t.totals, META, GROUP_ALL, MEASURE_ADS)->value, 1, 1);
    assert_true(totals_country(t.totals, META, BLUE, MEASURE_SPEND, 2)->flags & TOTAL_COUNTRIES);
    assert_null(totals_country(t.totals, META, RED, MEASURE_ADS, 1));
    tallied_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spending_adds_over_days_and_parties),
        cmocka_unit_test(clicks_add_within_a_platform),
        cmocka_unit_test(reach_is_never_added),
        cmocka_unit_test(advertisers_add_over_parties_but_not_over_days),
        cmocka_unit_test(counts_of_different_parties_are_different_things),
        cmocka_unit_test(ads_that_are_listed_one_by_one_are_counted),
        cmocka_unit_test(a_row_across_an_edge_counts_from_zero_there),
        cmocka_unit_test(states_are_left_out_and_said),
        cmocka_unit_test(nothing_listed_hides_no_number),
        cmocka_unit_test(days_are_made_of_the_rows_of_the_total),
        cmocka_unit_test(days_without_advertising_explain_nothing_else),
        cmocka_unit_test(regions_are_not_added_to_the_whole),
        cmocka_unit_test(parts_may_prove_more_than_their_whole),
        cmocka_unit_test(an_empty_cell_knows_why),
        cmocka_unit_test(references_are_never_added),
        cmocka_unit_test(a_region_report_makes_its_region_only),
        cmocka_unit_test(countries_add_up_and_share_no_money),
        cmocka_unit_test(a_sum_too_large_is_an_error_with_its_place),
        cmocka_unit_test(rows_left_out_may_hold_any_amount),
        cmocka_unit_test(order_is_by_places_then_ends_then_name),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
