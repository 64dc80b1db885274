#include "read/observations.h"
#include "base/country.h"
#include "read/amount.h"
#include "read/cells.h"
#include "read/figures.h"
#include "read/mapping.h"
#include "read/party_names.h"
#include "base/nearest.h"
#include "read/word.h"

#include <string.h>

enum column {
    PLATFORM,
    START,
    END,
    ADVERTISER,
    ADVERTISER_NAME, /* as the platform lists it; for the person who maps it, and for the list of those not mapped */
    PARTY,
    AD,
    COUNTRY,
    REGION,
    AGE,
    GENDER,
    CURRENCY,
    ORIGIN,      /* the country of whoever paid */
    PAID_FOR_BY, /* for the person who maps it, and to tell the parts of an account apart; not published */
    SOURCE,
    NOTES,
    FIRST_MEASURE, /* from here NAME, NAME_low and NAME_high of each measure */
    COLUMN_COUNT = FIRST_MEASURE + 3 * MEASURE_COUNT,
};

_Static_assert((int)OBSERVATION_COLUMNS == (int)COLUMN_COUNT, "a name for each column");

#define MEASURE(name, word, ...) word, word "_low", word "_high",
const char *const observation_names[OBSERVATION_COLUMNS] = {
    "platform", "start",  "end",      "advertiser_id", "advertiser",  "party",  "ad",    "country",        "region",
    "age",      "gender", "currency", "origin",        "paid_for_by", "source", "notes", MEASURES(MEASURE)};
#undef MEASURE

static unsigned one_column(int measure) {
    return FIRST_MEASURE + 3 * (unsigned)measure;
}

static unsigned low_column(int measure) {
    return one_column(measure) + 1;
}

static unsigned high_column(int measure) {
    return one_column(measure) + 2;
}

static void name_columns(const struct file_rule *rule, struct csv_column *columns) {
    for (unsigned i = 0; i < COLUMN_COUNT; i++)
        columns[i] = (struct csv_column){observation_names[i], false};
    columns[PLATFORM].required = !rule->platform;
    columns[START].required = columns[END].required = !rule->period.first;
}

/* What the names of columns alone cannot say: which go together. */
static bool check_columns(struct csv *csv) {
    bool good = true;
    bool any = false;
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        unsigned one = one_column(measure), low = low_column(measure), high = high_column(measure);
        any = any || csv_bound(csv, one) || csv_bound(csv, low) || csv_bound(csv, high);
        if (csv_bound(csv, one) && (csv_bound(csv, low) || csv_bound(csv, high))) {
            csv_report_header(csv, one, "measure-columns", "use either '%s' or '%s' and '%s', not both",
                              csv_name(csv, one), csv_name(csv, low), csv_name(csv, high));
            good = false;
        } else if (csv_bound(csv, low) != csv_bound(csv, high)) {
            unsigned there = csv_bound(csv, low) ? low : high;
            csv_report_header(csv, there, "measure-columns", "'%s' is one of a pair; add '%s'", csv_name(csv, there),
                              csv_name(csv, there == low ? high : low));
            good = false;
        }
    }
    if (!any) {
        g_autofree char *words = measure_words(" or ");
        csv_report_header(csv, one_column(MEASURE_SPEND), "missing-column", "no column with a measure; add %s", words);
        good = false;
    }
    if (!csv_bound(csv, PARTY) && !csv_bound(csv, ADVERTISER)) {
        csv_report_header(csv, PARTY, "missing-column",
                          "no column says who advertised; add 'party' or 'advertiser_id'");
        good = false;
    }
    return good;
}

bool observation_find_platform(struct observation_table *table) {
    table->platform = -1;
    if (!table->rule->platform || table->reading->unreadable[TABLE_PLATFORMS])
        return true;
    table->platform = dataset_find_platform(table->reading->dataset, table->rule->platform);
    if (table->platform >= 0)
        return true;
    diagnostics_add(table->reading->diagnostics, SEVERITY_ERROR, "unknown-platform", table->rule->place,
                    table->rule->line, "unknown platform '%s' for this path; add it to platforms.csv",
                    table->rule->platform);
    return false;
}

/* Words that others wrote cannot be corrected: what cannot be shown is taken out. */
static const char *words_of(const struct observation_table *table, struct input_row *row, unsigned column) {
    return table->parties ? figures_text(row, column) : cell_or_empty(row, column);
}

