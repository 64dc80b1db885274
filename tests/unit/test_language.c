/* The language table: no row lacks a form. Built with the language of tests/languages too, which has forms that no other has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

#include <string.h>

static void every_row_is_whole(void **state) {
    (void)state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const struct language_row *row = language_row((enum language)i);
        const char *const needed[] = {row->code,      row->name,      row->own_name,       row->country, row->eu_code,
                                      row->thousands, row->decimal,   row->currency_space, row->percent, row->through,
                                      row->to,        row->below,     row->or_else,        row->or_more, row->more_than,
                                      row->after_day, row->until,     row->week,           row->colon,   row->semicolon,
                                      row->quotes[0], row->quotes[1], row->after_first_day};
        for (gsize j = 0; j < G_N_ELEMENTS(needed); j++)
            assert_non_null(needed[j]);
        for (gsize j = 0; j < G_N_ELEMENTS(row->weekdays); j++)
            assert_non_null(row->weekdays[j]);
        for (gsize j = 0; j < G_N_ELEMENTS(row->months); j++)
            assert_non_null(row->months[j]);
        assert_true(row->singular[1] >= 1);
        assert_string_not_equal(row->thousands, row->decimal);
    }
}

static void a_code_is_one_language(void **state) {
    (void)state;
    enum language language;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        assert_true(language_from_code(language_code((enum language)i), &language));
        assert_int_equal(language, i);
    }
    assert_false(language_from_code("", &language));
    assert_false(language_from_code("nld", &language));
}

static void one_is_singular(void **state) {
    (void)state;
    assert_false(language_is_singular(LANGUAGE_NL, 0));
    assert_true(language_is_singular(LANGUAGE_NL, 1));
    assert_false(language_is_singular(LANGUAGE_EN, 2));
}

static void any_text_counts(void **state) {
    (void)state;
    struct localized words = {{NULL}};
    assert_false(localized_any(&words));
    words.text[LANGUAGE_COUNT - 1] = "x";
    assert_true(localized_any(&words));
}

#include "verify/decimal.h"

#define NB "\xC2\xA0"
#define THIN "\xE2\x80\xAF"
#define DASH "\xE2\x80\x93"
#define EURO "\xE2\x82\xAC"
#define MINUS "\xE2\x88\x92"

static void assert_text(GString *out, const char *expected) {
    assert_string_equal(out->str, expected);
    g_string_truncate(out, 0);
}

static void french_numbers(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_value(out, LANGUAGE_FR, UNIT_MONEY, "EUR", -112131520);
    assert_text(out, MINUS "1" THIN "121" THIN "315,20" NB EURO);
    text_append_value(out, LANGUAGE_FR, UNIT_MONEY, "EUR", 123450);
    assert_text(out, "1" THIN "234,50" NB EURO);
    text_append_interval(out, LANGUAGE_FR, UNIT_MONEY, "EUR", interval_between(10000, 25000));
    assert_text(out, "100" NB DASH NB "250" NB EURO);
    text_append_interval_prose(out, LANGUAGE_FR, UNIT_MONEY, "EUR", interval_between(10000, 25000));
    assert_text(out, "100" NB "à" NB "250" NB EURO);
    text_append_interval(out, LANGUAGE_FR, UNIT_MONEY, "EUR", interval_from(10000));
    assert_text(out, "100" NB EURO NB "ou plus");
    text_append_class(out, LANGUAGE_FR, UNIT_MONEY, "EUR", 0, 50000);
    assert_text(out, "moins de" NB "500" NB EURO);
    text_append_interval_bare(out, LANGUAGE_FR, UNIT_PERCENT, interval_between(333, 340));
    assert_text(out, "33,3" DASH "34" NB "%");
    text_append_interval_prose(out, LANGUAGE_FR, UNIT_RANK, "", interval_between(7, 8));
    assert_text(out, "7" NB "ou" NB "8");
    assert_true(language_is_singular(LANGUAGE_FR, 0));
    assert_false(language_is_singular(LANGUAGE_FR, 2));
}

static void french_days(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    day_number first = date_from_calendar(2025, 3, 1), last = date_from_calendar(2025, 3, 15);
    text_append_date(out, LANGUAGE_FR, first);
    assert_text(out, "1er" NB "mars 2025");
    text_append_day_of_month(out, LANGUAGE_FR, first);
    assert_text(out, "1er");
    text_append_day_of_month(out, LANGUAGE_NL, first);
    assert_text(out, "1");
    text_append_period(out, LANGUAGE_FR, (struct period){first, last});
    assert_text(out, "du 1er" NB "au" NB "15" NB "mars 2025");
    text_append_period(out, LANGUAGE_FR, (struct period){last, last});
    assert_text(out, "le 15" NB "mars 2025");
    text_append_period_short(out, LANGUAGE_FR, (struct period){date_from_calendar(2025, 2, 10), last});
    assert_text(out, "du 10" NB "février au 15" NB "mars");
    text_append_bin(out, LANGUAGE_FR, AXIS_DAY, (struct period){first, first});
    assert_text(out, "sam." NB "1er" NB "mars 2025");
    text_append_bin(out, LANGUAGE_FR, AXIS_WEEK, (struct period){first, first});
    assert_text(out, "semaine 9 de 2025");
    text_append_week_brief(out, LANGUAGE_FR, first);
    assert_text(out, "sem." NB "9 de 2025");
    text_append_month_year_brief(out, LANGUAGE_FR, date_from_calendar(2025, 2, 1));
    assert_text(out, "févr." NB "2025");
}

/* What is written is read back, by other means. */
static void french_is_read(void **state) {
    (void)state;
    struct spoken spoken = spoken_read("100" NB DASH NB "1" THIN "250,50" NB EURO, LANGUAGE_FR);
    assert_string_equal(spoken.low, "100");
    assert_string_equal(spoken.high, "1250.5");
    spoken_clear(&spoken);
    spoken = spoken_read("plus de" NB "1" THIN "000" NB EURO, LANGUAGE_FR);
    assert_true(spoken.open);
    assert_string_equal(spoken.low, "1000");
    spoken_clear(&spoken);
}

