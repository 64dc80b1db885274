#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/render.h"
#include "render/book/book.h"
#include "render/book/spool.h"
#include "render/book/xlsx_text.h"
#include "render/chart/marks.h"
#include "report_by_hand.h"

#include <zip.h>

static const char path_nl[] = "sheets/nl/party-vvd.xlsx";
static const char path_en[] = "sheets/en/party-vvd.xlsx";
static const char path_ods[] = "sheets/nl/party-vvd.ods";

static int files_make(void **state) {
    struct memory_sink *sink = g_new0(struct memory_sink, 1);
    memory_sink_init(sink);
    struct report *report = hand_report();
    const struct workbook *workbook = g_ptr_array_index(report->workbooks, 0);
    bool made = render_workbook(report, workbook, LANGUAGE_NL, &sink->sink, NULL) &&
                render_workbook(report, workbook, LANGUAGE_EN, &sink->sink, NULL);
    hand_free(report);
    *state = sink;
    return made ? 0 : -1;
}

static int files_free(void **state) {
    memory_sink_clear(*state);
    g_free(*state);
    return 0;
}

/* One part of a workbook as text. */
static char *part_of_bytes(const void *data, gsize size, const char *name) {
    zip_source_t *source = zip_source_buffer_create(data, size, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(archive);
    zip_stat_t status;
    assert_int_equal(zip_stat(archive, name, 0, &status), 0);
    char *text = g_malloc0(status.size + 1);
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_int_equal(zip_fread(file, text, status.size), (zip_int64_t)status.size);
    zip_fclose(file);
    zip_discard(archive);
    assert_true(g_utf8_validate(text, -1, NULL));
    return text;
}

static char *part_of(void **state, const char *path, const char *name) {
    GBytes *bytes = g_hash_table_lookup(((struct memory_sink *)*state)->files, path);
    assert_non_null(bytes);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    return part_of_bytes(data, size, name);
}

static char *part_of_book(const struct book *book, const char *name) {
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(book_xlsx(book, &bytes, &size, NULL));
    return part_of_bytes(bytes, size, name);
}

static void assert_part(void **state, const char *path, const char *name, const char *expected) {
    g_autofree char *text = part_of(state, path, name);
    if (!strstr(text, expected))
        print_error("%s has no: %s\n", name, expected);
    assert_true(strstr(text, expected) != NULL);
}

static void assert_no_part(void **state, const char *name, const char *unwanted) {
    g_autofree char *text = part_of(state, path_nl, name);
    assert_null(strstr(text, unwanted));
}

static void sheets_are_in_order(void **state) {
    assert_part(
        state, path_nl, "xl/workbook.xml",
        "<sheets><sheet name=\"Voorblad\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Inhoud\" sheetId=\"2\" "
        "r:id=\"rId2\"/><sheet name=\"Leeswijzer\" sheetId=\"3\" r:id=\"rId3\"/><sheet name=\"Noten\" sheetId=\"4\" "
        "r:id=\"rId4\"/>"
        "<sheet name=\"Uitgaven per platform\" sheetId=\"5\" r:id=\"rId5\"/><sheet name=\"Advertenties per gebied\" "
        "sheetId=\"6\" r:id=\"rId6\"/><sheet name=\"Aandeel in alle uitgaven per p…\" sheetId=\"7\" r:id=\"rId7\"/>"
        "<sheet name=\"Woordenboek\" sheetId=\"8\" r:id=\"rId8\"/></sheets>");
    assert_part(state, path_en, "xl/workbook.xml", "<sheet name=\"Cover\"");
}

static void tables_have_names_and_unique_headers(void **state) {
    assert_part(state, path_nl, "xl/tables/table3.xml", "displayName=\"party_vvd_spend_by_platform\" ref=\"A7:J13\"");
    assert_part(state, path_nl, "xl/tables/table3.xml", "name=\"Uitgaven (€), laag\"");
    assert_part(state, path_nl, "xl/tables/table3.xml", "name=\"Uitgaven (€), hoog\"");
    assert_part(state, path_nl, "xl/tables/table3.xml", "name=\"Uitgaven (€), als tekst\"");
    assert_part(state, path_nl, "xl/tables/table3.xml",
                "<tableColumn id=\"9\" name=\"Sleutel\"/><tableColumn id=\"10\" name=\"Noten\"/>");
    assert_part(state, path_nl, "xl/tables/table3.xml", "showRowStripes=\"0\"");
    assert_part(state, path_nl, "xl/tables/table4.xml", "name=\"PARTIJ 2\"");
    assert_no_part(state, "xl/tables/table3.xml", "autoFilter");
}

static void numbers_are_numbers_and_the_rest_is_text(void **state) {
    const char *sheet = "xl/worksheets/sheet5.xml";
    assert_part(state, path_nl, sheet, "<v>80746</v>");
    assert_part(state, path_nl, sheet, "<v>112346.5</v>");
    assert_part(state, path_nl, sheet, "<v>10000000</v>");
    assert_no_part(state, sheet, "<f>");
    assert_no_part(state, sheet, "mergeCell");
    assert_no_part(state, sheet, "<pane");
    assert_part(state, path_nl, "xl/styles.xml", "#,##0.00");
    assert_part(state, path_nl, "xl/worksheets/sheet7.xml", "<v>12.3</v>");
}

static void hostile_text_stays_text(void **state) {
    const char *strings = "xl/sharedStrings.xml";
    assert_part(state, path_nl, strings, "<t>=1+1</t>");
    assert_part(state, path_nl, strings, "<t>@SUM(A1)</t>");
    assert_part(state, path_nl, strings, "<t>_x005F_x0041_</t>");
    assert_part(state, path_nl, strings, "<t>Tik Tok \xEF\xBF\xBD &lt;&amp;&gt; \"x\", y</t>");
    g_autofree char *longest = g_strnfill(32766, 'a');
    g_autofree char *shortened = g_strconcat("<t>", longest, "…</t>", NULL);
    assert_part(state, path_nl, strings, shortened);
}

static void states_are_marked_and_explained(void **state) {
    const char *strings = "xl/sharedStrings.xml";
    assert_part(state, path_nl, strings, "<t>[n]</t>");
    assert_part(state, path_nl, strings, "<t>[o]</t>");
    assert_part(state, path_nl, strings, "<t>[e]</t>");
    assert_part(state, path_nl, strings, "<t>[open]</t>");
    assert_part(state, path_nl, strings, "<t>niet verzameld</t>");
    assert_part(state, path_nl, strings,
                "<t>Niet verzameld: wij hebben deze cijfers niet verzameld, of niet voor deze dagen. ");
    assert_part(state, path_nl, strings, "<t>Wat deze cijfers niet zeggen</t>");
    assert_part(state, path_nl, strings, "; [open] geen bovengrens bekend: dit of meer.</t>");
    assert_part(state, path_nl, strings, "<t>Noten bij deze tabel: [noot 1], [noot 2].</t>");
    assert_part(state, path_nl, strings, "<t>Noten bij deze tabel: [noot 1].</t>");
    assert_part(state, path_nl, strings, "<t>Uitgaven per platform, Aandeel in alle uitgaven per p…</t>");
    assert_part(state, path_en, strings, "<t>[note 2]</t>");
    assert_part(state, path_en, strings, "<t>The source gives no provinces.</t>");
}

/* What it means, and what it does not, behind the words that the pages have for it. */
static void every_mark_is_explained_in_sentences(void **state) {
    (void)state;
    struct report *report = hand_report();
    for (int mark = 0; mark <= STATE_COUNT; mark++) {
        const char *word = mark == STATE_COUNT ? "open" : state_word((enum state)mark);
        g_autofree char *key = g_strconcat("mark.", word, NULL);
        g_autofree char *state_key = g_strconcat("state.", word, NULL);
        for (int language = 0; mark != STATE_VALUE && language < LANGUAGE_COUNT; language++) {
            const char *meaning = report_phrase(report, (enum language)language, key);
            const char *words = mark == STATE_COUNT ? "" : report_phrase(report, (enum language)language, state_key);
            assert_int_equal(g_ascii_strncasecmp(meaning, words, strlen(words)), 0);
            assert_non_null(strstr(meaning, ". "));
            assert_true(g_str_has_suffix(meaning, "."));
        }
    }
    hand_free(report);
}

static void the_file_says_what_it_is(void **state) {
    assert_part(state, path_nl, "docProps/core.xml", "<dc:title>VVD: online politieke advertenties</dc:title>");
    assert_part(state, path_nl, "docProps/core.xml", "<dc:creator>Voorbeeld &amp; Zn. &lt;Utrecht&gt;</dc:creator>");
    assert_part(state, path_nl, "docProps/core.xml", ">2023-03-20T00:00:00Z</dcterms:created>");
    assert_part(state, path_nl, "docProps/custom.xml", "<vt:lpwstr>nl</vt:lpwstr>");
    assert_part(state, path_nl, "xl/worksheets/_rels/sheet1.xml.rels", "Target=\"mailto:press@example.org\"");
}

static void readers_aloud_are_told_what_a_table_says(void **state) {
    assert_part(state, path_nl, "docProps/custom.xml", "<vt:lpwstr>nl</vt:lpwstr>");
    assert_part(state, path_en, "docProps/custom.xml", "<vt:lpwstr>en</vt:lpwstr>");
    assert_part(state, path_ods, "content.xml", "<table:title>Inhoud</table:title>");
}

static void bytes_tell_what_they_are(void **state) {
    const char *bytes = memory_sink_text(*state, path_nl);
    assert_memory_equal(bytes + 30, "[Content_Types].xml", 19);
}

/* An address goes in as Excel wants it: in ASCII, with what follows '#' apart. */
static void links_are_fit_for_excel(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *cover = g_ptr_array_index(book->sheets, 0);
    g_autofree char *mostly_escapes = g_strnfill(1900, '"');
    g_autofree char *endless = g_strconcat("https://example.org/", mostly_escapes, NULL);
    sheet_add_link_line(book, cover, "anchor", "https://example.org/caf\xC3\xA9 [1]?a=100%&b=%20#row 2", false);
    sheet_add_link_line(book, cover, "script", "javascript:alert(1)", false);
    sheet_add_link_line(book, cover, "endless", endless, false);
    sheet_add_link_line(book, cover, "inside", "https://example.org/internal:a/external:b", false);
    g_autofree char *relations = part_of_book(book, "xl/worksheets/_rels/sheet1.xml.rels");
    g_autofree char *sheet = part_of_book(book, "xl/worksheets/sheet1.xml");
    assert_non_null(strstr(relations, "Target=\"https://example.org/caf%C3%A9%20%5B1%5D?a=100%25&amp;b=%20\""));
    assert_non_null(strstr(relations, "Target=\"https://example.org/internal%3Aa/external%3Ab\""));
    assert_non_null(strstr(sheet, "location=\"row%202\""));
    assert_null(strstr(relations, "javascript"));
    assert_null(strstr(relations, "%22"));
    book_free(book);
    hand_free(report);
}

/* As text they would sort by their first digit, and no program could count with them. */
static void days_are_dates(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct figure *figure = g_ptr_array_index(report->figures, 0);
    struct column *columns = g_memdup2(figure->columns, figure->column_count * sizeof *columns);
    columns[0].key = "day";
    figure->columns = columns;
    figure->rows[0].key = "2023-03-14";
    figure->rows[1].key = "1899-12-31";
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    g_autofree char *sheet = part_of_book(book, "xl/worksheets/sheet5.xml");
    g_autofree char *strings = part_of_book(book, "xl/sharedStrings.xml");
    assert_non_null(strstr(sheet, "<v>44999</v>"));
    assert_null(strstr(strings, "<t>2023-03-14</t>"));
    assert_non_null(strstr(strings, "<t>1899-12-31</t>"));
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(book_ods(book, &bytes, &size, NULL));
    g_autofree char *content = part_of_bytes(bytes, size, "content.xml");
    assert_non_null(strstr(content, "office:value-type=\"date\" office:date-value=\"2023-03-14\"><text:p>2023-03-14"));
    assert_non_null(strstr(content, "<number:date-style"));
    book_free(book);
    g_free(columns);
    hand_free(report);
}

/* Escaped, a text may be longer than a cell takes. */
static void an_escaped_text_keeps_to_its_limit(void **state) {
    (void)state;
    g_autoptr(GString) scratch = g_string_new(NULL);
    g_autofree char *letters = g_strnfill(32760, 'a');
    g_autofree char *text = g_strconcat("_x0041_", letters, NULL);
    assert_string_equal(xlsx_text(scratch, "=1+1_x"), "=1+1_x");
    assert_string_equal(xlsx_text(scratch, "a_x0041_b_x00zz_"), "a_x005F_x0041_b_x00zz_");
    assert_int_equal(strlen(xlsx_text(scratch, text)), 32767);
    g_autofree char *address = xlsx_address("https://example.org/internal:x");
    assert_string_equal(address, "https://example.org/internal%3Ax");
}

/* A library that does not notice a full disk would make half a workbook. */
static void there_is_no_room_for_everything(void **state) {
    (void)state;
    assert_non_null(spool_folder(1));
    assert_null(spool_folder(G_MAXINT64 / 2));
}

/* A spreadsheet counts in UTF-16, where an emoji is two. */
static void limits_are_those_of_a_spreadsheet(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *sheet = book_add_sheet(book, 0, "limits");
    g_autofree char *letters = g_strnfill(32766, 'a');
    g_autofree char *text = g_strconcat(letters, "\xF0\x9F\x98\x80", NULL);
    g_autoptr(GString) emoji = g_string_new(NULL);
    for (int i = 0; i < 200; i++)
        g_string_append(emoji, "\xF0\x9F\x98\x80");
    glong cell_units, header_units;
    g_free(g_utf8_to_utf16(book_string(book, text), -1, NULL, &cell_units, NULL));
    assert_int_equal(cell_units, 32767);
    sheet_add_header(book, sheet, emoji->str, false);
    sheet_add_header(book, sheet, emoji->str, false);
    for (guint i = 0; i < 2; i++) {
        const char *header = g_array_index(sheet->headers, struct book_cell, i).text;
        g_free(g_utf8_to_utf16(header, -1, NULL, &header_units, NULL));
        assert_in_range(header_units, 250, 255);
    }
    book_free(book);
    hand_free(report);
}

static void a_table_too_long_for_a_sheet_is_refused(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *sheet = book_add_sheet(book, 0, "rows");
    sheet_set_table(book, sheet, "rows");
    sheet_add_header(book, sheet, "row", false);
    g_array_set_size(sheet->cells, 1 << 20);
    g_autoptr(GError) error = NULL;
    assert_false(book_fits(book, &error));
    assert_string_equal(error->message,
                        "the table \"rows\" has 1048576 rows and 1 columns; a workbook can hold no more "
                        "than 1048576 and 16384");
    book_free(book);
    hand_free(report);
}

/* The chart of the hand-made report's first table, drawn as this type. */
static struct book_chart chart_of(struct report *report, enum chart_type type) {
    const struct workbook *workbook = g_ptr_array_index(report->workbooks, 0);
    struct figure *figure = g_ptr_array_index(report->figures, 0);
    figure->chart = (struct chart){.type = type, .column = 1, .lead = true};
    struct book *book = book_new(report, workbook, LANGUAGE_NL);
    struct book_chart chart = ((struct book_sheet *)g_ptr_array_index(book->sheets, 4))->chart;
    book_free(book);
    return chart;
}

/* A spreadsheet draws a mark as zero. */
static void a_chart_leaves_no_number_out_and_draws_no_mark(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct row *rows = ((struct figure *)g_ptr_array_index(report->figures, 0))->rows;
    assert_int_equal(chart_of(report, CHART_RANGE_BARS).rows, 0);
    hand_state(report, &rows[4].cells[1], STATE_NOT_OFFERED, "niet aangeboden", "not offered");
    struct book_chart bars = chart_of(report, CHART_RANGE_BARS);
    assert_int_equal(bars.rows, 2);
    assert_false(bars.exact);
    assert_false(bars.standing);
    assert_int_equal(chart_of(report, CHART_RANGE_COLUMNS).rows, 0);
    for (guint i = 0; i < 5; i++) {
        rows[i].cells[1].state = STATE_VALUE;
        hand_number(report, &rows[i].cells[1], "12", "12", "€ 12");
    }
    struct book_chart columns = chart_of(report, CHART_RANGE_COLUMNS);
    assert_int_equal(columns.rows, 5);
    assert_true(columns.exact);
    assert_true(columns.standing);
    assert_int_equal(chart_of(report, CHART_RANKS).rows, 0);
    hand_free(report);
}

static void append_colour(GString *out, enum colour colour) {
    g_string_append_printf(out, "<a:srgbClr val=\"%06X\"/>", (unsigned)colour_rules[colour].light);
}

/* Side by side, the high end would read as a second amount. */
static void the_low_end_is_drawn_over_the_high_one(void **state) {
    (void)state;
    struct report *report = hand_report();
    const struct workbook *workbook = g_ptr_array_index(report->workbooks, 0);
    struct figure *figure = g_ptr_array_index(report->figures, 0);
    hand_state(report, &figure->rows[4].cells[1], STATE_NOT_OFFERED, "niet aangeboden", "not offered");
    figure->chart = (struct chart){
        .type = CHART_RANGE_BARS, .column = 1, .lead = true, .legend = BOTH("Donker: dit.", "Dark: this.")};
    struct book *book = book_new(report, workbook, LANGUAGE_NL);
    g_autofree char *chart = part_of_book(book, "xl/charts/chart1.xml");
    g_autoptr(GString) dark = g_string_new(NULL);
    g_autoptr(GString) light = g_string_new(NULL);
    g_string_append(dark, "<a:solidFill>");
    append_colour(dark, COLOUR_ACCENT);
    g_string_append(light, "<a:pattFill prst=\"ltUpDiag\"><a:fgClr>");
    append_colour(light, COLOUR_HATCH);
    g_string_append(light, "</a:fgClr><a:bgClr>");
    append_colour(light, COLOUR_RANGE);
    const char *below = strstr(chart, "<c:order val=\"0\"/><c:tx><c:v>hoog</c:v>");
    const char *above = strstr(chart, "<c:order val=\"1\"/><c:tx><c:v>laag</c:v>");
    assert_non_null(below);
    assert_non_null(above);
    assert_true(below < strstr(chart, light->str) && strstr(chart, light->str) < above);
    assert_true(strstr(above, dark->str) != NULL);
    assert_true(strstr(above, "$B$8:$B$9</c:f>") != NULL);
    assert_non_null(strstr(chart, "<c:overlap val=\"100\"/>"));
    assert_non_null(strstr(chart, "<a:t>Donker: dit.</a:t>"));
    book_free(book);
    hand_free(report);
}

/* How to read a chart says nothing of a table; the same lines stand in a file that cannot have the chart. */
static void a_sheet_does_not_explain_the_chart_of_the_page(void **state) {
    (void)state;
    struct report *report = hand_report();
    const struct workbook *workbook = g_ptr_array_index(report->workbooks, 0);
    struct figure *figure = g_ptr_array_index(report->figures, 0);
    figure->chart =
        (struct chart){.type = CHART_RANGE_BARS, .column = 1, .legend = BOTH("Donker: dit.", "Dark: this.")};
    struct book *book = book_new(report, workbook, LANGUAGE_NL);
    const struct book_sheet *sheet = g_ptr_array_index(book->sheets, 4);
    assert_int_equal(sheet->chart.rows, 0);
    for (guint i = 0; i < sheet->lines->len; i++)
        assert_null(strstr(g_array_index(sheet->lines, struct book_line, i).text, "Donker"));
    g_autofree char *caption = figure_caption(figure, LANGUAGE_EN);
    assert_true(g_str_has_suffix(caption, " Dark: this."));
    book_free(book);
    hand_free(report);
}

/* A digit of 12-point Arial takes 8.9 pixels, a W 15.1; what is set on whole pixels takes a little more. */
static void a_word_has_its_room_and_stays_on_one_line(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double pixels;
    } words[] = {{"9007199254740993", 16 * 8.9}, {"WWWWWWWWWWWW", 12 * 15.1}, {"\xE6\xBC\xA2\xE5\xAD\x97", 2 * 16}};
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        struct book_sheet *sheet = book_add_sheet(book, 0, words[i].text);
        sheet_add_header(book, sheet, "Id", false);
        sheet_add_text(book, sheet, words[i].text);
        g_autofree double *widths = sheet_column_widths(sheet);
        /* Spreadsheets keep some 5 pixels of a cell free. */
        assert_true(widths[0] >= words[i].pixels + 5);
        assert_true(widths[0] < words[i].pixels * 1.1 + 60);
        assert_false(cell_look(sheet_row(sheet, 0), 0) & LOOK_WRAP);
        assert_true(sheet_row_height(sheet_row(sheet, 0), widths, 1, false) < 20);
    }
    book_free(book);
    hand_free(report);
}

