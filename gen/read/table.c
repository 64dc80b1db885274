#include "read/table.h"
#include "base/echo.h"
#include "read/declared_table.h"
#include "read/figures.h"
#include "read/observations.h"
#include "read/party_names.h"
#include "read/zip.h"

#include <string.h>

/* The word for a day that is the first and the last of a row. */
static const char DATE[] = "date";

/* The columns that an observation has in our own form, and DATE. */
static void name_all(const char *names[OBSERVATION_COLUMNS + 2]) {
    memcpy(names, observation_names, sizeof observation_names);
    names[OBSERVATION_COLUMNS] = DATE;
    names[OBSERVATION_COLUMNS + 1] = NULL;
}

void table_read_columns(struct report_file *file, const struct key_value *entry, void *field) {
    const char *names[OBSERVATION_COLUMNS + 2];
    name_all(names);
    declared_read_columns(file, entry, names, *(struct declared **)field);
}

void table_read_values(struct report_file *file, const struct key_value *entry, void *field) {
    const char *names[OBSERVATION_COLUMNS + 2];
    name_all(names);
    declared_read_values(file, entry, names, *(struct declared **)field);
}

/* What an entry declares, being checked. */
struct declaration {
    struct report_file *file;
    struct file_rule *rule;
    bool good;
};

static void G_GNUC_PRINTF(3, 4)
    blame(struct declaration *declaration, const struct declared_column *column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    struct place place = column ? column->place : declaration->rule->declared->place;
    keys_report_at(declaration->file, place, "columns", message);
    declaration->good = false;
}

static struct declared_column *find(const struct declaration *declaration, const char *ours) {
    return declared_find(declaration->rule->declared, ours);
}

/* A 'date' becomes 'start' and 'end'. */
static void split_date(struct declared *declared, struct declared_column *date) {
    struct declared_column last = *date;
    date->ours = "start";
    last.ours = "end";
    g_array_append_val(declared->columns, last);
}

static void check_days(struct declaration *declaration) {
    struct declared_column *date = find(declaration, DATE);
    const struct declared_column *start = find(declaration, "start"), *end = find(declaration, "end");
    if (date && (start || end))
        blame(declaration, date, "'date' is the first day and the last; declare it, or 'start' and 'end', not both");
    else if (start && !end)
        blame(declaration, start, "'start' needs an 'end'; add it, or declare 'date' if a row is about one day");
    else if (end && !start)
        blame(declaration, end, "'end' needs a 'start'; add it, or declare 'date' if a row is about one day");
    else if (!date && !start && !declaration->rule->period.first)
        blame(declaration, NULL,
              "which days is a row about? declare 'date', or 'start' and 'end', or add 'period' to this entry");
    else if (date)
        split_date(declaration->rule->declared, date);
}

static void check_advertiser(struct declaration *declaration) {
    const struct declared_column *party = find(declaration, "party");
    if (party && find(declaration, "advertiser_id"))
        blame(declaration, party,
              "declare 'party' or 'advertiser_id', not both; whose an account is can be said under 'links'");
    else if (!party && !find(declaration, "advertiser_id"))
        blame(declaration, NULL, "no column says who advertised; declare 'party' or 'advertiser_id'");
}

static void check_platform(struct declaration *declaration) {
    const struct declared_column *column = find(declaration, "platform");
    if (!column && !declaration->rule->platform)
        blame(declaration, NULL, "which platform is this? add 'platform' to this entry, or declare a column of it");
    else if (column && column->fixed)
        blame(declaration, column, "write 'platform: %s' for this entry, not under 'values'", column->text);
}

/* Each measure is one column, or a pair. */
static void check_measures(struct declaration *declaration) {
    bool any = false;
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const char *word = measure_rule((enum measure)measure)->word;
        g_autofree char *low_name = g_strconcat(word, "_low", NULL);
        g_autofree char *high_name = g_strconcat(word, "_high", NULL);
        const struct declared_column *one = find(declaration, word);
        const struct declared_column *low = find(declaration, low_name), *high = find(declaration, high_name);
        any = any || one || low || high;
        if (one && (low || high))
            blame(declaration, one, "declare either '%s' or '%s' and '%s', not both", word, low_name, high_name);
        else if (!low != !high)
            blame(declaration, low ? low : high, "'%s' is one of a pair; declare '%s' too", low ? low_name : high_name,
                  low ? high_name : low_name);
    }
    g_autofree char *words = measure_words(" or ");
    if (!any)
        blame(declaration, NULL, "no measure is declared; add %s", words);
}

/* Marks that one entry has and the other has not would be read as decimals. */
static void check_signs(struct declaration *declaration) {
    const struct file_rule *rule = declaration->rule;
    const char *decimal = rule->dialect.decimal_comma ? "," : ".";
    if (rule->dialect.thousands && strcmp(rule->dialect.thousands, decimal) == 0)
        blame(declaration, NULL, "'%s' cannot stand both between thousands and before decimals; write decimal: %s",
              decimal, rule->dialect.decimal_comma ? "point" : "comma");
}

