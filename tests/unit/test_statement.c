/* Which part of what a statement of a register paid was for media online, and whose statements are named. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/private.h"
#include "model/dataset.h"
#include "read/organisations.h"

static void assert_online(const char *media, int64_t low, int64_t high) {
    struct interval online = statement_online(interval_of(100), media);
    assert_int_equal(online.low, low);
    assert_int_equal(online.high, high);
}

static void media_are_online_by_their_words(void **state) {
    (void)state;
    assert_online("Online display,Online video", 100, 100);
    assert_online("Dagbladen,Huis-aan-huis-bladen en nieuwsbladen,Radio", 0, 0);
    assert_online("Radio,Online video", 0, 100);
    assert_online("Iets nieuws", 0, 100);
    assert_online("", 0, 100);
}

/* A word may name media of both kinds. */
static void a_word_of_both_may_be_either(void **state) {
    (void)state;
    assert_online("Magazine online", 0, 100);
    assert_online("Televisie en online video", 0, 100);
    assert_online("Posters op digitale schermen en social media", 0, 100);
    assert_online("Online en print", 0, 100);
    assert_online("Radio en podcast", 0, 100);
    assert_online("Online en offline", 0, 100);
    assert_online("Social media bij de bushalte", 0, 100);
    assert_online("Dagbladen en hun sites", 0, 100);
    assert_online("Video", 0, 100);
    assert_online("Home", 0, 100);
    assert_online("Aan huis", 0, 100);
}

static void a_name_may_be_several_words_of_one_kind(void **state) {
    (void)state;
    assert_online("Online video en audio,Zoekmachine-advertenties,Sociale media", 100, 100);
    assert_online("Flyers/posters,Radio & televisie,Out-of-home", 0, 0);
}

static void telephone_numbers_are_found(void **state) {
    static const char *const numbers[] = {"bel 06-12345678", "06 12 34 56 78", "(030) 123 45 67",
                                          "+31 6 12345678",  "0031612345678",  "010-1234567."};
    static const char *const others[] = {"0.132355268312",       "2025-10-01 10:00", "seen on 01-10-2025 12:30",
                                         "PS 2023 NL 12345678",  "11.11.11",         "AR17279486243146563585",
                                         "meta-121264564551002", "1,024,123,456"};
    struct private_patterns *patterns = private_patterns_new();
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_string_equal(private_patterns_find(patterns, numbers[i]), "a telephone number");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(private_patterns_find(patterns, others[i]));
    private_patterns_free(patterns);
}

static void numbers_of_companies_are_eight_digits(void **state) {
    static const char *const texts[][2] = {{"12345678", "12345678"}, {"KVK-nummer: 12345678.", "12345678"},
                                           {"n.v.t.", ""},           {"00000000", ""},
                                           {"1234567890", ""},       {"", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *number = organisation_number(texts[i][0]);
        assert_string_equal(number, texts[i][1]);
        g_free(number);
    }
}

/* Persons are not named, organisations are: also one whose form names itself as its contact person. */
static void names_of_persons_are_withheld(void **state) {
    static const struct {
        struct sponsor sponsor;
        bool withheld;
    } cases[] = {
        {{"Leefbaar Rotterdam", "Kees Pietersen", false}, false},
        {{"Partij voor de Dieren", "Kees Pietersen", false}, false},
        {{"Vereniging Eigen Huis", "Vereniging Eigen Huis", false}, false},
        {{"CDA Zeeland", "", false}, false},
        {{"50+", "", false}, false},
        {{"***", "", false}, false},
        {{"Van Dam & Verkade B.V.", "", true}, false},
        {{"J. Jansen Advies B.V.", "", true}, false},
        {{"Kees Pietersen", "kees pietersen", true}, true},
        {{"Lijst Kees Pietersen", "Kees Pietersen", true}, true},
        {{"R de Sutter", "", true}, true},
        {{"J.P. van der Berg-Smit", "", true}, true},
        {{"Mevr. Jansen", "", false}, true},
        {{"Kees van Dijk", "", false}, true},
        {{"Stichting x@example.org", "", true}, true},
    };
    struct dataset *dataset = dataset_new();
    struct organisations *organisations = organisations_new(dataset);
    bool certain;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if ((organisations_withhold(organisations, &cases[i].sponsor, &certain) != NULL) != cases[i].withheld)
            fail_msg("%s", cases[i].sponsor.name);
    organisations_free(organisations);
    dataset_free(dataset);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(media_are_online_by_their_words),         cmocka_unit_test(a_word_of_both_may_be_either),
        cmocka_unit_test(a_name_may_be_several_words_of_one_kind), cmocka_unit_test(telephone_numbers_are_found),
        cmocka_unit_test(numbers_of_companies_are_eight_digits),   cmocka_unit_test(names_of_persons_are_withheld),
    };
    return cmocka_run_group_tests_name("statement", tests, NULL, NULL);
}
