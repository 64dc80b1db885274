/* Pages of a small report made by hand: what stands in them for readers, for scripts, and against hostile names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/render.h"

#include <stdbool.h>
#include <string.h>

#define HOSTILE "<img src=x onerror=alert(1)>|{{% x %}}"
#define BOTH(words)      \
    {                    \
        { words, words } \
    }
#define AMOUNT "€\u00a081.755 – 115.255"

static const char layout[] =
    "<!-- for authors {{title}} -->\n<!doctype html>\n<html lang=\"{{lang}}\">\n<title>{{title}}</title>\n"
    "<meta name=\"description\" content=\"{{description}}\">\n"
    "<link rel=\"stylesheet\" href=\"{{root}}style.css\">\n{{head}}\n<p {{title}}></p>\n"
    "{{draft}}<a href=\"{{home}}\">{{site}}</a>{{languages}}{{menu}}\n"
    "<main id=\"main\" title='{{content}}'>{{trail}}{{content}}</main>\n{{footer}}\n{{unknown}}</html>\n";

static const char party_body[] =
    "# Over {{party.name}}\n\n{{lead}}\n\n{{facts}}\n\n{{nothing}}\n\n"
    "{{figure spend}}\n{{figure none}}\n\n## Main\n\n## Main\n\n"
    "[naar {{party.name}}]({{index.link}}#main) en [werkboek]({{book}}) en `{{party.name}}`\n\n"
    "![foto van {{party.name}}](foto.png)\n\n- een\n\n  {{figure table}}\n\n{{figure spend}}\n\n"
    "<b>rauw</b> [kwaad](javascript:alert(1))\n\n<div>rauw</div>\n\n{{figure empty}}\n";

struct fixture {
    struct dataset *dataset;
    struct templates *templates;
    struct report *report;
    struct memory_sink sink;
};

static struct column columns[] = {
    {.key = "party", .kind = CELL_LABEL, .currency = "", .header = BOTH("Partij")},
    {.key = "spend", .kind = CELL_NUMBER, .unit = UNIT_MONEY, .currency = "EUR", .header = BOTH("Uitgaven (€)")},
    {.key = "impressions", .kind = CELL_NUMBER, .unit = UNIT_COUNT, .currency = "", .header = BOTH("Impressies")},
};

static struct page *add_page(struct report *report, const char *template_name, const char *key, struct localized path,
                             const char *name, const struct page *parent) {
    struct page *page = report_alloc(report, sizeof *page);
    *page =
        (struct page){.template_name = template_name, .key = key, .path = path, .name = BOTH(name), .parent = parent};
    page_begin(page);
    report_add_page(report, page);
    return page;
}

static void add_template(struct templates *templates, enum language language, const char *name, const char *title,
                         const char *menu, const char *body) {
    struct page_template *page = g_new0(struct page_template, 1);
    *page = (struct page_template){.name = name,
                                   .file = name,
                                   .language = language,
                                   .title = title,
                                   .description = "Over {{party.name}}",
                                   .menu = menu,
                                   .body = body,
                                   .slots = g_array_new(FALSE, FALSE, sizeof(struct template_slot))};
    g_ptr_array_add(templates->pages, page);
}

static const struct number amount = {.value = {.low = 8175500, .high = 11525500},
                                     .low = "81755",
                                     .high = "115255",
                                     .text = BOTH(AMOUNT),
                                     .high_end = BOTH("115.255"),
                                     .bare = BOTH("81.755–115.255")},
                           open_amount = {.value = {.low = 1000000000, .high = INT64_MAX, .open = true},
                                          .low = "10000000",
                                          .high = "",
                                          .text = BOTH(AMOUNT),
                                          .high_end = BOTH("115.255"),
                                          .bare = BOTH("81.755–115.255")};
static const struct localized not_reported = BOTH("niet opgegeven");

static void set_row(struct report *report, struct row *row, const char *key, const char *name,
                    const struct number *number) {
    row->key = key;
    row->cells[0] = (struct cell){.kind = CELL_LABEL, .text = report_words(report, (struct localized)BOTH(name))};
    row->cells[1] =
        (struct cell){.kind = CELL_NUMBER, .state = STATE_VALUE, .number = number, .text = &number->text, .note = 1};
    row->cells[2] = (struct cell){.kind = CELL_NUMBER, .state = STATE_NOT_REPORTED, .text = &not_reported};
}

static struct figure *add_figure(struct report *report, const char *id, const struct page *party) {
    static struct localized notes[] = {BOTH("Met lokale pagina's.")};
    struct figure *figure = report_alloc(report, sizeof *figure);
    *figure = (struct figure){.id = id,
                              .name = id,
                              .headline = BOTH("Kop"),
                              .subtitle = BOTH("Uitgaven in euro"),
                              .alt = BOTH("Alt \"tekst\""),
                              .source = BOTH("Bron: Meta"),
                              .columns = columns,
                              .column_count = G_N_ELEMENTS(columns),
                              .rows = report_alloc(report, 3 * sizeof(struct row)),
                              .row_count = 3,
                              .notes = notes,
                              .note_count = 1,
                              .marked_notes = 1};
    for (guint i = 0; i < figure->row_count; i++)
        figure->rows[i].cells = report_alloc(report, G_N_ELEMENTS(columns) * sizeof(struct cell));
    set_row(report, &figure->rows[0], "vvd", HOSTILE, &amount);
    figure->rows[0].cells[0].label = report_alloc(report, sizeof(struct label));
    figure->rows[0].cells[0].label->link = party;
    set_row(report, &figure->rows[1], "open", "Open", &open_amount);
    set_row(report, &figure->rows[2], "total", "Alle", &amount);
    figure->rows[2].total = true;
    report_add_figure(report, figure);
    return figure;
}

static void add_prose(struct report *report, struct page *page, const char *name, struct span *spans, guint count) {
    struct slot *slot = report_alloc(report, sizeof *slot);
    slot->kind = SLOT_PROSE;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        slot->prose[i] = (struct prose){spans, count};
    g_hash_table_insert(page->slots, (gpointer)name, slot);
}

static void add_lead(struct report *report, struct page *page, const struct figure *figure, const struct page *index) {
    struct span *spans = report_alloc(report, 5 * sizeof *spans);
    spans[0] = (struct span){.text = "VVD gaf "};
    spans[1] = (struct span){
        .text = "€\u00a081.755 tot 115.255", .figure = figure, .row = &figure->rows[0], .column = 1, .strong = true};
    spans[2] = (struct span){.text = " uit, impressies "};
    spans[3] = (struct span){.text = "niet opgegeven", .figure = figure, .row = &figure->rows[0], .column = 2};
    spans[4] = (struct span){.text = "Overzicht", .link = index};
    add_prose(report, page, "lead", spans, 5);
}

static void add_facts(struct report *report, struct page *page, const struct figure *figure) {
    struct span *spans = report_alloc(report, 2 * sizeof *spans);
    spans[0] = (struct span){.text = "Meta"};
    spans[1] = (struct span){.text = AMOUNT, .figure = figure, .row = &figure->rows[0], .column = 1};
    struct fact *fact = report_alloc(report, sizeof *fact);
    *fact = (struct fact){.term = {&spans[0], 1}, .value = {&spans[1], 1}};
    struct slot *slot = report_alloc(report, sizeof *slot);
    *slot = (struct slot){.kind = SLOT_FACTS, .facts = {fact, fact}, .fact_count = 1};
    g_hash_table_insert(page->slots, (gpointer) "facts", slot);
}

static void add_link(struct report *report, struct page *page, const char *name, const struct page *to,
                     struct localized file) {
    struct slot *slot = report_alloc(report, sizeof *slot);
    *slot = (struct slot){.kind = SLOT_LINK, .page = to, .file = file};
    g_hash_table_insert(page->slots, (gpointer)name, slot);
}

static void fill_party(struct report *report, struct page *page, const struct page *index) {
    struct figure *spend = add_figure(report, "party-vvd-spend", page);
    spend->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1, .lead = true};
    struct figure *table = add_figure(report, "party-vvd-table", page);
    struct figure *empty = add_figure(report, "party-vvd-empty", page);
    empty->row_count = 0;
    empty->empty = (struct localized)BOTH("Geen gegevens, omdat <niets>");
    page_show(page, "spend", spend);
    page_show(page, "table", table);
    page_show(page, "empty", empty);
    page_show(page, "none", NULL);
    struct span *name = report_alloc(report, sizeof *name);
    name->text = HOSTILE;
    add_prose(report, page, "party.name", name, 1);
    add_prose(report, page, "nothing", NULL, 0);
    add_lead(report, page, spend, index);
    add_facts(report, page, spend);
    add_link(report, page, "index.link", index, (struct localized){{NULL, NULL}});
    add_link(report, page, "book", NULL, (struct localized){{"sheets/nl/party-vvd.xlsx", "sheets/en/party-vvd.xlsx"}});
}

static int setup(void **state) {
    struct fixture *fixture = g_new0(struct fixture, 1);
    fixture->dataset = dataset_new();
    fixture->templates = templates_new();
    struct settings *settings = &fixture->dataset->settings;
    settings->publishes[LANGUAGE_NL] = settings->publishes[LANGUAGE_EN] = true;
    settings->publisher_name = "Uitgever";
    settings->edition_date = date_from_calendar(2023, 3, 20);
    fixture->templates->layout = layout;
    fixture->templates->style = ":root{--ink:#000}\n";
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        add_template(fixture->templates, (enum language)i, "index", "Overzicht", "Overzicht", "# Overzicht\n");
        add_template(fixture->templates, (enum language)i, "party", "Partij {{party.name}}", NULL, party_body);
    }
    struct report *report = fixture->report = report_new(fixture->dataset, fixture->templates);
    report->edition = "2023-03-20-1";
    report->title = report->full_title = (struct localized)BOTH("Politieke \"ads\"");
    report->edition_line = (struct localized)BOTH("Editie 1");
    report->licence_name = (struct localized)BOTH("Eigen licentie");
    struct page *index = add_page(report, "index", "index", (struct localized){{"nl/", "en/"}}, "Overzicht", NULL);
    index->has_children = true;
    struct page *party =
        add_page(report, "party", "party-vvd", (struct localized){{"nl/partij/vvd/", "en/party/vvd/"}}, HOSTILE, index);
    fill_party(report, party, index);
    memory_sink_init(&fixture->sink);
    *state = fixture;
    return 0;
}

static int teardown(void **state) {
    struct fixture *fixture = *state;
    memory_sink_clear(&fixture->sink);
    report_free(fixture->report);
    templates_free(fixture->templates);
    dataset_free(fixture->dataset);
    g_free(fixture);
    return 0;
}

/* Renders, and gives the text of one file. */
static const char *rendered(void **state, const char *path) {
    struct fixture *fixture = *state;
    render_pages(fixture->report, &fixture->sink.sink);
    const char *text = memory_sink_text(&fixture->sink, path);
    assert_non_null(text);
    return text;
}

