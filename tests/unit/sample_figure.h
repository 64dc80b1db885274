/* Figures for the tests of charts, built by hand: one label column and one column of numbers. */
#ifndef ADREPORT_TESTS_SAMPLE_FIGURE_H
#define ADREPORT_TESTS_SAMPLE_FIGURE_H

#include "model/figure.h"

struct sample {
    struct figure figure;
    struct column columns[2];
    GArray *rows; /* struct row */
    GStringChunk *strings;
};

static inline void sample_init(struct sample *sample, const char *id, enum chart_type type, enum unit unit) {
    *sample =
        (struct sample){.rows = g_array_new(FALSE, TRUE, sizeof(struct row)), .strings = g_string_chunk_new(1024)};
    sample->columns[0] = (struct column){.key = "row", .kind = CELL_LABEL, .currency = ""};
    sample->columns[1] = (struct column){
        .key = "number", .kind = CELL_NUMBER, .unit = unit, .currency = unit == UNIT_MONEY ? "EUR" : ""};
    sample->figure = (struct figure){.id = id, .columns = sample->columns, .column_count = 2};
    sample->figure.chart.type = type;
    sample->figure.chart.column = 1;
}

static inline void sample_words(struct localized *words, const char *text) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        words->text[i] = text;
}

static inline void sample_clear(struct sample *sample) {
    for (guint i = 0; i < sample->rows->len; i++)
        g_free(g_array_index(sample->rows, struct row, i).cells);
    g_array_unref(sample->rows);
    g_string_chunk_free(sample->strings);
}

/* Adds a row; words are those of its state where it has no value. Returns it until the next is added. */
static inline struct row *sample_row(struct sample *sample, const char *key, const char *label, enum state state,
                                     struct interval value, const char *words) {
    struct row row = {.key = g_string_chunk_insert(sample->strings, key), .cells = g_new0(struct cell, 2)};
    sample_words(&row.cells[0].text, g_string_chunk_insert(sample->strings, label));
    row.cells[1].kind = CELL_NUMBER;
    row.cells[1].state = state;
    row.cells[1].value = value;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const struct column *column = &sample->columns[1];
        g_autoptr(GString) text = g_string_new(words);
        g_autoptr(GString) bare = g_string_new(words);
        if (!words) {
            text_append_interval(text, (enum language)i, column->unit, column->currency, value);
            text_append_interval_bare(bare, (enum language)i, column->unit, value);
        }
        row.cells[1].text.text[i] = g_string_chunk_insert(sample->strings, text->str);
        row.cells[1].bare.text[i] = g_string_chunk_insert(sample->strings, bare->str);
    }
    g_array_append_val(sample->rows, row);
    sample->figure.rows = &g_array_index(sample->rows, struct row, 0);
    sample->figure.row_count = sample->rows->len;
    return &g_array_index(sample->rows, struct row, sample->rows->len - 1);
}

static inline void sample_heading(struct sample *sample, const char *headline, const char *subtitle,
                                  const char *source) {
    sample_words(&sample->figure.headline, headline);
    sample_words(&sample->figure.subtitle, subtitle);
    sample_words(&sample->figure.source, source);
    sample_words(&sample->figure.alt, subtitle);
}

#endif
