/* What a comms team writes, and what is said about a mistake in it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

static const struct settings both = {.publishes = {true, true}};
static const struct settings dutch = {.publishes = {[LANGUAGE_NL] = true}};

static int enter_templates(void **state) {
    enter_folder(state);
    write_file("templates/layout.html", "<main>{{content}}</main>\n");
    write_file("templates/style.css", ":root {}\n");
    write_file("templates/strings.csv", "key,nl,en\nunit.none,geen,none\n");
    write_file("templates/nl/index.md", "---\ntitle: Begin\nmenu: Begin\norder: 1\n---\n# Hallo\n");
    write_file("templates/en/index.md", "---\ntitle: Start\n---\n# Hello\n");
    return 0;
}

static struct templates *read_folder(const struct settings *settings, char **findings) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = dataset_new();
    dataset->settings = *settings;
    struct templates *templates = read_templates("templates/", dataset, diagnostics);
    dataset_free(dataset);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    diagnostics_free(diagnostics);
    *findings = g_string_free(out, FALSE);
    return templates;
}

static void assert_said(const struct settings *settings, const char *expected) {
    char *findings;
    templates_free(read_folder(settings, &findings));
    assert_string_equal(findings, expected);
    g_free(findings);
}

static void reads_pages_phrases_frame_and_style(void **state) {
    (void)state;
    write_file("templates/nl/a.md", "\xEF\xBB\xBF---\r\ntitle: \"Over {{party}}\"\r\ndescription: x\r\n---\r\n\r\n"
                                    "Éen [{{party.name}}]({{download-xlsx}})\r\n\r\n{{figure spend-by-party}}\r\n");
    write_file("templates/en/a.md", "---\ntitle: About\n---\n");
    char *findings;
    struct templates *templates = read_folder(&both, &findings);
    assert_string_equal(findings, "");
    assert_int_equal(templates->pages->len, 4);
    const struct page_template *index = templates_page(templates, LANGUAGE_NL, "index");
    assert_string_equal(index->menu, "Begin");
    assert_int_equal(index->order, 1);
    assert_string_equal(index->body, "# Hallo\n");
    assert_int_equal(index->body_line, 6);
    assert_int_equal(index->slots->len, 0);
    const struct page_template *page = templates_page(templates, LANGUAGE_NL, "a");
    assert_string_equal(page->title, "Over {{party}}");
    assert_null(page->menu);
    const struct template_slot *slots = &g_array_index(page->slots, struct template_slot, 0);
    assert_int_equal(page->slots->len, 4);
    assert_string_equal(slots[0].name, "party");
    assert_int_equal(slots[0].place.line, 2);
    assert_int_equal(slots[0].place.column, 14);
    assert_string_equal(slots[1].name, "party.name");
    assert_int_equal(slots[1].place.line, 6);
    assert_int_equal(slots[1].place.column, 6);
    assert_int_equal(slots[1].place.width, 14);
    assert_string_equal(slots[1].line, "Éen [{{party.name}}]({{download-xlsx}})");
    assert_string_equal(slots[2].name, "download-xlsx");
    assert_string_equal(slots[3].name, "spend-by-party");
    assert_int_equal(slots[3].form, SLOT_FIGURE);
    assert_int_equal(slots[2].form, SLOT_NAMED);
    assert_string_equal(templates_phrase(templates, "unit.none")->text[LANGUAGE_EN], "none");
    assert_string_equal(templates->layout, "<main>{{content}}</main>\n");
    assert_string_equal(templates->style, ":root {}\n");
    templates_free(templates);
    g_free(findings);
}

static void says_how_a_slot_is_written(void **state) {
    (void)state;
    write_file("templates/nl/index.md", "---\ntitle: Begin {{ x }}\n---\n{{Name}} é {{a b}} {{}} {{a_b}}\n{{open\n}} "
                                        "{{a {{b}}\n{{figure  x}}\n");
    assert_said(&dutch, "templates/nl/index.md:2:14: error: not a slot: '{{ x }}'; write it without spaces: {{name}}\n"
                        "    2 | title: Begin {{ x }}\n"
                        "      |              ^~~~~~~\n"
                        "templates/nl/index.md:4:1: error: not a slot: '{{Name}}'; write it in small letters\n"
                        "    4 | {{Name}} é {{a b}} {{}} {{a_b}}\n"
                        "      | ^~~~~~~~\n"
                        "templates/nl/index.md:4:12: error: not a slot: '{{a b}}'; only {{figure NAME}} and {{number "
                        "FIGURE:ROW:COLUMN}} may have a space, and no more than one\n"
                        "    4 | {{Name}} é {{a b}} {{}} {{a_b}}\n"
                        "      |            ^~~~~~~\n"
                        "templates/nl/index.md:4:20: error: not a slot: '{{}}'; write a name in it\n"
                        "    4 | {{Name}} é {{a b}} {{}} {{a_b}}\n"
                        "      |                    ^~~~\n"
                        "templates/nl/index.md:4:25: error: not a slot: '{{a_b}}'; a name has a-z, 0-9, . and -\n"
                        "    4 | {{Name}} é {{a b}} {{}} {{a_b}}\n"
                        "      |                         ^~~~~~~\n"
                        "templates/nl/index.md:5:1: error: a slot that is not closed; write }} on the same line\n"
                        "    5 | {{open\n"
                        "      | ^~\n"
                        "templates/nl/index.md:6:4: error: a slot that is not closed; write }} on the same line\n"
                        "    6 | }} {{a {{b}}\n"
                        "      |    ^~\n"
                        "templates/nl/index.md:7:1: error: not a slot: '{{figure  x}}'; only {{figure NAME}} and "
                        "{{number FIGURE:ROW:COLUMN}} may have a space, and no more than one\n"
                        "    7 | {{figure  x}}\n"
                        "      | ^~~~~~~~~~~~~\n");
}

static void says_what_is_wrong_in_front_matter(void **state) {
    (void)state;
    write_file("templates/nl/index.md",
               "---\ntitel: Begin\nmenu: {{x}}\norder: first\nmenu: y\ndescription:\nonly\n---\n");
    assert_said(&dutch,
                "templates/nl/index.md:1:1: error: key 'title' is missing; add it below this line\n"
                "    1 | ---\n"
                "      | ^~~\n"
                "templates/nl/index.md:2:1: error: unknown key 'titel'; did you mean 'title'?\n"
                "    2 | titel: Begin\n"
                "      | ^~~~~~~~~~~~\n"
                "templates/nl/index.md:3:7: error: 'menu' and 'footer' cannot have a slot; write the words themselves\n"
                "    3 | menu: {{x}}\n"
                "      |       ^~~~~\n"
                "templates/nl/index.md:4:8: error: 'order' must be a whole number; the menu is sorted by it\n"
                "    4 | order: first\n"
                "      |        ^~~~~\n"
                "templates/nl/index.md:5:1: error: key 'menu' is there twice; keep one\n"
                "    5 | menu: y\n"
                "      | ^~~~~~~\n"
                "templates/nl/index.md:6:1: error: 'description' has no value; fill it in or remove the key\n"
                "    6 | description:\n"
                "      | ^~~~~~~~~~~~\n"
                "templates/nl/index.md:7:1: error: not front matter; write 'key: value', and --- below the last\n"
                "    7 | only\n"
                "      | ^~~~\n");
    write_file("templates/nl/index.md", "# Begin\n");
    assert_said(&dutch, "templates/nl/index.md:1:1: error: a page starts with front matter; write ---, title: ..., --- "
                        "above it\n"
                        "    1 | # Begin\n"
                        "      | ^\n");
    write_file("templates/nl/index.md", "---\ntitle: Begin\n");
    assert_said(&dutch,
                "templates/nl/index.md:1:1: error: front matter that does not end; write --- on a line below it\n"
                "    1 | ---\n"
                "      | ^~~\n");
}

static void knows_the_slots_of_the_layout(void **state) {
    (void)state;
    write_file("templates/layout.html",
               "<!-- {{any}}\n{{thing}} -->{{head}}<main>{{contents}}</main>\n{{x y}} {{menu\n");
    assert_said(
        &dutch,
        "templates/layout.html:2:28: error: the layout has no slot 'contents'; did you mean 'content'?\n"
        "    2 | {{thing}} -->{{head}}<main>{{contents}}</main>\n"
        "      |                            ^~~~~~~~~~~~\n"
        "templates/layout.html:3:1: error: the layout has no slot 'x y'; a layout has content, description, "
        "draft, edition, footer, head, home, lang, languages, logo, menu, root, sheet, site, skip, title, trail\n"
        "    3 | {{x y}} {{menu\n"
        "      | ^~~~~~~\n"
        "templates/layout.html:3:9: error: a slot that is not closed; write }} on the same line\n"
        "    3 | {{x y}} {{menu\n"
        "      |         ^~\n");
}

static void wants_the_same_pages_in_each_language(void **state) {
    (void)state;
    write_file("templates/nl/over.md", "---\ntitle: Over\n---\n");
    assert_said(&dutch, "");
    assert_said(&both, "templates/nl/over.md: error: this page is missing in 'en'; write templates/en/over.md\n");
}

static void wants_every_phrase_in_each_language(void **state) {
    (void)state;
    write_file("templates/strings.csv", "key,nl,en\na,x,\nb,x,y\nb,x,y\n,x,y\n");
    assert_said(&both, "templates/strings.csv:2:5: error: phrase 'a' has no text in 'en'; fill it in\n"
                       "    2 | a,x,\n"
                       "      |     ^\n"
                       "templates/strings.csv:4:1: error: key 'b' is there twice; keep one row\n"
                       "    4 | b,x,y\n"
                       "      | ^\n"
                       "templates/strings.csv:5:1: error: a phrase without a key; fill it in\n"
                       "    5 | ,x,y\n"
                       "      | ^\n");
    write_file("templates/strings.csv", "key,nl\na,x\n");
    assert_said(&dutch, "");
    assert_said(&both, "templates/strings.csv:1:7: error: column 'en' is missing; add it to the first line\n"
                       "    1 | key,nl\n"
                       "      |       ^\n");
}

static void says_which_file_is_missing(void **state) {
    (void)state;
    remove("templates/style.css");
    remove("templates/en/index.md");
    assert_said(&both, "templates/en: error: no pages; a published language has a folder of .md files\n"
                       "templates/style.css: error: there is no such file; add it\n");
}

/* It would take minutes to count the characters of the paragraph anew before each of them. */
static void places_each_slot_of_a_very_long_paragraph(void **state) {
    (void)state;
    enum { SLOTS = 50000 };
    g_autoptr(GString) page = g_string_new("---\ntitle: A\n---\n");
    for (int i = 0; i < SLOTS; i++)
        g_string_append(page, "é{{number a:b:c}} ");
    write_file("templates/nl/a.md", page->str);
    char *findings;
    struct templates *templates = read_folder(&dutch, &findings);
    assert_string_equal(findings, "");
    const GArray *slots = templates_page(templates, LANGUAGE_NL, "a")->slots;
    assert_int_equal(slots->len, SLOTS);
    assert_int_equal(g_array_index(slots, struct template_slot, SLOTS - 1).place.column, 18 * (SLOTS - 1) + 2);
    templates_free(templates);
    g_free(findings);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_templates, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(reads_pages_phrases_frame_and_style), CASE(says_how_a_slot_is_written),
        CASE(says_what_is_wrong_in_front_matter),  CASE(wants_the_same_pages_in_each_language),
        CASE(knows_the_slots_of_the_layout),       CASE(wants_every_phrase_in_each_language),
        CASE(says_which_file_is_missing),          CASE(places_each_slot_of_a_very_long_paragraph),
    };
    return cmocka_run_group_tests_name("templates", tests, NULL, NULL);
}
