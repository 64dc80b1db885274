/* The parts of an XLSX file without numbers in them. */
#include "render/book/xlsx.h"

#include "base/date.h"
#include "base/version.h"
#include "render/escape.h"

#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml"
#define OFFICE_TYPE "application/vnd.openxmlformats-officedocument"

static void append_type(GString *out, const char *part, const char *type) {
    g_string_append_printf(out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", part, type);
}

static void append_numbered_type(GString *out, const char *part, guint number, const char *type) {
    g_autofree char *name = g_strdup_printf("%s%u.xml", part, number);
    append_type(out, name, type);
}

GString *xlsx_content_types(const struct book *book) {
    GString *out = g_string_new(XLSX_DECLARATION "<Types xmlns=\"" XLSX_PACKAGE "/content-types\">");
    g_string_append(
        out, "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    append_type(out, "docProps/app.xml", OFFICE_TYPE ".extended-properties+xml");
    append_type(out, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    append_type(out, "docProps/custom.xml", OFFICE_TYPE ".custom-properties+xml");
    append_type(out, "xl/workbook.xml", SHEET_TYPE ".sheet.main+xml");
    for (guint i = 0; i < book->sheets->len; i++) {
        const struct book_sheet *sheet = g_ptr_array_index(book->sheets, i);
        append_numbered_type(out, "xl/worksheets/sheet", i + 1, SHEET_TYPE ".worksheet+xml");
        if (sheet_has_table(sheet))
            append_numbered_type(out, "xl/tables/table", i + 1, SHEET_TYPE ".table+xml");
        if (sheet->chart.rows == 0)
            continue;
        append_numbered_type(out, "xl/drawings/drawing", i + 1, OFFICE_TYPE ".drawing+xml");
        append_numbered_type(out, "xl/charts/chart", i + 1, OFFICE_TYPE ".drawingml.chart+xml");
    }
    append_type(out, "xl/sharedStrings.xml", SHEET_TYPE ".sharedStrings+xml");
    append_type(out, "xl/styles.xml", SHEET_TYPE ".styles+xml");
    g_string_append(out, "</Types>\n");
    return out;
}

GString *xlsx_root_relations(void) {
    static const char *const relations[][2] = {
        {XLSX_OFFICE "/relationships/officeDocument", "xl/workbook.xml"},
        {XLSX_PACKAGE "/relationships/metadata/core-properties", "docProps/core.xml"},
        {XLSX_OFFICE "/relationships/extended-properties", "docProps/app.xml"},
        {XLSX_OFFICE "/relationships/custom-properties", "docProps/custom.xml"},
    };
    GString *out = g_string_new(XLSX_DECLARATION "<Relationships xmlns=\"" XLSX_PACKAGE "/relationships\">");
    for (guint i = 0; i < G_N_ELEMENTS(relations); i++)
        g_string_append_printf(out, "<Relationship Id=\"rId%u\" Type=\"%s\" Target=\"%s\"/>", i + 1, relations[i][0],
                               relations[i][1]);
    g_string_append(out, "</Relationships>\n");
    return out;
}

/* The first column and the row of headers are printed on every page. */
static void append_print_titles(GString *out, const struct book *book) {
    g_string_append(out, "<definedNames>");
    for (guint i = 0; i < book->sheets->len; i++) {
        const struct book_sheet *sheet = g_ptr_array_index(book->sheets, i);
        guint row = sheet->lines->len + 1;
        if (sheet_has_table(sheet))
            xml_append(out,
                       "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"$d\">'$t'!$$A:$$A,'$t'!$$$d:$$$d"
                       "</definedName>",
                       i, sheet->name, sheet->name, row, row);
    }
    g_string_append(out, "</definedNames>");
}

GString *xlsx_workbook(const struct book *book) {
    GString *out = g_string_new(XLSX_DECLARATION "<workbook xmlns=\"" XLSX_SHEETS "\" xmlns:r=\"" XLSX_OFFICE
                                                 "/relationships\"><workbookPr/><bookViews><workbookView "
                                                 "xWindow=\"240\" yWindow=\"15\" windowWidth=\"16095\" "
                                                 "windowHeight=\"9660\"/></bookViews><sheets>");
    for (guint i = 0; i < book->sheets->len; i++) {
        const struct book_sheet *sheet = g_ptr_array_index(book->sheets, i);
        xml_append(out, "<sheet name=\"$t\" sheetId=\"$d\" r:id=\"rId$d\"/>", sheet->name, i + 1, i + 1);
    }
    g_string_append(out, "</sheets>");
    /* There is always a table: the contents. */
    append_print_titles(out, book);
    g_string_append(out, "</workbook>\n");
    return out;
}

GString *xlsx_workbook_relations(const struct book *book) {
    static const char *const others[] = {"styles", "sharedStrings"};
    GString *out = g_string_new(XLSX_DECLARATION "<Relationships xmlns=\"" XLSX_PACKAGE "/relationships\">");
    for (guint i = 1; i <= book->sheets->len; i++)
        g_string_append_printf(out,
                               "<Relationship Id=\"rId%u\" Type=\"" XLSX_OFFICE "/relationships/worksheet\" "
                               "Target=\"worksheets/sheet%u.xml\"/>",
                               i, i);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        g_string_append_printf(out,
                               "<Relationship Id=\"rId%u\" Type=\"" XLSX_OFFICE "/relationships/%s\" "
                               "Target=\"%s.xml\"/>",
                               book->sheets->len + 1 + i, others[i], others[i]);
    g_string_append(out, "</Relationships>\n");
    return out;
}

GString *xlsx_core_properties(const struct book *book) {
    GString *out =
        g_string_new(XLSX_DECLARATION "<cp:coreProperties xmlns:cp=\"" XLSX_PACKAGE "/metadata/core-properties\" "
                                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                                      "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                                      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, book->date);
    xml_append(out, "<dc:title>$t</dc:title><dc:subject>$t</dc:subject><dc:creator>$t</dc:creator>", book->title,
               book->subject, book->author);
    xml_append(out, "<cp:keywords>$t</cp:keywords><dc:description>$t</dc:description><dc:language>$t-$t</dc:language>",
               book->keywords, book->comments, book->language, book->country);
    xml_append(out,
               "<dcterms:created xsi:type=\"dcterms:W3CDTF\">$tT00:00:00Z</dcterms:created>"
               "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">$tT00:00:00Z</dcterms:modified></cp:coreProperties>\n",
               date->str, date->str);
    return out;
}

GString *xlsx_app_properties(const struct book *book) {
    GString *out = g_string_new(XLSX_DECLARATION);
    xml_append(out,
               "<Properties xmlns=\"" XLSX_OFFICE "/extended-properties\"><Application>$t</Application>"
               "<Company>$t</Company></Properties>\n",
               "adreport/" ADREPORT_VERSION, book->author);
    return out;
}

/* Excel shows a custom property of this name, and not the language of the core ones. */
GString *xlsx_custom_properties(const struct book *book) {
    GString *out = g_string_new(XLSX_DECLARATION);
    xml_append(out,
               "<Properties xmlns=\"" XLSX_OFFICE "/custom-properties\" xmlns:vt=\"" XLSX_OFFICE "/docPropsVTypes\">"
               "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Language\">"
               "<vt:lpwstr>$t</vt:lpwstr></property></Properties>\n",
               book->language);
    return out;
}
