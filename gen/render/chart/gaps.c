/* Rows along an axis of time: columns or steps, and for a stretch without numbers a hatched band with the words for why,
 * never a column of height zero. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#include <math.h>
#include <string.h>

/* Hatches a rectangle except for the area of the words in it. */
static void put_hatch_around(struct drawing *drawing, int row, double x, double y, double width, double height,
                             struct area words) {
    double left = round(words.left - 5);
    double top = round(words.top - 5);
    double right = round(words.right + 5);
    double bottom = round(words.bottom + 5);
    if (words.right <= words.left) {
        drawing_box(drawing, CLASS_GAP, row, x, y, width, height);
        return;
    }
    left = MAX(left, x);
    right = MIN(right, x + width);
    if (left - x < HATCH_PITCH)
        left = x;
    if (x + width - right < HATCH_PITCH)
        right = x + width;
    drawing_box(drawing, CLASS_GAP, row, x, y, width, top - y);
    if (left > x)
        drawing_box(drawing, CLASS_GAP, row, x, top, left - x, bottom - top);
    if (right < x + width)
        drawing_box(drawing, CLASS_GAP, row, right, top, x + width - right, bottom - top);
    drawing_box(drawing, CLASS_GAP, row, x, bottom, width, y + height - bottom);
}

/* A run of rows without a number and with the same words: one band. False if the words do not fit in it. */
static bool put_band(const struct plot *plot, const struct time_area *area, guint first, guint end) {
    const struct plot_row *row = &plot->rows[first];
    double inset = area->pitch < 6 ? 0 : 1;
    double x = round(area->left + first * area->pitch + inset);
    double width = round(area->left + end * area->pitch - inset) - x;
    double height = area->base - area->top;
    struct mark words = {MARK_WORDS, CLASS_STATE, ANCHOR_MIDDLE, .text = row->value, .row = row->row};
    words.width = row->value_width;
    words.x = x + width / 2;
    words.y = area->top + height / 2 + 4;
    bool level = words.width <= width - 12;
    bool upright = !level && width >= 17 && words.width <= height - 24;
    if (upright) {
        words.upward = true;
        words.x = x + width / 2 + 4;
        words.y = area->top + height / 2;
    }
    bool fits = (level || upright) && *row->value && !plot->keyed;
    /* A band of several rows says what it says in words; of one row, it can be named. */
    if (fits && end - first > 1)
        words.row = -1;
    struct area none = {0, 0, 0, 0};
    put_hatch_around(plot->drawing, words.row, x, area->top, width, height, fits ? mark_area(&words) : none);
    if (fits)
        drawing_put(plot->drawing, words);
    return fits;
}

static double put_key_line(const struct plot *plot, const char *words, double y) {
    drawing_box(plot->drawing, CLASS_GAP, -1, 0, y + 10, 24, 12);
    words_put_line(plot->drawing, plot->measure, CLASS_STATE, words, -1, ANCHOR_START, 31, y + 20,
                   plot->drawing->width - 31);
    return y + 20;
}

/* The hatching is the same for all words: if height is short, they share a line. */
double time_put_key(const struct plot *plot, const GPtrArray *missed, double y) {
    struct drawing *drawing = plot->drawing;
    if (drawing->shape->height > 0 && missed->len > 0) {
        g_autoptr(GString) all = g_string_new(g_ptr_array_index(missed, 0));
        for (guint i = 1; i < missed->len; i++)
            g_string_append_printf(all, " / %s", (const char *)g_ptr_array_index(missed, i));
        return put_key_line(plot, drawing_string(drawing, all->str), y);
    }
    for (guint i = 0; i < missed->len; i++)
        y = put_key_line(plot, g_ptr_array_index(missed, i), y);
    return y;
}

/* Hatches rows that have a number though nothing was collected of them, under what is drawn there. */
static void put_uncollected(const struct plot *plot, const struct time_area *area, GPtrArray *missed) {
    bool any = false;
    for (guint i = 0; i < plot->count; i++) {
        const struct row *row = &plot->figure->rows[plot->rows[i].row];
        if (!row->uncollected || !plot->rows[i].drawn)
            continue;
        double left = round(area->left + i * area->pitch), right = round(area->left + (i + 1) * area->pitch);
        drawing_box(plot->drawing, CLASS_GAP, -1, left, area->top, right - left, area->base - area->top);
        any = true;
    }
    const char *words = drawing_string(plot->drawing, plot->figure->chart.uncollected.text[plot->drawing->language]);
    if (any && *words)
        g_ptr_array_add(missed, (gpointer)words);
}

static gboolean same_text(gconstpointer a, gconstpointer b) {
    return strcmp(a, b) == 0;
}

/* True if something was said, and nothing but these words. */
static bool only_says(const GPtrArray *said, const char *words) {
    for (guint i = 0; i < said->len; i++)
        if (!same_text(g_ptr_array_index(said, i), words))
            return false;
    return said->len > 0;
}

void time_put_rows(const struct plot *plot, const struct time_area *area, GPtrArray *missed) {
    bool steps = plot->figure->chart.type != CHART_RANGE_COLUMNS;
    g_autoptr(GPtrArray) said = g_ptr_array_new();
    put_uncollected(plot, area, missed);
    for (guint i = 0; i < plot->count;) {
        if (plot->rows[i].drawn) {
            if (steps)
                step_put(plot, area, i);
            else
                column_put(plot, area, i);
            i++;
            continue;
        }
        const char *words = plot->rows[i].value;
        guint end = i + 1;
        while (end < plot->count && !plot->rows[end].drawn && strcmp(plot->rows[end].value, words) == 0)
            end++;
        if (put_band(plot, area, i, end))
            g_ptr_array_add(said, (gpointer)words);
        else if (*words && !g_ptr_array_find_with_equal_func(missed, words, same_text, NULL))
            g_ptr_array_add(missed, (gpointer)words);
        i = end;
    }
    /* All bands are hatched alike: if they all mean the same, one that says so speaks for the others. If not, a key with
     * some of the words would make bands without any mean those. */
    if (missed->len == 1 && only_says(said, g_ptr_array_index(missed, 0)))
        g_ptr_array_set_size(missed, 0);
}
