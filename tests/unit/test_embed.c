/* What newsrooms paste: a chart's own page, and the code that shows it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/snippet.h"
#include "render/render.h"
#include "sample_figure.h"

#include <string.h>

#define HOSTILE "A & B \"spent\" the most </title><script>"

struct story {
    struct sample sample;
    struct dataset *dataset;
    struct templates *templates;
    struct report report;
    struct page page;
    struct memory_sink sink;
};

static void add_phrase(struct templates *templates, const char *key, const char *text) {
    struct localized *phrase = g_new0(struct localized, 1);
    sample_words(phrase, text);
    g_hash_table_replace(templates->phrases, g_string_chunk_insert(templates->strings, key), phrase);
}

/* A figure on the page of a party, of a report that stands at base_url. */
static void story_begin(struct story *story, const char *base_url, bool lead) {
    memset(story, 0, sizeof *story);
    sample_init(&story->sample, "party-a-spend-by-day", CHART_RANGE_BARS, UNIT_MONEY);
    sample_heading(&story->sample, HOSTILE, "Spending in euros", "Source: library · edition 1");
    sample_words(&story->sample.figure.topic, "Spending by day, A & B");
    sample_row(&story->sample, "a", "A & B", STATE_VALUE, interval_between(100, 250000), NULL);
    story->sample.figure.chart.lead = lead;
    story->dataset = dataset_new();
    story->dataset->settings.base_url = base_url;
    story->dataset->settings.publisher_name = "P & \"Q\"";
    story->dataset->settings.publishes[LANGUAGE_EN] = true;
    story->templates = templates_new();
    add_phrase(story->templates, "page.embed.back", "Figures and explanation");
    struct page_template *template = g_new0(struct page_template, 1);
    template->name = "party";
    template->language = LANGUAGE_EN;
    template->slots = g_array_new(FALSE, TRUE, sizeof(struct template_slot));
    struct template_slot slot = {.name = "spend-by-time", .form = SLOT_FIGURE};
    g_array_append_val(template->slots, slot);
    g_ptr_array_add(story->templates->pages, template);
    story->page = (struct page){.template_name = "party", .key = "party-a", .path = {{NULL, "en/party/a/"}}};
    page_begin(&story->page);
    page_show(&story->page, "spend-by-time", &story->sample.figure);
    story->report =
        (struct report){.dataset = story->dataset, .templates = story->templates, .edition = "2026-01-01-1"};
    sample_words(&story->report.title, "Online political advertising");
    story->report.figures = g_ptr_array_new();
    story->report.pages = g_ptr_array_new();
    g_ptr_array_add(story->report.figures, &story->sample.figure);
    g_ptr_array_add(story->report.pages, &story->page);
    memory_sink_init(&story->sink);
    render_embeds(&story->report, &story->sink.sink);
}

static void story_end(struct story *story) {
    memory_sink_clear(&story->sink);
    g_ptr_array_unref(story->report.figures);
    g_ptr_array_unref(story->report.pages);
    g_hash_table_unref(story->page.slots);
    g_hash_table_unref(story->page.figures);
    g_hash_table_unref(story->page.numbers);
    templates_free(story->templates);
    dataset_free(story->dataset);
    sample_clear(&story->sample);
}

static void assert_has(const char *text, const char *part) {
    if (!text || !strstr(text, part))
        fail_msg("not found: %s\nin:\n%s", part, text ? text : "(no file)");
}

static void a_page_of_its_own_leads_back(void **state) {
    (void)state;
    struct story story;
    story_begin(&story, "https://example.org/ads/", false);
    const char *html = memory_sink_text(&story.sink, "embed/en/party-a-spend-by-day/index.html");
    assert_has(html, "<title>A &amp; B &quot;spent&quot; the most &lt;/title&gt;&lt;script&gt;</title>");
    assert_has(html, "<link rel=\"canonical\" href=\"https://example.org/ads/current/en/party/a/\">");
    assert_has(html,
               "type=\"application/json+oembed\" "
               "href=\"https://example.org/ads/releases/2026-01-01-1/embed/en/party-a-spend-by-day/oembed.json\"");
    assert_has(html, "href=\"../../../en/party/a/index.html#party-a-spend-by-day\" target=\"_blank\" rel=\"noopener\"");
    assert_has(html, "default-src 'none'");
    static const char *const shapes[] = {"wide", "middle", "narrow", "small"};
    for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
        g_autofree char *class = g_strdup_printf("class=\"chart %s\"", shapes[i]);
        assert_has(html, class);
    }
    assert_has(html, "Source: library");
    assert_has(html, ">P &amp; &quot;Q&quot; · example.org/ads/releases/2026-01-01-1/</text>");
    assert_null(strstr(html, "<script"));
    assert_null(memory_sink_text(&story.sink, "embed/nl/party-a-spend-by-day/index.html"));
    story_end(&story);
}

