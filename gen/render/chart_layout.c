#include "render/chart_layout.h"

#include "render/chart_plot.h"

const struct shape chart_shapes[SHAPE_COUNT] = {
    [SHAPE_WIDE] = {"wide", "", 720, 20, 230},
    [SHAPE_NARROW] = {"narrow", "-narrow", 360, 16, 200},
};

#define HEADLINE_LEADING 25.0
#define SUBTITLE_LEADING 20.0
#define SOURCE_LEADING 16.0

static double (*const plots[])(const struct plot *, double) = {
    [CHART_RANGE_BARS] = plot_bars,
    [CHART_RANGE_COLUMNS] = plot_columns,
    [CHART_PLACES] = plot_places,
};

static double put_paragraph(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                            const char *text, guint limit, bool balanced, double y, double leading) {
    struct lines lines = words_wrap(drawing, measure, class, text, drawing->width, limit, balanced);
    y = words_put(drawing, measure, class, &lines, text, -1, ANCHOR_START, 0, y, leading);
    lines_clear(&lines);
    return y;
}

static double put_heading(struct drawing *drawing, const struct text_measure *measure, const char *notice) {
    const struct figure *figure = drawing->figure;
    const char *headline = drawing_string(drawing, figure->headline.text[drawing->language]);
    const char *subtitle = drawing_string(drawing, figure->subtitle.text[drawing->language]);
    double y = -4;
    if (*notice)
        y = put_paragraph(drawing, measure, CLASS_NOTE, notice, 3, true, y + 16, SOURCE_LEADING) + 6;
    if (*headline)
        y = put_paragraph(drawing, measure, CLASS_HEADLINE, headline, 4, true, y + 23, HEADLINE_LEADING);
    if (*subtitle)
        y = put_paragraph(drawing, measure, CLASS_SUBTITLE, subtitle, 5, true, y + 24, SUBTITLE_LEADING);
    return y + 4;
}

static GArray *rows_to_draw(struct drawing *drawing, const struct text_measure *measure) {
    const struct figure *figure = drawing->figure;
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(struct plot_row));
    for (guint i = 0; i < figure->row_count; i++) {
        if (figure->rows[i].total)
            continue;
        const struct cell *cells = figure->rows[i].cells;
        struct plot_row row = {.row = (int)i, .cell = &cells[figure->chart.column]};
        row.drawn = cell_is_drawn(row.cell);
        row.label = drawing_string(drawing, cells[0].text.text[drawing->language]);
        row.value = drawing_string(drawing, row.cell->bare.text[drawing->language]);
        row.value_class = row.drawn ? CLASS_VALUE : CLASS_STATE;
        row.value_width = words_width(measure, row.value_class, row.value);
        g_array_append_val(rows, row);
    }
    return rows;
}

static double put_plot(struct drawing *drawing, const struct text_measure *measure, double top) {
    const struct figure *figure = drawing->figure;
    g_autoptr(GArray) rows = rows_to_draw(drawing, measure);
    if (rows->len == 0) {
        const char *empty = drawing_string(drawing, figure->empty.text[drawing->language]);
        return put_paragraph(drawing, measure, CLASS_STATE, empty, 8, false, top + 24, SUBTITLE_LEADING) + 4;
    }
    struct plot plot = {.drawing = drawing,
                        .figure = figure,
                        .column = &figure->columns[figure->chart.column],
                        .measure = measure,
                        .rows = &g_array_index(rows, struct plot_row, 0),
                        .count = rows->len};
    for (guint i = 0; i < plot.count; i++) {
        plot.max = MAX(plot.max, scale_reach(plot.rows[i].cell));
        plot.open |= plot.rows[i].drawn && plot.rows[i].cell->value.open;
    }
    return plots[figure->chart.type](&plot, top);
}

struct drawing *chart_layout(const struct figure *figure, enum language language, enum chart_shape shape,
                             const char *notice, const struct text_measure *measure) {
    const struct shape *form = &chart_shapes[shape];
    struct drawing *drawing = drawing_new(figure, language, form);
    drawing->width = form->width - 2 * form->margin;
    double y = put_plot(drawing, measure, put_heading(drawing, measure, drawing_string(drawing, notice)));
    const char *source = drawing_string(drawing, figure->source.text[language]);
    if (*source)
        y = put_paragraph(drawing, measure, CLASS_SOURCE, source, 4, true, y + 28, SOURCE_LEADING) + 4;
    drawing->height = y;
    return drawing;
}

struct label_column labels_fit(const struct plot *plot, double width) {
    struct label_column labels = {.lines = g_new(struct lines, plot->count)};
    for (guint i = 0; i < plot->count; i++) {
        labels.lines[i] = words_wrap(plot->drawing, plot->measure, CLASS_LABEL, plot->rows[i].label, width, 2, false);
        labels.width = MAX(labels.width, labels.lines[i].width);
    }
    return labels;
}

void labels_clear(const struct plot *plot, struct label_column *labels) {
    for (guint i = 0; i < plot->count; i++)
        lines_clear(&labels->lines[i]);
    g_clear_pointer(&labels->lines, g_free);
}

void labels_put(const struct plot *plot, const struct label_column *labels, guint index, double y) {
    const struct lines *lines = &labels->lines[index];
    double above = (lines->lines->len - 1) * LABEL_LEADING / 2;
    words_put(plot->drawing, plot->measure, CLASS_LABEL, lines, plot->rows[index].label, plot->rows[index].row,
              ANCHOR_START, 0, y + LABEL_DROP - above, LABEL_LEADING);
}

const char *plot_tick(const struct plot *plot, int64_t value, bool last) {
    g_autoptr(GString) text = g_string_sized_new(32);
    scale_append_tick(text, plot->drawing->language, plot->column, value, last);
    return g_string_chunk_insert_len(plot->drawing->strings, text->str, (gssize)text->len);
}
