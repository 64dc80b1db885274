/* A figure: one table of numbers with its words, the unit of publication. Every published number is a cell of exactly
 * one figure and every rendering - page, Markdown, chart, workbook, CSV, JSON - copies it from there. Text and machine
 * form of a number are made once, by compose, with base/text.h; a renderer formats and computes nothing.
 *
 * Strings and arrays belong to the report that holds the figure. */
#ifndef ADREPORT_MODEL_FIGURE_H
#define ADREPORT_MODEL_FIGURE_H

#include "base/date.h"
#include "base/interval.h"
#include "base/language.h"
#include "base/text.h"
#include "model/measure.h"
#include "model/origin.h"
#include "model/state.h"
#include "model/subject.h"

#include <glib.h>

struct page;

enum cell_kind {
    CELL_LABEL,  /* words: a row's name, a period, a reason */
    CELL_NUMBER, /* a number or the state shown in its place */
};

/* What the cells of a column of words have for programs, in place of the words. */
enum code_kind {
    CODE_NONE, /* the words themselves: a name, prose, an address */
    CODE_ID,   /* of the platform, party or region the words name */
    CODE_WORD, /* one of a few, the same in every language: "spend", "branch" */
    CODE_TEXT, /* what somebody wrote in the input; empty if nobody wrote anything */
    CODE_DAY,  /* YYYY-MM-DD */
    CODE_DAYS, /* the first and the last day, YYYY-MM-DD/YYYY-MM-DD; an end without bound is ".." */
};

/* A number and how it is said: cells with the same one in the same unit point to the same. */
struct number {
    struct interval value;  /* in the unit of its column: cents, tenths of a percent, ones */
    const char *low, *high; /* machine form of the ends: "80746", "112346"; high is "" if open */
    struct localized text;  /* as people read it: "€ 80.746 – 112.346" */
    struct localized bare;  /* the same without unit, for labels in a chart */
    struct localized
        high_end; /* what text ends with behind its low end: "112.346", "of meer"; NULL: it is one number */
};

/* What words have beside themselves. */
struct label {
    const char *code;        /* what programs get for the words; "" if there is nothing; NULL: the words */
    const struct page *link; /* the page they name; NULL: none */
    struct localized file;   /* the file of the edition ("data/spend-by-party.csv") or the absolute address they name;
                                NULL: none */
};

/* There are millions: what many say alike, or few at all, they point to. */
struct cell {
    const struct localized *text; /* as people read it: "€ 80.746 – 112.346", "niet verzameld", "VVD" */
    union {
        const struct number
            *number;         /* CELL_NUMBER; NULL: it has no value. text says more than its own, of an estimate */
        struct label *label; /* CELL_LABEL; NULL: it is words alone */
    };
    const char *scope;           /* CELL_NUMBER: the days the number is about, stretches joined by |, as in
                             "2023-03-01/2023-03-02|2023-03-04/2023-03-15"; NULL: it is not about days */
    const struct origin *origin; /* the rows it comes from, or would; NULL: it comes from none */
    int note;                    /* number of a note of the figure that belongs to this cell, from 1; 0: none */
    enum cell_kind kind : 8;
    enum state state : 8; /* CELL_NUMBER; see cell_has_value */
    bool derived;         /* a share or a rank: worked out from the rows of its origin, and those of others */
};

/* True for a number, and for an estimate of which the source gave the value. */
bool cell_has_value(const struct cell *cell);

/* What it has by its kind; NULL if it is of the other. */
const struct number *cell_number(const struct cell *cell);
const struct label *cell_label(const struct cell *cell);

/* Of its number: 0 without one; and the machine form of its ends, "" without one. */
struct interval cell_value(const struct cell *cell);
const char *cell_low(const struct cell *cell);
const char *cell_high(const struct cell *cell);

/* These words in a language: what it says in a chart, and its high end, NULL if it has none. */
const char *cell_bare(const struct cell *cell, enum language language);
const char *cell_high_end(const struct cell *cell, enum language language);

/* Of its label: NULL if it has no such thing. */
const char *cell_code(const struct cell *cell);
const struct page *cell_link(const struct cell *cell);
const char *cell_file(const struct cell *cell, enum language language);

/* What a number is about, as keys of the tables in data/. The figure, the column and the row each say what they know of
 * it: the number is about all of that together. NULL: nothing is said of it, or it is about all there are. */
struct keys {
    const char *platform, *region;
    const char *country;      /* of a report of several: its ISO code */
    const char *party;        /* a party's id, or a key of party_groups */
    const char *age, *gender; /* as part_code writes them */
    const char *advertiser;   /* key of an account in report->accounts */
};

