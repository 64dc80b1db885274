/* The sheet of one figure: what it says in a few lines, then its table. A number takes three columns: low and high to
 * work with, and the text of the page to cite. The key of the row follows them, to sort by and to join with. */
#include "render/book/book.h"

#include <string.h>

struct figure_sheet {
    struct book *book;
    const struct report *report;
    const struct figure *figure;
    enum language language;
    struct book_sheet *sheet;
    bool used[STATE_COUNT + 1]; /* marks on this sheet; the last one is of an open end */
    bool has_notes;             /* some cell has a note, so that there is a column for them */
    struct book_term **terms;   /* one per column of the figure */
};

static const char *words(const struct figure_sheet *table, const char *key) {
    return report_phrase(table->report, table->language, key);
}

static const char *mark(struct figure_sheet *table, struct book_term *term, int state) {
    table->used[state] = true;
    term->marks[state] = true;
    return book_use_mark(table->book, table->report, table->language, state, table->sheet);
}

static void add_headers(struct figure_sheet *table) {
    static const char *const parts[] = {"sheet.low", "sheet.high", "sheet.text"};
    for (guint i = 0; i < table->figure->column_count; i++) {
        const struct column *column = &table->figure->columns[i];
        const char *text = column->header.text[table->language];
        const char *header = text && *text ? text : column->key;
        table->terms[i] =
            book_use_term(table->book, header, column->unit_words.text[table->language],
                          column->meaning.text[table->language], column->kind == CELL_NUMBER, table->sheet);
        if (column->kind == CELL_LABEL) {
            sheet_add_header(table->book, table->sheet, header, false);
            continue;
        }
        for (guint part = 0; part < G_N_ELEMENTS(parts); part++) {
            g_autofree char *name = g_strdup_printf("%s, %s", header, words(table, parts[part]));
            sheet_add_header(table->book, table->sheet, name, part < 2);
        }
    }
    book_use_term(table->book, words(table, "sheet.key"), "", words(table, "sheet.key_meaning"), false, table->sheet);
    sheet_add_header(table->book, table->sheet, words(table, "sheet.key"), false);
    if (table->has_notes)
        sheet_add_header(table->book, table->sheet, words(table, "sheet.notes"), false);
}

static unsigned decimals_of(const char *digits) {
    const char *point = digits ? strchr(digits, '.') : NULL;
    return point ? (unsigned)strlen(point + 1) : 0;
}

/* How many decimals a column shows: none, or the most that any cell has; money has none or two. */
static unsigned column_decimals(const struct figure *figure, guint column) {
    unsigned most = 0;
    for (guint r = 0; r < figure->row_count; r++) {
        const struct cell *cell = &figure->rows[r].cells[column];
        most = MAX(most, MAX(decimals_of(cell->low), decimals_of(cell->high)));
    }
    return most > 0 && figure->columns[column].unit == UNIT_MONEY ? 2 : MIN(most, 3);
}

/* One end of an interval: its number, or the mark that says why there is none. An estimate of the source is marked too,
 * so that nobody adds it to what was measured; its text has the number. */
static void add_end(struct figure_sheet *table, const struct row *row, guint column, const char *digits,
                    unsigned decimals) {
    const struct cell *cell = &row->cells[column];
    struct book_term *term = table->terms[column];
    struct book_cell end = {.kind = BOOK_NUMBER, .right = true, .strong = row->total, .decimals = decimals};
    if (cell->state != STATE_VALUE) {
        end.kind = BOOK_TEXT;
        end.text = mark(table, term, (int)cell->state);
    } else if (!digits || !*digits) {
        end.kind = BOOK_TEXT;
        end.text = mark(table, term, STATE_COUNT);
    } else {
        end.text = digits;
    }
    g_array_append_val(table->sheet->cells, end);
}

