/* Sentences and figures claim what the intervals prove, and no more. The phrases are those of templates/. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "story.h"

static void the_first_is_named_only_where_it_is_certain(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 1, 13, 150, 160);
    add_spend(dataset, 2, 13, 10, 20);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"), "A of B gaf het meest uit op Meta");
    g_autofree char *lead = prose_text(&story, "index", "lead", LANGUAGE_EN);
    assert_string_equal(
        lead,
        "Together, 3 parties spent " EURO "260" NB "to" NB EURO "380 on advertising on Meta (13" NB
        "March 2023). The exact total lies between those two amounts. Of these parties, A or B spent the most on Meta; "
        "the figures do not show which.");
    g_autofree char *caveat = prose_text(&story, "index", "caveat", LANGUAGE_EN);
    assert_string_equal(
        caveat, "Of all spending on Meta in the figures for these days, 100% is linked to parties in this report.");
    story_free(&story);

    dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 149);
    add_spend(dataset, 1, 13, 150, 160);
    story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"),
                        "B gaf het meest uit op Meta: meer dan de helft van wat daar van partijen bekend is");
    assert_string_equal(headline(&story, "rank-by-party"), "Beide plaatsen staan vast");
    story_free(&story);
}

/* "More than half" holds only where it does for every value: also for the least of the first and the most of the rest. */
static void a_fraction_is_said_only_where_all_of_the_range_is_beyond_it(void **state) {
    (void)state;
    static const struct {
        int64_t first[2], second[2], third[2];
        const char *words[2]; /* in Dutch, in English */
    } cases[] = {
        {{501, 501},
         {499, 499},
         {0, 0},
         {": meer dan de helft van wat daar van partijen bekend is",
          ": more than half of what is known for parties there"}},
        {{500, 900},
         {300, 499},
         {0, 1},
         {": meer dan een derde van wat daar van partijen bekend is",
          ": more than a third of what is known for parties there"}},
        {{502, 900},
         {200, 299},
         {0, 200},
         {": meer dan de helft van wat daar van partijen bekend is",
          ": more than half of what is known for parties there"}},
        {{334, 334},
         {333, 333},
         {333, 333},
         {": meer dan een derde van wat daar van partijen bekend is",
          ": more than a third of what is known for parties there"}},
        {{301, 900},
         {299, 300},
         {0, 300},
         {": meer dan een derde van wat daar van partijen bekend is",
          ": more than a third of what is known for parties there"}},
        {{300, 900},
         {250, 299},
         {299, 299},
         {": meer dan een derde van wat daar van partijen bekend is",
          ": more than a third of what is known for parties there"}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct dataset *dataset = dataset_small();
        add_spend(dataset, 0, 13, cases[i].first[0], cases[i].first[1]);
        add_spend(dataset, 1, 13, cases[i].second[0], cases[i].second[1]);
        add_spend(dataset, 2, 13, cases[i].third[0], cases[i].third[1]);
        struct story story = tell(dataset);
        static const char *const starts[] = {"A gaf het meest uit op Meta", "A spent the most on Meta"};
        for (int language = 0; language < (int)G_N_ELEMENTS(starts); language++) {
            g_autofree char *expected = g_strconcat(starts[language], cases[i].words[language], NULL);
            const struct figure *figure = report_figure(story.report, "spend-by-party");
            assert_string_equal(figure->headline.text[language], expected);
            assert_true(g_str_has_prefix(figure->alt.text[language], expected));
        }
        story_free(&story);
    }
    /* Four equal but for a little: first for certain, and beyond a quarter; five, and no fraction is. */
    struct dataset *dataset = dataset_small();
    for (int party = 0; party < 4; party++)
        add_spend(dataset, party, 13, party ? 100 : 110, party ? 100 : 110);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"),
                        "A gaf het meest uit op Meta: meer dan een kwart van wat daar van partijen bekend is");
    story_free(&story);
    dataset = dataset_small();
    add_party(dataset, "e", "E");
    for (int party = 0; party < 5; party++)
        add_spend(dataset, party, 13, party ? 100 : 101, party ? 100 : 101);
    story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"), "A gaf het meest uit op Meta");
    story_free(&story);
}

/* Which party had the highest day is said only where no other can have had it. */
static void the_highest_day_of_all_parties_is_named_only_where_it_is_certain(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 0, 14, 300, 301);
    add_spend(dataset, 1, 13, 50, 299);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "spend-by-party-and-time");
    assert_non_null(figure);
    assert_string_equal(figure->headline.text[LANGUAGE_EN], "The highest amount in one day on Meta came from A");
    assert_int_equal(figure->chart.columns, 2);
    assert_string_equal(figure->columns[1].key, "a");
    assert_non_null(strstr(figure->alt.text[LANGUAGE_NL],
                           "A: " EURO NB "100" NB DASH NB "301; B: " EURO NB "50" NB DASH NB "299."));
    story_free(&story);
    dataset = dataset_small();
    add_spend(dataset, 0, 14, 300, 301);
    add_spend(dataset, 1, 13, 50, 300);
    story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party-and-time"),
                        "Welke partij in één dag het meest uitgaf op Meta, staat niet vast");
    story_free(&story);
    /* More than 300 is more than 300. */
    dataset = dataset_small();
    add_spend(dataset, 0, 14, 300, 300);
    add_spend(dataset, 1, 13, 300, 300);
    observation_set_amount(dataset, &g_array_index(dataset->observations, struct observation, 0), MEASURE_SPEND,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_more_than(30000)});
    story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party-and-time"),
                        "Het hoogste bedrag in één dag op Meta kwam van A");
    story_free(&story);
}

