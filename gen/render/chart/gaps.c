/* Rows along an axis of time: columns or steps, and for a stretch without numbers a band with the words for why and the mark
 * of its state, never a column of height zero. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#include <math.h>
#include <string.h>

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
    bool fits = words.width <= width - 12 && *row->value && !plot->keyed;
    /* A band of several rows says what it says in words; of one row, it can be named. One that is left out has a number. */
    if ((fits && end - first > 1) || cell_has_value(row->cell))
        words.row = -1;
    struct area none = {0, 0, 0, 0};
    struct area room = {x, area->top, x + width, area->base};
    state_put(plot->drawing, row->state, words.row, room, fits ? mark_area(&words) : none, false);
    if (fits)
        drawing_put(plot->drawing, words);
    return fits;
}

static gboolean same_text(gconstpointer a, gconstpointer b) {
    return strcmp(a, b) == 0;
}

void time_put_rows(const struct plot *plot, const struct time_area *area, GPtrArray *missed) {
    g_autoptr(GPtrArray) said = g_ptr_array_new();
    for (guint i = 0; i < plot->count;) {
        if (plot->rows[i].drawn) {
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
    /* What a band of the same look says in words needs no key. */
    guint index;
    for (guint i = 0; i < said->len; i++)
        if (g_ptr_array_find_with_equal_func(missed, g_ptr_array_index(said, i), same_text, &index))
            g_ptr_array_remove_index(missed, index);
}
