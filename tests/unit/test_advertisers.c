/* Totals by advertiser: they add up to their party's whatever that was made of, each under the mapping that held. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tally/tally.h"

#include <string.h>

enum { RED, BLUE };

static day_number march(int day) {
    return date_from_calendar(2023, 3, day);
}

static struct dataset *dataset_small(void) {
    struct dataset *dataset = dataset_new();
    dataset->settings.period = (struct period){march(1), march(14)};
    dataset->settings.population = -1;
    struct party parties[] = {{.id = "red", .name = "Red"}, {.id = "blue", .name = "Blue"}};
    struct platform meta = {.id = "meta", .name = "Meta"};
    g_array_append_vals(dataset->parties, parties, 2);
    g_array_append_val(dataset->platforms, meta);
    return dataset;
}

static void map_person(struct dataset *dataset, const char *id, int party, int from, int to, const char *relation,
                       bool person) {
    struct advertiser advertiser = {.advertiser_id = id,
                                    .name = id,
                                    .party = party,
                                    .relation = relation,
                                    .mapped_by = "",
                                    .evidence = "",
                                    .person = person,
                                    .valid = {from ? march(from) : 0, to ? march(to) : 0}};
    advertiser.parties = dataset_parties(dataset, &party, 1);
    advertiser.party_count = 1;
    g_array_append_val(dataset->advertisers, advertiser);
}

static void map(struct dataset *dataset, const char *id, int party, int from, int to) {
    map_person(dataset, id, party, from, to, "", false);
}

static struct observation *add(struct dataset *dataset, int party, const char *id, const char *name, int first,
                               int last, int64_t low, int64_t high) {
    struct background from = {.file = "a.csv", .source = "", .advertiser_id = id, .advertiser = name};
    struct observation row = {.party = party,
                              .ad = "",
                              .period = {march(first), march(last)},
                              .region = -1,
                              .age = "",
                              .gender = "",
                              .from = dataset_background(dataset, &from),
                              .line = dataset->observations->len + 2};
    observation_set_amount(dataset, &row, MEASURE_SPEND,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(low, high)});
    g_array_append_val(dataset->observations, row);
    return &g_array_index(dataset->observations, struct observation, dataset->observations->len - 1);
}

static struct totals *tally(const struct dataset *dataset) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct totals *totals = tally_dataset(dataset, diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    diagnostics_free(diagnostics);
    return totals;
}

static const struct advertiser_total *at(const struct totals *totals, int party, guint place) {
    const GArray *advertisers = totals_advertisers(totals, 0, party);
    assert_true(place < advertisers->len);
    return &g_array_index(advertisers, struct advertiser_total, place);
}

static void assert_advertiser(const struct totals *totals, int party, guint place, const char *id, int64_t low,
                              int64_t high) {
    const struct advertiser_total *advertiser = at(totals, party, place);
    assert_string_equal(advertiser->advertiser_id, id);
    assert_int_equal(advertiser->spend.state, STATE_VALUE);
    assert_int_equal(advertiser->spend.value.low, low);
    assert_int_equal(advertiser->spend.value.high, high);
}

/* The spending of all advertisers of a party, and of what none of them accounts for, is the party's. */
static void assert_adds_up(const struct totals *totals, int party) {
    const GArray *advertisers = totals_advertisers(totals, 0, party);
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    struct interval sum = interval_of(0);
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if (advertiser->spend.state != STATE_VALUE)
            continue;
        g_ptr_array_add(listed, (gpointer)advertiser);
        assert_true(interval_add(sum, advertiser->spend.value, &sum));
    }
    const struct total *rest = totals_rest(totals, 0, party, listed);
    if (rest)
        assert_true(interval_add(sum, rest->value, &sum));
    /* An advertiser whose number is not in hand is none of the sum, and leaves the party without an upper end. */
    struct interval whole = totals_whole(totals, 0, party, MEASURE_SPEND)->value;
    assert_true(interval_equal(sum, whole) || (whole.open && sum.low == whole.low));
}