static void oembed_is_json_with_the_frame(void **state) {
    (void)state;
    for (int lead = 0; lead < 2; lead++) {
        struct story story;
        story_begin(&story, "https://example.org/ads/", lead == 1);
        const char *json = memory_sink_text(&story.sink, "embed/en/party-a-spend-by-day/oembed.json");
        assert_has(json, "\"version\": \"1.0\",\n  \"type\": \"rich\"");
        assert_has(json, "\"provider_name\": \"P & \\\"Q\\\"\"");
        assert_has(json, "\"title\": \"Spending by day, A & B\"");
        assert_has(json, "iframe src=\\\"https://example.org/ads/releases/2026-01-01-1/embed/en/party-a-spend-by-day/"
                         "index.html\\\" title=\\\"Spending by day, A &amp; B\\\"");
        assert_has(json,
                   lead ? "party-a-spend-by-day-card.png\",\n  \"thumbnail_width\": 1200,\n  \"thumbnail_height\": 630"
                        : "party-a-spend-by-day.png\",\n  \"thumbnail_width\": 1440,");
        story_end(&story);
    }
}

static void without_an_address_there_are_none(void **state) {
    (void)state;
    struct story story;
    story_begin(&story, NULL, true);
    assert_int_equal(g_hash_table_size(story.sink.files), 0);
    story_end(&story);
}

/* What an editor's system may keep of the code is its height: high enough for any width, and higher for a draft, which says
 * so in the picture. tests/embeds has the rest, in a browser. */
static void a_frame_is_high_enough(void **state) {
    (void)state;
    struct story story;
    story_begin(&story, "https://example.org/ads/", false);
    struct plots plots = {0};
    plots_complete(&plots, &story.report, &story.sample.figure, LANGUAGE_EN);
    struct frame final = frame_of(&story.report, &story.sample.figure, LANGUAGE_EN, &plots);
    unsigned height = frame_height(&final);
    assert_true(final.file == final.heights[SHAPE_WIDE]); /* without a logo nothing else is in a file */
    g_autoptr(GString) frame = g_string_new(NULL);
    snippet_append_frame(&story.report, &story.sample.figure, LANGUAGE_EN, &final, frame);
    g_autofree char *plain = g_strdup_printf("width=\"100%%\" height=\"%u\"", height);
    assert_has(frame->str, plain);
    assert_has(frame->str, "<div style=\"container-type:inline-size;width:100%\"><iframe ");
    story.dataset->settings.edition_kind = EDITION_DRAFT;
    add_phrase(story.templates, "page.draft", "Draft. Not for publication yet");
    struct frame draft = frame_of(&story.report, &story.sample.figure, LANGUAGE_EN, &plots);
    assert_true(frame_height(&draft) > height);
    story_end(&story);
}

static void a_picture_has_a_drawing_for_each_screen(void **state) {
    (void)state;
    struct story story;
    story_begin(&story, "https://example.org/ads/", false);
    g_autoptr(GString) picture = g_string_new(NULL);
    struct frame frame = {.file = 300};
    snippet_append_picture(&story.report, &story.sample.figure, LANGUAGE_EN, &frame, "https://example.org/?a=\"b\"",
                           picture);
    assert_has(picture->str, "<a href=\"https://example.org/?a=%22b%22\"><picture><source media=\"(max-width:511px)\" "
                             "srcset=\"https://example.org/ads/releases/2026-01-01-1/charts/en/"
                             "party-a-spend-by-day-small.svg\">");
    assert_has(picture->str, "party-a-spend-by-day.svg\" width=\"720\" height=\"");
    story_end(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_of_its_own_leads_back),
        cmocka_unit_test(oembed_is_json_with_the_frame),
        cmocka_unit_test(without_an_address_there_are_none),
        cmocka_unit_test(a_frame_is_high_enough),
        cmocka_unit_test(a_picture_has_a_drawing_for_each_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
