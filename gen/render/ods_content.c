/* The sheets of an ODS file. Styles are found while the cells are written, and stand before them in the file. */
#include "render/ods.h"

#include <math.h>
#include <string.h>

/* Styles by what they set, so that each is written once. */
struct styles {
    GString *text;
    GHashTable *names; /* of those in text */
};

struct sheet_writer {
    GString *body;
    struct styles *styles;
};

/* True where a style of this name has yet to be written. */
static bool style_is_new(struct styles *styles, const char *name) {
    return g_hash_table_add(styles->names, g_strdup(name));
}

/* The name of a style of columns so wide. Excel's unit is a digit of 11-point Calibri, 7 pixels of 96 an inch. */
static char *column_style(struct styles *styles, double width) {
    int tenths = (int)lround((width * 7 + 5) / 96 * 254);
    char *name = g_strdup_printf("w%d", tenths);
    if (style_is_new(styles, name))
        g_string_append_printf(styles->text,
                               "<style:style style:name=\"%s\" style:family=\"table-column\">"
                               "<style:table-column-properties style:column-width=\"%d.%dmm\"/></style:style>\n",
                               name, tenths / 10, tenths % 10);
    return name;
}

static char *row_style(struct styles *styles, double height) {
    int points = (int)lround(height);
    char *name = g_strdup_printf("h%d", points);
    if (style_is_new(styles, name))
        g_string_append_printf(styles->text,
                               "<style:style style:name=\"%s\" style:family=\"table-row\">"
                               "<style:table-row-properties style:row-height=\"%dpt\" "
                               "style:use-optimal-row-height=\"false\"/></style:style>\n",
                               name, points);
    return name;
}

static void append_number_style(struct styles *styles, unsigned decimals) {
    g_autofree char *name = g_strdup_printf("n%u", decimals);
    if (style_is_new(styles, name))
        g_string_append_printf(styles->text,
                               "<number:number-style style:name=\"%s\"><number:number number:decimal-places=\"%u\" "
                               "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>\n",
                               name, decimals);
}

static void append_cell_properties(GString *out, unsigned look) {
    const char *place = look & (LOOK_HEADER | LOOK_LOW) ? "bottom" : look & LOOK_MIDDLE ? "middle" : "top";
    g_string_append_printf(out, "<style:table-cell-properties style:vertical-align=\"%s\"", place);
    if (look & (LOOK_WRAP | LOOK_HEADER))
        g_string_append(out, " fo:wrap-option=\"wrap\"");
    if (look & LOOK_HEADER)
        g_string_append(out, " fo:border-bottom=\"0.75pt solid #000000\"");
    if (look & LOOK_TOTAL)
        g_string_append(out, " fo:border-top=\"0.75pt solid #000000\"");
    g_string_append(out, " style:text-align-source=\"fix\"/>");
    g_string_append_printf(out, "<style:paragraph-properties fo:text-align=\"%s\" fo:margin-left=\"%s\"/>",
                           look & LOOK_RIGHT ? "end" : "start", look & LOOK_INDENT ? "3mm" : "0mm");
}

static char *cell_style(struct styles *styles, unsigned look) {
    char *name = g_strdup_printf("c%u", look);
    if (!style_is_new(styles, name))
        return name;
    if (look & LOOK_NUMBER)
        append_number_style(styles, look / LOOK_DECIMALS);
    g_string_append_printf(styles->text,
                           "<style:style style:name=\"%s\" style:family=\"table-cell\" "
                           "style:parent-style-name=\"Default\"",
                           name);
    if (look & LOOK_NUMBER)
        g_string_append_printf(styles->text, " style:data-style-name=\"n%u\"", look / LOOK_DECIMALS);
    g_string_append_c(styles->text, '>');
    append_cell_properties(styles->text, look);
    g_string_append_printf(styles->text, "<style:text-properties fo:font-size=\"%s\"",
                           look & LOOK_TITLE ? "16pt" : "12pt");
    if (look & (LOOK_TITLE | LOOK_STRONG | LOOK_HEADER))
        g_string_append(styles->text, " fo:font-weight=\"bold\"");
    if (look & LOOK_LINK)
        g_string_append(styles->text, " fo:color=\"#0b4f9e\" style:text-underline-style=\"solid\"");
    g_string_append(styles->text, "/></style:style>\n");
    return name;
}

/* Text of a paragraph: OpenDocument takes a run of spaces, and those at either end, for one or none. */
static void append_paragraph_text(GString *out, const char *text) {
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    for (const char *at = escaped; *at; at++) {
        bool kept = *at != ' ' || (at > escaped && at[-1] != ' ' && at[1] != '\0');
        if (kept)
            g_string_append_c(out, *at);
        else
            g_string_append(out, "<text:s/>");
    }
}

/* A name of a sheet as it stands in an address. */
static char *quoted_name(const char *sheet) {
    g_auto(GStrv) parts = g_strsplit(sheet, "'", -1);
    g_autofree char *doubled = g_strjoinv("''", parts);
    return g_strconcat("'", doubled, "'", NULL);
}

static void append_link(GString *out, const char *text, const char *target, bool inside) {
    g_autofree char *name = inside ? quoted_name(target) : NULL;
    g_autofree char *address = inside ? g_strconcat("#", name, ".A1", NULL) : g_strdup(target);
    ods_append(out, "<text:a xlink:type=\"simple\" xlink:href=\"%s\">", address);
    append_paragraph_text(out, text);
    g_string_append(out, "</text:a>");
}