struct column {
    const char *key; /* "spend", "party": [a-z0-9_]; unique in the figure */
    enum cell_kind kind;
    enum code_kind code;     /* CELL_LABEL: what each of its cells has as code */
    enum unit unit;          /* CELL_NUMBER */
    const char *currency;    /* UNIT_MONEY: ISO code; else "" */
    struct localized header; /* with unit if one applies: "Uitgaven (€)" */
    struct localized name;   /* of the part it is about, without unit: "Vrouwen", "VVD"; NULL: the header will do */
    const char *colour;      /* "#rrggbb" of the party it is about, as given; NULL: none */
    guint notches;           /* in the mark of that colour: see struct party */
    const struct page *link; /* the page of what it is about, in a chart that names its columns; NULL: none */
    bool overlaps;           /* holds what other columns hold too: not to be added to them */
    bool silent;             /* has no number in any row: pages leave it out, and figure->silence says so */
    bool beyond;             /* pages have no room for it, and figure->room says so */
    const char *measure;     /* CELL_NUMBER: what is counted, a measure's word or another: "spend", "share" */
    struct keys keys;
    struct localized seen;       /* the headline where a page shows its panel alone; NULL: that of the figure */
    struct localized meaning;    /* what it says, one or two sentences: for data dictionaries */
    struct localized unit_words; /* "euro", "personen"; empty for words */
};

/* What an axis of time says of a row: the rows of a bin, in all figures, say the same. */
struct tick_words {
    struct localized tick;  /* short name ("14", "mrt"); NULL: use cells[0].text */
    struct localized end;   /* the same if it stands alone, with its month or year: "14 mrt"; NULL: tick */
    struct localized group; /* what neighbours share ("maart 2023"); NULL: none */
};

/* What few rows have beside their cells: those of parties, mostly. */
struct row_details {
    const struct localized *unknown; /* CHART_RANKS: why the number behind the rank is not known at all ("bedrag niet
                                        opgegeven"); NULL: it is, or a range is */
    const struct localized *seen; /* the headline where a page about this row shows the figure with it in colour; NULL:
                                     that of the figure */
    const char *organisation;     /* of statements: their identity, which is not published; NULL: it is about none */
    const char *colour;           /* "#rrggbb" of the party it is about, as given; NULL: none */
    guint notches;                /* in the mark of that colour: see struct party */
};

/* There are hundreds of thousands, most of them along axes of time. */
struct row {
    const char *key;    /* "vvd", "2023-03-14": unique in the figure */
    struct cell *cells; /* one per column; cells[0] is a CELL_LABEL: the name of the row */
    struct keys *keys;  /* see row_keys; NULL: it says nothing of them */
    struct period days; /* that the row is about, along an axis of time and as an entry; {0,0}: none of its own */
    const struct tick_words *axis; /* NULL: it is on no axis of time, or has no words there of its own */
    struct row_details *details;   /* see row_details; NULL: it has none */
    int position; /* on the axis, so that it is marked at round places: the number of a week; months, halves of
                               a year or years since the year 0; of days 0, or if months are marked
                               (chart.ticks) the month that the day begins, else -1 */
    gint16 tile_column, tile_row; /* its place in a grid of tiles, from 1; 0: none */
    bool total;                   /* closes a table, as sums do: set apart, and not drawn */
    bool overlaps;                /* holds what other rows hold too: not to be added to them */
    bool silent;   /* has no number, as other rows for the same reason: pages and bars leave it out, and figure->silence
                           says so */
    bool beyond;   /* pages have no room for it, and figure->room says so */
    bool labelled; /* its number is what the chart is about, and stands in it: the highest for certain, or the
                               last of a sum */
    bool uncollected; /* nothing was collected of its days, so that its number, of a sum over time, is that of the
                               row before it: no chart draws it */
};

enum chart_type {
    CHART_NONE,
    CHART_RANGE_BARS,    /* horizontal bars from zero, one per row, low end solid, up to high lighter */
    CHART_RANGE_COLUMNS, /* the same standing, along an axis of time: for few bins */
    CHART_STEP,          /* along an axis of time, a line at the low end and a band up to the high end: for many bins */
    CHART_MULTIPLES,     /* a small CHART_STEP per column, all in one scale */
    CHART_HEAT,          /* a strip of shades per column, along an axis of time */
    CHART_PLACES,        /* a small band of ranks per column along an axis of time, the first at the top */
    CHART_TILES,         /* a tile per row, where its tile_column and tile_row say, with its number in it */
    CHART_AGE_GENDER,    /* per row a group of range bars, one per column */
    CHART_RANKS,         /* from best to worst possible rank */
    CHART_STACKED,       /* horizontal bars from zero, one per row, cut into its columns: exact parts of an exact sum */
    CHART_PARTS,         /* one such bar, cut into its rows */
    CHART_CALENDAR,      /* strips of days: each row is a stretch on the strip of neighbours whose first two cells are
                            the same; its number is how many days were collected, its third cell names them */
};

