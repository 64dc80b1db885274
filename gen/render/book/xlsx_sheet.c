/* A sheet of an XLSX file. Most of a workbook is what append_cell writes. */
#include "render/book/xlsx.h"

#include "render/escape.h"

#include <math.h>
#include <string.h>

struct sheet_writer {
    struct xlsx_shared *shared;
    const struct book_sheet *sheet;
    GString *body;
    GString *links;     /* as <hyperlink> */
    GString *relations; /* as <Relationship> */
    guint relation_count;
};

/* Rows and columns count from 0, and are written from 1. */
static void append_place(GString *out, guint row, guint column) {
    append_column_letters(out, column);
    append_unsigned(out, row + 1);
}

static guint add_relation(struct sheet_writer *writer, const char *kind, const char *target, bool outside) {
    xml_append(writer->relations, "<Relationship Id=\"rId$d\" Type=\"" XLSX_OFFICE "/relationships/$t\" Target=\"$t\"",
               ++writer->relation_count, kind, target);
    g_string_append(writer->relations, outside ? " TargetMode=\"External\"/>" : "/>");
    return writer->relation_count;
}

/* What stands behind '#' in an address is not part of a relation. */
static void add_outside_link(struct sheet_writer *writer, const char *target) {
    g_autoptr(GString) address = g_string_new(NULL);
    escape_address(address, target);
    char *place = strchr(address->str, '#');
    if (place)
        *place++ = '\0';
    xml_append(writer->links, " r:id=\"rId$d\"", add_relation(writer, "hyperlink", address->str, true));
    if (place && *place) {
        g_string_append(writer->links, " location=\"");
        xlsx_append_string(writer->links, place);
        g_string_append_c(writer->links, '"');
    }
}

static void add_link(struct sheet_writer *writer, guint row, guint column, const struct book_cell *cell) {
    g_string_append(writer->links, "<hyperlink ref=\"");
    append_place(writer->links, row, column);
    g_string_append_c(writer->links, '"');
    if (cell->inside)
        xml_append(writer->links, " location=\"'$t'!A1\" display=\"$t\"", cell->target, cell->text);
    else
        add_outside_link(writer, cell->target);
    g_string_append(writer->links, "/>");
}

/* A text is always one, so that what starts with '=' stays the name that somebody gave himself. */
static void append_cell(struct sheet_writer *writer, guint row, guint column, unsigned look,
                        const struct book_cell *cell) {
    GString *out = writer->body;
    bool link = cell->kind == BOOK_LINK && link_leads(cell->target, cell->inside);
    if (link)
        add_link(writer, row, column, cell);
    else if (cell->kind == BOOK_LINK)
        look &= ~(unsigned)LOOK_LINK;
    g_string_append(out, "<c r=\"");
    append_place(out, row, column);
    g_string_append(out, "\" s=\"");
    append_unsigned(out, xlsx_style(writer->shared, look));
    if (cell->kind == BOOK_NUMBER) {
        g_string_append(out, "\"><v>");
        escape_xml(out, cell->text);
        g_string_append(out, "</v></c>");
    } else if (*cell->text) {
        g_string_append(out, "\" t=\"s\"><v>");
        append_unsigned(out, xlsx_text(writer->shared, cell->text));
        g_string_append(out, "</v></c>");
    } else {
        g_string_append(out, "\"/>");
    }
}

static void row_begin(struct sheet_writer *writer, guint row, double height) {
    g_string_append(writer->body, "<row r=\"");
    append_unsigned(writer->body, row + 1);
    g_string_append(writer->body, "\" ht=\"");
    append_unsigned(writer->body, (guint)lround(height));
    g_string_append(writer->body, "\" customHeight=\"1\">");
}

static void row_end(struct sheet_writer *writer) {
    g_string_append(writer->body, "</row>\n");
}

static void append_lines(struct sheet_writer *writer) {
    const struct book_sheet *sheet = writer->sheet;
    for (guint i = 0; i < sheet->lines->len; i++) {
        const struct book_line *line = &g_array_index(sheet->lines, struct book_line, i);
        struct book_cell cell = line_cell(line);
        row_begin(writer, i, sheet_line_height(sheet, line));
        append_cell(writer, i, 0, line_look(sheet, line), &cell);
        row_end(writer);
    }
}

static void append_table(struct sheet_writer *writer, const double *widths) {
    const struct book_sheet *sheet = writer->sheet;
    const struct book_cell *cells = &g_array_index(sheet->headers, struct book_cell, 0);
    guint columns = sheet->headers->len, top = sheet->lines->len;
    row_begin(writer, top, sheet_row_height(cells, widths, columns, true));
    for (guint i = 0; i < columns; i++)
        append_cell(writer, top, i, header_look(&cells[i], i), &cells[i]);
    row_end(writer);
    for (guint r = 0; r < sheet_row_count(sheet); r++) {
        cells = sheet_row(sheet, r);
        row_begin(writer, top + 1 + r, sheet_row_height(cells, widths, columns, false));
        for (guint i = 0; i < columns; i++)
            append_cell(writer, top + 1 + r, i, cell_look(&cells[i], i), &cells[i]);
        row_end(writer);
    }
}