static void assert_has(const char *text, const char *part) {
    if (!strstr(text, part))
        fail_msg("not found: %s\nin:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part) {
    if (strstr(text, part))
        fail_msg("found: %s\nin:\n%s", part, text);
}

static unsigned count(const char *text, const char *part) {
    unsigned found = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        found++;
    return found;
}

static void numbers_carry_their_origin(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_has(html, "<data value=\"81755/115255\" data-figure=\"party-vvd-spend\" data-cell=\"vvd:spend\">" AMOUNT
                     "</data>");
    assert_has(html, "<strong><data value=\"81755/115255\" data-figure=\"party-vvd-spend\" data-cell=\"vvd:spend\">"
                     "€\u00a081.755 tot 115.255</data></strong>");
    assert_has(html, "<data value=\"10000000/\" data-figure=\"party-vvd-table\" data-cell=\"open:spend\">");
    assert_has(html, "<span class=\"state\" data-state=\"not_reported\" data-figure=\"party-vvd-table\" "
                     "data-cell=\"vvd:impressions\">niet opgegeven</span>");
}

static void estimates_are_marked(void **state) {
    struct fixture *fixture = *state;
    ((struct figure *)report_figure(fixture->report, "party-vvd-table"))->rows[1].cells[1].state = STATE_ESTIMATED;
    assert_has(
        rendered(state, "nl/partij/vvd/index.html"),
        "<data value=\"10000000/\" data-figure=\"party-vvd-table\" data-cell=\"open:spend\" data-state=\"estimated\">");
}

static void tables_are_read_by_screen_readers(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_has(html, "<figure class=\"figure\" id=\"party-vvd-table\" aria-labelledby=\"party-vvd-table-headline\">\n"
                     "<h3 class=\"headline\" id=\"party-vvd-table-headline\">Kop</h3>");
    assert_has(html, "<p class=\"subtitle\">Uitgaven in euro</p>");
    assert_has(html, "<th scope=\"col\" class=\"ends w7 marked\">Uitgaven (€) <small>page.ends</small></th>");
    assert_has(html, "<th scope=\"row\" class=\"label\">");
    assert_has(html, "<tr class=\"total\">");
    assert_has(html, "href=\"#party-vvd-table-note-1\"");
    assert_has(html, "<li id=\"party-vvd-table-note-1\">Met lokale pagina&#39;s.</li>");
}

/* A table that is never wider than its place is no stop for a keyboard. */
static void only_what_scrolls_is_a_stop(void **state) {
    struct fixture *fixture = *state;
    struct figure *figure = (struct figure *)report_figure(fixture->report, "party-vvd-table");
    assert_lacks(rendered(state, "nl/partij/vvd/index.html"), "tabindex=\"0\"");
    /* One that needs the margin of a desk, and has it. */
    static const struct localized word = BOTH("eenWoordVanMeerDanZestigTekensDatNiemandOoitZouSchrijvenOfLezen"),
                                  words = BOTH("€\u00a0123.456.789.012.345.678.901.234.567.890.123.456.789.012");
    figure->rows[0].cells[0].text = &word;
    const char *wide = rendered(state, "nl/partij/vvd/index.html");
    assert_has(wide, "<div class=\"scroll wide\">");
    assert_lacks(wide, "tabindex=\"0\"");
    figure->rows[0].cells[1].text = &words;
    assert_has(rendered(state, "nl/partij/vvd/index.html"),
               "tabindex=\"0\" aria-labelledby=\"party-vvd-table-headline\">");
}

static void a_sentence_stands_for_silent_rows(void **state) {
    struct fixture *fixture = *state;
    struct figure *figure = (struct figure *)report_figure(fixture->report, "party-vvd-table");
    figure->rows[1].silent = true;
    figure->silence = (struct localized)BOTH("De andere 14 <partijen> zwijgen.");
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_lacks(html, "data-figure=\"party-vvd-table\" data-cell=\"open:spend\"");
    assert_has(html, "data-figure=\"party-vvd-table\" data-cell=\"total:spend\"");
    assert_has(html, "<p class=\"silence\">De andere 14 &lt;partijen&gt; zwijgen.</p>");
    const char *markdown = memory_sink_text(&fixture->sink, "markdown/nl/partij/vvd.md");
    assert_has(markdown, "De andere 14 &lt;partijen\\> zwijgen.\n");
    for (guint i = 0; i < figure->row_count; i++) {
        figure->rows[i].silent = true;
        figure->rows[i].cells[1].state = STATE_NOT_REPORTED;
        figure->rows[i].cells[1].number = NULL;
    }
    html = rendered(state, "nl/partij/vvd/index.html");
    assert_lacks(html, "party-vvd-table-caption");
    assert_has(html, "<p class=\"silence\">De andere 14 &lt;partijen&gt; zwijgen.</p>");
}

static void remarks_have_no_number(void **state) {
    struct fixture *fixture = *state;
    struct figure *figure = (struct figure *)report_figure(fixture->report, "party-vvd-table");
    figure->marked_notes = 0;
    for (guint i = 0; i < figure->row_count; i++)
        figure->rows[i].cells[1].note = 0;
    assert_has(rendered(state, "nl/partij/vvd/index.html"),
               "<ul class=\"notes\">\n<li id=\"party-vvd-table-note-1\">Met lokale pagina&#39;s.</li>\n</ul>");
    assert_has(memory_sink_text(&fixture->sink, "markdown/nl/partij/vvd.md"), "- Met lokale pagina's.\n");
}

static void a_hostile_name_is_only_a_name(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_lacks(html, "<img src=x");
    assert_has(html, "<h1 id=\"over-img-src-x-onerror-alert-1-x\">\nOver &lt;img src=x onerror=alert(1)&gt;|{{% x %}}");
    assert_has(html, "<title>Partij &lt;img src=x onerror=alert(1)&gt;|{{% x %}} – Politieke &quot;ads&quot;</title>");
    assert_has(html, "<code>&lt;img src=x");
    assert_has(html, "alt=\"foto van &lt;img src=x");
    const char *markdown = memory_sink_text(&((struct fixture *)*state)->sink, "markdown/nl/partij/vvd.md");
    assert_lacks(strstr(markdown, "\n---\n"), "{{");
    assert_has(markdown, "# Over &lt;img src=x onerror=alert(1)\\>\\|\\{\\{&#37; x %}}");
    assert_has(markdown, "| [&lt;img src=x onerror=alert(1)\\>\\|\\{\\{&#37; x %}}](vvd.md) | " AMOUNT
                         "[^party-vvd-spend-1] | niet opgegeven |");
}

static void raw_html_and_scripts_of_a_template_go(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_lacks(html, "<b>");
    assert_lacks(html, "<div>rauw");
    assert_lacks(html, "raw HTML omitted");
    assert_has(html, "<a href=\"#\">kwaad</a>");
    assert_lacks(memory_sink_text(&((struct fixture *)*state)->sink, "markdown/nl/partij/vvd.md"), "javascript");
}

static void links_are_relative_and_work_from_a_folder(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_lacks(html, "href=\"http");
    assert_lacks(html, "src=\"http");
    assert_has(html, "href=\"../../../style.css\"");
    assert_has(html, "<a href=\"../../index.html#main\">naar &lt;img");
    assert_has(html, "href=\"../../../sheets/nl/party-vvd.xlsx\"");
    assert_has(html, "href=\"../../../charts/nl/party-vvd-spend.svg\"");
    assert_has(html, "href=\"../../../data/party-vvd-spend.csv\"");
    assert_has(html, "<a href=\"../../../en/party/vvd/index.html\" lang=\"en\" hreflang=\"en\">English</a>");
    assert_has(html, "<a href=\"../../index.html\">Overzicht</a>");
    const struct memory_sink *sink = &((struct fixture *)*state)->sink;
    assert_has(memory_sink_text(sink, "nl/index.html"), "<a href=\"index.html\" aria-current=\"page\">Overzicht</a>");
    const char *markdown = memory_sink_text(sink, "markdown/nl/partij/vvd.md");
    assert_has(markdown, "](../_index.md#main)");
    assert_has(markdown, "![Alt \"tekst\"](../../../charts/nl/party-vvd-spend.svg)");
    assert_has(markdown, "[CSV](../../../data/party-vvd-spend.csv)");
    assert_has(memory_sink_text(sink, "index.html"), "<a href=\"nl/index.html\" hreflang=\"nl\">Nederlands</a>");
    assert_has(memory_sink_text(sink, "index.html"), "href=\"style.css\"");
}

static void figures_stand_where_the_template_puts_them(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_lacks(html, "{{figure");
    assert_int_equal(count(html, "id=\"party-vvd-spend\""), 1);
    assert_has(html, "<p class=\"repeated\">");
    assert_int_equal(count(html, "<details"), 2);
    assert_has(html, "<figure class=\"figure\" id=\"party-vvd-table\" ");
    assert_has(html, "<p class=\"empty\">Geen gegevens, omdat &lt;niets&gt;</p>");
    assert_has(html, "<dl class=\"facts\">\n<div>\n<dt>Meta</dt>\n<dd class=\"value\"><data value=");
    assert_lacks(html, "<p></p>");
    const char *markdown = memory_sink_text(&((struct fixture *)*state)->sink, "markdown/nl/partij/vvd.md");
    assert_has(markdown, "| Partij | Uitgaven (€) | Impressies |\n| --- | ---: | ---: |\n");
    assert_has(markdown, "- Meta: **" AMOUNT "**\n");
    assert_has(markdown, "VVD gaf **€\u00a081.755 tot 115.255** uit");
}

static void a_listing_leads_to_files_and_has_none(void **state) {
    struct fixture *fixture = *state;
    struct figure *listing = (struct figure *)report_figure(fixture->report, "party-vvd-table");
    listing->listing = true;
    struct label label = {.file = BOTH("data/party-vvd-spend.csv")};
    listing->rows[1].cells[0].label = &label;
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_has(html, "<a href=\"../../../data/party-vvd-spend.csv\"><bdi>Open</bdi></a>");
    assert_lacks(html, "party-vvd-table.csv");
    const char *markdown = memory_sink_text(&fixture->sink, "markdown/nl/partij/vvd.md");
    assert_has(markdown, "| [Open](../../../data/party-vvd-spend.csv) |");
    assert_lacks(markdown, "party-vvd-table.csv");
}

static void headings_have_ids_of_their_own(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_int_equal(count(html, "id=\"main\""), 1);
    assert_has(html, "<h2 id=\"main-2\">");
    assert_has(html, "<h2 id=\"main-3\">");
}

static void the_layout_escapes_by_place(void **state) {
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_has(html, "\n<!doctype html>");
    assert_lacks(html, "for authors");
    assert_has(html, "content=\"Over &lt;img src=x onerror=alert(1)&gt;|{{% x %}}\"");
    assert_has(html, ">Politieke &quot;ads&quot;</a>");
    assert_has(html, "<p ></p>");
    assert_has(html, "<main id=\"main\" title=''>");
    assert_lacks(html, "unknown");
}

static void only_a_known_address_gives_canonical_links(void **state) {
    struct fixture *fixture = *state;
    assert_lacks(rendered(state, "nl/partij/vvd/index.html"), "canonical");
    fixture->dataset->settings.base_url = "https://example.org/ads/";
    const char *html = rendered(state, "nl/partij/vvd/index.html");
    assert_has(html, "<link rel=\"canonical\" href=\"https://example.org/ads/current/nl/partij/vvd/\">");
    assert_has(html, "hreflang=\"en\" href=\"https://example.org/ads/current/en/party/vvd/\">");
    assert_has(
        html,
        "<meta property=\"og:image\" content=\"https://example.org/ads/current/charts/nl/party-vvd-spend-card.png\">");
    assert_has(html,
               "&lt;img src=&quot;https://example.org/ads/releases/2023-03-20-1/charts/nl/party-vvd-spend.svg&quot; "
               "width=&quot;720&quot; height=&quot;");
    assert_has(html, " alt=&quot;Alt &amp;quot;tekst&amp;quot;&quot; style=");
}

/* A link to the root that is shared has the words of the front page. */
static void the_chooser_is_described(void **state) {
    assert_lacks(rendered(state, "index.html"), "<meta name=\"description\" content=\"\">");
}

static void a_draft_says_so(void **state) {
    struct fixture *fixture = *state;
    assert_lacks(rendered(state, "nl/index.html"), "class=\"draft\"");
    fixture->dataset->settings.edition_kind = EDITION_DRAFT;
    const char *html = rendered(state, "nl/index.html");
    assert_has(html, "<aside class=\"draft\">");
    assert_has(html, "<meta name=\"robots\" content=\"noindex\">");
    assert_has(memory_sink_text(&fixture->sink, "markdown/nl/_index.md"), "draft: true\n");
}

static void markdown_opens_with_its_data(void **state) {
    const char *markdown = rendered(state, "markdown/nl/partij/vvd.md");
    assert_true(g_str_has_prefix(markdown, "---\ntitle: \"Partij <img src=x onerror=alert(1)>|{{% x %}}\"\n"
                                           "date: 2023-03-20\nlang: \"nl\"\nedition: \"2023-03-20-1\"\n"));
}

int main(void) {
#define PAGE_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        PAGE_TEST(numbers_carry_their_origin),
        PAGE_TEST(estimates_are_marked),
        PAGE_TEST(tables_are_read_by_screen_readers),
        PAGE_TEST(only_what_scrolls_is_a_stop),
        PAGE_TEST(a_sentence_stands_for_silent_rows),
        PAGE_TEST(remarks_have_no_number),
        PAGE_TEST(a_hostile_name_is_only_a_name),
        PAGE_TEST(raw_html_and_scripts_of_a_template_go),
        PAGE_TEST(links_are_relative_and_work_from_a_folder),
        PAGE_TEST(figures_stand_where_the_template_puts_them),
        PAGE_TEST(a_listing_leads_to_files_and_has_none),
        PAGE_TEST(headings_have_ids_of_their_own),
        PAGE_TEST(the_layout_escapes_by_place),
        PAGE_TEST(the_chooser_is_described),
        PAGE_TEST(only_a_known_address_gives_canonical_links),
        PAGE_TEST(a_draft_says_so),
        PAGE_TEST(markdown_opens_with_its_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
