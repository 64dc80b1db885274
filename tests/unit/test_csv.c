/* Tables as spreadsheets and platforms write them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/csv.h"
#include "base/nearest.h"

#include <string.h>

enum { A, B, C };
static const struct csv_column columns[] = {{"a", true}, {"b", true}, {"c", false}};

/* Reads all rows as "a|b|c/" and checks rows and messages. */
static void assert_read_of(enum csv_origin origin, const char *text, gsize size, const char *expected_rows,
                           const char *expected_messages) {
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text, size); /* a copy of its own, so that reading beyond it is seen */
    g_autoptr(GString) rows = g_string_new(NULL);
    g_autoptr(GString) messages = g_string_new(NULL);
    struct csv *csv = csv_open(bytes, "t.csv", NULL, diagnostics);
    if (csv && csv_bind(csv, columns, G_N_ELEMENTS(columns), origin))
        while (csv_next(csv))
            g_string_append_printf(rows, "%s|%s|%s/", csv_text(csv, A), csv_text(csv, B), csv_text(csv, C));
    csv_close(csv);
    diagnostics_print(diagnostics, messages, false);
    diagnostics_free(diagnostics);
    assert_string_equal(rows->str, expected_rows);
    assert_string_equal(messages->str, expected_messages);
}

static void assert_read_bytes(const char *text, gsize size, const char *expected_rows, const char *expected_messages) {
    assert_read_of(CSV_OURS, text, size, expected_rows, expected_messages);
}

static void assert_read(const char *text, const char *expected_rows, const char *expected_messages) {
    assert_read_bytes(text, strlen(text), expected_rows, expected_messages);
}

static void reads_what_spreadsheets_write(void **state) {
    (void)state;
    assert_read("a,b,c\n1,2,3\n4,,6\n", "1|2|3/4||6/", "");
    assert_read("a;b;c\n1,5;2;3\n", "1,5|2|3/", "");
    assert_read("a\tb\tc\n1\t2,3\t;\n", "1|2,3|;/", "");
    assert_read("\xEF\xBB\xBF\"a\",b\r\n1,2\r\n3,4", "1|2|/3|4|/", "");
    assert_read("b,c,a\n2,3,1", "1|2|3/", "");
    assert_read("a,b\n\"1\",\"2\"\r", "1|2|/", "");
    assert_read("a,b\n", "", "");
    assert_read("a,b", "", "");
}

static void reads_quoted_fields(void **state) {
    (void)state;
    assert_read("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"\",\"\"\"\"\n", "x, y|say \"hi\"|/|\"|/", "");
    assert_read("a,b\n\"two\r\nlines\",2\nx,y\n", "two\r\nlines|2|/x|y|/", "");
    assert_read("a,b\n\"1\",2\r\n\"3\",\"4\"\r\n", "1|2|/3|4|/", "");
    assert_read("a;b\n\"1;2\";x\n", "1;2|x|/", "");
}

static void obeys_a_line_that_names_the_separator(void **state) {
    (void)state;
    assert_read("sep=;\na;b\n1,5;2\n", "1,5|2|/", "");
    assert_read("\xEF\xBB\xBFSEP=,\r\na,b\r\n1,2;3;4;5\r\n", "1|2;3;4;5|/", "");
    assert_read("\"sep=|\"\na|b\n1|2,3\n", "1|2,3|/", "");
    assert_read("sep=\t\na\tb\n1\t2\n", "1|2|/", "");
    assert_read("sep=;\na;x;b\n1;2;3\n", "1|3|/",
                "t.csv:2:3: error: unknown column 'x'; remove it, or look up its name in gen/read/README.md\n"
                "    2 | a;x;b\n"
                "      |   ^\n");
    assert_read("sep=;\na;b\n1\n", "",
                "t.csv:3:2: error: 1 field, but the header has 2; write an empty field as nothing between two "
                "separators\n"
                "    3 | 1\n"
                "      |  ^\n");
    assert_read("sep=,a,b\n1,2,3\n", "2|3|/",
                "t.csv:1:1: error: unknown column 'sep='; remove it, or look up its name in gen/read/README.md\n"
                "    1 | sep=,a,b\n"
                "      | ^~~~\n");
}

