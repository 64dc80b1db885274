#include "verify/grid.h"

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

void grid_broken(struct edition *edition, const char *file, const char *part) {
    edition_differs(edition, file, 0, "its part %s is missing or cannot be read", part);
}
