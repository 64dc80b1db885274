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
    assert_has(html, "Het precieze totaal ligt tussen die twee bedragen. Van deze partijen gaf");
    assert_lacks(html, "Alleen accounts die aan een partij zijn gekoppeld");
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
    assert_has(file_of(&site, "nl/index.html"),
               "Uitgaven op Meta, 1" NB "t/m" NB "14" NB "maart 2023, zonder 3" NB "maart. Het grafiekje");
    g_autofree char *first = g_strndup(cards, (gsize)(strstr(cards, "</div>") - cards));
    assert_int_equal(count(first, "<a "), 1);
    assert_has(first, "<dt><svg class=\"of-party\"");
    assert_has(first, "fill=\"#d0101b\"");
    assert_has(first, ">" EURO NB "150" NB "tot" NB "350</data>");
    assert_has(first, "plaats <data value=\"1/2\" data-figure=\"rank-by-party\" data-cell=\"a:place\">1" NB "of" NB
                      "2</data> van 3");
    /* Of 4 days: up to 300 on the first and 100 for certain, nothing on the second, nothing known of the third, 50; above
     * the highest of all parties is room for the mark of an end that is not known. */
    assert_has(first, "data-figure=\"spend-by-party-and-time\" data-column=\"a\"><path class=\"possible\" "
                      "d=\"M0 100V12H10V100H20V100zM30 100V85H40V100z");
    assert_has(first, "<path class=\"certain\" d=\"M0 100V71H10V100H20V100zM30 100V85H40V100z");
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
    assert_has(
        known,
        "<p class=\"empty\">Van Google hebben wij geen cijfers over uitgaven verzameld. TikTok zegt geen politieke "
        "advertenties toe te staan.</p>");
    assert_has(known, "plaats <data");
    assert_lacks(known, "Geen cijfers per dag");
    const char *unlisted = file_of(&site, "nl/partij/d/index.html");
    assert_int_equal(count(unlisted, "D komt niet voor in de cijfers over Meta"), 1);
    assert_lacks(unlisted, "In de tijd</h2>");
    assert_lacks(unlisted, "id=\"in-de-tijd\"");
    assert_lacks(unlisted, "id=\"per-platform\"");
    assert_lacks(unlisted, "<dl class=\"facts\">\n</dl>");
    /* Each sentence that says why is on a page once. */
    assert_int_equal(count(file_of(&site, "nl/platform/tiktok/index.html"), "TikTok zegt geen politieke advertenties"),
                     1);
    site_clear(&site);
}

/* Of Meta there is only the report of a region, of Google only what stands beside the totals. */
static void what_is_known_in_part_is_not_said_to_be_missing(void **state) {
    (void)state;
    write_file("input/regions.csv", "id,name_nl,name_en\nutrecht,Utrecht,Utrecht\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\ntiktok,*,,,not_offered\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party\n"
                                        "meta,100000000000001,Een,a\ngoogle,AR10000000000000000001,Twee,b\n");
    write_file("input/FacebookAdLibraryReport_2023-03-07_NL_last_7_days_Utrecht.csv",
               "Page ID,Page name,Disclaimer,Amount spent (EUR)\n100000000000001,Een,Een,2000\n");
    write_file("input/google-political-ads-advertiser-stats.csv",
               "Advertiser_ID,Advertiser_Name,Public_IDs_List,Regions,Elections,Total_Creatives,Spend_USD,Spend_EUR\n"
               "AR10000000000000000001,Twee,,NL,,5,0,120000\n");
    write_file("input/report.yaml",
               REPORT "files:\n  - path: \"FacebookAdLibraryReport_2023-03-07_NL_last_7_days_Utrecht.csv\"\n"
                      "  - path: \"google-political-ads-advertiser-stats.csv\"\n    period: 2018-05-31/2023-03-11\n");
    struct site site = make_site();
    const char *index = file_of(&site, "markdown/nl/_index.md");
    assert_has(index, "[A](partij/a/_index.md): **alleen per gebied bekend**");
    assert_has(index, "[B](partij/b/_index.md): **alleen apart gepubliceerd**");
    assert_has(index, "[C](partij/c/_index.md): **niet bekend**");
    assert_has(index, "[Meta](platform/meta.md): **alleen per gebied bekend**");
    assert_lacks(index, "()");
    const char *regions = file_of(&site, "markdown/nl/partij/a/_index.md"),
               *references = file_of(&site, "markdown/nl/partij/b/_index.md");
    assert_has(regions, "alleen per gebied bekend");
    assert_lacks(regions, "Van Meta");
    assert_has(regions, "Van Google hebben wij geen cijfers over uitgaven van A verzameld.");
    assert_lacks(references, "Van Google hebben");
    const char *press = file_of(&site, "markdown/nl/perskit/a.md");
    assert_has(press, "Wat A op Meta uitgaf, is alleen per gebied bekend (");
    assert_lacks(press, "op Meta uitgaf (");
    assert_has(file_of(&site, "markdown/nl/perskit/b.md"), "Over B op Google zijn er alleen cijfers ter vergelijking.");
    site_clear(&site);
}