static void equal_parties_are_equal(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 100);
    add_spend(dataset, 1, 13, 100, 100);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"), "A en B gaven evenveel uit op Meta");
    story_free(&story);
}

static void many_candidates_are_counted(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    for (int party = 0; party < 4; party++)
        add_spend(dataset, party, 13, party, 100);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"),
                        "Welke partij het meest uitgaf op Meta, staat niet vast: 4 partijen kunnen het zijn");
    assert_string_equal(headline(&story, "rank-by-party"), "Geen enkele plaats staat vast");
    story_free(&story);
}

static void one_party_is_not_compared(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 2, 13, 1, 1);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "spend-by-party"), "Alleen van C zijn uitgaven op Meta bekend");
    assert_null(report_figure(story.report, "rank-by-party"));
    g_autofree char *nothing = prose_text(&story, "party-a", "lead", LANGUAGE_NL);
    assert_string_equal(nothing,
                        "A komt niet voor in de cijfers over Meta (13" NB "maart 2023). Dat wil niet zeggen dat er "
                        "niets is uitgegeven.");
    story_free(&story);
}

/* "Daarmee staat A op plaats 1 of 2", and what is said of a platform that gives no number. */
static void a_lead_says_the_place_and_why_there_is_none(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct platform google = {.id = "google", .name = "Google"};
    g_array_append_val(dataset->platforms, google);
    for (int party = 0; party < 4; party++)
        add_spend(dataset, party, 13, party < 2 ? 100 : 1, 200);
    struct story story = tell(dataset);
    g_autofree char *range = prose_text(&story, "party-c", "lead", LANGUAGE_NL);
    assert_non_null(strstr(range, "Daarmee staat C ergens op plaats 1" NB "tot en met" NB "4 van de 4."));
    g_autofree char *none = prose_text(&story, "party-c-google", "lead", LANGUAGE_EN);
    assert_true(g_str_has_prefix(none, "We collected no figures on what C spent on Google ("));
    story_free(&story);

    dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 1, 13, 150, 160);
    add_spend(dataset, 2, 13, 1, 2);
    story = tell(dataset);
    g_autofree char *either = prose_text(&story, "party-a", "lead", LANGUAGE_NL);
    assert_non_null(strstr(either, "Daarmee staat A op plaats 1" NB "of" NB "2 van de 3."));
    g_autofree char *english = prose_text(&story, "party-a", "lead", LANGUAGE_EN);
    assert_non_null(strstr(english, "That puts A in place 1" NB "or" NB "2 of 3."));
    story_free(&story);
}

/* A full name above the title says nothing if it is the name in the title. */
static void a_press_sheet_does_not_say_a_name_twice(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct party *a = &g_array_index(dataset->parties, struct party, 0);
    a->full_name = (struct localized){{"A", "The Party of A"}};
    add_spend(dataset, 0, 13, 100, 100);
    struct story story = tell(dataset);
    g_autofree char *dutch = prose_text(&story, "press-a", "party.full-name", LANGUAGE_NL);
    g_autofree char *english = prose_text(&story, "press-a", "party.full-name", LANGUAGE_EN);
    assert_string_equal(dutch, "");
    assert_string_equal(english, "The Party of A");
    story_free(&story);
}

/* "A had 1 advertentie", and not "1 advertenties". */
static void one_is_said_in_the_singular(void **state) {
    (void)state;
    for (int64_t count = 1; count <= 2; count++) {
        struct dataset *dataset = dataset_small();
        add_spend(dataset, 0, 13, 100, 100);
        observation_set_amount(dataset, &g_array_index(dataset->observations, struct observation, 0), MEASURE_ADS,
                               (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(count)});
        struct story story = tell(dataset);
        const struct slot *list = g_hash_table_lookup(report_page(story.report, "press-a")->slots, "sentences");
        g_autoptr(GString) said = g_string_new(NULL);
        for (guint i = 0; i < list->item_count[LANGUAGE_NL]; i++)
            for (guint span = 0; span < list->items[LANGUAGE_NL][i].words.count; span++)
                g_string_append(said, list->items[LANGUAGE_NL][i].words.spans[span].text);
        assert_non_null(
            strstr(said->str, count == 1 ? "A had op Meta 1 advertentie (" : "A had op Meta 2 advertenties ("));
        story_free(&story);
    }
}

/* What every page may use is there once; what a page says for itself stays its own, under the same name too. */
static void pages_share_what_all_of_them_say(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 100);
    struct story story = tell(dataset);
    const GPtrArray *pages = story.report->pages;
    const struct page *first = g_ptr_array_index(pages, 0);
    for (guint i = 0; i < pages->len; i++) {
        const struct page *page = g_ptr_array_index(pages, i);
        assert_ptr_equal(g_hash_table_lookup(page->slots, "citation"), g_hash_table_lookup(first->slots, "citation"));
    }
    const struct page *index = report_page(story.report, "index"), *party = report_page(story.report, "party-a");
    assert_non_null(g_hash_table_lookup(first->slots, "citation"));
    assert_non_null(g_hash_table_lookup(party->slots, "link.workbook"));
    assert_ptr_not_equal(g_hash_table_lookup(index->slots, "link.workbook"),
                         g_hash_table_lookup(party->slots, "link.workbook"));
    assert_null(g_hash_table_lookup(index->slots, "link.press-sheet"));
    story_free(&story);
}

