/* What the layouts of the chart types share: the rows to draw, and the drawing they put marks in. Only for
 * chart_layout.c and the plots it knows. */
#ifndef ADREPORT_RENDER_CHART_PLOT_H
#define ADREPORT_RENDER_CHART_PLOT_H

#include "render/chart_scale.h"
#include "render/chart_words.h"
#include "render/marks.h"

struct plot_row {
    int row; /* index in the figure */
    const struct cell *cell;
    bool drawn;        /* has a number; else value is the words of its state */
    const char *label; /* of the row */
    const char *value; /* of the cell, without unit */
    double value_width;
    enum mark_class value_class;
};

struct plot {
    struct drawing *drawing;
    const struct figure *figure;
    const struct column *column;
    const struct text_measure *measure;
    const struct plot_row *rows; /* those of the figure that are not totals; at least one */
    guint count;
    int64_t max;       /* the largest number to show; 0 where there is none */
    bool open;         /* some range has no upper end */
};

/* Each puts its marks below top, and returns where it ends. */
double plot_bars(const struct plot *plot, double top);
double plot_columns(const struct plot *plot, double top);
double plot_places(const struct plot *plot, double top);

/* Labels of rows in a column at the left, wrapped to two lines. */
struct label_column {
    struct lines *lines; /* one per row of the plot */
    double width;
};

struct label_column labels_fit(const struct plot *plot, double width);
void labels_clear(const struct plot *plot, struct label_column *labels);

/* Puts the label of a row so that it is centred on y. */
void labels_put(const struct plot *plot, const struct label_column *labels, guint index, double y);

/* The text of a tick, owned by the drawing. */
const char *plot_tick(const struct plot *plot, int64_t value, bool last);

/* Distance of baselines in labels of two lines, and how far a baseline lies under the middle of what it labels. */
#define LABEL_LEADING 17.0
#define LABEL_DROP 5.0

#endif
