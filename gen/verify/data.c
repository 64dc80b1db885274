/* data/FIGURE.csv, and data/FIGURE.json held against it. */
#include "verify/formats.h"
#include "verify/json_value.h"

#include <string.h>

static char *name_of(const char *file, const char *ending) {
    return g_strndup(file + strlen("data/"), strlen(file) - strlen("data/") - strlen(ending));
}

static void complain(void *data, const char *file, unsigned line, const char *what) {
    edition_differs(data, file, line, "%s", what);
}

void verify_csv(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        gsize length;
        if (!edition_file_is(file, "data/", ".csv"))
            continue;
        g_autofree char *name = name_of(file, ".csv");
        if (published_is_other_table(name) && edition_has_table(edition, file))
            continue;
        g_autofree char *text = edition_read_text(edition, file, &length);
        if (!text)
            continue;
        if (!published_read(edition->published, file, text, length, complain, edition)) {
            edition_differs(edition, file, 0, "is empty");
            continue;
        }
        const struct published_figure *figure = published_figure(edition->published, name);
        edition->counts[FORMAT_CSV].files++;
        edition->counts[FORMAT_CSV].numbers += figure->rows->len * figure->numbers;
    }
}

/* A JSON file being compared. */
struct json_reading {
    struct edition *edition;
    const char *file;
    struct published_figure *figure;
};

static const char *end_text(const struct json_value *cell, const char *name) {
    const struct json_value *end = json_value_member(cell, name);
    return end && end->type == JSON_NUMBER ? end->text : "";
}

/* The first figure that shows a state says what its words are; all others must say the same. */
static void learn_words(struct edition *edition, enum language language, const char *word, const char *words) {
    enum state state;
    if (!state_from_word(word, &state) || state == STATE_VALUE)
        return;
    if (!edition->state_words[language][state])
        edition->state_words[language][state] = g_string_chunk_insert_const(edition->published->strings, words);
}

static void compare_cell(const struct json_reading *reading, struct published_row *row, guint column,
                         const struct json_value *cell) {
    const char *state = json_value_string(json_value_member(cell, "state"));
    const struct json_value *open = json_value_member(cell, "open");
    const char *low = end_text(cell, "low"), *high = end_text(cell, "high");
    g_autofree char *place = g_strdup_printf("%s:%u", reading->file, cell->line);
    struct found found = {FORMAT_JSON, place, reading->figure, row, column};
    const char *days = json_value_string(json_value_member(cell, "days"));
    edition_compare(reading->edition, &found, low, high, state ? state : "");
    edition_compare_days(reading->edition, &found, days ? days : "");
    if (open && (open->type == JSON_TRUE) != (*low && !*high))
        edition_differs(reading->edition, place, 0, "%s %s:%s is said to be %s, but goes from '%s' to '%s'",
                        reading->figure->id, row->key, published_column_at(reading->figure, column)->key,
                        open->type == JSON_TRUE ? "open" : "closed", low, high);
    const struct json_value *texts = json_value_member(cell, "text");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *text = json_value_string(json_value_member(texts, language_code((enum language)language)));
        if (!text)
            continue;
        if (state && !*low) /* else the words follow a number */
            learn_words(reading->edition, (enum language)language, state, text);
        edition_compare_text(reading->edition, &found, (enum language)language, text);
    }
}

/* Words that have a code are that code in the CSV; others are there as in one of the languages. */
static bool has_words(const struct json_value *cell, const char *words) {
    const struct json_value *code = json_value_member(cell, "code");
    const struct json_value *texts = json_value_member(cell, "text");
    if (code)
        return strcmp(code->type == JSON_STRING ? code->text : "", words) == 0;
    for (guint i = 0; i < json_value_count(texts); i++)
        if (g_strcmp0(json_value_string(json_value_at(texts, i)), words) == 0)
            return true;
    return !*words && json_value_count(texts) == 0;
}

static void compare_words(const struct json_reading *reading, const struct published_row *row, const char *key,
                          const char *words, const struct json_value *cell) {
    if (has_words(cell, words))
        return;
    g_autofree char *place = g_strdup_printf("%s:%u", reading->file, cell->line);
    edition_differs(reading->edition, place, 0, "%s %s:%s is not '%s', which %s:%u has", reading->figure->id, row->key,
                    key, words, reading->figure->file, row->line);
}

