/* The report as a SQLite database: the figures with their cells, and the input behind them. It is built in one go in the
 * file that is published, so that its bytes depend on the report alone, and memory does not grow with it. */
#include "render/data/data.h"

#include "base/plain.h"
#include "render/data/database_file.h"
#include "render/data/database_input.h"
#include "render/data/database_schema.h"
#include "model/paths.h"

#include <errno.h>
#include <gio/gio.h>
#include <sqlite3.h>

/* Where a value of the row that is being made stands among its words; of length 0: there is none. */
struct words {
    gsize start, length;
};

struct database {
    struct row_sink
        rows; /* of the table that is being filled; numbers are digits of which a column's affinity makes one */
    sqlite3 *handle;
    sqlite3_stmt *statement; /* of the table that is being filled */
    GString *text;           /* the words of the row that is being made, one behind the other */
    GArray *values;          /* struct words, one a column; none of a whole number, which is bound when it comes */
    int failure;             /* the first one */
    char *words;             /* what the library said of it; a later call says something else */
};

static void note_failure(struct database *database, int result) {
    if (result == SQLITE_OK || result == SQLITE_DONE || database->failure != SQLITE_OK)
        return;
    database->failure = result;
    database->words = g_strdup(sqlite3_errmsg(database->handle));
}

static void run(struct database *database, const char *sql) {
    if (database->failure == SQLITE_OK)
        note_failure(database, sqlite3_exec(database->handle, sql, NULL, NULL, NULL));
}

static void open_table(struct database *database, const char *table) {
    g_autofree char *query = g_strdup_printf("SELECT * FROM %s", table);
    sqlite3_stmt *probe = NULL;
    note_failure(database, sqlite3_prepare_v2(database->handle, query, -1, &probe, NULL));
    g_autoptr(GString) insert = g_string_new(NULL);
    g_string_append_printf(insert, "INSERT INTO %s VALUES", table);
    for (int i = 0; i < sqlite3_column_count(probe); i++)
        g_string_append(insert, i ? ",?" : "(?");
    g_string_append_c(insert, ')');
    sqlite3_finalize(probe);
    note_failure(database, sqlite3_prepare_v2(database->handle, insert->str, -1, &database->statement, NULL));
}

static void close_table(struct database *database) {
    sqlite3_finalize(database->statement);
    database->statement = NULL;
}

static void add_value(struct row_sink *sink, const char *text) {
    struct database *database = (struct database *)sink;
    struct words value = {.start = database->text->len};
    plain_append(database->text, text);
    value.length = database->text->len - value.start;
    g_array_append_val(database->values, value);
}

static void add_whole(struct row_sink *sink, int64_t number) {
    struct database *database = (struct database *)sink;
    struct words none = {0, 0};
    g_array_append_val(database->values, none);
    note_failure(database, sqlite3_bind_int64(database->statement, (int)database->values->len, number));
}

/* The words stay where they are until the row is in. */
static void bind_words(struct database *database) {
    for (guint i = 0; i < database->values->len; i++) {
        struct words value = g_array_index(database->values, struct words, i);
        if (value.length > 0)
            note_failure(database,
                         sqlite3_bind_text64(database->statement, (int)i + 1, database->text->str + value.start,
                                             value.length, SQLITE_STATIC, SQLITE_UTF8));
    }
}

static void end_row(struct row_sink *sink) {
    struct database *database = (struct database *)sink;
    bind_words(database);
    if (database->failure == SQLITE_OK)
        note_failure(database, sqlite3_step(database->statement));
    sqlite3_reset(database->statement);
    sqlite3_clear_bindings(database->statement);
    g_string_truncate(database->text, 0);
    g_array_set_size(database->values, 0);
}

/* Calls fill for every figure while a table is open. */
static void fill_from_figures(struct database *database, const char *table,
                              void (*fill)(struct row_sink *, const struct figure *)) {
    open_table(database, table);
    for (guint i = 0; i < database->rows.report->figures->len; i++)
        fill(&database->rows, g_ptr_array_index(database->rows.report->figures, i));
    close_table(database);
}

static void fill_figure(struct row_sink *rows, const struct figure *figure) {
    row_sink_text(rows, figure->id);
    row_sink_text(rows, figure->family);
    row_sink_localized(rows, figure->headline);
    row_sink_localized(rows, figure->subtitle);
    row_sink_localized(rows, figure->source);
    row_sink_end(rows);
}

static void fill_notes(struct row_sink *rows, const struct figure *figure) {
    for (guint i = 0; i < figure->note_count; i++) {
        row_sink_text(rows, figure->id);
        row_sink_whole(rows, i + 1);
        row_sink_localized(rows, figure->notes[i]);
        row_sink_end(rows);
    }
}

