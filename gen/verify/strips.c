/* Strips along an axis of time: each row of the figure has its stretch of the strip of a column, and what is drawn there says
 * its number. Of amounts the lower half has the shade of the low end, the upper half that of the high end, as the samples of
 * the key say, with paper between them if the two differ; of ranks a piece goes from the best to the worst, with the first at the top. */
#include "verify/svg.h"

#include <math.h>
#include <string.h>

#define SLACK 1.05

static const struct svg_piece *piece_at(const struct svg *svg, guint index) {
    return &g_array_index(svg->pieces, struct svg_piece, index);
}

static char kind_of(const char *class) {
    if (strcmp(class, "ground") == 0)
        return 'g';
    if (g_str_has_prefix(class, "heat-"))
        return class[strlen("heat-")];
    if (strcmp(class, "bar") == 0)
        return 'b';
    if (strcmp(class, "range") == 0)
        return 'r';
    return strcmp(class, "estimate") == 0 ? 'e' : 0;
}

/* "M12 40h15v18h-15z", or with a point: "M12 49L12 44L19.5 40L27 44L27 49z". */
static const char *read_piece(const char *path, struct svg_piece *piece) {
    char *end;
    piece->x = g_ascii_strtod(path + 1, &end);
    piece->y = g_ascii_strtod(end, &end);
    piece->width = piece->height = 0;
    piece->arrow = *end == 'L';
    if (*end == 'h') {
        piece->width = g_ascii_strtod(end + 1, &end);
        piece->height = *end == 'v' ? g_ascii_strtod(end + 1, &end) : 0;
    }
    double bottom = piece->y;
    while (*end == 'L') {
        double x = g_ascii_strtod(end + 1, &end), y = g_ascii_strtod(end, &end);
        piece->width = MAX(piece->width, x - piece->x);
        piece->y = MIN(piece->y, y);
        bottom = MAX(bottom, y);
    }
    piece->height = MAX(piece->height, bottom - piece->y);
    end = strchr(end, 'z');
    return end ? end + 1 : "";
}

void strip_read(struct svg *svg, guint column, const char *class, const char *path, unsigned line) {
    struct svg_piece piece = {.column = column, .kind = kind_of(class), .line = line};
    while (piece.kind && *path == 'M') {
        path = read_piece(path, &piece);
        g_array_append_val(svg->pieces, piece);
    }
}

/* A strip while its rows are compared. */
struct strip {
    const struct svg *svg;
    struct svg_piece ground; /* without its outline */
    guint first, end;        /* of the pieces of its column */
};

/* What is drawn at a place; NULL if it is paper. The ground is no piece. */
static const struct svg_piece *covering(const struct strip *strip, double x, double y) {
    for (guint i = strip->first; i < strip->end; i++) {
        const struct svg_piece *piece = piece_at(strip->svg, i);
        if (piece->kind != 'g' && piece->x <= x && x < piece->x + piece->width && piece->y <= y &&
            y < piece->y + piece->height)
            return piece;
    }
    return NULL;
}

/* The shade of a number by the key: '0' for zero, which has none; 0 if the key has no shade for it. */
static char shade_of(const struct svg *svg, double value) {
    if (value == 0)
        return '0';
    for (guint i = 0; i < svg->marks->len; i++) {
        const struct svg_mark *sample = &g_array_index(svg->marks, struct svg_mark, i);
        if (!sample->row && sample->shape == SHAPE_SHADE && sample->value <= value &&
            (value < sample->limit || isinf(sample->limit)))
            return (char)sample->shade;
    }
    return 0;
}

static bool is_shade(const struct svg_piece *piece) {
    return piece->kind >= '1' && piece->kind <= '9';
}

static void compare_end(const struct strip *strip, const struct published_row *row, guint column,
                        const struct svg_piece *piece, double value, const char *end) {
    char found = piece && is_shade(piece) ? piece->kind : '0';
    strip->svg->edition->counts[FORMAT_SVG].lengths++;
    if (found == shade_of(strip->svg, value))
        return;
    g_autofree char *what = g_strdup_printf("has the shade of another number as its %s end", end);
    svg_differs(strip->svg, row, column, piece ? piece->line : strip->ground.line, what);
}

/* A number that is exact goes through the middle, a range does not; zero is paper. */
static void compare_middle(const struct strip *strip, const struct published_row *row, guint column, double x) {
    const struct published_cell *cell = &row->cells[column];
    bool exact = strcmp(cell->low, cell->high) == 0;
    bool whole = covering(strip, x, strip->ground.y + strip->ground.height * 0.5) != NULL;
    strip->svg->edition->counts[FORMAT_SVG].lengths++;
    if (svg_high(cell) > 0 && whole != exact)
        svg_differs(strip->svg, row, column, strip->ground.line,
                    exact ? "is drawn as a range" : "is drawn as if it were exact");
}

