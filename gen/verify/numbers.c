/* data/figures-long.csv: every number once more, with what it is about; and the same of the cells of the database. */
#include "verify/formats.h"
#include "verify/row_file.h"

#include "base/database.h"
#include <string.h>

#define NUMBERS "data/figures-long.csv"
#define DATABASE "data/adreport.sqlite"
#define DAY_LENGTH 10

/* The file's fields about a number, and the names of the same in the database. A country is there in reports of several. */
static const struct {
    const char *field, *column;
} about[] = {
    {"platform", "platform"}, {"party", "party"},           {"region", "region"},   {"age", "age"},
    {"gender", "gender"},     {"advertiser", "advertiser"}, {"from", "first_day"},  {"to", "last_day"},
    {"measure", "measure"},   {"total", "total"},           {"country", "country"},
};

struct numbers {
    struct row_file table;
    GHashTable *seen; /* set of "FIGURE ROW:COLUMN" */
    struct database database;
    sqlite3_stmt *cell; /* NULL if the database has none of it */
};

static void differs(struct numbers *numbers, const char *what, const char *wanted) {
    struct row_file *table = &numbers->table;
    if (row_file_may_tell(table))
        edition_differs(table->edition, NUMBERS, table->lines.line, "%s %s:%s has %s, but %s",
                        row_file_field(table, "figure"), row_file_field(table, "row"), row_file_field(table, "column"),
                        what, wanted);
}

/* From and to are the ends of the days, if it has any. */
static void compare_days(struct numbers *numbers, const char *days) {
    const char *from = row_file_field(&numbers->table, "from"), *to = row_file_field(&numbers->table, "to");
    gsize length = strlen(days);
    if (length >= DAY_LENGTH && (strncmp(from, days, DAY_LENGTH) != 0 || strcmp(to, days + length - DAY_LENGTH) != 0))
        differs(numbers, "other first and last days", days);
    if (strcmp(from, to) > 0)
        differs(numbers, "a first day after the last", from);
}

static void compare_with_figure(struct numbers *numbers) {
    struct row_file *table = &numbers->table;
    struct edition *edition = table->edition;
    struct found found = {.format = FORMAT_ROWS,
                          .figure = published_figure(edition->published, row_file_field(table, "figure"))};
    int column = found.figure ? published_column(found.figure, row_file_field(table, "column")) : -1;
    found.row = found.figure ? published_row(found.figure, row_file_field(table, "row")) : NULL;
    if (!found.row || column < 0) {
        differs(numbers, "a number", "data/ has no such figure, row and column");
        return;
    }
    g_autofree char *place = g_strdup_printf(NUMBERS ":%u", table->lines.line);
    found.column = (guint)column;
    found.place = place;
    edition_compare(edition, &found, row_file_field(table, "low"), row_file_field(table, "high"),
                    row_file_field(table, "state"));
    edition_compare_days(edition, &found, row_file_field(table, "days"));
    compare_days(numbers, row_file_field(table, "days"));
    bool total = found.row->total || published_column_at(found.figure, found.column)->total;
    if (strcmp(row_file_field(table, "total"), total ? "1" : "0") != 0)
        differs(numbers, "another total", found.figure->file);
}

static void compare_with_cell(struct numbers *numbers) {
    struct row_file *table = &numbers->table;
    static const char *const keys[] = {"figure", "row", "column"};
    if (!numbers->cell)
        return;
    for (int i = 0; i < 3; i++)
        sqlite3_bind_text(numbers->cell, i + 1, row_file_field(table, keys[i]), -1, SQLITE_STATIC);
    bool found = sqlite3_step(numbers->cell) == SQLITE_ROW;
    for (gsize i = 0; found && i < G_N_ELEMENTS(about); i++) {
        const char *text = (const char *)sqlite3_column_text(numbers->cell, (int)i);
        const char *wanted = row_file_field(table, about[i].field);
        table->edition->counts[FORMAT_ROWS].numbers++;
        if (strcmp(text ? text : "", wanted) != 0 && row_file_may_tell(table))
            edition_differs(table->edition, DATABASE, 0, "cell %s %s:%s: %s is '%s', but " NUMBERS ":%u has '%s'",
                            row_file_field(table, "figure"), row_file_field(table, "row"),
                            row_file_field(table, "column"), about[i].column, text ? text : "", table->lines.line,
                            wanted);
    }
    if (!found)
        differs(numbers, "a number", DATABASE " lacks it");
    sqlite3_reset(numbers->cell);
}

static void compare_number(struct numbers *numbers) {
    struct row_file *table = &numbers->table;
    char *key = g_strdup_printf("%s %s:%s", row_file_field(table, "figure"), row_file_field(table, "row"),
                                row_file_field(table, "column"));
    if (!g_hash_table_add(numbers->seen, key))
        differs(numbers, "a number", "an earlier line has it too");
    compare_with_figure(numbers);
    compare_with_cell(numbers);
}

static guint count_published(const struct edition *edition) {
    guint count = 0;
    for (guint i = 0; i < edition->published->order->len; i++) {
        const struct published_figure *figure = g_ptr_array_index(edition->published->order, i);
        count += figure->rows->len * figure->numbers;
    }
    return count;
}

static void ask_database(struct numbers *numbers) {
    struct edition *edition = numbers->table.edition;
    g_autofree char *path = g_build_filename(edition->folder, DATABASE, NULL);
    g_autoptr(GString) sql = g_string_new("SELECT ");
    for (gsize i = 0; i < G_N_ELEMENTS(about); i++)
        g_string_append_printf(sql, i ? ", %s" : "%s",
                               row_file_column(&numbers->table, about[i].field) < 0 ? "''" : about[i].column);
    g_string_append(sql, " FROM cell WHERE figure = ? AND \"row\" = ? AND \"column\" = ?");
    if (!g_hash_table_contains(edition->names, DATABASE))
        return;
    g_autofree char *closed = database_open(&numbers->database, path);
    if (closed || sqlite3_prepare_v2(numbers->database.handle, sql->str, -1, &numbers->cell, NULL) != SQLITE_OK)
        edition_differs(edition, DATABASE, 0, "cannot be asked: %s",
                        closed ? closed : sqlite3_errmsg(numbers->database.handle));
}

void verify_numbers(struct edition *edition) {
    struct numbers numbers = {.seen = NULL};
    if (!g_hash_table_contains(edition->names, NUMBERS) || !row_file_open(&numbers.table, edition, NUMBERS))
        return;
    edition->counts[FORMAT_ROWS].files++;
    numbers.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ask_database(&numbers);
    while (row_file_next(&numbers.table))
        compare_number(&numbers);
    guint count = g_hash_table_size(numbers.seen), wanted = count_published(edition);
    if (count != wanted)
        edition_differs(edition, NUMBERS, 0, "has %u numbers, but the figures have %u", count, wanted);
    sqlite3_finalize(numbers.cell);
    database_close(&numbers.database);
    g_hash_table_unref(numbers.seen);
    row_file_close(&numbers.table);
}
