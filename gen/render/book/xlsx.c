/* A book -> XLSX: its parts in a ZIP. The numbers in it are the digits of the report; none becomes a double here. */
#include "render/book/xlsx.h"

#include "render/book/package.h"

static void add_part(struct package *package, const char *name, guint number, GString *text) {
    g_autofree char *path = g_strdup_printf(name, number);
    package_add(package, path, text);
}

static void add_sheet(struct package *package, struct xlsx_shared *shared, const struct book *book, guint place) {
    const struct book_sheet *sheet = g_ptr_array_index(book->sheets, place);
    guint number = place + 1;
    GString *relations;
    add_part(package, "xl/worksheets/sheet%u.xml", number, xlsx_sheet(shared, sheet, number, &relations));
    if (relations)
        add_part(package, "xl/worksheets/_rels/sheet%u.xml.rels", number, relations);
    if (sheet_has_table(sheet))
        add_part(package, "xl/tables/table%u.xml", number, xlsx_table(sheet, number));
    if (sheet->chart.rows == 0)
        return;
    add_part(package, "xl/drawings/drawing%u.xml", number, xlsx_drawing(sheet));
    add_part(package, "xl/drawings/_rels/drawing%u.xml.rels", number, xlsx_drawing_relations(number));
    add_part(package, "xl/charts/chart%u.xml", number, xlsx_chart(book, sheet));
}

bool book_xlsx(const struct book *book, char **bytes, gsize *size, GError **error) {
    struct package *package = package_new();
    struct xlsx_shared shared;
    xlsx_shared_init(&shared);
    /* By these, in this order, programs that look at the bytes of a file know what it is. */
    package_add(package, "[Content_Types].xml", xlsx_content_types(book));
    package_add(package, "_rels/.rels", xlsx_root_relations());
    package_add(package, "xl/workbook.xml", xlsx_workbook(book));
    package_add(package, "xl/_rels/workbook.xml.rels", xlsx_workbook_relations(book));
    package_add(package, "docProps/app.xml", xlsx_app_properties(book));
    package_add(package, "docProps/core.xml", xlsx_core_properties(book));
    package_add(package, "docProps/custom.xml", xlsx_custom_properties(book));
    for (guint i = 0; i < book->sheets->len; i++)
        add_sheet(package, &shared, book, i);
    package_add(package, "xl/sharedStrings.xml", xlsx_shared_strings(&shared));
    package_add(package, "xl/styles.xml", xlsx_styles(&shared));
    xlsx_shared_clear(&shared);
    return package_finish(package, bytes, size, error);
}
