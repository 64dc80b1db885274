/* Small editions made by hand: one figure, a page or two, and what is said of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "verify/csv.h"
#include "verify/json_value.h"
#include "verify/verify.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define CSV "party,spend_low,spend_high,spend_state\r\na,1000,2000.5,value\r\nb,,,not_offered\r\nc,7,,value\r\n"

#define JSON                                                                                                           \
    "{\"id\": \"spend\", \"columns\": [], \"rows\": [\n"                                                               \
    "{\"key\": \"a\", \"label\": {\"en\": \"A | \\u00e9\"}, \"cells\": {\"spend\": {\"low\": 1000, \"high\": 2000.5, " \
    "\"open\": false, \"state\": \"value\", \"text\": {\"en\": \"\\u20ac1,000 to \\u20ac2,000.50\"}}}},\n"             \
    "{\"key\": \"b\", \"label\": {\"en\": \"B\"}, \"cells\": {\"spend\": {\"low\": null, \"high\": null, "             \
    "\"open\": false, \"state\": \"not_offered\", \"text\": {\"en\": \"not offered\"}}}},\n"                           \
    "{\"key\": \"c\", \"label\": {\"en\": \"C\"}, \"cells\": {\"spend\": {\"low\": 7, \"high\": null, \"open\": "      \
    "true, "                                                                                                           \
    "\"state\": \"value\", \"text\": {\"en\": \"7 or more\"}}}}]}\n"

#define CELL(row) "data-figure=\"spend\" data-cell=\"" row ":spend\""

static void write_file(const char *folder, const char *file, const char *text) {
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0755);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void remove_tree(const char *path) {
    GDir *folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    if (folder)
        g_dir_close(folder);
    remove(path);
}

struct file {
    const char *name, *text;
};

/* Publishes the figure, a page and its Markdown (each may be NULL), and returns what is said; *differences as counted.
 */
static char *say(const char *csv, const char *json, const char *html, const char *markdown, unsigned *differences) {
    const struct file files[] = {
        {"data/spend.csv", csv}, {"data/spend.json", json}, {"en/a/index.html", html}, {"markdown/en/a.md", markdown}};
    g_autofree char *folder = g_dir_make_tmp("adreport-XXXXXX", NULL);
    g_autoptr(GString) sums = g_string_new(NULL);
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        if (!files[i].text)
            continue;
        g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, files[i].text, -1);
        write_file(folder, files[i].name, files[i].text);
        g_string_append_printf(sums, "%s  %s\n", sum, files[i].name);
    }
    write_file(folder, "SHA256SUMS", sums->str);
    assert_true(verify_edition(folder, out, differences, NULL));
    remove_tree(folder);
    return g_string_free(out, FALSE);
}

static void is_fine(const char *html, const char *markdown) {
    unsigned differences;
    g_autofree char *said = say(CSV, JSON, html, markdown, &differences);
    if (differences != 0)
        fail_msg("%s", said);
}

static void is_told(const char *csv, const char *json, const char *html, const char *markdown, const char *words) {
    unsigned differences;
    g_autofree char *said = say(csv, json, html, markdown, &differences);
    if (differences == 0 || !strstr(said, words))
        fail_msg("not said: %s\n%s", words, said);
}

static void test_nothing_but_data(void **state) {
    (void)state;
    is_fine(NULL, NULL);
    is_told("", JSON, NULL, NULL, "data/spend.csv: is empty");
    is_told(NULL, JSON, NULL, NULL, "data/spend.json: is a figure, but data/spend.csv is missing");
    is_told(CSV, NULL, NULL, NULL, "data/spend.json: is missing, but data/spend.csv is there");
    is_told(CSV, "{", NULL, NULL, "data/spend.json:1: is not JSON");
    is_told(CSV "c,1,1,value\r\n", JSON, NULL, NULL, "data/spend.csv:5: there is a row 'c' already");
    is_told(CSV "d,1,value\r\n", JSON, NULL, NULL, "data/spend.csv:5: 3 fields, but the header has 4");
    is_told(CSV "d,1,1,vlaue\r\n", JSON, NULL, NULL, "cannot have the state 'vlaue'");
    is_told(CSV "d,one,1,value\r\n", JSON, NULL, NULL, "data/spend.csv:5: 'one' is not a number");
    is_told(CSV "d,1,1,value\r\n", JSON, NULL, NULL, "spend has 3 rows, but data/spend.csv has 4");
}

/* HTML as others may write it. */
static void test_html_is_read_tolerantly(void **state) {
    (void)state;
    is_fine("<!DOCTYPE html>\n<HTML LANG=en><p><DATA VALUE='1000.0/2000.50' data-cell=a:spend data-figure=spend>"
            "&#8364;1,000 <b>&ndash;</b> &#x20ac;2,000.50</DATA>",
            NULL);
    is_fine("<html lang=\"en\"><!-- <data value=\"1/1\" " CELL("a") ">1</data> --><script>'<data value=\"1/1\" " CELL(
                "a") ">'</script><data value=\"7/\" " CELL("c") ">7 or more</data>",
            NULL);
    is_fine("<html lang=\"en\"><span class=state data-state=\"not_offered\" " CELL(
                "b") ">not offered</span>"
                     "<data value=\"5/5\">5</data><span>1</span><",
            NULL);
}

