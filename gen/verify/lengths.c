/* How long a chart draws its numbers. Nothing is known of how it was drawn but what the README of this folder says:
 * all axes are linear, of one scale, from zero (ranks: from the first). The scale is the one that most marks agree on,
 * so a mark of another length is noticed. */
#include "verify/row_days.h"
#include "verify/scale.h"
#include "verify/svg.h"

#include <math.h>
#include <string.h>

#define SLACK 1.05     /* a pixel, and what is rounded to tenths of one */
#define STUB 18        /* an end that is not known is drawn no longer, whatever the number */
#define SAMPLE 10      /* a square of this size comes before words, and shows how a part of a bar looks */
#define TICK_SLACK 1.6 /* an axis is marked at whole pixels, from a zero at one */

enum chart_axis { AXIS_NONE, AXIS_LYING, AXIS_STANDING, AXIS_RANKS, AXIS_DAYS };

struct lengths {
    const struct svg *svg;
    enum chart_axis axis;
    GArray *points;     /* struct scale_point */
    GPtrArray *bases;   /* const struct svg_mark *, the lines at the foot of upright marks */
    GHashTable *shapes; /* cell -> 1 << enum svg_shape of all of its marks */
};

static const struct svg_mark *mark_at(const struct svg *svg, guint index) {
    return &g_array_index(svg->marks, struct svg_mark, index);
}

static const struct published_cell *cell_of(const struct svg_mark *mark) {
    return &mark->row->cells[mark->column];
}

static double high_of(const struct published_cell *cell) {
    return g_ascii_strtod(cell->high, NULL);
}

static bool has_shape(const struct svg *svg, enum svg_shape shape) {
    for (guint i = 0; i < svg->marks->len; i++)
        if (mark_at(svg, i)->shape == shape && (shape == SHAPE_AXIS ? !mark_at(svg, i)->upright : true))
            return true;
    return false;
}

/* Charts of upright marks have a level line below, those of level marks have none. */
static enum chart_axis axis_of(const struct svg *svg) {
    if (has_shape(svg, SHAPE_DOT) || has_shape(svg, SHAPE_SPAN))
        return AXIS_RANKS;
    if (has_shape(svg, SHAPE_DAYS))
        return AXIS_DAYS;
    if (has_shape(svg, SHAPE_AXIS))
        return AXIS_STANDING;
    return has_shape(svg, SHAPE_SOLID) || has_shape(svg, SHAPE_LIGHT) || has_shape(svg, SHAPE_ARROW) ||
                   has_shape(svg, SHAPE_ESTIMATE) || has_shape(svg, SHAPE_END)
               ? AXIS_LYING
               : AXIS_NONE;
}

static void add(struct lengths *lengths, const struct svg_mark *mark, const char *what, double value, double pixels,
                double slack) {
    struct scale_point point = {mark, what, value, pixels, slack};
    g_array_append_val(lengths->points, point);
}

/* Both ends of a mark that goes from one to the other. A range is at least a pixel long, and begins behind one. */
static void add_range(struct lengths *lengths, const struct svg_mark *mark, double from, double to) {
    add(lengths, mark, "low end", svg_low(cell_of(mark)), from, SLACK);
    add(lengths, mark, "high end", high_of(cell_of(mark)), to, to - from <= SLACK ? 2 * SLACK : SLACK);
}

static void add_low(struct lengths *lengths, const struct svg_mark *mark, double to) {
    add(lengths, mark, "low end", svg_low(cell_of(mark)), to, SLACK);
}

/* A mark at the high end; if that is right behind the low one it may be a pixel further. */
static void add_high(struct lengths *lengths, const struct svg_mark *mark, double to) {
    const struct published_cell *cell = cell_of(mark);
    bool range = strcmp(cell->low, cell->high) != 0;
    add(lengths, mark, "high end", high_of(cell), to, range && *cell->high ? 2 * SLACK : SLACK);
}

