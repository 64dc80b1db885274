/* The sheets of an ODS file. Styles are found while the cells are written, but come before them in the file. */
#include "render/book/ods.h"

#include "render/escape.h"

#include <math.h>
#include <string.h>

/* Styles, each written once: of columns by their width in tenths of a millimetre, of rows by their height in points, of
 * cells by their look. */
struct styles {
    GString *text;
    GHashTable *widths;
    GHashTable *heights;
    bool looks[LOOK_COUNT];
    bool decimals[4];
    bool date, iso_date;
    const struct book *book;
};

struct ods_sheet {
    GString *body;
    struct styles *styles;
};

static guint column_style(struct styles *styles, double pixels) {
    guint tenths = (guint)lround(pixels / 96 * 254);
    if (g_hash_table_add(styles->widths, GUINT_TO_POINTER(tenths)))
        xml_append(styles->text,
                   "<style:style style:name=\"w$d\" style:family=\"table-column\">"
                   "<style:table-column-properties style:column-width=\"$d.$dmm\"/></style:style>\n",
                   tenths, tenths / 10, tenths % 10);
    return tenths;
}

static guint row_style(struct styles *styles, double height) {
    guint points = (guint)lround(height);
    if (g_hash_table_add(styles->heights, GUINT_TO_POINTER(points)))
        xml_append(styles->text,
                   "<style:style style:name=\"h$d\" style:family=\"table-row\">"
                   "<style:table-row-properties style:row-height=\"$dpt\" "
                   "style:use-optimal-row-height=\"true\"/></style:style>\n",
                   points, points);
    return points;
}

static void append_number_style(struct styles *styles, unsigned decimals) {
    if (styles->decimals[decimals])
        return;
    styles->decimals[decimals] = true;
    xml_append(styles->text,
               "<number:number-style style:name=\"n$d\"><number:number number:decimal-places=\"$d\" "
               "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>\n",
               decimals, decimals);
}

/* YYYY-MM-DD */
static void append_iso_date_style(struct styles *styles) {
    if (styles->iso_date)
        return;
    styles->iso_date = true;
    g_string_append(styles->text, "<number:date-style style:name=\"iso\"><number:year number:style=\"long\"/>"
                                  "<number:text>-</number:text><number:month number:style=\"long\"/>"
                                  "<number:text>-</number:text><number:day number:style=\"long\"/>"
                                  "</number:date-style>\n");
}

/* "14 maart 2023", in the language of the book and not in that of its reader. */
static void append_date_style(struct styles *styles) {
    if (styles->date)
        return;
    styles->date = true;
    xml_append(styles->text,
               "<number:date-style style:name=\"d\" number:language=\"$t\" number:country=\"$t\"><number:day/>"
               "<number:text>$t </number:text><number:month number:style=\"long\" number:textual=\"true\"/>"
               "<number:text> </number:text><number:year number:style=\"long\"/></number:date-style>\n",
               styles->book->language, styles->book->country, styles->book->forms->after_day);
}

/* The height of a row is left to the program, which has the typeface: what is above and below the words in XLSX, whose
 * rows have a height of their own, is said by the cell here. */
static const char *air_around(unsigned look) {
    if (look & LOOK_HEADER)
        return "";
    if (look & LOOK_LOW)
        return " fo:padding-top=\"4mm\"";
    if (look & LOOK_MIDDLE)
        return " fo:padding-top=\"0.7mm\" fo:padding-bottom=\"0.7mm\"";
    return look & (LOOK_WRAP | LOOK_TITLE) ? " fo:padding-bottom=\"2mm\"" : "";
}

