/* Bars of exact parts: the bar of a sum, cut where its parts end. Parts take turns in being filled, an outline and an outline
 * with stripes, with a gap between them, so that they are told apart without colour too. Above the bar are the words for
 * each part, beside a sample of it; the first bar has the names, all have the numbers. */
#include "render/chart/plot.h"

#include <math.h>

#define LEAST_OUTLINE 2.0 /* a narrower part is a line */
#define LINE 18.0         /* of words above a bar */
#define PIECE 10.0
#define PIECE_ROOM 15.0
#define NUMBER_GAP 4.0
#define LABEL_GAP 18.0

void part_put(struct drawing *drawing, int row, int part, double x, double y, double width, double height) {
    if (part % 3 == 0 || width < LEAST_OUTLINE) {
        drawing_box(drawing, CLASS_BAR, row, x, y, width, height);
        return;
    }
    drawing_box(drawing, part % 3 == 1 ? CLASS_SHADE_1 : CLASS_STRIPES, row, x, y, width, height);
    drawing_box(drawing, CLASS_PART, row, x + 0.5, y + 0.5, width - 1, height - 1);
}

static const struct cell *part_cell(const struct plot *plot, const struct plot_row *row, int part) {
    return &plot->figure->rows[row->row].cells[plot->figure->chart.column + part];
}

double stack_put(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double y,
                 double thickness) {
    const struct chart *chart = &plot->figure->chart;
    int64_t reached = 0;
    double end = 0;
    for (int part = 0; part < chart->columns; part++) {
        int64_t value = cell_value(part_cell(plot, row, part)).low;
        if (value <= 0)
            continue;
        reached += value;
        double left = end > 0 ? end + PART_GAP : 0;
        end = MAX(bar_length(area, reached), 1);
        left = MAX(MIN(left, end - 1), 0);
        plot->drawing->column = chart->column + part;
        part_put(plot->drawing, row->row, part, area->left + left, y, end - left, thickness);
    }
    plot->drawing->column = chart->sum;
    if (end == 0)
        drawing_line(plot->drawing, CLASS_END, row->row, area->left + 0.5, y, 0, thickness);
    return area->left + end;
}

/* The words above a bar about one of its parts. */
struct part_label {
    const char *name; /* "" but at the first bar */
    const char *number;
    double name_width, number_width;
    double width; /* of all, with the piece before it */
};

static struct part_label part_label(const struct plot *plot, const struct plot_row *row, int part) {
    struct drawing *drawing = plot->drawing;
    int column = plot->figure->chart.column + part;
    struct part_label label = {.name = ""};
    const struct plot_row *first = plot->rows;
    while (!first->drawn)
        first++;
    if (row == first)
        label.name = drawing_string(drawing, column_name(&plot->figure->columns[column], drawing->language));
    label.number = drawing_string(drawing, cell_bare(part_cell(plot, row, part), drawing->language));
    label.number_width = words_width(plot->measure, CLASS_VALUE, label.number);
    label.name_width = words_width(plot->measure, CLASS_TICK, label.name);
    label.width = PIECE_ROOM + label.number_width + (*label.name ? label.name_width + NUMBER_GAP : 0);
    return label;
}

/* The width of all labels of a row on one line. */
static double labels_width(const struct plot *plot, const struct plot_row *row) {
    double width = -LABEL_GAP;
    for (int part = 0; part < plot->figure->chart.columns; part++)
        width += LABEL_GAP + part_label(plot, row, part).width;
    return width;
}

bool stack_fits(const struct plot *plot, double width) {
    if (plot->figure->chart.type != CHART_STACKED)
        return true;
    for (guint i = 0; i < plot->count; i++)
        for (int part = 0; plot->rows[i].drawn && part < plot->figure->chart.columns; part++)
            if (part_label(plot, &plot->rows[i], part).width > width)
                return false;
    return true;
}

double stack_head(const struct plot *plot, const struct bar_area *area, const struct plot_row *row) {
    if (plot->figure->chart.type != CHART_STACKED || !row->drawn)
        return 0;
    return labels_width(plot, row) <= area->right - area->left ? LINE : LINE * plot->figure->chart.columns;
}

/* A name that is too long for the picture is cut, a number never. */
static void put_label(const struct plot *plot, const struct plot_row *row, int part, const struct part_label *label,
                      double x, double base, double right) {
    part_put(plot->drawing, row->row, part, x, base - PIECE + 0.5, PIECE, PIECE);
    x += PIECE_ROOM;
    if (*label->name)
        x += NUMBER_GAP + words_put_line(plot->drawing, plot->measure, CLASS_TICK, label->name, row->row, ANCHOR_START,
                                         x, base, MIN(label->name_width, right - x - NUMBER_GAP - label->number_width));
    words_put_line(plot->drawing, plot->measure, CLASS_VALUE, label->number, row->row, ANCHOR_START, x, base,
                   label->number_width);
}

void stack_put_head(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double y) {
    const struct chart *chart = &plot->figure->chart;
    double head = stack_head(plot, area, row);
    if (head == 0)
        return;
    double rest = labels_width(plot, row);
    bool one_line = rest <= area->right - area->left;
    double x = area->left, base = y + LINE - 6;
    int64_t reached = 0;
    for (int part = 0; part < chart->columns; part++) {
        struct part_label label = part_label(plot, row, part);
        plot->drawing->column = chart->column + part;
        if (one_line) {
            /* Where its part begins, as far as those before and after it leave it room. */
            double begins = area->left + bar_length(area, reached) + (reached > 0 ? PART_GAP : 0);
            x = MIN(MAX(x, begins), area->right - rest);
            put_label(plot, row, part, &label, x, base, G_MAXDOUBLE);
            x += label.width + LABEL_GAP;
            rest -= label.width + LABEL_GAP;
        } else {
            put_label(plot, row, part, &label, x, base, area->right);
            base += LINE;
        }
        reached += cell_value(part_cell(plot, row, part)).low;
    }
    plot->drawing->column = chart->sum;
}

double plot_stacked(const struct plot *plot, double top) {
    plot->drawing->column = plot->figure->chart.sum;
    return plot_bars(plot, top);
}
