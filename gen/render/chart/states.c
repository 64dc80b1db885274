/* What is drawn where a number would be, each state in its own way: quiet marks in grey, which can be told apart without
 * colour, and none of which looks like a bar. Something that might have been there fills its room with a pattern; what
 * the platform does not take is a line through its middle; what is not there leaves a small hollow mark at the foot, on a
 * line from end to end of the time it is not there. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"
#include "render/chart/patterns.h"

#include <math.h>
#include <string.h>

#define FOOT 7.0 /* width of a mark at the foot */
#define FOOT_GAP 3.0
#define LEAST_ARM 3.0 /* of a line beside it */
#define CLEAR 5.0     /* around words */
#define SAMPLE_WIDTH 24.0
#define SAMPLE_HEIGHT 12.0
#define SAMPLE_GAP 7.0
#define KEY_LEADING 20.0
#define KEY_GAP 18.0
#define KEY_LINES 3       /* of an entry at most, in a picture that is as high as it needs */
#define LINE_LEADING 16.0 /* between these */

enum mark_class state_class(enum state state) {
    static const enum mark_class classes[STATE_COUNT] = {
        [STATE_NOT_COLLECTED] = CLASS_NOT_COLLECTED, [STATE_NOT_REPORTED] = CLASS_NOT_REPORTED,
        [STATE_SUPPRESSED] = CLASS_SUPPRESSED,       [STATE_WITHDRAWN] = CLASS_WITHDRAWN,
        [STATE_NOT_OFFERED] = CLASS_NOT_OFFERED,     [STATE_NONE_LISTED] = CLASS_NONE_LISTED,
        [STATE_NOT_LINKED] = CLASS_NOT_LINKED,       [STATE_NOT_APPLICABLE] = CLASS_NOT_APPLICABLE,
        [STATE_ESTIMATED] = CLASS_NOT_REPORTED,      [STATE_OTHER_CURRENCY] = CLASS_NOT_REPORTED,
        [STATE_VALUE] = CLASS_NOT_REPORTED,
    };
    return classes[state];
}

bool state_is_foot(enum state state) {
    return state == STATE_NONE_LISTED || state == STATE_NOT_LINKED || state == STATE_NOT_APPLICABLE;
}

static void put_box(struct drawing *drawing, enum mark_class class, int row, struct area area) {
    if (area.right > area.left && area.bottom > area.top)
        drawing_box(drawing, class, row, area.left, area.top, area.right - area.left, area.bottom - area.top);
}

/* A rectangle except for the area of the words in it. */
static void put_around(struct drawing *drawing, enum mark_class class, int row, struct area room, struct area words) {
    double pitch = pattern_of(class)->pitch;
    double left = MAX(round(words.left - CLEAR), room.left), right = MIN(round(words.right + CLEAR), room.right);
    double top = MAX(round(words.top - CLEAR), room.top), bottom = MIN(round(words.bottom + CLEAR), room.bottom);
    if (words.right <= words.left) {
        put_box(drawing, class, row, room);
        return;
    }
    if (left - room.left < pitch / 2)
        left = room.left;
    if (room.right - right < pitch / 2)
        right = room.right;
    put_box(drawing, class, row, (struct area){room.left, room.top, room.right, top});
    put_box(drawing, class, row, (struct area){room.left, top, left, bottom});
    put_box(drawing, class, row, (struct area){right, top, room.right, bottom});
    put_box(drawing, class, row, (struct area){room.left, bottom, room.right, room.bottom});
}

/* A line through the middle, which stops short of words on it. */
static void put_through(struct drawing *drawing, enum mark_class class, int row, struct area room, struct area words) {
    double y = round((room.top + room.bottom) / 2) - 0.5;
    bool cut = words.right > words.left && words.top - 1 < y && y < words.bottom + 1;
    double left = cut ? MAX(round(words.left - CLEAR), room.left) : room.right;
    if (left > room.left)
        drawing_line(drawing, class, row, room.left, y, left - room.left, 0);
    double right = cut ? MIN(round(words.right + CLEAR), room.right) : room.right;
    if (right < room.right)
        drawing_line(drawing, class, row, right, y, room.right - right, 0);
}