static void append_cell_properties(GString *out, unsigned look) {
    const char *place = look & (LOOK_HEADER | LOOK_LOW) ? "bottom" : look & LOOK_MIDDLE ? "middle" : "top";
    g_string_append_printf(out, "<style:table-cell-properties style:vertical-align=\"%s\"", place);
    if (look & (LOOK_WRAP | LOOK_HEADER))
        g_string_append(out, " fo:wrap-option=\"wrap\"");
    g_string_append(out, air_around(look));
    if (look & LOOK_HEADER)
        g_string_append(out, " fo:border-bottom=\"0.75pt solid #000000\"");
    if (look & LOOK_TOTAL)
        g_string_append(out, " fo:border-top=\"0.75pt solid #000000\"");
    g_string_append(out, " style:text-align-source=\"fix\"/>");
    g_string_append_printf(out, "<style:paragraph-properties fo:text-align=\"%s\" fo:margin-left=\"%s\"/>",
                           look & LOOK_RIGHT ? "end" : "start", look & LOOK_INDENT ? "3mm" : "0mm");
}

/* The style "c25" of look 25, written if it is the first of its kind. */
static void append_style(struct styles *styles, unsigned look) {
    if (styles->looks[look])
        return;
    styles->looks[look] = true;
    unsigned decimals = look_decimals(look);
    if (look & LOOK_NUMBER)
        append_number_style(styles, decimals);
    if (look & LOOK_DATE)
        append_date_style(styles);
    if (look & LOOK_ISO_DATE)
        append_iso_date_style(styles);
    xml_append(styles->text,
               "<style:style style:name=\"c$d\" style:family=\"table-cell\" style:parent-style-name=\"Default\"", look);
    if (look & LOOK_NUMBER)
        xml_append(styles->text, " style:data-style-name=\"n$d\"", decimals);
    if (look & LOOK_DATE)
        g_string_append(styles->text, " style:data-style-name=\"d\"");
    if (look & LOOK_ISO_DATE)
        g_string_append(styles->text, " style:data-style-name=\"iso\"");
    g_string_append_c(styles->text, '>');
    append_cell_properties(styles->text, look);
    xml_append(styles->text, "<style:text-properties fo:font-size=\"$dpt\"",
               look & LOOK_TITLE ? TITLE_SIZE : TEXT_SIZE);
    if (look & (LOOK_TITLE | LOOK_STRONG | LOOK_HEADER))
        g_string_append(styles->text, " fo:font-weight=\"bold\"");
    if (look & LOOK_MUTED)
        g_string_append_printf(styles->text, " fo:color=\"#%06x\" fo:font-style=\"italic\"", MUTED_COLOUR);
    if (look & LOOK_LINK)
        g_string_append_printf(styles->text, " fo:color=\"#%06x\" style:text-underline-style=\"solid\"", LINK_COLOUR);
    g_string_append(styles->text, "/></style:style>\n");
}

/* OpenDocument takes a run of spaces, and those at either end, for one or none. */
static bool is_lost(const char *text, const char *at) {
    return *at == ' ' && (at == text || at[-1] == ' ' || at[1] == '\0');
}

static void append_paragraph_text(GString *out, const char *text) {
    const char *from = text;
    for (const char *at = text; *at; at++) {
        if (!is_lost(text, at))
            continue;
        escape_xml_part(out, from, (gsize)(at - from));
        g_string_append(out, "<text:s/>");
        from = at + 1;
    }
    escape_xml(out, from);
}

/* A name of a sheet as it is written in an address. */
static char *quoted_name(const char *sheet) {
    g_auto(GStrv) parts = g_strsplit(sheet, "'", -1);
    g_autofree char *doubled = g_strjoinv("''", parts);
    return g_strconcat("'", doubled, "'", NULL);
}

static void append_link(GString *out, const struct book_cell *cell) {
    g_autoptr(GString) address = g_string_new(NULL);
    g_autofree char *name = cell->inside ? quoted_name(cell->target) : NULL;
    if (name)
        g_string_printf(address, "#%s.A1", name);
    else
        escape_address(address, cell->target);
    xml_append(out, "<text:a xlink:type=\"simple\" xlink:href=\"$t\">", address->str);
    append_paragraph_text(out, cell->text);
    g_string_append(out, "</text:a>");
}

