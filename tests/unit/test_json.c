/* JSON as it is downloaded: records of any length of file, and what is said of faults. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/json.h"

#include <string.h>

static const char *const lists[] = {"data", NULL};
static const char *const members[] = {"id", "name", "range", NULL};
static const struct json_wish wish = {.lists = lists, .members = members};

static void append_value(GString *out, const struct json_value *value) {
    if (*value->name)
        g_string_append_printf(out, "%s:", value->name);
    if (value->kind == JSON_LIST || value->kind == JSON_KEYS) {
        g_string_append_c(out, value->kind == JSON_LIST ? '[' : '{');
        for (const struct json_value *item = value->first; item; item = item->next)
            append_value(out, item);
        g_string_append_c(out, value->kind == JSON_LIST ? ']' : '}');
    } else {
        g_string_append(out, value->kind == JSON_NULL ? "null" : value->kind == JSON_TRUTH ? "truth" : value->text);
        g_string_append_c(out, ';');
    }
}

static void take(struct json *json, const struct json_value *record, void *data) {
    g_string_append_printf(data, "%u", json_line(json));
    append_value(data, record);
    g_string_append_c(data, '\n');
}

/* Reads bytes and checks the records and the messages. */
static void assert_read_bytes(const char *text, gsize size, const char *records, const char *messages) {
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text, size); /* a copy of its own, so that reading beyond it is seen */
    g_autoptr(GString) got = g_string_new(NULL), said = g_string_new(NULL);
    json_read(bytes, "t.json", diagnostics, &wish, take, got);
    diagnostics_print(diagnostics, said, false);
    diagnostics_free(diagnostics);
    assert_string_equal(got->str, records);
    assert_string_equal(said->str, messages);
}

static void assert_read(const char *text, const char *records) {
    assert_read_bytes(text, strlen(text), records, "");
}

static void reads_every_form_of_an_answer(void **state) {
    (void)state;
    assert_read("{\"data\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"paging\":{\"next\":\"x\",\"id\":\"3\"}}",
                "1{id:1;}\n1{id:2;}\n");
    assert_read("{\"data\":[{\"id\":1}]}\n{\"data\":[]}\n{\"id\":9,\"data\":[{\"id\":2}]}", "1{id:1;}\n3{id:2;}\n");
    assert_read("[{\"id\":1},\n {\"id\":2}]", "1{id:1;}\n2{id:2;}\n");
    assert_read("[{\"data\":[{\"id\":1}]},[{\"id\":2}]]", "1{id:1;}\n1{id:2;}\n");
    assert_read("\xEF\xBB\xBF{\"id\":1}\r\n{\"id\":2}\n", "1{id:1;}\n2{id:2;}\n");
}

static void count(struct json *json, const struct json_value *record, void *data) {
    guint *records = data;
    (void)record;
    assert_int_equal(json_line(json), ++*records);
}

/* Memory is given back of mapped files alone: what is read may be all there is of the bytes. */
static void lines_of_a_long_answer_are_its_own(void **state) {
    (void)state;
    enum { RECORDS = 1200000 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < RECORDS; i++)
        g_string_append(text, "{\"id\":\"12345678\"}\n");
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    guint records = 0;
    assert_true(json_read(bytes, "t.json", diagnostics, &wish, count, &records));
    diagnostics_free(diagnostics);
    assert_int_equal(records, RECORDS);
    assert_memory_equal(g_bytes_get_data(bytes, NULL), text->str, text->len);
}

static void looks_into_what_is_wrapped(void **state) {
    (void)state;
    static const char *const wraps[] = {"answer", NULL};
    const struct json_wish wrapped = {.lists = lists, .members = members, .wraps = wraps};
    static const char text[] = "{\"answer\":{\"data\":[\n{\"id\":1},\n{\"id\":2}]},\"name\":\"x\"}\n"
                               "{\"answer\":{\"id\":3},\"name\":\"x\"}\n{\"answer\":null,\"id\":4}\n";
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GString) got = g_string_new(NULL);
    assert_true(json_read(bytes, "t.json", diagnostics, &wrapped, take, got));
    diagnostics_free(diagnostics);
    assert_string_equal(got->str, "2{id:1;}\n3{id:2;}\n4{id:3;}\n5{id:4;}\n");
}

static void keeps_what_is_asked_for_alone(void **state) {
    (void)state;
    assert_read(
        "{\"url\":\"?key=secret\",\"range\":{\"low\":\"1\",\"high\":null},\"x\":[[{\"id\":7}]],\"name\":[true,1.50]}",
        "1{range:{low:1;high:null;}name:[truth;1.50;]}\n");
}

