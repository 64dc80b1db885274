/* The front page and the pages of parties, from a small input to the bytes that people read: who is named and linked, what a card
 * says, whose bar is in colour, and that what is missing is said once. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "compose/compose.h"
#include "render/render.h"
#include "tally/tally.h"

#define NB "\xC2\xA0"
#define EURO "\xE2\x82\xAC"

static char *templates_folder; /* of the program; tests work in folders of their own */

struct site {
    struct dataset *dataset;
    struct templates *templates;
    struct totals *totals;
    struct report *report;
    struct memory_sink sink;
};

/* Three parties on Meta by day, of which A or B spent the most; nobody looked at Google, TikTok takes no such ads. */
static int enter_site(void **state) {
    enter_folder(state);
    write_file("input/parties.csv",
               "id,name,name_nl,name_en,colour\na,A,Partij A,Party A,#d0101b\nb,B,,,\nc,C,,,\nd,D,,,\n");
    write_file("input/platforms.csv", "id,name\nmeta,Meta\ngoogle,Google\ntiktok,TikTok\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,spend,,,collected\nmeta,spend,2023-03-03,"
                                     "2023-03-03,not_collected\ngoogle,*,,,not_collected\ntiktok,*,,,not_offered\n");
    write_file("input/spend/a.csv", "platform,start,end,party,spend\n"
                                    "meta,2023-03-01,2023-03-01,a,100-300\n"
                                    "meta,2023-03-02,2023-03-02,a,0\n"
                                    "meta,2023-03-04,2023-03-04,a,50\n"
                                    "meta,2023-03-01,2023-03-01,b,200\n"
                                    "meta,2023-03-01,2023-03-01,c,20\n");
    return 0;
}

static struct site make_site(void) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct site site = {.dataset = read_dataset("input", NULL, diagnostics)};
    site.templates = read_templates(templates_folder, site.dataset, diagnostics);
    site.totals = tally_dataset(site.dataset, diagnostics);
    site.report = compose_report(site.dataset, site.totals, site.templates, diagnostics);
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    if (strstr(out->str, "error:"))
        fail_msg("%s", out->str);
    diagnostics_free(diagnostics);
    memory_sink_init(&site.sink);
    render_pages(site.report, &site.sink.sink);
    return site;
}

static void site_clear(struct site *site) {
    memory_sink_clear(&site->sink);
    report_free(site->report);
    totals_free(site->totals);
    templates_free(site->templates);
    dataset_free(site->dataset);
}

static const char *file_of(struct site *site, const char *path) {
    const char *text = memory_sink_text(&site->sink, path);
    if (!text)
        fail_msg("there is no %s", path);
    return text;
}