static bool declares(const struct declared *declared) {
    return declared->columns->len + declared->filters->len + declared->empty->len > 0 || declared->place.line;
}

bool table_check_rule(struct report_file *file, const struct key_value *entry, struct file_rule *rule) {
    static const char KIND[] = "table";
    struct declaration declaration = {file, rule, true};
    bool is_table = rule->kind && strcmp(rule->kind, KIND) == 0;
    if (!is_table && !declares(rule->declared) && !rule->members) {
        g_clear_pointer(&rule->declared, declared_free);
        return true;
    }
    if (!rule->declared->place.line)
        rule->declared->place = rule->place.line ? rule->place : keys_place(entry);
    if (!is_table) {
        blame(&declaration, NULL,
              "columns, values, filter, empty and members are of a table that others made; add 'kind: table'");
    } else if (rule->declared->wrong) {
        return false;
    } else if (rule->declared->columns->len == 0) {
        blame(&declaration, NULL,
              "which of its columns is which of ours? add columns: {date: THEIR NAME, party: THEIR NAME, spend: THEIR "
              "NAME}");
    } else {
        check_days(&declaration);
        check_advertiser(&declaration);
        check_platform(&declaration);
        check_measures(&declaration);
        check_signs(&declaration);
    }
    return declaration.good;
}

struct table_pieces {
    struct declared_rows rows;
    GHashTable *parties; /* what a party is called by -> the party, as observations have it */
    GHashTable *unknown; /* names that none goes by, each said once */
    GHashTable *first;   /* what a row is about, in words -> the index of its observation + 1 */
    GHashTable *seen;    /* a row, by what it holds -> the piece that it is in, the first of them being 1 */
    GPtrArray *names;    /* const char *, of the pieces so far, as messages call them */
};

/* A piece being read. */
struct table {
    struct observation_table rows;
    struct table_pieces *pieces;
    guint repeated;    /* rows that are the same as one before them in this piece, in every column */
    guint elsewhere;   /* the same as one in another */
    const char *other; /* the first of these; NULL: none */
    unsigned line;     /* of the first such row */
};

static char *subject_of(const struct observation *row) {
    return g_strdup_printf("%d|%d|%d|%d|%d|%" G_GUINT64_FORMAT "|%d|%s|%s|%s|%s|%s", row->platform, row->party,
                           row->part, row->period.first, row->period.last, row->countries, row->region, row->age,
                           row->gender, row->from->source, row->ad, row->from->advertiser_id);
}

/* What two rows about one thing say together of a measure. Amounts add up; of what cannot be added up, such as people, it
 * is at least the larger number. If one of the two does not say how much, it is at least the other. */
static bool join_amount(struct amount *sum, const struct amount *other, enum measure measure) {
    if (!other->given)
        return true;
    if (!sum->given) {
        *sum = *other;
        return true;
    }
    if (sum->state == STATE_ESTIMATED && other->state == STATE_ESTIMATED && measure_rule(measure)->adds_over_periods)
        return interval_add(sum->value, other->value, &sum->value);
    bool known = sum->state == STATE_VALUE, other_known = other->state == STATE_VALUE;
    if (!known || !other_known) {
        if (!known && other_known)
            *sum = *other;
        if (known != other_known)
            sum->value = interval_opened(sum->value);
        return true;
    }
    if (measure_rule(measure)->adds_over_periods)
        return interval_add(sum->value, other->value, &sum->value);
    struct interval parts[] = {sum->value, other->value};
    sum->value = interval_union(parts, G_N_ELEMENTS(parts), -1);
    return true;
}

static void join(struct table *table, struct observation *first, const struct observation *row) {
    first->notes |= row->notes | NOTE_JOINED;
    figures_join_origin(table->rows.reading->dataset, first, row);
    struct amount sums[MEASURE_COUNT];
    observation_amounts(first, sums);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (!join_amount(&sums[measure], observation_amount(row, measure), (enum measure)measure))
            csv_report(table->rows.csv, 0, SEVERITY_ERROR, "amount",
                       "with this row the sum is larger than any amount; is it the right column?");
    observation_set_amounts(table->rows.reading->dataset, first, sums);
}

static void take_row(struct table *table, const struct observation *row) {
    GArray *observations = table->rows.reading->dataset->observations;
    char *subject = subject_of(row);
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(table->pieces->first, subject));
    if (index) {
        join(table, &g_array_index(observations, struct observation, index - 1), row);
        g_free(subject);
        return;
    }
    g_array_append_val(observations, *row);
    g_hash_table_insert(table->pieces->first, subject, GUINT_TO_POINTER(observations->len));
}

