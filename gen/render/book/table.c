/* The table of a figure: which columns its sheet has, and what is in them.
 *
 *     what the row is | its kind | the columns of the figure | its key | its notes
 *
 * What a row is takes one column, or three along an axis of weeks or what is longer: its words, its first and its last day. A
 * figure whose columns are parts of one measure has a row for each of its numbers, with the part in front and the key of
 * its column behind that of its row. */
#include "render/book/figure_sheet.h"

#include <string.h>

enum head { HEAD_WORDS, HEAD_DAY, HEAD_BIN };

static enum head head_of(const struct figure *figure) {
    enum axis axis;
    if (!axis_from_word(figure->columns[0].key, &axis))
        return HEAD_WORDS;
    return axis == AXIS_DAY ? HEAD_DAY : HEAD_BIN;
}

bool sheet_begins_with_days(const struct figure *figure) {
    return head_of(figure) == HEAD_DAY;
}

/* True if some number of the figure holds what others hold too, by its row or, if each number has a row, its column. */
static bool has_kinds(const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 1; i < figure->column_count; i++)
            if (figure->rows[r].overlaps || (figure->across && cell_overlaps(&figure->rows[r], &figure->columns[i])))
                return true;
    return false;
}

static bool any_cell_has_note(const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 0; i < figure->column_count; i++)
            if (figure->rows[r].cells[i].note > 0)
                return true;
    return false;
}

static guint columns_taken(const struct column *column) {
    return column->kind == CELL_NUMBER || column->code == CODE_DAYS ? 3 : 1;
}

guint sheet_number_column(const struct figure *figure, guint column) {
    guint at = (head_of(figure) == HEAD_BIN ? 3 : 1) + has_kinds(figure);
    for (guint i = 1; i < column; i++)
        at += columns_taken(&figure->columns[i]);
    return at;
}

static void add_header(struct figure_sheet *table, const char *text, bool right) {
    sheet_add_header(table->book, table->sheet, text, right);
}

/* A column of the sheet that is none of the figure. */
static void add_own_column(struct figure_sheet *table, const char *key, const char *meaning, const char *unit) {
    book_use_term(table->book, sheet_phrase(table, key), unit ? sheet_phrase(table, unit) : "",
                  sheet_phrase(table, meaning), TERM_ONE, table->sheet);
    add_header(table, sheet_phrase(table, key), false);
}

/* The three columns of a number, or of a stretch of days. */
static void add_three(struct figure_sheet *table, const char *header, enum term_kind kind) {
    for (guint part = 0; part < 3; part++) {
        const char *key = term_parts[kind][part];
        g_autofree char *name = g_strdup_printf("%s, %s", header, sheet_phrase(table, key));
        add_header(table, name, kind == TERM_NUMBER && part < 2);
    }
}

static void add_column(struct figure_sheet *table, guint index) {
    const struct column *column = &table->figure->columns[index];
    const char *text = column->header.text[table->language];
    const char *header = text && *text ? text : column->key;
    bool days = column->code == CODE_DAYS,
         day = column->code == CODE_DAY || (index == 0 && head_of(table->figure) == HEAD_DAY);
    enum term_kind kind = column->kind == CELL_NUMBER ? TERM_NUMBER : days ? TERM_DAYS : TERM_ONE;
    const char *unit = days || day ? sheet_phrase(table, "sheet.date") : column->unit_words.text[table->language];
    table->terms[index] =
        book_use_term(table->book, header, unit, column->meaning.text[table->language], kind, table->sheet);
    if (kind == TERM_ONE)
        add_header(table, header, false);
    else
        add_three(table, header, kind);
}

/* What the row is, and its kind. */
static void add_head_columns(struct figure_sheet *table) {
    add_column(table, 0);
    if (head_of(table->figure) == HEAD_BIN) {
        add_own_column(table, "sheet.first_day", "sheet.first_day_meaning", "sheet.date");
        add_own_column(table, "sheet.last_day", "sheet.last_day_meaning", "sheet.date");
    }
    if (has_kinds(table->figure))
        add_own_column(table, "sheet.kind", "sheet.kind_meaning", NULL);
}

static void add_last_columns(struct figure_sheet *table) {
    add_own_column(table, "sheet.key", "sheet.key_meaning", NULL);
    if (table->figure->across)
        add_own_column(table, "sheet.part_key", "sheet.part_key_meaning", NULL);
    if (any_cell_has_note(table->figure))
        add_header(table, sheet_phrase(table, "sheet.notes"), false);
}