static void reads_escapes(void **state) {
    (void)state;
    assert_read("{\"name\":\"\\ud83d\\ude00 \\u00e9\\n\\u0000x\"}", "1{name:\xF0\x9F\x98\x80 \xC3\xA9\nx;}\n");
    /* half of a pair is no character */
    assert_read("{\"name\":\"a\\ud45d\\ude00\"}", "1{name:a\xED\x91\x9D\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD;}\n");
}

static void says_where_a_fault_is(void **state) {
    (void)state;
    static const char broken[] = "{\"id\":1}\n{\"id\":\"2\",";
    assert_read_bytes(
        broken, strlen(broken), "1{id:1;}\n",
        "t.json:2:11: error: the file ends before what it began is closed: the download broke off; take it "
        "again\n    2 | {\"id\":\"2\",\n      |           ^\n");
    static const char wrong[] = "[{\"id\":1},\n{\"\xC3\xA9\":nope}]";
    assert_read_bytes(
        wrong, strlen(wrong), "1{id:1;}\n",
        "t.json:2:7: error: not JSON from here on: invalid string in json text; take the file again as it was "
        "given\n    2 | {\"\xC3\xA9\":nope}]\n      |       ^\n");
    static const char nul[] = "[{\"id\":\"1\0\"}]";
    assert_read_bytes(
        nul, sizeof nul - 1, "",
        "t.json:1:10: error: not JSON from here on: invalid character inside string; take the file again as it "
        "was given\n");
    static const char bare[] = "[1]";
    assert_read_bytes(
        bare, strlen(bare), "",
        "t.json:1:2: error: not an object, {...}, where a record of the file must be; take the file again\n"
        "    1 | [1]\n      |  ^\n");
}

static char *messages_of(const GString *text) {
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    g_autoptr(GString) got = g_string_new(NULL);
    GString *said = g_string_new(NULL);
    json_read(bytes, "t.json", diagnostics, &wish, take, got);
    diagnostics_print(diagnostics, said, false);
    diagnostics_free(diagnostics);
    return g_string_free(said, FALSE);
}

static void append_many(GString *text, const char *piece, guint count) {
    for (guint i = 0; i < count; i++)
        g_string_append(text, piece);
}

/* Each of these would take memory without end, or the stack. */
static void refuses_bombs(void **state) {
    (void)state;
    g_autoptr(GString) deep = g_string_new("[{\"id\":"), text = g_string_new("[{\"id\":\""),
                       wide = g_string_new("[{\"x\":[");
    append_many(deep, "[", 100000);
    append_many(text, "aaaaaaaaaaaaaaa\\n", 2 * 1024 * 1024);
    append_many(wide, "1,1,1,1,1,1,1,1,", 2 * 1024 * 1024);
    g_autofree char *of_deep = messages_of(deep), *of_text = messages_of(text), *of_wide = messages_of(wide);
    assert_non_null(strstr(of_deep, "t.json:1:70: error: lists within lists, more than 64 deep"));
    assert_non_null(strstr(of_text, "t.json:1:7: error: a text of more than 16 MB begins here"));
    assert_non_null(strstr(of_wide, "error: a record of more than 16 MB"));
}

static void tells_json_from_tables(void **state) {
    (void)state;
    g_autoptr(GBytes) json = g_bytes_new_static("\xEF\xBB\xBF\n [{\"page_id\":1}]", 19);
    g_autoptr(GBytes) table = g_bytes_new_static("page_id,spend\n", 14);
    assert_true(json_is(json));
    assert_false(json_is(table));
    assert_true(json_names(json, "page_id"));
    assert_false(json_names(json, "page"));
}

static void reads_items_of_a_list(void **state) {
    (void)state;
    struct json_record *record = json_record_new();
    struct json_value *list = json_add(record, json_record_clear(record, 0), JSON_LIST, "list", "", 0, 3);
    g_autoptr(GString) got = g_string_new(NULL);
    assert_true(json_add_items(record, list, "{\"a\":\"1\"},{\"a\":0.5}", 3));
    append_value(got, list);
    assert_string_equal(got->str, "list:[{a:1;}{a:0.5;}]");
    assert_int_equal(list->first->at, 3);
    assert_false(json_add_items(record, list, "{\"a\":", 3));
    json_record_free(record);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_form_of_an_answer),
        cmocka_unit_test(lines_of_a_long_answer_are_its_own),
        cmocka_unit_test(looks_into_what_is_wrapped),
        cmocka_unit_test(keeps_what_is_asked_for_alone),
        cmocka_unit_test(reads_escapes),
        cmocka_unit_test(says_where_a_fault_is),
        cmocka_unit_test(refuses_bombs),
        cmocka_unit_test(tells_json_from_tables),
        cmocka_unit_test(reads_items_of_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
