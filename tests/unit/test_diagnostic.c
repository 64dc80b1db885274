/* What a person sees when something is wrong with the input. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diagnostic.h"

#include <string.h>

static void assert_printed(struct diagnostics *diagnostics, const char *expected) {
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    assert_string_equal(out->str, expected);
    diagnostics_free(diagnostics);
}

static void shows_the_line_and_a_caret(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    struct place place = {"input/spend/meta.csv", 14, 32, 6};
    diagnostics_add(diagnostics, SEVERITY_ERROR, "amount", place, "meta,2023-03-03,2023-03-03,vvd,\"12,5\"",
                    "not an amount: '%s'", "12,5");
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 1);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), 0);
    assert_printed(diagnostics, "input/spend/meta.csv:14:32: error: not an amount: '12,5'\n"
                                "   14 | meta,2023-03-03,2023-03-03,vvd,\"12,5\"\n"
                                "      |                                ^~~~~~\n");
}

static void leaves_out_what_is_not_known_of_a_place(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){.file = "input/a.csv"}, NULL, "empty");
    diagnostics_add(diagnostics, SEVERITY_WARNING, "a", (struct place){.file = "input/a.csv", .line = 2}, NULL, "odd");
    diagnostics_add(diagnostics, SEVERITY_WARNING, "a", (struct place){0}, NULL, "no place");
    assert_printed(diagnostics, "warning: no place\n"
                                "input/a.csv: error: empty\n"
                                "input/a.csv:2: warning: odd\n");
}

static void sorts_by_place_whatever_the_order_of_finding(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"b", 1, 1, 1}, NULL, "four");
    diagnostics_add(diagnostics, SEVERITY_ERROR, "b", (struct place){"a", 10, 1, 1}, NULL, "three");
    diagnostics_add(diagnostics, SEVERITY_ERROR, "c", (struct place){"a", 9, 20, 1}, NULL, "two");
    diagnostics_add(diagnostics, SEVERITY_ERROR, "d", (struct place){"a", 9, 3, 1}, NULL, "one");
    assert_printed(diagnostics, "a:9:3: error: one\na:9:20: error: two\na:10:1: error: three\nb:1:1: error: four\n");
}

static void shows_ten_of_a_kind_and_counts_the_rest(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GString) expected = g_string_new(NULL);
    for (unsigned line = 1; line <= 322; line++) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "amount", (struct place){"a", line, 0, 0}, NULL, "bad");
        if (line <= 10)
            g_string_append_printf(expected, "a:%u: error: bad\n", line);
    }
    diagnostics_add(diagnostics, SEVERITY_ERROR, "party", (struct place){"a", 400, 0, 0}, NULL, "unknown");
    g_string_append(expected, "... and 312 more like this\na:400: error: unknown\n");
    assert_printed(diagnostics, expected->str);
}

static void counts_characters_not_bytes_and_keeps_the_caret_below_its_text(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    /* U+00E9 takes two bytes, 選 two columns, the combining acute none, a tab goes to the next stop */
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a", 1, 7, 3}, "é選e\xCC\x81\t,bad", "x");
    assert_printed(diagnostics, "a:1:7: error: x\n"
                                "    1 | é選e\xCC\x81    ,bad\n"
                                "      |          ^~~\n");
}

static void shows_what_would_steer_a_terminal(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a\x1b", 1, 2, 1}, "\x1b[2J\xE2\x80\xAE\xFF",
                    "'%s'", "\x1b]0;\a\n\t\xE2\x80\xAE\xC3");
    assert_printed(diagnostics, "a\\x1B:1:2: error: '\\x1B]0;\\x07\\x0A\\t\\u202E\\xC3'\n"
                                "    1 | \\x1B[2J\\u202E\\xFF\n"
                                "      |     ^\n");
}