static void add_words(struct figure_sheet *table, const char *text, bool strong) {
    struct book_cell cell = {.kind = BOOK_TEXT, .text = book_string(table->book, text), .strong = strong};
    g_array_append_val(table->sheet->cells, cell);
}

/* The key of a day is a date; so is what a column of days has. */
static void add_label(struct figure_sheet *table, const struct row *row, guint column) {
    const struct cell *cell = &row->cells[column];
    if (table->figure->columns[column].code == CODE_DAY && cell->code && *cell->code)
        sheet_add_day(table->book, table->sheet, cell->code, row->total);
    else
        add_words(table, cell->text.text[table->language], row->total);
}

static void add_key(struct figure_sheet *table, const struct row *row) {
    if (strcmp(table->figure->columns[0].key, "day") == 0)
        sheet_add_day(table->book, table->sheet, row->key, row->total);
    else
        add_words(table, row->key, row->total);
}

static void add_notes_cell(struct figure_sheet *table, const struct row *row) {
    g_autoptr(GString) marks = g_string_new(NULL);
    for (guint i = 0; i < table->figure->column_count; i++) {
        int note = row->cells[i].note;
        if (note < 1 || (guint)note > table->figure->note_count)
            continue;
        const char *text = table->figure->notes[note - 1].text[table->language];
        const char *sign = book_use_note(table->book, table->report, table->language, text, table->sheet);
        if (strstr(marks->str, sign))
            continue;
        g_string_append_printf(marks, "%s%s", marks->len ? " " : "", sign);
    }
    add_words(table, marks->str, row->total);
}

static void add_rows(struct figure_sheet *table) {
    const struct figure *figure = table->figure;
    g_autofree unsigned *decimals = g_new0(unsigned, figure->column_count);
    for (guint i = 0; i < figure->column_count; i++)
        if (figure->columns[i].kind == CELL_NUMBER)
            decimals[i] = column_decimals(figure, i);
    for (guint r = 0; r < figure->row_count; r++) {
        const struct row *row = &figure->rows[r];
        for (guint i = 0; i < figure->column_count; i++) {
            const struct cell *cell = &row->cells[i];
            if (figure->columns[i].kind == CELL_NUMBER) {
                add_end(table, row, i, cell->low, decimals[i]);
                add_end(table, row, i, cell->high, decimals[i]);
                add_words(table, cell->text.text[table->language], row->total);
            } else {
                add_label(table, row, i);
            }
        }
        add_key(table, row);
        if (table->has_notes)
            add_notes_cell(table, row);
    }
}

/* "This sheet contains one table. Marks in this table: [n] not collected; [open] no known upper end." */
static void add_marks_line(struct figure_sheet *table) {
    g_autoptr(GString) line = g_string_new(words(table, "sheet.one_table"));
    const char *separator = NULL;
    for (int state = 0; state <= STATE_COUNT; state++) {
        if (!table->used[state])
            continue;
        if (!separator)
            g_string_append_printf(line, " %s: ", words(table, "sheet.marks"));
        const struct book_remark *remark = &table->book->marks[state];
        g_string_append_printf(line, "%s%s %s", separator ? separator : "", remark->mark, remark->words);
        separator = "; ";
    }
    if (separator)
        g_string_append_c(line, '.');
    sheet_add_line(table->book, table->sheet, LINE_TEXT, line->str);
}

/* "Notes to this table: [note 1], [note 4]." Notes of the figure as a whole belong to no cell. */
static void add_notes_line(struct figure_sheet *table) {
    if (table->figure->note_count == 0)
        return;
    g_autoptr(GString) line = g_string_new(words(table, "sheet.notes_here"));
    for (guint i = 0; i < table->figure->note_count; i++) {
        const char *text = table->figure->notes[i].text[table->language];
        const char *sign = book_use_note(table->book, table->report, table->language, text, table->sheet);
        g_string_append_printf(line, "%s%s", i ? ", " : ": ", sign);
    }
    g_string_append_c(line, '.');
    sheet_add_line(table->book, table->sheet, LINE_TEXT, line->str);
}

