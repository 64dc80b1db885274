/* What a chart is made of once it is drawn: rectangles, arrows, lines, dots and words, each with its position in
 * pixels, one style class and the row it shows. Writers (SVG, PNG, PDF) write marks and know nothing of figures; draw.c
 * makes them and knows nothing of formats. All colours and type sizes of all formats are in the two tables here. */
#ifndef ADREPORT_RENDER_CHART_MARKS_H
#define ADREPORT_RENDER_CHART_MARKS_H

#include "model/figure.h"
#include "model/page.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* name, word in CSS variables, on light paper, on dark paper. Ink and muted reach 4.5:1 against the paper, accent, hatch
 * and axis 3:1, in both. Accent (what is certain) stands out from the paper more than hatch and range (what is possible),
 * in both. Other is accent for rows that are not in colour. Ink reaches 4.5:1 on every shade. */
#define CHART_COLOURS(COLOUR)                              \
    COLOUR(PAPER, "paper", 0xffffff, 0x10181f)             \
    COLOUR(INK, "ink", 0x1b2733, 0xe8edf2)                 \
    COLOUR(MUTED, "muted", 0x55626f, 0xa9b6c2)             \
    COLOUR(ACCENT, "bar", 0x1d5b8f, 0x8cc4f0)              \
    COLOUR(RANGE, "range", 0xdbe8f3, 0x1b3346)             \
    COLOUR(HATCH, "hatch", 0x5b92c2, 0x4a86b5)             \
    COLOUR(OTHER, "other", 0x84919d, 0x8494a2)             \
    COLOUR(OTHER_RANGE, "other-range", 0xeceff2, 0x232e37) \
    COLOUR(OTHER_HATCH, "other-hatch", 0xa9b4be, 0x55636f) \
    COLOUR(AXIS, "axis", 0x7b8894, 0x7f8f9d)               \
    COLOUR(GRID, "grid", 0xe4e8ec, 0x2a3742)               \
    COLOUR(SHADE_1, "shade-1", 0xedf3f8, 0x182835)         \
    COLOUR(SHADE_2, "shade-2", 0xcfe0ee, 0x1f3a50)         \
    COLOUR(SHADE_3, "shade-3", 0xa9c9e2, 0x264d6d)         \
    COLOUR(SHADE_4, "shade-4", 0x82b0d4, 0x2d608b)         \
    COLOUR(HEAT_1, "heat-1", 0xd5e2ec, 0x2f475a)           \
    COLOUR(HEAT_2, "heat-2", 0x95b5cf, 0x547690)           \
    COLOUR(HEAT_3, "heat-3", 0x4f7fa7, 0x8cc4f0)           \
    COLOUR(HEAT_4, "heat-4", 0x1c415b, 0xe2f1fb)

enum colour {
#define COLOUR(name, word, light, dark) COLOUR_##name,
    CHART_COLOURS(COLOUR)
#undef COLOUR
        COLOUR_COUNT
};

struct colour_rule {
    const char *word;
    uint32_t light; /* 0xrrggbb */
    uint32_t dark;
};

extern const struct colour_rule colour_rules[COLOUR_COUNT];

enum paint {
    PAINT_FILL,
    PAINT_STROKE,  /* size is the width of the line */
    PAINT_DASH,    /* the same, in dashes */
    PAINT_OWN,     /* filled with the mark's own colour; size is the width of its outline */
    PAINT_PATTERN, /* filled with lines of this colour, as patterns.c has them; size is their width */
    PAINT_TEXT,    /* size is that of the type */
};

