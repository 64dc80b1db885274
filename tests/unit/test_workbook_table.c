#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/render.h"
#include "render/book/book.h"
#include "report_by_hand.h"

#include <zip.h>

/* One part of a workbook as text. */
static char *part_of(char *bytes, gsize size, const char *name) {
    zip_t *archive = zip_open_from_source(zip_source_buffer_create(bytes, size, 0, NULL), ZIP_RDONLY, NULL);
    assert_non_null(archive);
    zip_stat_t status;
    assert_int_equal(zip_stat(archive, name, 0, &status), 0);
    char *text = g_malloc0(status.size + 1);
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_int_equal(zip_fread(file, text, status.size), (zip_int64_t)status.size);
    zip_fclose(file);
    zip_discard(archive);
    return text;
}

static char *part_of_xlsx(const struct book *book, const char *name) {
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(book_xlsx(book, &bytes, &size, NULL));
    return part_of(bytes, size, name);
}

static char *part_of_ods(const struct book *book, const char *name) {
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(book_ods(book, &bytes, &size, NULL));
    return part_of(bytes, size, name);
}

static struct book *book_of(struct report *report, enum language language) {
    return book_new(report, g_ptr_array_index(report->workbooks, 0), language);
}

static const struct book_sheet *sheet_named(const struct book *book, const char *name) {
    for (guint i = 0; i < book->sheets->len; i++)
        if (strcmp(((struct book_sheet *)g_ptr_array_index(book->sheets, i))->name, name) == 0)
            return g_ptr_array_index(book->sheets, i);
    fail_msg("no sheet %s", name);
    return NULL;
}

/* The cell of that row under this header. */
static const struct book_cell *cell_under(const struct book_sheet *sheet, guint row, const char *header) {
    for (guint i = 0; i < sheet->headers->len; i++)
        if (strcmp(g_array_index(sheet->headers, struct book_cell, i).text, header) == 0)
            return &sheet_row(sheet, row)[i];
    fail_msg("no column %s", header);
    return NULL;
}

static bool has_header(const struct book_sheet *sheet, const char *header) {
    for (guint i = 0; i < sheet->headers->len; i++)
        if (strcmp(g_array_index(sheet->headers, struct book_cell, i).text, header) == 0)
            return true;
    return false;
}

static void assert_cell(const struct book_sheet *sheet, guint row, const char *header, enum book_kind kind,
                        const char *text) {
    const struct book_cell *cell = cell_under(sheet, row, header);
    assert_int_equal(cell->kind, kind);
    assert_string_equal(cell->text, text);
}

/* The first figure of the report, whose rows a test may make others. */
static struct figure *first_figure(struct report *report) {
    return g_ptr_array_index(report->figures, 0);
}

static void name_rows(struct figure *figure, const char *axis) {
    static const char *const keys[][6] = {
        {"2023-03-13", "2023-03-14", "2023-03-15", "2023-03-16", "2023-03-17", "2023-03-18"},
        {"2023-W06", "2023-W07", "2023-W08", "2023-W09", "2023-W10", "2023-W11"},
    };
    figure->columns[0].key = axis;
    for (guint i = 0; i < 6; i++) {
        day_number first = date_from_calendar(2023, 2, 6) + (day_number)i * 7;
        figure->rows[i].total = false;
        figure->rows[i].key = keys[strcmp(axis, "week") == 0][i];
        figure->rows[i].days = (struct period){first, first + 6};
    }
}

/* As text they would sort by their first digit, and a reader elsewhere would see another form. */
static void a_day_is_a_date_in_the_language_of_the_book(void **state) {
    (void)state;
    struct report *report = hand_report();
    name_rows(first_figure(report), "day");
    struct book *dutch = book_of(report, LANGUAGE_NL), *english = book_of(report, LANGUAGE_EN);
    const struct book_sheet *sheet = sheet_named(dutch, "Uitgaven per platform");
    assert_cell(sheet, 1, "Platform", BOOK_DATE, "2023-03-14");
    assert_int_equal(cell_under(sheet, 1, "Platform")->form, DATE_LONG);
    assert_int_equal(cell_under(sheet, 1, "Sleutel")->form, DATE_ISO);
    g_autofree char *nl = part_of_xlsx(dutch, "xl/styles.xml"), *en = part_of_xlsx(english, "xl/styles.xml");
    assert_non_null(strstr(nl, "formatCode=\"[$-413]d mmmm yyyy\""));
    assert_non_null(strstr(en, "formatCode=\"[$-809]d mmmm yyyy\""));
    g_autofree char *content = part_of_ods(dutch, "content.xml");
    assert_non_null(strstr(content, "number:language=\"nl\" number:country=\"NL\"><number:day/><number:text> "
                                    "</number:text><number:month number:style=\"long\" number:textual=\"true\"/>"));
    book_free(dutch);
    book_free(english);
    hand_free(report);
}

