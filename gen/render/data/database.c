/* The report as a SQLite database: the figures with their cells, and the input behind them. The only file that knows
 * libsqlite3. It is built in memory in one go, so that its bytes depend on the report alone. */
#include "render/data/data.h"

#include "base/plain.h"
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

/* Begins to fill a table: one value per column. */
static void table_open(struct database *database, const char *table) {
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

static void table_close(struct database *database) {
    sqlite3_finalize(database->statement);
    database->statement = NULL;
}

static void row_end(struct database *database) {
    if (database->failure == SQLITE_OK)
        note_failure(database, sqlite3_step(database->statement));
    sqlite3_reset(database->statement);
    sqlite3_clear_bindings(database->statement);
    database->at = 0;
}

/* NULL and the empty text become NULL. */
static void bind_text(struct database *database, const char *text) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    database->at++;
    if (plain->len > 0)
        note_failure(database, sqlite3_bind_text(database->statement, database->at, plain->str, (int)plain->len,
                                                 SQLITE_TRANSIENT));
}

/* One text per published language. */
static void bind_localized(struct database *database, struct localized text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (database->report->dataset->settings.publishes[language])
            bind_text(database, text.text[language]);
}

static void bind_whole(struct database *database, int64_t number) {
    note_failure(database, sqlite3_bind_int64(database->statement, ++database->at, number));
}

static void bind_day(struct database *database, day_number day) {
    g_autoptr(GString) iso = g_string_new(NULL);
    if (day)
        date_append_iso(iso, day);
    bind_text(database, iso->str);
}

static void bind_phrase(struct database *database, const char *key) {
    struct localized words;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        words.text[language] = report_phrase(database->report, (enum language)language, key);
    bind_localized(database, words);
}

/* An end in units, as digits: the column's affinity makes a number of it, an integer if it is one. */
static void bind_end(struct database *database, enum unit unit, bool known, int64_t end) {
    g_autoptr(GString) digits = g_string_new(NULL);
    if (known)
        text_append_machine(digits, unit, end);
    bind_text(database, digits->str);
}

static void fill_report(struct database *database) {
    const struct report *report = database->report;
    const struct settings *settings = &report->dataset->settings;
    table_open(database, "report");
    bind_text(database, report->edition);
    bind_localized(database, report->title);
    bind_localized(database, report->edition_line);
    bind_text(database, settings->publisher_name);
    bind_text(database, settings->licence);
    bind_localized(database, report->citation);
    bind_text(database, settings->currency);
    bind_day(database, settings->period.first);
    bind_day(database, settings->period.last);
    row_end(database);
    table_close(database);
}

static void fill_states(struct database *database) {
    table_open(database, "state");
    for (int state = 0; state < STATE_COUNT; state++) {
        g_autofree char *key = g_strconcat("mark.", state_word((enum state)state), NULL);
        bind_text(database, state_word((enum state)state));
        bind_phrase(database, state == STATE_VALUE ? "data.state_value" : key);
        row_end(database);
    }
    table_close(database);
}

static void fill_sources(struct database *database) {
    const GArray *sources = database->report->dataset->sources;
    table_open(database, "source");
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = &g_array_index(sources, struct source, i);
        bind_text(database, source->id);
        bind_text(database, source->title);
        bind_text(database, source->publisher);
        bind_text(database, source->url);
        bind_day(database, source->retrieved_on);
        bind_text(database, source->licence);
        row_end(database);
    }
    table_close(database);
}

static void fill_parties(struct database *database) {
    const GArray *parties = database->report->dataset->parties;
    table_open(database, "party");
    for (guint i = 0; i < parties->len; i++) {
        const struct party *party = &g_array_index(parties, struct party, i);
        bind_text(database, party->id);
        bind_text(database, party->name);
        bind_localized(database, party->full_name);
        bind_text(database, party->colour);
        bind_day(database, party->code_signed_on);
        bind_text(database, party->website);
        row_end(database);
    }
    table_close(database);
}

