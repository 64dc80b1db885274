#include "read/cells.h"
#include "base/country.h"
#include "base/echo.h"
#include "base/nearest.h"
#include "read/decode.h"
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

struct csv *table_open_unbound(struct reading *reading, const char *path, bool optional) {
    const char *shown = file_shown(reading->dataset->strings, reading->folder, path);
    struct dialect dialect = dialect_of_table(reading, path);
    g_autoptr(GBytes) saved = file_read(reading, path, optional);
    g_autoptr(GBytes) bytes = saved ? decode_table(saved, shown, &dialect, reading->diagnostics) : NULL;
    return bytes ? csv_open(bytes, shown, &dialect, reading->diagnostics) : NULL;
}

struct csv *table_open(struct reading *reading, const char *path, const struct csv_column *columns, unsigned count,
                       bool optional) {
    struct csv *csv = table_open_unbound(reading, path, optional);
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

const char *cell_id(struct input_row *row, unsigned column) {
    const char *id = cell_required(row, column);
    if (!id || word_is_id(id))
        return id;
    cell_error(row, column, "id", "not an id: '%s'; it becomes part of addresses: use a-z, 0-9 and -", id);
    return NULL;
}

const char *cell_new_id(struct input_row *row, unsigned column, enum input_table table, guint index) {
    const char *id = cell_id(row, column);
    if (!id)
        return NULL;
    if (g_hash_table_contains(row->reading->ids[table], id)) {
        cell_error(row, column, "doubled-id", "%s '%s' is in this table already; keep one row", tables[table].noun, id);
        return NULL;
    }
    g_hash_table_insert(row->reading->ids[table], (gpointer)id, GUINT_TO_POINTER(index + 1));
    return id;
}

unsigned cell_country(struct input_row *row, unsigned column) {
    const struct settings *settings = &row->reading->dataset->settings;
    const char *code = csv_text(row->csv, column);
    if (*code && !settings_is_about(settings, code))
        cell_strange_country(row, column, code);
    return settings_find_country(settings, code);
}

void cell_strange_country(struct input_row *row, unsigned column, const char *code) {
    const struct settings *settings = &row->reading->dataset->settings;
    g_autofree char *countries = settings_countries_words(settings);
    cell_error(row, column, "country", "country '%s' is not one that the report is about (%s); remove such rows%s",
               code, countries ? countries : "",
               settings->countries ? ", or add it to 'countries' in report.yaml" : "");
}

const char *cell_country_code(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    if (!*text)
        return "";
    const char *code = country_code_of(text);
    if (!code)
        cell_error(row, column, "origin",
                   "unknown country '%s'; write its two capitals in ISO 3166, such as NL, or nothing", text);
    else if (strcmp(code, text) != 0)
        cell_error(row, column, "origin", "'%s' is not a code of ISO 3166; write %s", text, code);
    return code ? code : "";
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

const char *cell_source(struct input_row *row, unsigned column) {
    int source = cell_reference(row, column, TABLE_SOURCES);
    return source < 0 ? NULL : g_array_index(row->reading->dataset->sources, struct source, source).id;
}

void cell_unknown(struct input_row *row, unsigned column, const char *noun, const GPtrArray *words, const char *add) {
    const char *text = csv_text(row->csv, column);
    g_autofree char *rule = g_strdup_printf("unknown-%s", noun);
    g_autofree char *remedy = nearest_remedy(text, (const char *const *)words->pdata, words->len, add);
    cell_error(row, column, rule, "unknown %s '%s'%s", noun, text, remedy);
}

int cell_word(struct input_row *row, unsigned column, const char *noun, const char *const *words, unsigned count) {
    const char *text = csv_text(row->csv, column);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    if (!cell_filled(row, column))
        return -1;
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0)
            return (int)i;
        g_ptr_array_add(all, (gpointer)words[i]);
    }
    g_ptr_array_add(all, NULL);
    g_autofree char *list = g_strjoinv(", ", (char **)all->pdata);
    g_ptr_array_set_size(all, (gint)count);
    g_autofree char *add = g_strdup_printf("; write one of %s", list);
    cell_unknown(row, column, noun, all, add);
    return -1;
}

/* What there is among ids of more digits than a spreadsheet keeps. */
struct long_ids {
    bool whole;     /* one does not end in zeros behind those that it keeps */
    unsigned zeros; /* in place of digits, of all that do */
};

enum { KEPT_DIGITS = 15 };

static bool is_long(const char *id) {
    return strspn(id, "0123456789") > KEPT_DIGITS && word_is_digits(id);
}

static void see_id(const char *text, void *data) {
    struct long_ids *ids = data;
    if (!is_long(text))
        return;
    unsigned zeros = (unsigned)strspn(text + KEPT_DIGITS, "0");
    ids->zeros += zeros;
    ids->whole = ids->whole || text[KEPT_DIGITS + zeros];
}

/* Spreadsheets keep 15 digits of a number and write zeros for the others. An id may end in a zero by itself; that all long ones of a file do, with six in all,
 * happens once in a million. */