static void what_has_no_room_on_a_line_takes_another(void **state) {
    (void)state;
    double word = cell_text_width("woord", false), words = cell_text_width("woord woord", false);
    assert_int_equal(cell_text_lines("", false, word), 1);
    assert_int_equal(cell_text_lines("woord woord", false, words), 1);
    assert_int_equal(cell_text_lines("woord woord", false, words - 1), 2);
    assert_int_equal(cell_text_lines("woord woord woord", false, words), 2);
    assert_int_equal(cell_text_lines("woordwoordwoord", false, word + 1), 3);
    assert_int_equal(cell_text_lines("woord woord", true, words), 2);
}

static guint papers_of(const struct book_sheet *sheet, const double *widths, double beside, guint scale) {
    g_autoptr(GArray) papers = sheet_papers(sheet, widths, beside, scale);
    guint next = 0;
    for (guint i = 0; i < papers->len; i++) {
        struct paper paper = g_array_index(papers, struct paper, i);
        assert_int_equal(paper.first, next);
        next = paper.last + 1;
    }
    assert_int_equal(next, sheet->headers->len + (beside > 0));
    return papers->len;
}

/* Every column is on one paper. On its side A4 has room for some 1,800 pixels at 55 percent. */
static void a_wide_table_is_printed_on_as_many_papers_as_make_it_legible(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *sheet = book_add_sheet(book, 0, "wide");
    const double widths[] = {200, 700, 700, 700, 700};
    static const guint wanted[] = {1, 1, 1, 2, 2};
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
        sheet_add_header(book, sheet, "x", false);
        assert_int_equal(papers_of(sheet, widths, 0, 55), wanted[i]);
    }
    assert_int_equal(papers_of(sheet, widths, 100, 55), 2);
    assert_int_equal(papers_of(sheet, widths, 800, 55), 3);
    assert_int_equal(papers_of(sheet, widths, 0, 20), 1);
    book_free(book);
    hand_free(report);
}