static void fill_platforms(struct database *database) {
    const GArray *platforms = database->report->dataset->platforms;
    table_open(database, "platform");
    for (guint i = 0; i < platforms->len; i++) {
        const struct platform *platform = &g_array_index(platforms, struct platform, i);
        bind_text(database, platform->id);
        bind_text(database, platform->name);
        bind_text(database, platform->services);
        bind_day(database, platform->offered_from);
        bind_day(database, platform->offered_until);
        bind_text(database, platform->library_url);
        row_end(database);
    }
    table_close(database);
}

static void fill_regions(struct database *database) {
    const GArray *regions = database->report->dataset->regions;
    table_open(database, "region");
    for (guint i = 0; i < regions->len; i++) {
        bind_text(database, g_array_index(regions, struct region, i).id);
        bind_localized(database, g_array_index(regions, struct region, i).name);
        row_end(database);
    }
    table_close(database);
}

/* A source that sources.csv does not list is no key. */
static void bind_source(struct database *database, const char *id) {
    bind_text(database, id && dataset_find_source(database->report->dataset, id) ? id : NULL);
}

static void fill_coverage(struct database *database) {
    const struct dataset *dataset = database->report->dataset;
    table_open(database, "coverage");
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        bind_whole(database, i + 1);
        bind_text(database, dataset_platform(dataset, coverage->platform)->id);
        bind_text(database, coverage->measure < 0 ? NULL : measure_rule((enum measure)coverage->measure)->word);
        bind_day(database, coverage->period.first);
        bind_day(database, coverage->period.last);
        bind_text(database, state_word(coverage->state));
        bind_localized(database, coverage->reason);
        bind_source(database, coverage->source);
        row_end(database);
    }
    table_close(database);
}

static void bind_amount(struct database *database, const struct amount *amount, enum unit unit) {
    bool known = amount_has_value(amount);
    bind_end(database, unit, known, amount->value.low);
    bind_end(database, unit, known && !amount->value.open, amount->value.high);
    bind_text(database, amount->given ? state_word(amount->state) : NULL);
}

/* The party of a row, and its candidates if there are several. */
static void bind_party(struct database *database, int party, const int *candidates, guint count) {
    const struct dataset *dataset = database->report->dataset;
    g_autofree char *words = dataset_party_words(dataset, candidates, count);
    bind_text(database, party < 0 ? NULL : dataset_party(dataset, party)->id);
    bind_text(database, words);
}

static void bind_share(struct database *database, const struct targeting_row *row, int64_t share) {
    g_autoptr(GString) digits = g_string_new(NULL);
    if (row->method != TARGETING_NONE)
        text_append_fine_percent(digits, share);
    bind_text(database, digits->str);
}

static void fill_observations(struct database *database) {
    const struct dataset *dataset = database->report->dataset;
    table_open(database, "observation");
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        bind_whole(database, i + 1);
        bind_text(database, dataset_platform(dataset, row->platform)->id);
        bind_party(database, row->party, row->candidates, row->candidate_count);
        bind_day(database, row->period.first);
        bind_day(database, row->period.last);
        bind_text(database, row->region < 0 ? NULL : g_array_index(dataset->regions, struct region, row->region).id);
        g_autofree char *age = part_code(row->age);
        g_autofree char *gender = part_code(row->gender);
        bind_text(database, age);
        bind_text(database, gender);
        bind_text(database, row->ad);
        bind_text(database, observation_role(row));
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (database->report->measures[measure])
                bind_amount(database, &row->amounts[measure], measure_rule((enum measure)measure)->unit);
        g_autofree char *notes = notes_words(row->notes);
        bind_text(database, notes);
        bind_source(database, row->source);
        bind_text(database, dataset_file_name(dataset, row->file));
        bind_whole(database, row->line);
        row_end(database);
    }
    table_close(database);
}

