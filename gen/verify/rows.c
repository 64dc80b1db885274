/* The tables of data/ that are no figures, held against those of the database: what keys stand for, every row of the
 * input, whom ads were aimed at, and the trace from numbers to rows. */
#include "verify/formats.h"
#include "verify/row_file.h"
#include "verify/spans.h"

#include "base/database.h"
#include <string.h>

#define TRACE "data/trace.csv"
#define LISTS "data/lists.csv"
#define DATABASE "data/adreport.sqlite"

/* Tables that have the same rows in the same order. */
static const struct {
    const char *file, *table;
} pairs[] = {
    {"data/parties.csv", "party"},       {"data/platforms.csv", "platform"}, {"data/advertisers.csv", "advertiser"},
    {"data/regions.csv", "region"},      {"data/sources.csv", "source"},     {"data/observations.csv", "observation"},
    {"data/targeting.csv", "targeting"},
};

static const char *text_at(sqlite3_stmt *rows, int column) {
    const char *text = (const char *)sqlite3_column_text(rows, column);
    return text ? text : "";
}

/* What the database has in this column; NULL: the file has nothing of the kind. The key of a table is id there. */
static const char *wanted_field(const struct row_file *table, const char *name) {
    int column = strcmp(name, "id") == 0 ? 0 : row_file_column(table, name);
    return column < 0 ? NULL : row_file_at(table, column);
}

/* Earlier editions, whose rows have a start, had no key for what is of no party or of several, or of an unlisted source. */
static bool is_older(const struct row_file *table, const char *name, const char *wanted) {
    return row_file_column(table, "start") >= 0 &&
           ((strcmp(name, "party") == 0 && (strcmp(wanted, "unmapped") == 0 || strchr(wanted, '|'))) ||
            strcmp(name, "source") == 0 || strcmp(name, "id") == 0);
}

static void compare_field(struct row_file *table, const char *noun, sqlite3_stmt *rows, int column) {
    const char *name = sqlite3_column_name(rows, column), *text = text_at(rows, column);
    const char *wanted = wanted_field(table, name);
    if (!wanted)
        return;
    table->edition->counts[FORMAT_ROWS].numbers++;
    if (strcmp(wanted, text) == 0 || is_older(table, name, wanted) || !row_file_may_tell(table))
        return;
    edition_differs(table->edition, DATABASE, 0, "%s %s: %s is '%s', but %s:%u has '%s'", noun, text_at(rows, 0), name,
                    text, table->file, table->lines.line, wanted);
}

/* NULL, and a difference, if the database cannot answer. */
static sqlite3_stmt *query(struct edition *edition, sqlite3 *database, const char *sql) {
    sqlite3_stmt *rows = NULL;
    if (database && sqlite3_prepare_v2(database, sql, -1, &rows, NULL) != SQLITE_OK)
        edition_differs(edition, DATABASE, 0, "cannot be asked: %s", sqlite3_errmsg(database));
    return rows;
}

/* Row by row, in the order of the file. */
static void compare_rows(struct edition *edition, const char *file, const char *noun, sqlite3_stmt *rows) {
    struct row_file table;
    if (!row_file_open(&table, edition, file))
        return;
    edition->counts[FORMAT_ROWS].files++;
    unsigned count = 0, stored = 0;
    for (; row_file_next(&table); count++) {
        if (!rows || sqlite3_step(rows) != SQLITE_ROW)
            continue;
        stored++;
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            compare_field(&table, noun, rows, i);
    }
    while (rows && sqlite3_step(rows) == SQLITE_ROW)
        stored++;
    if (rows && stored != count)
        edition_differs(edition, DATABASE, 0, "has %u rows of %s, but %s has %u", stored, noun, file, count);
    row_file_close(&table);
}

static void compare_pair(struct edition *edition, sqlite3 *database, const char *file, const char *table) {
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s ORDER BY rowid", table);
    if (!edition_has_table(edition, file))
        return;
    sqlite3_stmt *rows = query(edition, database, sql);
    compare_rows(edition, file, table, rows);
    sqlite3_finalize(rows);
}

/* What the trace says of a cell and a list of rows. */
struct traced {
    char *says; /* "RULE MEASURE" */
    unsigned line;
};

static void traced_free(gpointer data) {
    g_free(((struct traced *)data)->says);
    g_free(data);
}

static void compare_traced(struct row_file *table, sqlite3_stmt *rows, GHashTable *lines) {
    g_autofree char *key = g_strdup_printf("%s %s:%s from list %s", text_at(rows, 0), text_at(rows, 1),
                                           text_at(rows, 2), text_at(rows, 3));
    g_autofree char *says = g_strdup_printf("%s %s", text_at(rows, 4), text_at(rows, 5));
    const struct traced *wanted = g_hash_table_lookup(lines, key);
    table->edition->counts[FORMAT_ROWS].numbers++;
    if (!(wanted && strcmp(wanted->says, says) == 0) && row_file_may_tell(table)) {
        if (wanted)
            edition_differs(table->edition, DATABASE, 0, "trace: %s is %s, but %s:%u has %s", key, says, table->file,
                            wanted->line, wanted->says);
        else
            edition_differs(table->edition, DATABASE, 0, "trace: has %s, but %s lacks it", key, table->file);
    }
    g_hash_table_remove(lines, key);
}