static void append_cell(struct ods_sheet *writer, unsigned look, const struct book_cell *cell) {
    GString *out = writer->body;
    bool link = cell->kind == BOOK_LINK && link_leads(cell->target, cell->inside);
    if (cell->kind == BOOK_LINK && !link)
        look &= ~(unsigned)LOOK_LINK;
    append_style(writer->styles, look);
    g_string_append(out, "<table:table-cell table:style-name=\"c");
    append_unsigned(out, look);
    if (cell->kind != BOOK_NUMBER && !*cell->text) {
        g_string_append(out, "\"/>");
        return;
    }
    if (cell->kind == BOOK_NUMBER) {
        g_string_append(out, "\" office:value-type=\"float\" office:value=\"");
        escape_xml(out, cell->text);
        g_string_append(out, "\"><text:p>");
    } else if (cell->kind == BOOK_DATE) {
        g_string_append_printf(out, "\" office:value-type=\"date\" office:date-value=\"%s\"><text:p>", cell->text);
    } else {
        g_string_append(out, "\" office:value-type=\"string\"><text:p>");
    }
    if (link)
        append_link(out, cell);
    else
        append_paragraph_text(out, cell->text);
    g_string_append(out, "</text:p></table:table-cell>");
}

static void row_begin(struct ods_sheet *writer, double height) {
    g_string_append(writer->body, "<table:table-row table:style-name=\"h");
    append_unsigned(writer->body, row_style(writer->styles, height));
    g_string_append(writer->body, "\">");
}

static void row_end(struct ods_sheet *writer) {
    g_string_append(writer->body, "</table:table-row>\n");
}

static void append_lines(struct ods_sheet *writer, const struct book_sheet *sheet) {
    for (guint i = 0; i < sheet->lines->len; i++) {
        const struct book_line *line = &g_array_index(sheet->lines, struct book_line, i);
        struct book_cell cell = line_cell(line);
        row_begin(writer, sheet_line_height(sheet, line));
        append_cell(writer, line_look(sheet, line), &cell);
        row_end(writer);
    }
}

static void append_table(struct ods_sheet *writer, const struct book_sheet *sheet, const double *widths) {
    guint columns = sheet->headers->len;
    if (!sheet_has_table(sheet))
        return;
    const struct book_cell *headers = &g_array_index(sheet->headers, struct book_cell, 0);
    g_string_append(writer->body, "<table:table-header-rows>");
    row_begin(writer, sheet_row_height(headers, widths, columns, true));
    for (guint i = 0; i < columns; i++)
        append_cell(writer, header_look(&headers[i], i), &headers[i]);
    row_end(writer);
    g_string_append(writer->body, "</table:table-header-rows>\n");
    for (guint r = 0; r < sheet_row_count(sheet); r++) {
        const struct book_cell *cells = sheet_row(sheet, r);
        row_begin(writer, sheet_row_height(cells, widths, columns, false));
        for (guint i = 0; i < columns; i++)
            append_cell(writer, cell_look(&cells[i], i), &cells[i]);
        row_end(writer);
    }
}

/* The style of a table, which leads to the page it is printed on. */
static void append_table_style(struct styles *styles, const char *name, const char *page) {
    xml_append(styles->text,
               "<style:style style:name=\"$t\" style:family=\"table\" style:master-page-name=\"$t\">"
               "<style:table-properties table:display=\"true\"/></style:style>\n",
               name, page);
}

/* The columns that are printed on one paper, the first with the lines above: ".A1:.J30" with the name of the sheet. */
static void append_print_range(GString *out, const struct book_sheet *sheet, const char *name,
                               const struct paper *paper) {
    g_string_append_printf(out, "%s%s.", out->len > 0 ? " " : "", name);
    append_column_letters(out, paper->first);
    g_string_append_printf(out, "%u:%s.", paper->first == 0 ? 1 : sheet->lines->len + 1, name);
    append_column_letters(out, paper->last + paper->spare);
    g_string_append_printf(out, "%u", sheet->lines->len + 1 + sheet_row_count(sheet));
}

