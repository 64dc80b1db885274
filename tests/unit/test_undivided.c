/* Ads of which nothing says in which regions they were shown, or whom they reached, beside others of which it is said; and
 * amounts in another currency. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "explain/explain.h"
#include "story.h"

static struct observation *last_row(struct dataset *dataset) {
    return &g_array_index(dataset->observations, struct observation, dataset->observations->len - 1);
}

static struct observation *add_ad(struct dataset *dataset, int party, const char *ad, int64_t low, int64_t high) {
    add_spend(dataset, party, 13, low, high);
    last_row(dataset)->ad = ad;
    say_account(dataset, last_row(dataset), party == 0 ? "1" : "2", "");
    return last_row(dataset);
}

static struct amount people(int64_t low, int64_t high) {
    return (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(low, high)};
}

static void add_age(struct dataset *dataset, const char *ad, const char *age, const char *gender, int64_t number) {
    struct observation *row = add_ad(dataset, 0, ad, 0, 0);
    observation_set_amount(dataset, row, MEASURE_SPEND, (struct amount){.given = false});
    observation_set_amount(dataset, row, MEASURE_REACH, people(number, number));
    row->age = age;
    row->gender = gender;
}

/* Ad a of A was in Utrecht alone and reached 20 women; of ads b of A and c of B nothing is said. */
static struct dataset *dataset_divided(void) {
    struct dataset *dataset = dataset_small();
    struct region regions[] = {{.id = "ut", .name = {{"Utrecht", "Utrecht", "Utrecht"}}},
                               {.id = "nh", .name = {{"Noord-Holland", "North Holland", "Hollande"}}}};
    g_array_append_vals(dataset->regions, regions, G_N_ELEMENTS(regions));
    dataset->settings.publishes[LANGUAGE_FR] = true;
    dataset->settings.title.text[LANGUAGE_FR] = "Rapport";
    dataset->settings.population = 1000;
    observation_set_amount(dataset, add_ad(dataset, 0, "a", 100, 199), MEASURE_REACH, people(20, 20));
    add_ad(dataset, 0, "a", 100, 199)->region = 0;
    add_age(dataset, "a", "25-34", "female", 20);
    observation_set_amount(dataset, add_ad(dataset, 0, "b", 10, 19), MEASURE_REACH, people(0, 70));
    observation_set_amount(dataset, add_ad(dataset, 1, "c", 5, 9), MEASURE_REACH,
                           (struct amount){.given = true, .state = STATE_NOT_REPORTED});
    return dataset;
}

/* "100/199 0/19": the numbers of a column in the order of rows; euros, or people. */
static void assert_column(const struct story *story, const char *id, guint column, int64_t unit, const char *expected) {
    const struct figure *figure = report_figure(story->report, id);
    assert_non_null(figure);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        g_string_append(got, i ? " " : "");
        if (cell->state != STATE_VALUE)
            g_string_append(got, state_word(cell->state));
        else if (cell_value(cell).open)
            g_string_append_printf(got, "%d/", (int)(cell_value(cell).low / unit));
        else
            g_string_append_printf(got, "%d/%d", (int)(cell_value(cell).low / unit),
                                   (int)(cell_value(cell).high / unit));
    }
    assert_string_equal(got->str, expected);
}

static bool has_note(const struct story *story, const char *id, enum language language, const char *words) {
    const struct figure *figure = report_figure(story->report, id);
    for (guint i = 0; i < figure->note_count; i++)
        if (strstr(figure->notes[i].text[language], words))
            return true;
    return false;
}

static void an_ad_without_regions_may_be_of_each(void **state) {
    (void)state;
    struct story story = tell(dataset_divided());
    assert_column(&story, "platform-meta-spend-by-region", 1, 100, "100/227 0/28");
    assert_column(&story, "party-a-meta-spend-by-region", 1, 100, "100/218 0/19");
    assert_column(&story, "party-b-meta-spend-by-region", 1, 100, "0/9 0/9");
    assert_true(has_note(&story, "party-b-meta-spend-by-region", LANGUAGE_NL, "Ze kunnen bij elk deel horen"));
    assert_true(has_note(&story, "party-b-meta-spend-by-region", LANGUAGE_EN, "They may belong to any part"));
    assert_true(has_note(&story, "party-b-meta-spend-by-region", LANGUAGE_FR, "Elles peuvent relever de chacune"));
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-region");
    assert_non_null(strstr(figure->subtitle.text[LANGUAGE_EN], "all advertisers"));
    g_autoptr(GString) explained = g_string_new(NULL);
    char *problem = NULL;
    assert_true(explain_number(story.report, "platform-meta-spend-by-region:nh:spend", explained, &problem));
    assert_non_null(
        strstr(explained->str, "2 of them are of an ad that may belong to any part, and so count from zero"));
    story_free(&story);
}

