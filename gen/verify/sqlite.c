/* data/adreport.sqlite: every number is a row of the table cell, by figure, row and column; the words of figures are in
 * the tables figure and figure_note. */
#include "verify/formats.h"

#include "base/database.h"
#include <string.h>

#define DATABASE "data/adreport.sqlite"

static const char *text_at(sqlite3_stmt *cells, int column) {
    const char *text = column >= 0 ? (const char *)sqlite3_column_text(cells, column) : NULL;
    return text ? text : "";
}

/* Number of the result's column with this name, or -1. */
static int column_named(sqlite3_stmt *cells, const char *name) {
    for (int i = 0; i < sqlite3_column_count(cells); i++)
        if (strcmp(sqlite3_column_name(cells, i), name) == 0)
            return i;
    return -1;
}

struct columns {
    int figure, row, column, low, high, state, days, code;
    int text[LANGUAGE_COUNT];
};

static struct columns find_columns(sqlite3_stmt *cells) {
    struct columns columns = {
        .figure = column_named(cells, "figure"),
        .row = column_named(cells, "row"),
        .column = column_named(cells, "column"),
        .low = column_named(cells, "low"),
        .high = column_named(cells, "high"),
        .state = column_named(cells, "state"),
        .days = column_named(cells, "days"),
        .code = column_named(cells, "code"),
    };
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        g_autofree char *name = g_strconcat("text_", language_code((enum language)language), NULL);
        columns.text[language] = column_named(cells, name);
    }
    return columns;
}

/* The words, or their code, in a column of a figure; NULL if it is a number, or not there. */
static const char *words_of(const struct published_figure *figure, const struct published_row *row, const char *key) {
    if (figure->beside && strcmp(key, figure->beside) == 0)
        return row->beside;
    for (guint i = 1; i < figure->columns->len; i++)
        if (strcmp(published_column_at(figure, i)->key, key) == 0)
            return row->cells[i].words;
    return NULL;
}

/* Words without a code may be those of any language in the CSV. */
static void compare_words(struct edition *edition, sqlite3_stmt *cells, const struct columns *columns) {
    const char *id = text_at(cells, columns->figure), *key = text_at(cells, columns->column);
    const struct published_figure *figure = published_figure(edition->published, id);
    const struct published_row *row = figure ? published_row(figure, text_at(cells, columns->row)) : NULL;
    const char *wanted = row ? words_of(figure, row, key) : NULL;
    g_autofree char *place = g_strdup_printf(DATABASE "!cell!%s:%s:%s", id, text_at(cells, columns->row), key);
    if (!wanted) {
        edition_differs(edition, place, 0, "is words, but data/ has no such figure, row and column of words");
        return;
    }
    if (strcmp(text_at(cells, columns->code), wanted) == 0)
        return;
    for (int language = 0; !*text_at(cells, columns->code) && language < LANGUAGE_COUNT; language++)
        if (columns->text[language] >= 0 && strcmp(text_at(cells, columns->text[language]), wanted) == 0)
            return;
    edition_differs(edition, place, 0, "is not '%s', which %s:%u has", wanted, figure->file, row->line);
}

static void compare_cell(struct edition *edition, sqlite3_stmt *cells, const struct columns *columns,
                         GHashTable *seen) {
    const char *id = text_at(cells, columns->figure), *row = text_at(cells, columns->row);
    const char *key = text_at(cells, columns->column), *state = text_at(cells, columns->state);
    if (!*state) {
        compare_words(edition, cells, columns);
        return;
    }
    g_autofree char *place = g_strdup_printf(DATABASE "!cell!%s:%s:%s", id, row, key);
    struct found found = {.format = FORMAT_SQLITE, .place = place, .figure = published_figure(edition->published, id)};
    int column = found.figure ? published_column(found.figure, key) : -1;
    found.row = found.figure ? published_row(found.figure, row) : NULL;
    if (!found.row || column < 0) {
        edition_differs(edition, place, 0, "is a number, but data/ has no such figure, row and column");
        return;
    }
    found.column = (guint)column;
    edition_compare(edition, &found, text_at(cells, columns->low), text_at(cells, columns->high), state);
    edition_compare_days(edition, &found, text_at(cells, columns->days));
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (columns->text[language] >= 0 && sqlite3_column_type(cells, columns->text[language]) != SQLITE_NULL)
            edition_compare_text(edition, &found, (enum language)language, text_at(cells, columns->text[language]));
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(seen, found.figure->id));
    g_hash_table_insert(seen, (gpointer)found.figure->id, GUINT_TO_POINTER(count + 1));
}

