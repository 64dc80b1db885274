/* What a report says otherwise than the program, in its own folder: pages, phrases, style and files. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "read/svg_danger.h"

#include <fcntl.h>

static int enter_templates(void **state) {
    enter_folder(state);
    write_file("templates/layout.html", "<main>{{content}}</main>\n");
    write_file("templates/style.css", ":root {}\n");
    write_file("templates/strings.csv", "key,nl,en\na.count,{count} stuks van {party},{count} pieces\n"
                                        "path.about,over,about\nunit.none,geen,none\n");
    write_file("templates/nl/index.md", "---\ntitle: Begin\n---\n# Hallo\n");
    write_file("templates/en/index.md", "---\ntitle: Start\n---\n# Hello\n");
    return 0;
}

static struct templates *read_both(char **findings, struct dataset **dataset) {
    struct diagnostics *diagnostics = diagnostics_new();
    *dataset = dataset_new();
    (*dataset)->settings.publishes[0] = (*dataset)->settings.publishes[1] = true;
    (*dataset)->folder = "input";
    struct templates *templates = read_templates("templates", *dataset, diagnostics);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    diagnostics_free(diagnostics);
    *findings = g_string_free(out, FALSE);
    return templates;
}

static void assert_said(const char *expected) {
    char *findings;
    struct dataset *dataset;
    templates_free(read_both(&findings, &dataset));
    assert_string_equal(findings, expected);
    dataset_free(dataset);
    g_free(findings);
}

static void takes_the_place_of_the_program_s(void **state) {
    (void)state;
    write_file("input/pages/en/index.md", "---\ntitle: Ours\n---\n{{number spend-by-party:vvd:meta_spend}}\n");
    write_file("input/pages/nl/extra.md", "---\ntitle: Meer\n---\n");
    write_file("input/pages/en/extra.md", "---\ntitle: More\n---\n");
    write_file("input/phrases.csv",
               "en,key\n{party.name} has {count},a.count\n,unit.none\nforint,currency.HUF\none,unit.none.one\n");
    write_file("input/style.css", ":root { --ink: red }\n");
    write_file("input/static/b/logo.png", "PNG");
    write_file("input/static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    char *findings;
    struct dataset *dataset;
    struct templates *templates = read_both(&findings, &dataset);
    assert_string_equal(findings, "");
    assert_int_equal(templates->pages->len, 4);
    assert_string_equal(templates_page(templates, LANGUAGE_NL, "index")->title, "Begin");
    const struct page_template *index = templates_page(templates, LANGUAGE_EN, "index");
    assert_string_equal(index->title, "Ours");
    assert_string_equal(index->file, "input/pages/en/index.md");
    const struct template_slot *slot = &g_array_index(index->slots, struct template_slot, 0);
    assert_int_equal(slot->form, SLOT_NUMBER);
    assert_string_equal(slot->name, "spend-by-party:vvd:meta_spend");
    const struct localized *count = templates_phrase(templates, "a.count");
    assert_string_equal(count->text[LANGUAGE_NL], "{count} stuks van {party}");
    assert_string_equal(count->text[LANGUAGE_EN], "{party.name} has {count}");
    assert_string_equal(templates_phrase(templates, "unit.none")->text[LANGUAGE_EN], "none");
    assert_string_equal(templates_phrase(templates, "currency.HUF")->text[LANGUAGE_EN], "forint");
    assert_string_equal(templates->style, ":root {}\n");
    assert_string_equal(templates->own_style, ":root { --ink: red }\n");
    assert_int_equal(templates->statics->len, 2);
    assert_string_equal(((struct static_file *)g_ptr_array_index(templates->statics, 0))->name, "a.svg");
    assert_non_null(templates_static(templates, "b/logo.png"));
    assert_int_equal(dataset->files->len, 7);   /* of the report: three pages, phrases, style, two files */
    assert_int_equal(templates->files->len, 5); /* of the program: two pages, phrases, layout, style */
    templates_free(templates);
    dataset_free(dataset);
    g_free(findings);
}

static void says_what_is_wrong_and_where(void **state) {
    (void)state;
    write_file("input/phrases.csv", "key,nl\na.cuont,x\na.count,{cuont}\npath.about,../x\n");
    write_file("input/pages/index.md", "---\ntitle: x\n---\n");
    assert_said("input/pages/index.md: warning: not read; pages are pages/nl/NAME.md, and files that they show lie in "
                "static/\n"
                "input/phrases.csv:2:1: error: no page has a phrase 'a.cuont'; did you mean 'a.count'?\n"
                "    2 | a.cuont,x\n"
                "      | ^~~~~~~\n"
                "input/phrases.csv:3:9: error: this phrase has no {cuont} to fill in; did you mean 'count'?\n"
                "    3 | a.count,{cuont}\n"
                "      |         ^~~~~~~\n"
                "input/phrases.csv:4:12: error: not a part of an address: '../x'; use a-z, 0-9 and -\n"
                "    4 | path.about,../x\n"
                "      |            ^~~~\n");
}

