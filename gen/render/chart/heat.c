/* Strips of shades along one axis of time: a strip per column of the figure. A number is the shade of its class; a range is two
 * halves with paper between them, the lower in the shade of the low end, the upper in that of the high end, with a point on top if
 * there is none. Zero is paper; each reason for no number has a mark of its own. */
#include "render/chart/classes.h"
#include "render/chart/pieces.h"

#include <math.h>

#define PITCH 24.0  /* from one strip to the next */
#define HEIGHT 19.0 /* of a strip: */
#define HALF 9.0    /* of a range, with paper between the two */
#define LABEL_PART 0.36
#define MOST_LABEL_PART 0.45 /* for a long word, which is not broken */
#define LABEL_GAP 10.0
#define SECOND LABEL_LEADING /* of the lines of a name */
#define ABOVE 12.0

struct strips {
    struct classes classes;
    struct lines *names; /* of each */
    guint count;
    double left, pitch; /* of the bins */
    bool colours;
};

static const struct column *column_of(const struct plot *plot, guint strip) {
    return &plot->figure->columns[plot->rows[strip * plot->unit].column];
}

static struct strips strips_fit(const struct plot *plot) {
    struct strips strips = {.classes = classes_of(plot), .count = plot->count / plot->unit};
    struct drawing *drawing = plot->drawing;
    strips.names = g_new0(struct lines, strips.count + 1);
    for (guint i = 0; i < strips.count; i++)
        strips.colours = strips.colours || column_of(plot, i)->colour;
    double indent = strips.colours ? SWATCH_ROOM : 0, widest = 0;
    for (guint i = 0; i < strips.count; i++) {
        const char *name = drawing_string(drawing, column_name(column_of(plot, i), drawing->language));
        double least = words_least_width(plot->measure, CLASS_LABEL, name);
        double room = MAX(drawing->width * LABEL_PART - indent, MIN(least, drawing->width * MOST_LABEL_PART));
        strips.names[i] = words_wrap(drawing, plot->measure, CLASS_LABEL, name, room, 2, false);
        widest = MAX(widest, strips.names[i].width);
    }
    strips.left = ceil(indent + widest + LABEL_GAP);
    return strips;
}

static void strips_clear(struct strips *strips) {
    for (guint i = 0; i < strips->count; i++)
        lines_clear(&strips->names[i]);
    g_free(strips->names);
}

static enum mark_class shade(int class) {
    return (enum mark_class)(CLASS_HEAT_1 + class - 1);
}

static void put_number(const struct plot *plot, const struct classes *classes, const struct plot_row *row, double x,
                       double y, double width) {
    struct drawing *drawing = plot->drawing;
    const struct interval value = cell_value(row->cell);
    int low = class_of(classes, value.low), high = value.open ? CLASSES : class_of(classes, value.high);
    if (row->cell->state == STATE_ESTIMATED) {
        drawing_piece(drawing, CLASS_ESTIMATE, row->row, x, y, width, HEIGHT);
        return;
    }
    if (interval_is_point(value) && low > 0) {
        drawing_piece(drawing, shade(low), row->row, x, y, width, HEIGHT);
        return;
    }
    if (low > 0)
        drawing_piece(drawing, shade(low), row->row, x, y + HEIGHT - HALF, width, HALF);
    if (value.open)
        drawing_put(drawing, (struct mark){MARK_PIECE, shade(high), .upward = true, .x = x, .y = y, .width = width,
                                           .height = HALF, .row = row->row});
    else if (high > 0)
        drawing_piece(drawing, shade(high), row->row, x, y, width, HALF);
}

static double put_strip(const struct plot *plot, const struct strips *strips, guint index, double y) {
    struct drawing *drawing = plot->drawing;
    const struct column *column = column_of(plot, index);
    const struct lines *lines = &strips->names[index];
    double extra = (lines->lines->len - 1) * SECOND, top = round(y + (PITCH - HEIGHT + extra) / 2);
    double first = top + HEIGHT / 2 + LABEL_DROP - extra / 2;
    drawing->column = plot->rows[index * plot->unit].column;
    swatch_put(plot, -1, column->colour, column->notches, 0, first - LABEL_DROP);
    words_put(drawing, plot->measure, CLASS_LABEL, lines, column_name(column, drawing->language), -1, ANCHOR_START,
              strips->colours ? SWATCH_ROOM : 0, first, SECOND);
    drawing_piece(drawing, CLASS_GROUND, plot->rows[index * plot->unit].row, strips->left - 0.5, top - 0.5,
                  drawing->width - strips->left + 1, HEIGHT + 1);
    for (guint i = 0; i < plot->unit; i++) {
        const struct plot_row *row = &plot->rows[index * plot->unit + i];
        double left = round(strips->left + i * strips->pitch), right = round(strips->left + (i + 1) * strips->pitch);
        if (row->drawn)
            put_number(plot, &strips->classes, row, left, top, right - left);
        else
            piece_put_state(drawing, row->cell->state, row->row, (struct area){left, top, right, top + HEIGHT});
    }
    return y + PITCH + extra;
}

/* True if some range begins at zero, or is zero. */
static bool has_zero(const struct plot *plot) {
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].drawn && cell_value(plot->rows[i].cell).low == 0)
            return true;
    return false;
}

static const char *zero_words(const struct plot *plot) {
    g_autoptr(GString) text = g_string_new(NULL);
    text_append_value(text, plot->drawing->language, plot->column->unit, plot->column->currency, 0);
    return drawing_string(plot->drawing, text->str);
}

/* What the shades and the marks in place of numbers mean. */
static double put_key(const struct plot *plot, const struct strips *strips, double y) {
    struct pen pen = {0, y + PIECE_KEY_LEADING};
    if (has_zero(plot)) {
        drawing_box(plot->drawing, CLASS_AXIS, -1, pen.x + 0.5, pen.y - 10.5, PIECE_SAMPLE_WIDTH - 1,
                    PIECE_SAMPLE_HEIGHT - 1);
        pen = key_put(plot, zero_words(plot), pen);
    }
    for (int class = 1; class <= CLASSES; class ++) {
        const char *words = class_words(plot, &strips->classes, class);
        pen = key_pen(plot, pen, words);
        drawing_box(plot->drawing, shade(class), -1, pen.x, pen.y - 11, PIECE_SAMPLE_WIDTH, PIECE_SAMPLE_HEIGHT);
        pen = key_put(plot, words, pen);
    }
    pen = pieces_put_key(plot, pen);
    return pen.y + 4;
}

double plot_heat(const struct plot *whole, double top) {
    struct plot shown = *whole;
    const struct plot *plot = &shown;
    struct strips strips = strips_fit(plot);
    plot_share(&shown, plot->drawing->width - strips.left);
    strips.pitch = (plot->drawing->width - strips.left) / plot->unit;
    struct plot axis = *plot;
    axis.count = plot->unit;
    struct time_area area = {.left = strips.left, .right = plot->drawing->width, .pitch = strips.pitch};
    struct event_labels *events = events_fit(&axis, &area);
    double y = area.top = top + ABOVE + events_room(events);
    for (guint i = 0; i < strips.count; i++)
        y = put_strip(plot, &strips, i, y);
    plot->drawing->column = plot->figure->chart.column;
    area.base = y + 2;
    events_put_through(&axis, &area, events);
    double bottom = events_put_key(plot, events, time_put_axis(&axis, &area));
    events_free(events);
    bottom = put_key(plot, &strips, bottom + 4);
    strips_clear(&strips);
    return shared_put_key(plot, flat_put(plot, bottom));
}
