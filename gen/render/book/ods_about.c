/* The parts of an ODS file without numbers in them. */
#include "render/book/ods.h"

#include "base/date.h"
#include "base/version.h"
#include "render/escape.h"

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

GString *ods_styles(const struct book *book) {
    GString *out = g_string_new(declaration);
    g_string_append(out,
                    "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.3\">"
                    "<office:font-face-decls><style:font-face style:name=\"Arial\" svg:font-family=\"Arial\" "
                    "style:font-family-generic=\"swiss\"/></office:font-face-decls>"
                    "<office:styles><style:default-style style:family=\"table-cell\">");
    xml_append(out,
               "<style:text-properties style:font-name=\"Arial\" fo:font-size=\"12pt\" fo:language=\"$t\" "
               "fo:country=\"$t\"/></style:default-style>",
               book->language, book->country);
    g_string_append(
        out,
        "<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>"
        "<office:automatic-styles>"
        "<style:page-layout style:name=\"upright\"><style:page-layout-properties fo:page-width=\"210mm\" "
        "fo:page-height=\"297mm\" style:print-orientation=\"portrait\" style:scale-to-X=\"1\"/></style:page-layout>"
        "<style:page-layout style:name=\"wide\"><style:page-layout-properties fo:page-width=\"297mm\" "
        "fo:page-height=\"210mm\" style:print-orientation=\"landscape\" style:scale-to-X=\"1\"/></style:page-layout>"
        "</office:automatic-styles><office:master-styles>"
        "<style:master-page style:name=\"Prose\" style:page-layout-name=\"upright\"/>"
        "<style:master-page style:name=\"Table\" style:page-layout-name=\"wide\"/>"
        "</office:master-styles></office:document-styles>\n");
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