/* Around x, y; smaller if there is no room for its usual size. */
static void put_foot(struct drawing *drawing, enum mark_class class, int row, double x, double y, double size) {
    x = MIN(round(x) - 0.5, drawing->width - size / 2);
    y = round(y) - 0.5;
    if (class == CLASS_NONE_LISTED)
        drawing_disc(drawing, class, row, x, y, size);
    else if (class == CLASS_NOT_LINKED)
        drawing_box(drawing, class, row, x - (size - 1) / 2, y - (size - 1) / 2, size - 1, size - 1);
    else
        drawing_line(drawing, class, row, x - size / 2, y, size, 0);
}

/* The mark at the foot in the middle of a room, on a line that stops short of it. */
static void put_foot_on_line(struct drawing *drawing, enum mark_class class, int row, struct area room) {
    double middle = (room.left + room.right) / 2, y = room.bottom - FOOT / 2 - FOOT_GAP;
    double arm = floor((room.right - room.left - FOOT) / 2 - 1);
    put_foot(drawing, class, row, middle, y, CLAMP(room.right - room.left, 2, FOOT));
    if (class == CLASS_NOT_APPLICABLE || arm < LEAST_ARM)
        return;
    drawing_line(drawing, class, row, room.left, round(y) - 0.5, arm, 0);
    drawing_line(drawing, class, row, room.right - arm, round(y) - 0.5, arm, 0);
}

void state_put(struct drawing *drawing, enum state state, int row, struct area room, struct area words, bool lying) {
    enum mark_class class = state_class(state);
    if (room.right <= room.left || room.bottom <= room.top)
        return;
    if (pattern_of(class))
        put_around(drawing, class, row, room, words);
    else if (class == CLASS_NOT_OFFERED)
        put_through(drawing, class, row, room, words);
    else if (lying)
        put_foot(drawing, class, row, room.left + FOOT / 2 + FOOT_GAP, (room.top + room.bottom) / 2, FOOT);
    else
        put_foot_on_line(drawing, class, row, room);
}

/* The state that these words say. */
static enum state state_of(const struct plot *plot, const char *words) {
    for (guint i = 0; i < plot->count; i++)
        if (!plot->rows[i].drawn && strcmp(plot->rows[i].value, words) == 0)
            return plot->rows[i].state;
    return STATE_NOT_APPLICABLE;
}

/* The width of a sample and its words; of each entry the same if a picture of fixed height has no second line for them. */
static double entry_width(const struct plot *plot, const GPtrArray *words, guint index) {
    double width = SAMPLE_WIDTH + SAMPLE_GAP + words_width(plot->measure, CLASS_STATE, g_ptr_array_index(words, index));
    double room = plot->drawing->width;
    return plot->drawing->shape->height > 0 ? MIN(width, (room + KEY_GAP) / words->len - KEY_GAP) : MIN(width, room);
}

double state_put_key(const struct plot *plot, const GPtrArray *words, double y) {
    struct drawing *drawing = plot->drawing;
    const guint most = drawing->shape->height > 0 ? 1 : KEY_LINES;
    double x = 0, base = y + KEY_LEADING, foot = base;
    for (guint i = 0; i < words->len; i++) {
        const char *text = g_ptr_array_index(words, i);
        double width = entry_width(plot, words, i);
        if (x > 0 && x + width > drawing->width) {
            x = 0;
            base = foot + KEY_LEADING;
        }
        struct area sample = {x, base - SAMPLE_HEIGHT + 2, x + SAMPLE_WIDTH, base + 2};
        state_put(drawing, state_of(plot, text), -1, sample, (struct area){0}, false);
        double left = x + SAMPLE_WIDTH + SAMPLE_GAP;
        struct lines lines = words_wrap(drawing, plot->measure, CLASS_STATE, text, x + width - left + 0.5, most, false);
        double last =
            words_put(drawing, plot->measure, CLASS_STATE, &lines, text, -1, ANCHOR_START, left, base, LINE_LEADING);
        foot = MAX(foot, last);
        lines_clear(&lines);
        x += width + KEY_GAP;
    }
    return words->len > 0 ? foot : y;
}
