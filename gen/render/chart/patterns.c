#include "render/chart/patterns.h"

/* From the lower left to the upper right corner; what is cut off at the other two corners is drawn beside them. */
#define RISING(pitch)                                      \
    3, {                                                   \
        {0, (pitch), (pitch), -(pitch)}, {-1, 1, 2, -2}, { \
            (pitch) - 1, (pitch) + 1, 2, -2                \
        }                                                  \
    }

static const struct pattern patterns[CLASS_COUNT] = {
    [CLASS_RANGE] = {4, COLOUR_RANGE, RISING(4)},
    [CLASS_BETWEEN] = {4, COLOUR_RANGE, RISING(4)},
    [CLASS_STRIPES] = {4, COLOUR_SHADE_1, 1, {{2.5, 0, 0, 4}}},
    [CLASS_ESTIMATE] = {4, COLOUR_COUNT, 1, {{0, 2, 4, 0}}},
    [CLASS_NOT_COLLECTED] = {10, COLOUR_COUNT, 2, {{2, 3, 2, 0}, {7, 8, 2, 0}}},
    [CLASS_NOT_REPORTED] = {12, COLOUR_COUNT, 2, {{0.5, 3.5, 5, 0}, {6.5, 9.5, 5, 0}}},
    [CLASS_SUPPRESSED] = {10, COLOUR_COUNT, 2, {{2.5, 0, 0, 5}, {7.5, 5, 0, 5}}},
    [CLASS_WITHDRAWN] = {12, COLOUR_COUNT, 2, {{3, 3, 5, 5}, {3, 8, 5, -5}}},
};

const struct pattern *pattern_of(enum mark_class class) {
    return class_rules[class].paint == PAINT_PATTERN ? &patterns[class] : NULL;
}

void pattern_append_path(GString *out, const struct pattern *pattern) {
    for (guint i = 0; i < pattern->count; i++) {
        const struct stroke *stroke = &pattern->strokes[i];
        g_string_append_c(out, 'M');
        coordinate_append(out, stroke->x);
        g_string_append_c(out, ' ');
        coordinate_append(out, stroke->y);
        g_string_append_c(out, stroke->dy == 0 ? 'h' : stroke->dx == 0 ? 'v' : 'l');
        coordinate_append(out, stroke->dx != 0 ? stroke->dx : stroke->dy);
        if (stroke->dx == 0 || stroke->dy == 0)
            continue;
        g_string_append_c(out, ' ');
        coordinate_append(out, stroke->dy);
    }
}
