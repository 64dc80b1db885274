/* Turns the cells of a row into what they mean. What does not fit is reported at its cell. A row remembers whether all
 * its cells were good. */
#ifndef ADREPORT_READ_CELLS_H
#define ADREPORT_READ_CELLS_H

#include "read/csv.h"
#include "read/files.h"

struct input_row {
    struct reading *reading;
    struct csv *csv;
    bool good;
};

/* Opens a table of the input with exactly these columns; NULL, diagnosed, if it cannot be read; NULL if it is optional
 * and not there. */
struct csv *table_open(struct reading *reading, const char *path, const struct csv_column *columns, unsigned count,
                       bool optional);

/* The same for a table whose columns are not bound yet. */
struct csv *table_open_unbound(struct reading *reading, const char *path, bool optional);

/* Adds an error at a cell and marks the row. */
void cell_error(struct input_row *row, unsigned column, const char *rule, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Text on one line, kept by the dataset; NULL if the cell is empty. */
const char *cell_text(struct input_row *row, unsigned column);

/* The same, but "" if the cell is empty. */
const char *cell_or_empty(struct input_row *row, unsigned column);

/* False, with a finding, if the cell is empty. */
bool cell_filled(struct input_row *row, unsigned column);

/* As cell_text, but an empty cell is an error. */
const char *cell_required(struct input_row *row, unsigned column);

/* The same for a name that is used in headlines, charts and headers of columns: no longer than NAME_LIMIT
 * characters. */
enum { NAME_LIMIT = 200 };
const char *cell_name(struct input_row *row, unsigned column);

/* An id, [a-z0-9-]; NULL, diagnosed, otherwise. */
const char *cell_id(struct input_row *row, unsigned column);

/* A new id of a table: [a-z0-9-], and no other row has it. NULL, diagnosed, otherwise. index is the row's in the
 * dataset. */
const char *cell_new_id(struct input_row *row, unsigned column, enum input_table table, guint index);

/* The index of what an id refers to; -1, diagnosed, if it is not in its table, -1 if the cell is empty. */
int cell_reference(struct input_row *row, unsigned column, enum input_table table);

/* The same for an id that is one of several in its cell. */
int cell_reference_to(struct input_row *row, unsigned column, enum input_table table, const char *text);

/* The id of a source; NULL if the cell is empty, or, diagnosed, there is no such source. */
const char *cell_source(struct input_row *row, unsigned column);

/* Adds an error about a word that is not among these (const char *). noun is what messages call it, add what to do if none is
 * near. */
void cell_unknown(struct input_row *row, unsigned column, const char *noun, const GPtrArray *words, const char *add);

/* The place of a word among so many; -1, diagnosed, if it is none of them, or the cell is empty. */
int cell_word(struct input_row *row, unsigned column, const char *noun, const char *const *words, unsigned count);

/* The index of the region with this id, name or alias, or -1; each name is looked up once. */
int region_named(struct reading *reading, const char *text);

/* The number of a country among the report's several; 0 if the cell is empty, if the report is about one, or, diagnosed, if it
 * is not about this one. */
unsigned cell_country(struct input_row *row, unsigned column);

/* Says of a code that the report is not about this country. */
void cell_strange_country(struct input_row *row, unsigned column, const char *code);

/* The id of an advertiser or an ad: text, but not a number that a spreadsheet has cut, which is said once for a file. NULL if
 * empty. */
const char *cell_advertiser_id(struct input_row *row, unsigned column);

/* The code of a country in ISO 3166; "" if the cell is empty or, diagnosed, has none. */
const char *cell_country_code(struct input_row *row, unsigned column);

/* A day in the order that report.yaml says of the file. 0 if empty. */
day_number cell_date(struct input_row *row, unsigned column);

/* Tells if the last day, which the column has, is before the first one; 0: not given. */
void cell_ordered(struct input_row *row, unsigned column, day_number first, day_number last);

/* From the day in one cell to that in the other; both must be there, and in order. */
struct period cell_days(struct input_row *row, unsigned start, unsigned end);

/* Says what is wrong with an amount (amount.h); once for a file if that is a habit of whoever saved it. */
void cell_amount_error(struct input_row *row, unsigned column, const char *problem);

/* An amount of money that is known, and not in words; if it is not, the finding ends with the remedy. */
struct interval cell_money(struct input_row *row, unsigned column, const char *remedy);

/* A whole number; -1 if the cell is empty or, diagnosed, has none. */
int64_t cell_count(struct input_row *row, unsigned column);

/* NULL if empty. */
const char *cell_url(struct input_row *row, unsigned column);

/* Makes LANGUAGE_COUNT columns from first on: NAME_nl, NAME_en and so on. required: in the published languages. */
void localized_columns(struct reading *reading, struct csv_column *first, const char *name, bool required);

/* Adds an error for each of these columns that is empty and in a published language. */
void cell_localized_filled(struct input_row *row, unsigned first);

/* What these columns say; NULL if a cell is empty. */
struct localized cell_localized(struct input_row *row, unsigned first);

#endif
