#include "read/cells.h"
#include "base/echo.h"
#include "base/nearest.h"
#include "read/amount.h"
#include "read/word.h"

#include <string.h>

/* How messages call the entries of a table, and where one is added. */
static const struct {
    const char *noun;
    const char *file;
} tables[TABLE_COUNT] = {
    [TABLE_PARTIES] = {"party", "parties.csv"},
    [TABLE_PLATFORMS] = {"platform", "platforms.csv"},
    [TABLE_REGIONS] = {"region", "regions.csv"},
    [TABLE_SOURCES] = {"source", "sources.csv"},
};

struct csv *table_open(struct reading *reading, const char *path, const struct csv_column *columns, unsigned count,
                       bool optional) {
    g_autoptr(GBytes) bytes = file_read(reading, path, optional);
    if (!bytes)
        return NULL;
    const char *shown = file_shown(reading->dataset->strings, reading->folder, path);
    struct csv *csv = csv_open(bytes, shown, reading->diagnostics);
    if (csv && csv_bind(csv, columns, count, CSV_OURS))
        return csv;
    csv_close(csv);
    return NULL;
}

void cell_error(struct input_row *row, unsigned column, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    csv_report(row->csv, column, SEVERITY_ERROR, rule, "%s", message);
    row->good = false;
}

const char *cell_text(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    if (!*text)
        return NULL;
    if (!word_is_printable(text)) {
        cell_error(row, column, "text", "a line end or control character in '%s'; write it on one line", text);
        return NULL;
    }
    return dataset_string(row->reading->dataset, text);
}

const char *cell_or_empty(struct input_row *row, unsigned column) {
    const char *text = cell_text(row, column);
    return text ? text : "";
}

bool cell_filled(struct input_row *row, unsigned column) {
    if (*csv_text(row->csv, column))
        return true;
    cell_error(row, column, "empty", "an empty cell; '%s' must be filled in", csv_name(row->csv, column));
    return false;
}

const char *cell_name(struct input_row *row, unsigned column) {
    const char *name = cell_required(row, column);
    if (name && g_utf8_strlen(name, -1) > NAME_LIMIT) {
        cell_error(row, column, "name", "a name of %ld characters; give a shorter one, of %d at most",
                   g_utf8_strlen(name, -1), NAME_LIMIT);
        return NULL;
    }
    return name;
}

const char *cell_required(struct input_row *row, unsigned column) {
    return cell_filled(row, column) ? cell_text(row, column) : NULL;
}

const char *cell_new_id(struct input_row *row, unsigned column, enum input_table table, guint index) {
    const char *id = cell_required(row, column);
    if (!id)
        return NULL;
    if (!word_is_id(id)) {
        cell_error(row, column, "id", "not an id: '%s'; it becomes part of addresses: use a-z, 0-9 and -", id);
        return NULL;
    }
    if (g_hash_table_contains(row->reading->ids[table], id)) {
        cell_error(row, column, "doubled-id", "%s '%s' is in this table already; keep one row", tables[table].noun, id);
        return NULL;
    }
    g_hash_table_insert(row->reading->ids[table], (gpointer)id, GUINT_TO_POINTER(index + 1));
    return id;
}

int region_named(struct reading *reading, const char *text) {
    gpointer found;
    if (g_hash_table_lookup_extended(reading->regions, text, NULL, &found))
        return GPOINTER_TO_INT(found) - 1;
    int index = dataset_find_region(reading->dataset, text);
    g_hash_table_insert(reading->regions, g_strdup(text), GINT_TO_POINTER(index + 1));
    return index;
}

static int find(struct reading *reading, enum input_table table, const char *text) {
    if (table == TABLE_REGIONS)
        return region_named(reading, text);
    return GPOINTER_TO_INT(g_hash_table_lookup(reading->ids[table], text)) - 1;
}

static gint compare_words(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int cell_reference(struct input_row *row, unsigned column, enum input_table table) {
    const char *text = csv_text(row->csv, column);
    return *text ? cell_reference_to(row, column, table, text) : -1;
}

int cell_reference_to(struct input_row *row, unsigned column, enum input_table table, const char *text) {
    struct reading *reading = row->reading;
    int index = find(reading, table, text);
    if (index >= 0)
        return index;
    row->good = false;
    if (reading->unreadable[table])
        return -1;
    g_autofree char *rule = g_strdup_printf("unknown-%s", tables[table].noun);
    if (!csv_would_show(row->csv, column, rule)) { /* the nearest of all that there are takes time */
        cell_error(row, column, rule, "unknown %s", tables[table].noun);
        return -1;
    }
    guint count;
    g_autofree const char **words = (const char **)g_hash_table_get_keys_as_array(reading->ids[table], &count);
    qsort(words, count, sizeof *words, compare_words);
    g_autofree char *add = g_strdup_printf("; add it to %s", tables[table].file);
    g_autofree char *remedy = nearest_remedy(text, words, count, add);
    cell_error(row, column, rule, "unknown %s '%s'%s", tables[table].noun, text, remedy);
    return -1;
}

const char *cell_advertiser_id(struct input_row *row, unsigned column) {
    const char *id = cell_text(row, column);
    if (id && word_is_cut_number(id)) {
        cell_error(row, column, "advertiser-id",
                   "a spreadsheet has cut this id: '%s'; take it from the source again, in a column formatted as text",
                   id);
        return NULL;
    }
    return id;
}

day_number cell_date(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    day_number day = 0;
    if (*text && !date_parse(text, &day))
        cell_error(row, column, "date", "not a date: '%s'; write year-month-day: 2023-03-15", text);
    return day;
}

void cell_ordered(struct input_row *row, unsigned column, day_number first, day_number last) {
    if (first && last && first > last)
        cell_error(row, column, "period", "'%s' is before the first day; swap the two", csv_text(row->csv, column));
}

struct period cell_days(struct input_row *row, unsigned start, unsigned end) {
    struct period days = {cell_date(row, start), cell_date(row, end)};
    cell_filled(row, start);
    cell_filled(row, end);
    if (days.first && days.last && days.first > days.last)
        cell_error(row, end, "period", "'%s' lies before the first day; exchange the two", csv_text(row->csv, end));
    return days;
}

struct interval cell_money(struct input_row *row, unsigned column, const char *remedy) {
    struct amount_form form = amount_form_of(row->reading->dataset, UNIT_MONEY, false);
    struct amount amount = {0};
    const char *text = csv_text(row->csv, column);
    if (!cell_filled(row, column))
        return interval_of(0);
    const char *problem = amount_read(text, &form, &amount);
    if (!problem && (amount.state != STATE_VALUE || !amount_has_value(&amount)))
        problem = remedy;
    if (problem)
        cell_error(row, column, "amount", "not an amount: '%s'; %s", text, problem);
    return amount.value;
}

const char *cell_url(struct input_row *row, unsigned column) {
    const char *text = cell_text(row, column);
    if (text && !word_is_url(text)) {
        cell_error(row, column, "url", "not an address: '%s'; write it in full, with https://", text);
        return NULL;
    }
    return text;
}

void localized_columns(struct reading *reading, struct csv_column *first, const char *name, bool required) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autofree char *column = g_strconcat(name, "_", language_code((enum language)i), NULL);
        first[i] = (struct csv_column){dataset_string(reading->dataset, column),
                                       required && reading->dataset->settings.publishes[i]};
    }
}

struct localized cell_localized(struct input_row *row, unsigned first) {
    struct localized text = {{NULL}};
    for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
        text.text[i] = cell_text(row, first + i);
    return text;
}