/* name, class in SVG, how it is painted, colour, size in pixels, weight of type: 400 or 600, since each is a font in every PDF */
#define MARK_CLASSES(CLASS)                                                                                     \
    CLASS(GRID, "grid", STROKE, GRID, 1, 0)                                                                     \
    CLASS(BAR, "bar", FILL, ACCENT, 0, 0)                /* certain: up to the low end */                       \
    CLASS(RANGE, "range", PATTERN, HATCH, 1, 0)          /* possible: from low to high */                       \
    CLASS(DAYS, "days", FILL, ACCENT, 0, 0)              /* what was collected, on a strip of days */           \
    CLASS(PART, "part", STROKE, ACCENT, 1, 0)            /* exact, as bar is, next to one: an outline */        \
    CLASS(STRIPES, "stripes", PATTERN, ACCENT, 1, 0)     /* in such an outline, to tell it from another */      \
    CLASS(END, "end", STROKE, HATCH, 1, 0)               /* where the possible ends */                          \
    CLASS(OPEN, "open", FILL, HATCH, 0, 0)               /* an end that is not known */                         \
    CLASS(ESTIMATE, "estimate", PATTERN, ACCENT, 1.5, 0) /* imputed by the source */                            \
    CLASS(NOT_COLLECTED, "not-collected", PATTERN, AXIS, 2,                                                     \
          0) /* no number, for the reason of this name; to the last of these */                                 \
    CLASS(NOT_REPORTED, "not-reported", PATTERN, AXIS, 1, 0)                                                    \
    CLASS(SUPPRESSED, "suppressed", PATTERN, AXIS, 1, 0)                                                        \
    CLASS(WITHDRAWN, "withdrawn", PATTERN, AXIS, 1, 0)                                                          \
    CLASS(NOT_OFFERED, "not-offered", STROKE, AXIS, 1, 0)                                                       \
    CLASS(NONE_LISTED, "none-listed", STROKE, AXIS, 1, 0)                                                       \
    CLASS(NOT_LINKED, "not-linked", STROKE, AXIS, 1, 0)                                                         \
    CLASS(NOT_APPLICABLE, "not-applicable", STROKE, AXIS, 1, 0)                                                 \
    CLASS(DOT, "dot", FILL, ACCENT, 0, 0)           /* a rank that is certain */                                \
    CLASS(BETWEEN, "between", PATTERN, HATCH, 1, 0) /* possible ranks */                                        \
    CLASS(SPAN, "span", DASH, HATCH, 1.5, 0)        /* the same, of a party whose number is not known at all */ \
    CLASS(TILE, "tile", STROKE, AXIS, 1, 0)         /* ground that words are on, as the four below */           \
    CLASS(SHADE_1, "shade-1", FILL, SHADE_1, 0, 0)                                                              \
    CLASS(SHADE_2, "shade-2", FILL, SHADE_2, 0, 0)                                                              \
    CLASS(SHADE_3, "shade-3", FILL, SHADE_3, 0, 0)                                                              \
    CLASS(SHADE_4, "shade-4", FILL, SHADE_4, 0, 0)                                                              \
    CLASS(GROUND, "ground", STROKE, GRID, 1, 0) /* around all of a strip */                                     \
    CLASS(HEAT_1, "heat-1", FILL, HEAT_1, 0, 0) /* a class of numbers, as shades are, without words on it */    \
    CLASS(HEAT_2, "heat-2", FILL, HEAT_2, 0, 0)                                                                 \
    CLASS(HEAT_3, "heat-3", FILL, HEAT_3, 0, 0)                                                                 \
    CLASS(HEAT_4, "heat-4", FILL, HEAT_4, 0, 0)                                                                 \
    CLASS(NOTHING, "nothing", FILL, AXIS, 0, 0)  /* in a strip: nothing to have a number of */                  \
    CLASS(SWATCH, "swatch", OWN, AXIS, 0, 0)     /* in the colour of a party */                                 \
    CLASS(OUTLINED, "outlined", OWN, AXIS, 1, 0) /* the same, if it is too close to light or dark paper */      \
    CLASS(EVENT, "event", STROKE, MUTED, 1, 0)   /* what happened: a line down to what is drawn there, */       \
    CLASS(PIN, "pin", FILL, INK, 0, 0)           /* and a dot at its end */                                     \
    CLASS(AXIS, "axis", STROKE, AXIS, 1, 0)                                                                     \
    CLASS(HEADLINE, "headline", TEXT, INK, 19, 600)                                                             \
    CLASS(SUBTITLE, "subtitle", TEXT, MUTED, 14, 400)                                                           \
    CLASS(LABEL, "label", TEXT, INK, 14, 400)                                                                   \
    CLASS(TILE_NAME, "place", TEXT, INK, 12, 400) /* a name on a tile, of any shade */                          \
    CLASS(VALUE, "value", TEXT, INK, 13, 600)                                                                   \
    CLASS(STATE, "state", TEXT, MUTED, 13, 400)                                                                 \
    CLASS(TICK, "tick", TEXT, MUTED, 12, 400)                                                                   \
    CLASS(GROUP, "group", TEXT, MUTED, 12, 600)                                                                 \
    CLASS(ANNOTATION, "note", TEXT, INK, 12, 600)                                                               \
    CLASS(SOURCE, "source", TEXT, MUTED, 12, 400)

enum mark_class {
#define CLASS(name, css, paint, colour, size, weight) CLASS_##name,
    MARK_CLASSES(CLASS)
#undef CLASS
        CLASS_COUNT
};

struct class_rule {
    const char *css;
    enum paint paint;
    enum colour colour;
    double size;
    int weight;
};

extern const struct class_rule class_rules[CLASS_COUNT];

/* Length in pixels of the dashes of a line, and of the gaps between them. */
#define DASH_LENGTH 3

