/* The figures of an edition as their CSV files have them, by id, row and column. */
#ifndef ADREPORT_VERIFY_PUBLISHED_H
#define ADREPORT_VERIFY_PUBLISHED_H

#include "base/language.h"

#include <glib.h>
#include <stdbool.h>

/* One number: its ends in shortest digits, "" if there is none; its state, and the days it is about. Or else words, or
 * their code. */
struct published_cell {
    const char *low;
    const char *high;
    const char *state;
    const char *days; /* "2023-03-01/2023-03-02|2023-03-04/2023-03-15"; "" if it is not about days */
    const char *words;
};

struct published_column {
    const char *key;
    bool is_number;
    bool has_days; /* a number, with a column KEY_days */
    bool is_days;  /* the JSON says that its words are stretches of days */
    bool total;    /* the JSON says that it holds what other columns hold too */
    bool silent;   /* the JSON says that pages leave it out, since it has no number */
    bool beyond;   /* the JSON says that pages have no room for it */
};

/* The words of a figure that are in more than one file. */
enum wording {
    WORDING_TOPIC,
    WORDING_HEADLINE,
    WORDING_SUBTITLE,
    WORDING_ALT,
    WORDING_SOURCE,
    WORDING_CHART_SOURCE, /* if its chart has fewer sources than its table */
    WORDING_EMPTY,
    WORDING_SILENCE,
    WORDING_ROOM, /* if pages have no room for all of its table */
    WORDING_COUNT
};

/* What each is called in data/FIGURE.json. */
extern const char *const wording_names[WORDING_COUNT];

struct published_row {
    const char *key;
    unsigned line;
    struct published_cell *cells;      /* one per column; the first is zero */
    const char *beside;                /* words of figure->beside */
    const char *label[LANGUAGE_COUNT]; /* the row's name, from the JSON; NULL if it has none */
    bool total;                        /* it holds what other rows hold too */
    bool undrawn;                      /* the JSON says that no chart draws it */
    bool silent;                       /* the JSON says that pages leave it out, since it has no number */
    bool beyond;                       /* the JSON says that pages have no room for it */
};

struct published_figure {
    const char *id;
    const char *file;        /* "data/FIGURE.csv" */
    GArray *columns;         /* struct published_column; the first is the row's key */
    GArray *rows;            /* struct published_row */
    GHashTable *row_numbers; /* key -> index + 1 */
    guint numbers;           /* columns that are numbers */
    double highest;          /* the highest end of any of them; 0 if there is none */
    guint width;             /* fields of a line */
    bool says_total;         /* the last of them is total, which earlier editions have not */
    const char *beside;      /* the column behind the first that is in no table, from the JSON; NULL: none */
    /* From the JSON; NULL if it has none. */
    const char *words[WORDING_COUNT][LANGUAGE_COUNT];
    const char **notes[LANGUAGE_COUNT]; /* note_count of them; NULL: none in this language */
    guint note_count;
};

/* The figures of a folder. Strings and rows belong to it. */
struct published {
    GHashTable *figures; /* id -> struct published_figure * */
    GPtrArray *order;    /* the same, sorted by id */
    GStringChunk *strings;
    GPtrArray *blocks;
};

struct published *published_new(void);
void published_free(struct published *published);

/* Reads one FIGURE.csv; file is its path in the edition. What is malformed is told through complain, with the line, and
 * left out. False if the header is not that of a figure. */
typedef void (*complain_function)(void *data, const char *file, unsigned line, const char *what);
bool published_read(struct published *published, const char *file, const char *text, gsize length,
                    complain_function complain, void *data);

/* Takes the second column, which is of words, out of the columns: it is in the files of data/ alone. */
void published_take_beside(struct published_figure *figure);

/* NULL if there is none. */
struct published_figure *published_figure(const struct published *published, const char *id);
struct published_row *published_row(const struct published_figure *figure, const char *key);

/* Index of a column that is a number, or -1. */
int published_column(const struct published_figure *figure, const char *key);

static inline struct published_row *published_row_at(const struct published_figure *figure, guint index) {
    return &g_array_index(figure->rows, struct published_row, index);
}

static inline const struct published_column *published_column_at(const struct published_figure *figure, guint index) {
    return &g_array_index(figure->columns, struct published_column, index);
}

/* How many rows, columns and numbers of it pages show; and which those rows and columns are, in order: the index of the
 * one shown at a position, or -1. */
guint published_rows_shown(const struct published_figure *figure);
guint published_columns_shown(const struct published_figure *figure);
guint published_numbers_shown(const struct published_figure *figure);
int published_shown_row(const struct published_figure *figure, guint position);
int published_shown_column(const struct published_figure *figure, guint position);

/* What the digits of an end say; 0 if there is none, or it is NULL. */
double published_end(const char *digits);

/* "80746/112346", "10000000/", or the word of the state if there is no number. */
void published_cell_append(GString *out, const struct published_cell *cell);

/* True for tables in data/ that are no figures. */
bool published_is_other_table(const char *name);

#endif
