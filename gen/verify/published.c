#include "verify/published.h"

#include "model/state.h"
#include "verify/csv.h"
#include "verify/decimal.h"

#include <string.h>

const char *const wording_names[WORDING_COUNT] = {
    [WORDING_TOPIC] = "topic",       [WORDING_HEADLINE] = "headline",
    [WORDING_SUBTITLE] = "subtitle", [WORDING_ALT] = "alt",
    [WORDING_SOURCE] = "source",     [WORDING_EMPTY] = "empty",
    [WORDING_SILENCE] = "silence",   [WORDING_CHART_SOURCE] = "chart_source",
    [WORDING_ROOM] = "room",
};

static void figure_free(gpointer data) {
    struct published_figure *figure = data;
    g_array_unref(figure->columns);
    g_array_unref(figure->rows);
    g_hash_table_unref(figure->row_numbers);
    g_free(figure);
}

struct published *published_new(void) {
    struct published *published = g_new0(struct published, 1);
    published->figures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, figure_free);
    published->order = g_ptr_array_new();
    published->strings = g_string_chunk_new(64 * 1024);
    published->blocks = g_ptr_array_new_with_free_func(g_free);
    return published;
}

void published_free(struct published *published) {
    g_ptr_array_unref(published->order);
    g_hash_table_unref(published->figures);
    g_string_chunk_free(published->strings);
    g_ptr_array_unref(published->blocks);
    g_free(published);
}

