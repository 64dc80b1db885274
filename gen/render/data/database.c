/* The report as a SQLite database: the figures with their cells, and the input behind them. It is built in one go in the
 * file that is published, so that its bytes depend on the report alone, and memory does not grow with it. */
#include "render/data/database.h"

#include "render/data/database_file.h"
#include "render/data/database_rows.h"
#include "render/data/database_schema.h"
#include "model/paths.h"

#include <errno.h>
#include <gio/gio.h>
#include <sqlite3.h>

struct store {
    struct row_taker taker; /* first: of rows for the table that is being filled */
    struct database_file file;
    sqlite3 *handle;
    sqlite3_stmt *insertion; /* of all rows there are */
    struct database_rows rows;
    int failure; /* the first one */
    char *words; /* what the library said of it; a later call says something else */
};

static void note_failure(struct store *store, int result) {
    if (result == SQLITE_OK || result == SQLITE_DONE || store->failure != SQLITE_OK)
        return;
    store->failure = result;
    store->words = g_strdup(sqlite3_errmsg(store->handle));
}

static void run(struct store *store, const char *sql) {
    if (store->failure == SQLITE_OK)
        note_failure(store, sqlite3_exec(store->handle, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(struct store *store, const char *before, const char *table, const char *behind) {
    sqlite3_stmt *statement = NULL;
    g_autofree char *sql = g_strconcat(before, table, behind, NULL);
    if (store->failure == SQLITE_OK)
        note_failure(store, sqlite3_prepare_v2(store->handle, sql, -1, &statement, NULL));
    return statement;
}

static guint column_count(struct store *store, const char *table) {
    sqlite3_stmt *probe = prepare(store, "SELECT * FROM ", table, "");
    guint count = (guint)sqlite3_column_count(probe);
    sqlite3_finalize(probe);
    return count;
}

static void insert(struct row_taker *taker, const struct rows *rows) {
    struct store *store = (struct store *)taker;
    if (store->failure != SQLITE_OK)
        return;
    g_assert(rows->columns == store->rows.columns);
    store->rows.rows = rows;
    note_failure(store, sqlite3_step(store->insertion));
    sqlite3_reset(store->insertion);
}

struct row_taker *store_table_open(struct store *store, const char *table) {
    store->rows.columns = column_count(store, table);
    if (store->failure == SQLITE_OK)
        note_failure(store, database_rows_offer(store->handle, &store->rows));
    store->insertion = prepare(store, "INSERT INTO ", table, " SELECT * FROM rows");
    return &store->taker;
}

void store_table_close(struct store *store) {
    sqlite3_finalize(store->insertion);
    store->insertion = NULL;
}

struct store *store_open(const struct report *report, int file) {
    struct store *store = g_new0(struct store, 1);
    store->taker.take = insert;
    note_failure(store, database_file_open(&store->file, file, &store->handle));
    g_autofree char *schema = database_schema(report);
    run(store, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
               "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY; PRAGMA "
               "foreign_keys = OFF; BEGIN");
    run(store, schema);
    return store;
}

/* What the system refuses is told of the file, as of any other; what the library says is about what is to be in it. */
static int database_failure(const struct store *store, GError **error) {
    if (store->failure == SQLITE_OK || store->file.failure)
        return store->file.failure;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot make " PATH_DATABASE ": %s", store->words);
    return ECANCELED;
}

int store_close(struct store *store, GError **error) {
    run(store, "COMMIT; PRAGMA user_version = 1");
    note_failure(store, sqlite3_close(store->handle));
    database_file_close(&store->file);
    int failure = database_failure(store, error);
    g_free(store->words);
    g_free(store);
    return failure;
}