static void fill_targeting(struct database *database) {
    const struct dataset *dataset = database->report->dataset;
    table_open(database, "targeting");
    for (guint i = 0; i < dataset->targeting->len; i++) {
        const struct targeting_row *row = &g_array_index(dataset->targeting, struct targeting_row, i);
        struct amount spend = {.given = true, .state = STATE_VALUE, .value = row->spend};
        bind_whole(database, i + 1);
        bind_text(database, dataset_platform(dataset, row->platform)->id);
        bind_party(database, row->party, row->candidates, row->candidate_count);
        bind_text(database, row->name);
        bind_whole(database, g_array_index(dataset->targeting, struct targeting_row, row->first).place.line);
        bind_day(database, row->period.first);
        bind_day(database, row->period.last);
        bind_amount(database, &spend, UNIT_MONEY);
        bind_text(database, targeting_word(row->method));
        bind_text(database, row->side == TARGETING_KEPT_OUT ? "yes" : NULL);
        bind_share(database, row, row->low);
        bind_share(database, row, row->high);
        bind_source(database, row->source);
        bind_text(database, dataset_file_name(dataset, row->place.file));
        bind_whole(database, row->place.line);
        row_end(database);
    }
    table_close(database);
}

/* Calls fill for every figure while a table is open. */
static void fill_from_figures(struct database *database, const char *table,
                              void (*fill)(struct database *, const struct figure *)) {
    table_open(database, table);
    for (guint i = 0; i < database->report->figures->len; i++)
        fill(database, g_ptr_array_index(database->report->figures, i));
    table_close(database);
}

static void fill_figure(struct database *database, const struct figure *figure) {
    bind_text(database, figure->id);
    bind_text(database, figure->family);
    bind_localized(database, figure->headline);
    bind_localized(database, figure->subtitle);
    bind_localized(database, figure->source);
    row_end(database);
}

static void fill_notes(struct database *database, const struct figure *figure) {
    for (guint i = 0; i < figure->note_count; i++) {
        bind_text(database, figure->id);
        bind_whole(database, i + 1);
        bind_localized(database, figure->notes[i]);
        row_end(database);
    }
}

static void fill_columns(struct database *database, const struct figure *figure) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        bind_text(database, figure->id);
        bind_text(database, column->key);
        bind_whole(database, i + 1);
        bind_text(database, column->kind == CELL_NUMBER ? "number" : "words");
        bind_text(database, code_kind_word(column->code));
        bind_whole(database, column->overlaps);
        bind_localized(database, column->header);
        bind_localized(database, column->unit_words);
        bind_localized(database, column->meaning);
        row_end(database);
    }
}

static void fill_rows(struct database *database, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        bind_text(database, figure->id);
        bind_text(database, figure->rows[r].key);
        bind_whole(database, r + 1);
        bind_localized(database, figure->rows[r].cells[0].text);
        bind_whole(database, figure->rows[r].overlaps);
        row_end(database);
    }
}

static void fill_cells(struct database *database, const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++) {
        for (guint i = 1; i < figure_field_count(figure); i++) {
            struct figure_field field = figure_field(figure, i);
            const struct cell *cell = &figure->rows[r].cells[field.cell];
            bool number = field.column->kind == CELL_NUMBER;
            bind_text(database, figure->id);
            bind_text(database, figure->rows[r].key);
            bind_text(database, field.column->key);
            bind_text(database, number ? cell->low : NULL);
            bind_text(database, number ? cell->high : NULL);
            bind_text(database, number ? state_word(cell->state) : NULL);
            bind_text(database, number ? cell->scope : NULL);
            bind_text(database, field.column->code ? cell->code : NULL);
            bind_localized(database, cell->text);
            if (cell->note > 0)
                bind_whole(database, cell->note);
            row_end(database);
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
                bind_text(database, figure->id);
                bind_text(database, figure->rows[r].key);
                bind_text(database, figure->columns[i].key);
                bind_whole(database, run->first + 1);
                bind_whole(database, run->last + 1);
                bind_text(database, rule);
                bind_text(database, measure_rule(cell->origin->measure)->word);
                row_end(database);
            }
        }
    }
}

static void fill(struct database *database) {
    fill_report(database);
    fill_states(database);
    fill_sources(database);
    fill_parties(database);
    fill_platforms(database);
    fill_regions(database);
    fill_coverage(database);
    fill_observations(database);
    fill_targeting(database);
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
