/* A table of a workbook, held against the figure it is named after. */
#include "verify/grid.h"

#include "base/date.h"
#include "verify/decimal.h"

#include <stdio.h>
#include <string.h>

/* The figure whose id, with _ for -, is the name of a table. */
static const struct published_figure *figure_named(const struct edition *edition, const char *name) {
    g_autofree char *id = g_strdelimit(g_ascii_strdown(name, -1), "_", '-');
    const struct published_figure *figure = published_figure(edition->published, id);
    return !figure && *id == '-' ? published_figure(edition->published, id + 1) : figure;
}

static char *place_text(const struct grid_table *table, guint row, guint column) {
    char letters[8];
    gsize at = sizeof letters;
    letters[--at] = '\0';
    for (; column > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    return g_strdup_printf("%s!%s!%s%u", table->file, table->sheet, letters + at, row);
}

/* A low or high end: a number, or a symbol that says there is none. Sets *state if the symbol is that of a state. */
static const char *end_text(const struct grid_cell *cell, enum state *state) {
    if (cell->is_number)
        return cell->text;
    if (strcmp(cell->text, OPEN_SYMBOL) == 0)
        return "";
    for (int i = 0; i < STATE_COUNT; i++) {
        if (*cell->text && strcmp(cell->text, state_symbol((enum state)i)) == 0) {
            *state = (enum state)i;
            return "";
        }
    }
    return cell->text;
}

/* A spreadsheet holds a number as a double, which keeps so many digits of it. */
enum { DOUBLE_DIGITS = 15 };

/* What a cell of XLSX has for a number of the reference: that number as it was, if both are the same in a double. */
static const char *as_published(const struct grid_table *table, const char *found, const char *wanted) {
    g_autofree char *a = table->format == FORMAT_XLSX ? decimal_rounded(found, DOUBLE_DIGITS) : NULL;
    g_autofree char *b = a ? decimal_rounded(wanted, DOUBLE_DIGITS) : NULL;
    return b && strcmp(a, b) == 0 ? wanted : found;
}

/* Three columns: low, high, text. An estimate has a symbol for its ends and its number in the text alone. */
static void compare_number(struct edition *edition, const struct grid_table *table, struct found *found, guint row,
                           guint column) {
    enum state low_state = STATE_VALUE, high_state = STATE_VALUE;
    const char *low = end_text(grid_at(table->grid, row, column), &low_state);
    const char *high = end_text(grid_at(table->grid, row, column + 1), &high_state);
    const struct published_cell *wanted = &found->row->cells[found->column];
    g_autofree char *low_place = place_text(table, row, column);
    g_autofree char *text_place = place_text(table, row, column + 2);
    found->place = low_place;
    if (low_state != high_state)
        edition_differs(edition, low_place, 0, "%s %s has the mark '%s' for one end and '%s' for the other",
                        found->figure->id, found->row->key, state_symbol(low_state), state_symbol(high_state));
    if (low_state == STATE_ESTIMATED && strcmp(wanted->state, state_word(STATE_ESTIMATED)) == 0)
        low = wanted->low, high = wanted->high;
    edition_compare(edition, found, as_published(table, low, wanted->low), as_published(table, high, wanted->high),
                    state_word(low_state));
    found->place = text_place;
    edition_compare_text(edition, found, table->language, grid_at(table->grid, row, column + 2)->text);
}

/* The words of a cell. A day is a number there: days since 30 December 1899, by which Excel counts from March 1900 on. */
static char *words_of(const struct grid_cell *cell) {
    enum { LONGEST = 7 };
    gsize digits = strspn(cell->text, "0123456789");
    if (!cell->is_number || cell->text[digits] || digits > LONGEST)
        return g_strdup(cell->text);
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(&day, (guint)g_ascii_strtoull(cell->text, NULL, 10));
    return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&day), (int)g_date_get_month(&day), g_date_get_day(&day));
}

/* Which columns a table has. Those of the figure are between what tells the rows apart and their keys:
 *
 *     what the row is | its kind | the columns of the figure | its key | its notes
 *
 * A table may have a row for each number instead, where the first column names the number's column. */
struct layout {
    bool is_long;
    bool has_kinds;       /* some row holds what others hold too */
    bool begins_with_day; /* what a row is is a date */
    guint head;           /* columns that say what a row is: three along an axis of weeks or what is longer */
    guint width;          /* without notes */
};

static guint columns_taken(const struct published_column *column) {
    return column->is_number || column->is_days ? 3 : 1;
}

