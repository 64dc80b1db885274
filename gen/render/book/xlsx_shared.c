/* What the cells of an XLSX file refer to by number: texts and formats. */
#include "render/book/xlsx.h"

#include "render/escape.h"

#include <string.h>

void xlsx_shared_init(struct xlsx_shared *shared) {
    *shared = (struct xlsx_shared){.numbers = g_hash_table_new(g_direct_hash, g_direct_equal),
                                   .texts = g_string_new(NULL),
                                   .looks = g_array_new(FALSE, FALSE, sizeof(unsigned))};
}

void xlsx_shared_clear(struct xlsx_shared *shared) {
    g_hash_table_unref(shared->numbers);
    g_string_free(shared->texts, TRUE);
    g_array_unref(shared->looks);
}

static bool is_escape(const char *text) {
    return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit(text[2]) && g_ascii_isxdigit(text[3]) &&
           g_ascii_isxdigit(text[4]) && g_ascii_isxdigit(text[5]) && text[6] == '_';
}

void xlsx_append_string(GString *out, const char *text) {
    const char *from = text;
    for (const char *at = strstr(text, "_x"); at; at = strstr(at + 1, "_x")) {
        if (!is_escape(at))
            continue;
        escape_xml_part(out, from, (gsize)(at - from));
        g_string_append(out, "_x005F_");
        from = at + 1;
    }
    escape_xml(out, from);
}

guint xlsx_text(struct xlsx_shared *shared, const char *text) {
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(shared->numbers, text));
    shared->uses++;
    if (number > 0)
        return number - 1;
    number = g_hash_table_size(shared->numbers);
    g_hash_table_insert(shared->numbers, (gpointer)text, GUINT_TO_POINTER(number + 1));
    bool spaces = *text == ' ' || (*text && text[strlen(text) - 1] == ' ');
    g_string_append(shared->texts, spaces ? "<si><t xml:space=\"preserve\">" : "<si><t>");
    xlsx_append_string(shared->texts, text);
    g_string_append(shared->texts, "</t></si>\n");
    return number;
}

GString *xlsx_shared_strings(const struct xlsx_shared *shared) {
    GString *out = g_string_sized_new(shared->texts->len + 256);
    g_string_append_printf(out, XLSX_DECLARATION "<sst xmlns=\"" XLSX_SHEETS "\" count=\"%u\" uniqueCount=\"%u\">",
                           shared->uses, g_hash_table_size(shared->numbers));
    g_string_append_len(out, shared->texts->str, (gssize)shared->texts->len);
    g_string_append(out, "</sst>\n");
    return out;
}

guint xlsx_style(struct xlsx_shared *shared, unsigned look) {
    g_assert(look < LOOK_COUNT);
    if (shared->styles[look] == 0) {
        g_array_append_val(shared->looks, look);
        shared->styles[look] = shared->looks->len;
    }
    return shared->styles[look];
}

/* The first font is that of a file as such, by whose digits a spreadsheet measures columns: Arial has a twin of the same
 * measures where it is not installed. The fills and the first border are those Excel expects to find there. */
#define ARIAL "<name val=\"Arial\"/><family val=\"2\"/></font>"
#define BLUE "<color rgb=\"FF0B4F9E\"/>"
static const char fonts[] = "<fonts count=\"5\"><font><sz val=\"12\"/>" ARIAL "<font><b/><sz val=\"12\"/>" ARIAL
                            "<font><b/><sz val=\"16\"/>" ARIAL "<font><u/><sz val=\"12\"/>" BLUE ARIAL
                            "<font><b/><u/><sz val=\"12\"/>" BLUE ARIAL "</fonts>";
static const char fills[] = "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                            "<fill><patternFill patternType=\"gray125\"/></fill></fills>";
static const char borders[] =
    "<borders count=\"3\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border>"
    "<border><left/><right/><top style=\"thin\"><color auto=\"1\"/></top><bottom/><diagonal/></border></borders>";
static const char number_formats[] =
    "<numFmts count=\"4\"><numFmt numFmtId=\"164\" formatCode=\"#,##0\"/><numFmt numFmtId=\"165\" "
    "formatCode=\"#,##0.0\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\"/><numFmt numFmtId=\"167\" formatCode=\"#,##0.000\"/></numFmts>";
enum { FIRST_NUMBER_FORMAT = 164 };

static guint font_of(unsigned look) {
    bool bold = look & (LOOK_STRONG | LOOK_HEADER);
    if (look & LOOK_TITLE)
        return 2;
    if (look & LOOK_LINK)
        return bold ? 4 : 3;
    return bold ? 1 : 0;
}

static guint border_of(unsigned look) {
    return look & LOOK_HEADER ? 1 : look & LOOK_TOTAL ? 2 : 0;
}

static void append_format(GString *out, unsigned look) {
    guint number = look & LOOK_NUMBER ? FIRST_NUMBER_FORMAT + look / LOOK_DECIMALS : 0;
    g_string_append_printf(
        out,
        "<xf numFmtId=\"%u\" fontId=\"%u\" fillId=\"0\" borderId=\"%u\" xfId=\"0\"%s applyFont=\"1\"%s "
        "applyAlignment=\"1\"><alignment",
        number, font_of(look), border_of(look), number ? " applyNumberFormat=\"1\"" : "",
        border_of(look) ? " applyBorder=\"1\"" : "");
    if (look & LOOK_RIGHT)
        g_string_append(out, " horizontal=\"right\"");
    else if (look & LOOK_INDENT)
        g_string_append(out, " horizontal=\"left\"");
    g_string_append_printf(out, " vertical=\"%s\"",
                           look & (LOOK_HEADER | LOOK_LOW) ? "bottom"
                           : look & LOOK_MIDDLE            ? "center"
                                                           : "top");
    if (look & (LOOK_WRAP | LOOK_HEADER))
        g_string_append(out, " wrapText=\"1\"");
    if (look & LOOK_INDENT)
        g_string_append(out, " indent=\"1\"");
    g_string_append(out, "/></xf>");
}

GString *xlsx_styles(const struct xlsx_shared *shared) {
    GString *out = g_string_new(XLSX_DECLARATION "<styleSheet xmlns=\"" XLSX_SHEETS "\">");
    g_string_append_printf(out, "%s%s%s%s", number_formats, fonts, fills, borders);
    static const char plain[] = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"";
    g_string_append_printf(out, "<cellStyleXfs count=\"1\">%s/></cellStyleXfs><cellXfs count=\"%u\">%s xfId=\"0\"/>",
                           plain, shared->looks->len + 1, plain);
    for (guint i = 0; i < shared->looks->len; i++)
        append_format(out, g_array_index(shared->looks, unsigned, i));
    g_string_append(out,
                    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                    "</cellStyles><dxfs count=\"0\"/><tableStyles count=\"0\" "
                    "defaultTableStyle=\"TableStyleMedium9\" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>\n");
    return out;
}