/* In a column without room a date is a row of hashes. */
static void a_date_has_room_for_the_longest(void **state) {
    (void)state;
    struct report *report = hand_report();
    name_rows(first_figure(report), "day");
    struct book *book = book_of(report, LANGUAGE_NL);
    g_autofree double *widths = sheet_column_widths(sheet_named(book, "Uitgaven per platform"));
    assert_true(widths[0] > cell_text_width("30 september 2023", false) + 10);
    book_free(book);
    hand_free(report);
}

static void assert_first_and_last_day(const char *axis) {
    struct report *report = hand_report();
    name_rows(first_figure(report), axis);
    struct book *book = book_of(report, LANGUAGE_NL);
    const struct book_sheet *sheet = sheet_named(book, "Uitgaven per platform");
    assert_cell(sheet, 0, "Platform", BOOK_TEXT, "Meta");
    assert_cell(sheet, 0, "Eerste dag", BOOK_DATE, "2023-02-06");
    assert_cell(sheet, 0, "Laatste dag", BOOK_DATE, "2023-02-12");
    assert_cell(sheet, 0, "Uitgaven (€), laag", BOOK_NUMBER, "80746");
    if (strcmp(axis, "week") == 0)
        assert_cell(sheet, 0, "Sleutel", BOOK_TEXT, "2023-W06");
    book_free(book);
    hand_free(report);
}

static void what_is_longer_than_a_day_has_its_first_and_its_last_day(void **state) {
    (void)state;
    for (int axis = AXIS_WEEK; axis < AXIS_COUNT; axis++)
        assert_first_and_last_day(axis_words[axis]);
}