static void advertisers_are_in_order_and_add_up(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    map(dataset, "a", RED, 0, 0);
    map(dataset, "b", RED, 0, 0);
    map(dataset, "c", RED, 0, 0);
    map(dataset, "silent", RED, 0, 0);
    add(dataset, RED, "a", "", 1, 1, 0, 100);
    add(dataset, RED, "b", "", 1, 1, 50, 50);
    add(dataset, RED, "c", "", 1, 1, 200, 300);
    add(dataset, RED, "a", "", 2, 2, 10, 10);
    add(dataset, RED, "", "", 5, 5, 7, 7); /* the party as a whole, on another day */
    struct totals *totals = tally(dataset);
    assert_advertiser(totals, RED, 0, "c", 200, 300);
    assert_advertiser(totals, RED, 1, "a", 10, 110); /* a and b may each be second: by name */
    assert_advertiser(totals, RED, 2, "b", 50, 50);
    assert_string_equal(at(totals, RED, 3)->advertiser_id, "silent");
    assert_int_equal(at(totals, RED, 3)->spend.state, STATE_NONE_LISTED);
    assert_adds_up(totals, RED);
    assert_int_equal(totals_advertisers(totals, 0, BLUE)->len, 0);
    totals_free(totals);
    dataset_free(dataset);
}

static void a_row_at_the_edge_counts_as_it_does_for_the_party(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    map(dataset, "a", RED, 0, 0);
    add(dataset, RED, "a", "", 10, 20, 500, 600);
    add(dataset, RED, "a", "", 1, 2, 30, 30);
    struct totals *totals = tally(dataset);
    assert_advertiser(totals, RED, 0, "a", 30, 630);
    assert_adds_up(totals, RED);
    totals_free(totals);
    dataset_free(dataset);
}

static void an_advertiser_that_changed_party_counts_under_each_mapping(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    map(dataset, "a", RED, 0, 7);
    map(dataset, "a", BLUE, 8, 0);
    map(dataset, "late", RED, 20, 0);
    add(dataset, RED, "a", "", 7, 7, 100, 100);
    add(dataset, BLUE, "a", "", 8, 8, 30, 30);
    struct totals *totals = tally(dataset);
    assert_advertiser(totals, RED, 0, "a", 100, 100);
    assert_int_equal(at(totals, RED, 0)->mapping, 0);
    assert_advertiser(totals, BLUE, 0, "a", 30, 30);
    assert_int_equal(at(totals, RED, 1)->spend.state, STATE_NOT_APPLICABLE);
    assert_adds_up(totals, RED);
    assert_adds_up(totals, BLUE);
    totals_free(totals);
    dataset_free(dataset);
}

static void who_is_not_mapped_goes_by_the_last_name(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    map_person(dataset, "p", PARTY_UNMAPPED, 0, 0, "", true);
    map_person(dataset, "q", RED, 0, 0, "candidate", true);
    add(dataset, PARTY_UNMAPPED, "u", "Old name", 1, 1, 10, 10);
    add(dataset, PARTY_UNMAPPED, "u", "New name", 3, 3, 10, 10);
    add(dataset, PARTY_UNMAPPED, "u", "Middle name", 2, 2, 10, 10);
    add(dataset, PARTY_UNMAPPED, "p", "Somebody", 1, 1, 5, 5);
    struct totals *totals = tally(dataset);
    assert_advertiser(totals, PARTY_UNMAPPED, 0, "u", 30, 30);
    assert_string_equal(at(totals, PARTY_UNMAPPED, 0)->name, "New name");
    assert_int_equal(at(totals, PARTY_UNMAPPED, 0)->mapping, -1);
    assert_true(at(totals, PARTY_UNMAPPED, 1)->person);
    assert_false(at(totals, RED, 0)->person); /* a candidate */
    assert_adds_up(totals, PARTY_UNMAPPED);
    totals_free(totals);
    dataset_free(dataset);
}