static void judge_long_ids(struct input_row *row, unsigned column, const char *id) {
    enum { DOUBTFUL = 2, CERTAIN = 6 };
    struct long_ids ids = {0};
    csv_look_ahead(row->csv, (int)column, see_id, &ids);
    if (ids.whole || ids.zeros < DOUBTFUL)
        return;
    csv_report(row->csv, column, ids.zeros < CERTAIN ? SEVERITY_WARNING : SEVERITY_ERROR, "advertiser-id",
               "all ids of more than 15 digits end in zeros, as '%s' does: a spreadsheet has cut them; take them from "
               "the source again, in a column formatted as text",
               id);
    row->good = row->good && ids.zeros < CERTAIN;
}

const char *cell_advertiser_id(struct input_row *row, unsigned column) {
    const char *id = cell_text(row, column);
    const char *done = !id                        ? NULL
                       : word_is_cut_number(id)   ? "cut"
                       : word_is_shown_number(id) ? "made a number of"
                                                  : NULL;
    if (done) {
        row->good = false;
        if (csv_is_first(row->csv, "cut-id"))
            cell_error(row, column, "advertiser-id",
                       "a spreadsheet has %s this id: '%s'; take it from the source again, in a column formatted as "
                       "text",
                       done, id);
        return NULL;
    }
    if (id && is_long(id) && csv_is_first(row->csv, csv_name(row->csv, column)))
        judge_long_ids(row, column, id);
    return id;
}

/* Takes out of orders, which are bits, those that a day does not fit. */
static void see_date(const char *text, void *orders) {
    unsigned fits = 0;
    day_number day;
    for (int order = 0; order < DATE_ORDERS; order++)
        if (date_parse_in_order(text, (enum date_order)order, &day))
            fits |= 1u << order;
    if (fits)
        *(unsigned *)orders &= fits;
}

/* Says what is wrong with a day. If it is one in another order than the file's, so are others: that is said once for the file. Which
 * order it is is not for the program to say, unless only one fits all that follows. */
static void report_date(struct input_row *row, unsigned column, const char *text) {
    const struct dialect *dialect = csv_dialect(row->csv);
    const unsigned all = (1u << DATE_ORDERS) - 1;
    unsigned here = all;
    see_date(text, &here);
    if (here == all) {
        cell_error(row, column, "date", "not a date: '%s'; write year-month-day: 2023-03-15", text);
        return;
    }
    row->good = false;
    if (!csv_is_first(row->csv, "dates"))
        return;
    unsigned orders = here;
    csv_look_ahead(row->csv, -1, see_date, &orders);
    const char *said = date_order_words[dialect->dates];
    if (!orders) {
        cell_error(row, column, "date",
                   "not a date as %s: '%s', and no one order fits all days of this file; write each as "
                   "year-month-day: 2023-03-15",
                   said, text);
        return;
    }
    bool day_first = orders & 1u << DATES_DAY_FIRST, either = day_first && orders & 1u << DATES_MONTH_FIRST;
    g_autofree char *setting =
        g_strconcat("dates: ", date_order_words[day_first ? DATES_DAY_FIRST : DATES_MONTH_FIRST], NULL);
    g_autofree char *remedy = dialect_remedy(dialect, setting);
    cell_error(row, column, "date", "not a date as %s: '%s'; write it so, or %s%s", said, text, remedy,
               either ? ", or month-day-year if it was saved so" : "");
}

day_number cell_date(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    day_number day = 0;
    if (*text && !date_parse_in_order(text, csv_dialect(row->csv)->dates, &day))
        report_date(row, column, text);
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

void cell_amount_error(struct input_row *row, unsigned column, const char *problem) {
    const char *text = csv_text(row->csv, column);
    const char *setting = amount_setting(problem);
    row->good = false;
    if (amount_is_habit(problem) && !csv_is_first(row->csv, problem))
        return;
    g_autofree char *remedy = setting ? dialect_remedy(csv_dialect(row->csv), setting) : NULL;
    cell_error(row, column, "amount", "not an amount: '%s'; %s%s%s", text, problem, remedy ? ": " : "",
               remedy ? remedy : "");
}

struct interval cell_money(struct input_row *row, unsigned column, const char *remedy) {
    struct amount_form form = amount_form_of(row->reading->dataset, UNIT_MONEY, csv_dialect(row->csv)->decimal_comma);
    struct amount amount = {0};
    const char *text = csv_text(row->csv, column);
    if (!cell_filled(row, column))
        return interval_of(0);
    const char *problem = amount_read(text, &form, &amount);
    if (!problem && (amount.state != STATE_VALUE || !amount_has_value(&amount)))
        problem = remedy;
    if (problem)
        cell_amount_error(row, column, problem);
    return amount.value;
}

int64_t cell_count(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    if (!*text)
        return -1;
    if (word_is_digits(text) && strlen(text) <= 12)
        return g_ascii_strtoll(text, NULL, 10);
    cell_error(row, column, "count", "not a whole number: '%s'; write it without signs, such as 1200", text);
    return -1;
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

void cell_localized_filled(struct input_row *row, unsigned first) {
    for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
        if (row->reading->dataset->settings.publishes[i])
            cell_filled(row, first + i);
}

struct localized cell_localized(struct input_row *row, unsigned first) {
    struct localized text = {{NULL}};
    for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
        text.text[i] = cell_text(row, first + i);
    return text;
}
