#include "render/data/database_rows.h"

/* The table, and where a statement is in it. */
struct table {
    sqlite3_vtab base;
    const struct database_rows *source;
};

struct cursor {
    sqlite3_vtab_cursor base;
    guint row;
};

static const struct database_rows *source_of(const sqlite3_vtab_cursor *cursor) {
    return ((const struct table *)cursor->pVtab)->source;
}

static int table_connect(sqlite3 *handle, void *data, int count, const char *const *words, sqlite3_vtab **table,
                         char **problem) {
    (void)count, (void)words, (void)problem;
    const struct database_rows *source = data;
    g_autoptr(GString) declared = g_string_new("CREATE TABLE rows(");
    for (guint i = 0; i < source->columns; i++)
        g_string_append_printf(declared, "%sc%u", i ? ", " : "", i);
    g_string_append_c(declared, ')');
    struct table *made = g_new0(struct table, 1);
    made->source = source;
    int result = sqlite3_declare_vtab(handle, declared->str);
    if (result == SQLITE_OK)
        *table = &made->base;
    else
        g_free(made);
    return result;
}

static int table_disconnect(sqlite3_vtab *table) {
    g_free(table);
    return SQLITE_OK;
}

/* There is one way to go through it. */
static int table_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
    (void)table, (void)plan;
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct cursor *made = g_new0(struct cursor, 1);
    *cursor = &made->base;
    return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *cursor) {
    g_free(cursor);
    return SQLITE_OK;
}

static int cursor_begin(sqlite3_vtab_cursor *cursor, int plan, const char *words, int count, sqlite3_value **values) {
    (void)plan, (void)words, (void)count, (void)values;
    ((struct cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *cursor) {
    ((struct cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int cursor_is_at_end(sqlite3_vtab_cursor *cursor) {
    return ((struct cursor *)cursor)->row >= source_of(cursor)->rows->count;
}

static int cursor_id(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id) {
    *id = ((struct cursor *)cursor)->row;
    return SQLITE_OK;
}

/* A whole number, or the one nearest to its decimals, as libsqlite3 reads them, up to 90,071,992,547,409 of them, 2^53 hundredths. */
static void give_number(sqlite3_context *to, enum unit unit, int64_t number) {
    int64_t scale = unit_scale(unit);
    if (number % scale == 0)
        sqlite3_result_int64(to, number / scale);
    else
        sqlite3_result_double(to, (double)number / (double)scale);
}

/* Words stay where they are until the row is in. */
static int cursor_value(sqlite3_vtab_cursor *cursor, sqlite3_context *to, int column) {
    const struct rows *rows = source_of(cursor)->rows;
    const struct value *value = &rows->values[((struct cursor *)cursor)->row * rows->columns + (guint)column];
    if (value->kind == VALUE_NUMBER)
        give_number(to, value->unit, value->number);
    else if (value->kind == VALUE_WORDS)
        sqlite3_result_text64(to, rows->words + value->start, value->length, SQLITE_STATIC, SQLITE_UTF8);
    return SQLITE_OK;
}

static const sqlite3_module module = {
    .iVersion = 1,
    .xConnect = table_connect,
    .xBestIndex = table_plan,
    .xDisconnect = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_begin,
    .xNext = cursor_next,
    .xEof = cursor_is_at_end,
    .xColumn = cursor_value,
    .xRowid = cursor_id,
};

int database_rows_offer(sqlite3 *handle, struct database_rows *rows) {
    return sqlite3_create_module(handle, "rows", &module, rows);
}
