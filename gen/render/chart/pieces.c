#include "render/chart/pieces.h"

#include <math.h>

void piece_put_state(struct drawing *drawing, enum state state, int row, struct area room) {
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

struct pen key_pen(const struct plot *plot, struct pen pen, const char *words) {
    double width = PIECE_SAMPLE_WIDTH + 6 + words_width(plot->measure, CLASS_TICK, words);
    return pen.x > 0 && pen.x + width > plot->drawing->width ? (struct pen){0, pen.y + PIECE_KEY_LEADING} : pen;
}

struct pen key_put(const struct plot *plot, const char *words, struct pen pen) {
    double x = pen.x + PIECE_SAMPLE_WIDTH + 6;
    double width = words_put_line(plot->drawing, plot->measure, CLASS_TICK, words, -1, ANCHOR_START, x, pen.y,
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

struct pen pieces_put_key(const struct plot *plot, struct pen pen) {
    for (int state = STATE_VALUE + 1; state < STATE_COUNT; state++) {
        const char *words = words_of_state(plot, (enum state)state);
        if (!has_state(plot, (enum state)state) || !*words)
            continue;
        pen = key_pen(plot, pen, words);
        piece_put_state(plot->drawing, (enum state)state, -1,
                        (struct area){pen.x, pen.y - 11, pen.x + PIECE_SAMPLE_WIDTH, pen.y - 11 + PIECE_SAMPLE_HEIGHT});
        pen = key_put(plot, words, pen);
    }
    return pen;
}