static void takes_bare_quotes_of_platforms_as_characters(void **state) {
    (void)state;
    static const char text[] = "a,b\nJan \"de Man\" Exam,\"x, \"\"y\"\"\"\n\"Third.\" Ex \"q\",2\r\n"
                               "\"\",\"1\"\"2\"3\"\n5\",6\"";
    assert_read_of(CSV_FIXED, text, sizeof text - 1,
                   "Jan \"de Man\" Exam|x, \"y\"|/Third. Ex \"q\"|2|/|1\"23\"|/5\"|6\"|/", "");
    /* as long as the line has as many fields as the header, and no quote is missing */
    static const char apart[] = "a,b\nx \"y, z\",2\n3,4\n";
    assert_read_of(CSV_FIXED, apart, sizeof apart - 1, "3|4|/",
                   "t.csv:2:10: error: 3 fields, but the header has 2; put quotes around a field that contains the "
                   "separator\n"
                   "    2 | x \"y, z\",2\n"
                   "      |          ^\n");
    static const char missing[] = "a,b\n\"x,1\n\"y\",2\n3,4\n";
    assert_read_of(CSV_FIXED, missing, sizeof missing - 1, "3|4|/",
                   "t.csv:3:2: error: text after the quote that closes a field opened on line 2; is a quote missing "
                   "there?\n"
                   "    3 | \"y\",2\n"
                   "      |  ^\n");
}

static void append_text(const char *text, void *seen) {
    g_string_append_printf(seen, "%s/", text);
}

static void looks_ahead_and_stays(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("a,b\n1,2\n3,\"4\"\nx\n5,6\n", 20);
    g_autoptr(GString) seen = g_string_new(NULL);
    struct csv *csv = csv_open(bytes, "t.csv", NULL, diagnostics);
    assert_true(csv_bind(csv, columns, 2, CSV_OURS));
    assert_true(csv_next(csv) && csv_next(csv));
    csv_look_ahead(csv, B, append_text, seen);
    csv_look_ahead(csv, -1, append_text, seen);
    assert_string_equal(seen->str, "4/6/3/4/5/6/");
    assert_string_equal(csv_text(csv, A), "3");
    assert_true(csv_next(csv));
    assert_string_equal(csv_text(csv, B), "6");
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 1);
    csv_close(csv);
    diagnostics_free(diagnostics);
}

static void knows_headers_by_name(void **state) {
    (void)state;
    assert_read(" A ,\xC2\xA0"
                "b\xC2\xA0\n1,2\n",
                "1|2|/", "");
    assert_read("a,d\n1,2\n", "",
                "t.csv:1:3: error: unknown column 'd'; remove it, or look up its name in gen/read/README.md\n"
                "    1 | a,d\n"
                "      |   ^\n"
                "t.csv:1:4: error: column 'b' is missing; add it to the first line\n"
                "    1 | a,d\n"
                "      |    ^\n");
    assert_read("a,b,A\n1,2,3\n", "",
                "t.csv:1:5: error: column 'a' is there twice; keep one\n"
                "    1 | a,b,A\n"
                "      |     ^\n");
    assert_read("a,,b\n1,2,3\n", "",
                "t.csv:1:3: error: a column without a name; name it or remove it\n"
                "    1 | a,,b\n"
                "      |   ^\n");
}

/* Rows that are longer than what is cut at once, and fields within quotes that go over many blocks. */
static void reads_long_rows_as_short_ones(void **state) {
    (void)state;
    for (unsigned length = 16200; length < 16500; length += 7) {
        g_autofree char *filling = g_strnfill(length, 'x');
        g_autofree char *text =
            g_strdup_printf("a,b\n1,%s\n\"%s\n\",2\n\"\"\"%s\",\"\"\n3,4\n", filling, filling, filling);
        g_autofree char *rows = g_strdup_printf("1|%s|/%s\n|2|/\"%s||/3|4|/", filling, filling, filling);
        assert_read(text, rows, "");
    }
}

/* Quotes that are no plain ones make one row another row of work, and the next is read as ever. */
static void places_what_follows_a_row_with_odd_quotes(void **state) {
    (void)state;
    assert_read("a,b\n\"1\n\",2\nx\"y,3\n\"4\",5\n6,\"7\"8\n9,\"10\"\n", "1\n|2|/4|5|/9|10|/",
                "t.csv:4:2: error: a quote within a field that has none around it; quote the whole field and write "
                "this quote twice: "
                "\"\"\n"
                "    4 | x\"y,3\n"
                "      |  ^\n"
                "t.csv:6:6: error: text after a closing quote; write a quote within a quoted field twice: \"\"\n"
                "    6 | 6,\"7\"8\n"
                "      |      ^\n");
}