static bool says_true(const struct json_value *object, const char *name) {
    const struct json_value *value = json_value_member(object, name);
    return value && value->type == JSON_TRUE;
}

static void compare_row(const struct json_reading *reading, const struct json_value *value, guint index) {
    const char *key = json_value_string(json_value_member(value, "key"));
    struct published_row *row = published_row_at(reading->figure, index);
    if (!key || strcmp(key, row->key) != 0) {
        edition_differs(reading->edition, reading->file, value->line, "%s has the row '%s' here, but %s:%u has '%s'",
                        reading->figure->id, key ? key : "", reading->figure->file, row->line, row->key);
        return;
    }
    const struct json_value *label = json_value_member(value, "label");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *text = json_value_string(json_value_member(label, language_code((enum language)language)));
        if (text)
            row->label[language] = g_string_chunk_insert_const(reading->edition->published->strings, text);
    }
    if (reading->figure->says_total && says_true(value, "total") != row->total)
        edition_differs(reading->edition, reading->file, value->line, "%s %s: total is not %d, which %s:%u has",
                        reading->figure->id, row->key, row->total, reading->figure->file, row->line);
    const struct json_value *drawn = json_value_member(value, "drawn");
    row->undrawn = drawn && drawn->type == JSON_FALSE;
    row->silent = says_true(value, "silent");
    row->beyond = says_true(value, "beyond");
    const struct json_value *cells = json_value_member(value, "cells");
    const struct json_value *beside =
        reading->figure->beside ? json_value_member(cells, reading->figure->beside) : NULL;
    if (beside)
        compare_words(reading, row, reading->figure->beside, row->beside, beside);
    for (guint i = 1; i < reading->figure->columns->len; i++) {
        const struct published_column *column = published_column_at(reading->figure, i);
        const struct json_value *cell = json_value_member(cells, column->key);
        if (!cell)
            edition_differs(reading->edition, reading->file, value->line, "%s %s:%s is missing, but %s:%u has it",
                            reading->figure->id, row->key, column->key, reading->figure->file, row->line);
        else if (column->is_number)
            compare_cell(reading, row, i, cell);
        else
            compare_words(reading, row, column->key, row->cells[i].words, cell);
    }
}

/* A column that is in no table is known by its place in the JSON. */
static void take_beside(struct published_figure *figure, const struct json_value *columns) {
    if (json_value_count(columns) > 1 && json_value_member(json_value_at(columns, 1), "beside_key") &&
        figure->columns->len > 1 && !published_column_at(figure, 1)->is_number)
        published_take_beside(figure);
}

/* Which columns hold what others hold too, which are of days, and which pages leave out. */
static void learn_column(struct published_column *column, const struct json_value *value) {
    column->total = says_true(value, "total");
    column->silent = says_true(value, "silent");
    column->beyond = says_true(value, "beyond");
    column->is_days = g_strcmp0(json_value_string(json_value_member(value, "code")), "interval") == 0;
}

static void learn_columns(struct published_figure *figure, const struct json_value *columns) {
    for (guint i = 0; i < json_value_count(columns); i++) {
        const struct json_value *value = json_value_at(columns, i);
        const char *key = json_value_string(json_value_member(value, "key"));
        for (guint j = 0; j < figure->columns->len; j++) {
            struct published_column *column = &g_array_index(figure->columns, struct published_column, j);
            if (g_strcmp0(column->key, key) == 0)
                learn_column(column, value);
        }
    }
}

static const char *keep(const struct json_reading *reading, const struct json_value *texts, enum language language) {
    const char *text = json_value_string(json_value_member(texts, language_code(language)));
    return text ? g_string_chunk_insert_const(reading->edition->published->strings, text) : NULL;
}