static void add_row_head(struct figure_sheet *table, const struct row *row) {
    enum head head = head_of(table->figure);
    if (head == HEAD_DAY && is_day(row->key))
        sheet_add_day(table->book, table->sheet, row->key, DATE_LONG, row->total, sheet_row_is_ruled(table, row));
    else
        sheet_add_label(table, row, 0);
    if (head == HEAD_BIN)
        sheet_add_row_days(table, row);
}

/* A total closes a table and holds its rows; other rows may hold the same money as each other. */
static void add_row_kind(struct figure_sheet *table, const struct row *row, bool overlaps) {
    const char *key = !overlaps ? "sheet.kind_part" : row->total ? "sheet.kind_total" : "sheet.kind_overlaps";
    sheet_add_words(table, row, sheet_phrase(table, key));
}

/* The key of a day is a date, written as the files for programs write it. */
static void add_row_key(struct figure_sheet *table, const struct row *row) {
    if (head_of(table->figure) == HEAD_DAY)
        sheet_add_day(table->book, table->sheet, row->key, DATE_ISO, row->total, sheet_row_is_ruled(table, row));
    else
        sheet_add_words(table, row, row->key);
}

static unsigned decimals_of(const char *digits) {
    const char *point = digits ? strchr(digits, '.') : NULL;
    return point ? (unsigned)strlen(point + 1) : 0;
}

/* How many decimals columns show: none, or the most that any cell has; money has none or two. */
static unsigned decimals_shown(const struct figure *figure, guint first, guint last) {
    unsigned most = 0;
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = first; i <= last; i++) {
            const struct cell *cell = &figure->rows[r].cells[i];
            most = MAX(most, MAX(decimals_of(cell_low(cell)), decimals_of(cell_high(cell))));
        }
    return most > 0 && figure->columns[first].unit == UNIT_MONEY ? 2 : MIN(most, 3);
}

static void fill_wide(struct figure_sheet *table) {
    const struct figure *figure = table->figure;
    bool kinds = has_kinds(figure), notes = any_cell_has_note(figure);
    g_autofree unsigned *decimals = g_new0(unsigned, figure->column_count);
    add_head_columns(table);
    for (guint i = 1; i < figure->column_count; i++) {
        add_column(table, i);
        decimals[i] = figure->columns[i].kind == CELL_NUMBER ? decimals_shown(figure, i, i) : 0;
    }
    add_last_columns(table);
    for (guint r = 0; r < figure->row_count; r++) {
        const struct row *row = &figure->rows[r];
        add_row_head(table, row);
        if (kinds)
            add_row_kind(table, row, row->overlaps);
        for (guint i = 1; i < figure->column_count; i++)
            if (figure->columns[i].kind == CELL_NUMBER)
                sheet_add_number(table, row, i, decimals[i]);
            else
                sheet_add_label(table, row, i);
        add_row_key(table, row);
        if (notes)
            sheet_add_notes(table, row, 0, figure->column_count);
    }
}

static void add_long_columns(struct figure_sheet *table) {
    const struct across *across = table->figure->across;
    const char *part = across->part.text[table->language], *value = across->value.text[table->language];
    book_use_term(table->book, part, "", sheet_phrase(table, "sheet.part_meaning"), TERM_ONE, table->sheet);
    add_header(table, part, false);
    add_head_columns(table);
    struct book_term *term =
        book_use_term(table->book, value, table->figure->columns[1].unit_words.text[table->language],
                      across->meaning.text[table->language], TERM_NUMBER, table->sheet);
    for (guint i = 1; i < table->figure->column_count; i++)
        table->terms[i] = term;
    add_three(table, value, TERM_NUMBER);
    add_last_columns(table);
}

/* A row for each number: part by part, so that each can be read down. */
static void fill_long(struct figure_sheet *table) {
    const struct figure *figure = table->figure;
    bool kinds = has_kinds(figure), notes = any_cell_has_note(figure);
    unsigned decimals = decimals_shown(figure, 1, figure->column_count - 1);
    add_long_columns(table);
    for (guint i = 1; i < figure->column_count; i++) {
        const struct column *column = &figure->columns[i];
        for (guint r = 0; r < figure->row_count; r++) {
            const struct row *row = &figure->rows[r];
            sheet_add_words(table, row, column_name(column, table->language));
            add_row_head(table, row);
            if (kinds)
                add_row_kind(table, row, cell_overlaps(row, column));
            sheet_add_number(table, row, i, decimals);
            add_row_key(table, row);
            sheet_add_words(table, row, column->key);
            if (notes)
                sheet_add_notes(table, row, i, 1);
        }
    }
}

void sheet_fill_table(struct figure_sheet *table) {
    g_autofree struct book_term **terms = g_new0(struct book_term *, table->figure->column_count);
    table->terms = terms;
    if (table->figure->across)
        fill_long(table);
    else
        fill_wide(table);
    table->terms = NULL;
}
