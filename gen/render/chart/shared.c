/* Rows along an axis of time that are closer to each other than pixels: neighbours share a column, which is that of the one with the
 * highest low end, so that no peak that is certain is lost. Of places it is the best possible one. A row whose number is not known
 * is drawn if no other has one, and one that has nothing to have a number of, if all are so. */
#include "render/chart/draw.h"
#include "render/chart/plot.h"

#define COLUMN_WIDTH 2.0 /* least width of such a column */

enum standing { NOTHING_TO_KNOW, NOT_KNOWN, KNOWN };

static enum standing standing_of(const struct plot_row *row) {
    if (row->drawn)
        return KNOWN;
    return state_is_foot(row->state) ? NOTHING_TO_KNOW : NOT_KNOWN;
}

/* Above zero if a is higher than b: at its low end, and if that is the same, at its high end. */
static int compare_heights(struct interval a, struct interval b) {
    if (a.low != b.low)
        return a.low > b.low ? 1 : -1;
    if (a.open || b.open)
        return (int)a.open - (int)b.open;
    return (a.high > b.high) - (a.high < b.high);
}

/* Above zero if a is the better place: at the best that it may be, and if that is the same, at the worst. */
static int compare_places(struct interval a, struct interval b) {
    return a.low == b.low ? -compare_heights(a, b) : a.low < b.low ? 1 : -1;
}

/* True if the column that both share shows a rather than b, which comes before it. */
static bool stands_before(const struct plot *plot, const struct plot_row *a, const struct plot_row *b) {
    if (standing_of(a) != standing_of(b))
        return standing_of(a) > standing_of(b);
    if (!a->drawn)
        return false;
    int order = plot->figure->chart.type == CHART_PLACES ? compare_places(cell_value(a->cell), cell_value(b->cell))
                                                         : compare_heights(cell_value(a->cell), cell_value(b->cell));
    return order > 0 || (order == 0 && plot->figure->rows[a->row].labelled);
}

static struct plot_row shared_row(const struct plot *plot, guint first, guint end) {
    struct plot_row shown = plot->rows[first];
    for (guint i = first + 1; i < end; i++)
        if (stands_before(plot, &plot->rows[i], &shown))
            shown = plot->rows[i];
    shown.first = plot->rows[first].first;
    shown.last = plot->rows[end - 1].last;
    return shown;
}

void plot_share(struct plot *plot, double width) {
    guint *length = chart_has_panels(plot->figure->chart.type) ? &plot->unit : &plot->count;
    plot->drawing->shared = 0;
    guint steps = *length, columns = (guint)MAX(width / COLUMN_WIDTH, 1);
    if (steps <= width || steps <= columns)
        return;
    plot->open = false; /* of an end that is not drawn nothing needs to be said */
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct plot_row));
    for (guint part = 0; part < plot->count; part += steps)
        for (guint i = 0; i < columns; i++) {
            struct plot_row row = shared_row(plot, part + (guint)((guint64)i * steps / columns),
                                             part + (guint)((guint64)(i + 1) * steps / columns));
            plot->open = plot->open || (row.drawn && cell_value(row.cell).open);
            g_array_append_val(rows, row);
        }
    plot->rows = &g_array_index(rows, struct plot_row, 0);
    plot->drawing->shared = *length = columns;
    plot->count = rows->len;
    g_ptr_array_add(plot->drawing->kept, rows);
}

double shared_put_key(const struct plot *plot, double y) {
    const char *words = drawing_string(plot->drawing, plot->figure->chart.shared.text[plot->drawing->language]);
    bool has_room = plot->drawing->shape->height == 0;
    return plot->drawing->shared && *words && has_room ? key_put_paragraph(plot, words, 0, y) : y;
}