/* The first of all languages is not published here. */
static void an_index_in_one_language_has_its_entries(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.publishes[LANGUAGE_NL] = false;
    add_spend(dataset, 0, 13, 100, 100);
    struct story story = tell(dataset);
    const struct slot *entries = g_hash_table_lookup(report_page(story.report, "a-z")->slots, "entries");
    assert_int_equal(entries->kind, SLOT_LIST);
    assert_true(entries->item_count[LANGUAGE_EN] > 0);
    story_free(&story);
}

static bool says(const struct prose *prose, const char *words) {
    for (guint i = 0; i < prose->count; i++)
        if (strstr(prose->spans[i].text, words))
            return true;
    return false;
}

/* How many cards of a page have these words as their value. */
static guint cards_with(const struct page *page, enum language language, const char *words) {
    GHashTableIter slots;
    gpointer slot;
    guint told = 0;
    g_hash_table_iter_init(&slots, page->slots);
    while (g_hash_table_iter_next(&slots, NULL, &slot)) {
        const struct slot *cards = slot;
        for (guint i = 0; cards->kind == SLOT_CARDS && i < cards->card_count; i++)
            told += says(&cards->cards[language][i].words.value, words);
    }
    return told;
}

/* What the source itself estimated is the value of a card, in whatever language. */
static void an_estimate_is_on_a_card_in_a_report_in_one_language(void **state) {
    (void)state;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct dataset *dataset = dataset_small();
        for (int other = 0; other < LANGUAGE_COUNT; other++)
            dataset->settings.publishes[other] = other == language;
        add_spend(dataset, 0, 13, 100, 100);
        struct observation *row = &g_array_index(dataset->observations, struct observation, 0);
        const struct amount estimate = {.given = true, .state = STATE_ESTIMATED, .value = interval_of(31700)};
        observation_set_amount(dataset, row, MEASURE_SPEND, estimate);
        struct story story = tell(dataset);
        assert_true(cards_with(report_page(story.report, "index"), (enum language)language, "317") > 0);
        story_free(&story);
    }
}

/* A name that holds "en" or "of" cannot be taken for two names. */
static void names_that_read_as_lists_stay_whole(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_party(dataset, "e", "Jong en Vrij");
    add_spend(dataset, 0, 13, 100, 100);
    add_spend(dataset, 4, 13, 100, 100);
    add_spend(dataset, 1, 13, 1, 1);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "spend-by-party");
    assert_string_equal(figure->headline.text[LANGUAGE_NL],
                        "A; en Jong en Vrij gaven evenveel uit op Meta, en meer dan elke andere partij");
    assert_string_equal(figure->headline.text[LANGUAGE_EN],
                        "A and Jong en Vrij spent the same amount on Meta, more than any other party");
    story_free(&story);
}

/* Three parties that are not listed are one sentence; two are two rows. A day without a number stays: gaps are seen. */
static void three_rows_without_a_number_are_one_sentence(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 2, 13, 1, 2);
    add_spend(dataset, 2, 15, 1, 2);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party");
    assert_string_equal(figure->silence.text[LANGUAGE_NL],
                        "A, B en D komen niet voor in de cijfers over Meta. Plaats: niet van toepassing.");
    assert_string_equal(figure->silence.text[LANGUAGE_EN],
                        "A, B and D do not appear in the figures on Meta. Place: not applicable.");
    assert_true(figure_row(figure, "a")->silent && figure_row(figure, "b")->silent && figure_row(figure, "d")->silent);
    assert_false(figure_row(figure, "c")->silent);
    assert_false(figure_row(figure, "all")->silent);
    assert_true(figure->columns[figure_column(figure, "place")].silent);
    assert_false(figure->columns[figure_column(figure, "spend")].silent);
    assert_false(figure_is_silent(figure));
    const struct figure *days = report_figure(story.report, "party-c-spend-by-day");
    for (guint i = 0; days && i < days->row_count; i++)
        assert_false(days->rows[i].silent);
    story_free(&story);

    dataset = dataset_small();
    add_spend(dataset, 2, 13, 1, 2);
    add_spend(dataset, 3, 13, 1, 2);
    story = tell(dataset);
    figure = report_figure(story.report, "platform-meta-spend-by-party");
    assert_false(figure_row(figure, "a")->silent);
    assert_null(figure->silence.text[LANGUAGE_NL]);
    story_free(&story);
}

/* Notes of cells are numbered in the order of the table; remarks come behind them. */
static void remarks_follow_the_notes_of_cells(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 10, 20);
    add_spend(dataset, 1, 13, 10, 20);
    g_array_index(dataset->observations, struct observation, 0).period.last = march(16);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party");
    assert_int_equal(figure->marked_notes, 1);
    assert_true(figure->note_count > 1);
    assert_int_equal(figure_row(figure, "a")->cells[figure_column(figure, "spend")].note, 1);
    assert_int_equal(figure_row(figure, "b")->cells[figure_column(figure, "spend")].note, 0);
    story_free(&story);
}

static void days_are_highest_only_where_it_is_certain(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 10, 30);
    add_spend(dataset, 0, 14, 31, 50);
    add_spend(dataset, 0, 15, 40, 60);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "party-a-spend-by-day"), "A gaf op 14 of 15" NB "maart het meest uit op Meta");
    story_free(&story);

    dataset = dataset_small();
    add_spend(dataset, 0, 13, 10, 40);
    add_spend(dataset, 0, 14, 31, 50);
    add_spend(dataset, 0, 15, 40, 60);
    story = tell(dataset);
    assert_string_equal(headline(&story, "party-a-spend-by-day"),
                        "Op welke dag A het meest uitgaf op Meta, staat niet vast: 3 dagen kunnen het zijn");
    story_free(&story);
}

