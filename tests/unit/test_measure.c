/* A measure is a row of its table, its phrases and its places in the templates; the README shows the table. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/measure.h"

#include <glib.h>
#include <string.h>

static char *text_of(const char *path) {
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("%s is not here: run unit programs in the top folder", path);
    return text;
}

static void assert_line(const char *text, const char *path, const char *begin) {
    g_autofree char *line = g_strconcat("\n", begin, NULL);
    if (!strstr(text, line))
        fail_msg("%s has no line that begins: %s", path, begin);
}

static const char *adds(bool yes) {
    return yes ? "adds" : "bounds";
}

static void the_readme_has_the_table(void **state) {
    (void)state;
    const char *path = "gen/model/README.md";
    g_autofree char *readme = text_of(path);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        const struct measure_rule *rule = measure_rule((enum measure)i);
        const char *counts = rule->unit == UNIT_MONEY ? "money"
                             : rule->counts_people    ? "people"
                             : rule->counts_ads       ? "ads"
                             : rule->counts_accounts  ? "accounts"
                                                      : "times";
        g_autofree char *row =
            g_strdup_printf("| %s | %s | %s | %s | %s | %s | %s |\n", rule->word, counts, adds(rule->adds_over_periods),
                            adds(rule->adds_over_regions), adds(rule->adds_over_advertisers),
                            adds(rule->adds_over_platforms), rule->only_if_given ? "if given" : "always");
        assert_line(readme, path, row);
    }
}

static void every_measure_has_its_phrases(void **state) {
    (void)state;
    static const char *const forms[] = {"measure.%s",
                                        "measure.%s.header",
                                        "measure.%s.within",
                                        "meaning.%s",
                                        "press.%s",
                                        "unit.%s",
                                        "subtitle.%s-by-party",
                                        "subtitle.%s-by-platform",
                                        "subtitle.%s-by-platform.parts"};
    const char *path = "templates/strings.csv";
    g_autofree char *strings = text_of(path);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        const struct measure_rule *rule = measure_rule((enum measure)i);
        for (gsize form = 0; form < G_N_ELEMENTS(forms); form++) {
            bool money = rule->unit == UNIT_MONEY && g_str_has_prefix(forms[form], "unit.");
            bool whole = !rule->drawn_in_parts && g_str_has_suffix(forms[form], ".parts");
            g_auto(GStrv) parts = g_strsplit(forms[form], "%s", 2);
            g_autofree char *key = g_strconcat(parts[0], rule->word, parts[1], ",", NULL);
            if (!money && !whole)
                assert_line(strings, path, key);
        }
    }
}

static void every_measure_has_its_places(void **state) {
    (void)state;
    static const struct {
        const char *page;
        const char *figure;
    } places[] = {{"parties", "by-party"},
                  {"platforms", "by-platform"},
                  {"platform", "by-time"},
                  {"party-platform", "by-time"},
                  {"party-platform", "by-region"}};
    static const char *const languages[] = {"nl", "en"};
    for (gsize l = 0; l < G_N_ELEMENTS(languages); l++) {
        for (gsize p = 0; p < G_N_ELEMENTS(places); p++) {
            g_autofree char *path = g_strdup_printf("templates/%s/%s.md", languages[l], places[p].page);
            g_autofree char *page = text_of(path);
            for (int i = 0; i < MEASURE_COUNT; i++) {
                g_autofree char *line =
                    g_strdup_printf("{{figure %s-%s}}\n", measure_rule((enum measure)i)->word, places[p].figure);
                assert_line(page, path, line);
            }
        }
    }
}

static void messages_name_them_all(void **state) {
    (void)state;
    enum measure measure;
    g_autofree char *words = measure_words(" or ");
    assert_string_equal(words, "spend, impressions, clicks, reach, ads or advertisers");
    assert_true(measure_from_word("clicks", &measure));
    assert_int_equal(measure, MEASURE_CLICKS);
    assert_false(measure_from_word("click", &measure));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_readme_has_the_table),
        cmocka_unit_test(every_measure_has_its_phrases),
        cmocka_unit_test(every_measure_has_its_places),
        cmocka_unit_test(messages_name_them_all),
    };
    return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
