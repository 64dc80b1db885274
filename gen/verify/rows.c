/* The rows behind the numbers: data/observations.csv is every row of the input, data/trace.csv says which of them a number
 * comes from, data/targeting.csv whom ads were aimed at. The database has both again, in tables; the trace must speak of cells and lines that exist. */
#include "verify/csv.h"
#include "verify/formats.h"

#include <sqlite3.h>
#include <string.h>

#define OBSERVATIONS "data/observations.csv"
#define TRACE "data/trace.csv"
#define TARGETING "data/targeting.csv"
#define DATABASE "data/adreport.sqlite"
#define MOST_TOLD 10 /* differences of one table; more of them say no more */

/* A table of data/ while it is read beside that of the database. */
struct row_file {
    struct edition *edition;
    const char *file;
    const char *noun; /* what a row of it is in the database */
    char *text;
    struct csv_lines lines;
    GPtrArray *header; /* char * */
    unsigned told;
};

static bool table_open(struct row_file *table, struct edition *edition, const char *file) {
    gsize length;
    *table = (struct row_file){.edition = edition, .file = file};
    table->text = edition_read_text(edition, file, &length);
    if (!table->text)
        return false;
    edition->counts[FORMAT_ROWS].files++;
    csv_lines_init(&table->lines, table->text, length);
    table->header = g_ptr_array_new_with_free_func(g_free);
    csv_lines_next(&table->lines);
    for (guint i = 0; i < table->lines.fields->len; i++)
        g_ptr_array_add(table->header, g_strdup(g_ptr_array_index(table->lines.fields, i)));
    return true;
}

static void table_close(struct row_file *table) {
    csv_lines_clear(&table->lines);
    g_ptr_array_unref(table->header);
    g_free(table->text);
}

/* The next line that has as many fields as the header. */
static bool table_next(struct row_file *table) {
    while (csv_lines_next(&table->lines)) {
        if (table->lines.fields->len == table->header->len)
            return true;
        edition_differs(table->edition, table->file, table->lines.line, "%u fields, but the header has %u",
                        table->lines.fields->len, table->header->len);
    }
    return false;
}

static const char *field(const struct row_file *table, const char *name) {
    for (guint i = 0; i < table->header->len; i++)
        if (strcmp(g_ptr_array_index(table->header, i), name) == 0)
            return g_ptr_array_index(table->lines.fields, i);
    return "";
}

/* True while there is something left to tell of this table. */
static bool may_tell(struct row_file *table) {
    return table->told++ < MOST_TOLD;
}

static const char *text_at(sqlite3_stmt *rows, int column) {
    const char *text = (const char *)sqlite3_column_text(rows, column);
    return text ? text : "";
}

/* What the database has as NULL: no party, or one of several; and a source that it does not list. */
static bool is_none(const char *name, const char *text) {
    return (strcmp(name, "party") == 0 && (strcmp(text, "unmapped") == 0 || strchr(text, '|'))) ||
           strcmp(name, "source") == 0;
}

/* What the database has in this column; NULL: the file has nothing of the kind. If a row may belong to any of several
 * parties, these are in a column of their own there. */
static const char *wanted_field(const struct row_file *table, const char *name) {
    if (strcmp(name, "candidates") == 0)
        return strchr(field(table, "party"), '|') ? field(table, "party") : "";
    for (guint i = 0; i < table->header->len; i++)
        if (strcmp(g_ptr_array_index(table->header, i), name) == 0)
            return g_ptr_array_index(table->lines.fields, i);
    return NULL;
}

static void compare_field(struct row_file *table, sqlite3_stmt *rows, int column) {
    const char *name = sqlite3_column_name(rows, column), *text = text_at(rows, column);
    const char *wanted = wanted_field(table, name);
    if (!wanted)
        return;
    table->edition->counts[FORMAT_ROWS].numbers++;
    if (strcmp(wanted, text) == 0 || (!*text && is_none(name, wanted)) || !may_tell(table))
        return;
    edition_differs(table->edition, DATABASE, 0, "%s %s: %s is '%s', but %s:%u has '%s'", table->noun, text_at(rows, 0),
                    name, text, table->file, table->lines.line, wanted);
}