static void fill_columns(struct row_sink *rows, const struct figure *figure) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        row_sink_text(rows, figure->id);
        row_sink_text(rows, column->key);
        row_sink_whole(rows, i + 1);
        row_sink_text(rows, column->kind == CELL_NUMBER ? "number" : "words");
        row_sink_text(rows, code_kind_word(column->code));
        row_sink_whole(rows, column->overlaps);
        row_sink_localized(rows, column->header);
        row_sink_localized(rows, column->unit_words);
        row_sink_localized(rows, column->meaning);
        row_sink_end(rows);
    }
}

static void fill_rows(struct row_sink *rows, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        row_sink_text(rows, figure->id);
        row_sink_text(rows, figure->rows[r].key);
        row_sink_whole(rows, r + 1);
        row_sink_localized(rows, figure->rows[r].cells[0].text);
        row_sink_whole(rows, figure->rows[r].overlaps);
        row_sink_end(rows);
    }
}

/* Words and numbers; what a number is about stands in the same row. */
static void fill_cell(struct row_sink *rows, const struct figure *figure, const struct row *row,
                      struct figure_field field) {
    const struct column *column = field.column;
    const struct cell *cell = &row->cells[field.cell];
    bool number = column->kind == CELL_NUMBER;
    struct day_ends days = number ? cell_day_ends(row, cell) : (struct day_ends){"", ""};
    row_sink_text(rows, figure->id);
    row_sink_text(rows, row->key);
    row_sink_text(rows, column->key);
    row_sink_text(rows, number ? cell->low : NULL);
    row_sink_text(rows, number ? cell->high : NULL);
    row_sink_text(rows, number ? state_word(cell->state) : NULL);
    row_sink_text(rows, number ? cell->scope : NULL);
    number_keys_fill(rows, number ? cell_keys(figure, row, column) : (struct keys){.platform = NULL});
    row_sink_text(rows, days.first);
    row_sink_text(rows, days.last);
    row_sink_text(rows, number ? column->measure : NULL);
    row_sink_text(rows, !number ? NULL : cell_overlaps(row, column) ? "1" : "0");
    row_sink_text(rows, column->code ? cell->code : NULL);
    row_sink_localized(rows, cell->text);
    if (cell->note > 0)
        row_sink_whole(rows, cell->note);
    row_sink_end(rows);
}

static void fill_cells(struct row_sink *rows, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 1; i < figure_field_count(figure); i++)
            fill_cell(rows, figure, &figure->rows[r], figure_field(figure, i));
}

static void fill_table(struct database *database, const char *table, void (*fill)(struct row_sink *)) {
    open_table(database, table);
    fill(&database->rows);
    close_table(database);
}

static void fill_input(struct database *database) {
    fill_table(database, "report", report_fill);
    fill_table(database, "state", states_fill);
    fill_table(database, "source", sources_fill);
    fill_table(database, "party", parties_fill);
    fill_table(database, "platform", platforms_fill);
    fill_table(database, "region", regions_fill);
    fill_table(database, "advertiser", advertisers_fill);
    fill_table(database, "coverage", coverage_fill);
    fill_table(database, "observation", observations_fill);
    fill_table(database, "targeting", targeting_fill);
}

static void fill(struct database *database, const struct trace *trace) {
    fill_input(database);
    fill_from_figures(database, "figure", fill_figure);
    fill_from_figures(database, "figure_note", fill_notes);
    fill_from_figures(database, "figure_column", fill_columns);
    fill_from_figures(database, "figure_row", fill_rows);
    fill_from_figures(database, "cell", fill_cells);
    open_table(database, "trace");
    trace_fill(&database->rows, trace);
    close_table(database);
    open_table(database, "span");
    spans_fill(&database->rows, trace);
    close_table(database);
}

static void build(struct database *database, const struct trace *trace) {
    g_autofree char *schema = database_schema(database->rows.report);
    run(database, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                  "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY; PRAGMA "
                  "foreign_keys = OFF; BEGIN");
    run(database, schema);
    if (database->failure == SQLITE_OK)
        fill(database, trace);
    run(database, "COMMIT; PRAGMA user_version = 1");
}

static void make(struct database *database, const struct trace *trace, struct database_file *opened, int file) {
    note_failure(database, database_file_open(opened, file, &database->handle));
    build(database, trace);
    note_failure(database, sqlite3_close(database->handle));
    database_file_close(opened);
}

/* What the system refuses is told of the file, as of any other; what the library says is about what is to be in it. */
static int database_failure(const struct database *database, const struct database_file *opened, GError **error) {
    if (database->failure == SQLITE_OK || opened->failure)
        return opened->failure;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot make " PATH_DATABASE ": %s", database->words);
    return ECANCELED;
}

int database_write(const struct report *report, const struct trace *trace, int file, GError **error) {
    g_autoptr(GString) scratch = g_string_new(NULL), text = g_string_new(NULL);
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct words));
    struct database database = {
        .rows = {report, add_value, add_whole, end_row, scratch}, .text = text, .values = values};
    struct database_file opened = {.file = file};
    make(&database, trace, &opened, file);
    int failure = database_failure(&database, &opened, error);
    g_free(database.words);
    return failure;
}
