/* The chart of a sheet as DrawingML: a bar a row, dark up to its low end and light up to its high end, as the charts of the
 * pages have it. Nothing is worked out for it: the bar of the low ends stands before that of the high ones. It refers to the
 * cells of the table, and holds what stood there, for programs that show a file without calculating. */
#include "render/book/xlsx.h"

#include "render/escape.h"

#define FONT "<a:latin typeface=\"Arial\"/>"

/* In pixels, of which there are 96 an inch; DrawingML counts 9525 units in each. */
enum { CHART_FRAME = 144, CHART_ROW = 24, CHART_HEIGHT = 420, UNITS = 9525 };

static guint chart_height(const struct book_chart *chart) {
    return chart->standing ? CHART_HEIGHT : CHART_FRAME + chart->rows * CHART_ROW;
}

/* To the right of the table, below which nothing stands; it moves with the cells, and keeps its size. */
GString *xlsx_drawing(const struct book_sheet *sheet) {
    GString *out = g_string_new(XLSX_DECLARATION "<xdr:wsDr xmlns:xdr=\"" XLSX_DRAWINGS "/spreadsheetDrawing\" "
                                                 "xmlns:a=\"" XLSX_DRAWINGS "/main\"><xdr:oneCellAnchor>");
    xml_append(out,
               "<xdr:from><xdr:col>$d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>$d</xdr:row>"
               "<xdr:rowOff>0</xdr:rowOff></xdr:from>",
               sheet->headers->len + 1, sheet->lines->len);
    xml_append(out, "<xdr:ext cx=\"$d\" cy=\"$d\"/>", (guint)(XLSX_CHART_WIDTH * UNITS),
               chart_height(&sheet->chart) * UNITS);
    xml_append(out, "<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"2\" name=\"$t\" descr=\"$t\"/>",
               sheet->name, sheet->chart.description);
    g_string_append(out, "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>"
                         "<a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"" XLSX_DRAWINGS
                         "/chart\"><c:chart xmlns:c=\"" XLSX_DRAWINGS "/chart\" xmlns:r=\"" XLSX_OFFICE
                         "/relationships\" r:id=\"rId1\"/></a:graphicData></a:graphic></xdr:graphicFrame>"
                         "<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>\n");
    return out;
}

GString *xlsx_drawing_relations(guint number) {
    GString *out = g_string_new(XLSX_DECLARATION "<Relationships xmlns=\"" XLSX_PACKAGE "/relationships\">");
    g_string_append_printf(out,
                           "<Relationship Id=\"rId1\" Type=\"" XLSX_OFFICE "/relationships/chart\" "
                           "Target=\"../charts/chart%u.xml\"/></Relationships>\n",
                           number);
    return out;
}

static void append_paragraph(GString *out, const struct book *book, const char *text, guint points, bool bold) {
    xml_append(out,
               "<a:p><a:pPr><a:defRPr sz=\"$d00\" b=\"$d\">" FONT "</a:defRPr></a:pPr><a:r><a:rPr lang=\"$t-$t\" "
               "sz=\"$d00\" b=\"$d\">" FONT "</a:rPr><a:t>$t</a:t></a:r></a:p>",
               points, (guint)bold, book->language, book->country, points, (guint)bold, text);
}

static void append_title(GString *out, const struct book *book, const char *text, const char *legend, guint points,
                         bool bold) {
    g_string_append(out, "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>");
    append_paragraph(out, book, text, points, bold);
    if (*legend)
        append_paragraph(out, book, legend, 10, false);
    g_string_append(out, "</c:rich></c:tx><c:overlay val=\"0\"/></c:title>");
}

/* "'by-party'!$A$8:$A$24", and what stands in these cells. */
static void append_cells(GString *out, const struct book_sheet *sheet, guint column, const char *kind) {
    guint top = sheet->lines->len + 2;
    g_autoptr(GString) letters = g_string_new(NULL);
    append_column_letters(letters, column);
    g_string_append_printf(out, "<c:%sRef><c:f>", kind);
    xml_append(out, "'$t'!$$$t$$$d:$$$t$$$d", sheet->name, letters->str, top, letters->str,
               top + sheet->chart.rows - 1);
    g_string_append_printf(out, "</c:f><c:%sCache>%s<c:ptCount val=\"%u\"/>", kind,
                           *kind == 'n' ? "<c:formatCode>#,##0</c:formatCode>" : "", sheet->chart.rows);
    for (guint r = 0; r < sheet->chart.rows; r++) {
        g_string_append_printf(out, "<c:pt idx=\"%u\"><c:v>", r);
        xlsx_append_string(out, sheet_row(sheet, r)[column].text);
        g_string_append(out, "</c:v></c:pt>");
    }
    g_string_append_printf(out, "</c:%sCache></c:%sRef>", kind, kind);
}

