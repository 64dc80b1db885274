/* What the plots of the chart types share: the cells to draw, and the drawing they put marks in. Only for
 * draw.c and the plots it knows. */
#ifndef ADREPORT_RENDER_CHART_PLOT_H
#define ADREPORT_RENDER_CHART_PLOT_H

#include "render/chart/scale.h"
#include "render/chart/words.h"
#include "render/chart/marks.h"

struct plot_row {
    int row;         /* index in the figure */
    int first, last; /* the rows that it stands for: itself, or all that share its column */
    int column;      /* the same */
    const struct cell *cell;
    enum state state;  /* of the cell; or not collected, of a sum to which these days added nothing */
    bool drawn;        /* has a number; else value is the words of its state */
    const char *label; /* of the row; of row and column if a group of columns is drawn */
    const char *value; /* of the cell, without unit; "" of a number that is not printed along its axis of time */
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
    guint unit;     /* how many rows are kept or left out as one: the columns of a row, the rows of a panel */
    guint left_out; /* units that no chart draws: they are in the table alone */
    int64_t max;    /* the largest number to show; 0 if there is none */
    bool open;      /* some range has no upper end */
    double height;  /* of standing charts, from their top to their base line */
    double room;    /* of others: the height to fill; 0: as much as they need */
    bool keyed;     /* bands without a number have no words in them: a key below the plot says what they are */
};

/* Each puts its marks below top, and returns where it ends. */
double plot_bars(const struct plot *plot, double top);
double plot_columns(const struct plot *plot, double top);
double plot_multiples(const struct plot *plot, double top);
double plot_heat(const struct plot *plot, double top);
double plot_places(const struct plot *plot, double top);
double plot_tiles(const struct plot *plot, double top);
double plot_groups(const struct plot *plot, double top);
double plot_ranks(const struct plot *plot, double top);
double plot_stacked(const struct plot *plot, double top);
double plot_calendar(const struct plot *plot, double top);
double plot_parts(const struct plot *plot, double top);

/* True if some row of the plot is about a party that has a colour. */
bool plot_has_colours(const struct plot *plot);

/* Room for a swatch before a name. */
#define SWATCH_ROOM 12.0

/* Puts the swatch of a party before its name, whose first line is centred on y. */
void swatch_put(const struct plot *plot, int row, const char *colour, guint notches, double x, double y);

/* Labels of rows in a column, wrapped to two lines. The column is wider than it was asked to be if a word needs that, and no
 * wider than the picture. */
struct label_column {
    struct lines *lines; /* one per row of the plot */
    double left;         /* of the words, behind the swatches */
    double width;        /* with the swatches */
};

struct label_column labels_fit(const struct plot *plot, double width);
void labels_clear(const struct plot *plot, struct label_column *labels);

/* Puts the label of a row so that it is centred on y. */
void labels_put(const struct plot *plot, const struct label_column *labels, guint index, double y);

/* How high a row is: usual, or higher to fill the plot's room, of which taken is used for other things. */
double labels_pitch(const struct plot *plot, const struct label_column *labels, double usual, double taken);

/* The text of a tick, owned by the drawing. */
const char *plot_tick(const struct plot *plot, int64_t value, bool last);

/* Distance of baselines in labels of two lines, and how far a baseline lies under the middle of what it labels. */
#define LABEL_LEADING 17.0
#define LABEL_DROP 5.0

/* How much higher a row is whose label takes two lines. */
#define LABEL_SECOND (LABEL_LEADING - 3)

/* bars.c: bars lying down, for every chart that has them. */

#define BAR_PITCH 28.0
#define BAR_THICKNESS 18.0
#define BAR_LABEL_GAP 12.0
#define BAR_LEAST_ROOM 0.3 /* part of the width below which bars say too little beside their labels */

/* The bars' part of the picture. */
struct bar_area {
    double left;
    double per_unit; /* pixels of one unit */
    double right;    /* end of the picture */
};

/* How long a bar of this value is, to half a pixel. */
double bar_length(const struct bar_area *area, int64_t value);

/* The widest scale at which every bar leaves room for the numbers behind it. */
struct bar_area bar_area_fit(const struct plot *plot, double left);

/* Puts a row centred on middle: its bar with its number, or the words of its state with its mark. */
void bar_put_row(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double middle,
                 double thickness);

/* Grid lines and what they mean, above the bars; drawn last, since the lines keep clear of words. */
void bar_put_axis(const struct plot *plot, const struct bar_area *area, double top, double bottom);

/* stacked.c: the parts of a bar. */

#define PART_GAP 2.0 /* between them */

/* A part of a bar, or a sample of it: neighbours differ without colour too, and so do three that follow each other. */
void part_put(struct drawing *drawing, int row, int part, double x, double y, double width, double height);

