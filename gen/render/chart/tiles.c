/* A grid of tiles, one per region, about where each lies: as large for a small region as for a large one. Each says its
 * own number. It has a shade if its whole range lies in the class of that shade, else that of its low end below and that of
 * its high end above. Classes are such that each has tiles, whatever the largest number is. If words or numbers do not fit,
 * the regions are bars. */
#include "render/chart/plot.h"

#include <math.h>
#include <stdlib.h>

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
    struct lines *names, *values; /* the words of each */
    guint name_lines, value_lines;
    int64_t limits[SHADES - 1]; /* between classes */
    guint limit_count;          /* 0: tiles have no shades */
};

static const struct row *row_of(const struct plot *plot, guint index) {
    return &plot->figure->rows[plot->rows[index].row];
}

/* Breaks words into lines, no more than most, and counts them in *count if they are more. False if there are too many, or if
 * a word has to be broken within. */
static bool set_lines(const struct plot *plot, enum mark_class class, const char *text, double width, guint most,
                      struct lines *lines, guint *count) {
    if (words_width(plot->measure, class, text) > width && words_least_width(plot->measure, class, text) > width)
        return false;
    *lines = words_wrap(plot->drawing, plot->measure, class, text, width, G_MAXUINT, false);
    *count = MAX(*count, lines->lines->len);
    return *count <= most;
}

static void tiles_clear(struct tiles *tiles, guint count) {
    for (guint i = 0; i < count; i++) {
        lines_clear(&tiles->names[i]);
        lines_clear(&tiles->values[i]);
    }
    g_free(tiles->names);
    g_free(tiles->values);
}

static int compare_numbers(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Classes by the middle of each range, or by its low end if it has no other. */
static void set_limits(const struct plot *plot, struct tiles *tiles) {
    g_autofree int64_t *numbers = g_new(int64_t, plot->count);
    guint count = 0;
    for (guint i = 0; i < plot->count; i++) {
        const struct interval value = cell_value(plot->rows[i].cell);
        if (plot->rows[i].drawn && plot->rows[i].cell->state == STATE_VALUE)
            numbers[count++] = value.open ? value.low : value.low + (value.high - value.low) / 2;
    }
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    tiles->limit_count = scale_limits(numbers, count, tiles->limits, SHADES - 1);
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
        double width = tiles->width - 2 * PAD;
        if (!set_lines(plot, CLASS_TILE_NAME, row->label, width, 2, &tiles->names[i], &tiles->name_lines) ||
            !set_lines(plot, row->value_class, row->value, width, 3, &tiles->values[i], &tiles->value_lines))
            return false;
        hatched = hatched || !row->drawn || row->cell->state == STATE_ESTIMATED;
    }
    tiles->height = 2 * PAD + tiles->name_lines * NAME_LEADING + tiles->value_lines * VALUE_LEADING + 4;
    if (hatched)
        tiles->height += STRIP;
    set_limits(plot, tiles);
    return true;
}

static int class_of(const struct tiles *tiles, int64_t value) {
    guint class = 0;
    while (class < tiles->limit_count && value >= tiles->limits[class])
        class ++;
    return (int)class;
}

static int highest_class(const struct tiles *tiles, const struct cell *cell) {
    return cell_value(cell).open ? (int)tiles->limit_count : class_of(tiles, cell_value(cell).high);
}

static bool is_shaded(const struct tiles *tiles, const struct plot_row *row) {
    return tiles->limit_count > 0 && row->drawn && row->cell->state == STATE_VALUE;
}

/* A rectangle in the shade of one class, or of two: the lower one in its lower half. */
static void put_shades(struct drawing *drawing, int row, int lowest, int highest, struct area area) {
    double width = area.right - area.left, height = area.bottom - area.top;
    drawing_box(drawing, (enum mark_class)(CLASS_SHADE_1 + highest), row, area.left, area.top, width, height);
    double half = floor(height / 2);
    if (lowest < highest)
        drawing_box(drawing, (enum mark_class)(CLASS_SHADE_1 + lowest), row, area.left, area.bottom - half, width,
                    half);
}

