/* What others wrote stays words in every format. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/escape.h"

#include <cmark.h>
#include <stdbool.h>
#include <string.h>

static const char *const hostile[] = {
    "VVD",
    "PvdA & GroenLinks &amp; &#60; AT&T &copy;",
    "<img src=x onerror=alert(1)>|{{% x %}}",
    "<script>alert(1)</script>",
    "# not a heading",
    "- not a list",
    "+ not a list",
    "* not a list",
    "1. not a list",
    "23) not a list",
    "50PLUS",
    "> not a quotation",
    "=== ---",
    "---",
    "--",
    "***",
    "_emphasis_ and **strong** and ~~struck~~",
    "`code` and ```` more ````",
    "[link](javascript:alert(1)) ![x](y)",
    "[ref]: http://evil.example/",
    "(javascript:alert(1))",
    ": http://evil.example/",
    "see http://evil.example/ and https://evil.example",
    "www.evil.example or WWW.evil.example",
    "someone@evil.example, mailto:someone@evil.example",
    "<http://evil.example>",
    "a | b || c",
    "{{< figure src=x >}} {{% notice %}} {{ .Site }} {% raw %}",
    "backslash \\ and \\* and trailing \\",
    "bang!",
    "amp&",
    "$math$ and $$more$$",
    "| --- | --- |",
    "\\| escaped",
    "50%...",
    "'single' \"double\"",
    "naïef – € 1.234,50",
};

/* Reads Markdown back; NULL where it is anything but one paragraph of text. */
static char *text_of(const char *markdown) {
    cmark_node *document = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(document);
    cmark_node *paragraph = cmark_node_first_child(document);
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
    char *words = NULL;
    if (text && !cmark_node_next(paragraph) && !cmark_node_next(text) &&
        cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH && cmark_node_get_type(text) == CMARK_NODE_TEXT)
        words = g_strdup(cmark_node_get_literal(text));
    cmark_node_free(document);
    return words;
}

/* A value stands between parts of a template that could make markup of it. */
static void assert_read_back(const char *before, const char *value, const char *after) {
    g_autoptr(GString) markdown = g_string_new(NULL);
    g_autofree char *expected = g_strconcat(before, value, after, NULL);
    g_string_append(markdown, before);
    escape_markdown(markdown, value);
    g_string_append(markdown, after);
    g_autofree char *found = text_of(markdown->str);
    if (!found || strcmp(found, expected) != 0)
        fail_msg("'%s' was read back as '%s'", markdown->str, found ? found : "(markup)");
}

static void markdown_reads_back(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        assert_read_back("", hostile[i], "");
        assert_read_back("Partij ", hostile[i], " gaf uit");
        assert_read_back("[x]", hostile[i], "");
        assert_read_back("", hostile[i], "[x]");
        assert_read_back("", hostile[i], "amp;");
    }
}

/* What CommonMark does not know but GFM, Hugo and Jekyll do. */
static void markdown_leaves_nothing_for_others(void **state) {
    (void)state;
    static const char *const triggers[] = {"{{", "{%", "p://", "s://", "www.", "WWW.", "~~", "$$"};
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(GString) markdown = g_string_new(NULL);
        escape_markdown(markdown, hostile[i]);
        for (size_t j = 0; j < G_N_ELEMENTS(triggers); j++)
            assert_null(strstr(markdown->str, triggers[j]));
        for (const char *bar = markdown->str; (bar = strchr(bar, '|')); bar++)
            assert_true(bar > markdown->str && bar[-1] == '\\');
    }
}

/* Python-Markdown shows a backslash before anything but these. */
static void markdown_has_no_backslash_that_shows(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(GString) markdown = g_string_new(NULL);
        escape_markdown(markdown, hostile[i]);
        for (const char *at = markdown->str; (at = strchr(at, '\\')); at += 2)
            assert_non_null(strchr("\\`*_{}[]()>#+-.!|", at[1]));
    }
}

static void assert_escaped(void (*escape)(GString *, const char *), const char *text, const char *expected) {
    g_autoptr(GString) out = g_string_new(NULL);
    escape(out, text);
    assert_string_equal(out->str, expected);
}