static void assert_joined(enum language language, const char *words, const char *text, const char *expected) {
    struct joint joint = language_joint(language, words, strlen(words), text);
    g_autofree char *joined =
        g_strdup_printf("%.*s%s%s", (int)(strlen(words) - joint.cut), words, joint.between, text + joint.skip);
    assert_string_equal(joined, expected);
}

static void words_meet_what_is_filled_in(void **state) {
    (void)state;
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "le PS", "Annonceurs du PS");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "les Verts", "Annonceurs des Verts");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "Les Engagés", "Annonceurs des Engagés");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "la N-VA", "Annonceurs de la N-VA");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "l’Open Vld", "Annonceurs de l’Open Vld");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "Ecolo", "Annonceurs d’Ecolo");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "Écolo", "Annonceurs d’Écolo");
    assert_joined(LANGUAGE_FR, "Annonceurs de ", "Vooruit", "Annonceurs de Vooruit");
    assert_joined(LANGUAGE_FR, "rattachés à ", "le PS", "rattachés au PS");
    assert_joined(LANGUAGE_FR, "rattachés à ", "Le Centre", "rattachés au Centre");
    assert_joined(LANGUAGE_FR, "ce que ", "Instagram cite", "ce qu’Instagram cite");
    assert_joined(LANGUAGE_FR, "la période de ", "du 3 au 15 mars", "la période du 3 au 15 mars");
    assert_joined(LANGUAGE_FR, "la période de ", "le 3 mars", "la période du 3 mars");
    assert_joined(LANGUAGE_FR, "au-delà ", "le PS", "au-delà le PS");
    assert_joined(LANGUAGE_FR, "grande ", "le PS", "grande le PS");
    assert_joined(LANGUAGE_FR, "de ", "", "de ");
    assert_joined(LANGUAGE_FR, "", "le PS", "le PS");
    assert_joined(LANGUAGE_NL, "lijst de ", "le PS", "lijst de le PS");
}