bool published_is_other_table(const char *name) {
    static const char *const others[] = {"figures-long", "parties",      "platforms", "advertisers", "regions",
                                         "sources",      "observations", "trace",     "lists",       "targeting"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (strcmp(name, others[i]) == 0)
            return true;
    return false;
}

static bool has_part(const char *header, gsize key, const char *part, const char *first) {
    return strncmp(header, first, key) == 0 && strcmp(header + key, part) == 0;
}

/* How many of the fields from here on are one number: KEY_low, KEY_high, KEY_state, and KEY_days if that follows them;
 * 0 if they are no number. */
static guint number_width(const GPtrArray *fields, guint at) {
    const char *header = g_ptr_array_index(fields, at);
    if (at == 0 || at + 2 >= fields->len || !g_str_has_suffix(header, "_low"))
        return 0;
    gsize key = strlen(header) - strlen("_low");
    if (!has_part(g_ptr_array_index(fields, at + 1), key, "_high", header) ||
        !has_part(g_ptr_array_index(fields, at + 2), key, "_state", header))
        return 0;
    return at + 3 < fields->len && has_part(g_ptr_array_index(fields, at + 3), key, "_days", header) ? 4 : 3;
}

/* A column whose header is not that of a number is of words. */
static void read_headers(struct published *published, struct published_figure *figure, const GPtrArray *fields) {
    figure->width = fields->len;
    figure->says_total = fields->len > 1 && strcmp(g_ptr_array_index(fields, fields->len - 1), "total") == 0;
    for (guint at = 0; at < fields->len - figure->says_total;) {
        const char *header = g_ptr_array_index(fields, at);
        guint width = number_width(fields, at);
        struct published_column column = {.is_number = width > 0, .has_days = width == 4};
        g_autofree char *key = g_strndup(header, strlen(header) - (width ? strlen("_low") : 0));
        column.key = g_string_chunk_insert_const(published->strings, key);
        g_array_append_val(figure->columns, column);
        figure->numbers += column.is_number;
        at += MAX(width, 1);
    }
}

struct page_reading {
    struct published *published;
    const char *file;
    unsigned line;
    complain_function complain;
    void *data;
};

static const char *read_end(const struct page_reading *reading, const char *text) {
    if (!*text)
        return "";
    g_autofree char *normal = decimal_normal(text);
    if (normal)
        return g_string_chunk_insert_const(reading->published->strings, normal);
    g_autofree char *what = g_strdup_printf("'%s' is not a number", text);
    reading->complain(reading->data, reading->file, reading->line, what);
    return g_string_chunk_insert_const(reading->published->strings, text);
}

static bool is_day(const char *text) {
    static const char form[] = "dddd-dd-dd";
    for (gsize i = 0; form[i]; i++)
        if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
            return false;
    return true;
}

#define DAY_LENGTH 10

/* "2023-03-01/2023-03-02|2023-03-04/2023-03-15", in order and apart. */
static bool are_days(const char *text) {
    const char *before = "";
    while (*text) {
        if (!is_day(text) || text[DAY_LENGTH] != '/' || !is_day(text + DAY_LENGTH + 1) ||
            strncmp(text, text + DAY_LENGTH + 1, DAY_LENGTH) > 0 || strncmp(before, text, DAY_LENGTH) >= 0)
            return false;
        before = text + DAY_LENGTH + 1;
        text = before + DAY_LENGTH;
        if (*text == '|' && text[1])
            text++;
        else if (*text)
            return false;
    }
    return true;
}

static const char *read_days(const struct page_reading *reading, const char *text) {
    if (!are_days(text)) {
        g_autofree char *what = g_strdup_printf("'%s' is not a list of stretches of days", text);
        reading->complain(reading->data, reading->file, reading->line, what);
    }
    return g_string_chunk_insert_const(reading->published->strings, text);
}

static struct published_cell read_cell(const struct page_reading *reading, const struct published_column *column,
                                       const GPtrArray *fields, guint at) {
    struct published_cell cell = {
        .low = read_end(reading, g_ptr_array_index(fields, at)),
        .high = read_end(reading, g_ptr_array_index(fields, at + 1)),
        .state = g_string_chunk_insert_const(reading->published->strings, g_ptr_array_index(fields, at + 2)),
        .days = column->has_days ? read_days(reading, g_ptr_array_index(fields, at + 3)) : "",
    };
    enum state state;
    bool known = state_from_word(cell.state, &state);
    /* the source of an estimate may give the value or not */
    bool has_value = known && (state == STATE_VALUE || (state == STATE_ESTIMATED && *cell.low));
    if (!known || has_value != (*cell.low != '\0') || (*cell.high && !*cell.low)) {
        g_autofree char *what =
            g_strdup_printf("a number from '%s' to '%s' cannot have the state '%s'", cell.low, cell.high, cell.state);
        reading->complain(reading->data, reading->file, reading->line, what);
    }
    return cell;
}

static void read_row(const struct page_reading *reading, struct published_figure *figure, const GPtrArray *fields) {
    struct published_row row = {.line = reading->line};
    if (fields->len != figure->width) {
        g_autofree char *what = g_strdup_printf("%u fields, but the header has %u", fields->len, figure->width);
        reading->complain(reading->data, reading->file, reading->line, what);
        return;
    }
    row.key = g_string_chunk_insert_const(reading->published->strings, g_ptr_array_index(fields, 0));
    if (g_hash_table_contains(figure->row_numbers, row.key)) {
        g_autofree char *what = g_strdup_printf("there is a row '%s' already", row.key);
        reading->complain(reading->data, reading->file, reading->line, what);
        return;
    }
    row.cells = g_new0(struct published_cell, figure->columns->len);
    g_ptr_array_add(reading->published->blocks, row.cells);
    for (guint i = 0, at = 0; i < figure->columns->len; i++) {
        const struct published_column *column = published_column_at(figure, i);
        if (column->is_number)
            row.cells[i] = read_cell(reading, column, fields, at);
        else if (i > 0)
            row.cells[i].words =
                g_string_chunk_insert_const(reading->published->strings, g_ptr_array_index(fields, at));
        at += !column->is_number ? 1 : column->has_days ? 4 : 3;
    }
    const char *total = figure->says_total ? g_ptr_array_index(fields, fields->len - 1) : "0";
    row.total = strcmp(total, "1") == 0;
    if (!row.total && strcmp(total, "0") != 0) {
        g_autofree char *what = g_strdup_printf("total is '%s', neither 0 nor 1", total);
        reading->complain(reading->data, reading->file, reading->line, what);
    }
    g_array_append_val(figure->rows, row);
    g_hash_table_insert(figure->row_numbers, (gpointer)row.key, GUINT_TO_POINTER(figure->rows->len));
}

double published_end(const char *digits) {
    return digits && *digits ? g_ascii_strtod(digits, NULL) : 0;
}

static double highest_of(const struct published_figure *figure) {
    double highest = 0;
    for (guint i = 0; i < figure->rows->len; i++)
        for (guint column = 1; column < figure->columns->len; column++) {
            const struct published_cell *cell = &published_row_at(figure, i)->cells[column];
            if (published_column_at(figure, column)->is_number)
                highest = MAX(highest, MAX(published_end(cell->low), published_end(cell->high)));
        }
    return highest;
}

bool published_read(struct published *published, const char *file, const char *text, gsize length,
                    complain_function complain, void *data) {
    g_autofree char *name = g_path_get_basename(file);
    char *ending = strrchr(name, '.');
    if (ending)
        *ending = '\0';
    struct csv_lines lines;
    csv_lines_init(&lines, text, length);
    bool any = csv_lines_next(&lines);
    if (any) {
        struct published_figure *figure = g_new0(struct published_figure, 1);
        figure->id = g_string_chunk_insert_const(published->strings, name);
        figure->file = g_string_chunk_insert_const(published->strings, file);
        figure->columns = g_array_new(FALSE, FALSE, sizeof(struct published_column));
        figure->rows = g_array_new(FALSE, FALSE, sizeof(struct published_row));
        figure->row_numbers = g_hash_table_new(g_str_hash, g_str_equal);
        read_headers(published, figure, lines.fields);
        while (csv_lines_next(&lines)) {
            struct page_reading reading = {published, file, lines.line, complain, data};
            read_row(&reading, figure, lines.fields);
        }
        figure->highest = highest_of(figure);
        g_hash_table_insert(published->figures, (gpointer)figure->id, figure);
        g_ptr_array_add(published->order, figure);
    }
    csv_lines_clear(&lines);
    return any;
}

void published_take_beside(struct published_figure *figure) {
    guint left = figure->columns->len - 2;
    figure->beside = published_column_at(figure, 1)->key;
    g_array_remove_index(figure->columns, 1);
    for (guint i = 0; i < figure->rows->len; i++) {
        struct published_row *row = published_row_at(figure, i);
        row->beside = row->cells[1].words;
        memmove(&row->cells[1], &row->cells[2], left * sizeof *row->cells);
    }
}

struct published_figure *published_figure(const struct published *published, const char *id) {
    return g_hash_table_lookup(published->figures, id);
}

struct published_row *published_row(const struct published_figure *figure, const char *key) {
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(figure->row_numbers, key));
    return number ? published_row_at(figure, number - 1) : NULL;
}

