/* A grid of tiles, one per region, about where each lies: as large for a small region as for a large one. Each says its
 * own number. It has a shade only if its whole range lies in the class of that shade; if words or numbers do not fit,
 * the regions are bars. */
#include "render/chart/plot.h"

#include <math.h>

#define GAP 4.0
#define WIDEST 150.0
#define PAD 4.0
#define NAME_LEADING 14.0
#define VALUE_LEADING 16.0
#define STRIP 10.0 /* of hatching below the words of a tile without a number */
#define KEY_LEADING 20.0
#define KEY_SECOND 16.0 /* from the first line of an entry to the next */
#define SHADES 4

struct tiles {
    int left, top, columns, rows; /* of the grid, in tiles */
    double width, height;         /* of a tile */
    guint name_lines, value_lines;
    int64_t step; /* from one class to the next */
};

static const struct row *row_of(const struct plot *plot, guint index) {
    return &plot->figure->rows[plot->rows[index].row];
}

static guint lines_of(const struct plot *plot, enum mark_class class, const char *text, double width) {
    struct lines lines = words_wrap(plot->drawing, plot->measure, class, text, width, 3, false);
    guint count = lines.shortened || !words_break_well(plot->measure, class, text, width) ? 4 : lines.lines->len;
    lines_clear(&lines);
    return count;
}

/* False if a row has no place, two share one, or words do not fit. */
static bool tiles_fit(const struct plot *plot, struct tiles *tiles) {
    int right = 0, bottom = 0;
    bool hatched = false;
    for (guint i = 0; i < plot->count; i++) {
        const struct row *row = row_of(plot, i);
        if (row->tile_column < 1 || row->tile_row < 1)
            return false;
        for (guint j = 0; j < i; j++)
            if (row_of(plot, j)->tile_column == row->tile_column && row_of(plot, j)->tile_row == row->tile_row)
                return false;
        tiles->left = i ? MIN(tiles->left, row->tile_column) : row->tile_column;
        tiles->top = i ? MIN(tiles->top, row->tile_row) : row->tile_row;
        right = MAX(right, row->tile_column);
        bottom = MAX(bottom, row->tile_row);
    }
    tiles->columns = right - tiles->left + 1;
    tiles->rows = bottom - tiles->top + 1;
    tiles->width = MIN(floor((plot->drawing->width - (tiles->columns - 1) * GAP) / tiles->columns), WIDEST);
    if (tiles->width <= 2 * PAD)
        return false;
    for (guint i = 0; i < plot->count; i++) {
        const struct plot_row *row = &plot->rows[i];
        tiles->name_lines = MAX(tiles->name_lines, lines_of(plot, CLASS_TILE_NAME, row->label, tiles->width - 2 * PAD));
        tiles->value_lines =
            MAX(tiles->value_lines, lines_of(plot, row->value_class, row->value, tiles->width - 2 * PAD));
        hatched = hatched || !row->drawn || row->cell->state == STATE_ESTIMATED;
    }
    tiles->height = 2 * PAD + tiles->name_lines * NAME_LEADING + tiles->value_lines * VALUE_LEADING + 4;
    if (hatched)
        tiles->height += STRIP;
    tiles->step = plot->max ? scale_step(plot->column->unit, plot->max, SHADES) : 0;
    return tiles->name_lines <= 2 && tiles->value_lines <= 3;
}

static int class_of(const struct tiles *tiles, int64_t value) {
    return tiles->step ? (int)MIN(value / tiles->step, SHADES - 1) : 0;
}

/* The shade that every value of a range has; SHADES if there is none. */
static int shade_of(const struct tiles *tiles, const struct cell *cell) {
    int low = class_of(tiles, cell->value.low);
    if (cell->state != STATE_VALUE)
        return SHADES;
    if (cell->value.open)
        return low == SHADES - 1 ? low : SHADES;
    return class_of(tiles, cell->value.high) == low ? low : SHADES;
}

static void put_ground(const struct plot *plot, const struct tiles *tiles, guint index, double x, double y) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    int shade = row->drawn ? shade_of(tiles, row->cell) : SHADES;
    if (shade < SHADES)
        drawing_box(drawing, (enum mark_class)(CLASS_SHADE_1 + shade), row->row, x, y, tiles->width, tiles->height);
    else
        drawing_box(drawing, CLASS_TILE, row->row, x + 0.5, y + 0.5, tiles->width - 1, tiles->height - 1);
    double strip = y + tiles->height - STRIP - 1;
    if (!row->drawn)
        state_put(drawing, row->cell->state, row->row, (struct area){x + 1, strip, x + tiles->width - 1, strip + STRIP},
                  (struct area){0}, true);
    else if (row->cell->state == STATE_ESTIMATED)
        drawing_box(drawing, CLASS_ESTIMATE, row->row, x + 1, strip, tiles->width - 2, STRIP);
}