/* Keeps the words that other files have to say in the same way. */
static void learn_wording(const struct json_reading *reading, const struct json_value *root) {
    struct published_figure *figure = reading->figure;
    const struct json_value *notes = json_value_member(root, "notes");
    figure->note_count = json_value_count(notes);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        for (int i = 0; i < WORDING_COUNT; i++)
            figure->words[i][language] =
                keep(reading, json_value_member(root, wording_names[i]), (enum language)language);
        figure->notes[language] = g_new0(const char *, figure->note_count + 1);
        g_ptr_array_add(reading->edition->published->blocks, figure->notes[language]);
        for (guint i = 0; i < figure->note_count; i++)
            figure->notes[language][i] = keep(reading, json_value_at(notes, i), (enum language)language);
    }
}

/* What pages leave out has no number: they would hide it. */
static void compare_silence(struct edition *edition, const char *file, const struct published_figure *figure) {
    for (guint r = 0; r < figure->rows->len; r++) {
        const struct published_row *row = published_row_at(figure, r);
        for (guint i = 1; i < figure->columns->len; i++)
            if (published_column_at(figure, i)->is_number && *row->cells[i].low &&
                (row->silent || published_column_at(figure, i)->silent))
                edition_differs(edition, file, 0, "%s %s:%s is said to be silent, but %s:%u has a number", figure->id,
                                row->key, published_column_at(figure, i)->key, figure->file, row->line);
    }
}

/* Numbers that pages have no room for are to be said: else who reads a page takes its table for the whole. */
static void compare_room(struct edition *edition, const char *file, const struct published_figure *figure) {
    bool beyond = false, said = false;
    for (guint i = 0; i < figure->rows->len; i++)
        beyond = beyond || published_row_at(figure, i)->beyond;
    for (guint i = 0; i < figure->columns->len; i++)
        beyond = beyond || published_column_at(figure, i)->beyond;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        said = said || figure->words[WORDING_ROOM][language];
    if (beyond && !said)
        edition_differs(edition, file, 0, "%s has rows or columns that pages have no room for, but no room says so",
                        figure->id);
}

static void compare_figure(struct edition *edition, const char *file, struct published_figure *figure) {
    gsize length;
    unsigned line;
    g_autofree char *text = edition_read_text(edition, file, &length);
    if (!text)
        return;
    struct json_value *root = json_value_read(text, &line);
    edition->counts[FORMAT_JSON].files++;
    if (!root) {
        edition_differs(edition, file, line, "is not JSON");
        return;
    }
    struct json_reading reading = {edition, file, figure};
    take_beside(figure, json_value_member(root, "columns"));
    learn_columns(figure, json_value_member(root, "columns"));
    learn_wording(&reading, root);
    const struct json_value *rows = json_value_member(root, "rows");
    if (json_value_count(rows) != figure->rows->len)
        edition_differs(edition, file, rows ? rows->line : 1, "%s has %u rows, but %s has %u", figure->id,
                        json_value_count(rows), figure->file, figure->rows->len);
    for (guint i = 0; i < MIN(json_value_count(rows), figure->rows->len); i++)
        compare_row(&reading, json_value_at(rows, i), i);
    compare_silence(edition, file, figure);
    compare_room(edition, file, figure);
    json_value_free(root);
}

/* Other JSON files are in data/ too; a figure's is one that has columns. */
static bool is_figure(struct edition *edition, const char *file) {
    gsize length;
    unsigned line;
    g_autofree char *text = edition_read_text(edition, file, &length);
    struct json_value *root = text ? json_value_read(text, &line) : NULL;
    bool figure = json_value_member(root, "columns") != NULL;
    json_value_free(root);
    return figure;
}

void verify_json(struct edition *edition) {
    for (guint i = 0; i < edition->published->order->len; i++) {
        struct published_figure *figure = g_ptr_array_index(edition->published->order, i);
        g_autofree char *file = g_strconcat("data/", figure->id, ".json", NULL);
        if (g_hash_table_contains(edition->names, file))
            compare_figure(edition, file, figure);
        else
            edition_differs(edition, file, 0, "is missing, but %s is there", figure->file);
    }
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        if (!edition_file_is(file, "data/", ".json"))
            continue;
        g_autofree char *name = name_of(file, ".json");
        if (!published_figure(edition->published, name) && is_figure(edition, file))
            edition_differs(edition, file, 0, "is a figure, but data/%s.csv is missing", name);
    }
}