static void read_platform(struct observation_table *table, struct input_row *row, struct observation *observation) {
    observation->platform = table->platform;
    if (table->platform >= 0 && !*csv_text(row->csv, PLATFORM))
        return;
    cell_filled(row, PLATFORM);
    observation->platform = cell_reference(row, PLATFORM, TABLE_PLATFORMS);
}

static void read_period(struct observation_table *table, struct input_row *row, struct observation *observation) {
    observation->period = table->rule->period;
    bool given = *csv_text(row->csv, START) || *csv_text(row->csv, END);
    if (table->rule->period.first && !given)
        return;
    if (!given && table->parties)
        cell_error(row, START, "undated",
                   "a row without a day; add 'period' to this entry of report.yaml, and such rows are about all of it");
    if (!row->good || !cell_filled(row, START) || !cell_filled(row, END))
        return;
    observation->period = (struct period){cell_date(row, START), cell_date(row, END)};
    cell_ordered(row, END, observation->period.first, observation->period.last);
}

/* The party of a name in a table that others made: such tables often have more than a report is about. */
static int find_party(struct observation_table *table, struct input_row *row) {
    const char *text = csv_text(row->csv, PARTY);
    int party = party_names_find(table->parties, text);
    if (party >= 0 || !g_hash_table_add(table->unknown, g_strdup(text)))
        return party;
    if (*text)
        csv_report(row->csv, PARTY, SEVERITY_WARNING, "foreign-party",
                   "no party goes by '%s', and its rows count for no party; if one does, add that to its 'aliases' in "
                   "parties.csv",
                   text);
    else
        csv_report(row->csv, PARTY, SEVERITY_WARNING, "foreign-party",
                   "this row names no party, and counts for none, as others like it do");
    return PARTY_UNMAPPED;
}

static void read_account(struct observation_table *table, struct input_row *row, struct observation *observation,
                         struct background *from) {
    const char *id = cell_advertiser_id(row, ADVERTISER);
    from->advertiser_id = id ? id : "";
    from->advertiser = words_of(table, row, ADVERTISER_NAME);
    if (row->good)
        mapping_find_paid(row->reading->mapping, observation, words_of(table, row, PAID_FOR_BY));
}

/* Exactly one of advertiser and party; an advertiser brings its party along. */
static void read_advertiser(struct observation_table *table, struct input_row *row, struct observation *observation,
                            struct background *from) {
    bool has_advertiser = *csv_text(row->csv, ADVERTISER);
    bool has_party = *csv_text(row->csv, PARTY);
    observation->party = PARTY_UNMAPPED;
    from->advertiser_id = from->advertiser = "";
    if (has_advertiser && has_party) {
        cell_error(row, PARTY, "advertiser-or-party",
                   "both a party and an advertiser_id; keep the advertiser_id and map it in advertisers.csv");
    } else if (has_advertiser) {
        read_account(table, row, observation, from);
    } else if (strcmp(csv_text(row->csv, PARTY), "unmapped") == 0) {
        return;
    } else if (table->parties) {
        observation->party = find_party(table, row);
    } else if (has_party) {
        observation->party = cell_reference(row, PARTY, TABLE_PARTIES);
    } else {
        cell_error(row, csv_bound(row->csv, PARTY) ? PARTY : ADVERTISER, "advertiser-or-party",
                   "neither a party nor an advertiser_id; fill in one ('unmapped' if no party is known)");
    }
}

/* What is of several countries together is a number of none of them, and of them all it would count twice. */
static void refuse_country(struct input_row *row, const char *code) {
    if (country_is_union(code))
        cell_error(row, COUNTRY, "country",
                   "'%s' is several countries together, and their total is a number of none of them; take the rows of "
                   "each country, or give the file 'role: reference' in report.yaml",
                   code);
    else
        cell_strange_country(row, COUNTRY, code);
}

