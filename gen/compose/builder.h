/* A figure under construction: its columns, then row by row the cells, then its words. */
#ifndef ADREPORT_COMPOSE_BUILDER_H
#define ADREPORT_COMPOSE_BUILDER_H

#include "compose/words/measures.h"

struct table {
    struct composer *composer;
    struct figure *figure;
    GArray *columns;    /* struct column */
    GArray *rows;       /* struct row */
    GPtrArray *notes;   /* keys of phrases; several joined by a space are one note */
    GPtrArray *sources; /* ids */
    guint cell;         /* of the row under construction */
    bool notes_by_row;  /* what is said of rows of the input is at the row of the table, not under all of it */
    bool lists_ranges;  /* some row of the input behind its numbers is a range */
};

/* What it is about and a name make the id. The first column is always the row's name. */
void table_begin(struct table *table, struct composer *composer, struct subject about, const char *name);

/* Makes room for so many rows at once. */
void table_expect(struct table *table, guint rows);

/* What all numbers are about, those of the last column or of the last row, besides what the figure's subject says: the
 * amounts of a platform (-1: it is said elsewhere), and of a party, enum group or PARTY_SEVERAL (OF_NO_PARTY: the same). */
#define OF_NO_PARTY (-100)
void table_about(struct table *table, int platform, int whose);
void table_column_about(struct table *table, int platform, int whose);
void table_row_about(struct table *table, int platform, int whose);

/* Those of the last row, to say more of them. */
struct keys *table_row_keys(struct table *table);

/* A column that is no measure. What it means is the phrase "meaning.KEY", its unit "unit.KEY". */
void table_column(struct table *table, const char *key, enum cell_kind kind, enum unit unit, struct localized header);

/* A column of numbers that says itself what it means, since its meaning is made of several phrases. */
void table_number_column(struct table *table, const char *key, enum unit unit, struct localized header,
                         struct localized meaning, struct localized unit_words);

/* A column of money: its header and what it means are the phrases "column.WORDS" and "meaning.WORDS". */
void table_money_column(struct table *table, const char *key, const char *words);

/* A column of words whose cells have codes for programs. */
void table_code_column(struct table *table, const char *key, enum code_kind code, struct localized header);

/* The same, of a column that says itself what it means, since its key is an id. */
void table_words_column(struct table *table, const char *key, enum code_kind code, struct localized header,
                        struct localized meaning);

/* What is counted in the last column, if its key does not say it. */
void table_column_counts(struct table *table, const char *measure);

/* Gives what the first cell of each row says, words or their code, a column of its own in the data files, which have
 * the keys of the rows alone. What it means is the phrase "meaning.KEY". */
void table_beside_column(struct table *table, const char *key, enum code_kind code);

/* A column of a measure, under its own key and header; and under others, of a part of it: what is "Meta", "Vrouwen". */
void table_measure(struct table *table, enum measure measure);
void table_measure_of(struct table *table, const char *key, enum measure measure, struct localized header,
                      struct localized what);

/* Says that all columns of numbers are this measure, each of another party. */
void table_across_parties(struct table *table, enum measure measure);
void table_row(struct table *table, const char *key, struct localized label, const struct page *link);

/* The same under a key and words that live as long as the report. */
void table_row_kept(struct table *table, const char *key, const struct localized *label);
struct row *table_last_row(struct table *table);

/* What one of its rows has beside its cells, to say more of it; and the colour of the party that the last row is about. */
struct row_details *table_row_details(struct table *table, struct row *row);
void table_row_coloured(struct table *table, const struct party *party);

/* What a cell of the last row has beside its words, to say more of it. */
struct label *table_cell_label(struct table *table, guint index);
void table_label(struct table *table, struct localized text);

/* Words with their code: "" if there is nothing. */
void table_coded(struct table *table, struct localized text, const char *code);

/* A platform, by its name and its id; days, of one stretch or of several; neither words nor code. No days are a dash,
 * and nothing for programs; of several stretches these are joined by |. */
void table_platform(struct table *table, int platform);
void table_days(struct table *table, struct period days);
void table_stretches(struct table *table, const struct days *days);
void table_nothing(struct table *table);
void table_file(struct table *table, struct localized text, struct localized file);
void table_total(struct table *table, const struct total *total);
/* What one row of the input has of a measure, as it is. */
void table_row_amount(struct table *table, enum measure measure, guint32 index);
void table_interval(struct table *table, struct interval value);

/* A share or a rank: worked out from this total (and its rivals), whose rows are its origin. */
void table_derived(struct table *table, struct interval value, const struct total *total);
void table_state(struct table *table, enum state state);

/* Adds a source by its id, of a number that comes from no observation; "" if none is named. */
void table_source(struct table *table, const char *id);

/* Adds the sources of what is known of a measure of a platform: of its rows, and of what coverage.csv says. */
void table_sources_of(struct table *table, int platform, enum measure measure);

/* Adds a note to the cell made last. */
void table_cell_note(struct table *table, const char *key);

/* Adds a note to the figure that belongs to no cell. */
void table_note(struct table *table, const char *key);

/* Fixes rows and columns, composes the source line and the alt text of its chart. headline and subtitle are set by the
 * caller between the two calls or before. The figure joins the report. NULL rows need figure->empty. */
struct figure *table_end(struct table *table, struct localized headline, struct localized subtitle,
                         struct localized empty);

/* The same in two steps, for rows that come later (compose/along.h): what a figure says without its rows; and then these, with
 * all that follows from them. The figure joins the report by neither. */
void table_end_columns(struct table *table, struct localized headline, struct localized subtitle);
void table_end_rows(struct table *table);

#endif