enum mark_kind {
    MARK_BOX,   /* x, y: top left */
    MARK_PIECE, /* the same, one of the many that a strip is made of: in SVG those of a column are written together */
    MARK_ARROW, /* an end that is not known: a stub that fades away in a point, to the right or upward */
    MARK_LINE,  /* from x, y to x + width, y + height */
    MARK_DISC,  /* x, y: centre; width: diameter */
    MARK_WORDS, /* x, y: of the anchor, on the baseline */
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct mark {
    enum mark_kind kind;
    enum mark_class class;
    enum anchor anchor; /* words only */
    bool upward;        /* words: turned a quarter to the left; arrow: pointing up; piece: an arrow that points up */
    double x, y;
    double width, height; /* of words: their measured width, and 0 */
    const char *text;     /* words; owned by the drawing */
    const char *whole;    /* the full text if text was shortened; NULL otherwise */
    int row;              /* index of the figure's row this is about; -1: none */
    int column;           /* and of its column */
    uint32_t fill;        /* 0xrrggbb, PAINT_OWN only */
};

struct shape;
struct chart_look;

/* The logo of a house in a corner, where no mark is. */
struct logo {
    GBytes *png; /* not owned; NULL: none */
    double x, y, width, height;
};

/* A chart drawn in one language and one shape. Its box runs from 0,0 to width,height; the shape's margin lies around
 * it. Marks are in the order in which they are drawn. */
struct drawing {
    const struct figure *figure; /* not owned */
    enum language language;
    const struct shape *shape;
    const struct chart_look *look; /* its colours and type; NULL: the program's. Not owned */
    double width, height;
    struct logo logo;
    int panel;    /* index of the one column that is drawn as a panel, without the others; -1: all are */
    guint shared; /* along its axis of time, columns that stand for several rows each; 0: each row has its own */
    int column;   /* of the figure: what marks put from now on are about */
    int emphasis; /* index of the one row that is in colour in a page, the others in grey; -1: all are in colour */
    const struct page
        *page;     /* that it is in, from which names of rows lead to theirs; NULL: they lead nowhere. Not owned */
    bool broken;   /* on paper it may be in pieces, which breaks.c appends; only of one that is in a page */
    GArray *marks; /* struct mark */
    GStringChunk *strings;
    GPtrArray *kept; /* GArray *: rows that its plots were made of */
};

struct drawing *drawing_new(const struct figure *figure, enum language language, const struct shape *shape);
void drawing_free(struct drawing *drawing);

/* Copies text into the drawing, with what is not valid UTF-8 replaced and control characters as spaces; NULL gives
 * "". */
const char *drawing_string(struct drawing *drawing, const char *text);

/* The same of a text that outlives the drawing, as those of its figure do: copied only if something has to be replaced. */
const char *drawing_text(struct drawing *drawing, const char *text);

/* Puts a mark, about the drawing's column. */
void drawing_put(struct drawing *drawing, struct mark mark);
void drawing_box(struct drawing *drawing, enum mark_class class, int row, double x, double y, double width,
                 double height);
void drawing_piece(struct drawing *drawing, enum mark_class class, int row, double x, double y, double width,
                   double height);
void drawing_line(struct drawing *drawing, enum mark_class class, int row, double x, double y, double dx, double dy);
void drawing_disc(struct drawing *drawing, enum mark_class class, int row, double x, double y, double diameter);

/* The area a mark covers, for finding collisions: words reach from ascent to descent of their type. */
struct area {
    double left, top, right, bottom;
};

struct area mark_area(const struct mark *mark);
bool areas_meet(struct area a, struct area b);

/* A small box in the colour of a party, outlined if that could not be told from the paper, light or dark. So many notches
 * cut it into pieces, since others have nearly its colour; with more than MOST_NOTCHES it is left out. */
void drawing_swatch(struct drawing *drawing, int row, const char *colour, guint notches, struct area area);

struct point {
    double x, y;
};

#define MOST_CORNERS 5

struct outline {
    guint count;
    struct point corners[MOST_CORNERS];
};

#define ARROW_PARTS 3

/* The parts of an arrow: two slices and a point, with gaps between them. The first corner of the first
 * is where the arrow begins. */
void arrow_parts(const struct mark *mark, struct outline parts[ARROW_PARTS]);

/* The outline of a piece that ends in a point on top. */
struct outline piece_outline(const struct mark *mark);

/* Draws a grid line that stops short of words: the pieces of it that meet no words now in the drawing. Goes under all
 * other marks. Horizontal if dy is 0, else vertical; dx, dy >= 0. */
void drawing_grid(struct drawing *drawing, double x, double y, double dx, double dy);

/* One line a mark, for tests and eyes: kind, class, coordinates rounded to a tenth, text, row's key. */
void drawing_print(const struct drawing *drawing, GString *out);

/* Appends a coordinate with at most one decimal: "12", "12.5", "-0.3". */
void coordinate_append(GString *out, double value);

#endif
