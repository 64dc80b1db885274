#include "read/observations.h"
#include "read/amount.h"
#include "read/cells.h"
#include "read/figures.h"
#include "read/mapping.h"
#include "base/nearest.h"

#include <string.h>

enum column {
    PLATFORM,
    START,
    END,
    ADVERTISER,
    ADVERTISER_NAME, /* as the platform lists it; for the person who maps it, and for the list of those not mapped */
    PARTY,
    AD,
    REGION,
    AGE,
    GENDER,
    CURRENCY,
    PAID_FOR_BY, /* for the person who maps it; not published */
    SOURCE,
    NOTES,
    FIRST_MEASURE, /* from here NAME, NAME_low and NAME_high of each measure */
    COLUMN_COUNT = FIRST_MEASURE + 3 * MEASURE_COUNT,
};

/* One file being read. */
struct file {
    struct reading *reading;
    struct csv *csv;
    const struct file_rule *rule;
    const char *shown;
    struct csv_column columns[COLUMN_COUNT];
    int platform; /* of every row, from report.yaml; -1 if the rows say it */
};

static unsigned one_column(int measure) {
    return FIRST_MEASURE + 3 * (unsigned)measure;
}

static unsigned low_column(int measure) {
    return one_column(measure) + 1;
}

static unsigned high_column(int measure) {
    return one_column(measure) + 2;
}

static void name_columns(struct file *file) {
    static const char *const names[FIRST_MEASURE] = {[PLATFORM] = "platform",
                                                     [START] = "start",
                                                     [END] = "end",
                                                     [ADVERTISER] = "advertiser_id",
                                                     [ADVERTISER_NAME] = "advertiser",
                                                     [PARTY] = "party",
                                                     [AD] = "ad",
                                                     [REGION] = "region",
                                                     [AGE] = "age",
                                                     [GENDER] = "gender",
                                                     [CURRENCY] = "currency",
                                                     [PAID_FOR_BY] = "paid_for_by",
                                                     [SOURCE] = "source",
                                                     [NOTES] = "notes"};
    struct dataset *dataset = file->reading->dataset;
    for (unsigned i = 0; i < FIRST_MEASURE; i++)
        file->columns[i] = (struct csv_column){names[i], false};
    file->columns[PLATFORM].required = !file->rule->platform;
    file->columns[START].required = file->columns[END].required = !file->rule->period.first;
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const char *word = measure_rule((enum measure)measure)->word;
        g_autofree char *low = g_strconcat(word, "_low", NULL);
        g_autofree char *high = g_strconcat(word, "_high", NULL);
        file->columns[one_column(measure)] = (struct csv_column){word, false};
        file->columns[low_column(measure)] = (struct csv_column){dataset_string(dataset, low), false};
        file->columns[high_column(measure)] = (struct csv_column){dataset_string(dataset, high), false};
    }
}