static void put_words(const struct plot *plot, const struct tiles *tiles, guint index, double x, double y) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    double width = tiles->width - 2 * PAD;
    struct lines name = words_wrap(drawing, plot->measure, CLASS_TILE_NAME, row->label, width, 2, false);
    struct lines value = words_wrap(drawing, plot->measure, row->value_class, row->value, width, 3, false);
    y = words_put(drawing, plot->measure, CLASS_TILE_NAME, &name, row->label, row->row, ANCHOR_START, x + PAD,
                  y + PAD + 10, NAME_LEADING);
    words_put(drawing, plot->measure, row->value_class, &value, row->value, row->row, ANCHOR_START, x + PAD,
              y + VALUE_LEADING + 1, VALUE_LEADING);
    lines_clear(&name);
    lines_clear(&value);
}

/* One entry of the key, on the line or the next; shade SHADES: without one. */
static void put_key_entry(const struct plot *plot, int shade, const char *text, double *x, double *y) {
    struct drawing *drawing = plot->drawing;
    double width = MIN(24 + words_width(plot->measure, CLASS_TICK, text), drawing->width);
    if (*x > 0 && *x + width > drawing->width) {
        *x = 0;
        *y += KEY_LEADING;
    }
    if (shade < SHADES)
        drawing_box(drawing, (enum mark_class)(CLASS_SHADE_1 + shade), -1, *x, *y - 11, 18, 14);
    else
        drawing_box(drawing, CLASS_TILE, -1, *x + 0.5, *y - 10.5, 17, 13);
    struct lines lines = words_wrap(drawing, plot->measure, CLASS_TICK, text, drawing->width - 24, 2, false);
    *y = words_put(drawing, plot->measure, CLASS_TICK, &lines, text, -1, ANCHOR_START, *x + 24, *y, KEY_SECOND);
    lines_clear(&lines);
    *x += width + 18;
}

/* What the shades that occur mean, and what a tile without one says. */
static double put_key(const struct plot *plot, const struct tiles *tiles, double y) {
    struct drawing *drawing = plot->drawing;
    bool used[SHADES + 1] = {false};
    for (guint i = 0; i < plot->count; i++)
        if (plot->rows[i].drawn && plot->rows[i].cell->state == STATE_VALUE)
            used[shade_of(tiles, plot->rows[i].cell)] = true;
    double x = 0;
    bool any = false;
    y += KEY_LEADING;
    for (int shade = 0; shade < SHADES && tiles->step; shade++) {
        if (!used[shade])
            continue;
        any = true;
        int64_t low = shade * tiles->step;
        g_autoptr(GString) text = g_string_new(NULL);
        if (shade == SHADES - 1)
            text_append_interval(text, drawing->language, plot->column->unit, plot->column->currency,
                                 interval_from(low));
        else
            text_append_class(text, drawing->language, plot->column->unit, plot->column->currency, low,
                              low + tiles->step);
        put_key_entry(plot, shade, drawing_string(drawing, text->str), &x, &y);
    }
    const char *unshaded = drawing_string(drawing, plot->figure->chart.unshaded.text[drawing->language]);
    if (used[SHADES] && *unshaded) {
        any = true;
        put_key_entry(plot, SHADES, unshaded, &x, &y);
    }
    return any ? y + 4 : y - KEY_LEADING;
}

double plot_tiles(const struct plot *plot, double top) {
    struct tiles tiles = {0};
    guint all = 0;
    for (guint i = 0; i < plot->figure->row_count; i++)
        all += !plot->figure->rows[i].total;
    if (plot->count < all || !tiles_fit(plot, &tiles))
        return plot_bars(plot, top);
    double needed = tiles.rows * (tiles.height + GAP) + 3 * KEY_LEADING;
    if (plot->room > 0 && needed > plot->room)
        return plot_bars(plot, top);
    top += 10;
    for (guint i = 0; i < plot->count; i++) {
        const struct row *row = row_of(plot, i);
        double x = (row->tile_column - tiles.left) * (tiles.width + GAP);
        double y = top + (row->tile_row - tiles.top) * (tiles.height + GAP);
        put_ground(plot, &tiles, i, x, y);
        put_words(plot, &tiles, i, x, y);
    }
    return put_key(plot, &tiles, top + tiles.rows * (tiles.height + GAP) - GAP);
}