static void assert_has(const char *text, const char *part) {
    if (!strstr(text, part))
        fail_msg("not found: %s\nin:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part) {
    if (strstr(text, part))
        fail_msg("found: %s\nin:\n%s", part, strstr(text, part));
}

static unsigned count(const char *text, const char *part) {
    unsigned found = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        found++;
    return found;
}

static void the_lead_names_and_links_who_may_be_first(void **state) {
    (void)state;
    struct site site = make_site();
    const char *html = file_of(&site, "nl/index.html");
    assert_has(html,
               "<a href=\"partij/a/index.html\"><bdi>A</bdi></a> of <a href=\"partij/b/index.html\"><bdi>B</bdi></a>");
    assert_has(html, "Het echte bedrag ligt tussen die twee grenzen.");
    assert_has(html, "<p class=\"bar-key\">");
    /* The first page has no section about what nobody knows. */
    assert_lacks(html, "class=\"empty\"");
    assert_lacks(html, "Veranderd sinds");
    assert_has(file_of(&site, "markdown/nl/_index.md"), "[A](partij/a/_index.md) of [B](partij/b/_index.md)");
    site_clear(&site);
}

static void a_card_is_one_link_with_range_places_and_time(void **state) {
    (void)state;
    struct site site = make_site();
    const char *cards = strstr(file_of(&site, "nl/index.html"), "<dl class=\"cards\">");
    assert_non_null(cards);
    g_autofree char *first = g_strndup(cards, (gsize)(strstr(cards, "</div>") - cards));
    assert_int_equal(count(first, "<a "), 1);
    assert_has(first, "<dt><svg class=\"of-party\"");
    assert_has(first, "fill=\"#d0101b\"");
    assert_has(first, ">" EURO NB "150" NB "tot" NB "350</data>");
    assert_has(first, "plaats <data value=\"1/2\" data-figure=\"rank-by-party\" data-cell=\"a:place\">1" NB "of" NB
                      "2</data> van 3");
    /* Of 4 days: up to 300 on the first and 100 for certain, nothing on the second, nothing known of the third, 50. */
    assert_has(first, "data-figure=\"spend-by-party-and-time\" data-column=\"a\"><path class=\"possible\" "
                      "d=\"M0 100V0H10V100H20V100zM30 100V83H40V100z");
    assert_has(first, "<path class=\"certain\" d=\"M0 100V67H10V100H20V100zM30 100V83H40V100z");
    assert_has(file_of(&site, "markdown/nl/_index.md"),
               "- [A](partij/a/_index.md): **" EURO NB "150" NB "tot" NB "350** (plaats 1" NB "of" NB "2 van 3)");
    site_clear(&site);
}

static void the_way_into_each_language_gives_the_answer(void **state) {
    (void)state;
    struct site site = make_site();
    const char *html = strstr(file_of(&site, "index.html"), "<body>");
    assert_int_equal(count(html, ">Advertenties<"), 1);
    assert_lacks(html, ">Advertising<");
    assert_has(html, "<section lang=\"nl\">\n<h2><a href=\"nl/index.html\" "
                     "hreflang=\"nl\">Nederlands</a></h2>\n<p>Samen gaven 3 partijen");
    assert_has(html, "<section lang=\"en\">\n<h2><a href=\"en/index.html\" "
                     "hreflang=\"en\">English</a></h2>\n<p>Together, 3 parties spent");
    assert_has(html, "<a href=\"en/party/b/index.html\">");
    site_clear(&site);
}

static void a_party_sees_its_own_bar_among_the_others(void **state) {
    (void)state;
    struct site site = make_site();
    const char *html = file_of(&site, "nl/partij/b/index.html");
    assert_has(html, "De tabel en de bestanden bij deze grafiek staan bij <a href=\"../index.html#spend-by-party\">");
    assert_has(html, "<a href=\"../index.html#share-by-party\">");
    assert_lacks(html, "id=\"spend-by-party\"");
    assert_has(html, "<g data-cell=\"b:meta_spend\"");
    assert_has(html, "<g class=\"others\" data-cell=\"a:meta_spend\"");
    /* Where all are shown, all are in colour. */
    assert_has(file_of(&site, "nl/index.html"), "<g data-cell=\"a:meta_spend\"");
    site_clear(&site);
}

static void what_is_missing_is_said_once(void **state) {
    (void)state;
    struct site site = make_site();
    const char *known = file_of(&site, "nl/partij/a/index.html");
    assert_has(known, "<p class=\"empty\">Van Google hebben wij geen cijfers verzameld. TikTok zegt geen politieke "
                      "advertenties toe te staan.</p>");
    assert_has(known, "plaats <data");
    assert_lacks(known, "Geen cijfers per dag");
    const char *unlisted = file_of(&site, "nl/partij/d/index.html");
    assert_int_equal(count(unlisted, "D komt niet voor in de cijfers van Meta"), 1);
    assert_lacks(unlisted, "In de tijd</h2>");
    assert_lacks(unlisted, "id=\"in-de-tijd\"");
    assert_lacks(unlisted, "id=\"per-platform\"");
    assert_lacks(unlisted, "<dl class=\"facts\">\n</dl>");
    /* Each sentence that says why is on a page once. */
    assert_int_equal(count(file_of(&site, "nl/platform/tiktok/index.html"), "TikTok zegt geen politieke advertenties"),
                     1);
    site_clear(&site);
}

static void pages_lead_to_their_neighbours(void **state) {
    (void)state;
    struct site site = make_site();
    const char *first = file_of(&site, "nl/partij/a/index.html");
    assert_has(
        first,
        "<li class=\"next\"><a href=\"../b/index.html\" rel=\"next\"><span>Volgende:</span> <bdi>B</bdi></a></li>");
    assert_has(first, "<li class=\"up\"><a href=\"../index.html\" rel=\"up\"><bdi>Partijen</bdi></a></li>");
    assert_lacks(first, "rel=\"prev\"");
    const char *last = file_of(&site, "nl/partij/d/index.html");
    assert_has(last, "rel=\"prev\"><span>Vorige:</span> <bdi>C</bdi>");
    assert_lacks(last, "rel=\"next\"");
    assert_has(file_of(&site, "nl/partij/b/meta/index.html"), "<a href=\"../../c/meta/index.html\" rel=\"next\">");
    assert_has(file_of(&site, "en/platform/google/index.html"),
               "<a href=\"../tiktok/index.html\" rel=\"next\"><span>Next:</span>");
    site_clear(&site);
}

int main(void) {
    g_autofree char *here = g_get_current_dir();
    templates_folder = g_build_filename(here, "templates", NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_lead_names_and_links_who_may_be_first, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(a_card_is_one_link_with_range_places_and_time, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(the_way_into_each_language_gives_the_answer, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(a_party_sees_its_own_bar_among_the_others, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(what_is_missing_is_said_once, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(pages_lead_to_their_neighbours, enter_site, leave_folder),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_free(templates_folder);
    return failed;
}
