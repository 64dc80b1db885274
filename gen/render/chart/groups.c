/* Groups of range bars: per row of the figure one bar for each of its columns, each with its own name, all in one
 * scale. The row's name is beside its first bar, or above it if there is little room. */
#include "render/chart/plot.h"

#include <math.h>

#define PITCH 21.0
#define LEAST_PITCH 17.0
#define GROUP_GAP 9.0
#define NAME_GAP 14.0
#define HEADING 20.0
#define LEAST_BARS 110.0
#define AXIS_ROOM 36.0

struct name_widths {
    double rows, columns; /* widths of the widest */
    double values;
};

static const char *row_name(const struct plot *plot, const struct plot_row *row) {
    return drawing_string(plot->drawing, plot->figure->rows[row->row].cells[0].text->text[plot->drawing->language]);
}

static const char *bar_name(const struct plot *plot, const struct plot_row *row) {
    return drawing_string(plot->drawing, column_name(&plot->figure->columns[row->column], plot->drawing->language));
}

static struct name_widths names_measure(const struct plot *plot) {
    struct name_widths names = {0, 0, 0};
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        names.values = MAX(names.values, row->value_width);
        if (i % plot->unit == 0)
            names.rows = MAX(names.rows, words_width(plot->measure, CLASS_LABEL, row_name(plot, row)));
        if (i < plot->unit)
            names.columns = MAX(names.columns, words_width(plot->measure, CLASS_TICK, bar_name(plot, row)));
    }
    return names;
}

static double pitch_of(const struct plot *plot, double taken) {
    if (plot->room <= 0)
        return PITCH;
    guint groups = plot->count / plot->unit;
    taken += groups * GROUP_GAP;
    return CLAMP(floor((plot->room - taken) / plot->count), LEAST_PITCH, 2 * PITCH);
}

double plot_groups(const struct plot *plot, double top) {
    struct drawing *drawing = plot->drawing;
    struct name_widths names = names_measure(plot);
    double beside = names.rows + NAME_GAP + names.columns + BAR_LABEL_GAP;
    bool headed = drawing->width - beside - names.values < LEAST_BARS;
    if (headed)
        beside = names.columns + BAR_LABEL_GAP;
    if (drawing->width - beside - names.values < LEAST_BARS || names.rows > drawing->width)
        return plot_bars(plot, top);
    struct bar_area area = bar_area_fit(plot, ceil(beside));
    guint groups = plot->count / plot->unit;
    double pitch = pitch_of(plot, AXIS_ROOM + 6 + (headed ? groups * HEADING : 0));
    top += AXIS_ROOM;
    double y = top + 3;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        bool first = i % plot->unit == 0;
        drawing->column = row->column;
        if (first && headed)
            y += HEADING;
        double middle = y + pitch / 2;
        if (first)
            words_put_line(drawing, plot->measure, CLASS_LABEL, row_name(plot, row), -1, ANCHOR_START, 0,
                           (headed ? y - HEADING / 2 : middle) + LABEL_DROP, names.rows);
        words_put_line(drawing, plot->measure, CLASS_TICK, bar_name(plot, row), row->row, ANCHOR_END,
                       area.left - BAR_LABEL_GAP, middle + LABEL_DROP - 1, names.columns);
        bar_put_row(plot, &area, row, middle, round(pitch * 0.68));
        y += pitch + ((i + 1) % plot->unit == 0 ? GROUP_GAP : 0);
    }
    y += 3 - GROUP_GAP;
    drawing->column = plot->figure->chart.column;
    bar_put_axis(plot, &area, top, y);
    return y;
}
