/* The sheets of a book as XLSX on paper. */
#include "render/book/xlsx.h"

/* The library takes 255 characters, some of which are around the words. */
enum { LONGEST_FOOTER = 200 };

/* The edition and the address at the left, the number of the page at the right. '&' begins a code there. */
static void set_footer(struct sheet_writer *sheet) {
    static const char look[] = "&9&\"Arial,Regular\"";
    g_autoptr(GString) footer = g_string_new("&L");
    g_string_append(footer, look);
    int room = LONGEST_FOOTER;
    for (const char *at = sheet->writer->book->footer; *at; at = g_utf8_next_char(at)) {
        room -= *at == '&' ? 2 : 1;
        if (room < 0)
            break;
        g_string_append(footer, *at == '&' ? "&" : "");
        g_string_append_unichar(footer, g_utf8_get_char(at));
    }
    g_string_append_printf(footer, " &R%s&P / &N", look);
    xlsx_ask(sheet->writer, worksheet_set_footer(sheet->target, footer->str));
}

/* The last row of the sheet that is printed, which a chart may reach below the table. */
static guint last_row(const struct book_sheet *sheet, bool chart) {
    guint rows = sheet_row_count(sheet), beside = chart ? xlsx_chart_height(&sheet->chart) / LOWEST_ROW + 1 : 0;
    return sheet->lines->len + MAX(rows, beside);
}

/* "'Uitgaven per dag'!$A$1:$J$30": columns that are printed on one paper; of the first one with the lines above. */
static void append_area(GString *out, const struct book_sheet *sheet, const struct paper *paper) {
    bool chart = paper->last >= sheet->headers->len;
    g_string_append_printf(out, "%s'%s'!$", out->len > 1 ? "," : "", sheet->name);
    append_column_letters(out, paper->first);
    g_string_append_printf(out, "$%u:$", paper->first == 0 ? 1 : sheet->lines->len + 1);
    append_column_letters(out, (chart ? sheet->headers->len + 1 : paper->last) + paper->spare);
    g_string_append_printf(out, "$%u", last_row(sheet, chart) + 1);
}

/* The areas of a sheet that is printed at this scale on several papers, or on one that has to be wider than the table;
 * NULL: one paper has all of it. Caller frees. */
static GString *areas_of(const struct sheet_writer *sheet, guint scale, guint *papers) {
    const struct book_sheet *about = sheet->sheet;
    double beside = about->chart.rows > 0 ? CHART_GAP + CHART_WIDTH : 0;
    g_autoptr(GArray) list = sheet_papers(about, sheet->widths, beside, scale);
    *papers = list->len;
    if (list->len == 1 && g_array_index(list, struct paper, 0).spare == 0)
        return NULL;
    GString *areas = g_string_new("=");
    for (guint i = 0; i < list->len; i++)
        append_area(areas, about, &g_array_index(list, struct paper, i));
    return areas;
}

/* Each paper is made to fit one page. The library's own function knows one area, and its name for several, longer than
 * this, would be cut without a word: then a sheet is printed smaller on fewer papers. If that is not enough either, it
 * goes on pages without areas, and what of its title is as wide as the first column stands on all of them. */
static void set_papers(struct sheet_writer *sheet) {
    guint papers = 1;
    g_autoptr(GString) areas = NULL;
    for (guint scale = LEGIBLE_SCALE; scale >= SMALLEST_SCALE; scale -= 5) {
        if (areas)
            g_string_free(areas, TRUE);
        areas = areas_of(sheet, scale, &papers);
        if (!areas || areas->len < LXW_DEFINED_NAME_LENGTH)
            break;
    }
    bool named = areas && areas->len < LXW_DEFINED_NAME_LENGTH;
    worksheet_fit_to_pages(sheet->target, named ? 1 : (uint16_t)papers, 0);
    if (!named)
        return;
    g_autofree char *name = g_strdup_printf("'%s'!_xlnm.Print_Area", sheet->sheet->name);
    xlsx_ask(sheet->writer, workbook_define_name(sheet->writer->workbook, name, areas->str));
}

/* Upright if there is text to read, else on its side; as many pages long as it takes. The first column and the row of
 * headers are printed on every page. 9 is A4. */
void xlsx_set_paper(struct sheet_writer *sheet) {
    worksheet_set_paper(sheet->target, 9);
    set_papers(sheet);
    if (sheet->sheet->prose)
        worksheet_set_portrait(sheet->target);
    else
        worksheet_set_landscape(sheet->target);
    set_footer(sheet);
    if (!sheet_has_table(sheet->sheet))
        return;
    lxw_row_t top = sheet->sheet->lines->len;
    xlsx_ask(sheet->writer, worksheet_repeat_rows(sheet->target, top, top));
    xlsx_ask(sheet->writer, worksheet_repeat_columns(sheet->target, 0, 0));
}