/* A region whose number is withheld is nothing known by region; of what is hidden, no sum is of everybody. */
static void what_is_withheld_is_not_known(void **state) {
    (void)state;
    write_file("input/regions.csv", "id,name_nl,name_en\nnoord,Noord,North\n");
    write_file("input/spend/a.csv", "platform,start,end,party,region,spend,impressions\n"
                                    "meta,2023-03-01,2023-03-01,a,,100,500\n"
                                    "meta,2023-03-01,2023-03-01,b,,20,suppressed\n"
                                    "meta,2023-03-01,2023-03-01,c,noord,suppressed,\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,,collected\ngoogle,*,,,not_collected\n"
                                     "tiktok,*,,,not_offered\n");
    struct site site = make_site();
    const char *withheld = file_of(&site, "markdown/nl/partij/c/_index.md");
    assert_lacks(withheld, "alleen per gebied bekend");
    assert_has(withheld, "De bron houdt achter hoeveel C op Meta uitgaf");
    assert_int_equal(count(file_of(&site, "markdown/nl/platform/meta.md"),
                           "(van alle adverteerders in de lijst, voor zover bekend)"),
                     2); /* spending and impressions */
    site_clear(&site);
}

/* Parties with the same amount share a place; where nobody spent anything, there is no place. */
static void cards_and_facts_say_that_a_place_is_shared(void **state) {
    (void)state;
    const char *const amounts[] = {"100", "0"};
    for (gsize i = 0; i < G_N_ELEMENTS(amounts); i++) {
        g_autofree char *rows = g_strdup_printf("platform,start,end,party,spend\n"
                                                "meta,2023-03-01,2023-03-01,a,%s\n"
                                                "meta,2023-03-01,2023-03-01,b,%s\n",
                                                amounts[i], amounts[i]);
        write_file("input/spend/a.csv", rows);
        struct site site = make_site();
        const char *index = file_of(&site, "markdown/nl/_index.md"),
                   *party = file_of(&site, "markdown/nl/partij/b/_index.md");
        if (i == 0) {
            assert_has(index, "**" EURO NB "100** (gedeelde plaats 1 van 2)");
            assert_has(party, "(gedeelde plaats 1 van 2)");
        } else {
            assert_lacks(index, "(plaats 1");
            assert_lacks(party, "(plaats 1");
        }
        site_clear(&site);
    }
}

/* The days of each platform are its own; if they are those said before, they are not said again. */
static void an_amount_stands_with_the_days_it_is_of(void **state) {
    (void)state;
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,spend,,,collected\n"
                                     "google,spend,2023-03-02,2023-03-04,collected\n"
                                     "tiktok,spend,,,collected\n");
    write_file("input/spend/a.csv", "platform,start,end,party,spend\n"
                                    "meta,2023-03-01,2023-03-01,a,100\n"
                                    "google,2023-03-02,2023-03-02,a,70\n"
                                    "meta,2023-03-01,2023-03-01,b,10\n"
                                    "tiktok,2023-03-01,2023-03-01,b,20\n");
    struct site site = make_site();
    assert_has(file_of(&site, "markdown/nl/partij/a/_index.md"),
               "Op Google gaf A **" EURO NB "70** uit (2" NB "t/m" NB "4" NB "maart 2023).");
    assert_has(file_of(&site, "markdown/nl/partij/b/_index.md"), "Op TikTok gaf B **" EURO NB "20** uit");
    site_clear(&site);
}

/* An account that is linked from the second of March on: its party is compared by those days alone. */
static void days_without_a_linked_account_are_said(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,relation,from,to\n"
                                        "meta,1,Een,a,party,,\nmeta,2,Twee,b,party,2023-03-02,\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,advertiser,spend\n"
                                    "meta,2023-03-01,2023-03-01,1,Een,100\n"
                                    "meta,2023-03-02,2023-03-02,2,Twee,30\n");
    struct site site = make_site();
    assert_has(file_of(&site, "markdown/nl/_index.md"),
               "tellen alleen de dagen mee waarop er op Meta een gekoppeld account was.");
    assert_has(file_of(&site, "markdown/nl/_index.md"),
               "Alleen accounts die aan een partij zijn gekoppeld, tellen mee.");
    const char *press = file_of(&site, "markdown/nl/perskit/b.md");
    assert_int_equal(count(press, "tellen alleen de dagen mee"), 3); /* the amount, the place and the share */
    assert_int_equal(count(file_of(&site, "markdown/nl/perskit/a.md"), "tellen alleen de dagen mee"), 2);
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
        cmocka_unit_test_setup_teardown(what_is_known_in_part_is_not_said_to_be_missing, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(what_is_withheld_is_not_known, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(cards_and_facts_say_that_a_place_is_shared, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(an_amount_stands_with_the_days_it_is_of, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(days_without_a_linked_account_are_said, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(pages_lead_to_their_neighbours, enter_site, leave_folder),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_free(templates_folder);
    return failed;
}
