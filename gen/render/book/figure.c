/* The sheet of one figure: what it says in a few lines, its table, and a chart beside that. */
#include "render/book/figure_sheet.h"

#include <string.h>

const char *sheet_phrase(const struct figure_sheet *table, const char *key) {
    return report_phrase(table->report, table->language, key);
}

/* "This sheet contains one table. Marks in this table: [n] not collected; [open] no known upper end." */
static void add_marks_line(struct figure_sheet *table) {
    g_autoptr(GString) line = g_string_new(sheet_phrase(table, "sheet.one_table"));
    const struct language_row *form = language_row(table->language);
    const char *separator = NULL;
    for (int state = 0; state <= STATE_COUNT; state++) {
        if (!table->used[state])
            continue;
        if (!separator)
            g_string_append_printf(line, " %s%s", sheet_phrase(table, "sheet.marks"), form->colon);
        const struct book_remark *remark = &table->book->states[state];
        g_string_append_printf(line, "%s %s %s", separator ? separator : "", remark->symbol, remark->words);
        separator = form->semicolon;
    }
    if (separator)
        g_string_append_c(line, '.');
    sheet_add_line(table->book, table->sheet, LINE_TEXT, line->str);
}

/* "Notes to this table: [note 1], [note 4]." Notes of the figure as a whole belong to no cell. */
static void add_notes_line(struct figure_sheet *table) {
    if (table->figure->note_count == 0)
        return;
    g_autoptr(GString) line = g_string_new(sheet_phrase(table, "sheet.notes_here"));
    for (guint i = 0; i < table->figure->note_count; i++) {
        const char *text = table->figure->notes[i].text[table->language];
        const char *symbol = book_use_note(table->book, table->report, table->language, text, table->sheet);
        g_string_append_printf(line, "%s %s", i ? "," : language_row(table->language)->colon, symbol);
    }
    g_string_append_c(line, '.');
    sheet_add_line(table->book, table->sheet, LINE_TEXT, line->str);
}

static bool has_both_ends(const struct cell *cell) {
    return cell->state == STATE_VALUE && *cell_low(cell) && *cell_high(cell);
}

static bool stands(const struct figure *figure) {
    return figure->chart.type == CHART_RANGE_COLUMNS || figure->chart.type == CHART_STEP;
}

/* How many rows on top can be drawn: all with a number, none if one with a number would be left out. An axis of time
 * has no gaps, so that there every row counts. */
static guint rows_drawn(const struct figure *figure, guint column) {
    guint rows = 0;
    while (rows < figure->row_count && !figure->rows[rows].total && has_both_ends(&figure->rows[rows].cells[column]))
        rows++;
    for (guint r = rows; r < figure->row_count; r++)
        if (!figure->rows[r].total && (stands(figure) || figure->rows[r].cells[column].state == STATE_VALUE))
            return 0;
    return rows;
}

static bool all_exact(const struct figure *figure, guint column, guint rows) {
    for (guint r = 0; r < rows; r++)
        if (strcmp(cell_low(&figure->rows[r].cells[column]), cell_high(&figure->rows[r].cells[column])) != 0)
            return false;
    return true;
}

/* Two kinds of charts are in workbooks: the bars that a page opens with, and charts along an axis of time. */
static void add_chart(struct figure_sheet *table) {
    const struct figure *figure = table->figure;
    guint column = (guint)figure->chart.column;
    bool bars = figure->chart.type == CHART_RANGE_BARS && figure->chart.lead;
    guint rows = !figure->across && (bars || stands(figure)) ? rows_drawn(figure, column) : 0;
    if (rows < 2)
        return;
    bool exact = all_exact(figure, column, rows);
    const char *legend = figure->chart.legend.text[table->language];
    table->sheet->chart = (struct book_chart){
        .rows = rows,
        .low = sheet_number_column(figure, column),
        .standing = stands(figure),
        .dated = sheet_begins_with_days(figure),
        .title = book_string(table->book, figure->headline.text[table->language]),
        .exact = exact,
        .legend = exact || !legend ? "" : book_string(table->book, legend),
        .names = {book_string(table->book, exact ? figure->columns[column].header.text[table->language]
                                                 : sheet_phrase(table, "sheet.low")),
                  book_string(table->book, sheet_phrase(table, "sheet.high"))},
        .unit = book_string(table->book, figure->columns[column].unit_words.text[table->language]),
        .description = book_string(table->book, figure->alt.text[table->language]),
    };
}

static void fill_table(struct figure_sheet *table) {
    sheet_set_table(table->book, table->sheet, table->figure->id);
    sheet_fill_table(table);
    add_marks_line(table);
    add_chart(table);
}

void book_add_figure(struct book *book, const struct report *report, const struct figure *figure,
                     enum language language, const char *back) {
    struct book_sheet *sheet = book_add_sheet(book, book->sheets->len, figure->tab.text[language]);
    struct figure_sheet table = {
        .book = book, .report = report, .figure = figure, .language = language, .sheet = sheet};
    const char *empty = figure->empty.text[language];
    sheet_add_line(book, sheet, LINE_TITLE, figure->headline.text[language]);
    sheet_add_lines(book, sheet, figure->subtitle.text[language]);
    sheet_add_lines(book, sheet, figure->source.text[language]);
    if (figure->row_count > 0)
        fill_table(&table);
    else
        sheet_add_line(book, sheet, LINE_TEXT, empty && *empty ? empty : sheet_phrase(&table, "sheet.empty"));
    add_notes_line(&table);
    sheet_add_link_line(book, sheet, sheet_phrase(&table, "sheet.back"), back, true);
}
