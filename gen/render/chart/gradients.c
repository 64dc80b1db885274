#include "render/chart/gradients.h"

#include "render/chart/look.h"
#include "render/chart/patterns.h"
#include "render/chart/png.h"

#include <stdbool.h>

static void add_gradient(GArray *gradients, const struct chart_look *look, enum colour from, enum colour to) {
    struct gradient gradient = {chart_look_colour(look, from), chart_look_colour(look, to)};
    g_array_append_val(gradients, gradient);
}

/* Adds what a class draws on the paper, the lines of a pattern on its ground, and words on each shade that is a ground for
 * them. */
static void add_gradients(GArray *gradients, const struct chart_look *look, enum mark_class class,
                          const bool used[CLASS_COUNT]) {
    const struct class_rule *rule = &class_rules[class];
    const struct pattern *pattern = pattern_of(class);
    add_gradient(gradients, look, rule->colour, COLOUR_PAPER);
    if (pattern && pattern->ground < COLOUR_COUNT) {
        add_gradient(gradients, look, pattern->ground, COLOUR_PAPER);
        add_gradient(gradients, look, rule->colour, pattern->ground);
    }
    for (int shade = CLASS_SHADE_1; shade <= CLASS_SHADE_4 && rule->paint == PAINT_TEXT; shade++) {
        if (used[shade] && rule->colour == COLOUR_INK)
            add_gradient(gradients, look, rule->colour, class_rules[shade].colour);
    }
}

static bool same_colour(const struct class_rule *a, const struct class_rule *b) {
    return a->colour == b->colour && (a->paint == PAINT_TEXT) == (b->paint == PAINT_TEXT) &&
           (a->paint == PAINT_PATTERN) == (b->paint == PAINT_PATTERN);
}

GArray *gradients_of(const struct drawing *drawing) {
    GArray *gradients = g_array_sized_new(FALSE, FALSE, sizeof(struct gradient), 64);
    bool used[CLASS_COUNT] = {false};
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        used[mark->class] = true;
        struct gradient own = {mark->fill, mark->fill};
        if (class_rules[mark->class].paint == PAINT_OWN)
            g_array_append_val(gradients, own);
    }
    for (int i = 0; i < CLASS_COUNT; i++) {
        bool first = used[i];
        for (int j = 0; j < i && first; j++)
            first = !(used[j] && same_colour(&class_rules[i], &class_rules[j]));
        if (first)
            add_gradients(gradients, drawing->look, (enum mark_class)i, used);
    }
    return gradients;
}