enum end { END_LOW, END_HIGH };

/* The series at this place, from 0, with one end of each row. The colours are those of a bar and a range on a page. */
static void append_series(GString *out, const struct book_sheet *sheet, guint place, enum end end) {
    static const char *const colours[] = {[END_LOW] = "1D5B8F", [END_HIGH] = "B3CDE3"};
    g_string_append_printf(out, "<c:ser><c:idx val=\"%u\"/><c:order val=\"%u\"/><c:tx><c:v>", place, place);
    xlsx_append_string(out, sheet->chart.names[end]);
    g_string_append_printf(out,
                           "</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></c:spPr>"
                           "<c:invertIfNegative val=\"0\"/><c:cat>",
                           colours[end]);
    append_cells(out, sheet, 0, "str");
    g_string_append(out, "</c:cat><c:val>");
    append_cells(out, sheet, sheet->chart.low + (guint)end, "num");
    g_string_append(out, "</c:val></c:ser>");
}

/* What lying and standing bars have different. */
struct direction {
    const char *bars;
    const char *order;        /* of the rows */
    const char *row_side;     /* where the axis of the rows is */
    const char *number_side;  /* and that of the numbers */
    const char *number_place; /* of its words */
};

/* Lying bars have the first row on top, as the table has. That turns the other axis upside down, whose numbers would stand
 * on top. */
static const struct direction lying = {"bar", "maxMin", "l", "t", "high"};
static const struct direction standing = {"col", "minMax", "b", "l", "nextTo"};

static void append_axes(GString *out, const struct book *book, const struct book_chart *chart,
                        const struct direction *direction) {
    xml_append(out,
               "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"$t\"/></c:scaling><c:delete val=\"0\"/>"
               "<c:axPos val=\"$t\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"
               "<c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/>"
               "<c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>",
               direction->order, direction->row_side);
    xml_append(out,
               "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>"
               "<c:delete val=\"0\"/><c:axPos val=\"$t\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill>"
               "<a:srgbClr val=\"D0D4D8\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>",
               direction->number_side);
    append_title(out, book, chart->unit, "", 10, false);
    xml_append(out,
               "<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
               "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"$t\"/><c:crossAx val=\"1\"/>"
               "<c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>",
               direction->number_place);
}

GString *xlsx_chart(const struct book *book, const struct book_sheet *sheet) {
    const struct direction *direction = sheet->chart.standing ? &standing : &lying;
    GString *out = g_string_new(XLSX_DECLARATION "<c:chartSpace xmlns:c=\"" XLSX_DRAWINGS "/chart\" "
                                                 "xmlns:a=\"" XLSX_DRAWINGS "/main\" "
                                                 "xmlns:r=\"" XLSX_OFFICE "/relationships\">");
    xml_append(out, "<c:lang val=\"$t-$t\"/><c:roundedCorners val=\"0\"/><c:chart>", book->language, book->country);
    append_title(out, book, sheet->chart.title, sheet->chart.legend, 12, true);
    g_string_append(out, "<c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/><c:barChart>");
    xml_append(out, "<c:barDir val=\"$t\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>", direction->bars);
    /* What comes later is drawn over what came before. */
    if (!sheet->chart.exact)
        append_series(out, sheet, 0, END_HIGH);
    append_series(out, sheet, sheet->chart.exact ? 0 : 1, END_LOW);
    g_string_append(out, "<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/>"
                         "</c:barChart>");
    append_axes(out, book, &sheet->chart, direction);
    g_string_append(out, "</c:plotArea>");
    if (!sheet->chart.exact)
        g_string_append(out, "<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/></c:legend>");
    g_string_append(out, "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>");
    xml_append(out,
               "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1000\">" FONT "</a:defRPr></a:pPr>"
               "<a:endParaRPr lang=\"$t-$t\"/></a:p></c:txPr></c:chartSpace>\n",
               book->language, book->country);
    return out;
}
