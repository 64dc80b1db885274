/* What is missing is said of those of whom it holds, once, and of no others. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "compose/known.h"
#include "story.h"

static void add_platform(struct dataset *dataset, const char *id, const char *name) {
    struct platform platform = {.id = id, .name = name};
    g_array_append_val(dataset->platforms, platform);
}

static void add_spend_on(struct dataset *dataset, int platform, int party, int day, int64_t low, int64_t high) {
    add_spend(dataset, party, day, low, high);
    g_array_index(dataset->observations, struct observation, dataset->observations->len - 1).platform = platform;
}

static void add_coverage(struct dataset *dataset, int platform, enum measure measure, int first, int last,
                         enum state state) {
    struct coverage coverage = {
        .platform = platform, .measure = (int)measure, .period = {march(first), march(last)}, .state = state};
    g_array_append_val(dataset->coverage, coverage);
}

/* C is on Meta; the others list only A, on other days than Meta: Google and Snapchat on the same ones. */
static struct dataset *dataset_of_five(void) {
    struct dataset *dataset = dataset_small();
    add_platform(dataset, "google", "Google");
    add_platform(dataset, "snapchat", "Snapchat");
    add_platform(dataset, "forum", "Forum");
    add_platform(dataset, "kort", "Kortfilm");
    for (int day = 13; day <= 15; day++) {
        add_spend_on(dataset, 0, 0, day, 5, 5);
        add_spend_on(dataset, 0, 1, day, 5, 5);
        add_spend_on(dataset, 0, 2, day, 1, 2);
        add_spend_on(dataset, 3, 0, day, 1, 2);
    }
    add_spend_on(dataset, 1, 0, 13, 1, 2);
    add_spend_on(dataset, 2, 0, 13, 1, 2);
    add_coverage(dataset, 4, MEASURE_SPEND, 13, 15, STATE_NOT_OFFERED);
    return dataset;
}

static void platforms_that_list_nothing_are_one_sentence_with_their_days(void **state) {
    (void)state;
    struct story story = tell(dataset_of_five());
    g_autofree char *lead = prose_text(&story, "party-c", "lead", LANGUAGE_NL);
    assert_non_null(strstr(lead,
                           "C komt niet voor in de cijfers over Forum; of Google en Snapchat (13" NB "maart 2023). "
                           "Dat wil niet zeggen"));
    g_autofree char *english = prose_text(&story, "party-c", "lead", LANGUAGE_EN);
    assert_non_null(strstr(english, "C does not appear in the figures on Forum; or Google and Snapchat (13" NB
                                    "March 2023). That does not mean"));
    story_free(&story);
}

static void a_table_says_once_that_a_platform_has_nothing_of_a_party(void **state) {
    (void)state;
    struct story story = tell(dataset_of_five());
    const struct figure *figure = report_figure(story.report, "party-c-by-platform");
    assert_false(figure_row(figure, "meta")->silent);
    assert_true(figure_row(figure, "forum")->silent && figure_row(figure, "kort")->silent);
    assert_true(g_str_has_prefix(figure->silence.text[LANGUAGE_NL],
                                 "C komt niet voor in de cijfers over Google, Snapchat of Forum. Kortfilm zegt geen "
                                 "politieke advertenties toe te staan."));
    story_free(&story);
}

/* coverage.csv says so of spending alone: then no measure was on offer. */
static void what_is_not_on_offer_is_so_of_every_measure(void **state) {
    (void)state;
    struct story story = tell(dataset_of_five());
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        assert_int_equal(totals_day_state(story.totals, 4, (enum measure)measure, march(14), NULL), STATE_NOT_OFFERED);
    assert_int_equal(totals_day_state(story.totals, 3, MEASURE_REACH, march(14), NULL), STATE_NOT_REPORTED);
    story_free(&story);
}

static void a_party_s_page_has_a_headline_about_it(void **state) {
    (void)state;
    struct story story = tell(dataset_of_five());
    const struct figure *figure = report_figure(story.report, "spend-by-party");
    assert_string_equal(figure_headline(figure, "c", LANGUAGE_NL),
                        "C staat met de uitgaven op Meta op plaats 3 van de 3");
    assert_string_equal(figure_headline(figure, "a", LANGUAGE_EN), "By spending on Meta, A shares place 1 of 3");
    assert_string_equal(figure_headline(figure, NULL, LANGUAGE_NL), figure->headline.text[LANGUAGE_NL]);
    story_free(&story);

    /* One of several places is not all of them. */
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 100);
    for (int party = 1; party < 4; party++)
        add_spend(dataset, party, 13, 1, 9);
    story = tell(dataset);
    assert_string_equal(figure_headline(report_figure(story.report, "spend-by-party"), "b", LANGUAGE_NL),
                        "B staat met de uitgaven op Meta ergens op plaats 2" NB "tot en met" NB "4 van de 4");
    story_free(&story);
}

static void a_question_asks_of_one_or_of_everybody(void **state) {
    (void)state;
    struct dataset *dataset = dataset_of_five();
    struct story story = tell(dataset);
    struct known *known = known_new(dataset, story.totals);
    assert_true(known_is_missing(known, subject_of_platform(4), MEASURE_SPEND, STATE_NOT_OFFERED));
    assert_true(known_is_missing(known, subject_of_pair(2, 1), MEASURE_SPEND, STATE_NONE_LISTED));
    assert_false(known_is_missing(known, subject_of_platform(1), MEASURE_SPEND, STATE_NONE_LISTED));
    assert_true(known_is_given(known, SUBJECT_WHOLE, MEASURE_SPEND));
    assert_false(known_is_given(known, SUBJECT_WHOLE, MEASURE_REACH));
    assert_false(known_is_given(known, subject_of_pair(2, 1), MEASURE_SPEND));
    assert_false(known_in_part(known, SUBJECT_WHOLE));
    assert_int_equal(known_with_spending(known, 0), 3);
    for (guint i = 0; i < dataset->parties->len; i++)
        assert_int_equal(known_position(known, known_party_at(known, i)), i);
    known_free(known);
    story_free(&story);
}

/* Sources are a list that no conjunction breaks: a title may hold one itself. */
static void sources_stand_apart_by_semicolons(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct source sources[] = {{.id = "x", .title = "Library of ads and payers"}, {.id = "y", .title = "Daily report"}};
    g_array_append_vals(dataset->sources, sources, 2);
    add_spend(dataset, 0, 13, 1, 2);
    add_spend(dataset, 1, 13, 1, 2);
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
        struct background from = {.file = "a.csv", .source = sources[i].id, .advertiser_id = "", .advertiser = ""};
        g_array_index(dataset->observations, struct observation, i).from = dataset_background(dataset, &from);
    }
    struct story story = tell(dataset);
    assert_true(g_str_has_prefix(report_figure(story.report, "spend-by-party")->source.text[LANGUAGE_NL],
                                 "Bron: Library of ads and payers; Daily report\xC2\xA0\xC2\xB7 editie 1"));
    story_free(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(platforms_that_list_nothing_are_one_sentence_with_their_days),
        cmocka_unit_test(a_table_says_once_that_a_platform_has_nothing_of_a_party),
        cmocka_unit_test(what_is_not_on_offer_is_so_of_every_measure),
        cmocka_unit_test(a_party_s_page_has_a_headline_about_it),
        cmocka_unit_test(a_question_asks_of_one_or_of_everybody),
        cmocka_unit_test(sources_stand_apart_by_semicolons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