/* The country that a row, or the whole file, is about. */
static void read_country(const struct observation_table *table, struct input_row *row,
                         struct observation *observation) {
    const struct settings *settings = &row->reading->dataset->settings;
    bool reference = table->rule->role == ROLE_REFERENCE;
    const char *code = csv_text(row->csv, COUNTRY);
    if (!*code)
        code = table->rule->country ? table->rule->country : "";
    observation->countries = country_bit(settings_find_country(settings, code));
    if (*code && settings_is_about(settings, code))
        return;
    if (reference && country_is_union(code))
        observation->notes |= NOTE_ALL_COUNTRIES;
    else if (*code)
        refuse_country(row, code);
    else if (settings_has_countries(settings) && !reference)
        cell_error(row, PLATFORM, "country",
                   "a row that does not say which country it is about; fill in 'country', or write it for the file in "
                   "report.yaml; what is about all of them together is 'role: reference' there");
}

/* Money in another currency has no amount in that of the report. */
static void read_currency(const struct observation_table *table, struct input_row *row,
                          const struct observation *observation, struct background *from) {
    const char *ours = row->reading->dataset->settings.currency;
    const char *text = csv_text(row->csv, CURRENCY);
    const struct amount *spend = observation_amount(observation, MEASURE_SPEND);
    bool without = spend->given && spend->state == STATE_OTHER_CURRENCY;
    if (!*text || !ours || (strcmp(text, ours) == 0 && !without) ||
        (strcmp(text, ours) != 0 && without && word_is_capitals(text, 3))) {
        from->currency = cell_or_empty(row, CURRENCY);
        return;
    }
    if (without)
        cell_error(row, CURRENCY, "currency",
                   "an amount in another currency, and this is '%s'; write the code of that currency, such as USD, or "
                   "nothing",
                   text);
    else if (table->parties)
        cell_error(row, CURRENCY, "currency",
                   "currency '%s' is not the report's, %s, and currencies are never added; leave such rows out by a "
                   "'filter' in report.yaml",
                   text, ours);
    else
        cell_error(row, CURRENCY, "currency",
                   "currency '%s' is not the report's, %s; give the amounts in %s, or write other_currency as spend",
                   text, ours, ours);
}

/* The country of whoever paid, in a table that others made: what is no country is said once, and is not known. */
static const char *foreign_country(struct observation_table *table, struct input_row *row) {
    const char *text = csv_text(row->csv, ORIGIN), *code = country_code_of(text);
    if (*text && !code && g_hash_table_add(table->unknown, g_strconcat("origin ", text, NULL)))
        csv_report(
            row->csv, ORIGIN, SEVERITY_WARNING, "origin",
            "no country is called '%s' or has it as its code in ISO 3166: where such payers are from is not known",
            text);
    return code ? code : "";
}

/* Notes, joined by '|', that someone who copies figures from a platform by hand may have to add to a row. */
static void read_notes(struct input_row *row, struct observation *observation) {
    static const enum note known[] = {NOTE_RUNNING, NOTE_CONVERTED};
    const char *words[G_N_ELEMENTS(known)];
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        words[i] = note_word(known[i]);
    g_auto(GStrv) given = g_strsplit(csv_text(row->csv, NOTES), "|", -1);
    for (char **word = given; *word; word++) {
        gsize i = 0;
        while (i < G_N_ELEMENTS(known) && strcmp(*word, words[i]) != 0)
            i++;
        if (i < G_N_ELEMENTS(known)) {
            observation->notes |= known[i];
        } else {
            g_autofree char *remedy = nearest_remedy(*word, words, G_N_ELEMENTS(known), "; write running or converted");
            cell_error(row, NOTES, "note", "unknown note '%s'%s", *word, remedy);
        }
    }
}

static void report_amount(struct input_row *row, unsigned column, const char *problem) {
    const char *text = csv_text(row->csv, column);
    const char *words[STATE_COUNT];
    guint count = 0;
    /* a value is written as its number, and the program itself finds out that nothing is linked */
    for (int i = 0; i < STATE_COUNT; i++)
        if (i != STATE_VALUE && i != STATE_NOT_LINKED)
            words[count++] = state_word((enum state)i);
    bool is_word = g_ascii_isalpha(*text) && !strchr(text, ':') && strcmp(text, state_word(STATE_NOT_LINKED)) != 0;
    const char *meant = is_word ? nearest_word(text, words, count) : NULL;
    if (meant)
        cell_error(row, column, "unknown-state", "unknown state '%s'; did you mean '%s'?", text, meant);
    else
        cell_amount_error(row, column, problem);
}