/* Bars have to begin where the axis does. */
static void begins(const struct svg *svg, const struct svg_mark *mark, double from) {
    if (fabs(from) > SLACK)
        svg_differs(svg, mark->row, mark->column, mark->line, "does not begin where its axis begins");
}

/* An end that is not known has no length. */
static void is_short(const struct svg *svg, const struct svg_mark *mark, double length) {
    if (length > STUB + SLACK)
        svg_differs(svg, mark->row, mark->column, mark->line, "is drawn as if its end were known");
}

/* Where bars begin: at the axis, or else where the first does. */
static double left_of(const struct svg *svg) {
    double left = HUGE_VAL;
    for (guint i = 0; i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        if (mark->shape == SHAPE_AXIS)
            return mark->x + 0.5;
        if (mark->row && mark->shape != SHAPE_END && mark->shape != SHAPE_TICK)
            left = MIN(left, mark->x);
    }
    return left;
}

static void add_lying(struct lengths *lengths, const struct svg_mark *mark, double left) {
    double from = mark->x - left, to = from + mark->width;
    if (mark->shape == SHAPE_SOLID)
        begins(lengths->svg, mark, from), add_low(lengths, mark, to);
    else if (mark->shape == SHAPE_LIGHT)
        add_range(lengths, mark, from, to);
    else if (mark->shape == SHAPE_ARROW)
        is_short(lengths->svg, mark, mark->width), add_low(lengths, mark, from);
    else if (mark->shape == SHAPE_ESTIMATE)
        begins(lengths->svg, mark, from), add_high(lengths, mark, to);
    else if (mark->shape == SHAPE_END)
        add_high(lengths, mark, from + 0.5);
}

/* A bar of parts, of one row or a row each: each ends where the sum of those up to it does. */
static void add_parts(struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    double left = left_of(svg), reached = 0, bar = -HUGE_VAL;
    for (guint i = 0; i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        bool sample = mark->width == SAMPLE && mark->height == SAMPLE;
        if (!mark->row || sample || (mark->shape != SHAPE_SOLID && mark->shape != SHAPE_SHADE))
            continue;
        reached = mark->y == bar ? reached : 0;
        bar = mark->y;
        reached += svg_low(cell_of(mark));
        add(lengths, mark, "end", reached, mark->x + mark->width - left, SLACK);
    }
}

/* The line at the foot of a mark: the nearest below it, in the panel it is in. */
static const struct svg_mark *base_of(const struct lengths *lengths, const struct svg_mark *mark) {
    const struct svg_mark *base = NULL;
    double middle = mark->x + mark->width / 2;
    for (guint i = 0; i < lengths->bases->len; i++) {
        const struct svg_mark *line = g_ptr_array_index(lengths->bases, i);
        if (line->x <= middle + 1 && middle - 1 <= line->x + line->width && line->y + 1 >= mark->y &&
            (!base || line->y < base->y))
            base = line;
    }
    return base;
}

static void add_standing(struct lengths *lengths, const struct svg_mark *mark) {
    const struct svg_mark *base = base_of(lengths, mark);
    if (!base) {
        svg_differs(lengths->svg, mark->row, mark->column, mark->line, "is drawn below its axis");
        return;
    }
    double to = base->y - 0.5 - mark->y, from = to - mark->height;
    if (mark->shape == SHAPE_SOLID)
        begins(lengths->svg, mark, from), add_low(lengths, mark, to);
    else if (mark->shape == SHAPE_LIGHT)
        add_range(lengths, mark, from, to);
    else if (mark->shape == SHAPE_ARROW)
        is_short(lengths->svg, mark, mark->height), add_low(lengths, mark, to);
    else if (mark->shape == SHAPE_ESTIMATE)
        begins(lengths->svg, mark, from), add_high(lengths, mark, to);
    else if (mark->shape == SHAPE_END)
        add_high(lengths, mark, to + 0.5);
}

