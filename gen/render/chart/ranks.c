/* Possible ranks: a light range from the best to the worst, as in bars; a dot if the rank is certain. */
#include "render/chart/plot.h"

#include <math.h>

#define PITCH 27.0
#define DIAMETER 11.0
#define LABEL_GAP 14.0
#define VALUE_GAP 6.0
#define VALUE_DROP 4.5
#define NAMES 0.4       /* part of the picture that names may have, */
#define MOST_NAMES 0.55 /* and that they have beside the ranks for the sake of a long word */
#define NAME_OVERLAP 6.0
#define WIDEST_RANK 60.0
#define UNKNOWN_ROOM 13.0 /* for the words of why a number is not known, below its row */

struct rank_area {
    double left; /* of the first rank */
    double per_rank;
    double diameter;
};

static double position_of(const struct rank_area *area, int64_t rank) {
    return round((area->left + (double)(MAX(rank, 1) - 1) * area->per_rank) * 2) / 2;
}

static const char *unknown_words(const struct plot *plot, const struct plot_row *row) {
    const struct localized *unknown = row_details(&plot->figure->rows[row->row])->unknown;
    return unknown ? unknown->text[plot->drawing->language] : NULL;
}

static bool is_unknown(const struct plot *plot, const struct plot_row *row) {
    return unknown_words(plot, row) != NULL;
}

static bool has_ends(const struct plot_row *row) {
    return row->drawn && !cell_value(row->cell).open;
}

/* Where the words of a row are: behind its worst rank, or before its best one if the picture ends too soon. */
enum side { SIDE_NONE, SIDE_BEHIND, SIDE_BEFORE };

static enum side side_of(const struct plot *plot, const struct rank_area *area, const struct plot_row *row) {
    double room = area->diameter / 2 + VALUE_GAP + row->value_width;
    if (position_of(area, cell_value(row->cell).high) + room <= plot->drawing->width)
        return SIDE_BEHIND;
    return position_of(area, cell_value(row->cell).low) - room >= area->left ? SIDE_BEFORE : SIDE_NONE;
}

/* The widest scale at which every row has room for its words on one side. */
static struct rank_area fit_area(const struct plot *plot, double left) {
    double width = plot->drawing->width - left;
    struct rank_area area = {.left = left, .diameter = DIAMETER};
    if (plot->max < 2)
        return area;
    double tick = words_width(plot->measure, CLASS_TICK, plot_tick(plot, plot->max, false));
    area.per_rank = MIN((width - MAX(DIAMETER, tick) / 2) / (double)(plot->max - 1), WIDEST_RANK);
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        if (!has_ends(row) || cell_value(row->cell).high < 2 || side_of(plot, &area, row) != SIDE_NONE)
            continue;
        double room = MAX(width - DIAMETER / 2 - VALUE_GAP - 1 - row->value_width, 0);
        double per_rank = room / (double)(cell_value(row->cell).high - 1);
        if (per_rank < area.per_rank) {
            area.per_rank = per_rank;
            i = (guint)-1; /* a narrower scale may crowd rows that had room */
        }
    }
    area.diameter = CLAMP(area.per_rank * 0.8, 6, DIAMETER);
    return area;
}

static void put_tick(const struct plot *plot, const struct rank_area *area, int64_t rank, double top, double bottom) {
    double x = position_of(area, rank);
    const char *words = plot_tick(plot, rank, false);
    words_put_line(plot->drawing, plot->measure, CLASS_TICK, words, -1, ANCHOR_MIDDLE, x, top - 7,
                   words_width(plot->measure, CLASS_TICK, words) + 1);
    drawing_grid(plot->drawing, round(x) - 0.5, top, 0, bottom - top);
}

/* First, then every so many, and the last: 1, 5, 10, 15, 17. */
static void put_axis(const struct plot *plot, const struct rank_area *area, double top, double bottom) {
    static const int steps[] = {1, 5, 10, 20, 50, 100};
    double widest = words_width(plot->measure, CLASS_TICK, plot_tick(plot, MAX(plot->max, 1), false));
    for (guint s = 0; s < G_N_ELEMENTS(steps); s++) {
        if (steps[s] * area->per_rank < widest + 14)
            continue;
        for (int64_t rank = 1; rank < plot->max; rank = rank == 1 ? MAX(steps[s], 2) : rank + steps[s])
            if (rank == 1 || (double)(plot->max - rank) * area->per_rank >= widest + 8)
                put_tick(plot, area, rank, top, bottom);
        if (plot->max > 0)
            put_tick(plot, area, plot->max, top, bottom);
        return;
    }
}