/* Every place in a block of 64 bytes, and rows over its edges. */
static void finds_marks_wherever_they_stand(void **state) {
    (void)state;
    for (unsigned length = 0; length < 200; length++) {
        g_autofree char *filling = g_strnfill(length, 'x');
        g_autofree char *text =
            g_strdup_printf("a,b\n%s,\"%s\"\n1,2\n\"%s\"\"\n,\",%s", filling, filling, filling, filling);
        g_autofree char *rows = g_strdup_printf("%s|%s|/1|2|/%s\"\n,|%s|/", filling, filling, filling, filling);
        assert_read(text, length ? rows : "1|2|/\"\n,||/", "");
    }
}

static void skips_rows_without_anything(void **state) {
    (void)state;
    assert_read("a,b\n\n1,2\n,\n\r\n3,4\n,,,\n", "1|2|/3|4|/", "");
}

static void leaves_out_rows_of_another_length_and_reads_on(void **state) {
    (void)state;
    assert_read(
        "a,b\n1\n1,2\n1,é,3,4\n5,6\n", "1|2|/5|6|/",
        "t.csv:2:2: error: 1 field, but the header has 2; write an empty field as nothing between two separators\n"
        "    2 | 1\n"
        "      |  ^\n"
        "t.csv:4:5: error: 4 fields, but the header has 2; put quotes around a field that contains the separator\n"
        "    4 | 1,é,3,4\n"
        "      |     ^\n");
}

static void diagnoses_quotes(void **state) {
    (void)state;
    assert_read(
        "a,b\nx\"y,2\n3,4\n", "3|4|/",
        "t.csv:2:2: error: a quote within a field that has none around it; quote the whole field and write this "
        "quote twice: \"\"\n"
        "    2 | x\"y,2\n"
        "      |  ^\n");
    assert_read("a,b\n\"x\"y,2\n3,4\n", "3|4|/",
                "t.csv:2:4: error: text after a closing quote; write a quote within a quoted field twice: \"\"\n"
                "    2 | \"x\"y,2\n"
                "      |    ^\n");
    assert_read("a,b\n1,2\né,\"y\n3,4\n5,6", "1|2|/3|4|/5|6|/",
                "t.csv:3:3: error: this quote is never closed; add the closing quote, or leave this one out\n"
                "    3 | é,\"y\n"
                "      |   ^\n");
    assert_read(
        "a,b\n\"1,2\n3,4\n\"5\",6\n7,8\n", "7|8|/",
        "t.csv:4:2: error: text after the quote that closes a field opened on line 2; is a quote missing there?\n"
        "    4 | \"5\",6\n"
        "      |  ^\n");
}

static void diagnoses_what_is_no_text(void **state) {
    (void)state;
    static const char nul[] = "a,b\n1,\0\n3,4\n";
    assert_read("a,b\n1,caf\xE9\n3,4\n\xC3,1\n", "3|4|/",
                "t.csv:2:6: error: not UTF-8 from here on; if this reads 'café', write 'encoding: windows-1252' for "
                "this file in report.yaml, or else save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8')\n"
                "    2 | 1,caf\\xE9\n"
                "      |      ^~~~\n");
    assert_read("a,b\ncaf\x8E,2\n", "",
                "t.csv:2:4: error: not UTF-8 from here on; if this reads 'café', write 'encoding: macintosh' for "
                "this file in report.yaml, or else save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8')\n"
                "    2 | caf\\x8E,2\n"
                "      |    ^~~~\n");
    assert_read_bytes(nul, sizeof nul - 1, "3|4|/",
                      "t.csv:2:3: error: a NUL byte within text; save the file as UTF-8 text\n"
                      "    2 | 1,\n"
                      "      |   ^\n");
    assert_read("", "", "t.csv: error: the file is empty; its first line must name the columns\n");
    assert_read("\xEF\xBB\xBF", "", "t.csv: error: the file is empty; its first line must name the columns\n");
    assert_read("a,b\r1,2\r", "",
                "t.csv:1:4: error: lines end in a lone carriage return; save the file again as CSV UTF-8\n"
                "    1 | a,b\\x0D1,2\n"
                "      |    ^~~~\n");
}

