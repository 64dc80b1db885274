/* Every number of every figure, one in a row, with what it is about: figures-long.csv. */
#include "render/data/row_sink.h"

void number_keys_fill(struct row_sink *sink, struct keys keys) {
    row_sink_text(sink, keys.platform);
    row_sink_text(sink, keys.party);
    if (settings_has_countries(&sink->report->dataset->settings))
        row_sink_text(sink, keys.country);
    row_sink_text(sink, keys.region);
    row_sink_text(sink, keys.age);
    row_sink_text(sink, keys.gender);
    row_sink_text(sink, keys.advertiser);
}

static void fill_number(struct row_sink *sink, const struct figure *figure, const struct row *row, guint index) {
    const struct column *column = &figure->columns[index];
    const struct cell *cell = &row->cells[index];
    struct day_ends days = cell_day_ends(row, cell);
    row_sink_text(sink, figure->id);
    row_sink_text(sink, row->key);
    row_sink_text(sink, column->key);
    number_keys_fill(sink, cell_keys(figure, row, column));
    row_sink_text(sink, days.first);
    row_sink_text(sink, days.last);
    row_sink_text(sink, cell->scope);
    row_sink_text(sink, column->measure);
    row_sink_text(sink, cell_low(cell));
    row_sink_text(sink, cell_high(cell));
    row_sink_text(sink, state_word(cell->state));
    row_sink_whole(sink, cell_overlaps(row, column));
    row_sink_end(sink);
}

void numbers_fill(struct row_sink *sink) {
    for (guint f = 0; f < sink->report->figures->len; f++) {
        const struct figure *figure = g_ptr_array_index(sink->report->figures, f);
        for (guint r = 0; r < figure->row_count; r++)
            for (guint i = 1; i < figure->column_count; i++)
                if (figure->columns[i].kind == CELL_NUMBER)
                    fill_number(sink, figure, &figure->rows[r], i);
    }
}