static bool any_cell_has_note(const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 0; i < figure->column_count; i++)
            if (figure->rows[r].cells[i].note > 0)
                return true;
    return false;
}

static bool has_both_ends(const struct cell *cell) {
    return cell->state == STATE_VALUE && *cell->low && *cell->high;
}

/* The column of the sheet at which a column of the figure begins. */
static guint sheet_column(const struct figure *figure, guint column) {
    guint at = 0;
    for (guint i = 0; i < column; i++)
        at += figure->columns[i].kind == CELL_NUMBER ? 3 : 1;
    return at;
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
        if (strcmp(figure->rows[r].cells[column].low, figure->rows[r].cells[column].high) != 0)
            return false;
    return true;
}

/* The library cuts a longer description within a letter, and then spreadsheets call the file damaged. The table says all of
 * it. Caller frees. */
static char *short_description(const char *text) {
    enum { MOST_BYTES = 2000 };
    if (strlen(text) <= MOST_BYTES)
        return g_strdup(text);
    g_autofree char *begin = g_strndup(text, (gsize)(g_utf8_find_prev_char(text, text + MOST_BYTES) - text));
    return g_strconcat(begin, "…", NULL);
}

/* Two kinds of charts are in workbooks: the bars that a page opens with, and charts along an axis of time. */
static void add_chart(struct figure_sheet *table) {
    const struct figure *figure = table->figure;
    guint column = (guint)figure->chart.column;
    bool bars = figure->chart.type == CHART_RANGE_BARS && figure->chart.lead;
    guint rows = bars || stands(figure) ? rows_drawn(figure, column) : 0;
    if (rows < 2)
        return;
    bool exact = all_exact(figure, column, rows);
    g_autofree char *description = short_description(figure->alt.text[table->language]);
    const char *legend = figure->chart.legend.text[table->language];
    table->sheet->chart = (struct book_chart){
        .rows = rows,
        .low = sheet_column(figure, column),
        .standing = stands(figure),
        .title = book_string(table->book, figure->headline.text[table->language]),
        .exact = exact,
        .legend = exact || !legend ? "" : book_string(table->book, legend),
        .names = {book_string(table->book,
                              exact ? figure->columns[column].header.text[table->language] : words(table, "sheet.low")),
                  book_string(table->book, words(table, "sheet.high"))},
        .unit = book_string(table->book, figure->columns[column].unit_words.text[table->language]),
        .description = book_string(table->book, description),
    };
}

static void fill_table(struct figure_sheet *table) {
    g_autofree struct book_term **terms = g_new0(struct book_term *, table->figure->column_count);
    table->terms = terms;
    sheet_set_table(table->book, table->sheet, table->figure->id);
    table->has_notes = any_cell_has_note(table->figure);
    add_headers(table);
    add_rows(table);
    add_marks_line(table);
    add_chart(table);
    table->terms = NULL;
}

void book_add_figure(struct book *book, const struct report *report, const struct figure *figure,
                     enum language language, const char *back) {
    struct book_sheet *sheet = book_add_sheet(book, book->sheets->len, figure->tab.text[language]);
    struct figure_sheet table = {
        .book = book, .report = report, .figure = figure, .language = language, .sheet = sheet};
    const char *empty = figure->empty.text[language];
    sheet_add_line(book, sheet, LINE_TITLE, figure->headline.text[language]);
    sheet_add_line(book, sheet, LINE_TEXT, figure->subtitle.text[language]);
    sheet_add_line(book, sheet, LINE_TEXT, figure->source.text[language]);
    if (figure->row_count > 0)
        fill_table(&table);
    else
        sheet_add_line(book, sheet, LINE_TEXT, empty && *empty ? empty : words(&table, "sheet.empty"));
    add_notes_line(&table);
    sheet_add_link_line(book, sheet, words(&table, "sheet.back"), back, true);
}
