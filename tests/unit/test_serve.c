/* What serve lets in, what it adds to a page, and how it puts what was found. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "serve/findings.h"
#include "serve/request.h"
#include "serve/script.h"

#include <string.h>

static void only_names_of_this_machine_are_hosts(void **state) {
    (void)state;
    static const char *const ours[] = {"localhost",    "localhost:8321", "LocalHost:1", "127.0.0.1",
                                       "127.0.0.1:80", "[::1]",          "[::1]:8321"};
    static const char *const others[] = {"",
                                         "evil.example",
                                         "localhost.evil.example",
                                         "localhost:",
                                         "localhost:80x",
                                         "localhost@evil.example",
                                         "127.0.0.1.evil.example",
                                         "127.0.0.2",
                                         "[::1",
                                         "[::2]",
                                         "localhost, evil.example",
                                         "evil.example:8321"};
    for (gsize i = 0; i < G_N_ELEMENTS(ours); i++)
        assert_true(request_host_is_local(ours[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(request_host_is_local(others[i]));
    assert_false(request_host_is_local(NULL));
}

static void assert_path(const char *address, const char *expected) {
    g_autofree char *path = request_path(address);
    if (expected)
        assert_string_equal(path ? path : "(none)", expected);
    else
        assert_null(path);
}

static void an_address_means_a_file_of_the_edition(void **state) {
    (void)state;
    assert_path("/", "index.html");
    assert_path("/nl/", "nl/index.html");
    assert_path("/nl", "nl");
    assert_path("/data/spend-by-party.csv", "data/spend-by-party.csv");
    assert_path("/nl/partij/z%C3%A9ro/", "nl/partij/z\303\251ro/index.html");
}

static void an_address_leads_nowhere_else(void **state) {
    (void)state;
    static const char *const refused[] = {"",       "nl/",       "/..",     "/../x",      "/nl/../../x",
                                          "/./x",   "/%2e%2e/x", "/%2E./x", "/nl/..%2fx", "/nl%2Findex.html",
                                          "//x",    "//",        "/nl//",   "/a%00b",     "/a%0ab",
                                          "/a%5cb", "/a\\b",     "/%ff",    "/%zz",       "/%"};
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
        assert_path(refused[i], NULL);
}

/* The page with the script, as text. */
static char *added(const char *page) {
    g_autoptr(GBytes) bytes = g_bytes_new(page, strlen(page));
    g_autoptr(GBytes) with = script_added(bytes, "nl/\"a\".html", "1f");
    gsize size;
    const char *data = g_bytes_get_data(with, &size);
    return g_strndup(data, size);
}

#define SCRIPT "<script src=\"/.adreport/script.js\" data-page=\"nl/&quot;a&quot;.html\" data-seen=\"1f\"></script>\n"
#define LEAVE "script-src 'self'; connect-src 'self'; "

static void a_page_gets_the_script_and_leave_for_it(void **state) {
    (void)state;
    g_autofree char *page = added("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                                  "'none'\">\n<body>\n<p>a</p>\n</body>\n</html>\n");
    assert_string_equal(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"" LEAVE
                              "default-src 'none'\">\n<body>\n<p>a</p>\n" SCRIPT "</body>\n</html>\n");
}

static void a_policy_may_be_written_otherwise_or_not_at_all(void **state) {
    (void)state;
    g_autofree char *other = added("<meta content='img-src *' HTTP-EQUIV='content-security-policy'><p>");
    assert_string_equal(other, "<meta content='" LEAVE "img-src *' HTTP-EQUIV='content-security-policy'><p>" SCRIPT);
    g_autofree char *none = added("<p>Content-Security-Policy</p>");
    assert_string_equal(none, "<p>Content-Security-Policy</p>" SCRIPT);
}

static void findings_have_their_places_and_their_lines(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a.csv", 2, 3, 4}, "a,\"<b>\"", "no");
    diagnostics_add(diagnostics, SEVERITY_WARNING, "b", (struct place){.file = "b.csv"}, NULL, "odd");
    g_autofree char *json = findings_json(diagnostics);
    assert_string_equal(json, "{\"errors\": 1, \"warnings\": 1, \"shown\": ["
                              "{\"severity\": \"error\", \"place\": \"a.csv:2:3\", \"message\": \"no\", \"line\": "
                              "\"a,\\\"\\u003cb>\\\"\", \"from\": 2, \"width\": 4, \"more\": 0}, "
                              "{\"severity\": \"warning\", \"place\": \"b.csv\", \"message\": \"odd\", \"line\": null, "
                              "\"from\": -1, \"width\": 1, \"more\": 0}]}");
    diagnostics_free(diagnostics);
}

static void of_a_long_line_the_part_that_is_meant_is_shown(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    g_autofree char *before = g_strnfill(100000, 'x'), *after = g_strnfill(100000, 'z');
    g_autofree char *line = g_strconcat(before, "here", after, NULL);
    diagnostics_add(diagnostics, SEVERITY_ERROR, "a", (struct place){"a.json", 1, 100001, 4}, line, "no");
    g_autofree char *json = findings_json(diagnostics);
    assert_true(strlen(json) < 1000);
    const char *shown = strstr(json, "\"line\": \"") + strlen("\"line\": \"");
    const char *from = strstr(json, "\"from\": ") + strlen("\"from\": ");
    assert_memory_equal(g_utf8_offset_to_pointer(shown, g_ascii_strtoll(from, NULL, 10)), "here", 4);
    diagnostics_free(diagnostics);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_names_of_this_machine_are_hosts),
        cmocka_unit_test(an_address_means_a_file_of_the_edition),
        cmocka_unit_test(an_address_leads_nowhere_else),
        cmocka_unit_test(a_page_gets_the_script_and_leave_for_it),
        cmocka_unit_test(a_policy_may_be_written_otherwise_or_not_at_all),
        cmocka_unit_test(findings_have_their_places_and_their_lines),
        cmocka_unit_test(of_a_long_line_the_part_that_is_meant_is_shown),
    };
    return cmocka_run_group_tests_name("serve", tests, NULL, NULL);
}
