#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/colour.h"
#include "render/escape.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/svg.h"
#include "render/render.h"
#include "sample_figure.h"

#include <string.h>

#define HOSTILE "</text><script>alert('x')</script>\"&\x01\xFF\xEF\xBF\xBF"

/* What a parser sees of a document: elements, ids, references to them, attributes by name. */
struct seen {
    GHashTable *ids;
    GPtrArray *references;
    GHashTable *elements;
    bool styled;
};

static void see_attribute(struct seen *seen, const char *name, const char *value) {
    if (strcmp(name, "id") == 0)
        assert_true(g_hash_table_add(seen->ids, g_strdup(value)));
    if (strcmp(name, "aria-labelledby") == 0 || strcmp(name, "aria-describedby") == 0) {
        g_auto(GStrv) names = g_strsplit(value, " ", -1);
        for (char **one = names; *one; one++)
            g_ptr_array_add(seen->references, g_strdup(*one));
    }
    if (g_str_has_prefix(value, "url(#"))
        g_ptr_array_add(seen->references, g_strndup(value + 5, strlen(value) - 6));
    if (strcmp(name, "style") == 0 || g_str_has_prefix(name, "on"))
        seen->styled = true;
}

static void see_element(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                        gpointer data, GError **error) {
    (void)context, (void)error;
    struct seen *seen = data;
    g_hash_table_add(seen->elements, g_strdup(element));
    if (strcmp(element, "style") == 0)
        seen->styled = true;
    for (int i = 0; names[i]; i++)
        see_attribute(seen, names[i], values[i]);
}

static struct seen seen_in(const char *document) {
    struct seen seen = {.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        .references = g_ptr_array_new_with_free_func(g_free),
                        .elements = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    static const GMarkupParser parser = {.start_element = see_element};
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &seen, NULL);
    GError *error = NULL;
    if (!g_markup_parse_context_parse(context, document, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("%s in %s", error->message, document);
    g_markup_parse_context_free(context);
    for (guint i = 0; i < seen.references->len; i++)
        assert_true(g_hash_table_contains(seen.ids, g_ptr_array_index(seen.references, i)));
    return seen;
}

static void seen_clear(struct seen *seen) {
    g_hash_table_unref(seen->ids);
    g_hash_table_unref(seen->elements);
    g_ptr_array_unref(seen->references);
}

static void sample_make(struct sample *sample, enum chart_type type, const char *name) {
    sample_init(sample, "sample", type, UNIT_COUNT);
    sample_heading(sample, name, name, name);
    sample_row(sample, "a", name, STATE_VALUE, interval_between(20, 30), NULL);
    sample_row(sample, "b", name, STATE_VALUE, interval_from(20), NULL);
    sample_row(sample, "c", name, STATE_NOT_REPORTED, interval_of(0), name);
    sample_row(sample, "d", name, STATE_ESTIMATED, interval_of(9), NULL);
}

static const enum chart_type types[] = {CHART_RANGE_BARS, CHART_RANGE_COLUMNS, CHART_RANKS};

static void two_shapes_can_stand_in_one_page(void **state) {
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        struct sample sample;
        sample_make(&sample, types[i], "Naam");
        g_autoptr(GString) page = g_string_new("<body>");
        render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, NULL, NULL, page);
        render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, true, NULL, NULL, page);
        g_string_append(page, "</body>");
        struct seen seen = seen_in(page->str);
        assert_false(seen.styled);
        assert_true(seen.references->len >= 4);
        seen_clear(&seen);
        sample_clear(&sample);
    }
}

static void input_stays_text(void **state) {
    (void)state;
    struct text_measure measure = chart_font_measure(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        for (int shape = 0; shape < SHAPE_COUNT; shape++) {
            struct sample sample;
            sample_make(&sample, types[i], HOSTILE);
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_EN, (enum chart_shape)shape, NULL, &measure);
            g_autoptr(GString) svg = g_string_new(NULL);
            chart_svg(drawing, SVG_FILE, svg);
            assert_true(g_utf8_validate(svg->str, (gssize)svg->len, NULL));
            struct seen seen = seen_in(svg->str);
            assert_false(g_hash_table_contains(seen.elements, "script"));
            seen_clear(&seen);
            drawing_free(drawing);
            sample_clear(&sample);
        }
    }
}

