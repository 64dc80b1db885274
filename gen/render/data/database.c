/* The report as a SQLite database: the figures with their cells, and the input behind them. The only file that knows
 * libsqlite3. It is built in memory in one go, so that its bytes depend on the report alone. */
#include "render/data/data.h"

#include "base/plain.h"
#include "render/data/database_fill.h"
#include "render/data/database_schema.h"
#include "model/paths.h"

#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>

struct database {
    const struct report *report;
    sqlite3 *handle;
    sqlite3_stmt *statement; /* of the table that is being filled */
    int at;                  /* the value bound last */
    int failure;             /* the first one */
    char *words;             /* what the library said of it; a later call says something else */
};

const struct report *database_report(const struct database *database) {
    return database->report;
}

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

void database_table(struct database *database, const char *table) {
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
    database->at = 0;
}

void database_table_end(struct database *database) {
    sqlite3_finalize(database->statement);
    database->statement = NULL;
}

void database_row_end(struct database *database) {
    if (database->failure == SQLITE_OK)
        note_failure(database, sqlite3_step(database->statement));
    sqlite3_reset(database->statement);
    sqlite3_clear_bindings(database->statement);
    database->at = 0;
}

void database_text(struct database *database, const char *text) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    database->at++;
    if (plain->len > 0)
        note_failure(database, sqlite3_bind_text(database->statement, database->at, plain->str, (int)plain->len,
                                                 SQLITE_TRANSIENT));
}

void database_localized(struct database *database, struct localized text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (database->report->dataset->settings.publishes[language])
            database_text(database, text.text[language]);
}

void database_whole(struct database *database, int64_t number) {
    note_failure(database, sqlite3_bind_int64(database->statement, ++database->at, number));
}

void database_day(struct database *database, day_number day) {
    g_autoptr(GString) iso = g_string_new(NULL);
    if (day)
        date_append_iso(iso, day);
    database_text(database, iso->str);
}

void database_phrase(struct database *database, const char *key) {
    struct localized words;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        words.text[language] = report_phrase(database->report, (enum language)language, key);
    database_localized(database, words);
}

void database_amount_end(struct database *database, enum unit unit, bool known, int64_t end) {
    g_autoptr(GString) digits = g_string_new(NULL);
    if (known)
        text_append_machine(digits, unit, end);
    database_text(database, digits->str);
}

/* Calls fill for every figure while a table is open. */
static void fill_from_figures(struct database *database, const char *table,
                              void (*fill)(struct database *, const struct figure *)) {
    database_table(database, table);
    for (guint i = 0; i < database->report->figures->len; i++)
        fill(database, g_ptr_array_index(database->report->figures, i));
    database_table_end(database);
}

static void fill_figure(struct database *database, const struct figure *figure) {
    database_text(database, figure->id);
    database_text(database, figure->family);
    database_localized(database, figure->headline);
    database_localized(database, figure->subtitle);
    database_localized(database, figure->source);
    database_row_end(database);
}

static void fill_notes(struct database *database, const struct figure *figure) {
    for (guint i = 0; i < figure->note_count; i++) {
        database_text(database, figure->id);
        database_whole(database, i + 1);
        database_localized(database, figure->notes[i]);
        database_row_end(database);
    }
}

static void fill_columns(struct database *database, const struct figure *figure) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        database_text(database, figure->id);
        database_text(database, column->key);
        database_whole(database, i + 1);
        database_text(database, column->kind == CELL_NUMBER ? "number" : "words");
        database_text(database, code_kind_word(column->code));
        database_whole(database, column->overlaps);
        database_localized(database, column->header);
        database_localized(database, column->unit_words);
        database_localized(database, column->meaning);
        database_row_end(database);
    }
}

static void fill_rows(struct database *database, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        database_text(database, figure->id);
        database_text(database, figure->rows[r].key);
        database_whole(database, r + 1);
        database_localized(database, figure->rows[r].cells[0].text);
        database_whole(database, figure->rows[r].overlaps);
        database_row_end(database);
    }
}

static void fill_cells(struct database *database, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        for (guint i = 1; i < figure_field_count(figure); i++) {
            struct figure_field field = figure_field(figure, i);
            const struct cell *cell = &figure->rows[r].cells[field.cell];
            bool number = field.column->kind == CELL_NUMBER;
            database_text(database, figure->id);
            database_text(database, figure->rows[r].key);
            database_text(database, field.column->key);
            database_text(database, number ? cell->low : NULL);
            database_text(database, number ? cell->high : NULL);
            database_text(database, number ? state_word(cell->state) : NULL);
            database_text(database, number ? cell->scope : NULL);
            database_text(database, field.column->code ? cell->code : NULL);
            database_localized(database, cell->text);
            if (cell->note > 0)
                database_whole(database, cell->note);
            database_row_end(database);
        }
    }
}

static void fill_traces(struct database *database, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        for (guint i = 0; i < figure->column_count; i++) {
            const struct cell *cell = &figure->rows[r].cells[i];
            g_autoptr(GArray) runs = cell_runs(cell);
            for (guint j = 0; j < runs->len; j++) {
                const struct cell_run *run = &g_array_index(runs, struct cell_run, j);
                g_autofree char *rule = cell_rule_words(cell, run);
                database_text(database, figure->id);
                database_text(database, figure->rows[r].key);
                database_text(database, figure->columns[i].key);
                database_whole(database, run->first + 1);
                database_whole(database, run->last + 1);
                database_text(database, rule);
                database_text(database, measure_rule(cell->origin->measure)->word);
                database_row_end(database);
            }
        }
    }
}

static void fill(struct database *database) {
    database_fill_input(database);
    fill_from_figures(database, "figure", fill_figure);
    fill_from_figures(database, "figure_note", fill_notes);
    fill_from_figures(database, "figure_column", fill_columns);
    fill_from_figures(database, "figure_row", fill_rows);
    fill_from_figures(database, "cell", fill_cells);
    fill_from_figures(database, "trace", fill_traces);
}

static void build(struct database *database) {
    g_autofree char *schema = database_schema(database->report);
    run(database, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF; BEGIN");
    run(database, schema);
    if (database->failure == SQLITE_OK)
        fill(database);
    run(database, "COMMIT; PRAGMA user_version = 1");
}

GBytes *database_bytes(const struct report *report, GError **error) {
    struct database database = {.report = report};
    note_failure(&database, sqlite3_open(":memory:", &database.handle));
    build(&database);
    sqlite3_int64 size = 0;
    unsigned char *bytes = database.failure == SQLITE_OK ? sqlite3_serialize(database.handle, "main", &size, 0) : NULL;
    if (!bytes)
        note_failure(&database, SQLITE_NOMEM);
    GBytes *copy = bytes ? g_bytes_new(bytes, (gsize)size) : NULL;
    if (!copy)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot make " PATH_DATABASE ": %s", database.words);
    g_free(database.words);
    sqlite3_free(bytes);
    sqlite3_close(database.handle);
    return copy;
}