/* What an axis is marked with, from its zero; ranks from the first. */
static void add_ticks(struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    char anchor = lengths->axis == AXIS_STANDING ? 'e' : 'm';
    double first = lengths->axis == AXIS_RANKS ? 1 : 0;
    const struct svg_mark *zero = NULL;
    for (guint i = 0; i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        if (mark->shape != SHAPE_TICK || mark->anchor != anchor)
            continue;
        if (mark->value == first)
            zero = mark;
        else if (zero && (lengths->axis != AXIS_STANDING || mark->x == zero->x))
            add(lengths, mark, "tick", mark->value - first,
                lengths->axis == AXIS_STANDING ? zero->y - mark->y : mark->x - zero->x, TICK_SLACK);
    }
}

static const struct svg_mark *first_rank(const struct svg *svg) {
    for (guint i = 0; i < svg->marks->len; i++)
        if (mark_at(svg, i)->shape == SHAPE_TICK && mark_at(svg, i)->value == 1)
            return mark_at(svg, i);
    return NULL;
}

/* From the best to the worst rank, or a dot at one that is certain. */
static void add_ranks(struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    const struct svg_mark *origin = first_rank(svg);
    for (guint i = 0; origin && i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        if (!mark->row || (mark->shape != SHAPE_DOT && mark->shape != SHAPE_SPAN))
            continue;
        double best = svg_low(cell_of(mark)) - 1, worst = high_of(cell_of(mark)) - 1, from = mark->x - origin->x;
        add(lengths, mark, "best place", best, from, SLACK);
        add(lengths, mark, "worst place", worst, from + mark->width, SLACK);
    }
}

/* A strip of days begins where its first does, and ends where its last does; the axis is below, and begins with the first
 * day of all. Neighbours are a pixel apart. */
static void add_days(struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    const struct svg_mark *axis = lengths->bases->len > 0 ? g_ptr_array_index(lengths->bases, 0) : NULL;
    double begin = HUGE_VAL, first, last;
    for (guint i = 0; i < svg->figure->rows->len; i++)
        if (row_days(svg->figure, published_row_at(svg->figure, i), &first, &last))
            begin = MIN(begin, first);
    for (guint i = 0; axis && i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        if (mark->shape != SHAPE_DAYS || !mark->row || !row_days(svg->figure, mark->row, &first, &last))
            continue;
        add(lengths, mark, "first day", first - begin, mark->x - axis->x, SLACK);
        add(lengths, mark, "last day", last + 1 - begin, mark->x + mark->width - axis->x, 2 * SLACK);
    }
}

static void add_points(struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    for (guint i = 0; i < svg->marks->len; i++)
        if (mark_at(svg, i)->shape == SHAPE_AXIS && !mark_at(svg, i)->upright)
            g_ptr_array_add(lengths->bases, (gpointer)mark_at(svg, i));
    double left = left_of(svg);
    if (lengths->axis == AXIS_DAYS) {
        add_days(lengths);
        return;
    }
    add_ticks(lengths);
    if (lengths->axis == AXIS_RANKS)
        add_ranks(lengths);
    else if (svg->parts)
        add_parts(lengths);
    for (guint i = 0; lengths->axis != AXIS_RANKS && !svg->parts && i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        if (!mark->row || mark->shape == SHAPE_TICK || mark->shape == SHAPE_SHADE || !*cell_of(mark)->low)
            continue;
        if (lengths->axis == AXIS_LYING)
            add_lying(lengths, mark, left);
        else
            add_standing(lengths, mark);
    }
}

static void compare_points(const struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    double scale = points_scale(lengths->points);
    for (guint i = 0; i < lengths->points->len; i++) {
        const struct scale_point *point = &g_array_index(lengths->points, struct scale_point, i);
        const struct svg_mark *mark = point->about;
        svg->edition->counts[FORMAT_SVG].lengths++;
        if (point_fits(point, scale))
            continue;
        if (!mark->row) {
            edition_differs(svg->edition, svg->file, mark->line,
                            "the axis of %s says %g at %.1f pixels instead of the %.1f that its marks give",
                            svg->figure->id, mark->value, point->pixels, point->value * scale);
            continue;
        }
        g_autofree char *what =
            g_strdup_printf("has its %s at %.1f pixels instead of the %.1f that the other marks give", point->what,
                            point->pixels, point->value * scale);
        svg_differs(svg, mark->row, mark->column, mark->line, what);
    }
}

