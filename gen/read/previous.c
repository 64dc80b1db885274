#include "read/previous.h"
#include "model/paths.h"
#include "base/whole_file.h"
#include "read/editions.h"
#include "read/sum.h"

#include "base/database.h"
#include <string.h>

/* More than a million rows need; the file may come from anyone. */
static const uint64_t LARGEST_DATABASE = UINT64_C(4) << 30;

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
    g_autofree char *words = source_words(text_at(dataset, sources, 1), text_at(dataset, sources, 2));
    g_hash_table_add(dataset->former_sources, (gpointer)text_at(dataset, sources, 0));
    g_hash_table_add(dataset->former_sources, g_string_chunk_insert(dataset->strings, words));
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
    g_autofree char *trouble = read_rows(dataset, database, "SELECT id, title, url FROM source", add_source);
    return !trouble;
}

/* Why the edition could not be read; NULL if it could. Caller frees. The file may come from anyone, so it is opened
 * read-only and nothing in it is run. */
static char *read_cells(struct dataset *dataset, const char *path) {
    struct database database;
    g_autofree char *query = query_of(&dataset->settings);
    g_autofree char *closed = database_open(&database, path);
    char *trouble = closed ? g_strdup_printf("its data cannot be opened (%s)", closed)
                           : read_rows(dataset, database.handle, query, add_former);
    if (!trouble && !read_sources(dataset, database.handle))
        g_hash_table_remove_all(dataset->former_sources);
    database_close(&database);
    return trouble;
}

/* Finds the line of a file in SHA256SUMS. */
static bool sums_have(GBytes *sums, const char *path, const char *sum) {
    g_autofree char *wanted = g_strdup_printf("%s  %s\n", sum, path);
    gsize size;
    const char *text = g_bytes_get_data(sums, &size);
    const char *line = text ? g_strstr_len(text, (gssize)size, wanted) : NULL;
    return line && (line == text || line[-1] == '\n');
}

/* Reads the numbers of the edition in a folder, if they are those of its SHA256SUMS, and stay so meanwhile. Why not; NULL if all
 * is well. Caller frees. */
static char *read_edition(struct dataset *dataset, const char *folder) {
    g_autofree char *database = g_build_filename(folder, PATH_DATABASE, NULL);
    g_autofree char *list = g_build_filename(folder, PATH_SUMS, NULL);
    struct file_mark mark;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = whole_file_read(database, LARGEST_DATABASE, &mark, &error);
    if (!bytes)
        return g_strdup_printf("its " PATH_DATABASE " cannot be read (%s)", error->message);
    g_autoptr(GBytes) sums = whole_file_read(list, WHOLE_FILE_LARGEST_COPY, NULL, &error);
    if (!sums)
        return g_strdup_printf("its " PATH_SUMS " cannot be read (%s)", error->message);
    g_autofree char *sum = bytes_sum(bytes), *whole = bytes_sum(sums);
    if (!sum || !whole)
        return g_strdup("its checksums cannot be computed");
    if (!sums_have(sums, PATH_DATABASE, sum))
        return g_strdup(PATH_DATABASE " in it is not the one of its " PATH_SUMS);
    dataset->settings.previous_sums = dataset_string(dataset, whole);
    char *trouble = read_cells(dataset, database);
    if (!trouble && !whole_file_is_unchanged(database, &mark))
        trouble = g_strdup("it was changed while it was read");
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
    settings->previous_kind = previous.kind;
}

/* What cannot be compared with is no edition of ours; that it was found by itself is no mistake of the input's. */
static void compare_with_found(struct reading *reading, const char *found) {
    struct settings *settings = &reading->dataset->settings;
    g_autofree char *trouble = read_edition(reading->dataset, found);
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
    g_autofree char *trouble = NULL;
    if (!is_older(reading, folder))
        trouble = g_strdup_printf("it is edition %s, which is not older than this one", settings->previous_edition);
    else
        trouble = read_edition(reading->dataset, folder);
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
