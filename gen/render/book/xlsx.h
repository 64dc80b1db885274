/* The parts of an XLSX file, as Office Open XML has them (ECMA-376, transitional). A sheet, its table and its chart are
 * parts of the same number, its place in the book from 1. Functions that return a GString give it to the caller. */
#ifndef ADREPORT_RENDER_BOOK_XLSX_H
#define ADREPORT_RENDER_BOOK_XLSX_H

#include "render/book/book.h"

/* What the cells of all sheets refer to by number; it fills while the sheets are written. */
struct xlsx_shared {
    GHashTable *numbers; /* a text of the book, by its address -> its number, from 1 */
    GString *texts;      /* each once, in order, as <si> */
    guint uses;
    GArray *looks;            /* unsigned, in order */
    guint styles[LOOK_COUNT]; /* enum look -> its number, from 1; 0: none yet */
};

/* xlsx_shared.c */
void xlsx_shared_init(struct xlsx_shared *shared);
void xlsx_shared_clear(struct xlsx_shared *shared);

/* Number of a text of the book, for <v>. */
guint xlsx_text(struct xlsx_shared *shared, const char *text);

/* Number of a look, for s="". */
guint xlsx_style(struct xlsx_shared *shared, unsigned look);

GString *xlsx_shared_strings(const struct xlsx_shared *shared);
GString *xlsx_styles(const struct xlsx_shared *shared);

/* Appends text for an attribute or an element of the type ST_Xstring, in which "_x0041_" would be read as "A". */
void xlsx_append_string(GString *out, const char *text);

/* xlsx_sheet.c: a sheet, and what it leads to: its links, its table and its drawing. relations is for its .rels. */
GString *xlsx_sheet(struct xlsx_shared *shared, const struct book_sheet *sheet, guint number, GString **relations);

/* xlsx_table.c */
GString *xlsx_table(const struct book_sheet *sheet, guint number);

/* xlsx_chart.c: the chart, and the drawing that has it at its place beside the table: in a column of its own as wide as
 * itself, so that no page ends within it, and one empty column away. In pixels. */
enum { XLSX_CHART_GAP = 64, XLSX_CHART_WIDTH = 768 };
GString *xlsx_drawing(const struct book_sheet *sheet);
GString *xlsx_drawing_relations(guint number);
GString *xlsx_chart(const struct book *book, const struct book_sheet *sheet);

/* xlsx_about.c: which parts there are, and what the file says of itself. */
GString *xlsx_content_types(const struct book *book);
GString *xlsx_root_relations(void);
GString *xlsx_workbook(const struct book *book);
GString *xlsx_workbook_relations(const struct book *book);
GString *xlsx_core_properties(const struct book *book);
GString *xlsx_app_properties(const struct book *book);
GString *xlsx_custom_properties(const struct book *book);

#define XLSX_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define XLSX_SHEETS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XLSX_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006"
#define XLSX_PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define XLSX_DRAWINGS "http://schemas.openxmlformats.org/drawingml/2006"

#endif