/* "week 10 of 11 van 2023", and the year once. */
static void weeks_of_one_year_say_it_once(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.axis = AXIS_WEEK;
    dataset->settings.period = (struct period){march(6), march(26)};
    add_spend(dataset, 0, 6, 100, 200);
    add_spend(dataset, 0, 13, 90, 210);
    for (int day = 6; day <= 26; day++)
        add_spend(dataset, 1, day, 1, 1);
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "party-a-spend-by-week"),
                        "A gaf in week" NB "10 of week 11 van 2023 het meest uit op Meta");
    story_free(&story);
}

/* The halves of one year say it once; one of which the report has a part says so, and may have been higher. */
static void a_half_year_that_the_report_cuts_may_have_been_higher(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.axis = AXIS_HALF_YEAR;
    dataset->settings.period = (struct period){date_from_calendar(2023, 1, 1), date_from_calendar(2024, 6, 30)};
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 0, 13, 90, 210);
    add_spend(dataset, 1, 13, 1, 1);
    g_array_index(dataset->observations, struct observation, 0).period =
        (struct period){date_from_calendar(2023, 1, 1), date_from_calendar(2023, 6, 30)};
    g_array_index(dataset->observations, struct observation, 1).period =
        (struct period){date_from_calendar(2023, 7, 1), date_from_calendar(2023, 12, 31)};
    g_array_index(dataset->observations, struct observation, 2).period =
        (struct period){date_from_calendar(2024, 1, 1), date_from_calendar(2024, 6, 30)};
    struct story story = tell(dataset);
    assert_string_equal(headline(&story, "party-a-spend-by-half-year"),
                        "A gaf in de eerste helft of de tweede helft van 2023 het meest uit op Meta");
    story_free(&story);

    dataset = dataset_small();
    dataset->settings.axis = AXIS_HALF_YEAR;
    dataset->settings.period = (struct period){march(1), date_from_calendar(2023, 12, 31)};
    add_spend(dataset, 0, 13, 100, 100);
    add_spend(dataset, 0, 13, 500, 500);
    g_array_index(dataset->observations, struct observation, 0).period =
        (struct period){march(1), date_from_calendar(2023, 6, 30)};
    g_array_index(dataset->observations, struct observation, 1).period =
        (struct period){date_from_calendar(2023, 7, 1), date_from_calendar(2023, 12, 31)};
    story = tell(dataset);
    assert_string_equal(headline(&story, "party-a-spend-by-half-year"),
                        "In welk halfjaar A het meest uitgaf op Meta, staat niet vast: 2 halfjaren kunnen het zijn");
    const struct row *row = figure_row(report_figure(story.report, "party-a-spend-by-half-year"), "2023-H1");
    assert_string_equal(row->cells[0].text->text[LANGUAGE_NL], "eerste helft van 2023 (122 van 181 dagen)");
    story_free(&story);
}

/* The number of a day says little if there are many: the months that begin are marked, and years below them. */
static void days_of_years_are_marked_by_months(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.axis = AXIS_DAY;
    dataset->settings.period = (struct period){march(1), date_from_calendar(2025, 3, 1)};
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 0, 14, 300, 400);
    g_array_index(dataset->observations, struct observation, 1).period =
        (struct period){date_from_calendar(2025, 3, 1), date_from_calendar(2025, 3, 1)};
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "party-a-spend-by-day");
    assert_int_equal(figure->chart.ticks, AXIS_MONTH);
    const struct row *first = &figure->rows[0], *april = figure_row(figure, "2023-04-01"),
                     *last = &figure->rows[figure->row_count - 1];
    assert_string_equal(axis_end(first, LANGUAGE_EN), "Mar" NB "2023");
    assert_string_equal(axis_end(last, LANGUAGE_EN), "Mar" NB "2025");
    assert_string_equal(axis_tick(april, LANGUAGE_EN), "Apr");
    assert_string_equal(axis_group(april, LANGUAGE_EN), "2023");
    assert_int_equal(april->position, 2023 * 12 + 3);
    assert_int_equal(april[1].position, -1);
    assert_non_null(strstr(figure->alt.text[LANGUAGE_NL], "van de stappen met een getal"));
    assert_null(strstr(figure->alt.text[LANGUAGE_NL], "14 maart 2023"));
    const struct figure *sums = report_figure(story.report, "party-a-meta-spend-cumulative-by-day");
    assert_non_null(sums);
    assert_non_null(strstr(sums->alt.text[LANGUAGE_NL], "de hoogste som tot en met een stap"));
    assert_string_equal(headline(&story, "party-a-spend-by-day"), "A gaf op 1" NB "maart 2025 het meest uit op Meta");
    story_free(&story);
}

/* A figure of a few days says which, however long the report is. */
static void few_days_of_a_long_report_have_their_numbers(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.axis = AXIS_DAY;
    dataset->settings.period = (struct period){march(1), date_from_calendar(2025, 3, 1)};
    struct coverage said = {.measure = -1, .period = {march(13), march(15)}, .state = STATE_VALUE};
    g_array_append_val(dataset->coverage, said);
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 0, 14, 300, 400);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "party-a-spend-by-day");
    assert_int_equal(figure->row_count, 3);
    assert_int_equal(figure->chart.ticks, AXIS_DAY);
    assert_string_equal(axis_tick(&figure->rows[1], LANGUAGE_EN), "14");
    story_free(&story);
}