static void append_cell(struct sheet_writer *writer, unsigned look, const struct book_cell *cell) {
    bool link = cell->kind == BOOK_LINK && link_leads(cell->target, cell->inside);
    if (cell->kind == BOOK_LINK && !link)
        look &= ~(unsigned)LOOK_LINK;
    g_autofree char *style = cell_style(writer->styles, look);
    g_string_append_printf(writer->body, "<table:table-cell table:style-name=\"%s\"", style);
    if (cell->kind != BOOK_NUMBER && !*cell->text) {
        g_string_append(writer->body, "/>");
        return;
    }
    if (cell->kind == BOOK_NUMBER)
        ods_append(writer->body, " office:value-type=\"float\" office:value=\"%s\"><text:p>", cell->text);
    else
        g_string_append(writer->body, " office:value-type=\"string\"><text:p>");
    if (link)
        append_link(writer->body, cell->text, cell->target, cell->inside);
    else
        append_paragraph_text(writer->body, cell->text);
    g_string_append(writer->body, "</text:p></table:table-cell>");
}

static void row_begin(struct sheet_writer *writer, double height) {
    g_autofree char *style = row_style(writer->styles, height);
    g_string_append_printf(writer->body, "<table:table-row table:style-name=\"%s\">", style);
}

static void row_end(struct sheet_writer *writer) {
    g_string_append(writer->body, "</table:table-row>\n");
}

static void append_lines(struct sheet_writer *writer, const struct book_sheet *sheet) {
    for (guint i = 0; i < sheet->lines->len; i++) {
        const struct book_line *line = &g_array_index(sheet->lines, struct book_line, i);
        struct book_cell cell = line_cell(line);
        row_begin(writer, sheet_line_height(sheet, line));
        append_cell(writer, line_look(sheet, line), &cell);
        row_end(writer);
    }
}

static void append_table(struct sheet_writer *writer, const struct book_sheet *sheet, const glong *characters) {
    guint columns = sheet->headers->len;
    if (sheet_row_count(sheet) == 0)
        return;
    const struct book_cell *headers = &g_array_index(sheet->headers, struct book_cell, 0);
    g_string_append(writer->body, "<table:table-header-rows>");
    row_begin(writer, sheet_row_height(headers, characters, columns, true));
    for (guint i = 0; i < columns; i++)
        append_cell(writer, header_look(&headers[i], i), &headers[i]);
    row_end(writer);
    g_string_append(writer->body, "</table:table-header-rows>\n");
    for (guint r = 0; r < sheet_row_count(sheet); r++) {
        const struct book_cell *cells = sheet_row(sheet, r);
        row_begin(writer, sheet_row_height(cells, characters, columns, false));
        for (guint i = 0; i < columns; i++)
            append_cell(writer, cell_look(&cells[i], i), &cells[i]);
        row_end(writer);
    }
}

static void append_sheet(struct sheet_writer *writer, const struct book_sheet *sheet) {
    g_autofree glong *characters = sheet_column_characters(sheet);
    ods_append(writer->body, "<table:table table:name=\"%s\" table:style-name=\"%s\">", sheet->name,
               sheet->prose ? "prose" : "table");
    for (guint i = 0; i < MAX(sheet->headers->len, 1); i++) {
        g_autofree char *style = column_style(writer->styles, sheet_column_width(sheet, characters, i));
        g_string_append_printf(writer->body, "<table:table-column table:style-name=\"%s\"/>", style);
    }
    append_lines(writer, sheet);
    append_table(writer, sheet, characters);
    g_string_append(writer->body, "</table:table>\n");
}

/* "AB" for column 27. */
static char *column_letters(guint column) {
    char letters[8];
    gsize at = sizeof letters - 1;
    letters[at] = '\0';
    for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters[--at] = (char)('A' + (rest - 1) % 26);
    return g_strdup(letters + at);
}

/* The tables by name, as Excel has them. */
static void append_ranges(GString *out, const struct book *book) {
    g_autoptr(GString) ranges = g_string_new(NULL);
    for (guint i = 0; i < book->sheets->len; i++) {
        const struct book_sheet *sheet = g_ptr_array_index(book->sheets, i);
        if (!sheet->table || sheet_row_count(sheet) == 0)
            continue;
        g_autofree char *name = quoted_name(sheet->name);
        g_autofree char *last = column_letters(sheet->headers->len - 1);
        guint top = sheet->lines->len + 1;
        g_autofree char *address =
            g_strdup_printf("%s.A%u:%s.%s%u", name, top, name, last, top + sheet_row_count(sheet));
        ods_append(ranges,
                   "<table:database-range table:name=\"%s\" table:target-range-address=\"%s\" "
                   "table:contains-header=\"true\"/>\n",
                   sheet->table, address);
    }
    if (ranges->len > 0)
        g_string_append_printf(out, "<table:database-ranges>\n%s</table:database-ranges>\n", ranges->str);
}

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                           "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
                           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\">\n"
                           "<office:automatic-styles>\n"
                           "<style:style style:name=\"prose\" style:family=\"table\" style:master-page-name=\"Prose\">"
                           "<style:table-properties table:display=\"true\"/></style:style>\n"
                           "<style:style style:name=\"table\" style:family=\"table\" style:master-page-name=\"Table\">"
                           "<style:table-properties table:display=\"true\"/></style:style>\n";

GString *ods_content(const struct book *book) {
    struct styles styles = {g_string_new(head), g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    struct sheet_writer writer = {g_string_new(NULL), &styles};
    for (guint i = 0; i < book->sheets->len; i++)
        append_sheet(&writer, g_ptr_array_index(book->sheets, i));
    append_ranges(writer.body, book);
    GString *out = styles.text;
    g_string_append(out, "</office:automatic-styles>\n<office:body><office:spreadsheet>\n");
    g_string_append_len(out, writer.body->str, (gssize)writer.body->len);
    g_string_append(out, "</office:spreadsheet></office:body></office:document-content>\n");
    g_string_free(writer.body, TRUE);
    g_hash_table_unref(styles.names);
    return out;
}