/* A day that is named above a chart. */
struct marked_day {
    day_number day;
    struct localized name;
};

/* What happened in a row of an axis of time. */
struct chart_event {
    guint row;
    struct localized name;
};

/* The phrases here may hold {count}, which is known only once the chart is drawn. */
struct chart {
    enum chart_type type;
    int column;              /* index of the CELL_NUMBER column that is drawn, or of the first of them */
    int columns;             /* how many columns from there on are drawn; 0 and 1 both mean one */
    int sum;                 /* CHART_STACKED: the column that the drawn ones add up to, in each row that has numbers */
    struct localized legend; /* how to read it, in whole sentences; NULL: it needs no words */
    struct localized description; /* what kind of chart, of how much, and where its numbers are: one short sentence */
    struct localized source;      /* of what is drawn, if that has fewer sources than the table; else NULL */
    struct localized tick_text; /* what the numbers along an axis of time count: "week"; NULL: they say it themselves */
    int64_t last_place;         /* CHART_PLACES: the last that any of its columns has, drawn or not */
    const struct marked_day *marked; /* CHART_CALENDAR: by day */
    guint marked_count;
    enum axis axis;                   /* CHART_RANGE_COLUMNS and what else goes by time: what its rows are */
    enum axis ticks;                  /* and what its ticks are: months, of more days than a year has */
    const struct chart_event *events; /* in the order of rows, one a row */
    guint event_count;
    struct localized open;        /* along an axis of time: what the mark of an end says that is not known */
    struct localized shared;      /* the same: what it says if steps are so many that they share columns */
    struct localized uncollected; /* what a chart says of such rows in place of their number */
    struct localized flat;        /* which columns are left out, and why or where they are; NULL: none */
    struct localized more; /* "en nog {count} partijen": if a picture has no room for all; NULL: only the number */
    struct localized
        rest; /* "en nog {count} partijen, in de tabel": if it has more than CHART_MOST_PARTS; NULL: more */
    struct localized rest_one; /* the same of one: "en nog {count} partij, in de tabel"; NULL: as of many */
    struct localized halves;   /* CHART_TILES: what a tile of two shades says */
    bool lead;                 /* the chart a page opens with, and its card */
};

/* What an axis of time says of a row, in a language; NULL: see struct tick_words. */
const char *axis_tick(const struct row *row, enum language language);
const char *axis_end(const struct row *row, enum language language);
const char *axis_group(const struct row *row, enum language language);

/* True for charts that draw column by column, each along an axis of time of its own. */
bool chart_has_panels(enum chart_type type);

/* How many parts charts draw at most: rows, or columns if each is a panel, or bars if they are in groups. A picture has an
 * end - cairo's are 32,767 pixels high - and readers tire before. The parts behind are in the table alone, and each
 * chart says how many they are. */
enum { CHART_MOST_PARTS = 150 };

/* What a table says whose columns of numbers are all one thing, each of another part: a party a column. Where a table has
 * a number a row, the names of the parts (column.name) are under one header, and their numbers under another. */
struct across {
    struct localized part;    /* "Partij" */
    struct localized value;   /* "Uitgaven (euro)" */
    struct localized meaning; /* of the value */
};