/* A low end without its high one would be read as the number. */
static void a_number_is_on_one_paper(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *sheet = book_add_sheet(book, 0, "wide");
    const double widths[] = {200, 700, 700, 700, 200};
    static const bool right[] = {false, false, true, true, false};
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++)
        sheet_add_header(book, sheet, "x", right[i]);
    g_autoptr(GArray) papers = sheet_papers(sheet, widths, 0, 55);
    assert_int_equal(papers->len, 2);
    assert_int_equal(g_array_index(papers, struct paper, 1).first, 2);
    book_free(book);
    hand_free(report);
}

/* What is above a table stands on the first paper alone, whole: the others would have what of it is as wide as the first
 * column, which all of them repeat. */
static void a_title_is_cut_on_no_paper(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *sheet = book_add_sheet(book, 0, "wide");
    g_autofree char *title = g_strnfill(150, 'n');
    sheet_add_line(book, sheet, LINE_TITLE, title);
    sheet_set_table(book, sheet, "wide");
    for (guint i = 0; i < 20; i++) {
        g_autofree char *header = g_strdup_printf("%u%s", i, "-word-that-is-long-and-not-broken");
        sheet_add_header(book, sheet, header, false);
        sheet_add_text(book, sheet, "word");
    }
    g_autofree double *widths = sheet_column_widths(sheet);
    g_autoptr(GArray) papers = sheet_papers(sheet, widths, 0, LEGIBLE_SCALE);
    double first = 0;
    for (guint i = 0; i <= g_array_index(papers, struct paper, 0).last; i++)
        first += widths[i];
    assert_true(papers->len > 1);
    assert_true(first >= cell_text_width(title, true) * 16 / 12);
    g_autofree char *names = part_of_book(book, "xl/workbook.xml");
    assert_non_null(strstr(names, "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'wide'!$A$1:$"));
    assert_non_null(strstr(names, "$3,'wide'!$"));
    assert_non_null(strstr(names, "$2:$T$3</definedName>"));
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(book_ods(book, &bytes, &size, NULL));
    g_autofree char *content = part_of_bytes(bytes, size, "content.xml");
    assert_non_null(strstr(content, "table:print-ranges=\"&#39;wide&#39;.A1:&#39;wide&#39;."));
    book_free(book);
    hand_free(report);
}

