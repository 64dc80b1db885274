/* The figures as tables of the database: their words, columns, rows and cells. */
#include "render/data/database_tables.h"

static void fill_figure(struct row_sink *rows, const struct figure *figure) {
    row_sink_text(rows, figure->id);
    row_sink_text(rows, figure->family);
    row_sink_localized(rows, figure->headline);
    row_sink_localized(rows, figure->subtitle);
    row_sink_localized(rows, figure->source);
    row_sink_end(rows);
}

static void fill_notes(struct row_sink *rows, const struct figure *figure) {
    for (guint i = 0; i < figure->note_count; i++) {
        row_sink_text(rows, figure->id);
        row_sink_whole(rows, i + 1);
        row_sink_localized(rows, figure->notes[i]);
        row_sink_end(rows);
    }
}

static void fill_columns(struct row_sink *rows, const struct figure *figure) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        row_sink_text(rows, figure->id);
        row_sink_text(rows, column->key);
        row_sink_whole(rows, i + 1);
        row_sink_text(rows, column->kind == CELL_NUMBER ? "number" : "words");
        row_sink_text(rows, code_kind_word(column->code));
        row_sink_whole(rows, column->overlaps);
        row_sink_localized(rows, column->header);
        row_sink_localized(rows, column->unit_words);
        row_sink_localized(rows, column->meaning);
        row_sink_end(rows);
    }
}

static void fill_rows(struct row_sink *rows, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        row_sink_text(rows, figure->id);
        row_sink_text(rows, figure->rows[r].key);
        row_sink_whole(rows, r + 1);
        row_sink_localized(rows, *figure->rows[r].cells[0].text);
        row_sink_whole(rows, figure->rows[r].overlaps);
        row_sink_end(rows);
    }
}

/* Words and numbers; what a number is about stands in the same row. */
static void fill_cell(struct row_sink *rows, const struct figure *figure, const struct row *row,
                      struct figure_field field) {
    const struct column *column = field.column;
    const struct cell *cell = &row->cells[field.cell];
    bool number = column->kind == CELL_NUMBER;
    struct day_ends days = number ? cell_day_ends(row, cell) : (struct day_ends){"", ""};
    row_sink_text(rows, figure->id);
    row_sink_text(rows, row->key);
    row_sink_text(rows, column->key);
    row_sink_text(rows, number ? cell_low(cell) : NULL);
    row_sink_text(rows, number ? cell_high(cell) : NULL);
    row_sink_text(rows, number ? state_word(cell->state) : NULL);
    row_sink_text(rows, number ? cell->scope : NULL);
    number_keys_fill(rows, number ? cell_keys(figure, row, column) : (struct keys){.platform = NULL});
    row_sink_text(rows, days.first);
    row_sink_text(rows, days.last);
    row_sink_text(rows, number ? column->measure : NULL);
    row_sink_text(rows, !number ? NULL : cell_overlaps(row, column) ? "1" : "0");
    row_sink_text(rows, column->code ? cell_code(cell) : NULL);
    row_sink_localized(rows, *cell->text);
    if (cell->note > 0)
        row_sink_whole(rows, cell->note);
    else
        row_sink_text(rows, NULL);
    row_sink_end(rows);
}

static void fill_cells(struct row_sink *rows, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 1; i < figure_field_count(figure); i++)
            fill_cell(rows, figure, &figure->rows[r], figure_field(figure, i));
}

static void fill_each(struct row_sink *rows, void (*fill)(struct row_sink *, const struct figure *)) {
    for (guint i = 0; i < rows->report->figures->len; i++)
        fill(rows, g_ptr_array_index(rows->report->figures, i));
}

void figures_fill(struct row_sink *rows) {
    fill_each(rows, fill_figure);
}

void figure_notes_fill(struct row_sink *rows) {
    fill_each(rows, fill_notes);
}

void figure_columns_fill(struct row_sink *rows) {
    fill_each(rows, fill_columns);
}

void figure_rows_fill(struct row_sink *rows) {
    fill_each(rows, fill_rows);
}

void cells_fill(struct row_sink *rows) {
    fill_each(rows, fill_cells);
}
