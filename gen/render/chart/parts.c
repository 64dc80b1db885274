/* One bar, cut into the rows of the figure: exact parts. Below it are the words for each part, beside a sample of it: on one
 * line where its part is, or if that is too narrow a line each. */
#include "render/chart/plot.h"

#include <math.h>

#define AXIS_ROOM 36.0
#define THICKNESS 26.0
#define SPARE 24.0 /* behind the bar, for the last number of its axis */
#define SAMPLE 10.0
#define SAMPLE_ROOM 15.0
#define NUMBER_GAP 6.0
#define LABEL_GAP 22.0
#define LINE 22.0

/* The words for a part. */
static double label_width(const struct plot *plot, const struct plot_row *row) {
    return SAMPLE_ROOM + words_width(plot->measure, CLASS_LABEL, row->label) + NUMBER_GAP + row->value_width;
}

static double labels_width(const struct plot *plot) {
    double width = -LABEL_GAP;
    for (guint i = 0; i < plot->count; i++)
        width += LABEL_GAP + label_width(plot, &plot->rows[i]);
    return width;
}

/* If not all are on one line, the name may take two lines, or one of its own; its number is never cut. Returns the base line
 * of the number. */
static double put_label(const struct plot *plot, guint index, bool one_line, double x, double y) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    double left = x + SAMPLE_ROOM, width = drawing->width - left;
    double name = words_width(plot->measure, CLASS_LABEL, row->label);
    bool beside = one_line || name + NUMBER_GAP + row->value_width <= width;
    if (row->drawn)
        part_put(drawing, row->row, (int)index, x, y - SAMPLE + 0.5, SAMPLE, SAMPLE);
    struct lines lines =
        words_wrap(drawing, plot->measure, CLASS_LABEL, row->label, one_line ? name + 1 : width, 2, false);
    y = words_put(drawing, plot->measure, CLASS_LABEL, &lines, row->label, row->row, ANCHOR_START, left, y,
                  LABEL_LEADING);
    lines_clear(&lines);
    if (!beside)
        y += LABEL_LEADING;
    words_put_line(drawing, plot->measure, row->value_class, row->value, row->row, ANCHOR_START,
                   beside ? left + name + NUMBER_GAP : left, y, width);
    return y;
}

double plot_parts(const struct plot *plot, double top) {
    struct plot bar = *plot;
    bar.max = 0;
    for (guint i = 0; i < plot->count; i++)
        bar.max += scale_reach(plot->rows[i].cell);
    double zero = words_width(plot->measure, CLASS_TICK, plot_tick(plot, 0, false));
    struct bar_area area = {.left = ceil(zero / 2), .right = plot->drawing->width};
    area.per_unit = bar.max > 0 ? (area.right - area.left - SPARE) / (double)bar.max : 0;
    double y = top + AXIS_ROOM, base = y + THICKNESS + 6 + LINE, x = 0;
    double rest = labels_width(plot), end = 0;
    bool one_line = rest <= plot->drawing->width;
    int64_t reached = 0;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        double begin = end > 0 ? end + PART_GAP : 0;
        reached += scale_reach(row->cell);
        if (scale_reach(row->cell) > 0) {
            end = MAX(bar_length(&area, reached), 1);
            begin = MAX(MIN(begin, end - 1), 0);
            part_put(plot->drawing, row->row, (int)i, area.left + begin, y + 3, end - begin, THICKNESS);
        }
        x = one_line ? MIN(MAX(x, area.left + begin), plot->drawing->width - rest) : 0;
        double below = put_label(plot, i, one_line, x, base);
        x += label_width(plot, row) + LABEL_GAP;
        rest -= label_width(plot, row) + LABEL_GAP;
        base = one_line ? base : below + LINE;
    }
    bar_put_axis(&bar, &area, y, y + THICKNESS + 6);
    return one_line ? base + 4 : base - LINE + 4;
}