/* A narrow table is printed with as many empty columns at its right as the title above it takes. */
static void a_title_wider_than_its_table_is_printed_whole(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    struct book_sheet *sheet = book_add_sheet(book, 0, "narrow");
    g_autofree char *title = g_strnfill(150, 'n');
    sheet_add_line(book, sheet, LINE_TEXT, "short");
    sheet_set_table(book, sheet, "narrow");
    sheet_add_header(book, sheet, "x", false);
    sheet_add_text(book, sheet, "word");
    const double widths[] = {100};
    g_autoptr(GArray) papers = sheet_papers(sheet, widths, 0, LEGIBLE_SCALE);
    assert_int_equal(g_array_index(papers, struct paper, 0).spare, 0);
    sheet_add_line(book, sheet, LINE_TITLE, title);
    g_autoptr(GArray) wider = sheet_papers(sheet, widths, 0, LEGIBLE_SCALE);
    assert_int_equal(wider->len, 1);
    assert_true(100 + 64 * g_array_index(wider, struct paper, 0).spare >= cell_text_width(title, true) * 16 / 12);
    g_autofree char *names = part_of_book(book, "xl/workbook.xml");
    assert_non_null(strstr(names, "localSheetId=\"0\">'narrow'!$A$1:$A"));
    book_free(book);
    hand_free(report);
}

