/* What an axis of time says: ticks at round places, what they share once under each run of them, and how high a number
 * is. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#include <math.h>

#define TICK_DROP 17.0
#define TICK_GAP 5.0    /* between the first tick and what it counts */
#define TICK_PITCH 15.0 /* least distance of two numbers of the scale */
#define TICK_APART 7.0  /* the same of two ticks, beside their words */
#define GROUP_DROP 35.0
#define GROUP_GAP 8.0    /* between what neighbours share and the next */
#define DAYS_OF_MONTH 28 /* of the shortest */

/* From one tick to the next, in rows: round for what the rows are. */
static const guint strides[AXIS_COUNT][9] = {
    [AXIS_DAY] = {1, 2, 7, 14, 28, 56, 112, 224},   [AXIS_WEEK] = {1, 2, 4, 13, 26, 52, 104, 208},
    [AXIS_MONTH] = {1, 3, 6, 12, 24, 60, 120, 240}, [AXIS_HALF_YEAR] = {1, 2, 4, 10, 20, 40, 100, 200},
    [AXIS_YEAR] = {1, 2, 5, 10, 20, 50, 100, 200},
};

/* How many rows of the figure are between two of its axis's ticks, if these are a step apart. */
static double rows_per_tick(const struct chart *chart) {
    return chart->axis == AXIS_DAY && chart->ticks == AXIS_MONTH ? DAYS_OF_MONTH : 1;
}

/* The rows of the figure that the plot is of. */
static guint row_count(const struct plot *plot) {
    return (guint)(plot->rows[plot->count - 1].last - plot->rows[0].first + 1);
}

/* How many steps share one tick so that ticks keep apart. */
static guint tick_stride(const struct plot *plot, const struct time_area *area, double widest) {
    const struct chart *chart = &plot->figure->chart;
    const guint *known = strides[chart->ticks];
    double pitch = (area->right - area->left) / row_count(plot) * rows_per_tick(chart);
    double apart = widest + TICK_APART + (plot->drawing->shared ? area->pitch : 0);
    for (guint i = 0; known[i]; i++)
        if (known[i] * pitch >= apart)
            return known[i];
    return row_count(plot);
}

/* True if a row of the figure has a tick, stride steps from the next: months and halves in step with the year, weeks with its
 * first, years at round ones. */
static bool is_ticked(const struct plot *plot, int index, guint stride) {
    const struct row *row = &plot->figure->rows[index];
    switch (plot->figure->chart.ticks) {
    case AXIS_DAY:
        break;
    case AXIS_WEEK:
        return (guint)MAX(row->position - 1, 0) % stride == 0;
    case AXIS_MONTH:
    case AXIS_HALF_YEAR:
    case AXIS_YEAR:
        return row->position >= 0 && (guint)row->position % stride == 0;
    }
    return (guint)(index - plot->rows[0].first) % stride == 0;
}

/* The first row of the figure at this place of the plot that has a tick; -1: none. */
static int ticked_row(const struct plot *plot, guint index, guint stride) {
    for (int row = plot->rows[index].first; row <= plot->rows[index].last; row++)
        if (is_ticked(plot, row, stride))
            return row;
    return -1;
}

/* What the axis says of a row of the figure; if nothing, the label at this place of the plot. */
static const char *tick_of(const struct plot *plot, guint index, int row) {
    const char *tick = axis_tick(&plot->figure->rows[row], plot->drawing->language);
    return tick ? drawing_text(plot->drawing, tick) : plot->rows[index].label;
}

const char *time_end(const struct plot *plot, guint index) {
    int row = index == 0 ? plot->rows[index].first : plot->rows[index].last;
    const char *end = axis_end(&plot->figure->rows[row], plot->drawing->language);
    return end ? drawing_text(plot->drawing, end) : tick_of(plot, index, row);
}

/* What the ticks count, before the first of them, which begins at x, if there is room. */
static void put_tick_text(const struct plot *plot, double x, double y) {
    struct drawing *drawing = plot->drawing;
    const char *text = drawing_text(drawing, plot->figure->chart.tick_text.text[drawing->language]);
    double width = words_width(plot->measure, CLASS_TICK, text);
    if (*text && x - TICK_GAP >= width)
        words_put_line(drawing, plot->measure, CLASS_TICK, text, -1, ANCHOR_END, x - TICK_GAP, y, width);
}

double time_middle(const struct time_area *area, guint index) {
    return area->left + ((double)index + 0.5) * area->pitch;
}

double time_line(const struct time_area *area, guint index) {
    return round(time_middle(area, index)) - 0.5;
}

static void put_tick(const struct plot *plot, const struct time_area *area, guint index, const char *tick,
                     double room) {
    struct drawing *drawing = plot->drawing;
    double width = MIN(words_width(plot->measure, CLASS_TICK, tick), room);
    double x = CLAMP(time_middle(area, index), width / 2, drawing->width - width / 2);
    words_put_line(drawing, plot->measure, CLASS_TICK, tick, -1, ANCHOR_MIDDLE, x, area->base + TICK_DROP, room);
    if (index == 0)
        put_tick_text(plot, x - width / 2, area->base + TICK_DROP);
}

static double widest_tick(const struct plot *plot) {
    double widest = 0;
    for (guint i = 0; i < plot->count; i++)
        widest = MAX(widest, words_width(plot->measure, CLASS_TICK, tick_of(plot, i, plot->rows[i].first)));
    return widest;
}