static void tell_left(struct row_file *table, GHashTable *lines) {
    GHashTableIter iterator;
    gpointer key, value;
    const struct traced *first = NULL;
    const char *name = NULL;
    g_hash_table_iter_init(&iterator, lines);
    while (g_hash_table_iter_next(&iterator, &key, &value)) {
        const struct traced *line = value;
        if (!first || line->line < first->line)
            first = line, name = key;
    }
    if (first)
        edition_differs(table->edition, table->file, first->line, "has %s, but the database lacks it, and %u more",
                        name, g_hash_table_size(lines) - 1);
}

/* The database has the lines in another order. */
static void compare_trace(struct edition *edition, sqlite3 *database) {
    struct row_file table;
    if (!row_file_open(&table, edition, TRACE))
        return;
    edition->counts[FORMAT_ROWS].files++;
    g_autoptr(GHashTable) lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, traced_free);
    while (row_file_next(&table)) {
        struct traced *line = g_new(struct traced, 1);
        line->says = g_strdup_printf("%s %s", row_file_field(&table, "rule"), row_file_field(&table, "measure"));
        line->line = table.lines.line;
        char *key =
            g_strdup_printf("%s %s:%s from list %s", row_file_field(&table, "figure"), row_file_field(&table, "row"),
                            row_file_field(&table, "column"), row_file_field(&table, "list"));
        if (!g_hash_table_insert(lines, key, line) && row_file_may_tell(&table))
            edition_differs(edition, TRACE, table.lines.line, "says %s twice", key);
    }
    sqlite3_stmt *rows = query(edition, database, "SELECT figure, \"row\", \"column\", list, rule, measure FROM trace");
    while (rows && sqlite3_step(rows) == SQLITE_ROW)
        compare_traced(&table, rows, lines);
    if (rows)
        tell_left(&table, lines);
    sqlite3_finalize(rows);
    row_file_close(&table);
}

/* A span of a list, as a row of the database has it: "LIST FIRST COUNT STEP". */
static char *span_words(const char *list, const struct listed_rows *span) {
    return g_strdup_printf("%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, list, span->first,
                           (span->last - span->first) / span->step + 1, span->step);
}

/* The row that comes next; in earlier editions the rows of a span follow each other. NULL if there is none. */
static char *stored_span(sqlite3_stmt *rows) {
    if (sqlite3_step(rows) != SQLITE_ROW)
        return NULL;
    return g_strdup_printf("%s %s %s %s", text_at(rows, 0), text_at(rows, 1), text_at(rows, 2),
                           sqlite3_column_count(rows) > 3 ? text_at(rows, 3) : "1");
}

/* The lists in lists.csv, span by span, are those of the database. */
static void compare_lists(struct edition *edition, sqlite3 *database) {
    struct row_file table;
    if (!row_file_open(&table, edition, LISTS))
        return;
    edition->counts[FORMAT_ROWS].files++;
    sqlite3_stmt *rows = query(edition, database, "SELECT * FROM span ORDER BY list, first");
    bool more = rows != NULL;
    while (row_file_next(&table)) {
        struct listed_rows span;
        for (const char *at = row_file_field(&table, "observations"); more && listed_rows_take(&at, &span);) {
            g_autofree char *wanted = span_words(row_file_field(&table, "list"), &span), *found = stored_span(rows);
            more = found != NULL;
            edition->counts[FORMAT_ROWS].numbers++;
            if (g_strcmp0(wanted, found) != 0 && row_file_may_tell(&table))
                edition_differs(edition, DATABASE, 0, "span: has %s, but %s:%u has %s", more ? found : "nothing", LISTS,
                                table.lines.line, wanted);
        }
    }
    g_autofree char *left = more ? stored_span(rows) : NULL;
    if (left)
        edition_differs(edition, DATABASE, 0, "span: has %s, but %s ends before it", left, LISTS);
    sqlite3_finalize(rows);
    row_file_close(&table);
}

/* Without a handle if there is none. A broken one is reported when its cells are read. */
static void open_database(const struct edition *edition, struct database *database) {
    *database = (struct database){NULL, 0};
    if (!g_hash_table_contains(edition->names, DATABASE))
        return;
    g_autofree char *path = g_build_filename(edition->folder, DATABASE, NULL);
    g_autofree char *closed = database_open(database, path);
    if (closed)
        database_close(database);
}

void verify_rows(struct edition *edition) {
    struct database opened;
    open_database(edition, &opened);
    sqlite3 *database = opened.handle;
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
        compare_pair(edition, database, pairs[i].file, pairs[i].table);
    if (g_hash_table_contains(edition->names, LISTS)) {
        compare_trace(edition, database);
        compare_lists(edition, database);
    }
    database_close(&opened);
}