/* What the names of columns alone cannot say: which go together. */
static bool check_columns(const struct file *file) {
    struct csv *csv = file->csv;
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

static bool find_platform(struct file *file) {
    file->platform = -1;
    if (!file->rule->platform || file->reading->unreadable[TABLE_PLATFORMS])
        return true;
    file->platform = dataset_find_platform(file->reading->dataset, file->rule->platform);
    if (file->platform >= 0)
        return true;
    diagnostics_add(file->reading->diagnostics, SEVERITY_ERROR, "unknown-platform", file->rule->place, file->rule->line,
                    "unknown platform '%s' for this path; add it to platforms.csv", file->rule->platform);
    return false;
}

static void read_platform(struct file *file, struct input_row *row, struct observation *observation) {
    observation->platform = file->platform;
    if (file->platform >= 0 && !*csv_text(row->csv, PLATFORM))
        return;
    cell_filled(row, PLATFORM);
    observation->platform = cell_reference(row, PLATFORM, TABLE_PLATFORMS);
}

static void read_period(struct file *file, struct input_row *row, struct observation *observation) {
    observation->period = file->rule->period;
    bool given = *csv_text(row->csv, START) || *csv_text(row->csv, END);
    if (file->rule->period.first && !given)
        return;
    if (!cell_filled(row, START) || !cell_filled(row, END))
        return;
    observation->period = (struct period){cell_date(row, START), cell_date(row, END)};
    if (observation->period.first && observation->period.last && observation->period.first > observation->period.last)
        cell_error(row, END, "period", "'%s' is before the first day; swap the two", csv_text(row->csv, END));
}

/* Exactly one of advertiser and party; an advertiser brings its party along. */
static void read_advertiser(struct input_row *row, struct observation *observation) {
    bool has_advertiser = *csv_text(row->csv, ADVERTISER);
    bool has_party = *csv_text(row->csv, PARTY);
    observation->party = PARTY_UNMAPPED;
    observation->advertiser_id = observation->advertiser = "";
    if (has_advertiser && has_party) {
        cell_error(row, PARTY, "advertiser-or-party",
                   "both a party and an advertiser_id; keep the advertiser_id and map it in advertisers.csv");
    } else if (!has_advertiser && !has_party) {
        cell_error(row, csv_bound(row->csv, PARTY) ? PARTY : ADVERTISER, "advertiser-or-party",
                   "neither a party nor an advertiser_id; fill in one ('unmapped' if no party is known)");
    } else if (has_party) {
        if (strcmp(csv_text(row->csv, PARTY), "unmapped") != 0)
            observation->party = cell_reference(row, PARTY, TABLE_PARTIES);
    } else {
        const char *id = cell_advertiser_id(row, ADVERTISER);
        observation->advertiser_id = id ? id : "";
        observation->advertiser = cell_or_empty(row, ADVERTISER_NAME);
        if (row->good)
            mapping_find(row->reading->mapping, observation);
    }
}

static void read_currency(struct input_row *row) {
    const char *ours = row->reading->dataset->settings.currency;
    const char *text = csv_text(row->csv, CURRENCY);
    if (*text && ours && strcmp(text, ours) != 0)
        cell_error(row, CURRENCY, "currency", "currency '%s' is not the report's, %s; give the amounts in %s", text,
                   ours, ours);
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
        cell_error(row, column, "amount", "not an amount: '%s'; %s", text, problem);
}

static void read_measures(const struct file *file, struct input_row *row, struct observation *observation) {
    bool any = false;
    for (int i = 0; i < MEASURE_COUNT; i++) {
        struct amount_form form =
            amount_form_of(file->reading->dataset, measure_rule((enum measure)i)->unit, file->rule->decimal_comma);
        const char *problem = NULL;
        unsigned column = one_column(i);
        if (csv_bound(row->csv, column)) {
            problem = amount_read(csv_text(row->csv, column), &form, &observation->amounts[i]);
        } else if (csv_bound(row->csv, low_column(i))) {
            bool wrong_high;
            problem = amount_read_pair(csv_text(row->csv, low_column(i)), csv_text(row->csv, high_column(i)), &form,
                                       &observation->amounts[i], &wrong_high);
            column = wrong_high ? high_column(i) : low_column(i);
        }
        if (problem)
            report_amount(row, column, problem);
        any = any || problem || observation->amounts[i].given;
    }
    if (!any)
        cell_error(row, PLATFORM, "no-amount",
                   "a row without any amount; fill in one, or a state such as not_reported");
}

static void read_row(struct file *file) {
    struct input_row row = {file->reading, file->csv, true};
    struct observation observation = {
        .region = cell_reference(&row, REGION, TABLE_REGIONS),
        .ad = cell_or_empty(&row, AD),
        .age = cell_or_empty(&row, AGE),
        .gender = cell_or_empty(&row, GENDER),
        .source =
            *csv_text(file->csv, SOURCE) || !file->rule->source ? cell_or_empty(&row, SOURCE) : file->rule->source,
        .role = file->rule->role,
        .file = file->shown,
        .line = csv_row_place(file->csv).line,
    };
    cell_reference(&row, SOURCE, TABLE_SOURCES);
    read_currency(&row);
    read_platform(file, &row, &observation);
    read_period(file, &row, &observation);
    read_advertiser(&row, &observation);
    read_measures(file, &row, &observation);
    read_notes(&row, &observation);
    if (!row.good)
        return;
    figures_paid_by(file->reading->dataset, &observation, cell_or_empty(&row, PAID_FOR_BY));
    g_array_append_val(file->reading->dataset->observations, observation);
}

void observations_read(const struct figures *figures) {
    struct file file = {.reading = figures->reading, .rule = figures->rule, .shown = figures->shown};
    name_columns(&file);
    file.csv = csv_open(figures->bytes, figures->shown, figures->reading->diagnostics);
    if (file.csv && csv_bind(file.csv, file.columns, COLUMN_COUNT, CSV_OURS) && check_columns(&file) &&
        find_platform(&file)) {
        figures->file->platform = file.platform;
        for (; csv_next(file.csv); figures->file->rows++)
            read_row(&file);
    }
    csv_close(file.csv);
}