static void a_year_is_its_number(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.axis = AXIS_YEAR;
    dataset->settings.period = (struct period){date_from_calendar(2023, 1, 1), date_from_calendar(2024, 12, 31)};
    add_spend(dataset, 0, 13, 100, 200);
    add_spend(dataset, 0, 13, 300, 400);
    g_array_index(dataset->observations, struct observation, 0).period =
        (struct period){date_from_calendar(2023, 1, 1), date_from_calendar(2023, 12, 31)};
    g_array_index(dataset->observations, struct observation, 1).period =
        (struct period){date_from_calendar(2024, 1, 1), date_from_calendar(2024, 12, 31)};
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "party-a-spend-by-year");
    assert_string_equal(headline(&story, "party-a-spend-by-year"), "A gaf in 2024 het meest uit op Meta");
    assert_string_equal(figure->rows[1].key, "2024");
    assert_string_equal(axis_end(&figure->rows[1], LANGUAGE_EN), "2024");
    assert_null(axis_group(&figure->rows[1], LANGUAGE_EN));
    story_free(&story);
}

static void a_day_without_figures_is_not_a_low_day(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 10, 20);
    add_spend(dataset, 0, 15, 40, 60);
    add_spend(dataset, 1, 14, 1, 1);
    struct story story = tell(dataset);
    /* On the 14th the platform listed nothing of this party, which is nothing of what it lists. */
    assert_string_equal(headline(&story, "party-a-spend-by-day"), "A gaf op 15" NB "maart het meest uit op Meta");
    const struct figure *figure = report_figure(story.report, "party-a-spend-by-day");
    assert_int_equal(figure_row(figure, "2023-03-14")->cells[1].state, STATE_NONE_LISTED);
    story_free(&story);

    dataset = dataset_small();
    add_spend(dataset, 0, 13, 10, 20);
    add_spend(dataset, 0, 15, 40, 60);
    story = tell(dataset);
    /* A day that nobody collected may have been higher: what is said holds for the days under it. */
    figure = report_figure(story.report, "party-a-spend-by-day");
    assert_string_equal(figure->headline.text[LANGUAGE_NL], "A gaf op 15" NB "maart het meest uit op Meta");
    assert_non_null(strstr(figure->subtitle.text[LANGUAGE_NL], "zonder 14" NB "maart"));
    story_free(&story);
}

static void a_cell_carries_every_form_of_its_number(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 1000, 1100);
    add_spend(dataset, 0, 14, 50, 50);
    add_spend(dataset, 1, 14, 50, 50);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party");
    const struct cell *spend = &figure_row(figure, "a")->cells[figure_column(figure, "spend")];
    assert_string_equal(cell_low(spend), "1050");
    assert_string_equal(cell_high(spend), "1150");
    assert_string_equal(spend->text->text[LANGUAGE_NL], EURO NB "1.050" NB DASH NB "1.150");
    assert_string_equal(cell_high_end(spend, LANGUAGE_NL), "1.150");
    assert_null(cell_high_end(&figure_row(figure, "b")->cells[figure_column(figure, "spend")], LANGUAGE_NL));
    g_autoptr(GArray) rows = origin_rows(spend->origin);
    assert_int_equal(rows->len, 2);
    const struct cell *share = &figure_row(figure, "a")->cells[figure_column(figure, "share")];
    assert_string_equal(cell_low(share), "95.4");
    assert_string_equal(cell_high(share), "95.9");
    assert_string_equal(figure_row(figure, "c")->cells[1].text->text[LANGUAGE_NL], "niet genoemd");
    assert_string_equal(cell_low(&figure_row(figure, "c")->cells[1]), "");
    story_free(&story);
}

static void parts_are_stacked_only_where_all_are_exact(void **state) {
    (void)state;
    static const struct {
        struct amount party, nobody;
        enum chart_type type;
    } cases[] = {{{true, false, STATE_VALUE, {8, 8, false, false}},
                  {true, false, STATE_VALUE, {31, 31, false, false}},
                  CHART_STACKED},
                 {{true, false, STATE_VALUE, {0, 0, false, false}},
                  {true, false, STATE_VALUE, {31, 31, false, false}},
                  CHART_STACKED},
                 {{true, false, STATE_VALUE, {8, 9, false, false}},
                  {true, false, STATE_VALUE, {31, 31, false, false}},
                  CHART_NONE},
                 {{true, false, STATE_VALUE, {8, 8, false, false}},
                  {true, false, STATE_VALUE, {31, INT64_MAX, true, false}},
                  CHART_NONE},
                 {{true, false, STATE_ESTIMATED, {8, 8, false, false}},
                  {true, false, STATE_VALUE, {31, 31, false, false}},
                  CHART_NONE},
                 {{true, false, STATE_VALUE, {8, 8, false, false}},
                  {true, false, STATE_SUPPRESSED, {0, 0, false, false}},
                  CHART_NONE},
                 {{true, false, STATE_VALUE, {8, 8, false, false}},
                  {false, false, STATE_VALUE, {0, 0, false, false}},
                  CHART_NONE},
                 {{false, false, STATE_VALUE, {0, 0, false, false}},
                  {false, false, STATE_VALUE, {0, 0, false, false}},
                  CHART_NONE}};
    static const enum measure measures[] = {MEASURE_IMPRESSIONS, MEASURE_CLICKS, MEASURE_ADS, MEASURE_REACH};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct dataset *dataset = dataset_small();
        add_spend(dataset, 0, 13, 100, 200);
        add_spend(dataset, PARTY_UNMAPPED, 13, 100, 200);
        for (guint row = 0; row < 2; row++)
            for (gsize m = 0; m < G_N_ELEMENTS(measures); m++)
                observation_set_amount(dataset, &g_array_index(dataset->observations, struct observation, row),
                                       measures[m], row ? cases[i].nobody : cases[i].party);
        struct story story = tell(dataset);
        assert_int_equal(report_figure(story.report, "impressions-by-platform")->chart.type, cases[i].type);
        assert_int_equal(report_figure(story.report, "ads-by-platform")->chart.type, cases[i].type);
        const struct figure *clicks = report_figure(story.report, "clicks-by-platform");
        assert_int_equal(clicks ? clicks->chart.type : CHART_NONE, cases[i].type);
        assert_int_equal(report_figure(story.report, "reach-by-platform")->chart.type, CHART_NONE);
        assert_int_equal(report_figure(story.report, "spend-by-platform")->chart.type, CHART_RANGE_BARS);
        if (i == 0)
            assert_non_null(strstr(report_figure(story.report, "ads-by-platform")->alt.text[LANGUAGE_NL],
                                   " Meta: Alle partijen samen 8, Niet aan een partij gekoppeld 31, "
                                   "Alles wat is genoemd 39."));
        story_free(&story);
    }
}

