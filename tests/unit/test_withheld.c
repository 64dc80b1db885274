/* What is said beside a number holds where others are withheld, not reported or not collected. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "story.h"

static struct observation *last_row(struct dataset *dataset) {
    return &g_array_index(dataset->observations, struct observation, dataset->observations->len - 1);
}

static void add_platform(struct dataset *dataset, const char *id, const char *name) {
    struct platform platform = {.id = id, .name = name};
    g_array_append_val(dataset->platforms, platform);
}

/* A row without an amount, for a reason. */
static void add_without(struct dataset *dataset, int platform, int party, int day, enum state state) {
    add_spend(dataset, party, day, 0, 0);
    last_row(dataset)->platform = platform;
    observation_set_amount(dataset, last_row(dataset), MEASURE_SPEND, (struct amount){.given = true, .state = state});
}

static void add_shown(struct dataset *dataset, int64_t count) {
    observation_set_amount(dataset, last_row(dataset), MEASURE_IMPRESSIONS,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(count)});
}

static void add_coverage(struct dataset *dataset, int platform, int first, int last, enum state state,
                         const char *reason) {
    struct coverage coverage = {.platform = platform,
                                .measure = MEASURE_SPEND,
                                .period = {march(first), march(last)},
                                .state = state,
                                .reason = {{reason, reason}}};
    g_array_append_val(dataset->coverage, coverage);
}

static void add_days(struct dataset *dataset, int first, int last) {
    for (int day = first; day <= last; day++)
        for (int party = 0; party < 2; party++)
            add_spend(dataset, party, day, day, day);
}

static bool has_note(const struct figure *figure, const char *words) {
    for (guint i = 0; i < figure->note_count; i++)
        if (strstr(figure->notes[i].text[LANGUAGE_EN], words))
            return true;
    return false;
}

/* How often ads were shown was collected, so that it is not so that there are no figures at all. */
static void what_was_not_collected_is_spending_and_no_more(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_platform(dataset, "google", "Google");
    add_days(dataset, 13, 15);
    for (int party = 0; party < 4; party++) {
        add_without(dataset, 1, party, 13, STATE_NOT_COLLECTED);
        add_shown(dataset, 100);
    }
    struct story story = tell(dataset);
    g_autofree char *english = prose_text(&story, "party-a", "missing", LANGUAGE_EN);
    g_autofree char *dutch = prose_text(&story, "party-a", "missing", LANGUAGE_NL);
    assert_string_equal(english, "We collected no Google figures on spending.");
    assert_string_equal(dutch, "Van Google hebben wij geen cijfers over uitgaven verzameld.");
    story_free(&story);
}

static void a_reason_is_that_of_the_days_it_is_said_of(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_platform(dataset, "google", "Google");
    add_days(dataset, 13, 15);
    add_coverage(dataset, 1, 13, 13, STATE_NOT_OFFERED, "It began on 14 March.");
    add_coverage(dataset, 1, 14, 15, STATE_NOT_COLLECTED, "We forgot.");
    struct story story = tell(dataset);
    g_autofree char *lead = prose_text(&story, "platform-google", "lead", LANGUAGE_EN);
    g_autofree char *reason = prose_text(&story, "party-a-google", "reason", LANGUAGE_EN);
    assert_string_equal(lead, "We collected no Google figures on the spending of parties. We forgot.");
    assert_string_equal(reason, "We forgot.");
    story_free(&story);
}

/* What was withheld was collected, and the sum is higher from then on, nobody knows by how much. */
static void a_sum_is_drawn_where_an_amount_is_withheld(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_days(dataset, 13, 13);
    add_without(dataset, 0, 0, 14, STATE_SUPPRESSED);
    add_days(dataset, 15, 15);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-cumulative-by-day");
    const struct row *row = figure_row(figure, "2023-03-14");
    assert_true(cell_value(&row->cells[1]).open && !row->uncollected);
    assert_false(has_note(figure, "repeats the amount"));
    story_free(&story);
}

static void a_gap_in_a_sum_says_what_it_is(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_days(dataset, 13, 13);
    add_coverage(dataset, 0, 14, 14, STATE_NOT_REPORTED, NULL);
    add_days(dataset, 15, 15);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-cumulative-by-day");
    assert_true(figure_row(figure, "2023-03-14")->uncollected);
    assert_true(has_note(figure, "Where there are no figures"));
    assert_true(g_str_has_prefix(figure->chart.uncollected.text[LANGUAGE_EN], "no figures:"));
    story_free(&story);
}

/* The platform lists five accounts, of which one is a party's. */
static struct dataset *dataset_of_accounts(enum state others) {
    static const char *const ids[] = {"1", "2", "3", "4", "5"};
    struct dataset *dataset = dataset_small();
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        if (i == 0)
            add_spend(dataset, 0, 13, 5, 5);
        else
            add_without(dataset, 0, PARTY_UNMAPPED, 13, others);
        say_account(dataset, last_row(dataset), ids[i], ids[i]);
        add_shown(dataset, 100);
    }
    return dataset;
}

