#include "compose/room.h"
#include "compose/words/phrase.h"

/* Beyond this many columns of numbers a table is no longer read, and beyond this size a page that has a few of them is
 * slow to load: about 400 kB of HTML. What scripts may rely on makes a number four times as long as words. */
enum { MOST_COLUMNS = 50, MOST_SIZE = 6000, SIZE_OF_NUMBER = 4 };

/* So many of how many are there. */
struct portion {
    guint shown, count;
};

static bool is_left_out_first(const struct column *column) {
    return column->kind == CELL_NUMBER && !column->silent && !column->overlaps;
}

/* Adds up to *size what a row of those that stay takes. */
static struct portion find_columns(struct figure *figure, guint *size) {
    struct portion portion = {0, 0};
    for (guint i = 0; i < figure->column_count; i++) {
        struct column *column = &figure->columns[i];
        if (is_left_out_first(column)) {
            column->beyond = portion.shown == MOST_COLUMNS;
            portion.shown += !column->beyond;
            portion.count++;
        }
        if (column_is_on_pages(column))
            *size += column->kind == CELL_NUMBER ? SIZE_OF_NUMBER : 1;
    }
    return portion;
}

static struct portion find_rows(struct figure *figure, guint most) {
    struct portion portion = {0, 0};
    for (guint i = 0; i < figure->row_count; i++) {
        struct row *row = &figure->rows[i];
        if (row->silent || row->total)
            continue;
        row->beyond = portion.shown == most;
        portion.shown += !row->beyond;
        portion.count++;
    }
    return portion;
}

/* "50 van 540 partijen". */
static struct argument arg_portion(struct composer *composer, const char *name, const char *key,
                                   struct portion portion) {
    return arg_text(name, SENTENCE(composer, key, arg_count(composer, "shown", portion.shown),
                                   arg_count(composer, "count", portion.count)));
}

void figure_find_room(struct composer *composer, struct figure *figure) {
    if (figure->chart.type != CHART_NONE || figure->listing || figure->row_count == 0)
        return;
    guint size = 0;
    struct portion columns = find_columns(figure, &size), rows = find_rows(figure, MAX(MOST_SIZE / MAX(size, 1), 1));
    bool long_one = rows.shown < rows.count, wide = columns.shown < columns.count;
    if (!long_one && !wide)
        return;
    struct argument of_rows = arg_portion(composer, "rows", "page.room.of-rows", rows);
    struct argument of_columns =
        arg_portion(composer, "columns", figure->across ? "page.room.of-parties" : "page.room.of-columns", columns);
    figure->room = long_one && wide ? SENTENCE(composer, "page.room.both", of_rows, of_columns)
                   : long_one       ? SENTENCE(composer, "page.room.rows", of_rows)
                                    : SENTENCE(composer, "page.room.columns", of_columns);
}