/* FNV-1a, whose 64 bits tell rows of one table apart. Pieces of a table hold different rows: what is in two of them was put in
 * twice, as by a file of all beside one of each part. */
static void look_for_repetition(struct table *table) {
    gsize size;
    const char *bytes = csv_row_bytes(table->rows.csv, &size);
    guint64 sum = G_GUINT64_CONSTANT(14695981039346656037);
    for (gsize i = 0; i < size; i++)
        sum = (sum ^ (guchar)bytes[i]) * G_GUINT64_CONSTANT(1099511628211);
    struct table_pieces *pieces = table->pieces;
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(pieces->seen, GSIZE_TO_POINTER(sum)));
    table->repeated += before == pieces->names->len;
    table->elsewhere += before && before != pieces->names->len;
    if (before && before != pieces->names->len && !table->other) {
        table->other = pieces->names->pdata[before - 1];
        table->line = csv_row_place(table->rows.csv).line;
    }
    if (!before)
        g_hash_table_insert(pieces->seen, GSIZE_TO_POINTER(sum), GUINT_TO_POINTER(pieces->names->len));
}

static void warn(const struct table *table, const struct figures *figures) {
    guint silent = table->rows.silent, repeated = table->repeated;
    if (silent > 0)
        figures_warning(figures, "no-amount", "%u row%s no amount: not reported, which is not the same as nothing",
                        silent, silent == 1 ? " has" : "s have");
    if (repeated > 0)
        figures_warning(figures, "repeated",
                        "%u row%s the same as an earlier one in every column, and count%s once more; if a file was put "
                        "together from several, see whether they overlap",
                        repeated, repeated == 1 ? " is" : "s are", repeated == 1 ? "s" : "");
}

static void blame_overlap(const struct table *table, const struct figures *figures) {
    if (table->elsewhere > 0)
        diagnostics_add(
            figures->reading->diagnostics, SEVERITY_ERROR, "members",
            (struct place){.file = figures->shown, .line = table->line}, NULL,
            "would count twice: this row is in %s too, in every column%s; name those members that hold each "
            "row once with 'members' in report.yaml",
            table->other, table->elsewhere > 1 ? ", and so are others" : "");
}

static void read_rows(struct table *table, const struct figures *figures) {
    struct declared_rows *rows = &table->pieces->rows;
    guint kept = rows->kept, left_out = rows->left_out;
    struct declared_table declared;
    if (declared_table_begin(&declared, rows, table->rows.csv, observation_names, OBSERVATION_COLUMNS) &&
        observation_find_platform(&table->rows)) {
        figures->file->platform = table->rows.platform;
        while (declared_table_next(&declared)) {
            struct observation row;
            look_for_repetition(table);
            if (!observation_read(&table->rows, &row))
                continue;
            if (figures->rule->rounded_to > 0)
                figures_widen(figures->reading->dataset, &row, figures->rule->rounded_to);
            take_row(table, &row);
        }
        figures->file->rows = rows->kept - kept;
        figures->file->left_out = rows->left_out - left_out;
        warn(table, figures);
        blame_overlap(table, figures);
    }
    declared_table_end(&declared);
}

struct table_pieces *table_pieces_new(const struct figures *whole) {
    struct table_pieces *pieces = g_new0(struct table_pieces, 1);
    declared_rows_init(&pieces->rows, whole->rule->declared, whole->reading->diagnostics);
    pieces->rows.in_pieces = package_is(whole->bytes, whole->name);
    pieces->parties = party_names(whole->reading->dataset);
    pieces->unknown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    pieces->first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    pieces->seen = g_hash_table_new(NULL, NULL);
    pieces->names = g_ptr_array_new();
    return pieces;
}

void table_pieces_close(struct table_pieces *pieces, const char *shown) {
    declared_rows_end(&pieces->rows, shown);
    g_hash_table_unref(pieces->parties);
    g_hash_table_unref(pieces->unknown);
    g_hash_table_unref(pieces->first);
    g_hash_table_unref(pieces->seen);
    g_ptr_array_unref(pieces->names);
    g_free(pieces);
}

static void read_piece(struct table_pieces *pieces, const struct figures *figures) {
    struct table table = {
        .rows = {.reading = figures->reading, .rule = figures->rule, .shown = figures->shown},
        .pieces = pieces,
    };
    g_ptr_array_add(pieces->names, (gpointer)figures->shown);
    table.rows.parties = pieces->parties;
    table.rows.unknown = pieces->unknown;
    table.rows.csv = figures_open(figures);
    if (table.rows.csv)
        read_rows(&table, figures);
    csv_close(table.rows.csv);
}

void table_read(const struct figures *figures) {
    struct table_pieces *whole = figures->pieces ? NULL : table_pieces_new(figures);
    read_piece(figures->pieces ? figures->pieces : whole, figures);
    if (whole)
        table_pieces_close(whole, figures->shown);
}
