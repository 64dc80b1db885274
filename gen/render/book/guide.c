/* How to read and use a workbook, and how to open the CSV files that have the same numbers. */
#include "render/book/book.h"

static const struct {
    enum line_kind kind;
    const char *key;
} lines[] = {
    {LINE_TITLE, "sheet.reading"},          {LINE_TEXT, "sheet.guide_note"},
    {LINE_HEADING, "sheet.guide_numbers"},  {LINE_TEXT, "sheet.reading_range"},
    {LINE_TEXT, "sheet.reading_text"},      {LINE_HEADING, "sheet.guide_marks"},
    {LINE_TEXT, "sheet.reading_marks"},     {LINE_HEADING, "sheet.guide_adding"},
    {LINE_TEXT, "sheet.reading_adding"},    {LINE_TEXT, "sheet.guide_totals"},
    {LINE_HEADING, "sheet.guide_days"},     {LINE_TEXT, "sheet.guide_dates"},
    {LINE_HEADING, "sheet.guide_csv"},      {LINE_TEXT, "sheet.guide_csv_why"},
    {LINE_TEXT, "sheet.guide_csv_danger"},  {LINE_TEXT, "sheet.guide_csv_setting"},
    {LINE_TEXT, "sheet.guide_csv_import"},  {LINE_TEXT, "sheet.guide_csv_libreoffice"},
    {LINE_TEXT, "sheet.guide_csv_columns"},
};

const struct book_sheet *book_add_guide(struct book *book, const struct report *report, enum language language) {
    struct book_sheet *guide = book_add_sheet(book, 2, report_phrase(report, language, "sheet.reading"));
    guide->prose = true;
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
        sheet_add_line(book, guide, lines[i].kind, report_phrase(report, language, lines[i].key));
    return guide;
}