/* Beyond the column of reading text a title would make the whole page small on paper: it takes more lines instead. */
static void a_long_title_of_a_cover_takes_two_lines(void **state) {
    (void)state;
    struct book_sheet cover = {.prose = true}, table = {.prose = false};
    const struct book_line brief = {.kind = LINE_TITLE, .text = "Online politieke advertenties"};
    const struct book_line lengthy = {.kind = LINE_TITLE,
                                      .text = "ChristenUnie en SGP: online politieke advertenties in Zeeland"};
    assert_true(line_look(&cover, &lengthy) & LOOK_WRAP);
    assert_false(line_look(&table, &lengthy) & LOOK_WRAP);
    const double one = sheet_line_height(&table, &lengthy);
    assert_true(sheet_line_height(&cover, &brief) == one);
    assert_true(sheet_line_height(&cover, &lengthy) == 2 * one);
}

/* Numbers catch the eye; what stands where there is none does not. */
static void a_mark_is_grey_and_in_italics(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL);
    guint marks = 0;
    const struct book_sheet *sheet = g_ptr_array_index(book->sheets, 4);
    for (guint i = 0; i < sheet->cells->len; i++) {
        const struct book_cell *cell = &g_array_index(sheet->cells, struct book_cell, i);
        bool mark = cell->right && *cell->text == '[';
        marks += mark;
        assert_true((cell_look(cell, 1) & LOOK_MUTED) || !mark);
        assert_false((cell_look(cell, 1) & LOOK_MUTED) && cell->kind == BOOK_NUMBER);
    }
    assert_true(marks > 0);
    g_autofree char *styles = part_of_book(book, "xl/styles.xml");
    assert_non_null(strstr(styles, "<i/>"));
    assert_non_null(strstr(styles, "FF595959"));
    book_free(book);
    hand_free(report);
}

