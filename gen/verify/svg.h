/* A chart as SVG, in a page or a file of its own: what it says, and how long it draws each number. */
#ifndef ADREPORT_VERIFY_SVG_H
#define ADREPORT_VERIFY_SVG_H

#include "verify/edition.h"
#include "verify/scanner.h"

/* What a shape means, by its class. */
enum svg_shape {
    SHAPE_SOLID,    /* "bar": up to the low end */
    SHAPE_LIGHT,    /* "range": from the low end to the high one */
    SHAPE_ARROW,    /* "open": a stub behind the low end, since there is no high one */
    SHAPE_END,      /* a thin line at the high end */
    SHAPE_ESTIMATE, /* "estimate": up to the number */
    SHAPE_DAYS,     /* "days": from the first to the last day that was collected */
    SHAPE_SPAN,     /* "between", or "span" as a line: from the best rank to the worst */
    SHAPE_DOT,      /* at a rank that is certain */
    SHAPE_SHADE,    /* "shade-1" to "shade-4": the ground of a tile, or a part of a bar */
    SHAPE_AXIS,
    SHAPE_TICK, /* words that an axis is marked with */
};

/* A shape as it is drawn: a box, or a line from x, y. */
struct svg_mark {
    enum svg_shape shape;
    const struct published_row *row; /* NULL: of no cell */
    guint column;
    double x, y, width, height; /* of a tick: x and y of its words */
    int shade;                  /* SHAPE_SHADE: which of them */
    double value;               /* SHAPE_TICK: what the axis says */
    double limit;               /* SHAPE_SHADE of no cell: numbers from value up to this have it; HUGE_VAL: no end */
    char anchor;                /* SHAPE_TICK: 's'tart, 'm'iddle or 'e'nd */
    bool upright;               /* lines */
    unsigned line;
};

/* A piece of a strip, by its class: 'g' all of the strip, '1' to '9' a shade, 'b' bar, 'r' range, 'e' estimate. */
struct svg_piece {
    guint column;
    char kind;
    bool arrow; /* has a point on top: no upper end */
    double x, y, width, height;
    unsigned line;
};

struct svg {
    struct edition *edition;
    const char *file;
    enum language language;
    const struct published_figure *figure;
    GArray *marks;    /* struct svg_mark, in the order in which they are drawn */
    GArray *pieces;   /* struct svg_piece, the same, column by column */
    bool parts;       /* bars are cut into parts */
    guint shared;     /* columns along its axis of time that stand for several rows each; 0: each row has its own */
    GHashTable *seen; /* svg_cell of each number or state that has a group */
};

/* The <g> that a shape is in. */
struct svg_group {
    bool of_cell;                    /* it has a data-cell */
    const struct published_row *row; /* of that cell; NULL: none, or data/ lacks it */
    guint column;
    guint strip; /* the column whose strip it is; 0: none */
};

/* A cell of the figure as a key. */
gpointer svg_cell(const struct svg *svg, const struct published_row *row, guint column);

/* The ends of a number as it is published: 0 for a low end that is not there, HUGE_VAL for a high one. */
double svg_low(const struct published_cell *cell);
double svg_high(const struct published_cell *cell);

/* Reads the svg element whose tag was read last, to its end, and compares all it says with data/. */
void svg_read(struct edition *edition, struct tag_scanner *scanner, const char *file, enum language language);

/* Tells what is wrong with the number of a cell as it is drawn, and what it is. */
void svg_differs(const struct svg *svg, const struct published_row *row, guint column, unsigned line, const char *what);

/* shapes.c: a mark of the cell of a group. Owned by svg; no pointer to one holds when another is added. */
struct svg_mark *svg_mark_add(struct svg *svg, const struct svg_group *group, enum svg_shape shape, unsigned line);

/* Add what a <rect>, <path> or <circle> means, if it means something; of a box NULL if it does not. */
const struct svg_mark *shape_read_box(struct svg *svg, const struct svg_group *group, const struct tag_scanner *tag);
void shape_read_path(struct svg *svg, const struct svg_group *group, const struct tag_scanner *tag);
void shape_read_disc(struct svg *svg, const struct svg_group *group, const struct tag_scanner *tag);

/* lengths.c: tells of each number that is drawn at another length than the others, or not at all. */
void svg_compare_lengths(const struct svg *svg);

/* shared.c: the rows along its axis of time. The caller owns the array. */
GPtrArray *svg_rows_along(const struct svg *svg);

/* Which of them a place along the axis begins with: its column, if rows share columns, or itself. */
guint svg_place_begins(const struct svg *svg, const GPtrArray *rows, guint place);

/* The row that a place has to show: the highest, of ranks the best, or one whose number is not known. */
const struct published_row *svg_shared_row(const struct svg *svg, const GPtrArray *rows, guint place, guint column,
                                           bool ranks);

/* Tells of each place of a column of numbers that shows another, where rows share columns. */
void svg_compare_shared(const struct svg *svg, guint column);

/* strips.c: the pieces of a path in the strip of a column; and tells of each number that has other pieces where it is along
 * its strip. */
void strip_read(struct svg *svg, guint column, const char *class, const char *path, unsigned line);
void svg_compare_strips(const struct svg *svg);

#endif
