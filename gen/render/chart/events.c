/* What happened along an axis of time: words above the plot and a thin line down from them. Words that would meet stand at
 * several heights; if they are too many for that, numbers stand there, and a key below the plot says what each is. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#include <math.h>

#define LEVELS 3          /* of words */
#define NUMBER_LEVELS 6   /* of numbers, which are never left out while there is room for one */
#define LEVEL_HEIGHT 16.0 /* from one to the next */
#define FIRST_ROOM 20.0   /* for the lowest */
#define LIFT 9.0          /* of the lowest words above the plot */
#define LINE_LIFT 4.0     /* of the lines below their words */
#define CLEAR 6.0         /* beside words */
#define PIN 5.0           /* diameter of the dot at the end of a line */
#define PIN_LIFT 4.0      /* of its middle above what is drawn */
#define ZERO_LIFT 15.0    /* for the words of a column of no height */
#define IN_BAND 9.0       /* how far a line comes into a band without numbers */
#define KEY_LEADING 16.0
#define KEY_STUB 14.0
#define KEY_DROP 20.0 /* to the first line of a paragraph of the key */

struct event_label {
    guint row;        /* of the plot */
    const char *text; /* words or a number */
    const char *name;
    double x, width; /* of its line; of its text */
    guint level;
    enum anchor anchor;
    bool placed;
};

struct event_labels {
    struct event_label *labels; /* in the order of rows */
    guint count, levels;
    bool numbered;
};

/* Words in the middle of their line move aside where the picture ends. */
static double reach_left(const struct event_label *label, double right) {
    switch (label->anchor) {
    case ANCHOR_START:
        return label->x;
    case ANCHOR_END:
        return label->x - label->width;
    case ANCHOR_MIDDLE:
        break;
    }
    return MAX(MIN(label->x - label->width / 2, right - label->width), 0);
}

/* True if words at a level meet neither words there nor the line of words above them, nor their own line words below. */
static bool is_clear(const struct event_labels *labels, const struct event_label *label, double right) {
    double from = reach_left(label, right), to = from + label->width;
    if (from < 0 || to > right)
        return false;
    for (guint i = 0; i < labels->count; i++) {
        const struct event_label *other = &labels->labels[i];
        if (!other->placed || other == label)
            continue;
        double start = reach_left(other, right), end = start + other->width;
        if (other->level == label->level && from < end + CLEAR && start < to + CLEAR)
            return false;
        if (other->level > label->level && from < other->x + CLEAR && other->x < to + CLEAR)
            return false;
        if (other->level < label->level && start < label->x + CLEAR && label->x < end + CLEAR)
            return false;
    }
    return true;
}

static void place_one(struct event_labels *labels, struct event_label *label, guint levels, double right) {
    static const enum anchor anchors[] = {ANCHOR_MIDDLE, ANCHOR_START, ANCHOR_END};
    for (guint try = 0; !label->placed && try < levels * G_N_ELEMENTS(anchors); try++) {
        label->level = try / G_N_ELEMENTS(anchors);
        label->anchor = anchors[try % G_N_ELEMENTS(anchors)];
        label->placed = is_clear(labels, label, right);
    }
}

/* Gives each its place, in order or from the last to the first; false if one has none. */
static bool place(struct event_labels *labels, guint levels, bool backward, double right) {
    bool all = true;
    labels->levels = 0;
    for (guint i = 0; i < labels->count; i++)
        labels->labels[i].placed = false;
    for (guint i = 0; i < labels->count; i++) {
        struct event_label *label = &labels->labels[backward ? labels->count - 1 - i : i];
        place_one(labels, label, levels, right);
        all = all && label->placed;
        labels->levels = MAX(labels->levels, label->placed ? label->level + 1 : 0);
    }
    return all;
}

/* In as few levels as it takes. */
static bool place_low(struct event_labels *labels, double right) {
    for (guint levels = 1; levels <= LEVELS; levels++)
        if (place(labels, levels, false, right) || place(labels, levels, true, right))
            return true;
    return false;
}

static void set_text(const struct plot *plot, struct event_label *label, const char *text) {
    label->text = text;
    label->width = words_width(plot->measure, CLASS_ANNOTATION, text);
}

static void number(const struct plot *plot, struct event_labels *labels) {
    labels->numbered = true;
    for (guint i = 0; i < labels->count; i++) {
        g_autofree char *text = g_strdup_printf("%u", i + 1);
        set_text(plot, &labels->labels[i], drawing_string(plot->drawing, text));
    }
}

static bool is_at(const struct plot_row *row, const struct chart_event *event) {
    return row->first <= (int)event->row && (int)event->row <= row->last;
}

struct event_labels *events_fit(const struct plot *plot, const struct time_area *area) {
    const struct chart *chart = &plot->figure->chart;
    struct event_labels *labels = g_new0(struct event_labels, 1);
    labels->labels = g_new0(struct event_label, chart->event_count + 1);
    for (guint i = 0; i < plot->count; i++)
        for (guint e = 0; e < chart->event_count; e++) {
            if (!is_at(&plot->rows[i], &chart->events[e]))
                continue;
            struct event_label *label = &labels->labels[labels->count++];
            label->row = i;
            label->x = time_line(area, i);
            label->name = drawing_string(plot->drawing, chart->events[e].name.text[plot->drawing->language]);
            set_text(plot, label, label->name);
        }
    if (labels->count == 1) /* one alone may be cut */
        labels->labels[0].width = MIN(labels->labels[0].width, plot->drawing->width);
    if (!place_low(labels, plot->drawing->width)) {
        number(plot, labels);
        place(labels, NUMBER_LEVELS, false, plot->drawing->width);
    }
    return labels;
}