/* A sheet whose title is its name says what it holds in its next line. */
static void contents_name_each_sheet_once(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_EN);
    const struct book_sheet *contents = g_ptr_array_index(book->sheets, 1);
    assert_int_equal(sheet_row_count(contents), book->sheets->len - 2);
    for (guint i = 0; i < sheet_row_count(contents); i++) {
        const struct book_cell *row = sheet_row(contents, i);
        assert_string_equal(row[0].target, ((struct book_sheet *)g_ptr_array_index(book->sheets, i + 2))->name);
        assert_string_not_equal(row[0].text, row[1].text);
        assert_true(*row[1].text);
    }
    book_free(book);
    hand_free(report);
}

static void paper_repeats_what_a_reader_needs(void **state) {
    assert_part(state, path_nl, "xl/workbook.xml",
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"4\">'Uitgaven per platform'!$A:$A,"
                "'Uitgaven per platform'!$7:$7</definedName>");
    assert_part(state, path_nl, "xl/worksheets/sheet6.xml", "fitToHeight=\"0\"");
    assert_part(state, path_ods, "content.xml",
                "style:name=\"table\" style:family=\"table\" style:master-page-name=\"Table\"");
    assert_part(state, path_ods, "content.xml", "</table:table-header-columns><table:table-column");
    assert_part(state, path_ods, "styles.xml", "style:name=\"Table\" style:page-layout-name=\"wide\"");
}