static void a_picture_is_no_program(void **state) {
    (void)state;
    static const char SCRIPT[] = "a script, or a page within the picture on line 1";
    static const char OUTSIDE[] = "an address outside the file on line 1";
    static const char ADDRESS[] = "a script in an address on line 1";
    static const char *const bad[][2] = {
        {"<svg><script>alert(1)</script></svg>", SCRIPT},
        {"<svg xmlns:x='http://www.w3.org/2000/svg'><x:SCRIPT/></svg>", SCRIPT},
        {"<svg><foreignObject/></svg>", SCRIPT},
        {"<svg onload='alert(1)'/>", "something that runs when it is touched or loaded on line 1"},
        {"<svg\n><a x:onclick='alert(1)'/></svg>", "something that runs when it is touched or loaded on line 2"},
        {"<svg><a href=' java\tscript:alert(1)'/></svg>", ADDRESS},
        {"<svg><a href='&#106;avascript:x'/></svg>", ADDRESS},
        {"<svg><set attributeName='href' to='javascript:x'/></svg>", ADDRESS},
        {"<svg><image href='data:text/html,x'/></svg>", ADDRESS},
        {"<svg><image href='data:image/svg+xml,x'/></svg>", OUTSIDE},
        {"<svg><use xlink:href='other.svg#a'/></svg>", OUTSIDE},
        {"<svg><image href='//tracker.example/x.png'/></svg>", OUTSIDE},
        {"<svg><rect style='fill:url(https://a.example/)'/></svg>", OUTSIDE},
        {"<svg><rect style='fill:u\\72l(//a)'/></svg>", OUTSIDE},
        {"<svg><style>@import 'x.css';</style></svg>", OUTSIDE},
        {"<svg><style><![CDATA[@import 'x.css';]]></style></svg>", OUTSIDE},
        {"<svg><style>@im<!-- -->port 'x.css';</style></svg>", OUTSIDE},
        {"<svg><style>a{fill:image-set('https://a.example/' 1x)}</style></svg>", OUTSIDE},
        {"<svg xmlns:h='http://www.w3.org/1999/xhtml'><h:meta/></svg>", "a page within the picture on line 1"},
        {"<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>", "an encoding that is not UTF-8 on line 1"},
        {"<svg>\x1b$B</svg>", "control characters"},
        {"<?xml-stylesheet href='x.xsl'?><svg/>", "an instruction to programs on line 1"},
        {"<!DOCTYPE svg [<!ENTITY a '<script/>'>]><svg/>", "entities on line 1"},
    };
    static const char good[] =
        "<?xml version='1.0'?><!-- by hand -->"
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/x.dtd'>\n"
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:i='http://i/'>"
        "<style>.a{fill:url(#g)}</style><metadata about='http://x'/><g i:file='C:\\a.svg'/>"
        "<linearGradient id='g'/><use xlink:href='#g'/><image href='data:image/png;base64,AA=='/></svg>";
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *danger = svg_danger(bad[i][0], strlen(bad[i][0]));
        assert_non_null(danger);
        assert_string_equal(danger, bad[i][1]);
    }
    g_autofree char *cut = svg_danger("<svg><g>", 8);
    assert_non_null(cut);
    assert_null(svg_danger(good, strlen(good)));
}

static void takes_only_plain_files_of_known_kinds(void **state) {
    (void)state;
    static const char *const names[] = {"page.html", ".hidden.png", "a b.png", "LOGO.png", "logo.png", "run.sh"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename("input/static", names[i], NULL);
        write_file(path, "x");
    }
    assert_int_equal(symlink("../../../../etc/passwd", "input/static/secret.txt"), 0);
    assert_int_equal(symlink("..", "input/static/up"), 0);
    int large = open("input/static/large.pdf", O_CREAT | O_WRONLY, 0644);
    assert_int_equal(ftruncate(large, 20 * 1000 * 1000 + 1), 0);
    close(large);
    assert_said(
        "input/static/.hidden.png: error: not a name for an address: use letters from a to z, digits, - and _, and no "
        "full "
        "stop in front; rename it or take it away\n"
        "input/static/a b.png: error: not a name for an address: use letters from a to z, digits, - and _, and no full "
        "stop "
        "in front; rename it or take it away\n"
        "input/static/large.pdf: error: 20.0 MB is too large: at most 20 MB a file; make it smaller, or put it "
        "elsewhere "
        "and link to it\n"
        "input/static/logo.png: error: another file has this name but for its capitals, and some disks take them for "
        "one; "
        "rename it\n"
        "input/static/page.html: error: a file that may run in a reader's browser in the name of this site is not "
        "published; "
        "pages are Markdown in pages/, and style.css lies beside report.yaml\n"
        "input/static/run.sh: error: a file of this kind is not published; known are pictures, fonts, sound, film and "
        "documents: png, jpg, webp, svg, pdf, csv, xlsx, woff2 and the like\n"
        "input/static/secret.txt: error: not a file but a link or a device; put the file itself here\n"
        "input/static/up: error: not a file but a link or a device; put the file itself here\n");
}

static void follows_no_link_to_a_folder(void **state) {
    (void)state;
    assert_int_equal(symlink("/etc", "input/static"), 0);
    assert_said("input/static: error: not a folder that can be read; put the files themselves here\n");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_templates, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(takes_the_place_of_the_program_s),      CASE(says_what_is_wrong_and_where), CASE(a_picture_is_no_program),
        CASE(takes_only_plain_files_of_known_kinds), CASE(follows_no_link_to_a_folder),
    };
    return cmocka_run_group_tests_name("own_texts", tests, NULL, NULL);
}