/* "FILE:LINE" -> number of the row, from 1. */
static char *line_key(const char *file, const char *line) {
    return g_strconcat(file, ":", line, NULL);
}

/* Row by row, in the order of the file. known, if it is given, gets the lines of the input. */
static void compare_rows(struct edition *edition, const char *file, const char *noun, sqlite3_stmt *rows,
                         GHashTable *known) {
    struct row_file table;
    if (!table_open(&table, edition, file))
        return;
    table.noun = noun;
    unsigned count = 0, stored = 0;
    bool more = true;
    while ((more = more && table_next(&table))) {
        count++;
        if (known)
            g_hash_table_insert(known, line_key(field(&table, "file"), field(&table, "line")), GUINT_TO_POINTER(count));
        if (!rows || sqlite3_step(rows) != SQLITE_ROW)
            continue;
        stored++;
        for (int i = 1; i < sqlite3_column_count(rows); i++)
            compare_field(&table, rows, i);
    }
    while (rows && sqlite3_step(rows) == SQLITE_ROW)
        stored++;
    if (rows && stored != count)
        edition_differs(edition, DATABASE, 0, "has %u rows of %s, but %s has %u", stored, noun, file, count);
    table_close(&table);
}

/* What the trace says of a cell from one row on. */
struct traced {
    char *says; /* "LAST RULE MEASURE" */
    unsigned line;
};

static void stretch_free(gpointer data) {
    g_free(((struct traced *)data)->says);
    g_free(data);
}

static bool names_cell(const struct row_file *table) {
    const struct published_figure *figure = published_figure(table->edition->published, field(table, "figure"));
    return figure && published_row(figure, field(table, "row")) &&
           published_column(figure, field(table, "column")) >= 0;
}

static guint row_number(const struct row_file *table, GHashTable *known, const char *line) {
    g_autofree char *key = line_key(field(table, "file"), field(table, line));
    return GPOINTER_TO_UINT(g_hash_table_lookup(known, key));
}

/* Reads a line of the trace: its cell must be in data/, its lines among the observations, and follow each other. */
static void read_stretch(struct row_file *table, GHashTable *known, GHashTable *stretches) {
    guint first = row_number(table, known, "first_line"), last = row_number(table, known, "last_line");
    guint64 lines =
        g_ascii_strtoull(field(table, "last_line"), NULL, 10) - g_ascii_strtoull(field(table, "first_line"), NULL, 10);
    if (!names_cell(table) && may_tell(table))
        edition_differs(table->edition, table->file, table->lines.line,
                        "names the cell '%s:%s' of %s, but data/ has none", field(table, "row"), field(table, "column"),
                        field(table, "figure"));
    if ((first == 0 || last < first || last - first != lines) && may_tell(table))
        edition_differs(table->edition, table->file, table->lines.line, "names lines %s to %s of %s, but %s lacks some",
                        field(table, "first_line"), field(table, "last_line"), field(table, "file"), OBSERVATIONS);
    struct traced *stretch = g_new(struct traced, 1);
    stretch->says = g_strdup_printf("%u %s %s", last, field(table, "rule"), field(table, "measure"));
    stretch->line = table->lines.line;
    char *key = g_strdup_printf("%s %s:%s from observation %u", field(table, "figure"), field(table, "row"),
                                field(table, "column"), first);
    if (!g_hash_table_insert(stretches, key, stretch) && may_tell(table))
        edition_differs(table->edition, table->file, table->lines.line, "says %s twice", key);
}