struct figure {
    struct subject subject;      /* what it is about */
    const char *name;            /* "spend-by-day": unique among the figures about that */
    const char *id;              /* [a-z0-9-], of the two: "party-vvd-spend-by-day" */
    const char *family;          /* the id of all figures like it: "party-ID-spend-by-day" */
    struct keys keys;            /* of all its numbers */
    const struct column *beside; /* a column of the data files alone, behind the keys of the rows: what the first cell
                                    of each says, the name of an advertiser or the id of a platform; NULL: none */
    const struct across *across; /* all its columns but the first are that; NULL: they differ */
    bool folded;                 /* long and seldom looked for: its table is closed on pages until it is opened */
    bool listing;                /* a list of links, not of numbers: on pages only, without files of its own */
    struct localized tab;        /* the name of its sheet in a workbook: "Uitgaven per dag" */
    struct localized topic;    /* what it is about, in words that stay true of every edition: no number, day or claim */
    struct localized headline; /* what the intervals prove, one sentence without a full stop */
    struct localized subtitle; /* what, unit, area, period: true of the table as of the chart */
    struct localized alt;      /* the chart in words, with its numbers */
    struct localized source;   /* "Bron: Meta Ad Library Report · editie 1, 20 maart 2023 · CC BY 4.0" */
    struct localized empty;    /* why there are no rows; NULL if there are */
    struct localized
        elsewhere; /* of a chart with more numbers than a page can carry: that they are elsewhere; its table is
                                   on no page. NULL: it is on each of its pages */
    const struct page
        *parts; /* with elsewhere: the page from which those with a part of these numbers can be reached; NULL: none */
    struct localized room; /* of a table too large for a page: that these are its first rows or columns, and that all
                              are elsewhere; NULL: all are there */
    struct column *columns;
    guint column_count;
    struct row *rows; /* in the order in which they are shown */
    guint row_count;
    bool rows_by_key;          /* the rows are in the order of their keys, by which they are found */
    const struct row **by_key; /* the same of rows in another order: in that of their keys; NULL: in no such order */
    struct localized silence;  /* of the silent rows and columns: "De andere 14 partijen worden door Snapchat niet
                                 genoemd."; NULL: there are none */
    struct localized *notes;   /* numbered from 1 by position */
    guint note_count;
    guint marked_notes;   /* so many of them, the first, are of cells; the others are remarks on the whole table */
    const char **sources; /* ids in sources.csv */
    guint source_count;
    bool unsourced; /* some row of the input behind its numbers names no source */
    struct chart chart;
    const char *made_from; /* the sum of all that: see model/fingerprint.h; NULL: none was made */
};

/* What a row says of what its numbers are about. */
const struct keys *row_keys(const struct row *row);

/* What it has beside its cells: nothing, if it has none of that. */
const struct row_details *row_details(const struct row *row);

/* What a number is about: what its row, its column and its figure say. */
struct keys cell_keys(const struct figure *figure, const struct row *row, const struct column *column);

/* The first and the last day a number is about, as YYYY-MM-DD: those of its scope, or else of its row; "" if neither has
 * any. */
struct day_ends {
    char first[11], last[11];
};
struct day_ends cell_day_ends(const struct row *row, const struct cell *cell);

/* True if a number holds what others of its figure hold too: not to be added to them. */
bool cell_overlaps(const struct row *row, const struct column *column);

/* True if it has rows, and no number in any: what there is to say is in its silence. */
bool figure_is_silent(const struct figure *figure);

/* True if the tables of pages have it: neither silent nor beyond their room. Files for programs have all. */
bool row_is_on_pages(const struct row *row);
bool column_is_on_pages(const struct column *column);

/* What charts draw of it: rows before an index, of these the ones that are not left out for another reason; columns before an
 * index; and how many rows, or columns if each is a panel, are too many. */
struct drawn_part {
    guint rows_end, columns_end, left_out;
};
struct drawn_part figure_drawn_part(const struct figure *figure);

/* True if charts draw a row, unless it is one too many: no total, and not silent while others speak. A silent tile keeps its
 * place in the grid. */
bool figure_draws_row(const struct figure *figure, const struct row *row);

/* The row with this key; NULL if there is none. */
const struct row *figure_row(const struct figure *figure, const char *key);

/* Its headline; or, on a page that is about one of its rows or columns, that one's own, if it has one. own: the key of it, or
 * NULL. */
const char *figure_headline(const struct figure *figure, const char *own, enum language language);

/* The stop behind a headline that other words follow: ".", or "" if it ends in a mark of its own. */
const char *headline_stop(const char *headline);

/* What is under the headline of its chart: the subtitle and, if there is one, how to read the chart. Caller frees. */
char *figure_caption(const struct figure *figure, enum language language);

/* The source that is printed in a chart. */
const char *figure_chart_source(const struct figure *figure, enum language language);

/* A column of a figure's data files, and which cell of each row it holds. The first has the keys of the rows. */
struct figure_field {
    const struct column *column;
    guint cell;
};

/* Its columns, with figure->beside behind the first. */
guint figure_field_count(const struct figure *figure);
struct figure_field figure_field(const struct figure *figure, guint index);

/* True if some number of it says which days it is about. */
bool figure_has_scope(const struct figure *figure);

/* "id", "word", "date" or "interval"; NULL for CODE_NONE. */
const char *code_kind_word(enum code_kind kind);

/* What a column is called in a chart and its description. */
const char *column_name(const struct column *column, enum language language);

/* True if the figure (NULL: no) has that row and its cell in that column is a number. The column must be there. */
bool figure_has_value(const struct figure *figure, const char *row, const char *column);

/* Index of the column with this key, or -1. */
int figure_column(const struct figure *figure, const char *key);

#endif