static void figures_and_their_files_have_one_address(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 10, 20);
    struct story story = tell(dataset);
    for (guint i = 1; i < story.report->figures->len; i++) {
        const struct figure *before = g_ptr_array_index(story.report->figures, i - 1);
        const struct figure *figure = g_ptr_array_index(story.report->figures, i);
        assert_true(strcmp(before->id, figure->id) < 0);
        assert_int_equal(strspn(figure->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(figure->id));
    }
    assert_string_equal(report_page(story.report, "party-a-meta")->path.text[LANGUAGE_NL], "nl/partij/a/meta/");
    assert_string_equal(report_page(story.report, "method")->path.text[LANGUAGE_EN], "en/method/");
    story_free(&story);
}

static int column_of(const struct story *story, const char *figure) {
    return figure_column(report_figure(story->report, figure), "clicks");
}

/* Measures with the same days share their rows: "spend|clicks". */
static bool covers_clicks(const struct story *story) {
    const struct figure *coverage = report_figure(story->report, "coverage");
    for (guint i = 0; i < coverage->row_count; i++)
        if (strstr(cell_code(&coverage->rows[i].cells[1]), "clicks"))
            return true;
    return false;
}

static void a_measure_may_be_shown_only_if_given(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 200);
    struct story story = tell(dataset);
    assert_null(report_figure(story.report, "clicks-by-platform"));
    assert_null(report_figure(story.report, "clicks-by-party"));
    assert_int_equal(column_of(&story, "party-a-by-platform"), -1);
    assert_false(covers_clicks(&story));
    assert_non_null(report_figure(story.report, "reach-by-platform"));
    g_autofree char *kept = g_strdup(story.report->meanings[DATA_TRACE][4].text[LANGUAGE_EN]);
    assert_non_null(strstr(kept, ": spend, impressions, reach, ads or advertisers."));
    story_free(&story);

    dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 200);
    observation_set_amount(dataset, &g_array_index(dataset->observations, struct observation, 0), MEASURE_CLICKS,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(12)});
    story = tell(dataset);
    assert_string_equal(headline(&story, "clicks-by-platform"), "Cijfers over klikken op Meta");
    assert_string_equal(cell_low(&figure_row(report_figure(story.report, "clicks-by-party"), "a")->cells[1]), "12");
    assert_true(column_of(&story, "party-a-by-platform") > 0);
    assert_true(covers_clicks(&story));
    story_free(&story);

    /* Nobody gives it, and coverage.csv says so. */
    dataset = dataset_small();
    add_spend(dataset, 0, 13, 100, 200);
    struct coverage said = {.measure = MEASURE_CLICKS, .period = {march(13), march(15)}, .state = STATE_NOT_REPORTED};
    g_array_append_val(dataset->coverage, said);
    story = tell(dataset);
    assert_true(covers_clicks(&story));
    story_free(&story);
}

static void link_account(struct dataset *dataset, const int *party, struct period valid) {
    struct advertiser account = {.advertiser_id = "1",
                                 .name = "N",
                                 .party = *party,
                                 .parties = party,
                                 .party_count = 1,
                                 .relation = "party",
                                 .valid = valid,
                                 .mapped_by = "",
                                 .evidence = ""};
    g_array_append_val(dataset->advertisers, account);
}