/* A width is counted in digits of the file's font, of 9 pixels each for 12-point Arial, in steps of 1/256. */
static void append_column(struct sheet_writer *writer, guint column, double pixels) {
    char width[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(width, sizeof width, "%.8f", floor(pixels / 9 * 256) / 256);
    xml_append(writer->body, "<col min=\"$d\" max=\"$d\" width=\"$t\" style=\"$d\" customWidth=\"1\"/>", column + 1,
               column + 1, width, xlsx_style(writer->shared, 0));
}

static void append_columns(struct sheet_writer *writer, const double *widths) {
    const struct book_sheet *sheet = writer->sheet;
    guint columns = MAX(sheet->headers->len, 1);
    g_string_append(writer->body, "<cols>");
    for (guint i = 0; i < columns; i++)
        append_column(writer, i, widths[i]);
    if (sheet->chart.rows > 0) {
        append_column(writer, columns, XLSX_CHART_GAP);
        append_column(writer, columns + 1, XLSX_CHART_WIDTH + 9);
    }
    g_string_append(writer->body, "</cols>");
}

static void append_head(struct sheet_writer *writer, guint number) {
    const struct book_sheet *sheet = writer->sheet;
    guint rows = sheet->lines->len + (sheet_has_table(sheet) ? 1 + sheet_row_count(sheet) : 0);
    g_string_append(writer->body, XLSX_DECLARATION "<worksheet xmlns=\"" XLSX_SHEETS "\" xmlns:r=\"" XLSX_OFFICE
                                                   "/relationships\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                                                   "<dimension ref=\"A1:");
    append_place(writer->body, MAX(rows, 1) - 1, sheet_has_table(sheet) ? sheet->headers->len - 1 : 0);
    g_string_append_printf(writer->body,
                           "\"/><sheetViews><sheetView%s workbookViewId=\"0\"/></sheetViews>"
                           "<sheetFormatPr defaultRowHeight=\"16\"/>",
                           number == 1 ? " tabSelected=\"1\"" : "");
}

/* Upright where there is text to read, else on its side; as many pages long as it takes. 9 is A4. */
static void append_foot(struct sheet_writer *writer, guint number, const double *widths) {
    const struct book_sheet *sheet = writer->sheet;
    guint pages = sheet_pages_wide(sheet, widths, sheet->chart.rows > 0 ? XLSX_CHART_GAP + XLSX_CHART_WIDTH : 0);
    if (writer->links->len > 0)
        g_string_append_printf(writer->body, "<hyperlinks>%s</hyperlinks>", writer->links->str);
    g_string_append_printf(
        writer->body,
        "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" "
        "footer=\"0.3\"/><pageSetup paperSize=\"9\" fitToWidth=\"%u\" fitToHeight=\"0\" orientation=\"%s\"/>",
        pages, sheet->prose ? "portrait" : "landscape");
    if (sheet->chart.rows > 0) {
        g_autofree char *drawing = g_strdup_printf("../drawings/drawing%u.xml", number);
        g_string_append_printf(writer->body, "<drawing r:id=\"rId%u\"/>",
                               add_relation(writer, "drawing", drawing, false));
    }
    if (sheet_has_table(sheet)) {
        g_autofree char *table = g_strdup_printf("../tables/table%u.xml", number);
        g_string_append_printf(writer->body, "<tableParts count=\"1\"><tablePart r:id=\"rId%u\"/></tableParts>",
                               add_relation(writer, "table", table, false));
    }
    g_string_append(writer->body, "</worksheet>\n");
}

GString *xlsx_sheet(struct xlsx_shared *shared, const struct book_sheet *sheet, guint number, GString **relations) {
    struct sheet_writer writer = {
        .shared = shared,
        .sheet = sheet,
        .body = g_string_sized_new(4096 + (gsize)sheet->cells->len * 40),
        .links = g_string_new(NULL),
        .relations = g_string_new(XLSX_DECLARATION "<Relationships xmlns=\"" XLSX_PACKAGE "/relationships\">")};
    g_autofree double *widths = sheet_column_widths(sheet);
    append_head(&writer, number);
    append_columns(&writer, widths);
    g_string_append(writer.body, "<sheetData>\n");
    append_lines(&writer);
    if (sheet_has_table(sheet))
        append_table(&writer, widths);
    g_string_append(writer.body, "</sheetData>");
    append_foot(&writer, number, widths);
    g_string_free(writer.links, TRUE);
    g_string_append(writer.relations, "</Relationships>\n");
    *relations = writer.relation_count > 0 ? writer.relations : NULL;
    if (!*relations)
        g_string_free(writer.relations, TRUE);
    return writer.body;
}