static void markdown_stays_on_its_line(void **state) {
    (void)state;
    assert_escaped(escape_markdown,
                   "a\n\n# b\r\n\tc\xE2\x80\xA8"
                   "d",
                   "a \\# b c d");
    assert_escaped(escape_markdown, "    code", " code");
    assert_escaped(escape_markdown, " tot ", " tot ");
    assert_escaped(escape_markdown, "€\u00a0729.900 – 893.000", "€\u00a0729.900 – 893.000");
    assert_escaped(escape_markdown, "2.430.446", "2.430.446");
    assert_escaped(escape_markdown, "$1,234.50 – 2,000, 10:30", "$1,234.50 – 2,000, 10:30");
    assert_escaped(escape_markdown, "someone@example.org", "someone@example.org");
    assert_escaped(escape_markdown, "Bron: Meta (2023)", "Bron: Meta (2023)");
    assert_escaped(escape_markdown_continued, ". Dat (is) - *zo*", ". Dat (is) - \\*zo\\*");
    assert_escaped(escape_markdown_code, "{{% x %}}\ny", "{ { % x %}} y");
}

static void html_is_safe_in_text_and_attributes(void **state) {
    (void)state;
    assert_escaped(escape_html, "<b a=\"1\" c='2'>&amp;", "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
    assert_escaped(escape_html, NULL, "");
    assert_escaped(escape_html, "حزب", "حزب");
}

static void unreadable_and_invisible_characters_go(void **state) {
    (void)state;
    assert_escaped(escape_html,
                   "a\xFF"
                   "b\xC3",
                   "a\uFFFD"
                   "b\uFFFD");
    assert_escaped(escape_html, "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD");
    assert_escaped(escape_html, "\xEF\xB7\x8F \xEF\xB7\x90 \xEF\xB7\xAF \xEF\xBF\xBF", "\uFDCF \uFFFD \uFFFD \uFFFD");
    assert_escaped(escape_html, "safe\u202Egnp.exe\u2066\u200F\uFEFF", "safegnp.exe");
    assert_escaped(escape_html, "a\x01\x1B[31mb\x7F\xC2\x9B", "a[31mb");
    assert_escaped(escape_yaml, "a\x02\u202Eb", "\"ab\"");
}

static void yaml_is_one_quoted_line(void **state) {
    (void)state;
    assert_escaped(escape_yaml, "a: \"b\"\n---\n\\c #d", "\"a: \\\"b\\\" --- \\\\c #d\"");
    assert_escaped(escape_yaml, NULL, "\"\"");
}

static void addresses_are_web_mail_or_relative(void **state) {
    (void)state;
    assert_escaped(escape_address, "../charts/nl/x.svg", "../charts/nl/x.svg");
    assert_escaped(escape_address, "https://example.org/?a=1&b=2#c", "https://example.org/?a=1&b=2#c");
    assert_escaped(escape_address, "MAILTO:a@example.org", "MAILTO:a@example.org");
    assert_escaped(escape_address, "javascript:alert(1)", "#");
    assert_escaped(escape_address, " java\tscript:alert(1)", "#");
    assert_escaped(escape_address, "\x01javascript:alert(1)", "#");
    assert_escaped(escape_address, "data:text/html,x", "#");
    assert_escaped(escape_address, "//evil.example/", "#");
    assert_escaped(escape_address, "\\\\evil.example/", "%5C%5Cevil.example/");
    assert_escaped(escape_address, "a b\"<{{é", "a%20b%22%3C%7B%7B%C3%A9");
    assert_escaped(escape_address, "", "");
}

static void directives_escape_by_kind(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) markup = g_string_new("<b>");
    html_append(out, "<a href=\"$u\">$t</a>$d$m$$", "?a&b", "<i>", 7u, markup);
    assert_string_equal(out->str, "<a href=\"?a&amp;b\">&lt;i&gt;</a>7<b>$");
    g_string_truncate(out, 0);
    markdown_append(out, "[$t]($u)", "a]b", "x(1).md");
    assert_string_equal(out->str, "[a\\]b](x%281%29.md)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_reads_back),
        cmocka_unit_test(markdown_leaves_nothing_for_others),
        cmocka_unit_test(markdown_has_no_backslash_that_shows),
        cmocka_unit_test(markdown_stays_on_its_line),
        cmocka_unit_test(html_is_safe_in_text_and_attributes),
        cmocka_unit_test(unreadable_and_invisible_characters_go),
        cmocka_unit_test(yaml_is_one_quoted_line),
        cmocka_unit_test(addresses_are_web_mail_or_relative),
        cmocka_unit_test(directives_escape_by_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