/* C was linked on one day of three: what the parties spent on the others is not known of it. */
static void a_peak_is_so_as_far_as_parties_were_linked(void **state) {
    (void)state;
    static const int parties[] = {0, 1, 2};
    for (int all = 0; all < 2; all++) {
        struct dataset *dataset = dataset_small();
        struct period whole = {march(13), march(15)}, day = {march(15), march(15)};
        link_account(dataset, &parties[0], whole);
        link_account(dataset, &parties[1], whole);
        link_account(dataset, &parties[2], all ? whole : day);
        for (int at = 13; at <= 15; at++)
            add_spend(dataset, 0, at, at * 10, at * 10);
        add_spend(dataset, 1, 13, 1, 1);
        add_spend(dataset, 2, 15, 5, 5);
        for (guint i = 0; i < dataset->observations->len; i++)
            say_account(dataset, &g_array_index(dataset->observations, struct observation, i), "1", "");
        struct story story = tell(dataset);
        assert_string_equal(headline(&story, "spend-by-party-and-time"),
                            all ? "Het hoogste bedrag in één dag op Meta kwam van A"
                                : "Voor zover bekend kwam het hoogste bedrag in één dag op Meta van A");
        assert_string_equal(headline(&story, "spend-by-day"),
                            all ? "Partijen samen gaven op 15" NB "maart het meest uit op Meta"
                                : "Voor zover bekend gaven partijen samen op 15" NB "maart het meest uit op Meta");
        story_free(&story);
    }
}

/* A party whose amounts are kept back is drawn with that, and an amount kept back leaves the others without a most. */
static void a_party_without_amounts_is_drawn_and_said(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    for (int day = 13; day <= 15; day++) {
        add_spend(dataset, 0, day, day * 10, day * 10);
        add_spend(dataset, 1, day, 0, 0);
        add_spend(dataset, 2, day, 5, 5);
    }
    for (guint i = 0; i < dataset->observations->len; i++) {
        struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->party == 1 || (row->party == 2 && row->period.first == march(14)))
            observation_set_amount(dataset, row, MEASURE_SPEND,
                                   (struct amount){.given = true, .state = STATE_SUPPRESSED});
    }
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "spend-by-party-and-time");
    assert_int_equal(figure->chart.columns, 3);
    assert_null(figure->chart.flat.text[LANGUAGE_EN]);
    assert_non_null(strstr(figure->alt.text[LANGUAGE_EN], "of the steps with a number: "));
    assert_non_null(strstr(figure->alt.text[LANGUAGE_EN], "A: " EURO "130" NB DASH NB "150."));
    assert_non_null(strstr(figure->alt.text[LANGUAGE_EN], "B: withheld; "));
    assert_non_null(strstr(figure->alt.text[LANGUAGE_EN], "C: " EURO "5" NB "or more; "));
    story_free(&story);
}

/* Meta gives impressions of A and says that it gives none of B. */
static void what_is_given_of_others_is_missing_of_the_party_alone(void **state) {
    (void)state;
    for (int given = 0; given < 2; given++) {
        struct dataset *dataset = dataset_small();
        add_spend(dataset, 0, 13, 1, 2);
        add_spend(dataset, 1, 13, 1, 2);
        struct observation *rows = (struct observation *)(void *)dataset->observations->data;
        observation_set_amount(dataset, &rows[0], MEASURE_IMPRESSIONS,
                               (struct amount){.given = true,
                                               .state = given ? STATE_VALUE : STATE_NOT_REPORTED,
                                               .value = interval_of(given ? 7 : 0)});
        observation_set_amount(dataset, &rows[1], MEASURE_IMPRESSIONS,
                               (struct amount){.given = true, .state = STATE_NOT_REPORTED});
        struct story story = tell(dataset);
        const char *said = report_figure(story.report, "party-b-by-platform")->silence.text[LANGUAGE_EN];
        assert_non_null(said);
        assert_non_null(strstr(said, "here are no figures on impressions"));
        assert_int_equal(g_str_has_prefix(said, "For B there"), given);
        story_free(&story);
    }
}

/* No cell may be said to lack its number for the reason of another. */
static void a_column_has_a_reason_only_if_all_its_cells_have(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 0, 0);
    add_spend(dataset, 1, 13, 0, 0);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party");
    assert_int_equal(figure_row(figure, "a")->cells[figure_column(figure, "share")].state, STATE_NOT_APPLICABLE);
    assert_int_equal(figure_row(figure, "c")->cells[figure_column(figure, "share")].state, STATE_NONE_LISTED);
    assert_non_null(strstr(figure->silence.text[LANGUAGE_EN], "(%): no figures."));
    story_free(&story);
}

/* A source that has another id now is none that came; one at another address is. */
static void a_source_is_new_only_if_the_edition_before_had_it_under_no_id(void **state) {
    (void)state;
    for (int moved = 0; moved < 2; moved++) {
        struct dataset *dataset = dataset_small();
        add_spend(dataset, 0, 13, 1, 2);
        struct source source = {.id = "s2", .title = "Src", .publisher = "P", .url = "https://example.org/s"};
        g_array_append_val(dataset->sources, source);
        g_autofree char *words = source_words("Src", moved ? "https://example.org/t" : "https://example.org/s");
        g_hash_table_add(dataset->former_sources, (gpointer) "s1");
        g_hash_table_add(dataset->former_sources, words);
        dataset->settings.previous = "../1";
        struct story story = tell(dataset);
        g_autofree char *lead = prose_text(&story, "changes", "lead", LANGUAGE_EN);
        assert_int_equal(strstr(lead, "New source: Src.") != NULL, moved);
        story_free(&story);
    }
}