static void escaping_leaves_only_xml(void **state) {
    (void)state;
    static const struct {
        const char *text, *xml;
    } cases[] = {
        {"", ""},
        {"a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"},
        {"\x01z\x7f\xFF", "\xEF\xBF\xBDz\x7f\xEF\xBF\xBD"},
        {"\xE2\x82\xAC \xF0\x9F\x8C\xB7", "\xE2\x82\xAC \xF0\x9F\x8C\xB7"},
        {"\xEF\xBF\xBF", "\xEF\xBF\xBD"},
        {"\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        escape_xml(out, cases[i].text);
        assert_string_equal(out->str, cases[i].xml);
    }
}

static void coordinates_have_one_decimal_at_most(void **state) {
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"}, {-0.04, "0"}, {12.05, "12.1"}, {-3.26, "-3.3"}, {720, "720"}, {0.96, "1"}, {1e6, "1000000"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        coordinate_append(out, cases[i].value);
        assert_string_equal(out->str, cases[i].text);
    }
}

/* Every number that is drawn can be pointed at, found and read: title and words are there as text. */
static void numbers_are_text(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "spend", CHART_RANGE_BARS, UNIT_MONEY);
    sample_heading(&sample, "Kop", "Onderkop", "Bron");
    sample_row(&sample, "vvd", "VVD", STATE_VALUE, interval_between(8175500, 11525500), NULL);
    sample_words(&sample.figure.chart.description, "Een staaf");
    struct number *number = (struct number *)sample.figure.rows[0].cells[1].number;
    number->low = "81755";
    number->high = "115255";
    g_autoptr(GString) svg = g_string_new(NULL);
    render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, NULL, NULL, svg);
    assert_non_null(strstr(svg->str, " data-figure=\"spend\" "));
    assert_non_null(strstr(svg->str,
                           "<g data-cell=\"vvd:number\" data-value=\"81755/115255\"><title>VVD: \xE2\x82\xAC\xC2\xA0"
                           "81.755"));
    assert_non_null(strstr(svg->str, ">81.755\xE2\x80\x93"
                                     "115.255</text>"));
    assert_non_null(
        strstr(svg->str, "role=\"img\" aria-labelledby=\"spend-wide-title\" aria-describedby=\"spend-wide-desc\""));
    assert_non_null(strstr(svg->str, "<desc id=\"spend-wide-desc\">Een staaf</desc>"));
    sample_clear(&sample);
}

static void every_class_has_a_rule(void **state) {
    (void)state;
    g_autoptr(GString) css = g_string_new(NULL);
    render_chart_style(NULL, css);
    for (int i = 0; i < CLASS_COUNT; i++) {
        bool pattern = class_rules[i].paint == PAINT_PATTERN;
        g_autofree char *rule = g_strdup_printf("\n.chart .%s%s{", class_rules[i].css, pattern ? ">path" : "");
        assert_non_null(strstr(css->str, rule));
    }
    for (int i = 0; i < COLOUR_COUNT; i++) {
        g_autofree char *variable = g_strdup_printf("--chart-%s:#", colour_rules[i].word);
        assert_non_null(strstr(css->str, variable));
    }
}

static void a_figure_without_chart_is_no_svg(void **state) {
    (void)state;
    struct sample sample;
    sample_make(&sample, CHART_NONE, "Naam");
    g_autoptr(GString) svg = g_string_new(NULL);
    render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, NULL, NULL, svg);
    assert_string_equal(svg->str, "");
    sample_clear(&sample);
}