static void places_a_field_behind_a_line_end_within_quotes(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("a,b\n\"x\ny\",ééé\n", 16);
    struct csv *csv = csv_open(bytes, "t.csv", NULL, diagnostics);
    assert_true(csv_bind(csv, columns, 2, CSV_OURS));
    assert_true(csv_next(csv));
    csv_report(csv, B, SEVERITY_WARNING, "test", "odd: '%s'", csv_text(csv, B));
    assert_int_equal(csv_row_place(csv).line, 2);
    csv_close(csv);
    g_autoptr(GString) messages = g_string_new(NULL);
    diagnostics_print(diagnostics, messages, false);
    diagnostics_free(diagnostics);
    assert_string_equal(messages->str, "t.csv:3:4: warning: odd: 'ééé'\n    3 | y\",ééé\n      |    ^~~\n");
}

/* A header of a hundred thousand names is gone through once: it would take minutes to count each of its places anew. */
static void places_each_field_of_a_very_long_line(void **state) {
    (void)state;
    enum { NAMES = 100000, SHOWN = 10 };
    g_autoptr(GString) text = g_string_new("a,b"), expected = g_string_new(NULL);
    struct diagnostics *diagnostics = diagnostics_new();
    for (int i = 0; i < NAMES; i++)
        g_string_append_printf(text, ",é%d", i);
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    struct csv *csv = csv_open(bytes, "t.csv", NULL, diagnostics);
    assert_true(csv_bind(csv, columns, G_N_ELEMENTS(columns), CSV_OURS));
    csv_close(csv);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), NAMES);
    g_autoptr(GString) messages = g_string_new(NULL);
    diagnostics_print(diagnostics, messages, false);
    for (int i = 0; i < SHOWN; i++) {
        g_string_printf(expected, "t.csv:1:%d: error: unknown column 'é%d'", 5 + 3 * i, i);
        assert_non_null(strstr(messages->str, expected->str));
    }
    g_string_printf(expected, "... and %d more like this\n", NAMES - SHOWN);
    assert_true(g_str_has_suffix(messages->str, expected->str));
    diagnostics_free(diagnostics);
}

static void tells_formats_apart(void **state) {
    (void)state;
    static const struct csv_column others[] = {{"page id", true}, {"page name", false}};
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("Page ID,Odd\n1,2\n", 16);
    struct csv *csv = csv_open(bytes, "t.csv", NULL, diagnostics);
    static const struct csv_column starts[] = {{"p*", true}};
    assert_int_equal(csv_known(csv, others, 2), 1);
    assert_int_equal(csv_known(csv, columns, 2), 0);
    assert_int_equal(csv_known(csv, starts, 1), 1);
    assert_true(csv_bind(csv, others, 2, CSV_GROWING));
    assert_true(csv_bound(csv, 0));
    assert_false(csv_bound(csv, 1));
    assert_string_equal(csv_header(csv, 0), "page id");
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_WARNING), 1);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    assert_false(csv_bind(csv, others, 2, CSV_FIXED));
    csv_close(csv);
    diagnostics_free(diagnostics);
}

static void suggests_what_was_meant(void **state) {
    (void)state;
    static const char *const words[] = {"vvd", "pvda", "groenlinks", "advertiser_id"};
    assert_string_equal(nearest_word("vdv", words, 4), "vvd");
    assert_string_equal(nearest_word("VVD", words, 4), "vvd");
    assert_string_equal(nearest_word("groen-links", words, 4), "groenlinks");
    assert_string_equal(nearest_word("advertiserid", words, 4), "advertiser_id");
    assert_null(nearest_word("cda", words, 1));
    assert_null(nearest_word("", words, 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_spreadsheets_write),
        cmocka_unit_test(reads_quoted_fields),
        cmocka_unit_test(obeys_a_line_that_names_the_separator),
        cmocka_unit_test(takes_bare_quotes_of_platforms_as_characters),
        cmocka_unit_test(looks_ahead_and_stays),
        cmocka_unit_test(knows_headers_by_name),
        cmocka_unit_test(finds_marks_wherever_they_stand),
        cmocka_unit_test(reads_long_rows_as_short_ones),
        cmocka_unit_test(places_what_follows_a_row_with_odd_quotes),
        cmocka_unit_test(skips_rows_without_anything),
        cmocka_unit_test(leaves_out_rows_of_another_length_and_reads_on),
        cmocka_unit_test(diagnoses_quotes),
        cmocka_unit_test(diagnoses_what_is_no_text),
        cmocka_unit_test(places_a_field_behind_a_line_end_within_quotes),
        cmocka_unit_test(places_each_field_of_a_very_long_line),
        cmocka_unit_test(tells_formats_apart),
        cmocka_unit_test(suggests_what_was_meant),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