static void test_html_that_differs(void **state) {
    (void)state;
    is_told(CSV, JSON, "<html lang=en>\n<data value=\"1000/2000\" " CELL("a") ">€1,000 – 2,000.50</data>", NULL,
            "en/a/index.html:2: spend a:spend is 1000/2000, but data/spend.csv:2 has 1000/2000.5");
    is_told(CSV, JSON, "<html lang=en><data value=\"1000/2000.5\" " CELL("a") ">€1,000 – 2,000.05</data>", NULL,
            "is the text '€1,000 – 2,000.05'");
    is_told(CSV, JSON, "<html lang=en><data value=\"7/7\" " CELL("c") ">7 or more</data>", NULL, "is 7/7, but");
    is_told(CSV, JSON, "<html lang=en><data value=\"7/\" " CELL("c") ">7</data>", NULL, "is the text '7'");
    is_told(CSV, JSON, "<html lang=en><data value=\"7\" " CELL("c") ">7 or more</data>", NULL, "which is not LOW/HIGH");
    is_told(CSV, JSON, "<html lang=en><data value=\"7/\" " CELL("d") ">7 or more</data>", NULL, "has none");
    is_told(CSV, JSON, "<html lang=en><span data-state=none_listed " CELL("b") ">not offered</span>", NULL,
            "is none_listed, but data/spend.csv:3 has not_offered");
    is_told(CSV, JSON, "<html lang=en><span data-state=not_offered " CELL("b") ">none</span>", NULL,
            "is the text 'none'");
    is_told(CSV, JSON, "<html lang=en><table><td><data value=\"7/\" " CELL("c") ">7 or more</data></table>", NULL,
            "this table has 1 numbers of spend, but data/spend.csv has 3");
}

#define TABLE(a)                                                                               \
    "| Party | Spending |\n| --- | ---: |\n| [A \\| é](a.md) | " a " |\n| B | not offered |\n" \
    "| C | 7 or more[^spend-1] |\n\n[^spend-1]: A note\n\nSource · [CSV](../../data/spend.csv)\n"

static void test_markdown(void **state) {
    (void)state;
    static const char page[] =
        "<html lang=en><main><p>It was <data value=\"7/\" " CELL("c") ">7 or more</data>.</p></main>";
    is_fine(NULL, TABLE("€1,000 – 2,000\\.50"));
    is_fine(page, "It was **7 or more**.\n");
    is_told(CSV, JSON, NULL, TABLE("€1,000 – 3,000\\.50"), "markdown/en/a.md:3: spend a:spend is the text");
    is_told(CSV, JSON, page, "It was 8 or more.\n",
            "the running text has 'Itwas8ormore.', but en/a/index.html has 'Itwas7ormore.'");
    is_told(CSV, JSON, NULL, "| A | B |\n| --- | --- |\n\n[CSV](../../data/nothing.csv)\n", "said to be nothing");
    is_told(CSV, JSON, NULL,
            "| Party | Spending |\n| --- | ---: |\n| X | €1,000 – 2,000.50 |\n\n[CSV](/data/spend.csv)\n",
            "spend has the row 'X' here, but data/spend.csv:2 has 'a'");
    /* A table without a link is no figure. */
    is_fine(NULL, "| A | B |\n| --- | --- |\n| 1 | 2 |\n\nWords\n");
}

static void test_csv_lines(void **state) {
    (void)state;
    static const char text[] = "a,\"b \"\"c\"\"\nd\",\r\ne\n";
    struct csv_lines lines;
    csv_lines_init(&lines, text, strlen(text));
    assert_true(csv_lines_next(&lines));
    assert_int_equal(lines.fields->len, 3);
    assert_string_equal(g_ptr_array_index(lines.fields, 1), "b \"c\"\nd");
    assert_string_equal(g_ptr_array_index(lines.fields, 2), "");
    assert_int_equal(lines.line, 1);
    assert_true(csv_lines_next(&lines));
    assert_int_equal(lines.line, 3);
    assert_string_equal(g_ptr_array_index(lines.fields, 0), "e");
    assert_false(csv_lines_next(&lines));
    csv_lines_clear(&lines);
}

static void test_json_values(void **state) {
    (void)state;
    static const char text[] = " {\"a\": [1.50, -2e3, true, null],\n\"b\": \"\\ud83d\\ude00\\n\\\"\", \"c\": {}} ";
    unsigned line;
    struct json_value *root = json_value_read(text, &line);
    assert_non_null(root);
    const struct json_value *list = json_value_member(root, "a");
    assert_int_equal(json_value_count(list), 4);
    assert_string_equal(json_value_at(list, 0)->text, "1.50");
    assert_int_equal(json_value_at(list, 3)->type, JSON_NULL);
    assert_string_equal(json_value_string(json_value_member(root, "b")), "\xF0\x9F\x98\x80\n\"");
    assert_int_equal(json_value_member(root, "b")->line, 2);
    assert_null(json_value_member(list, "a"));
    assert_null(json_value_string(NULL));
    json_value_free(root);
    /* No beginning of it is JSON by itself, and none does harm. */
    for (gsize length = 0; length + 2 < strlen(text); length++) {
        g_autofree char *part = g_strndup(text, length);
        assert_null(json_value_read(part, &line));
    }
}

static void test_deep_json_is_refused(void **state) {
    (void)state;
    unsigned line;
    g_autofree char *deep = g_strnfill(100000, '[');
    assert_null(json_value_read(deep, &line));
}

/* Any beginning of a page is read without harm. */
static void test_cut_pages(void **state) {
    (void)state;
    static const char page[] =
        "<html lang='en'><!-- c --><p><data value=\"7/\" " CELL("c") ">7 &amp; or more</data><script>";
    for (gsize length = 0; length < strlen(page); length += 3) {
        unsigned differences;
        g_autofree char *part = g_strndup(page, length);
        g_autofree char *said = say(CSV, JSON, part, NULL, &differences);
        assert_non_null(said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_but_data),
        cmocka_unit_test(test_html_is_read_tolerantly),
        cmocka_unit_test(test_html_that_differs),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_csv_lines),
        cmocka_unit_test(test_json_values),
        cmocka_unit_test(test_deep_json_is_refused),
        cmocka_unit_test(test_cut_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