static void compare_stretch(struct row_file *table, sqlite3_stmt *rows, GHashTable *stretches) {
    g_autofree char *key = g_strdup_printf("%s %s:%s from observation %s", text_at(rows, 0), text_at(rows, 1),
                                           text_at(rows, 2), text_at(rows, 3));
    g_autofree char *says = g_strdup_printf("%s %s %s", text_at(rows, 4), text_at(rows, 5), text_at(rows, 6));
    const struct traced *wanted = g_hash_table_lookup(stretches, key);
    table->edition->counts[FORMAT_ROWS].numbers++;
    if (wanted && strcmp(wanted->says, says) == 0) {
        g_hash_table_remove(stretches, key);
        return;
    }
    if (!may_tell(table))
        return;
    if (wanted)
        edition_differs(table->edition, DATABASE, 0, "trace: %s is up to %s, but %s:%u has it up to %s", key, says,
                        table->file, wanted->line, wanted->says);
    else
        edition_differs(table->edition, DATABASE, 0, "trace: has %s, but %s lacks it", key, table->file);
    g_hash_table_remove(stretches, key);
}

static void tell_left(struct row_file *table, GHashTable *stretches) {
    GHashTableIter iterator;
    gpointer key, value;
    const struct traced *first = NULL;
    const char *name = NULL;
    g_hash_table_iter_init(&iterator, stretches);
    while (g_hash_table_iter_next(&iterator, &key, &value)) {
        const struct traced *stretch = value;
        if (!first || stretch->line < first->line)
            first = stretch, name = key;
    }
    if (first)
        edition_differs(table->edition, table->file, first->line, "has %s, but the database lacks it, and %u more",
                        name, g_hash_table_size(stretches) - 1);
}

/* True at a row. One that cannot be read is reported and ends the reading. */
static bool next_row(struct edition *edition, sqlite3_stmt *rows) {
    int step = rows ? sqlite3_step(rows) : SQLITE_DONE;
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        edition_differs(edition, DATABASE, 0, "cannot be read: %s", sqlite3_errmsg(sqlite3_db_handle(rows)));
    return step == SQLITE_ROW;
}

static void compare_trace(struct edition *edition, sqlite3_stmt *rows, GHashTable *known) {
    struct row_file table;
    if (!table_open(&table, edition, TRACE))
        return;
    g_autoptr(GHashTable) stretches = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, stretch_free);
    while (table_next(&table))
        read_stretch(&table, known, stretches);
    while (next_row(edition, rows))
        compare_stretch(&table, rows, stretches);
    if (rows)
        tell_left(&table, stretches);
    table_close(&table);
}

/* NULL, and a difference, if the database cannot answer. */
static sqlite3_stmt *query(struct edition *edition, sqlite3 *database, const char *sql) {
    sqlite3_stmt *rows = NULL;
    if (database && sqlite3_prepare_v2(database, sql, -1, &rows, NULL) != SQLITE_OK)
        edition_differs(edition, DATABASE, 0, "cannot be asked: %s", sqlite3_errmsg(database));
    return rows;
}

/* NULL if there is none. A broken one is reported when its cells are read. */
static sqlite3 *open_database(const struct edition *edition) {
    sqlite3 *database = NULL;
    if (!g_hash_table_contains(edition->names, DATABASE))
        return NULL;
    g_autofree char *path = g_build_filename(edition->folder, DATABASE, NULL);
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
        return database;
    sqlite3_close(database);
    return NULL;
}

void verify_rows(struct edition *edition) {
    if (!g_hash_table_contains(edition->names, OBSERVATIONS) || !g_hash_table_contains(edition->names, TRACE))
        return;
    sqlite3 *database = open_database(edition);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    sqlite3_stmt *rows = query(edition, database, "SELECT * FROM observation ORDER BY id");
    compare_rows(edition, OBSERVATIONS, "observation", rows, known);
    sqlite3_finalize(rows);
    if (g_hash_table_contains(edition->names, TARGETING)) {
        rows = query(edition, database, "SELECT * FROM targeting ORDER BY id");
        compare_rows(edition, TARGETING, "targeting", rows, NULL);
        sqlite3_finalize(rows);
    }
    rows = query(edition, database,
                 "SELECT figure, \"row\", \"column\", first_observation, last_observation, rule, measure FROM trace");
    compare_trace(edition, rows, known);
    sqlite3_finalize(rows);
    sqlite3_close(database);
}