/* Halves of a strip of shades at x. */
static void compare_shades(const struct strip *strip, const struct published_row *row, guint column, double x) {
    const struct published_cell *cell = &row->cells[column];
    const struct svg_piece *lower = covering(strip, x, strip->ground.y + strip->ground.height * 0.75);
    const struct svg_piece *upper = covering(strip, x, strip->ground.y + strip->ground.height * 0.35);
    if (!*cell->low || strcmp(cell->state, "estimated") == 0) {
        if ((lower && is_shade(lower)) || (upper && is_shade(upper)))
            svg_differs(strip->svg, row, column, strip->ground.line, "is drawn as a number");
        return;
    }
    compare_end(strip, row, column, lower, svg_low(cell), "low");
    compare_end(strip, row, column, upper, svg_high(cell), "high");
    compare_middle(strip, row, column, x);
    if ((upper && upper->arrow) != !*cell->high)
        svg_differs(strip->svg, row, column, strip->ground.line,
                    *cell->high ? "is drawn as if it had no end" : "is drawn as if it ended");
}

static void compare_rank(const struct strip *strip, const struct published_row *row, guint column, double x,
                         double worst) {
    const struct published_cell *cell = &row->cells[column];
    const struct svg_piece *found = NULL;
    for (guint i = strip->first; i < strip->end; i++) {
        const struct svg_piece *piece = piece_at(strip->svg, i);
        if ((piece->kind == 'b' || piece->kind == 'r') && piece->x <= x && x < piece->x + piece->width)
            found = piece;
    }
    if (!*cell->low || !found) {
        if (*cell->low || found)
            svg_differs(strip->svg, row, column, strip->ground.line, found ? "is drawn as a place" : "is not drawn");
        return;
    }
    double one = strip->ground.height / worst;
    double top = strip->ground.y + (svg_low(cell) - 1) * one,
           bottom = strip->ground.y + (*cell->high ? svg_high(cell) : worst) * one;
    strip->svg->edition->counts[FORMAT_SVG].lengths += 2;
    if (fabs(found->y - top) > SLACK || fabs(found->y + found->height - bottom) > SLACK)
        svg_differs(strip->svg, row, column, found->line, "is drawn at other places");
    else if ((found->kind == 'b') != (strcmp(cell->low, cell->high) == 0))
        svg_differs(strip->svg, row, column, found->line,
                    found->kind == 'b' ? "is drawn as if it were certain" : "is drawn as if it were not certain");
}

static double worst_of(const struct published_figure *figure, guint column) {
    double worst = 1;
    for (guint r = 0; r < figure->rows->len; r++) {
        const struct published_row *row = published_row_at(figure, r);
        const struct published_cell *cell = &row->cells[column];
        if (!row->undrawn && *cell->low)
            worst = MAX(worst, *cell->high ? svg_high(cell) : svg_low(cell));
    }
    return worst;
}

/* The worst rank at the foot of each strip: that of those drawn, or of all of the figure if one is drawn alone. */
static double worst_rank(const struct svg *svg) {
    double worst = 1;
    guint only = 0, strips = 0;
    for (guint i = 0; i < svg->pieces->len; i++) {
        const struct svg_piece *piece = piece_at(svg, i);
        if (piece->kind != 'g')
            continue;
        strips += piece->column != only;
        only = piece->column;
        worst = MAX(worst, worst_of(svg->figure, piece->column));
    }
    for (guint column = 1; strips == 1 && column < svg->figure->columns->len; column++)
        worst = MAX(worst, worst_of(svg->figure, column));
    return worst;
}

static bool has_shades(const struct svg *svg) {
    for (guint i = 0; i < svg->marks->len; i++)
        if (g_array_index(svg->marks, struct svg_mark, i).shape == SHAPE_SHADE)
            return true;
    return false;
}

static void compare_strip(const struct strip *strip, const GPtrArray *rows, guint column, bool shades, double worst) {
    const struct svg *svg = strip->svg;
    const guint places = svg->shared ? svg->shared : rows->len;
    const double pitch = strip->ground.width / MAX(places, 1);
    for (guint place = 0; place < places; place++) {
        const struct published_row *row = svg_shared_row(svg, rows, place, column, !shades);
        double x = strip->ground.x + (place + 0.5) * pitch;
        if (shades)
            compare_shades(strip, row, column, x);
        else
            compare_rank(strip, row, column, x, worst);
    }
}

void svg_compare_strips(const struct svg *svg) {
    bool shades = has_shades(svg);
    double worst = shades ? 0 : worst_rank(svg);
    g_autoptr(GPtrArray) rows = svg_rows_along(svg);
    for (guint i = 0; i < svg->pieces->len;) {
        struct strip strip = {.svg = svg, .first = i, .end = i};
        guint column = piece_at(svg, i)->column;
        for (; strip.end < svg->pieces->len && piece_at(svg, strip.end)->column == column; strip.end++)
            if (piece_at(svg, strip.end)->kind == 'g')
                strip.ground = *piece_at(svg, strip.end);
        strip.ground.x += 0.5, strip.ground.y += 0.5, strip.ground.width -= 1, strip.ground.height -= 1;
        compare_strip(&strip, rows, column, shades, worst);
        i = strip.end;
    }
}
