#include "verify/grid.h"

#include "verify/decimal.h"

#include <string.h>

#define LAST_COLUMN 16384
#define LAST_ROW 1048576

static void cell_free(gpointer data) {
    struct grid_cell *cell = data;
    g_free((char *)cell->text);
    g_free(cell);
}

struct grid *grid_new(void) {
    struct grid *grid = g_new0(struct grid, 1);
    grid->cells = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, cell_free);
    return grid;
}

void grid_free(struct grid *grid) {
    g_hash_table_unref(grid->cells);
    g_free(grid);
}

static gpointer place_of(guint row, guint column) {
    return GSIZE_TO_POINTER((gsize)row * LAST_COLUMN * 2 + column);
}

void grid_put(struct grid *grid, guint row, guint column, bool is_number, char *text) {
    struct grid_cell *cell = g_new0(struct grid_cell, 1);
    *cell = (struct grid_cell){is_number, text};
    g_hash_table_insert(grid->cells, place_of(row, column), cell);
}

const struct grid_cell *grid_at(const struct grid *grid, guint row, guint column) {
    static const struct grid_cell empty = {false, ""};
    const struct grid_cell *cell = g_hash_table_lookup(grid->cells, place_of(row, column));
    return cell ? cell : &empty;
}

bool grid_read_cell(const char **text, guint *row, guint *column) {
    const char *at = *text;
    *row = *column = 0;
    at += *at == '$';
    for (; *at >= 'A' && *at <= 'Z' && *column <= LAST_COLUMN; at++)
        *column = *column * 26 + (guint)(*at - 'A') + 1;
    at += *at == '$';
    for (; g_ascii_isdigit(*at) && *row <= LAST_ROW; at++)
        *row = *row * 10 + (guint)(*at - '0');
    *text = at;
    return *row >= 1 && *row <= LAST_ROW && *column >= 1 && *column <= LAST_COLUMN;
}

/* Moves behind "'Sheet''s name'." or "Sheet." if the text begins with one. */
static const char *skip_sheet(const char *text) {
    const char *at = text + (*text == '$');
    if (*at == '\'') {
        for (at++; *at && (*at != '\'' || at[1] == '\''); at++)
            at += *at == '\'';
        return *at && at[1] == '.' ? at + 2 : text;
    }
    gsize length = strcspn(at, ".:");
    return at[length] == '.' ? at + length + 1 : text;
}

bool grid_read_range(const char *text, struct grid_range *range) {
    text = skip_sheet(text);
    if (!grid_read_cell(&text, &range->top, &range->left) || *text != ':')
        return false;
    text = skip_sheet(text + 1);
    return grid_read_cell(&text, &range->bottom, &range->right) && *text == '\0' && range->top <= range->bottom &&
           range->left <= range->right;
}

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

/* The key of the row, behind all columns of the figure. */
static void compare_key(struct edition *edition, const struct grid_table *table, const struct found *found, guint row,
                        guint column) {
    g_autofree char *key = words_of(grid_at(table->grid, row, column));
    if (strcmp(key, found->row->key) == 0)
        return;
    g_autofree char *place = place_text(table, row, column);
    edition_differs(edition, place, 0, "%s has the key '%s' here, but %s:%u has '%s'", found->figure->id, key,
                    found->figure->file, found->row->line, found->row->key);
}

static void compare_row(struct edition *edition, const struct grid_table *table, const struct published_figure *figure,
                        guint index) {
    guint row = table->range.top + 1 + index;
    g_autofree char *place = place_text(table, row, table->range.left);
    struct found found = {table->format, place, figure, published_row_at(figure, index), 0};
    edition_compare_label(edition, &found, table->language, grid_at(table->grid, row, table->range.left)->text);
    guint column = table->range.left + 1;
    for (found.column = 1; found.column < figure->columns->len; found.column++) {
        bool is_number = published_column_at(figure, found.column)->is_number;
        if (is_number)
            compare_number(edition, table, &found, row, column);
        column += is_number ? 3 : 1;
    }
    compare_key(edition, table, &found, row, column);
}

void grid_compare(struct edition *edition, const struct grid_table *table) {
    const struct published_figure *figure = figure_named(edition, table->name);
    g_autofree char *place = place_text(table, table->range.top, table->range.left);
    if (!figure) {
        if (*table->name != '_')
            edition_differs(edition, place, 0, "the table is called %s, but data/ has no such figure", table->name);
        return;
    }
    guint width = table->range.right - table->range.left + 1;
    guint wanted = figure->columns->len + 2 * figure->numbers + 1;
    guint rows = table->range.bottom - table->range.top;
    /* There is a last column for notes only if there are notes. */
    if (width != wanted && width != wanted + 1) {
        edition_differs(edition, place, 0, "%s has %u columns here, but %s makes %u", figure->id, width, figure->file,
                        wanted);
        return;
    }
    if (rows != figure->rows->len)
        edition_differs(edition, place, 0, "%s has %u rows here, but %s has %u", figure->id, rows, figure->file,
                        figure->rows->len);
    for (guint i = 0; i < MIN(rows, figure->rows->len); i++)
        compare_row(edition, table, figure, i);
}

void grid_broken(struct edition *edition, const char *file, const char *part) {
    edition_differs(edition, file, 0, "its part %s is missing or cannot be read", part);
}