static void put_ground(const struct plot *plot, const struct tiles *tiles, guint index, double x, double y) {
    struct drawing *drawing = plot->drawing;
    const struct plot_row *row = &plot->rows[index];
    if (is_shaded(tiles, row))
        put_shades(drawing, row->row, class_of(tiles, cell_value(row->cell).low), highest_class(tiles, row->cell),
                   (struct area){x, y, x + tiles->width, y + tiles->height});
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
    y = words_put(drawing, plot->measure, CLASS_TILE_NAME, &tiles->names[index], row->label, row->row, ANCHOR_START,
                  x + PAD, y + PAD + 10, NAME_LEADING);
    words_put(drawing, plot->measure, row->value_class, &tiles->values[index], row->value, row->row, ANCHOR_START,
              x + PAD, y + VALUE_LEADING + 1, VALUE_LEADING);
}

/* One entry of the key, on the line or the next: the shade of a class, or of two. */
static void put_key_entry(const struct plot *plot, int lowest, int highest, const char *text, double *x, double *y) {
    struct drawing *drawing = plot->drawing;
    double width = MIN(24 + words_width(plot->measure, CLASS_TICK, text), drawing->width);
    if (*x > 0 && *x + width > drawing->width) {
        *x = 0;
        *y += KEY_LEADING;
    }
    put_shades(drawing, -1, lowest, highest, (struct area){*x, *y - 11, *x + 18, *y + 3});
    struct lines lines = words_wrap(drawing, plot->measure, CLASS_TICK, text, drawing->width - 24, 2, false);
    *y = words_put(drawing, plot->measure, CLASS_TICK, &lines, text, -1, ANCHOR_START, *x + 24, *y, KEY_SECOND);
    lines_clear(&lines);
    *x += width + 18;
}

static const char *class_words(const struct plot *plot, const struct tiles *tiles, guint class) {
    struct drawing *drawing = plot->drawing;
    const struct column *column = plot->column;
    int64_t low = class > 0 ? tiles->limits[class - 1] : 0;
    g_autoptr(GString) text = g_string_new(NULL);
    if (class == tiles->limit_count)
        text_append_interval(text, drawing->language, column->unit, column->currency, interval_from(low));
    else
        text_append_class(text, drawing->language, column->unit, column->currency, low, tiles->limits[class]);
    return drawing_string(drawing, text->str);
}

static bool has_halves(const struct plot *plot, const struct tiles *tiles) {
    for (guint i = 0; i < plot->count; i++)
        if (is_shaded(tiles, &plot->rows[i]) &&
            class_of(tiles, cell_value(plot->rows[i].cell).low) < highest_class(tiles, plot->rows[i].cell))
            return true;
    return false;
}

/* What shades mean, and what two of them in a tile say. */
static double put_key(const struct plot *plot, const struct tiles *tiles, double y) {
    double x = 0;
    if (tiles->limit_count == 0)
        return y;
    y += KEY_LEADING;
    for (guint class = 0; class <= tiles->limit_count; class ++)
        put_key_entry(plot, (int)class, (int)class, class_words(plot, tiles, class), &x, &y);
    const char *halves = drawing_string(plot->drawing, plot->figure->chart.halves.text[plot->drawing->language]);
    if (has_halves(plot, tiles) && *halves)
        put_key_entry(plot, 0, 1, halves, &x, &y);
    return y + 4;
}

static double put_tiles(const struct plot *plot, const struct tiles *tiles, double top) {
    for (guint i = 0; i < plot->count; i++) {
        const struct row *row = row_of(plot, i);
        double x = (row->tile_column - tiles->left) * (tiles->width + GAP);
        double y = top + (row->tile_row - tiles->top) * (tiles->height + GAP);
        put_ground(plot, tiles, i, x, y);
        put_words(plot, tiles, i, x, y);
    }
    return put_key(plot, tiles, top + tiles->rows * (tiles->height + GAP) - GAP);
}

double plot_tiles(const struct plot *plot, double top) {
    struct tiles tiles = {.names = g_new0(struct lines, plot->count), .values = g_new0(struct lines, plot->count)};
    guint all = 0;
    for (guint i = 0; i < plot->figure->row_count; i++)
        all += !plot->figure->rows[i].total;
    bool fits = plot->count >= all && tiles_fit(plot, &tiles);
    double needed = tiles.rows * (tiles.height + GAP) + 3 * KEY_LEADING;
    fits = fits && !(plot->room > 0 && needed > plot->room);
    double end = fits ? put_tiles(plot, &tiles, top + 10) : plot_bars(plot, top);
    tiles_clear(&tiles, plot->count);
    return end;
}