static bool any_total(const struct published_figure *figure, bool columns_count) {
    for (guint i = 0; i < figure->rows->len; i++)
        if (published_row_at(figure, i)->total)
            return true;
    for (guint i = 1; columns_count && i < figure->columns->len; i++)
        if (published_column_at(figure, i)->total)
            return true;
    return false;
}

static struct layout layout_of(const struct published_figure *figure, guint rows) {
    enum axis axis;
    bool along = axis_from_word(published_column_at(figure, 0)->key, &axis);
    struct layout layout = {.begins_with_day = along && axis == AXIS_DAY};
    layout.is_long = figure->numbers > 1 && rows == figure->rows->len * figure->numbers;
    layout.has_kinds = any_total(figure, layout.is_long);
    layout.head = along && axis != AXIS_DAY ? 3 : 1;
    layout.width = layout.head + layout.has_kinds;
    for (guint i = 1; !layout.is_long && i < figure->columns->len; i++)
        layout.width += columns_taken(published_column_at(figure, i));
    layout.width += layout.is_long ? 1 + 3 + 2 : 1;
    return layout;
}

/* A table on its way through its rows. */
struct table_reading {
    struct edition *edition;
    const struct grid_table *table;
    struct layout layout;
    const char *part; /* the word for a row that may be added up, as it was found; NULL: not yet */
};

/* One word says that a row may be added up to the others; those that may not have other words. */
static void compare_kind(struct table_reading *reading, const struct found *found, guint row, guint column,
                         bool total) {
    const char *word = grid_at(reading->table->grid, row, column)->text;
    if (!total && !reading->part)
        reading->part = word;
    bool is_part = g_strcmp0(word, reading->part) == 0;
    if (*word && (is_part || total) && is_part != total)
        return;
    g_autofree char *place = place_text(reading->table, row, column);
    edition_differs(reading->edition, place, 0, "%s %s is said to be '%s', but its total is %d in %s:%u",
                    found->figure->id, found->row->key, word, total, found->figure->file, found->row->line);
}

static void compare_key(const struct table_reading *reading, const struct found *found, guint row, guint column,
                        const char *wanted) {
    g_autofree char *key = words_of(grid_at(reading->table->grid, row, column));
    if (strcmp(key, wanted) == 0)
        return;
    g_autofree char *place = place_text(reading->table, row, column);
    edition_differs(reading->edition, place, 0, "%s has the key '%s' here, but %s:%u has '%s'", found->figure->id, key,
                    found->figure->file, found->row->line, wanted);
}

/* A day, or nothing if there is no such end. */
static void compare_day(const struct table_reading *reading, const struct found *found, guint row, guint column,
                        const char *wanted, gsize length) {
    g_autofree char *day = words_of(grid_at(reading->table->grid, row, column));
    g_autofree char *end = length == 2 && g_str_has_prefix(wanted, "..") ? g_strdup("") : g_strndup(wanted, length);
    if (strcmp(day, end) == 0)
        return;
    g_autofree char *place = place_text(reading->table, row, column);
    edition_differs(reading->edition, place, 0, "%s %s:%s has the day '%s' here, but %s:%u has '%s'", found->figure->id,
                    found->row->key, published_column_at(found->figure, found->column)->key, day, found->figure->file,
                    found->row->line, end);
}

/* The first and the last day of a stretch, or of the first and the last of several. */
static void compare_stretch(const struct table_reading *reading, const struct found *found, guint row, guint column) {
    const char *days = found->row->cells[found->column].words;
    const char *slash = strrchr(days, '/'), *last = slash ? slash + 1 : "";
    compare_day(reading, found, row, column, days, strcspn(days, "/"));
    compare_day(reading, found, row, column + 1, last, strlen(last));
}

