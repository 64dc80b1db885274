/* The part that makes cells of a sheet a table: with a name, named columns and neither filters nor bands. */
#include "render/book/xlsx.h"

#include "render/escape.h"

/* What a screen reader says of the table: the headline, which stands above it. */
static void append_description(GString *out, const struct book_sheet *sheet) {
    g_string_append(out, "<extLst><ext uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\" "
                         "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\">"
                         "<x14:table altText=\"");
    xlsx_append_string(out, sheet_title(sheet));
    g_string_append(out, "\"/></ext></extLst>");
}

GString *xlsx_table(const struct book_sheet *sheet, guint number) {
    guint columns = sheet->headers->len, top = sheet->lines->len + 1;
    GString *out = g_string_new(XLSX_DECLARATION "<table xmlns=\"" XLSX_SHEETS "\"");
    xml_append(out, " id=\"$d\" name=\"", number);
    xlsx_append_string(out, sheet->table);
    g_string_append(out, "\" displayName=\"");
    xlsx_append_string(out, sheet->table);
    xml_append(out, "\" ref=\"A$d:", top);
    append_column_letters(out, columns - 1);
    xml_append(out, "$d\" totalsRowShown=\"0\"><tableColumns count=\"$d\">", top + sheet_row_count(sheet), columns);
    for (guint i = 0; i < columns; i++) {
        g_string_append_printf(out, "<tableColumn id=\"%u\" name=\"", i + 1);
        xlsx_append_string(out, g_array_index(sheet->headers, struct book_cell, i).text);
        g_string_append(out, "\"/>");
    }
    g_string_append(out, "</tableColumns><tableStyleInfo name=\"TableStyleLight1\" showFirstColumn=\"0\" "
                         "showLastColumn=\"0\" showRowStripes=\"0\" showColumnStripes=\"0\"/>");
    append_description(out, sheet);
    g_string_append(out, "</table>\n");
    return out;
}