#ifdef ADREPORT_EXTRA_LANGUAGE
static void german_numbers(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_value(out, LANGUAGE_DE, UNIT_MONEY, "EUR", -112131520);
    assert_text(out, MINUS "1.121.315,20" NB EURO);
    text_append_value(out, LANGUAGE_DE, UNIT_MONEY, "CHF", 99900);
    assert_text(out, "999" NB "CHF");
    text_append_interval(out, LANGUAGE_DE, UNIT_MONEY, "EUR", interval_between(10000, 25000));
    assert_text(out, "100" NB DASH NB "250" NB EURO);
    text_append_interval_prose(out, LANGUAGE_DE, UNIT_MONEY, "EUR", interval_between(10000, 25000));
    assert_text(out, "100" NB "bis" NB "250" NB EURO);
    text_append_interval(out, LANGUAGE_DE, UNIT_MONEY, "EUR", interval_from(10000));
    assert_text(out, "100" NB EURO NB "oder mehr");
    text_append_class(out, LANGUAGE_DE, UNIT_MONEY, "EUR", 0, 50000);
    assert_text(out, "unter" NB "500" NB EURO);
    text_append_interval_bare(out, LANGUAGE_DE, UNIT_PERCENT, interval_between(333, 340));
    assert_text(out, "33,3" DASH "34" NB "%");
    text_append_interval_prose(out, LANGUAGE_DE, UNIT_RANK, "", interval_between(13, 14));
    assert_text(out, "13" NB "oder" NB "14");
}

static void german_days(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    day_number first = date_from_calendar(2024, 3, 3), last = date_from_calendar(2024, 3, 15);
    text_append_date(out, LANGUAGE_DE, first);
    assert_text(out, "3." NB "März 2024");
    text_append_period(out, LANGUAGE_DE, (struct period){first, last});
    assert_text(out, "3." NB "bis" NB "15." NB "März 2024");
    text_append_period_short(out, LANGUAGE_DE, (struct period){date_from_calendar(2024, 2, 10), last});
    assert_text(out, "10." NB "Februar bis 15." NB "März");
    text_append_day_of_month(out, LANGUAGE_DE, date_from_calendar(2024, 3, 1));
    assert_text(out, "1.");
    text_append_bin(out, LANGUAGE_DE, AXIS_WEEK, (struct period){first, first});
    assert_text(out, "Woche 9 von 2024");
    text_append_week_brief(out, LANGUAGE_DE, first);
    assert_text(out, "Woche 9 von 2024");
}

/* What is written is read back, by other means. */
static void german_is_read(void **state) {
    (void)state;
    struct spoken spoken = spoken_read("100" NB DASH NB "1.250,50" NB EURO, LANGUAGE_DE);
    assert_string_equal(spoken.low, "100");
    assert_string_equal(spoken.high, "1250.5");
    spoken_clear(&spoken);
    spoken = spoken_read("2." NB "oder" NB "3.", LANGUAGE_DE);
    assert_int_equal(spoken.count, 2);
    assert_string_equal(spoken.high, "3");
    spoken_clear(&spoken);
    spoken = spoken_read("mehr als" NB "1.000" NB EURO, LANGUAGE_DE);
    assert_true(spoken.open);
    assert_string_equal(spoken.low, "1000");
    spoken_clear(&spoken);
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole), cmocka_unit_test(a_code_is_one_language),
        cmocka_unit_test(one_is_singular),    cmocka_unit_test(any_text_counts),
        cmocka_unit_test(french_numbers),     cmocka_unit_test(french_days),
        cmocka_unit_test(french_is_read),     cmocka_unit_test(words_meet_what_is_filled_in),
#ifdef ADREPORT_EXTRA_LANGUAGE
        cmocka_unit_test(german_numbers),     cmocka_unit_test(german_days),
        cmocka_unit_test(german_is_read),
#endif
    };
    return cmocka_run_group_tests_name("languages", tests, NULL, NULL);
}
