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

/* A value on its way into a table. */
struct value {
    enum { VALUE_NONE, VALUE_WHOLE, VALUE_WORDS } kind;
    gsize length;
    union {
        int64_t number;
        gsize start; /* of words, among those that wait */
    };
};

/* So many rows go in at a time: it takes as long to begin and end a statement as to put in a few rows. */
enum { ROWS_AT_ONCE = 32 };

struct database {
    struct row_sink
        rows; /* of the table that is being filled; numbers are digits of which a column's affinity makes one */
    sqlite3 *handle;
    sqlite3_stmt *many, *one; /* of the table that is being filled: for rows at once, and for each that is left over */
    guint columns;
    GString *text;  /* the words of the rows that wait, one behind the other */
    GArray *values; /* struct value, of these rows */
    int failure;    /* the first one */
    char *words;    /* what the library said of it; a later call says something else */
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

static sqlite3_stmt *insertion(struct database *database, const char *table, guint rows) {
    sqlite3_stmt *statement = NULL;
    g_autoptr(GString) insert = g_string_new(NULL);
    g_string_append_printf(insert, "INSERT INTO %s VALUES", table);
    for (guint row = 0; row < rows; row++) {
        for (guint i = 0; i < database->columns; i++)
            g_string_append(insert, i ? ",?" : row ? ",(?" : "(?");
        g_string_append_c(insert, ')');
    }
    note_failure(database, sqlite3_prepare_v2(database->handle, insert->str, -1, &statement, NULL));
    return statement;
}

static void open_table(struct database *database, const char *table) {
    g_autofree char *query = g_strdup_printf("SELECT * FROM %s", table);
    sqlite3_stmt *probe = NULL;
    note_failure(database, sqlite3_prepare_v2(database->handle, query, -1, &probe, NULL));
    database->columns = (guint)sqlite3_column_count(probe);
    sqlite3_finalize(probe);
    database->one = insertion(database, table, 1);
    database->many = insertion(database, table, ROWS_AT_ONCE);
}

static void add_value(struct row_sink *sink, const char *text) {
    struct database *database = (struct database *)sink;
    struct value value = {.start = database->text->len};
    plain_append(database->text, text);
    value.length = database->text->len - value.start;
    value.kind = value.length > 0 ? VALUE_WORDS : VALUE_NONE;
    g_array_append_val(database->values, value);
}

static void add_whole(struct row_sink *sink, int64_t number) {
    struct value value = {.kind = VALUE_WHOLE, .number = number};
    g_array_append_val(((struct database *)sink)->values, value);
}

static int bind(const struct database *database, sqlite3_stmt *statement, int at, const struct value *value) {
    switch (value->kind) {
    case VALUE_WHOLE:
        return sqlite3_bind_int64(statement, at, value->number);
    case VALUE_WORDS: /* they stay where they are until the rows are in */
        return sqlite3_bind_text64(statement, at, database->text->str + value->start, value->length, SQLITE_STATIC,
                                   SQLITE_UTF8);
    default:
        return SQLITE_OK;
    }
}

/* Puts in as many values as a statement takes, from one on. */
static void insert(struct database *database, sqlite3_stmt *statement, guint from, guint count) {
    for (guint i = 0; i < count; i++)
        note_failure(database,
                     bind(database, statement, (int)i + 1, &g_array_index(database->values, struct value, from + i)));
    if (database->failure == SQLITE_OK)
        note_failure(database, sqlite3_step(statement));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

/* Puts in the rows that wait. */
static void insert_rows(struct database *database) {
    guint waiting = database->values->len, most = ROWS_AT_ONCE * database->columns;
    if (waiting > 0 && waiting == most)
        insert(database, database->many, 0, most);
    else
        for (guint from = 0; from < waiting; from += database->columns)
            insert(database, database->one, from, database->columns);
    g_string_truncate(database->text, 0);
    g_array_set_size(database->values, 0);
}

static void close_table(struct database *database) {
    if (database->failure == SQLITE_OK)
        insert_rows(database);
    sqlite3_finalize(database->one);
    sqlite3_finalize(database->many);
    database->one = database->many = NULL;
}

/* A row may end before its last columns, in which it has nothing. */
static void end_row(struct row_sink *sink) {
    struct database *database = (struct database *)sink;
    guint most = ROWS_AT_ONCE * MAX(database->columns, 1), beyond = database->values->len % MAX(database->columns, 1);
    if (beyond > 0)
        g_array_set_size(database->values, database->values->len + database->columns - beyond);
    if (database->failure != SQLITE_OK) {
        g_string_truncate(database->text, 0);
        g_array_set_size(database->values, 0);
    } else if (database->values->len >= most)
        insert_rows(database);
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
        row_sink_localized(rows, *figure->rows[r].cells[0].text);
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
    row_sink_text(rows, number ? cell_low(cell) : NULL);
    row_sink_text(rows, number ? cell_high(cell) : NULL);
    row_sink_text(rows, number ? state_word(cell->state) : NULL);
    row_sink_text(rows, number ? cell->scope : NULL);
    number_keys_fill(rows, number ? cell_keys(figure, row, column) : (struct keys){.platform = NULL});
    row_sink_text(rows, days.first);
    row_sink_text(rows, days.last);
    row_sink_text(rows, number ? column->measure : NULL);
    row_sink_text(rows, !number ? NULL : cell_overlaps(row, column) ? "1" : "0");
    row_sink_text(rows, column->code ? cell_code(cell) : NULL);
    row_sink_localized(rows, *cell->text);
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
    g_autoptr(GArray) values = g_array_new(FALSE, TRUE, sizeof(struct value));
    struct database database = {
        .rows = {report, add_value, add_whole, end_row, scratch}, .text = text, .values = values};
    struct database_file opened = {.file = file};
    make(&database, trace, &opened, file);
    int failure = database_failure(&database, &opened, error);
    g_free(database.words);
    return failure;
}
