#include "render/chart/classes.h"

#include <stdlib.h>

static int compare_numbers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* 1, 2 or 5 times a power of ten of whole units, at most value, and at least one unit. */
static int64_t round_down(int64_t unit, int64_t value) {
    int64_t power = unit;
    while (power <= value / 10)
        power *= 10;
    return power * 5 <= value ? power * 5 : power * 2 <= value ? power * 2 : power;
}

/* The next of these above one of them. */
static int64_t next_round(int64_t unit, int64_t value) {
    int64_t power = unit;
    while (power <= value / 10)
        power *= 10;
    return value < power * 2 ? power * 2 : value < power * 5 ? power * 5 : power * 10;
}

struct classes classes_of(const struct plot *plot) {
    static const int parts[CLASSES] = {0, 45, 75, 92}; /* percent of the ends that are below the class */
    struct classes classes = {{0}};
    g_autofree int64_t *ends = g_new(int64_t, 2 * plot->count + 1);
    guint count = 0;
    for (guint i = 0; i < plot->count; i++) {
        const struct cell *cell = plot->rows[i].cell;
        if (!plot->rows[i].drawn)
            continue;
        if (cell_value(cell).low > 0)
            ends[count++] = cell_value(cell).low;
        if (!cell_value(cell).open && cell_value(cell).high > 0)
            ends[count++] = cell_value(cell).high;
    }
    qsort(ends, count, sizeof *ends, compare_numbers);
    int64_t unit = plot->column->unit == UNIT_MONEY ? 100 : 1;
    for (int i = 1; i < CLASSES; i++) {
        int64_t at = count > 0 ? ends[(gsize)count * (gsize)parts[i] / 100] : unit;
        classes.limits[i] = round_down(unit, at);
        if (classes.limits[i] <= classes.limits[i - 1])
            classes.limits[i] = next_round(unit, classes.limits[i - 1]);
    }
    return classes;
}

int class_of(const struct classes *classes, int64_t value) {
    int class = value > 0;
    while (class > 0 && class < CLASSES && value >= classes->limits[class])
        class ++;
    return class;
}

const char *class_words(const struct plot *plot, const struct classes *classes, int class) {
    const struct column *column = plot->column;
    enum language language = plot->drawing->language;
    g_autoptr(GString) text = g_string_new(NULL);
    if (class == CLASSES)
        text_append_interval(text, language, column->unit, column->currency, interval_from(classes->limits[class - 1]));
    else
        text_append_class(text, language, column->unit, column->currency, classes->limits[class - 1],
                          classes->limits[class]);
    return drawing_string(plot->drawing, text->str);
}