/* Of 60 days that all changed, a table lists 40; the lead counts the others, of every table, before those gone. */
static void changes_that_no_table_lists_are_counted(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.period = (struct period){march(1), march(1) + 59};
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    for (int day = 1; day <= 60; day++) {
        GString *key = g_string_new(NULL);
        date_append_iso(key, march(1) + day - 1);
        g_ptr_array_add(keys, g_string_free(key, FALSE));
        add_spend(dataset, 0, 1, 5, 5);
        g_array_index(dataset->observations, struct observation, day - 1).period =
            (struct period){march(1) + day - 1, march(1) + day - 1};
        struct former_cell cell = {.figure = "party-a-spend-by-day",
                                   .row = g_ptr_array_index(keys, day - 1),
                                   .column = "spend",
                                   .low = "4",
                                   .high = "4",
                                   .state = "value"};
        g_array_append_val(dataset->former, cell);
    }
    struct former_cell gone = {
        .figure = "no-more", .row = "a", .column = "spend", .low = "1", .high = "1", .state = "value"};
    g_array_append_val(dataset->former, gone);
    dataset->settings.previous = "../1";
    struct story story = tell(dataset);
    g_autofree char *lead = prose_text(&story, "changes", "lead", LANGUAGE_EN);
    assert_non_null(strstr(lead, "60 numbers have changed. There is no room here for 20 of these. "));
    assert_non_null(strstr(lead, "No longer there: 1."));
    story_free(&story);
}

/* 404 cells are too many for a page; 104 of them are numbers. */
static void of_a_table_elsewhere_only_numbers_are_counted(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    dataset->settings.period = (struct period){march(1), march(1) + 100};
    for (int party = 0; party < 4; party++)
        for (int day = 0; day <= (party == 0 ? 100 : 0); day++) {
            add_spend(dataset, party, 1, 5 + day, 5 + day);
            struct period *period =
                &g_array_index(dataset->observations, struct observation, dataset->observations->len - 1).period;
            *period = (struct period){march(1) + day, march(1) + day};
        }
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "spend-by-party-and-time");
    assert_int_equal(figure->row_count, 101);
    assert_non_null(strstr(figure->elsewhere.text[LANGUAGE_EN], ": 104 numbers."));
    story_free(&story);
}

/* Of the first platform only whole amounts are known, of the second an amount for each day. */
static void amounts_by_day_of_another_platform_are_not_denied(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    struct platform beta = {.id = "beta", .name = "Beta"};
    g_array_append_val(dataset->platforms, beta);
    for (int party = 0; party < 3; party++) {
        add_spend(dataset, party, 13, 1000, 1000);
        g_array_index(dataset->observations, struct observation, party).period.last = march(15);
    }
    for (int day = 13; day <= 15; day++) {
        add_spend(dataset, PARTY_UNMAPPED, day, day, day);
        g_array_index(dataset->observations, struct observation, dataset->observations->len - 1).platform = 1;
    }
    struct story story = tell(dataset);
    assert_non_null(report_figure(story.report, "platform-beta-spend-by-day"));
    g_autofree char *lead = prose_text(&story, "time", "lead", LANGUAGE_EN);
    assert_true(g_str_has_prefix(lead, "Spending by day, "));
    story_free(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_share_what_all_of_them_say),
        cmocka_unit_test(an_index_in_one_language_has_its_entries),
        cmocka_unit_test(an_estimate_is_on_a_card_in_a_report_in_one_language),
        cmocka_unit_test(the_first_is_named_only_where_it_is_certain),
        cmocka_unit_test(a_fraction_is_said_only_where_all_of_the_range_is_beyond_it),
        cmocka_unit_test(the_highest_day_of_all_parties_is_named_only_where_it_is_certain),
        cmocka_unit_test(equal_parties_are_equal),
        cmocka_unit_test(many_candidates_are_counted),
        cmocka_unit_test(one_party_is_not_compared),
        cmocka_unit_test(a_lead_says_the_place_and_why_there_is_none),
        cmocka_unit_test(a_press_sheet_does_not_say_a_name_twice),
        cmocka_unit_test(one_is_said_in_the_singular),
        cmocka_unit_test(names_that_read_as_lists_stay_whole),
        cmocka_unit_test(three_rows_without_a_number_are_one_sentence),
        cmocka_unit_test(remarks_follow_the_notes_of_cells),
        cmocka_unit_test(days_are_highest_only_where_it_is_certain),
        cmocka_unit_test(weeks_of_one_year_say_it_once),
        cmocka_unit_test(a_half_year_that_the_report_cuts_may_have_been_higher),
        cmocka_unit_test(days_of_years_are_marked_by_months),
        cmocka_unit_test(few_days_of_a_long_report_have_their_numbers),
        cmocka_unit_test(a_year_is_its_number),
        cmocka_unit_test(a_day_without_figures_is_not_a_low_day),
        cmocka_unit_test(a_cell_carries_every_form_of_its_number),
        cmocka_unit_test(parts_are_stacked_only_where_all_are_exact),
        cmocka_unit_test(figures_and_their_files_have_one_address),
        cmocka_unit_test(a_measure_may_be_shown_only_if_given),
        cmocka_unit_test(a_peak_is_so_as_far_as_parties_were_linked),
        cmocka_unit_test(a_party_without_amounts_is_drawn_and_said),
        cmocka_unit_test(what_is_given_of_others_is_missing_of_the_party_alone),
        cmocka_unit_test(a_column_has_a_reason_only_if_all_its_cells_have),
        cmocka_unit_test(a_source_is_new_only_if_the_edition_before_had_it_under_no_id),
        cmocka_unit_test(changes_that_no_table_lists_are_counted),
        cmocka_unit_test(of_a_table_elsewhere_only_numbers_are_counted),
        cmocka_unit_test(amounts_by_day_of_another_platform_are_not_denied),
    };
    return cmocka_run_group_tests_name("compose", tests, NULL, NULL);
}
