/* What one cell of a figure becomes on its sheet: a number its two ends and its text, a stretch of days its first and
 * last day and its words. */
#include "render/book/figure_sheet.h"

#include <string.h>

static const char *use_symbol(struct figure_sheet *table, struct book_term *term, int state) {
    table->used[state] = true;
    term->states[state] = true;
    return book_use_symbol(table->book, table->report, table->language, state, table->sheet);
}

bool sheet_row_is_ruled(const struct figure_sheet *table, const struct row *row) {
    return row->total && (row == table->figure->rows || !row[-1].total);
}

/* One end of an interval: its number, or the symbol that says why there is none. An estimate of the source has one too,
 * so that nobody adds it to what was measured; its text has the number. */
static void add_end(struct figure_sheet *table, const struct row *row, guint column, const char *digits,
                    unsigned decimals) {
    const struct cell *cell = &row->cells[column];
    struct book_term *term = table->terms[column];
    struct book_cell end = {.kind = BOOK_NUMBER,
                            .right = true,
                            .strong = row->total,
                            .ruled = sheet_row_is_ruled(table, row),
                            .decimals = decimals};
    bool missing = cell->state != STATE_VALUE;
    if (missing || !digits || !*digits) {
        end.kind = BOOK_TEXT;
        end.muted = true;
        end.text = use_symbol(table, term, missing ? (int)cell->state : STATE_COUNT);
    } else {
        end.text = digits;
    }
    g_array_append_val(table->sheet->cells, end);
}

static void add_words(struct figure_sheet *table, const struct row *row, const char *text, bool muted) {
    struct book_cell cell = {.kind = BOOK_TEXT,
                             .text = book_string(table->book, text),
                             .strong = row->total,
                             .ruled = sheet_row_is_ruled(table, row),
                             .muted = muted};
    g_array_append_val(table->sheet->cells, cell);
}

void sheet_add_words(struct figure_sheet *table, const struct row *row, const char *text) {
    add_words(table, row, text, false);
}

void sheet_add_number(struct figure_sheet *table, const struct row *row, guint column, unsigned decimals) {
    const struct cell *cell = &row->cells[column];
    add_end(table, row, column, cell_low(cell), decimals);
    add_end(table, row, column, cell_high(cell), decimals);
    add_words(table, row, cell->text->text[table->language], cell->state != STATE_VALUE);
}

/* An end without bound is an empty cell, as a date that is not there: the words beside it say what it means. */
static void add_day_or_nothing(struct figure_sheet *table, const struct row *row, const char *text, gsize length) {
    g_autofree char *day = g_strndup(text, length);
    if (length == 0 || strcmp(day, "..") == 0)
        sheet_add_words(table, row, "");
    else
        sheet_add_day(table->book, table->sheet, day, DATE_LONG, row->total, sheet_row_is_ruled(table, row));
}

/* Of several stretches, joined by |, the first day of the first and the last day of the last. */
static void add_stretch(struct figure_sheet *table, const struct row *row, const struct cell *cell) {
    const char *days = cell_code(cell) ? cell_code(cell) : "";
    const char *last = strrchr(days, '/');
    add_day_or_nothing(table, row, days, strcspn(days, "/"));
    add_day_or_nothing(table, row, last ? last + 1 : "", last ? strlen(last + 1) : 0);
    sheet_add_words(table, row, cell->text->text[table->language]);
}

void sheet_add_label(struct figure_sheet *table, const struct row *row, guint column) {
    const struct cell *cell = &row->cells[column];
    enum code_kind code = table->figure->columns[column].code;
    if (code == CODE_DAYS)
        add_stretch(table, row, cell);
    else if (code == CODE_DAY && cell_code(cell) && *cell_code(cell))
        sheet_add_day(table->book, table->sheet, cell_code(cell), DATE_LONG, row->total,
                      sheet_row_is_ruled(table, row));
    else
        sheet_add_words(table, row, cell->text->text[table->language]);
}

void sheet_add_row_days(struct figure_sheet *table, const struct row *row) {
    g_autoptr(GString) days = g_string_new(NULL);
    if (row->days.first)
        period_append_iso(days, row->days);
    const char *middle = strchr(days->str, '/');
    add_day_or_nothing(table, row, days->str, strcspn(days->str, "/"));
    add_day_or_nothing(table, row, middle ? middle + 1 : "", middle ? strlen(middle + 1) : 0);
}

void sheet_add_notes(struct figure_sheet *table, const struct row *row, guint column, guint columns) {
    g_autoptr(GString) symbols = g_string_new(NULL);
    for (guint i = column; i < column + columns; i++) {
        int note = row->cells[i].note;
        if (note < 1 || (guint)note > table->figure->note_count)
            continue;
        const char *text = table->figure->notes[note - 1].text[table->language];
        const char *symbol = book_use_note(table->book, table->report, table->language, text, table->sheet);
        if (strstr(symbols->str, symbol))
            continue;
        g_string_append_printf(symbols, "%s%s", symbols->len ? " " : "", symbol);
    }
    sheet_add_words(table, row, symbols->str);
}
