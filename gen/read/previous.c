#include "read/previous.h"
#include "model/paths.h"
#include "read/editions.h"

#include <sqlite3.h>
#include <string.h>

/* Numbers alone, in an order of their own; every published language has a column of texts. */
static char *query_of(const struct settings *settings) {
    GString *query = g_string_new("SELECT figure, \"row\", \"column\", low, high, state");
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (settings->publishes[i])
            g_string_append_printf(query, ", text_%s", language_code((enum language)i));
    g_string_append(query, " FROM cell WHERE state IS NOT NULL ORDER BY figure, \"row\", \"column\"");
    return g_string_free(query, FALSE);
}

static const char *text_at(struct dataset *dataset, sqlite3_stmt *cells, int column) {
    const char *text = (const char *)sqlite3_column_text(cells, column);
    return text && g_utf8_validate(text, -1, NULL) ? dataset_string(dataset, text) : "";
}

static void add_former(struct dataset *dataset, sqlite3_stmt *cells) {
    struct former_cell cell = {
        .figure = text_at(dataset, cells, 0),
        .row = text_at(dataset, cells, 1),
        .column = text_at(dataset, cells, 2),
        .low = text_at(dataset, cells, 3),
        .high = text_at(dataset, cells, 4),
        .state = text_at(dataset, cells, 5),
    };
    int column = 6;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (dataset->settings.publishes[i])
            cell.text.text[i] = text_at(dataset, cells, column++);
    g_array_append_val(dataset->former, cell);
}

static void add_source(struct dataset *dataset, sqlite3_stmt *sources) {
    g_hash_table_add(dataset->former_sources, (gpointer)text_at(dataset, sources, 0));
}

/* "its data are damaged (disk I/O error)". */
static char *trouble_of(const char *what, sqlite3 *database) {
    return g_strdup_printf("%s (%s)", what, sqlite3_errmsg(database));
}

/* Adds each row that a query finds. Why it cannot be done; NULL if it was. Caller frees. */
static char *read_rows(struct dataset *dataset, sqlite3 *database, const char *query,
                       void (*add)(struct dataset *dataset, sqlite3_stmt *row)) {
    sqlite3_stmt *rows = NULL;
    char *trouble = NULL;
    if (sqlite3_prepare_v2(database, query, -1, &rows, NULL) != SQLITE_OK)
        trouble = trouble_of("its data are not those of an edition in these languages", database);
    int step = SQLITE_DONE;
    while (!trouble && (step = sqlite3_step(rows)) == SQLITE_ROW)
        add(dataset, rows);
    if (!trouble && step != SQLITE_DONE)
        trouble = trouble_of("its data are damaged", database);
    sqlite3_finalize(rows);
    return trouble;
}

/* False if it does not say what its sources are. */
static bool read_sources(struct dataset *dataset, sqlite3 *database) {
    g_autofree char *trouble = read_rows(dataset, database, "SELECT id FROM source", add_source);
    return !trouble;
}

/* Why the edition could not be read; NULL if it could. Caller frees. The file may come from anyone, so it is opened
 * read-only and nothing in it is run. */
static char *read_cells(struct dataset *dataset, const char *path) {
    sqlite3 *database = NULL;
    char *trouble = NULL;
    g_autofree char *query = query_of(&dataset->settings);
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        trouble = trouble_of("its data cannot be opened", database);
    else if (sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
             sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK)
        trouble = trouble_of("its data are not those of an edition in these languages", database);
    else
        trouble = read_rows(dataset, database, query, add_former);
    if (!trouble && !read_sources(dataset, database))
        g_hash_table_remove_all(dataset->former_sources);
    sqlite3_close(database);
    return trouble;
}

/* The newest of the editions published in out that is older than this one and has its data. NULL if there is none.
 * Caller frees. */
static char *find_previous(const char *out, const struct dataset *dataset) {
    const struct settings *settings = &dataset->settings;
    const struct edition own = {.date = settings->edition_date, .number = settings->edition_number};
    for (guint i = dataset->editions->len; i > 0; i--) {
        const struct edition *edition = &g_array_index(dataset->editions, struct edition, i - 1);
        g_autofree char *folder = g_build_filename(out, PATH_EDITIONS, edition->name, NULL);
        g_autofree char *data = g_build_filename(folder, PATH_DATABASE, NULL);
        if (edition_order(edition, &own) < 0 && g_file_test(data, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&folder);
    }
    return NULL;
}

static void take_name(struct settings *settings, struct edition previous) {
    settings->previous_edition = previous.name;
    settings->previous_draft = previous.draft;
}

/* What cannot be compared with is no edition of ours; that it was found by itself is no mistake of the input's. */
static void compare_with_found(struct reading *reading, const char *found) {
    struct settings *settings = &reading->dataset->settings;
    g_autofree char *path = g_build_filename(found, PATH_DATABASE, NULL);
    g_autofree char *trouble = read_cells(reading->dataset, path);
    if (!trouble) {
        settings->previous = dataset_string(reading->dataset, found);
        take_name(settings, edition_in(reading->dataset, found));
        return;
    }
    g_array_set_size(reading->dataset->former, 0);
    g_hash_table_remove_all(reading->dataset->former_sources);
    diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "previous", (struct place){.file = found}, NULL,
                    "cannot be compared with: %s; this edition says nothing of what changed since", trouble);
}

/* True if the edition that report.yaml names as the one before is older than this one, or does not tell. */
static bool is_older(struct reading *reading, const char *folder) {
    struct settings *settings = &reading->dataset->settings;
    const struct edition own = {.date = settings->edition_date, .number = settings->edition_number};
    const struct edition previous = edition_in(reading->dataset, folder);
    take_name(settings, previous);
    return !previous.name || edition_order(&previous, &own) < 0;
}

static void compare_with_named(struct reading *reading) {
    const struct settings *settings = &reading->dataset->settings;
    g_autofree char *folder = g_build_filename(reading->folder, settings->previous, NULL);
    g_autofree char *path = g_build_filename(folder, PATH_DATABASE, NULL);
    g_autofree char *trouble = NULL;
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        trouble = g_strdup("there is no " PATH_DATABASE " in it");
    else if (!is_older(reading, folder))
        trouble = g_strdup_printf("it is edition %s, which is not older than this one", settings->previous_edition);
    else
        trouble = read_cells(reading->dataset, path);
    if (trouble)
        diagnostics_add(
            reading->diagnostics, SEVERITY_ERROR, "previous", (struct place){.file = settings->file}, NULL,
            "the previous edition '%s' cannot be compared with: %s; name the folder of an edition, as seen from "
            "the input folder, or leave 'previous' out",
            settings->previous, trouble);
}

void read_previous(struct reading *reading, const char *out) {
    const struct settings *settings = &reading->dataset->settings;
    g_autofree char *found = settings->previous || !out ? NULL : find_previous(out, reading->dataset);
    if (found)
        compare_with_found(reading, found);
    if (found || !settings->previous)
        return;
    compare_with_named(reading);
}
