/* What changed between two editions, by their data/FIGURE.csv. */
#include "verify/formats.h"
#include "verify/verify.h"

#include <string.h>

static struct difference_number number_of(const struct published_cell *cell) {
    return (struct difference_number){g_strdup(cell->low), g_strdup(cell->high), g_strdup(cell->state)};
}

static void number_clear(struct difference_number *number) {
    g_free(number->low);
    g_free(number->high);
    g_free(number->state);
}

static void difference_free(gpointer data) {
    struct difference *difference = data;
    g_free(difference->figure);
    g_free(difference->row);
    g_free(difference->column);
    number_clear(&difference->before);
    number_clear(&difference->after);
    g_free(difference);
}

static struct difference *add(GPtrArray *differences, enum difference_kind kind, const struct published_figure *figure,
                              bool came) {
    struct difference *difference = g_new0(struct difference, 1);
    difference->kind = kind;
    difference->came = came;
    difference->figure = g_strdup(figure->id);
    g_ptr_array_add(differences, difference);
    return difference;
}

static void differ_cell(GPtrArray *differences, const struct published_figure *figure, const char *row,
                        const char *column, const struct published_cell *before, const struct published_cell *after) {
    if (strcmp(before->low, after->low) == 0 && strcmp(before->high, after->high) == 0 &&
        strcmp(before->state, after->state) == 0)
        return;
    struct difference *difference = add(differences, DIFFERENCE_NUMBER, figure, false);
    difference->row = g_strdup(row);
    difference->column = g_strdup(column);
    difference->before = number_of(before);
    difference->after = number_of(after);
}

static void differ_row(GPtrArray *differences, const struct published_figure *before,
                       const struct published_figure *after, const struct published_row *row) {
    const struct published_row *later = published_row(after, row->key);
    if (!later) {
        add(differences, DIFFERENCE_ROW, before, false)->row = g_strdup(row->key);
        return;
    }
    for (guint i = 0; i < before->columns->len; i++) {
        const struct published_column *column = published_column_at(before, i);
        int same = column->is_number ? published_column(after, column->key) : -1;
        if (same >= 0)
            differ_cell(differences, before, row->key, column->key, &row->cells[i], &later->cells[same]);
    }
}

/* Tells of the columns of one that the other lacks. */
static void differ_columns(GPtrArray *differences, const struct published_figure *one,
                           const struct published_figure *other, bool came) {
    for (guint i = 0; i < one->columns->len; i++) {
        const struct published_column *column = published_column_at(one, i);
        if (column->is_number && published_column(other, column->key) < 0)
            add(differences, DIFFERENCE_COLUMN, one, came)->column = g_strdup(column->key);
    }
}

static void differ_figure(GPtrArray *differences, const struct published_figure *before,
                          const struct published_figure *after) {
    differ_columns(differences, before, after, false);
    differ_columns(differences, after, before, true);
    for (guint i = 0; i < before->rows->len; i++)
        differ_row(differences, before, after, published_row_at(before, i));
    for (guint i = 0; i < after->rows->len; i++)
        if (!published_row(before, published_row_at(after, i)->key))
            add(differences, DIFFERENCE_ROW, after, true)->row = g_strdup(published_row_at(after, i)->key);
}

/* Goes through both lists at once: they are sorted by id. */
static void differ_editions(GPtrArray *differences, const GPtrArray *before, const GPtrArray *after) {
    for (guint i = 0, j = 0; i < before->len || j < after->len;) {
        const struct published_figure *left = i < before->len ? g_ptr_array_index(before, i) : NULL;
        const struct published_figure *right = j < after->len ? g_ptr_array_index(after, j) : NULL;
        int order = left && right ? strcmp(left->file, right->file) : 0;
        if (left && (!right || order < 0)) {
            add(differences, DIFFERENCE_FIGURE, left, false);
            i++;
        } else if (right && (!left || order > 0)) {
            add(differences, DIFFERENCE_FIGURE, right, true);
            j++;
        } else if (left && right) {
            differ_figure(differences, left, right);
            i++, j++;
        }
    }
}

static struct edition *open_data(const char *folder, GError **error) {
    struct edition *edition = edition_open(folder, error);
    if (!edition)
        return NULL;
    verify_csv(edition);
    if (edition->published->order->len > 0 && edition->differences->len == 0)
        return edition;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", folder,
                edition->differences->len ? (const char *)g_ptr_array_index(edition->differences, 0)
                                          : "no edition: data/ has no figure");
    edition_free(edition);
    return NULL;
}

static void append_counted(GString *out, unsigned count, const char *one, const char *many) {
    if (count > 0)
        g_string_append_printf(out, "%s%u %s", out->len ? ", " : "", count, count == 1 ? one : many);
}

static void append_number(GString *out, const struct difference_number *number) {
    const struct published_cell cell = {.low = number->low, .high = number->high, .state = number->state};
    published_cell_append(out, &cell);
}

static void append_difference(GString *out, const struct difference *difference) {
    const char *sign = difference->came ? "+" : "-";
    switch (difference->kind) {
    case DIFFERENCE_NUMBER:
        g_string_append_printf(out, "%s %s:%s ", difference->figure, difference->row, difference->column);
        append_number(out, &difference->before);
        g_string_append(out, " -> ");
        append_number(out, &difference->after);
        g_string_append_c(out, '\n');
        break;
    case DIFFERENCE_ROW:
        g_string_append_printf(out, "%s %s: row %s\n", sign, difference->figure, difference->row);
        break;
    case DIFFERENCE_COLUMN:
        g_string_append_printf(out, "%s %s: column %s\n", sign, difference->figure, difference->column);
        break;
    case DIFFERENCE_FIGURE:
        g_string_append_printf(out, "%s %s\n", sign, difference->figure);
        break;
    }
}

void verify_append_differences(GString *out, const GPtrArray *differences) {
    g_autoptr(GString) summary = g_string_new(NULL);
    unsigned numbers = 0, rows = 0, figures = 0;
    for (guint i = 0; i < differences->len; i++) {
        const struct difference *difference = differences->pdata[i];
        numbers += difference->kind == DIFFERENCE_NUMBER;
        rows += difference->kind == DIFFERENCE_ROW || difference->kind == DIFFERENCE_COLUMN;
        figures += difference->kind == DIFFERENCE_FIGURE;
        append_difference(out, difference);
    }
    append_counted(summary, numbers, "number changed", "numbers changed");
    append_counted(summary, rows, "row or column came or went", "rows and columns came or went");
    append_counted(summary, figures, "figure came or went", "figures came or went");
    g_string_append_printf(out, "%s\n", summary->len ? summary->str : "no number changed");
}

GPtrArray *verify_difference(const char *old_folder, const char *new_folder, GError **error) {
    struct edition *before = open_data(old_folder, error);
    struct edition *after = before ? open_data(new_folder, error) : NULL;
    GPtrArray *differences = after ? g_ptr_array_new_with_free_func(difference_free) : NULL;
    if (after) {
        differ_editions(differences, before->published->order, after->published->order);
        edition_free(after);
    }
    if (before)
        edition_free(before);
    return differences;
}