static guint shapes_of(const struct lengths *lengths, const struct published_row *row, guint column) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(lengths->shapes, svg_cell(lengths->svg, row, column)));
}

static void collect_shapes(struct lengths *lengths) {
    for (guint i = 0; i < lengths->svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(lengths->svg, i);
        if (mark->row)
            g_hash_table_insert(lengths->shapes, svg_cell(lengths->svg, mark->row, mark->column),
                                GUINT_TO_POINTER(shapes_of(lengths, mark->row, mark->column) | 1U << mark->shape));
    }
}

/* The shapes that a number must have in this chart, as bits. There are none for a cell without a number, in a chart
 * without an axis (tiles), and for ranks without an upper end. */
static guint wanted_shapes(const struct lengths *lengths, const struct published_cell *cell) {
    bool estimated = strcmp(cell->state, "estimated") == 0;
    if (!*cell->low)
        return 0;
    if (lengths->axis == AXIS_RANKS)
        return !*cell->high ? 0 : 1U << (svg_low(cell) < high_of(cell) ? SHAPE_SPAN : SHAPE_DOT);
    if (lengths->axis == AXIS_NONE)
        return 0;
    if (lengths->axis == AXIS_DAYS)
        return 1U << SHAPE_DAYS;
    if (!*cell->high)
        return 1U << SHAPE_ARROW;
    if (estimated)
        return 1U << SHAPE_ESTIMATE;
    guint low = svg_low(cell) > 0 ? 1U << SHAPE_SOLID : 0;
    if (high_of(cell) > svg_low(cell))
        return low | 1U << SHAPE_LIGHT;
    return high_of(cell) > 0 ? low : 1U << SHAPE_END;
}

/* The marks of a number are all there, and say no more than is known. */
static void compare_shapes(const struct lengths *lengths, const struct published_row *row, guint column) {
    const struct svg *svg = lengths->svg;
    const struct published_cell *cell = &row->cells[column];
    guint shapes = shapes_of(lengths, row, column), wanted = wanted_shapes(lengths, cell);
    if (!*cell->low && shapes)
        svg_differs(svg, row, column, 0, "is drawn as a number");
    else if (!svg->parts && (shapes & wanted) != wanted)
        svg_differs(svg, row, column, 0, "lacks a part of its mark");
    else if (!*cell->high && (shapes & (1U << SHAPE_LIGHT | 1U << SHAPE_END)))
        svg_differs(svg, row, column, 0, "is drawn as if it ended");
}

static bool is_seen(const struct svg *svg, const struct published_row *row, guint column) {
    return g_hash_table_contains(svg->seen, svg_cell(svg, row, column));
}

static void compare_cell(const struct lengths *lengths, const struct published_row *row, guint column) {
    if (*row->cells[column].low && !is_seen(lengths->svg, row, column))
        svg_differs(lengths->svg, row, column, 0, "is not drawn");
    else
        compare_shapes(lengths, row, column);
}

/* Where rows share columns, those that are drawn. */
static void compare_seen(const struct lengths *lengths, guint column) {
    const struct svg *svg = lengths->svg;
    svg_compare_shared(svg, column);
    for (guint i = 0; i < svg->figure->rows->len; i++)
        if (is_seen(svg, published_row_at(svg->figure, i), column))
            compare_shapes(lengths, published_row_at(svg->figure, i), column);
}

static bool is_drawn(const struct svg *svg, guint column) {
    for (guint i = 0; i < svg->figure->rows->len; i++)
        if (is_seen(svg, published_row_at(svg->figure, i), column))
            return true;
    return false;
}