/* Rows lead to their pages, those of other pages only, and are no stop for the keyboard; a chart by itself leads nowhere. */
static void names_lead_to_their_pages(void **state) {
    (void)state;
    struct page here = {.path = {{"nl/", "en/"}}}, there = {.path = {{"nl/partij/a/", "en/party/a/"}}};
    struct label to_here = {.link = &here}, to_there = {.link = &there};
    for (int in_page = 0; in_page < 2; in_page++) {
        struct sample sample;
        sample_make(&sample, CHART_RANGE_BARS, "Naam");
        sample.figure.rows[0].cells[0].label = &to_there;
        sample.figure.rows[1].cells[0].label = &to_here;
        g_autoptr(GString) svg = g_string_new(NULL);
        render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, NULL, in_page ? &here : NULL, svg);
        const char *link = strstr(svg->str, "<a href=");
        assert_int_equal(link != NULL, in_page);
        if (in_page) {
            assert_true(g_str_has_prefix(link, "<a href=\"partij/a/index.html\" tabindex=\"-1\">"));
            assert_null(strstr(link + 1, "<a href="));
        }
        assert_int_equal(strstr(svg->str, "role=\"img\"") != NULL, !in_page);
        assert_int_equal(strstr(svg->str, "<g aria-hidden=\"true\">") != NULL, in_page);
        struct seen seen = seen_in(svg->str);
        seen_clear(&seen);
        sample_clear(&sample);
    }
}

static guint count_of(const char *text, const char *part) {
    guint count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

/* The marks of parties whose colours look alike differ: by notches, and beyond two of these there is none. */
static void like_colours_have_other_marks(void **state) {
    (void)state;
    assert_true(colours_are_alike(0xd0101b, 0xe8221a) && colours_are_alike(0x153360, 0x242b57));
    assert_false(colours_are_alike(0xd0101b, 0xd95300) || colours_are_alike(0x007b5f, 0x00933b));
    static const guint boxes[] = {1, 2, 3, 0};
    for (guint notches = 0; notches < G_N_ELEMENTS(boxes); notches++) {
        struct sample sample;
        sample_make(&sample, CHART_RANGE_BARS, "Naam");
        for (guint i = 0; i < sample.figure.row_count; i++)
            sample.figure.rows[i].details = NULL;
        struct row_details *details = sample_details(&sample, &sample.figure.rows[0]);
        details->colour = "#d0101b";
        details->notches = notches;
        g_autoptr(GString) svg = g_string_new(NULL);
        render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, NULL, NULL, svg);
        assert_int_equal(count_of(svg->str, "<rect class=\"swatch\" fill=\"#d0101b\""), boxes[notches]);
        sample_clear(&sample);
    }
}

static void one_row_can_be_in_colour_among_grey_ones(void **state) {
    (void)state;
    static const struct {
        const char *emphasis;
        bool a_is_grey, b_is_grey;
    } cases[] = {{NULL, false, false}, {"nobody", false, false}, {"b", true, false}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct sample sample;
        sample_make(&sample, CHART_RANGE_BARS, "Naam");
        g_autoptr(GString) svg = g_string_new("<div><h3 id=\"sample-headline\">Naam</h3>");
        render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, cases[i].emphasis, NULL, svg);
        g_string_append(svg, "</div>");
        assert_int_equal(strstr(svg->str, "<g class=\"others\" data-cell=\"a:") != NULL, cases[i].a_is_grey);
        assert_int_equal(strstr(svg->str, "<g class=\"others\" data-cell=\"b:") != NULL, cases[i].b_is_grey);
        struct seen seen = seen_in(svg->str);
        seen_clear(&seen);
        sample_clear(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lead_to_their_pages),
        cmocka_unit_test(like_colours_have_other_marks),
        cmocka_unit_test(one_row_can_be_in_colour_among_grey_ones),
        cmocka_unit_test(two_shapes_can_stand_in_one_page),
        cmocka_unit_test(input_stays_text),
        cmocka_unit_test(escaping_leaves_only_xml),
        cmocka_unit_test(coordinates_have_one_decimal_at_most),
        cmocka_unit_test(numbers_are_text),
        cmocka_unit_test(every_class_has_a_rule),
        cmocka_unit_test(a_figure_without_chart_is_no_svg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
