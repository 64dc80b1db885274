/* A column drawn small: outlines over bins of equal width, up to the low ends, up to the high ones, and over those that have no
 * high end. All columns of a figure have one scale. */
#include "verify/spark.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HEIGHT 100.0 /* of each drawing, in its own units */
#define HIGHEST 88.0 /* of the highest number of the figure */
#define STUB 12.0    /* from a low end up, if there is no high one */
#define LEAST 3.0    /* of what is more than nothing */
#define SLACK 0.51   /* heights are whole units */

struct spark {
    struct edition *edition;
    const char *file;
    unsigned line;
    const struct published_figure *figure;
    guint column;
};

static const struct published_cell *cell_at(const struct spark *spark, guint bin) {
    return &published_row_at(spark->figure, bin)->cells[spark->column];
}

/* The height of each bin in an outline; negative: it is not drawn. Caller frees. */
static double *heights_of(const char *path, guint bins, double width) {
    double *heights = g_new(double, bins + 1), x = 0, y = HEIGHT;
    bool open = false;
    for (guint i = 0; i < bins; i++)
        heights[i] = -1;
    while (*path) {
        char command = *path++, *end = NULL;
        double first = command == 'z' ? 0 : g_ascii_strtod(path, &end);
        path = end ? end : path;
        if (command == 'V')
            y = first;
        for (guint i = 0; command == 'H' && open && i < bins; i++)
            if ((i + 0.5) * width > x && (i + 0.5) * width < first)
                heights[i] = HEIGHT - y;
        if (command == 'H' || command == 'M')
            x = first;
        if (command == 'M') {
            y = g_ascii_strtod(path, &end);
            path = end;
        }
        open = command != 'z';
    }
    return heights;
}

enum outline { TO_LOW, TO_HIGH, OPEN, OUTLINES };

static const char *const outline_classes[OUTLINES] = {"certain", "possible", "open"};

/* Negative: nothing is drawn there. */
static double wanted_height(const struct spark *spark, const struct published_cell *cell, enum outline outline) {
    bool known = *cell->low != '\0', open = known && !*cell->high;
    if (!known || (outline == OPEN && !open))
        return -1;
    double value = published_end(outline == TO_HIGH && !open ? cell->high : cell->low);
    double height = spark->figure->highest > 0 && value > 0 ? MAX(value * HIGHEST / spark->figure->highest, LEAST) : 0;
    return outline == OPEN ? height + STUB : height;
}

static void compare(const struct spark *spark, const char *path, enum outline outline, double width) {
    guint bins = spark->figure->rows->len;
    g_autofree double *heights = heights_of(path, bins, width);
    for (guint i = 0; i < bins; i++) {
        const struct published_cell *cell = cell_at(spark, i);
        double wanted = wanted_height(spark, cell, outline);
        spark->edition->counts[FORMAT_SVG].lengths++;
        if (fabs(heights[i] - wanted) <= (wanted >= 0 ? SLACK : 0))
            continue;
        g_autoptr(GString) words = g_string_new(NULL);
        published_cell_append(words, cell);
        edition_differs(spark->edition, spark->file, spark->line,
                        "%s %s:%s is drawn %.0f %% high at its %s end, but %s:%u has %s", spark->figure->id,
                        published_row_at(spark->figure, i)->key, published_column_at(spark->figure, spark->column)->key,
                        heights[i], outline == TO_LOW ? "low" : "high", spark->figure->file,
                        published_row_at(spark->figure, i)->line, words->str);
    }
}

/* The width of a bin, from a viewBox of "0 0 WIDTH 100". */
static double bin_width(const char *box, guint bins) {
    return box && g_str_has_prefix(box, "0 0 ") && bins > 0 ? g_ascii_strtod(box + 4, NULL) / bins : 0;
}

void spark_read(struct edition *edition, struct tag_scanner *scanner, const char *file) {
    const char *id = scanner_attribute(scanner, "data-figure"), *key = scanner_attribute(scanner, "data-column");
    const struct published_figure *figure = id ? published_figure(edition->published, id) : NULL;
    int column = figure && key ? published_column(figure, key) : -1;
    if (column < 0) {
        edition_differs(edition, file, scanner->line, "draws '%s:%s', but data/ has no such column", id ? id : "",
                        key ? key : "");
        return;
    }
    struct spark spark = {edition, file, scanner->line, figure, (guint)column};
    double width = bin_width(scanner_attribute(scanner, "viewbox"), figure->rows->len);
    unsigned outlines = 0;
    for (enum scanned what; (what = scanner_next(scanner)) != SCANNED_END;) {
        if (what == SCANNED_TAG && scanner_is(scanner, "/svg"))
            break;
        const char *path = what == SCANNED_TAG ? scanner_attribute(scanner, "d") : NULL;
        const char *class = path ? scanner_attribute(scanner, "class") : NULL;
        for (int outline = 0; class && outline < OUTLINES; outline++) {
            if (strcmp(class, outline_classes[outline]) != 0)
                continue;
            compare(&spark, path, (enum outline)outline, width);
            outlines++;
        }
    }
    if (outlines != OUTLINES)
        edition_differs(edition, file, spark.line, "draws %u outlines of %s:%s, not %d", outlines, figure->id,
                        published_column_at(figure, spark.column)->key, OUTLINES);
}