static void cuts_a_long_line_around_the_caret(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    g_autofree char *before = g_strnfill(500, 'a');
    g_autofree char *after = g_strnfill(500, 'b');
    g_autofree char *source = g_strconcat(before, "X", after, NULL);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a", 1, 501, 1}, source, "x");
    g_autofree char *expected =
        g_strdup_printf("a:1:501: error: x\n    1 | …%.60sX%.59s…\n      | %61s^\n", before, after, "");
    assert_printed(diagnostics, expected);
}

static void points_behind_the_end_of_a_line(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a", 1, 4, 1}, "a,b", "x");
    assert_printed(diagnostics, "a:1:4: error: x\n    1 | a,b\n      |    ^\n");
}

static void colours_only_when_asked(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a", 1, 1, 1}, "b", "x");
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, true);
    assert_string_equal(out->str,
                        "\x1b[1ma:1:1:\x1b[0m \x1b[31;1merror:\x1b[0m x\n    1 | b\n      | \x1b[32;1m^\x1b[0m\n");
    diagnostics_free(diagnostics);
}

/* A field of any length is repeated as far as somebody reads it; what to do about it is said whole. */
static void repeats_two_hundred_bytes_of_a_field(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    g_autofree char *letters = g_strnfill(199, 'x');
    g_autofree char *whole = g_strconcat(letters, "y", NULL);
    g_autofree char *cut = g_strconcat(letters, "éé", NULL), *long_remedy = g_strnfill(300, 'r');
    g_autofree char *expected = g_strdup_printf("a: error: not an amount: '%s'; write %s\n"
                                                "b: error: not an amount: '%s…'; write %s\n"
                                                "c: error: '%s…' of 3, 'one', 50%%, 1.5 MB, 00ff\n",
                                                whole, long_remedy, letters, long_remedy, whole);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){.file = "a"}, NULL,
                    "not an amount: '%s'; write %s", whole, long_remedy);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){.file = "b"}, NULL,
                    "not an amount: '%s'; write %s", cut, long_remedy);
    g_autofree char *longer = g_strconcat(whole, "z and more", NULL);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){.file = "c"}, NULL,
                    "'%.*s' of %" G_GINT64_FORMAT ", '%s', %d%%, %.1f MB, %04x", 205, longer, (gint64)3, "one", 50, 1.5,
                    255u);
    assert_printed(diagnostics, expected);
}

/* What is behind ten others of its kind is counted; what comes before one of them is shown, whenever it is found. */
static void knows_what_it_would_show(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    for (unsigned line = 2; line <= 11; line++) {
        assert_true(diagnostics_would_show(diagnostics, "a", (struct place){"f", line, 0, 0}));
        diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"f", line, 0, 0}, NULL, "bad");
    }
    assert_false(diagnostics_would_show(diagnostics, "a", (struct place){"f", 12, 0, 0}));
    assert_true(diagnostics_would_show(diagnostics, "a", (struct place){"f", 1, 0, 0}));
    assert_true(diagnostics_would_show(diagnostics, "b", (struct place){"f", 12, 0, 0}));
    diagnostics_free(diagnostics);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_the_line_and_a_caret),
        cmocka_unit_test(leaves_out_what_is_not_known_of_a_place),
        cmocka_unit_test(sorts_by_place_whatever_the_order_of_finding),
        cmocka_unit_test(shows_ten_of_a_kind_and_counts_the_rest),
        cmocka_unit_test(counts_characters_not_bytes_and_keeps_the_caret_below_its_text),
        cmocka_unit_test(shows_what_would_steer_a_terminal),
        cmocka_unit_test(cuts_a_long_line_around_the_caret),
        cmocka_unit_test(points_behind_the_end_of_a_line),
        cmocka_unit_test(colours_only_when_asked),
        cmocka_unit_test(repeats_two_hundred_bytes_of_a_field),
        cmocka_unit_test(knows_what_it_would_show),
    };
    return cmocka_run_group_tests_name("diagnostic", tests, NULL, NULL);
}
