/* The parts of an ODS file without numbers in them. */
#include "render/book/ods.h"

#include "base/date.h"
#include "base/version.h"
#include "render/escape.h"

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/* A4, one of which takes each paper of a sheet; the margins are those of XLSX. */
static void append_page(GString *out, const char *name, guint width, guint height, const char *orientation) {
    xml_append(out,
               "<style:page-layout style:name=\"$t\"><style:page-layout-properties fo:page-width=\"$dmm\" "
               "fo:page-height=\"$dmm\" fo:margin-left=\"17.8mm\" fo:margin-right=\"17.8mm\" fo:margin-top=\"19mm\" "
               "fo:margin-bottom=\"19mm\" style:print-orientation=\"$t\" "
               "style:scale-to-X=\"1\"/><style:header-style/><style:footer-style>"
               "<style:header-footer-properties fo:min-height=\"8mm\" fo:margin-left=\"0mm\" "
               "fo:margin-right=\"0mm\" fo:margin-top=\"4mm\"/></style:footer-style>"
               "</style:page-layout>",
               name, width, height, orientation);
}

/* A kind of page: nothing above the sheet; below it the edition and the address at the left, the number of the page at
 * the right. */
static void append_master_page(GString *out, const struct book *book, const char *name, const char *layout) {
    xml_append(out,
               "<style:master-page style:name=\"$t\" style:page-layout-name=\"$t\">"
               "<style:header style:display=\"false\"/><style:footer>"
               "<style:region-left><text:p><text:span text:style-name=\"small\">$t</text:span></text:p>"
               "</style:region-left><style:region-right><text:p><text:span text:style-name=\"small\">"
               "<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:span></text:p>"
               "</style:region-right></style:footer></style:master-page>",
               name, layout, book->footer);
}

GString *ods_styles(const struct book *book) {
    GString *out = g_string_new(declaration);
    g_string_append(out,
                    "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.3\">"
                    "<office:font-face-decls><style:font-face style:name=\"Arial\" svg:font-family=\"Arial\" "
                    "style:font-family-generic=\"swiss\"/></office:font-face-decls>"
                    "<office:styles><style:default-style style:family=\"table-cell\">");
    xml_append(out,
               "<style:text-properties style:font-name=\"Arial\" fo:font-size=\"12pt\" fo:language=\"$t\" "
               "fo:country=\"$t\"/></style:default-style>",
               book->language, book->country);
    g_string_append(out, "<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>"
                         "<office:automatic-styles>");
    append_page(out, "upright", 210, 297, "portrait");
    append_page(out, "wide", 297, 210, "landscape");
    g_string_append(out, "<style:style style:name=\"small\" style:family=\"text\">"
                         "<style:text-properties style:font-name=\"Arial\" fo:font-size=\"9pt\"/></style:style>"
                         "</office:automatic-styles><office:master-styles>");
    append_master_page(out, book, "Prose", "upright");
    append_master_page(out, book, "Table", "wide");
    g_string_append(out, "</office:master-styles></office:document-styles>\n");
    return out;
}

GString *ods_meta(const struct book *book) {
    GString *out = g_string_new(declaration);
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, book->date);
    g_string_append(out, "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                         "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\">"
                         "<office:meta>");
    xml_append(out, "<meta:generator>adreport/$t</meta:generator><dc:title>$t</dc:title><dc:subject>$t</dc:subject>",
               ADREPORT_VERSION, book->title, book->subject);
    xml_append(out, "<dc:description>$t</dc:description>", book->comments);
    g_auto(GStrv) keywords = g_strsplit(book->keywords, ", ", -1);
    for (char **keyword = keywords; *keyword; keyword++)
        xml_append(out, "<meta:keyword>$t</meta:keyword>", *keyword);
    xml_append(out, "<meta:initial-creator>$t</meta:initial-creator><dc:creator>$t</dc:creator>", book->author,
               book->author);
    xml_append(out,
               "<meta:creation-date>$tT00:00:00</meta:creation-date><dc:date>$tT00:00:00</dc:date>"
               "<dc:language>$t-$t</dc:language>",
               date->str, date->str, book->language, book->country);
    g_string_append(out, "</office:meta></office:document-meta>\n");
    return out;
}

GString *ods_manifest(void) {
    static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml"};
    GString *out = g_string_new(declaration);
    g_string_append(out, "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                         "manifest:version=\"1.3\">\n");
    g_string_append(out, "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
                         "manifest:media-type=\"" ODS_TYPE "\"/>\n");
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        xml_append(out, "<manifest:file-entry manifest:full-path=\"$t\" manifest:media-type=\"text/xml\"/>\n",
                   parts[i]);
    g_string_append(out, "</manifest:manifest>\n");
    return out;
}