/* An amount that is not known may be of any region too. */
static void an_ad_without_an_amount_opens_each_region(void **state) {
    (void)state;
    struct dataset *dataset = dataset_divided();
    observation_set_amount(dataset, add_ad(dataset, 1, "d", 0, 0), MEASURE_SPEND,
                           (struct amount){.given = true, .state = STATE_OTHER_CURRENCY});
    struct story story = tell(dataset);
    assert_column(&story, "platform-meta-spend-by-region", 1, 100, "100/ 0/");
    assert_column(&story, "party-a-meta-spend-by-region", 1, 100, "100/218 0/19");
    story_free(&story);
}

static void an_ad_without_ages_may_be_of_each(void **state) {
    (void)state;
    struct dataset *dataset = dataset_divided();
    add_age(dataset, "a", "35-44", "male", 3);
    struct story story = tell(dataset);
    /* 20 to 1,000 women of 25 to 34: what ad c reached is not known, and 1,000 people live there */
    assert_column(&story, "platform-meta-reach-by-age-gender", 1, 1, "20/1000 0/1000");
    assert_column(&story, "platform-meta-reach-by-age-gender", 2, 1, "0/1000 3/1000");
    assert_true(has_note(&story, "platform-meta-reach-by-age-gender", LANGUAGE_EN, "They may belong to any part"));
    story_free(&story);
}

/* Of an ad that is divided by age and gender, what it does not name was nothing: not a number that is kept back. */
static void what_ads_do_not_name_is_not_listed(void **state) {
    (void)state;
    struct dataset *dataset = dataset_divided();
    g_array_set_size(dataset->observations, 3);
    add_age(dataset, "a", "35-44", "male", 3);
    struct story story = tell(dataset);
    assert_column(&story, "platform-meta-reach-by-age-gender", 1, 1, "20/20 none_listed");
    story_free(&story);
}

/* Where no ad is divided, and where all are, nothing changes. */
static void ads_that_are_all_divided_count_where_they_were(void **state) {
    (void)state;
    struct dataset *dataset = dataset_divided();
    add_ad(dataset, 0, "b", 10, 19)->region = 1;
    add_ad(dataset, 1, "c", 5, 9)->region = 1;
    struct story story = tell(dataset);
    assert_column(&story, "platform-meta-spend-by-region", 1, 100, "100/199 15/28");
    assert_column(&story, "party-b-meta-spend-by-region", 1, 100, "none_listed 5/9");
    assert_false(has_note(&story, "platform-meta-spend-by-region", LANGUAGE_EN, "They may belong to any part"));
    story_free(&story);
    struct dataset *whole = dataset_divided();
    g_array_remove_index(whole->observations, 1);
    story = tell(whole);
    assert_null(report_figure(story.report, "platform-meta-spend-by-region"));
    story_free(&story);
}

static void assert_lead(const struct story *story, const char *page, enum language language, const char *words) {
    g_autofree char *text = prose_text(story, page, "lead", language);
    if (!strstr(text, words))
        assert_string_equal(text, words);
}

/* A platform that gives an amount in another currency reports it. */
static void an_amount_in_another_currency_is_reported(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.publishes[LANGUAGE_FR] = true;
    dataset->settings.title.text[LANGUAGE_FR] = "Rapport";
    for (int i = 0; i < 3; i++)
        observation_set_amount(
            dataset,
            add_ad(dataset, 1,
                   i == 0   ? "a"
                   : i == 1 ? "b"
                            : "c",
                   0, 0),
            MEASURE_SPEND, (struct amount){.given = true, .state = i == 0 ? STATE_OTHER_CURRENCY : STATE_NOT_REPORTED});
    struct story story = tell(dataset);
    assert_lead(&story, "party-b", LANGUAGE_NL, "Meta geeft wat B uitgaf geheel of deels in een andere munt (13");
    assert_lead(&story, "party-b", LANGUAGE_EN, "Meta gives what B spent wholly or partly in another currency (13");
    assert_lead(&story, "party-b", LANGUAGE_FR,
                "Meta donne ce que B a dépensé, en tout ou en partie, dans une autre monnaie (du 13");
    g_autofree char *lead = prose_text(&story, "party-b", "lead", LANGUAGE_EN);
    assert_null(strstr(lead, "does not report"));
    story_free(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ad_without_regions_may_be_of_each),
        cmocka_unit_test(an_ad_without_an_amount_opens_each_region),
        cmocka_unit_test(an_ad_without_ages_may_be_of_each),
        cmocka_unit_test(what_ads_do_not_name_is_not_listed),
        cmocka_unit_test(ads_that_are_all_divided_count_where_they_were),
        cmocka_unit_test(an_amount_in_another_currency_is_reported),
    };
    return cmocka_run_group_tests_name("undivided", tests, NULL, NULL);
}
