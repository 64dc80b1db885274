/* Charts with more steps of time than pixels, <svg data-columns="340">: each column stands for the rows of its share of the axis, and
 * has to show the one with the highest low end (and of these the highest high end), of ranks the best possible; a row without a
 * number only if none has one. */
#include "verify/svg.h"

#include <math.h>
#include <string.h>

/* True if there is no number since there is nothing to have one of. */
static bool has_nothing(const struct published_row *row, const struct published_cell *cell) {
    static const char *const states[] = {"none_listed", "not_linked", "not_applicable"};
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++)
        if (!row->undrawn && strcmp(cell->state, states[i]) == 0)
            return true;
    return false;
}

/* Above zero if a number is higher than another, or the better rank. */
static int compare(const struct published_cell *a, const struct published_cell *b, bool ranks) {
    double low = svg_low(a) - svg_low(b);
    double high = svg_high(a) == svg_high(b) ? 0 : svg_high(a) - svg_high(b);
    double order = (low != 0 ? low : high) * (ranks ? -1 : 1);
    return (order > 0) - (order < 0);
}

enum standing { NOTHING_TO_KNOW, NOT_KNOWN, KNOWN };

static enum standing standing_of(const struct published_row *row, guint column) {
    const struct published_cell *cell = &row->cells[column];
    return *cell->low && !row->undrawn ? KNOWN : has_nothing(row, cell) ? NOTHING_TO_KNOW : NOT_KNOWN;
}

const struct published_row *svg_shared_row(const struct svg *svg, const GPtrArray *rows, guint place, guint column,
                                           bool ranks) {
    guint first = svg_place_begins(svg, rows, place);
    const guint end = svg_place_begins(svg, rows, place + 1);
    const struct published_row *best = g_ptr_array_index(rows, first);
    for (guint i = first + 1; i < end; i++) {
        const struct published_row *row = g_ptr_array_index(rows, i);
        enum standing standing = standing_of(row, column), before = standing_of(best, column);
        if (standing > before ||
            (standing == KNOWN && before == KNOWN && compare(&row->cells[column], &best->cells[column], ranks) > 0))
            best = row;
    }
    return best;
}

guint svg_place_begins(const struct svg *svg, const GPtrArray *rows, guint place) {
    return svg->shared ? (guint)((guint64)place * rows->len / svg->shared) : place;
}

GPtrArray *svg_rows_along(const struct svg *svg) {
    GPtrArray *rows = g_ptr_array_new();
    for (guint i = 0; i < svg->figure->rows->len; i++) {
        const struct published_row *row = published_row_at(svg->figure, i);
        if (svg->shared || !row->undrawn)
            g_ptr_array_add(rows, (gpointer)row);
    }
    return rows;
}

/* One of the rows of a place is drawn as a number, and as high as the highest; none is if none has one. */
static void compare_place(const struct svg *svg, const GPtrArray *rows, guint place, guint column) {
    const struct published_row *wanted = svg_shared_row(svg, rows, place, column, false);
    const struct published_cell *cell = &wanted->cells[column];
    bool number = standing_of(wanted, column) == KNOWN, any = false;
    const guint end = svg_place_begins(svg, rows, place + 1);
    for (guint i = svg_place_begins(svg, rows, place); i < end; i++) {
        const struct published_row *row = g_ptr_array_index(rows, i);
        if (!*row->cells[column].low || !g_hash_table_contains(svg->seen, svg_cell(svg, row, column)))
            continue;
        if (!number || any || compare(cell, &row->cells[column], false) != 0)
            svg_differs(svg, wanted, column, 0,
                        number ? "is lower than what is drawn in its column, or is not drawn there"
                               : "shares its column with a number that is drawn");
        any = true;
    }
    svg->edition->counts[FORMAT_SVG].lengths++;
    if (number && !any)
        svg_differs(svg, wanted, column, 0, "is not drawn");
}

void svg_compare_shared(const struct svg *svg, guint column) {
    g_autoptr(GPtrArray) rows = svg_rows_along(svg);
    for (guint place = 0; place < svg->shared; place++)
        compare_place(svg, rows, place, column);
}