static void rows_that_do_not_count_for_the_party_do_not_count_here(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    map(dataset, "a", RED, 0, 0);
    map(dataset, "b", RED, 0, 0);
    map(dataset, "c", RED, 0, 0);
    add(dataset, RED, "a", "", 1, 1, 100, 100);
    add(dataset, RED, "a", "", 1, 1, 40, 40)->age = "18-24"; /* a part, beside a row for the whole */
    add(dataset, RED, "b", "", 1, 1, 40, 40)->age = "18-24"; /* a part, for want of a whole of this advertiser */
    observation_set_amount(dataset, add(dataset, RED, "c", "", 1, 1, 0, 0), MEASURE_SPEND,
                           (struct amount){.given = true, .state = STATE_SUPPRESSED});
    add(dataset, RED, "a", "", 2, 2, 999, 999)->role = ROLE_REFERENCE;
    struct totals *totals = tally(dataset);
    assert_advertiser(totals, RED, 0, "a", 100, 100);
    assert_advertiser(totals, RED, 1, "b", 40, 40);
    assert_true(at(totals, RED, 1)->spend.flags & TOTAL_FROM_PARTS);
    assert_int_equal(at(totals, RED, 2)->spend.state, STATE_SUPPRESSED);
    assert_adds_up(totals, RED);
    totals_free(totals);
    dataset_free(dataset);
}

static void figures_of_whole_parties_name_no_advertisers(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    map(dataset, "a", RED, 0, 0);
    add(dataset, RED, "", "", 1, 1, 100, 100);
    struct totals *totals = tally(dataset);
    assert_false(totals_names_advertisers(totals, 0));
    assert_int_equal(at(totals, RED, 0)->spend.state, STATE_NOT_REPORTED);
    assert_adds_up(totals, RED);
    totals_free(totals);
    dataset_free(dataset);
}

/* From 1 + how many lie wholly above, to 1 + how many others reach above the low end. */
static struct interval place_of(const struct interval *values, guint count, guint index) {
    struct interval place = interval_of(1);
    for (guint i = 0; i < count; i++) {
        place.low += i != index && interval_above(values[i], values[index]);
        place.high += i != index && (values[i].open || values[i].high > values[index].low);
    }
    return place;
}

/* Advertisers are in the order of their places, which are worked out for all at once. */
static void order_is_that_of_places(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    static const struct interval values[] = {
        {0, 100, false, false},   {50, 50, false, false}, {50, 60, false, false},  {60, INT64_MAX, true, false},
        {200, 300, false, false}, {0, 0, false, false},   {100, 100, false, false}};
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", "g"};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        observation_set_amount(dataset, add(dataset, PARTY_UNMAPPED, ids[i], "", 1, 1, 0, 0), MEASURE_SPEND,
                               (struct amount){.given = true, .state = STATE_VALUE, .value = values[i]});
    struct totals *totals = tally(dataset);
    struct interval before = interval_of(0);
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        guint index = (guint)(at(totals, PARTY_UNMAPPED, i)->advertiser_id[0] - 'a');
        struct interval place = place_of(values, G_N_ELEMENTS(values), index);
        assert_true(before.low < place.low || (before.low == place.low && before.high <= place.high));
        before = place;
    }
    totals_free(totals);
    dataset_free(dataset);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advertisers_are_in_order_and_add_up),
        cmocka_unit_test(a_row_at_the_edge_counts_as_it_does_for_the_party),
        cmocka_unit_test(an_advertiser_that_changed_party_counts_under_each_mapping),
        cmocka_unit_test(who_is_not_mapped_goes_by_the_last_name),
        cmocka_unit_test(rows_that_do_not_count_for_the_party_do_not_count_here),
        cmocka_unit_test(figures_of_whole_parties_name_no_advertisers),
        cmocka_unit_test(order_is_that_of_places),
    };
    return cmocka_run_group_tests_name("advertisers", tests, NULL, NULL);
}