/* From the best to the worst possible rank; dashed if the number behind it is not known at all. */
static void put_range(const struct plot *plot, const struct rank_area *area, const struct plot_row *row, double best,
                      double worst, double y) {
    struct drawing *drawing = plot->drawing;
    double half = area->diameter / 2;
    if (is_unknown(plot, row))
        drawing_line(drawing, CLASS_SPAN, row->row, best, y, worst - best, 0);
    else
        drawing_box(drawing, CLASS_BETWEEN, row->row, best, y - half + 1, worst - best, area->diameter - 2);
    drawing_line(drawing, CLASS_END, row->row, round(best) - 0.5, y - half, 0, area->diameter);
    drawing_line(drawing, CLASS_END, row->row, round(worst) - 0.5, y - half, 0, area->diameter);
}

static void put_rank(const struct plot *plot, const struct rank_area *area, const struct plot_row *row, double y) {
    double best = position_of(area, cell_value(row->cell).low);
    double worst = position_of(area, cell_value(row->cell).high);
    double apart = area->diameter / 2 + VALUE_GAP;
    enum side side = side_of(plot, area, row);
    /* A faint line guides the eye from the name to the dot. */
    double guide =
        best - (side == SIDE_BEFORE ? apart + row->value_width + VALUE_GAP : area->diameter / 2) - area->left;
    if (guide > 0)
        drawing_line(plot->drawing, CLASS_GRID, row->row, area->left, y, guide, 0);
    if (worst > best)
        put_range(plot, area, row, best, worst, y);
    else
        drawing_disc(plot->drawing, CLASS_DOT, row->row, worst, y, area->diameter + 1);
    double x = side == SIDE_BEFORE ? best - apart : worst + apart;
    if (side != SIDE_NONE)
        words_put_line(plot->drawing, plot->measure, worst > best ? CLASS_STATE : CLASS_VALUE, row->value, row->row,
                       side == SIDE_BEFORE ? ANCHOR_END : ANCHOR_START, x, y + VALUE_DROP, row->value_width);
}

/* Why the number behind a rank is not known, below the row. */
static void put_unknown(const struct plot *plot, const struct rank_area *area, const struct plot_row *row, double y) {
    double x = position_of(area, cell_value(row->cell).low);
    const char *text = drawing_string(plot->drawing, unknown_words(plot, row));
    double width = MIN(words_width(plot->measure, CLASS_TICK, text), plot->drawing->width - area->left);
    words_put_line(plot->drawing, plot->measure, CLASS_TICK, text, row->row, ANCHOR_START,
                   MIN(x, plot->drawing->width - width), y, width);
}

/* Names are above their rows if the longest word of one takes too much of the picture. */
static bool names_go_above(const struct plot *plot, const struct label_column *labels) {
    return labels->width > plot->drawing->width * MOST_NAMES;
}

static double words_below(const struct plot *plot) {
    double room = 0;
    for (guint i = 0; i < plot->count; i++)
        room += has_ends(&plot->rows[i]) && is_unknown(plot, &plot->rows[i]) ? UNKNOWN_ROOM : 0;
    return room;
}

/* A row whose mark is centred on y; its name is there already. */
static void put_row(const struct plot *plot, const struct rank_area *area, const struct plot_row *row, double y) {
    double x = area->left - DIAMETER / 2;
    if (!has_ends(row)) {
        words_put_line(plot->drawing, plot->measure, CLASS_STATE, row->value, row->row, ANCHOR_START, x, y + VALUE_DROP,
                       plot->drawing->width - x);
        return;
    }
    put_rank(plot, area, row, y);
    if (is_unknown(plot, row))
        put_unknown(plot, area, row, y + PITCH / 2 + UNKNOWN_ROOM - 5);
}

double plot_ranks(const struct plot *plot, double top) {
    struct label_column labels = labels_fit(plot, plot->drawing->width * NAMES);
    const bool names_above = names_go_above(plot, &labels);
    struct rank_area area = fit_area(plot, names_above ? DIAMETER : ceil(labels.width + LABEL_GAP + DIAMETER / 2));
    double above = plot->max > 0 ? 36 : 14;
    double usual = labels_pitch(plot, &labels, PITCH, above + 6 + words_below(plot));
    top += above;
    double y = top + 3;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        double second = labels.lines[i].lines->len > 1 ? LABEL_SECOND : 0;
        if (names_above) {
            labels_put(plot, &labels, i, round(y + (usual + second) / 2));
            y += usual + second - NAME_OVERLAP;
            second = 0;
        }
        double middle = round(y + (usual + second) / 2);
        if (!names_above)
            labels_put(plot, &labels, i, middle);
        put_row(plot, &area, row, middle);
        y += usual + second + (has_ends(row) && is_unknown(plot, row) ? UNKNOWN_ROOM : 0);
    }
    y += 3;
    put_axis(plot, &area, top, y);
    labels_clear(plot, &labels);
    return y;
}