static void compare_counts(struct edition *edition, GHashTable *seen) {
    for (guint i = 0; i < edition->published->order->len; i++) {
        const struct published_figure *figure = g_ptr_array_index(edition->published->order, i);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(seen, figure->id));
        guint wanted = figure->rows->len * figure->numbers;
        if (count != wanted)
            edition_differs(edition, DATABASE, 0, "has %u numbers of %s, but %s has %u", count, figure->id,
                            figure->file, wanted);
    }
}

static void tell_trouble(struct edition *edition, sqlite3 *database) {
    edition_differs(edition, DATABASE, 0, "cannot be read: %s", sqlite3_errmsg(database));
}

static void compare_cells(struct edition *edition, sqlite3 *database) {
    sqlite3_stmt *cells;
    if (sqlite3_prepare_v2(database, "SELECT * FROM cell ORDER BY figure, \"row\", \"column\"", -1, &cells, NULL) !=
        SQLITE_OK) {
        tell_trouble(edition, database);
        return;
    }
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct columns columns = find_columns(cells);
    int step;
    while ((step = sqlite3_step(cells)) == SQLITE_ROW)
        compare_cell(edition, cells, &columns, seen);
    if (step != SQLITE_DONE)
        tell_trouble(edition, database);
    compare_counts(edition, seen);
    sqlite3_finalize(cells);
}

static void compare_wordings(struct edition *edition, sqlite3_stmt *figures) {
    static const struct {
        const char *name;
        enum wording wording;
    } wordings[] = {{"headline", WORDING_HEADLINE}, {"subtitle", WORDING_SUBTITLE}, {"source", WORDING_SOURCE}};
    const struct published_figure *figure = published_figure(edition->published, text_at(figures, 0));
    g_autofree char *place = g_strdup_printf(DATABASE "!figure!%s", text_at(figures, 0));
    if (!figure) {
        edition_differs(edition, place, 0, "is a figure, but data/ has none");
        return;
    }
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        for (gsize i = 0; i < G_N_ELEMENTS(wordings); i++) {
            g_autofree char *name = g_strconcat(wordings[i].name, "_", language_code((enum language)language), NULL);
            int column = column_named(figures, name);
            if (column >= 0)
                edition_compare_wording(edition, FORMAT_SQLITE, place, figure, wordings[i].wording,
                                        (enum language)language, WORDS_SAME, text_at(figures, column));
        }
    }
}

static void compare_note(struct edition *edition, sqlite3_stmt *notes) {
    const struct published_figure *figure = published_figure(edition->published, text_at(notes, 0));
    guint number = (guint)sqlite3_column_int(notes, 1);
    g_autofree char *place = g_strdup_printf(DATABASE "!figure_note!%s:%u", text_at(notes, 0), number);
    for (int language = 0; figure && language < LANGUAGE_COUNT; language++) {
        g_autofree char *name = g_strconcat("note_", language_code((enum language)language), NULL);
        int column = column_named(notes, name);
        if (column >= 0)
            edition_compare_note(edition, FORMAT_SQLITE, place, figure, number, (enum language)language,
                                 text_at(notes, column));
    }
}

/* Calls compare with each row of a table; says so if they cannot all be read. */
static void for_rows(struct edition *edition, sqlite3 *database, const char *query,
                     void (*compare)(struct edition *, sqlite3_stmt *)) {
    sqlite3_stmt *rows;
    int step = sqlite3_prepare_v2(database, query, -1, &rows, NULL);
    while (rows && (step = sqlite3_step(rows)) == SQLITE_ROW)
        compare(edition, rows);
    if (step != SQLITE_DONE)
        tell_trouble(edition, database);
    sqlite3_finalize(rows);
}

static void compare_all(struct edition *edition, sqlite3 *database) {
    compare_cells(edition, database);
    for_rows(edition, database, "SELECT id, * FROM figure ORDER BY id", compare_wordings);
    for_rows(edition, database, "SELECT figure, number, * FROM figure_note ORDER BY 1, 2", compare_note);
}

void verify_sqlite(struct edition *edition) {
    if (!g_hash_table_contains(edition->names, DATABASE))
        return;
    g_autofree char *path = g_build_filename(edition->folder, DATABASE, NULL);
    struct database database;
    edition->counts[FORMAT_SQLITE].files++;
    g_autofree char *closed = database_open(&database, path);
    if (!closed)
        compare_all(edition, database.handle);
    else
        edition_differs(edition, DATABASE, 0, "cannot be read: %s", closed);
    database_close(&database);
}