/* The week of the new year may come right after one of the old. An axis too short for a round place has its first. */
static void put_ticks(const struct plot *plot, const struct time_area *area, double widest, guint stride) {
    double taken = -G_MAXDOUBLE;
    for (guint i = 0; i < plot->count; i++) {
        int row = ticked_row(plot, i, stride);
        if (row < 0 || time_middle(area, i) < taken)
            continue;
        put_tick(plot, area, i, tick_of(plot, i, row), widest);
        taken = time_middle(area, i) + widest + TICK_APART - 1;
    }
    if (taken < 0)
        put_tick(plot, area, 0, tick_of(plot, 0, plot->rows[0].first), area->right - area->left);
}

static const char *group_of(const struct plot *plot, guint index) {
    return axis_group(&plot->figure->rows[plot->rows[index].first], plot->drawing->language);
}

/* Between two groups: a notch in the axis and a line beside the words, and nothing among the ticks. */
static void put_boundary(struct drawing *drawing, double x, double base, double drop) {
    drawing_line(drawing, CLASS_AXIS, -1, x, base + 1, 0, 4);
    if (drop > TICK_DROP)
        drawing_line(drawing, CLASS_AXIS, -1, x, base + TICK_DROP + 7, 0, drop - TICK_DROP - 5);
}

/* What neighbours share, once under each run of them, drop below the axis; true if there is any. */
static bool put_groups(const struct plot *plot, const struct time_area *area, double drop) {
    struct drawing *drawing = plot->drawing;
    double taken = -G_MAXDOUBLE;
    bool any = false;
    for (guint i = 0; i < plot->count;) {
        const char *group = group_of(plot, i);
        double begins = round(area->left + i * area->pitch) - 0.5;
        /* Words wider than their run begin before it or end behind it: a line would go through them. */
        bool crossed = begins < taken - GROUP_GAP;
        guint end = i + 1;
        while (end < plot->count && g_strcmp0(group_of(plot, end), group) == 0)
            end++;
        if (group) {
            any = true;
            const char *text = drawing_text(drawing, group);
            double width = words_width(plot->measure, CLASS_GROUP, text);
            double left = area->left + i * area->pitch + (i > 0 ? 5 : 0);
            double right = i > 0 || end < plot->count ? area->left + end * area->pitch : drawing->width;
            bool is_last = end == plot->count;
            double x = left + width <= right || !is_last ? left : MAX(right - width - 4, 0);
            if (x >= taken && x + width <= drawing->width) {
                words_put_line(drawing, plot->measure, CLASS_GROUP, text, -1, ANCHOR_START, x, area->base + drop,
                               width);
                taken = x + width + GROUP_GAP;
                crossed = crossed || x < begins + 2;
            }
            if (i > 0)
                put_boundary(drawing, begins, area->base, crossed ? TICK_DROP : drop);
        }
        i = end;
    }
    return any;
}

void time_put_grid(const struct plot *plot, const struct time_area *area, int64_t step) {
    struct drawing *drawing = plot->drawing;
    int last = step ? (int)(plot->max / step) : 0;
    double below = G_MAXDOUBLE;
    for (int i = 0; i <= last; i++) {
        double y = round(area->base - (double)(i * step) * area->per_unit);
        if (y > below - TICK_PITCH)
            continue;
        below = y;
        words_put_line(drawing, plot->measure, CLASS_TICK, plot_tick(plot, i * step, i == last && i > 0), -1,
                       ANCHOR_END, area->left - 8, y + 4, area->left - 8);
    }
    for (int i = 1; i <= last; i++) {
        double y = round(area->base - (double)(i * step) * area->per_unit) - 0.5;
        drawing_grid(drawing, area->left, y, area->right - area->left, 0);
    }
}

double time_gutter(const struct plot *plot, int64_t step) {
    double widest = words_width(plot->measure, CLASS_TICK, plot_tick(plot, 0, false));
    for (int64_t value = step; step && value <= plot->max; value += step) {
        bool last = value > plot->max - step;
        widest = MAX(widest, words_width(plot->measure, CLASS_TICK, plot_tick(plot, value, last)));
    }
    return ceil(widest + 8);
}

/* True if a picture of fixed height has more years, or months of days, than a few: they say enough, in one line. */
static bool groups_suffice(const struct plot *plot) {
    guint runs = 0;
    for (guint i = 0; i < plot->count; i++)
        runs += group_of(plot, i) && (i == 0 || g_strcmp0(group_of(plot, i), group_of(plot, i - 1)) != 0);
    return plot->drawing->shape->height > 0 && runs >= 3;
}

/* True if ticks would be a year or more apart: "jan" again and again, and not in each year, beside years that are not all there
 * either. The years say more. */
static bool is_a_year(enum axis ticks, guint stride) {
    return (ticks == AXIS_MONTH && stride >= 12) || (ticks == AXIS_WEEK && stride >= 52);
}

double time_put_axis(const struct plot *plot, const struct time_area *area) {
    drawing_line(plot->drawing, CLASS_AXIS, -1, area->left, area->base + 0.5, area->right - area->left, 0);
    double widest = widest_tick(plot);
    guint stride = tick_stride(plot, area, widest);
    if (groups_suffice(plot) || is_a_year(plot->figure->chart.ticks, stride)) {
        put_groups(plot, area, TICK_DROP);
        return area->base + TICK_DROP + 4;
    }
    put_ticks(plot, area, widest, stride);
    return area->base + (put_groups(plot, area, GROUP_DROP) ? GROUP_DROP + 4 : TICK_DROP + 4);
}
