/* A figure: one table of numbers with its words, the unit of publication. Every published number is a cell of exactly
 * one figure and every rendering - page, Markdown, chart, workbook, CSV, JSON - copies it from there. Text and machine
 * form of a number are made once, by compose, with base/text.h; a renderer formats and computes nothing.
 *
 * Strings and arrays belong to the report that holds the figure. */
#ifndef ADREPORT_MODEL_FIGURE_H
#define ADREPORT_MODEL_FIGURE_H

#include "base/interval.h"
#include "base/language.h"
#include "base/text.h"
#include "model/state.h"

#include <glib.h>

struct page;

enum cell_kind {
    CELL_LABEL,  /* words: a row's name, a period, a reason */
    CELL_NUMBER, /* a number or the state that stands in its place */
};

struct cell {
    enum cell_kind kind;
    enum state state;       /* CELL_NUMBER; STATE_VALUE and STATE_ESTIMATED have a value */
    struct interval value;  /* in the unit of its column: cents, tenths of a percent, ones */
    const char *low;        /* machine form of the ends: "80746", "112346"; high is "" where open; both "" without a value */
    const char *high;
    struct localized text;  /* as people read it: "€ 80.746 – 112.346", "niet verzameld" */
    struct localized bare;  /* the same without unit, for labels in a chart; words for a state */
    int note;               /* number of a note of the figure that belongs to this cell, from 1; 0: none */
    const struct page *link; /* CELL_LABEL: the page this names; NULL: none */
    struct localized file;   /* CELL_LABEL: the file of the edition ("data/spend-by-party.csv") or the address
                              * elsewhere ("https://...") this names; NULL: none */
    const guint32 *rows;    /* provenance: indices of observations, ascending; NULL where none */
    guint row_count;
};

struct column {
    const char *key;         /* "spend", "party": [a-z0-9_]; unique in the figure */
    enum cell_kind kind;
    enum unit unit;          /* CELL_NUMBER */
    const char *currency;    /* UNIT_MONEY: ISO code; else "" */
    struct localized header; /* with unit where one applies: "Uitgaven (€)" */
};

struct row {
    const char *key;          /* "vvd", "2023-03-14": unique in the figure */
    struct cell *cells;       /* one per column; cells[0] is a CELL_LABEL: the name of the row */
    bool total;               /* a sum of rows above it: set apart, and not drawn */
    struct localized tick;    /* short name for an axis of time ("14"); NULL: use cells[0].text */
    struct localized group;   /* what neighbours share on that axis ("maart 2023"); NULL: none */
    bool marked;              /* the day of the election falls in this bin */
};

enum chart_type {
    CHART_NONE,
    CHART_RANGE_BARS,    /* horizontal bars from zero, one per row, low end solid, up to high lighter */
    CHART_RANGE_COLUMNS, /* the same standing, along an axis of time */
    CHART_PLACES,        /* from best to worst possible place */
};

struct chart {
    enum chart_type type;
    int column;                 /* index of the CELL_NUMBER column that is drawn */
    struct localized mark_text; /* words at the marked row: "verkiezing"; NULL: none */
    bool lead;                  /* the chart a page opens with, and its card */
};

struct figure {
    const char *id;             /* [a-z0-9-]: scope and name, "party-vvd-spend-by-day" */
    bool names_rows;            /* no table of the input has the names of its rows: its CSV gives them, as KEY_name */
    bool listing;               /* a list of links, not of numbers: on pages only, without files of its own */
    struct localized headline;  /* what the intervals prove, one sentence without a full stop */
    struct localized subtitle;  /* what, unit, place, period */
    struct localized alt;       /* the chart in words, with its numbers */
    struct localized source;    /* "Bron: Meta Ad Library Report · editie 1, 20 maart 2023 · CC BY 4.0" */
    struct localized empty;     /* why there are no rows; NULL where there are */
    struct column *columns;
    guint column_count;
    struct row *rows;           /* in the order in which they are shown */
    guint row_count;
    struct localized *notes;    /* numbered from 1 by position */
    guint note_count;
    const char **sources;       /* ids in sources.csv */
    guint source_count;
    struct chart chart;
};

const struct row *figure_row(const struct figure *figure, const char *key);

/* Index of the column with this key, or -1. */
int figure_column(const struct figure *figure, const char *key);

#endif