/* Each number of a column that is drawn has its marks, in each row but those that no chart draws. If words that share a
 * stretch of time have no number, they may share a mark. */
static void compare_cells(struct lengths *lengths) {
    const struct svg *svg = lengths->svg;
    collect_shapes(lengths);
    for (guint column = 1; column < svg->figure->columns->len; column++) {
        if (!is_drawn(svg, column))
            continue;
        if (svg->shared) {
            compare_seen(lengths, column);
            continue;
        }
        for (guint i = 0; i < svg->figure->rows->len; i++)
            if (!published_row_at(svg->figure, i)->undrawn)
                compare_cell(lengths, published_row_at(svg->figure, i), column);
            else if (shapes_of(lengths, published_row_at(svg->figure, i), column))
                svg_differs(svg, published_row_at(svg->figure, i), column, 0,
                            "is drawn, though the JSON says that it is not");
    }
}

/* What a shade means, by the key; NULL if the key lacks it. */
static const struct svg_mark *sample_of(const struct svg *svg, const struct svg_mark *shade) {
    for (guint i = 0; i < svg->marks->len; i++) {
        const struct svg_mark *sample = mark_at(svg, i);
        if (!sample->row && sample->shape == SHAPE_SHADE && sample->shade == shade->shade && sample->limit > 0)
            return sample;
    }
    return NULL;
}

/* The shade of the same cell that is drawn over this one, in its lower half; NULL if there is none. */
static const struct svg_mark *shade_over(const struct svg *svg, guint index) {
    const struct svg_mark *mark = mark_at(svg, index),
                          *next = index + 1 < svg->marks->len ? mark_at(svg, index + 1) : NULL;
    return next && next->shape == SHAPE_SHADE && next->row == mark->row && next->column == mark->column ? next : NULL;
}

static void compare_class(const struct svg *svg, const struct svg_mark *mark, bool low, bool high) {
    const struct published_cell *cell = cell_of(mark);
    const struct svg_mark *sample = sample_of(svg, mark);
    svg->edition->counts[FORMAT_SVG].lengths++;
    if (!sample) {
        svg_differs(svg, mark->row, mark->column, mark->line, "has a shade that the key lacks");
        return;
    }
    bool high_fits =
        *cell->high ? high_of(cell) >= sample->value && high_of(cell) < sample->limit : isinf(sample->limit);
    bool low_fits = svg_low(cell) >= sample->value && svg_low(cell) < sample->limit;
    if ((low && !low_fits) || (high && !high_fits))
        svg_differs(svg, mark->row, mark->column, mark->line, "has the shade of other numbers");
}

/* A tile has the shade of a class if its whole range lies in that class; or that of its high end, and over it in the lower
 * half that of its low end. */
static void compare_shades(const struct svg *svg) {
    for (guint i = 0; i < svg->marks->len; i++) {
        const struct svg_mark *mark = mark_at(svg, i);
        if (!mark->row || mark->shape != SHAPE_SHADE)
            continue;
        const struct svg_mark *over = shade_over(svg, i);
        compare_class(svg, mark, !over, true);
        if (over) {
            compare_class(svg, over, true, false);
            i++;
        }
    }
}

void svg_compare_lengths(const struct svg *svg) {
    struct lengths lengths = {.svg = svg,
                              .axis = axis_of(svg),
                              .points = g_array_new(FALSE, FALSE, sizeof(struct scale_point)),
                              .bases = g_ptr_array_new(),
                              .shapes = g_hash_table_new(g_direct_hash, g_direct_equal)};
    if (lengths.axis == AXIS_NONE) {
        compare_shades(svg);
    } else {
        add_points(&lengths);
        compare_points(&lengths);
    }
    compare_cells(&lengths);
    g_array_unref(lengths.points);
    g_ptr_array_unref(lengths.bases);
    g_hash_table_unref(lengths.shapes);
}
