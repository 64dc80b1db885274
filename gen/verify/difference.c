/* What changed between two editions, by their data/FIGURE.csv. */
#include "verify/formats.h"
#include "verify/verify.h"

#include <string.h>

struct comparison {
    GString *out;
    unsigned numbers, rows, figures;
};

static void differ_cell(struct comparison *comparison, const struct published_figure *figure, const char *row,
                        const char *column, const struct published_cell *before, const struct published_cell *after) {
    if (strcmp(before->low, after->low) == 0 && strcmp(before->high, after->high) == 0 &&
        strcmp(before->state, after->state) == 0)
        return;
    comparison->numbers++;
    g_string_append_printf(comparison->out, "%s %s:%s ", figure->id, row, column);
    published_cell_append(comparison->out, before);
    g_string_append(comparison->out, " -> ");
    published_cell_append(comparison->out, after);
    g_string_append_c(comparison->out, '\n');
}

/* Tells of a row or a column that only one of them has. */
static void differ_part(struct comparison *comparison, const struct published_figure *figure, const char *sign,
                        const char *what, const char *key) {
    comparison->rows++;
    g_string_append_printf(comparison->out, "%s %s: %s %s\n", sign, figure->id, what, key);
}

static void differ_row(struct comparison *comparison, const struct published_figure *before,
                       const struct published_figure *after, const struct published_row *row) {
    const struct published_row *later = published_row(after, row->key);
    if (!later) {
        differ_part(comparison, before, "-", "row", row->key);
        return;
    }
    for (guint i = 0; i < before->columns->len; i++) {
        const struct published_column *column = published_column_at(before, i);
        int same = column->is_number ? published_column(after, column->key) : -1;
        if (same >= 0)
            differ_cell(comparison, before, row->key, column->key, &row->cells[i], &later->cells[same]);
    }
}

static void differ_figure(struct comparison *comparison, const struct published_figure *before,
                          const struct published_figure *after) {
    for (guint i = 0; i < before->columns->len; i++) {
        const struct published_column *column = published_column_at(before, i);
        if (column->is_number && published_column(after, column->key) < 0)
            differ_part(comparison, before, "-", "column", column->key);
    }
    for (guint i = 0; i < after->columns->len; i++) {
        const struct published_column *column = published_column_at(after, i);
        if (column->is_number && published_column(before, column->key) < 0)
            differ_part(comparison, after, "+", "column", column->key);
    }
    for (guint i = 0; i < before->rows->len; i++)
        differ_row(comparison, before, after, published_row_at(before, i));
    for (guint i = 0; i < after->rows->len; i++)
        if (!published_row(before, published_row_at(after, i)->key))
            differ_part(comparison, after, "+", "row", published_row_at(after, i)->key);
}

static void differ_whole(struct comparison *comparison, const struct published_figure *figure, const char *sign) {
    comparison->figures++;
    g_string_append_printf(comparison->out, "%s %s\n", sign, figure->id);
}

/* Goes through both lists at once: they are sorted by id. */
static void differ_editions(struct comparison *comparison, const GPtrArray *before, const GPtrArray *after) {
    for (guint i = 0, j = 0; i < before->len || j < after->len;) {
        const struct published_figure *left = i < before->len ? g_ptr_array_index(before, i) : NULL;
        const struct published_figure *right = j < after->len ? g_ptr_array_index(after, j) : NULL;
        int order = left && right ? strcmp(left->file, right->file) : 0;
        if (left && (!right || order < 0)) {
            differ_whole(comparison, left, "-");
            i++;
        } else if (right && (!left || order > 0)) {
            differ_whole(comparison, right, "+");
            j++;
        } else if (left && right) {
            differ_figure(comparison, left, right);
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

bool verify_difference(const char *old_folder, const char *new_folder, GString *out, unsigned *differences,
                       GError **error) {
    struct edition *before = open_data(old_folder, error);
    struct edition *after = before ? open_data(new_folder, error) : NULL;
    if (after) {
        struct comparison comparison = {.out = out};
        differ_editions(&comparison, before->published->order, after->published->order);
        g_autoptr(GString) summary = g_string_new(NULL);
        append_counted(summary, comparison.numbers, "number changed", "numbers changed");
        append_counted(summary, comparison.rows, "row or column came or went", "rows and columns came or went");
        append_counted(summary, comparison.figures, "figure came or went", "figures came or went");
        g_string_append_printf(out, "%s\n", summary->len ? summary->str : "no number changed");
        *differences = comparison.numbers + comparison.rows + comparison.figures;
        edition_free(after);
    }
    if (before)
        edition_free(before);
    return after != NULL;
}