/* The words stay: a stretch may lack days, and an end without bound is an empty cell. */
static void a_stretch_is_its_first_day_its_last_day_and_its_words(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct figure *figure = first_figure(report);
    figure->columns[3].code = CODE_DAYS;
    struct label labels[] = {
        {.code = "2023-02-05/2023-02-13|2023-02-15/2023-03-15"}, {.code = "2023-02-05/.."}, {.code = ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
        figure->rows[i].cells[3].label = &labels[i];
    struct book *book = book_of(report, LANGUAGE_NL);
    const struct book_sheet *sheet = sheet_named(book, "Uitgaven per platform");
    assert_cell(sheet, 0, "Opmerking, eerste dag", BOOK_DATE, "2023-02-05");
    assert_cell(sheet, 0, "Opmerking, laatste dag", BOOK_DATE, "2023-03-15");
    assert_cell(sheet, 0, "Opmerking, als tekst", BOOK_TEXT, "Facebook en Instagram");
    assert_cell(sheet, 1, "Opmerking, eerste dag", BOOK_DATE, "2023-02-05");
    assert_cell(sheet, 1, "Opmerking, laatste dag", BOOK_TEXT, "");
    assert_cell(sheet, 2, "Opmerking, eerste dag", BOOK_TEXT, "");
    const struct book_sheet *terms = sheet_named(book, "Woordenboek");
    bool explained = false;
    for (guint i = 0; i < sheet_row_count(terms); i++)
        explained =
            explained || strcmp(sheet_row(terms, i)->text, "Opmerking: eerste dag, laatste dag, als tekst") == 0;
    assert_true(explained);
    book_free(book);
    hand_free(report);
}

/* The sum of a column counts everything twice if a program cannot tell the totals apart. */
static void rows_that_hold_others_say_so(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct figure *figure = first_figure(report);
    struct book *without = book_of(report, LANGUAGE_NL);
    assert_false(has_header(sheet_named(without, "Uitgaven per platform"), "Soort rij"));
    book_free(without);
    figure->rows[4].overlaps = figure->rows[5].overlaps = true;
    struct book *book = book_of(report, LANGUAGE_NL), *english = book_of(report, LANGUAGE_EN);
    const struct book_sheet *sheet = sheet_named(book, "Uitgaven per platform");
    assert_cell(sheet, 0, "Soort rij", BOOK_TEXT, "onderdeel");
    assert_cell(sheet, 4, "Soort rij", BOOK_TEXT, "overlapt");
    assert_cell(sheet, 5, "Soort rij", BOOK_TEXT, "totaal");
    assert_cell(sheet_named(english, "Spending by platform"), 5, "Kind of row", BOOK_TEXT, "total");
    book_free(book);
    book_free(english);
    hand_free(report);
}

static void a_line_is_above_the_first_total_alone(void **state) {
    (void)state;
    struct report *report = hand_report();
    first_figure(report)->rows[4].total = true;
    struct book *book = book_of(report, LANGUAGE_NL);
    const struct book_sheet *sheet = sheet_named(book, "Uitgaven per platform");
    for (guint row = 3; row < 6; row++)
        for (guint column = 0; column < sheet->headers->len; column++) {
            unsigned look = cell_look(&sheet_row(sheet, row)[column], column);
            assert_int_equal((look & LOOK_STRONG) != 0, row > 3);
            assert_int_equal((look & LOOK_TOTAL) != 0, row == 4);
        }
    book_free(book);
    hand_free(report);
}

/* Three columns a party make a table that is read, sorted and drawn by nobody. */
static void parties_by_time_have_a_row_for_each_number(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct figure *figure = first_figure(report);
    struct across across = {BOTH("Partij", "Party"), BOTH("Bedrag (euro)", "Amount (euros)"), BOTH("Zoveel.", "That.")};
    name_rows(figure, "week");
    figure->across = &across;
    figure->column_count = 3;
    figure->columns[1].name = BOTH("VVD", "VVD");
    figure->columns[2].name = BOTH("Volt", "Volt");
    figure->chart.type = CHART_MULTIPLES;
    struct book *book = book_of(report, LANGUAGE_NL);
    const struct book_sheet *sheet = sheet_named(book, "Uitgaven per platform");
    assert_int_equal(sheet_row_count(sheet), 12);
    assert_cell(sheet, 1, "Partij", BOOK_TEXT, "VVD");
    assert_cell(sheet, 1, "Eerste dag", BOOK_DATE, "2023-02-13");
    assert_cell(sheet, 1, "Laatste dag", BOOK_DATE, "2023-02-19");
    assert_cell(sheet, 1, "Bedrag (euro), laag", BOOK_NUMBER, "0");
    assert_cell(sheet, 1, "Sleutel", BOOK_TEXT, "2023-W07");
    assert_cell(sheet, 1, "Sleutel van de partij", BOOK_TEXT, "spend");
    assert_cell(sheet, 7, "Partij", BOOK_TEXT, "Volt");
    assert_cell(sheet, 7, "Bedrag (euro), hoog", BOOK_TEXT, "[n]");
    assert_cell(sheet, 7, "Bedrag (euro), als tekst", BOOK_TEXT, "niet verzameld");
    assert_cell(sheet, 8, "Noten", BOOK_TEXT, "[noot 2]");
    assert_string_equal(sheet->table, "party_vvd_spend_by_platform");
    book_free(book);
    hand_free(report);
}

/* Whoever opens a CSV by a double click in Excel gets other numbers. */
static void a_sheet_says_how_to_open_the_other_files(void **state) {
    (void)state;
    static const char *const names[] = {[LANGUAGE_NL] = "Leeswijzer", [LANGUAGE_EN] = "How to read"};
    static const char *const words[][3] = {[LANGUAGE_NL] = {"Van tekst/CSV", "dubbelklik", "SOM.ALS"},
                                           [LANGUAGE_EN] = {"From Text/CSV", "double click", "SUMIF"}};
    struct report *report = hand_report();
    for (int language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
        struct book *book = book_of(report, (enum language)language);
        const struct book_sheet *guide = sheet_named(book, names[language]);
        const struct book_sheet *cover = g_ptr_array_index(book->sheets, 0);
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < guide->lines->len; i++)
            g_string_append(text, g_array_index(guide->lines, struct book_line, i).text);
        for (guint i = 0; i < G_N_ELEMENTS(words[language]); i++)
            assert_non_null(strstr(text->str, words[language][i]));
        const struct book_line *last = &g_array_index(cover->lines, struct book_line, cover->lines->len - 1);
        assert_int_equal(last->kind, LINE_LINK);
        assert_string_equal(last->target, names[language]);
        book_free(book);
    }
    hand_free(report);
}

/* A sheet of paper that lies about alone says where it is from. */
static void paper_says_its_edition_and_its_address(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct dataset *dataset = (struct dataset *)report->dataset;
    dataset->settings.base_url = "https://example.org/a&b/";
    struct book *book = book_of(report, LANGUAGE_NL);
    g_autofree char *sheet = part_of_xlsx(book, "xl/worksheets/sheet5.xml");
    assert_non_null(strstr(sheet, "Editie 1 · 20 maart 2023 · gegevens t/m 15 maart 2023 · "
                                  "https://example.org/a&amp;&amp;b/ &amp;R"));
    g_autofree char *styles = part_of_ods(book, "styles.xml");
    assert_non_null(strstr(styles, "gegevens t/m 15 maart 2023 · https://example.org/a&amp;b/</text:span>"));
    book_free(book);
    g_autofree char *endless = g_strnfill(400, '&');
    dataset->settings.base_url = endless;
    struct book *long_one = book_of(report, LANGUAGE_NL);
    g_autofree char *cut = part_of_xlsx(long_one, "xl/worksheets/sheet5.xml");
    assert_non_null(strstr(cut, "&amp;R&amp;9"));
    book_free(long_one);
    hand_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_a_date_in_the_language_of_the_book),
        cmocka_unit_test(a_date_has_room_for_the_longest),
        cmocka_unit_test(what_is_longer_than_a_day_has_its_first_and_its_last_day),
        cmocka_unit_test(a_stretch_is_its_first_day_its_last_day_and_its_words),
        cmocka_unit_test(rows_that_hold_others_say_so),
        cmocka_unit_test(a_line_is_above_the_first_total_alone),
        cmocka_unit_test(parties_by_time_have_a_row_for_each_number),
        cmocka_unit_test(a_sheet_says_how_to_open_the_other_files),
        cmocka_unit_test(paper_says_its_edition_and_its_address),
    };
    return cmocka_run_group_tests_name("workbook table", tests, NULL, NULL);
}
