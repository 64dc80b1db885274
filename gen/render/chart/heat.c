/* Strips of shades along one axis of time: a strip per column of the figure. A number is the shade of its class; of a range
 * over several classes the lower half has that of the low end, the upper half that of the high end, with a point on top if
 * there is none. Zero is paper; each reason for no number has a mark of its own. */
#include "render/chart/classes.h"

#include <math.h>

#define PITCH 24.0  /* from one strip to the next */
#define HEIGHT 18.0 /* of a strip: even, since ranges halve it */
#define LABEL_PART 0.4
#define LABEL_GAP 10.0
#define SECOND LABEL_LEADING /* of the lines of a name */
#define ABOVE 12.0
#define KEY_LEADING 22.0
#define SAMPLE_WIDTH 18.0
#define SAMPLE_HEIGHT 14.0

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
        strips.names[i] =
            words_wrap(drawing, plot->measure, CLASS_LABEL, name, drawing->width * LABEL_PART - indent, 2, false);
        widest = MAX(widest, strips.names[i].width);
    }
    strips.left = ceil(indent + widest + LABEL_GAP);
    strips.pitch = (drawing->width - strips.left) / plot->unit;
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
    const struct interval value = row->cell->value;
    int low = class_of(classes, value.low), high = value.open ? CLASSES : class_of(classes, value.high);
    if (row->cell->state == STATE_ESTIMATED) {
        drawing_piece(drawing, CLASS_ESTIMATE, row->row, x, y, width, HEIGHT);
        return;
    }
    if (low == high && low > 0 && !value.open) {
        drawing_piece(drawing, shade(low), row->row, x, y, width, HEIGHT);
        return;
    }
    if (low > 0)
        drawing_piece(drawing, shade(low), row->row, x, y + HEIGHT / 2, width, HEIGHT / 2);
    if (value.open)
        drawing_put(drawing, (struct mark){MARK_PIECE, shade(high), .upward = true, .x = x, .y = y, .width = width,
                                           .height = HEIGHT / 2, .row = row->row});
    else if (high > 0)
        drawing_piece(drawing, shade(high), row->row, x, y, width, HEIGHT / 2);
}

/* The mark of a state, as in other charts: a pattern if there may be a number, a line if the platform takes nothing, and
 * something small at the foot if there is nothing to have a number of. */
static void put_state(struct drawing *drawing, enum state state, int row, struct area room) {
    double middle = (room.left + room.right) / 2, width = room.right - room.left;
    if (state_is_foot(state)) {
        double size = state == STATE_NONE_LISTED ? 2 : state == STATE_NOT_LINKED ? 4 : 1;
        double wide = state == STATE_NOT_APPLICABLE ? width : MIN(size, width - 1);
        drawing_piece(drawing, CLASS_NOTHING, row, round(middle - wide / 2), room.bottom - 2 - size, wide, size);
    } else if (state == STATE_NOT_OFFERED) {
        drawing_piece(drawing, CLASS_NOTHING, row, room.left, round((room.top + room.bottom) / 2), width, 1);
    } else {
        drawing_piece(drawing, state_class(state), row, room.left, room.top, width, room.bottom - room.top);
    }
}

static double put_strip(const struct plot *plot, const struct strips *strips, guint index, double y) {
    struct drawing *drawing = plot->drawing;
    const struct column *column = column_of(plot, index);
    const struct lines *lines = &strips->names[index];
    double extra = (lines->lines->len - 1) * SECOND, top = round(y + (PITCH - HEIGHT + extra) / 2);
    double first = top + HEIGHT / 2 + LABEL_DROP - extra / 2;
    drawing->column = plot->rows[index * plot->unit].column;
    swatch_put(plot, -1, column->colour, 0, first - LABEL_DROP);
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
            put_state(drawing, row->cell->state, row->row, (struct area){left, top, right, top + HEIGHT});
    }
    return y + PITCH + extra;
}

/* Where the next entry of the key goes, and on which line. */
struct pen {
    double x, y;
};

static struct pen pen_at(const struct plot *plot, struct pen pen, const char *words) {
    double width = SAMPLE_WIDTH + 6 + words_width(plot->measure, CLASS_TICK, words);
    return pen.x > 0 && pen.x + width > plot->drawing->width ? (struct pen){0, pen.y + KEY_LEADING} : pen;
}

static struct pen put_entry(const struct plot *plot, enum mark_class class, const char *words, struct pen pen) {
    double x = pen.x + SAMPLE_WIDTH + 6;
    double width = words_put_line(plot->drawing, plot->measure, class, words, -1, ANCHOR_START, x, pen.y,
                                  plot->drawing->width - x);
    return (struct pen){x + width + 18, pen.y};
}

static bool has_state(const struct plot *plot, enum state state) {
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].cell->state == state && (state == STATE_ESTIMATED || !plot->rows[i].drawn))
            return true;
    return false;
}

static const char *words_of_state(const struct plot *plot, enum state state) {
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].cell->state == state && !plot->rows[i].drawn)
            return plot->rows[i].value;
    return "";
}

/* What the shades and the marks in place of numbers mean. */
static double put_key(const struct plot *plot, const struct strips *strips, double y) {
    struct pen pen = {0, y + KEY_LEADING};
    for (int class = 1; class <= CLASSES; class ++) {
        const char *words = class_words(plot, &strips->classes, class);
        pen = pen_at(plot, pen, words);
        drawing_box(plot->drawing, shade(class), -1, pen.x, pen.y - 11, SAMPLE_WIDTH, SAMPLE_HEIGHT);
        pen = put_entry(plot, CLASS_TICK, words, pen);
    }
    for (int state = STATE_VALUE + 1; state < STATE_COUNT; state++) {
        const char *words = words_of_state(plot, (enum state)state);
        if (!has_state(plot, (enum state)state) || !*words)
            continue;
        pen = pen_at(plot, pen, words);
        put_state(plot->drawing, (enum state)state, -1,
                  (struct area){pen.x, pen.y - 11, pen.x + SAMPLE_WIDTH, pen.y - 11 + SAMPLE_HEIGHT});
        pen = put_entry(plot, CLASS_STATE, words, pen);
    }
    return pen.y + 4;
}

double plot_heat(const struct plot *plot, double top) {
    struct strips strips = strips_fit(plot);
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
    return flat_put(plot, bottom);
}