/* Opens the sheet with its style. */
static void sheet_begin(struct ods_sheet *writer, const struct book_sheet *sheet, const double *widths) {
    g_autoptr(GArray) papers = sheet_papers(sheet, widths, 0, LEGIBLE_SCALE);
    g_autoptr(GString) ranges = g_string_new(NULL);
    g_autofree char *name = quoted_name(sheet->name);
    bool whole = papers->len == 1 && g_array_index(papers, struct paper, 0).spare == 0;
    for (guint i = 0; !whole && i < papers->len; i++)
        append_print_range(ranges, sheet, name, &g_array_index(papers, struct paper, i));
    xml_append(writer->body, "<table:table table:name=\"$t\" table:style-name=\"$t\"", sheet->name,
               sheet->prose ? "prose" : "table");
    if (ranges->len > 0)
        xml_append(writer->body, " table:print-ranges=\"$t\"", ranges->str);
    xml_append(writer->body, "><table:title>$t</table:title>", sheet_title(sheet));
}

/* The first column of a table is printed on every page. */
static void append_columns(struct ods_sheet *writer, const struct book_sheet *sheet, const double *widths) {
    bool repeated = sheet_has_table(sheet);
    g_string_append(writer->body, repeated ? "<table:table-header-columns>" : "");
    for (guint i = 0; i < MAX(sheet->headers->len, 1); i++) {
        xml_append(writer->body, "<table:table-column table:style-name=\"w$d\"/>",
                   column_style(writer->styles, widths[i]));
        if (i == 0)
            g_string_append(writer->body, repeated ? "</table:table-header-columns>" : "");
    }
}

static void append_sheet(struct ods_sheet *writer, const struct book_sheet *sheet) {
    g_autofree double *widths = sheet_column_widths(sheet);
    sheet_begin(writer, sheet, widths);
    append_columns(writer, sheet, widths);
    append_lines(writer, sheet);
    append_table(writer, sheet, widths);
    g_string_append(writer->body, "</table:table>\n");
}

/* The tables by name, as Excel has them. */
static void append_ranges(GString *out, const struct book *book) {
    g_autoptr(GString) ranges = g_string_new(NULL);
    for (guint i = 0; i < book->sheets->len; i++) {
        const struct book_sheet *sheet = g_ptr_array_index(book->sheets, i);
        if (!sheet_has_table(sheet))
            continue;
        g_autofree char *name = quoted_name(sheet->name);
        g_autoptr(GString) last = g_string_new(NULL);
        append_column_letters(last, sheet->headers->len - 1);
        guint top = sheet->lines->len + 1;
        xml_append(ranges,
                   "<table:database-range table:name=\"$t\" table:target-range-address=\"$t.A$d:$t.$t$d\" "
                   "table:contains-header=\"true\"/>\n",
                   sheet->table, name, top, name, last->str, top + sheet_row_count(sheet));
    }
    if (ranges->len > 0)
        xml_append(out, "<table:database-ranges>\n$m</table:database-ranges>\n", ranges);
}

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                           "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
                           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">\n"
                           "<office:automatic-styles>\n";

GString *ods_content(const struct book *book) {
    struct styles styles = {.text = g_string_new(head),
                            .widths = g_hash_table_new(g_direct_hash, g_direct_equal),
                            .heights = g_hash_table_new(g_direct_hash, g_direct_equal),
                            .book = book};
    struct ods_sheet writer = {g_string_new(NULL), &styles};
    append_table_style(&styles, "prose", "Prose");
    append_table_style(&styles, "table", "Table");
    for (guint i = 0; i < book->sheets->len; i++)
        append_sheet(&writer, g_ptr_array_index(book->sheets, i));
    append_ranges(writer.body, book);
    g_string_append(writer.body, "</office:spreadsheet></office:body></office:document-content>\n");
    g_string_append(styles.text, "</office:automatic-styles>\n<office:body><office:spreadsheet>\n");
    /* The body is large: it is moved, not copied. */
    g_string_prepend_len(writer.body, styles.text->str, (gssize)styles.text->len);
    g_string_free(styles.text, TRUE);
    g_hash_table_unref(styles.widths);
    g_hash_table_unref(styles.heights);
    return writer.body;
}