static void ods_has_the_same_cells(void **state) {
    const char *content = "content.xml";
    assert_part(state, path_ods, content,
                "office:value-type=\"float\" office:value=\"112346.5\"><text:p>112346.5</text:p>");
    assert_part(state, path_ods, content, "<text:p>=1+1</text:p>");
    assert_part(state, path_ods, content, "<text:p>_x0041_</text:p>");
    assert_part(state, path_ods, content, "<text:p>Tik Tok \xEF\xBF\xBD &lt;&amp;&gt; &quot;x&quot;, y</text:p>");
    assert_part(state, path_ods, content, "<text:p>[open]</text:p>");
    assert_part(state, path_ods, content, "xlink:href=\"#&#39;Uitgaven per platform&#39;.A1\"");
    assert_part(state, path_ods, content,
                "<table:database-range table:name=\"party_vvd_spend_by_platform\" "
                "table:target-range-address=\"&#39;Uitgaven per platform&#39;.A7:&#39;Uitgaven per platform&#39;.J13\" "
                "table:contains-header=\"true\"/>");
    g_autofree char *text = part_of(state, path_ods, content);
    assert_null(strstr(text, "table:formula"));
    assert_null(strstr(text, "spanned"));
}

static void ods_says_what_it_is(void **state) {
    assert_part(state, path_ods, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assert_part(state, path_ods, "meta.xml", "<dc:title>VVD: online politieke advertenties</dc:title>");
    assert_part(state, path_ods, "meta.xml", "<dc:language>nl-NL</dc:language>");
    assert_part(state, path_ods, "meta.xml", "<dc:date>2023-03-20T00:00:00</dc:date>");
    assert_part(state, path_ods, "styles.xml", "style:font-name=\"Arial\" fo:font-size=\"12pt\" fo:language=\"nl\"");
    /* What reads the type without opening the archive finds it at byte 38. */
    const char *bytes = memory_sink_text(*state, path_ods);
    assert_memory_equal(bytes + 30, "mimetypeapplication/vnd.oasis", 29);
}

static void ods_keeps_spaces(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct workbook *workbook = g_ptr_array_index(report->workbooks, 0);
    workbook->title = BOTH("a  b ", "a  b ");
    struct memory_sink sink;
    memory_sink_init(&sink);
    struct memory_sink *files = &sink;
    assert_true(render_workbook(report, workbook, LANGUAGE_NL, &sink.sink, NULL));
    assert_part((void **)&files, path_ods, "content.xml", "<text:p>a <text:s/>b<text:s/></text:p>");
    hand_free(report);
    memory_sink_clear(&sink);
}

static void columns_are_explained(void **state) {
    const char *strings = "xl/sharedStrings.xml";
    assert_part(state, path_nl, strings, "<t>Uitgaven (€): laag, hoog, als tekst</t>");
    assert_part(state, path_nl, strings, "<t>[o] [e]</t>");
    assert_part(state, path_nl, "xl/tables/table5.xml", "displayName=\"_dictionary\"");
}

static void the_same_report_gives_the_same_bytes(void **state) {
    struct memory_sink again;
    memory_sink_init(&again);
    struct report *report = hand_report();
    assert_true(render_workbook(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_NL, &again.sink, NULL));
    assert_true(g_bytes_equal(g_hash_table_lookup(again.files, path_nl),
                              g_hash_table_lookup(((struct memory_sink *)*state)->files, path_nl)));
    assert_true(g_bytes_equal(g_hash_table_lookup(again.files, path_ods),
                              g_hash_table_lookup(((struct memory_sink *)*state)->files, path_ods)));
    hand_free(report);
    memory_sink_clear(&again);
}

static void names_are_fit_for_a_spreadsheet(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct book *book = book_new(report, g_ptr_array_index(report->workbooks, 0), LANGUAGE_EN);
    const char *names[][2] = {{"'a/b:c*[d]?\\'", "a b c  d"},
                              {"COVER", "COVER-2"},
                              {"", "-"},
                              {"a-name-that-is-longer-than-a-tab", "a-name-that-is-longer-than-a-t…"},
                              {"a-name-that-is-longer-than-a-tab", "a-name-that-is-longer-than-a-2"}};
    struct book_sheet *sheet = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        sheet = book_add_sheet(book, 0, names[i][0]);
        assert_string_equal(sheet->name, names[i][1]);
    }
    const char *tables[][2] = {{"ab-12", "ab_12"}, {"ab12", "_ab12"},     {"r1c1", "_r1c1"},
                               {"c", "_c"},        {"50plus", "_50plus"}, {"ab-12", "ab_12_2"}};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        sheet_set_table(book, sheet, tables[i][0]);
        assert_string_equal(sheet->table, tables[i][1]);
    }
    book_free(book);
    hand_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_in_order),
        cmocka_unit_test(tables_have_names_and_unique_headers),
        cmocka_unit_test(numbers_are_numbers_and_the_rest_is_text),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(states_are_marked_and_explained),
        cmocka_unit_test(every_mark_is_explained_in_sentences),
        cmocka_unit_test(the_file_says_what_it_is),
        cmocka_unit_test(readers_aloud_are_told_what_a_table_says),
        cmocka_unit_test(bytes_tell_what_they_are),
        cmocka_unit_test(links_are_fit_for_excel),
        cmocka_unit_test(days_are_dates),
        cmocka_unit_test(an_escaped_text_keeps_to_its_limit),
        cmocka_unit_test(there_is_no_room_for_everything),
        cmocka_unit_test(limits_are_those_of_a_spreadsheet),
        cmocka_unit_test(a_table_too_long_for_a_sheet_is_refused),
        cmocka_unit_test(a_chart_leaves_no_number_out_and_draws_no_mark),
        cmocka_unit_test(the_low_end_is_drawn_over_the_high_one),
        cmocka_unit_test(a_sheet_does_not_explain_the_chart_of_the_page),
        cmocka_unit_test(a_word_has_its_room_and_stays_on_one_line),
        cmocka_unit_test(what_has_no_room_on_a_line_takes_another),
        cmocka_unit_test(a_wide_table_is_printed_on_as_many_papers_as_make_it_legible),
        cmocka_unit_test(a_number_is_on_one_paper),
        cmocka_unit_test(a_title_is_cut_on_no_paper),
        cmocka_unit_test(a_title_wider_than_its_table_is_printed_whole),
        cmocka_unit_test(a_long_title_of_a_cover_takes_two_lines),
        cmocka_unit_test(a_mark_is_grey_and_in_italics),
        cmocka_unit_test(contents_name_each_sheet_once),
        cmocka_unit_test(paper_repeats_what_a_reader_needs),
        cmocka_unit_test(ods_has_the_same_cells),
        cmocka_unit_test(ods_says_what_it_is),
        cmocka_unit_test(ods_keeps_spaces),
        cmocka_unit_test(columns_are_explained),
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
        cmocka_unit_test(names_are_fit_for_a_spreadsheet),
    };
    return cmocka_run_group_tests_name("workbook", tests, files_make, files_free);
}