int published_column(const struct published_figure *figure, const char *key) {
    for (guint i = 0; i < figure->columns->len; i++)
        if (published_column_at(figure, i)->is_number && strcmp(published_column_at(figure, i)->key, key) == 0)
            return (int)i;
    return -1;
}

void published_cell_append(GString *out, const struct published_cell *cell) {
    if (*cell->low)
        g_string_append_printf(out, "%s/%s", cell->low, cell->high);
    if (!*cell->low || strcmp(cell->state, "value") != 0)
        g_string_append_printf(out, "%s%s", *cell->low ? " " : "", cell->state);
}

static bool row_is_shown(const struct published_figure *figure, guint index) {
    const struct published_row *row = published_row_at(figure, index);
    return !row->silent && !row->beyond;
}

static bool column_is_shown(const struct published_figure *figure, guint index) {
    const struct published_column *column = published_column_at(figure, index);
    return !column->silent && !column->beyond;
}

typedef bool (*is_shown_function)(const struct published_figure *figure, guint index);

static guint count_shown(const struct published_figure *figure, guint count, is_shown_function is_shown) {
    guint shown = 0;
    for (guint i = 0; i < count; i++)
        shown += is_shown(figure, i);
    return shown;
}

static int find_shown(const struct published_figure *figure, guint count, is_shown_function is_shown, guint position) {
    for (guint i = 0; i < count; i++)
        if (is_shown(figure, i) && position-- == 0)
            return (int)i;
    return -1;
}

guint published_rows_shown(const struct published_figure *figure) {
    return count_shown(figure, figure->rows->len, row_is_shown);
}

guint published_columns_shown(const struct published_figure *figure) {
    return count_shown(figure, figure->columns->len, column_is_shown);
}

guint published_numbers_shown(const struct published_figure *figure) {
    guint numbers = 0;
    for (guint i = 1; i < figure->columns->len; i++)
        numbers += column_is_shown(figure, i) && published_column_at(figure, i)->is_number;
    return published_rows_shown(figure) * numbers;
}

int published_shown_row(const struct published_figure *figure, guint position) {
    return find_shown(figure, figure->rows->len, row_is_shown, position);
}

int published_shown_column(const struct published_figure *figure, guint position) {
    return find_shown(figure, figure->columns->len, column_is_shown, position);
}