void events_free(struct event_labels *labels) {
    g_free(labels->labels);
    g_free(labels);
}

double events_room(const struct event_labels *labels) {
    return labels->levels > 0 ? FIRST_ROOM + (labels->levels - 1) * LEVEL_HEIGHT : 0;
}

static void put_label(const struct plot *plot, const struct time_area *area, const struct event_label *label) {
    double y = area->top - LIFT - label->level * LEVEL_HEIGHT;
    double left = reach_left(label, plot->drawing->width);
    double x = label->anchor == ANCHOR_START ? left : label->anchor == ANCHOR_END ? label->x : left + label->width / 2;
    words_put_line(plot->drawing, plot->measure, CLASS_ANNOTATION, label->text, -1, label->anchor, x, y, label->width);
}

static void put_line(struct drawing *drawing, double x, double top, double end, bool pinned) {
    if (end > top)
        drawing_line(drawing, CLASS_EVENT, -1, x, top, 0, end - top);
    if (pinned)
        drawing_disc(drawing, CLASS_PIN, -1, x, end, PIN);
}

void event_put_line(const struct plot *plot, const struct time_area *area, guint index, double top, struct area words) {
    double x = time_line(area, index);
    double end = plot->rows[index].drawn ? time_top(plot, area, index) - PIN_LIFT : area->top + IN_BAND;
    if (plot->figure->chart.type == CHART_RANGE_COLUMNS && plot->rows[index].drawn &&
        time_top(plot, area, index) >= area->base - 1)
        end -= ZERO_LIFT;
    end = MAX(end, top);
    bool crosses = words.left - CLEAR < x && x < words.right + CLEAR && words.top < end + PIN / 2;
    if (crosses)
        put_line(plot->drawing, x, top, MAX(floor(words.top) - PIN_LIFT, top), words.bottom + PIN_LIFT > end);
    if (!crosses || words.bottom + PIN_LIFT <= end)
        put_line(plot->drawing, x, crosses ? ceil(words.bottom) + 1 : top, end, true);
}

void event_put_ends(const struct plot *plot, const struct time_area *area) {
    for (guint i = 0; i < plot->count; i++) {
        double x = time_line(area, i);
        if (!has_event(plot, i))
            continue;
        put_line(plot->drawing, x, area->top - 4, area->top - 4, true);
        put_line(plot->drawing, x, area->base + 1, area->base + 4, false);
    }
}

void events_put(const struct plot *plot, const struct time_area *area, const struct event_labels *labels,
                struct area value) {
    for (guint i = 0; i < labels->count; i++) {
        const struct event_label *label = &labels->labels[i];
        if (label->placed)
            put_label(plot, area, label);
        double start = area->top - LINE_LIFT - (label->placed ? label->level * LEVEL_HEIGHT : 0);
        event_put_line(plot, area, label->row, start, value);
    }
}

void events_put_through(const struct plot *plot, const struct time_area *area, const struct event_labels *labels) {
    for (guint i = 0; i < labels->count; i++) {
        const struct event_label *label = &labels->labels[i];
        if (label->placed)
            put_label(plot, area, label);
        double start = area->top - LINE_LIFT - (label->placed ? label->level * LEVEL_HEIGHT : 0);
        put_line(plot->drawing, label->x, start, area->top - 1, true);
        put_line(plot->drawing, label->x, area->base - 4, area->base, false);
    }
}

double key_put_paragraph(const struct plot *plot, const char *words, double indent, double y) {
    struct lines lines =
        words_wrap(plot->drawing, plot->measure, CLASS_STATE, words, plot->drawing->width - indent, G_MAXUINT, false);
    y = words_put(plot->drawing, plot->measure, CLASS_STATE, &lines, words, -1, ANCHOR_START, indent, y + KEY_DROP,
                  KEY_LEADING);
    lines_clear(&lines);
    return y;
}

double events_put_key(const struct plot *plot, const struct event_labels *labels, double y) {
    if (!labels->numbered)
        return y;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < labels->count; i++)
        g_string_append_printf(text, "%s%s\xC2\xA0%s", i ? " \xC2\xB7 " : "", labels->labels[i].text,
                               labels->labels[i].name);
    return key_put_paragraph(plot, drawing_string(plot->drawing, text->str), 0, y);
}

double panels_put_key(const struct plot *plot, double y) {
    const struct chart *chart = &plot->figure->chart;
    struct drawing *drawing = plot->drawing;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < chart->event_count; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "",
                               drawing_string(drawing, chart->events[i].name.text[drawing->language]));
    if (names->len > 0) {
        put_line(drawing, 11.5, y + 9, y + 20.5, true);
        y = key_put_paragraph(plot, drawing_string(drawing, names->str), 31, y);
    }
    return flat_put(plot, y);
}

double flat_put(const struct plot *plot, double y) {
    const char *flat = drawing_string(plot->drawing, plot->figure->chart.flat.text[plot->drawing->language]);
    return *flat ? key_put_paragraph(plot, flat, 0, y) : y;
}

double open_put_key(const struct plot *plot, double y) {
    const char *words = drawing_string(plot->drawing, plot->figure->chart.open.text[plot->drawing->language]);
    if (!plot->open || !*words || plot->drawing->shape->height > 0)
        return y;
    drawing_put(plot->drawing, (struct mark){MARK_ARROW, CLASS_OPEN, .upward = true, .x = 6.5, .y = y + 8, .width = 11,
                                             .height = KEY_STUB, .row = -1});
    return key_put_paragraph(plot, words, 31, y);
}

bool has_event(const struct plot *plot, guint index) {
    const struct chart *chart = &plot->figure->chart;
    for (guint e = 0; e < chart->event_count; e++)
        if (is_at(&plot->rows[index], &chart->events[e]))
            return true;
    return false;
}