static void accounts_that_are_listed_without_an_amount_were_looked_up_by_nobody(void **state) {
    (void)state;
    struct story story = tell(dataset_of_accounts(STATE_SUPPRESSED));
    const struct slot *facts = g_hash_table_lookup(report_page(story.report, "platform-meta")->slots, "facts");
    assert_non_null(facts);
    assert_int_equal(facts->fact_count, 2);
    for (guint i = 0; i < facts->fact_count; i++)
        for (guint j = 0; j < facts->facts[LANGUAGE_EN][i].remark.count; j++)
            assert_null(strstr(facts->facts[LANGUAGE_EN][i].remark.spans[j].text, "accounts"));
    assert_string_equal(facts->facts[LANGUAGE_EN][1].value.spans[0].text, "500");
    story_free(&story);
}

static void a_chart_counts_the_bars_that_it_has(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_party(dataset, "e", "E");
    add_days(dataset, 13, 15);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "spend-by-party");
    assert_true(figure_row(figure, "e")->silent);
    assert_non_null(strstr(figure->chart.description.text[LANGUAGE_EN], "number of bars: 2."));
    story_free(&story);
}

/* The lead has said two stretches of days: "the same" would be either. */
static void platforms_say_their_days_once_a_lead_has_said_several(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    static const char *const ids[] = {"google", "snapchat", "forum"};
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
        add_platform(dataset, ids[i], ids[i]);
    add_days(dataset, 13, 15);
    add_spend(dataset, 0, 14, 5, 5);
    last_row(dataset)->platform = 1;
    for (int platform = 2; platform <= 3; platform++)
        for (int day = 13; day <= 15; day++) {
            add_spend(dataset, 1, day, 5, 5);
            last_row(dataset)->platform = platform;
        }
    struct story story = tell(dataset);
    g_autofree char *lead = prose_text(&story, "party-a", "lead", LANGUAGE_EN);
    assert_non_null(strstr(lead, "A does not appear in the figures on snapchat or forum (13"));
    story_free(&story);
}

/* What is published beside the totals was collected, also if it is about no party. */
static void a_platform_with_a_reference_is_not_without_figures(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_platform(dataset, "google", "Google");
    add_days(dataset, 13, 15);
    add_spend(dataset, PARTY_UNMAPPED, 13, 5, 5);
    last_row(dataset)->platform = 1;
    last_row(dataset)->role = ROLE_REFERENCE;
    struct story story = tell(dataset);
    g_autofree char *lead = prose_text(&story, "platform-google", "lead", LANGUAGE_EN);
    g_autofree char *missing = prose_text(&story, "party-a", "missing", LANGUAGE_EN);
    assert_non_null(strstr(lead, "is shown for comparison only."));
    assert_string_equal(missing, "We collected no Google figures on spending by A.");
    story_free(&story);
}

/* The only party is among nobody. */
static void a_party_alone_is_not_shown_among_others(void **state) {
    (void)state;
    for (int both = 0; both < 2; both++) {
        struct dataset *dataset = dataset_small();
        g_array_set_size(dataset->parties, both ? 2 : 1);
        for (int day = 13; day <= 15; day++)
            for (int party = 0; party <= both; party++)
                add_spend(dataset, party, day, day, day);
        struct story story = tell(dataset);
        assert_int_equal(page_figure(report_page(story.report, "party-a"), "spend-by-party") != NULL, both);
        story_free(&story);
    }
}

/* A remark on a table of several parties is about no one of them. */
static void a_remark_on_a_table_names_no_single_party(void **state) {
    (void)state;
    static const int parties[] = {0, 1};
    struct dataset *dataset = dataset_small();
    for (int party = 0; party < 2; party++) {
        struct advertiser account = {.advertiser_id = party ? "2" : "1",
                                     .name = "N",
                                     .party = party,
                                     .parties = &parties[party],
                                     .party_count = 1,
                                     .relation = "party",
                                     .valid = {march(party ? 14 : 13), march(15)},
                                     .mapped_by = "",
                                     .evidence = ""};
        g_array_append_val(dataset->advertisers, account);
        for (int day = party ? 14 : 13; day <= 15; day++) {
            add_spend(dataset, party, day, 1, 1);
            say_account(dataset, last_row(dataset), account.advertiser_id, "");
        }
    }
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party");
    assert_true(has_note(figure, "Not every party had a linked account on all days."));
    assert_false(has_note(figure, "this party"));
    story_free(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_not_collected_is_spending_and_no_more),
        cmocka_unit_test(a_reason_is_that_of_the_days_it_is_said_of),
        cmocka_unit_test(a_sum_is_drawn_where_an_amount_is_withheld),
        cmocka_unit_test(a_gap_in_a_sum_says_what_it_is),
        cmocka_unit_test(accounts_that_are_listed_without_an_amount_were_looked_up_by_nobody),
        cmocka_unit_test(a_chart_counts_the_bars_that_it_has),
        cmocka_unit_test(a_platform_with_a_reference_is_not_without_figures),
        cmocka_unit_test(a_party_alone_is_not_shown_among_others),
        cmocka_unit_test(a_remark_on_a_table_names_no_single_party),
        cmocka_unit_test(platforms_say_their_days_once_a_lead_has_said_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