static struct amount_form form_of(const struct observation_table *table, int measure) {
    const struct dataset *dataset = table->reading->dataset;
    struct amount_form form =
        amount_form_of(dataset, measure_rule((enum measure)measure)->unit, table->rule->dialect.decimal_comma);
    form.thousands = table->rule->dialect.thousands;
    form.currency = table->parties ? dataset->settings.currency : NULL;
    return form;
}

/* A table that others made lists something without saying how much, of one measure or of all: that is not the same as
 * nothing. */
static void take_as_not_reported(const struct observation_table *table, struct amount amounts[MEASURE_COUNT]) {
    for (int i = 0; i < MEASURE_COUNT; i++)
        if (!amounts[i].given && (csv_bound(table->csv, one_column(i)) || csv_bound(table->csv, low_column(i))))
            amounts[i] = (struct amount){.given = true, .state = STATE_NOT_REPORTED};
}

static void read_measures(struct observation_table *table, struct input_row *row, struct observation *observation) {
    struct amount amounts[MEASURE_COUNT] = {amount_none};
    bool any = false;
    for (int i = 0; i < MEASURE_COUNT; i++) {
        unsigned column = one_column(i);
        if (!csv_bound(row->csv, column) && !csv_bound(row->csv, low_column(i)))
            continue;
        struct amount_form form = form_of(table, i);
        const char *problem = NULL;
        if (csv_bound(row->csv, column)) {
            problem = amount_read(csv_text(row->csv, column), &form, &amounts[i]);
        } else {
            bool wrong_high;
            problem = amount_read_pair(csv_text(row->csv, low_column(i)), csv_text(row->csv, high_column(i)), &form,
                                       &amounts[i], &wrong_high);
            column = wrong_high ? high_column(i) : low_column(i);
        }
        if (problem)
            report_amount(row, column, problem);
        any = any || problem || amounts[i].given;
    }
    if (table->parties) {
        take_as_not_reported(table, amounts);
        table->silent += !any;
    } else if (!any)
        cell_error(row, PLATFORM, "no-amount",
                   "a row without any amount; fill in one, or a state such as not_reported");
    observation_set_amounts(table->reading->dataset, observation, amounts);
}

bool observation_read(struct observation_table *table, struct observation *observation) {
    struct input_row row = {table->reading, table->csv, true};
    const char *ad = table->parties ? figures_text(&row, AD) : cell_advertiser_id(&row, AD);
    *observation = (struct observation){
        .region = cell_reference(&row, REGION, TABLE_REGIONS),
        .ad = ad ? ad : "",
        .age = cell_or_empty(&row, AGE),
        .gender = cell_or_empty(&row, GENDER),
        .role = table->rule->role,
        .line = csv_row_place(table->csv).line,
    };
    struct background from = {
        .file = table->shown,
        .source =
            *csv_text(table->csv, SOURCE) || !table->rule->source ? cell_or_empty(&row, SOURCE) : table->rule->source,
    };
    observation->from = &from; /* until all of it is read */
    cell_reference(&row, SOURCE, TABLE_SOURCES);
    read_country(table, &row, observation);
    read_platform(table, &row, observation);
    read_period(table, &row, observation);
    read_advertiser(table, &row, observation, &from);
    read_measures(table, &row, observation);
    read_currency(table, &row, observation, &from);
    from.origin = table->parties ? foreign_country(table, &row) : cell_country_code(&row, ORIGIN);
    read_notes(&row, observation);
    from.payer = words_of(table, &row, PAID_FOR_BY);
    observation->from = dataset_background(table->reading->dataset, &from);
    if (row.good && csv_bound(table->csv, PAID_FOR_BY))
        figures_paid_by(table->reading->dataset, observation, from.payer, 0);
    return row.good;
}

void observations_read(const struct figures *figures) {
    struct observation_table table = {.reading = figures->reading, .rule = figures->rule, .shown = figures->shown};
    struct csv_column columns[COLUMN_COUNT];
    name_columns(figures->rule, columns);
    table.csv = figures_open(figures);
    if (table.csv && csv_bind(table.csv, columns, COLUMN_COUNT, CSV_OURS) && check_columns(table.csv) &&
        observation_find_platform(&table)) {
        figures->file->platform = table.platform;
        for (; csv_next(table.csv); figures->file->rows++) {
            struct observation observation;
            if (observation_read(&table, &observation))
                g_array_append_val(figures->reading->dataset->observations, observation);
        }
    }
    csv_close(table.csv);
}