/* True if the day lies in the week "2023-W11", the half-year "2023-H1", the month "2023-03" or the year "2023". */
static bool bin_holds(const char *key, const char *text) {
    unsigned year, month, day;
    if (sscanf(text, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
        !g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
        return false;
    g_autofree char *half = g_strdup_printf("%04u-H%u", year, month > 6 ? 2U : 1U);
    if (strchr(key, 'H'))
        return strcmp(half, key) == 0;
    if (!strchr(key, 'W'))
        return g_str_has_prefix(text, key);
    g_autoptr(GDateTime) date = g_date_time_new_utc((int)year, (int)month, (int)day, 0, 0, 0);
    g_autofree char *week =
        g_strdup_printf("%04d-W%02d", g_date_time_get_week_numbering_year(date), g_date_time_get_week_of_year(date));
    return strcmp(week, key) == 0;
}

/* The last day of a bin is in it; so is the first, but for what is added up from the beginning. */
static void compare_bin(const struct table_reading *reading, const struct found *found, guint row, guint column) {
    g_autofree char *first = words_of(grid_at(reading->table->grid, row, column));
    g_autofree char *last = words_of(grid_at(reading->table->grid, row, column + 1));
    bool added_up = found->row->total;
    if (bin_holds(found->row->key, last) && strcmp(first, last) <= 0 &&
        (added_up ? strlen(first) == strlen(last) : bin_holds(found->row->key, first)))
        return;
    g_autofree char *place = place_text(reading->table, row, column);
    edition_differs(reading->edition, place, 0, "%s %s is said to be from '%s' to '%s'", found->figure->id,
                    found->row->key, first, last);
}

/* What a row is; returns the column behind that. */
static guint compare_head(struct table_reading *reading, struct found *found, guint row, guint column, bool total) {
    const struct grid_cell *cell = grid_at(reading->table->grid, row, column);
    g_autofree char *place = place_text(reading->table, row, column);
    found->place = place;
    if (reading->layout.begins_with_day && (cell->is_number || strcmp(cell->text, found->row->key) == 0))
        compare_key(reading, found, row, column, found->row->key);
    else
        edition_compare_label(reading->edition, found, reading->table->language, cell->text);
    if (reading->layout.head == 3)
        compare_bin(reading, found, row, column + 1);
    column += reading->layout.head;
    if (reading->layout.has_kinds)
        compare_kind(reading, found, row, column++, total);
    return column;
}

static void compare_wide_row(struct table_reading *reading, const struct published_figure *figure, guint index) {
    guint row = reading->table->range.top + 1 + index;
    struct found found = {reading->table->format, NULL, figure, published_row_at(figure, index), 0};
    guint column = compare_head(reading, &found, row, reading->table->range.left, found.row->total);
    for (found.column = 1; found.column < figure->columns->len; found.column++) {
        const struct published_column *kind = published_column_at(figure, found.column);
        if (kind->is_number)
            compare_number(reading->edition, reading->table, &found, row, column);
        else if (kind->is_days)
            compare_stretch(reading, &found, row, column);
        column += columns_taken(kind);
    }
    compare_key(reading, &found, row, column, found.row->key);
}

/* The index-th number, column by column. */
static void compare_long_row(struct table_reading *reading, const struct published_figure *figure, guint index) {
    guint row = reading->table->range.top + 1 + index, number = index / figure->rows->len;
    struct found found = {reading->table->format, NULL, figure, published_row_at(figure, index % figure->rows->len), 0};
    for (found.column = 1; number > 0 || !published_column_at(figure, found.column)->is_number; found.column++)
        number -= published_column_at(figure, found.column)->is_number;
    const struct published_column *about = published_column_at(figure, found.column);
    guint column = compare_head(reading, &found, row, reading->table->range.left + 1, found.row->total || about->total);
    compare_number(reading->edition, reading->table, &found, row, column);
    compare_key(reading, &found, row, column + 3, found.row->key);
    compare_key(reading, &found, row, column + 4, about->key);
}

void grid_compare(struct edition *edition, const struct grid_table *table) {
    const struct published_figure *figure = figure_named(edition, table->name);
    g_autofree char *place = place_text(table, table->range.top, table->range.left);
    if (!figure) {
        if (*table->name != '_')
            edition_differs(edition, place, 0, "the table is called %s, but data/ has no such figure", table->name);
        return;
    }
    guint width = table->range.right - table->range.left + 1, rows = table->range.bottom - table->range.top;
    struct table_reading reading = {edition, table, layout_of(figure, rows), NULL};
    /* There is a last column for notes only if there are notes. */
    if (width != reading.layout.width && width != reading.layout.width + 1) {
        edition_differs(edition, place, 0, "%s has %u columns here, but %s makes %u", figure->id, width, figure->file,
                        reading.layout.width);
        return;
    }
    if (rows != figure->rows->len && !reading.layout.is_long)
        edition_differs(edition, place, 0, "%s has %u rows here, but %s has %u", figure->id, rows, figure->file,
                        figure->rows->len);
    for (guint i = 0; i < rows && (reading.layout.is_long || i < figure->rows->len); i++)
        if (reading.layout.is_long)
            compare_long_row(&reading, figure, i);
        else
            compare_wide_row(&reading, figure, i);
}
