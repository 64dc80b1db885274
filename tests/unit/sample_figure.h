/* Figures for the tests of charts, built by hand: one label column and one column of numbers, or a few. */
#ifndef ADREPORT_TESTS_SAMPLE_FIGURE_H
#define ADREPORT_TESTS_SAMPLE_FIGURE_H

#include "model/figure.h"
#include "render/data/data.h"

#define SAMPLE_COLUMNS 64

struct sample {
    struct figure figure;
    struct column columns[SAMPLE_COLUMNS];
    GArray *rows; /* struct row */
    struct chart_event events[8];
    GStringChunk *strings;
    GPtrArray *words; /* what cells and rows point to */
};

static inline void sample_init(struct sample *sample, const char *id, enum chart_type type, enum unit unit) {
    *sample = (struct sample){.rows = g_array_new(FALSE, TRUE, sizeof(struct row)),
                              .strings = g_string_chunk_new(1024),
                              .words = g_ptr_array_new_with_free_func(g_free)};
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

/* Words in all languages, that rows point to. */
static inline struct localized *sample_kept(struct sample *sample) {
    g_ptr_array_add(sample->words, g_new0(struct localized, 1));
    return g_ptr_array_index(sample->words, sample->words->len - 1);
}

/* A number that a cell has for itself; its text is to be said. */
static inline struct number *sample_number(struct sample *sample, struct cell *cell, struct interval value) {
    struct number *number = g_new0(struct number, 1);
    g_ptr_array_add(sample->words, number);
    *number = (struct number){.value = value, .low = "", .high = ""};
    cell->number = number;
    cell->text = &number->text;
    return number;
}

/* The words of a cell; code: what programs get for them, or NULL. */
static inline void sample_label(struct sample *sample, struct cell *cell, const char *words, const char *code) {
    struct localized *text = sample_kept(sample);
    *cell = (struct cell){.kind = CELL_LABEL, .text = text};
    sample_words(text, g_string_chunk_insert(sample->strings, words));
    if (!code)
        return;
    cell->label = g_new0(struct label, 1);
    g_ptr_array_add(sample->words, cell->label);
    cell->label->code = g_string_chunk_insert(sample->strings, code);
}

/* What a row has beside its cells. */
static inline struct row_details *sample_details(struct sample *sample, struct row *row) {
    if (!row->details) {
        row->details = g_new0(struct row_details, 1);
        g_ptr_array_add(sample->words, row->details);
    }
    return row->details;
}

/* What an axis of time says of a row; NULL: nothing of its own. */
static inline void sample_axis(struct sample *sample, struct row *row, const char *tick, const char *group) {
    struct tick_words *axis = g_new0(struct tick_words, 1);
    g_ptr_array_add(sample->words, axis);
    sample_words(&axis->tick, tick);
    sample_words(&axis->group, group);
    row->axis = axis;
}

/* Words at a row of an axis of time; in the order of rows. */
static inline void sample_event(struct sample *sample, guint row, const char *text) {
    struct chart_event *event = &sample->events[sample->figure.chart.event_count++];
    event->row = row;
    sample_words(&event->name, text);
    sample->figure.chart.events = sample->events;
}

/* Makes it a figure of count columns of numbers in the unit of the first, all drawn. To be called before rows are added. */
static inline void sample_columns(struct sample *sample, int count, const char *const *names, int name_count) {
    for (int i = 1; i <= count && i < SAMPLE_COLUMNS; i++) {
        sample->columns[i] = sample->columns[1];
        sample_words(&sample->columns[i].header, names[(i - 1) % name_count]);
    }
    sample->figure.column_count = (guint)MIN(count + 1, SAMPLE_COLUMNS);
    sample->figure.chart.columns = (int)sample->figure.column_count - 1;
}

static inline void sample_clear(struct sample *sample) {
    for (guint i = 0; i < sample->rows->len; i++)
        g_free(g_array_index(sample->rows, struct row, i).cells);
    g_array_unref(sample->rows);
    g_string_chunk_free(sample->strings);
    g_ptr_array_unref(sample->words);
}

/* Fills a cell; words are those of its state where it has no value. */
static inline void sample_cell(struct sample *sample, struct row *row, int index, enum state state,
                               struct interval value, const char *words) {
    struct cell *cell = &row->cells[index];
    const struct column *column = &sample->columns[index];
    cell->kind = CELL_NUMBER;
    cell->state = state;
    struct number *number = sample_number(sample, cell, value);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autoptr(GString) text = g_string_new(words);
        g_autoptr(GString) bare = g_string_new(words);
        if (!words) {
            text_append_interval(text, (enum language)i, column->unit, column->currency, value);
            text_append_interval_bare(bare, (enum language)i, column->unit, value);
        }
        number->text.text[i] = g_string_chunk_insert(sample->strings, text->str);
        number->bare.text[i] = g_string_chunk_insert(sample->strings, bare->str);
    }
}

/* Adds a row with the same in each of its columns. Returns it until the next is added. */
static inline struct row *sample_row(struct sample *sample, const char *key, const char *label, enum state state,
                                     struct interval value, const char *words) {
    guint columns = sample->figure.column_count;
    struct row row = {.key = g_string_chunk_insert(sample->strings, key), .cells = g_new0(struct cell, columns)};
    sample_label(sample, &row.cells[0], label, NULL);
    for (guint i = 1; i < columns; i++)
        sample_cell(sample, &row, (int)i, state, value, words);
    g_array_append_val(sample->rows, row);
    sample->figure.rows = &g_array_index(sample->rows, struct row, 0);
    sample->figure.row_count = sample->rows->len;
    return &g_array_index(sample->rows, struct row, sample->rows->len - 1);
}

/* Makes it a figure of count parts and their sum. To be called before rows are added. */
static inline void sample_stack(struct sample *sample, int count, const char *const *names, int name_count) {
    sample_columns(sample, count + 1, names, name_count);
    sample->figure.chart.columns = count;
    sample->figure.chart.sum = count + 1;
}

/* Makes the parts of a row exact, at their low ends, and its last cell their sum, where the row has numbers. */
static inline void sample_parts(struct sample *sample, struct row *row) {
    int sum = sample->figure.chart.sum;
    int64_t total = 0;
    if (row->cells[sum].state != STATE_VALUE && row->cells[sum].state != STATE_ESTIMATED)
        return;
    for (int column = 1; column < sum; column++) {
        int64_t low = cell_value(&row->cells[column]).low;
        sample_cell(sample, row, column, STATE_VALUE, interval_of(low), NULL);
        total += low;
    }
    sample_cell(sample, row, sum, STATE_VALUE, interval_of(total), NULL);
}

static inline void sample_heading(struct sample *sample, const char *headline, const char *subtitle,
                                  const char *source) {
    sample_words(&sample->figure.headline, headline);
    sample_words(&sample->figure.subtitle, subtitle);
    sample_words(&sample->figure.source, source);
    sample_words(&sample->figure.alt, subtitle);
}

/* The figure as data/FIGURE.csv, in English. Caller frees. */
static inline char *sample_csv(const struct figure *figure) {
    struct memory_sink sink;
    struct stream csv;
    struct file_sum sum;
    memory_sink_init(&sink);
    stream_open(&csv, &sink.sink, "figure.csv");
    figure_write_csv(&csv, figure, LANGUAGE_EN);
    stream_close(&csv, &sum);
    char *text = g_strdup(memory_sink_text(&sink, "figure.csv"));
    memory_sink_clear(&sink);
    return text;
}

#endif