/* Puts the parts of a row between y and y + thickness; returns where the last ends. */
double stack_put(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double y,
                 double thickness);

/* True if the words about each part of each row fit in width; so they do if bars have no parts. */
bool stack_fits(const struct plot *plot, double width);

/* The height of the words about the parts of a row, above its bar; 0 if bars have no parts. */
double stack_head(const struct plot *plot, const struct bar_area *area, const struct plot_row *row);

/* Puts those words below y. */
void stack_put_head(const struct plot *plot, const struct bar_area *area, const struct plot_row *row, double y);

/* How long an end is that is not known, whatever the number is: too short to be read as one. */
#define STUB 18.0

/* Along an axis of time, for every chart that has one. */

struct time_area {
    double left, right; /* of the plot */
    double top, base;
    double headroom; /* above the highest number */
    double stub;     /* height of an end that is not known */
    double pitch, thickness;
    double per_unit;
};

/* time_axis.c: the middle of a row along the axis; of a line there, so that it is one pixel wide. */
double time_middle(const struct time_area *area, guint index);
double time_line(const struct time_area *area, guint index);

/* columns.c: where what is drawn at a row ends above. */
double time_top(const struct plot *plot, const struct time_area *area, guint index);
double time_height(const struct time_area *area, int64_t value);
void column_put(const struct plot *plot, const struct time_area *area, guint index);

/* gaps.c: columns or steps, and bands for rows without a number, in the order of the rows. Adds the words of bands that
 * found no place to missed, each once. */
void time_put_rows(const struct plot *plot, const struct time_area *area, GPtrArray *missed);

/* time_axis.c: what the axis says at a row that stands alone: "5 mrt". */
const char *time_end(const struct plot *plot, guint index);

/* The axis line with its ticks and what these share; returns where it ends. */
double time_put_axis(const struct plot *plot, const struct time_area *area);

/* Lines of the scale with what they mean, in the gutter before the plot. */
double time_gutter(const struct plot *plot, int64_t step);
void time_put_grid(const struct plot *plot, const struct time_area *area, int64_t step);

/* shared.c: along an axis of this width on which rows would be closer than pixels, makes some of them share a column and says in the
 * drawing how many columns there are. The drawing owns the rows that the plot then has. */
void plot_share(struct plot *plot, double width);

/* If they do: which of its rows a column shows, below y; returns where that ends. A picture of fixed height has no room for it. */
double shared_put_key(const struct plot *plot, double y);

/* events.c: the words of events, placed above an area whose left, right and pitch are set. */
struct event_labels;
struct event_labels *events_fit(const struct plot *plot, const struct time_area *area);
void events_free(struct event_labels *labels);

/* How much room they need above the plot. */
double events_room(const struct event_labels *labels);

/* A line at a row from top down to what is drawn there, with a dot at its end. Words in its way (none: an area far away) have
 * the line above and below them. */
void event_put_line(const struct plot *plot, const struct time_area *area, guint index, double top, struct area words);

/* Puts them, with lines down to what is drawn. */
void events_put(const struct plot *plot, const struct time_area *area, const struct event_labels *labels,
                struct area value);

/* A dot above and a line below a panel that is full, at each event. */
void event_put_ends(const struct plot *plot, const struct time_area *area);

/* The same as events_put with lines right above and right below an area that is full. */
void events_put_through(const struct plot *plot, const struct time_area *area, const struct event_labels *labels);

/* If numbers stand for words: what each is, below y. Returns where that ends. */
double events_put_key(const struct plot *plot, const struct event_labels *labels, double y);

/* Below panels: a sample of the thin line with what happened there, and which columns are left out. Returns where they
 * end. */
double panels_put_key(const struct plot *plot, double y);

/* A paragraph of the key below y, so many pixels in. Returns where it ends. */
double key_put_paragraph(const struct plot *plot, const char *words, double indent, double y);

/* Which columns are left out, below y. Returns where that ends. */
double flat_put(const struct plot *plot, double y);

bool has_event(const struct plot *plot, guint index);

/* If some number has no end: what the stub is, below y; returns where that ends. A picture of fixed height has no room for
 * it. */
double open_put_key(const struct plot *plot, double y);

/* states.c: what is drawn where a number would be. */

/* Fills a room with the mark of a state, but for the area of the words in it (none: an area without width). Lying: what a
 * state leaves at the foot is at the left, else at the bottom. */
void state_put(struct drawing *drawing, enum state state, int row, struct area room, struct area words, bool lying);

/* The class of the mark of a state. */
enum mark_class state_class(enum state state);

/* True if the mark of a state is a small one at the foot. */
bool state_is_foot(enum state state);

/* Puts words of states below the plot, each beside a sample of its mark; returns where they end. */
double state_put_key(const struct plot *plot, const GPtrArray *words, double y);

#endif
