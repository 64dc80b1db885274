#include "read/meta.h"
#include "read/mapping.h"
#include "read/figures.h"
#include "read/word.h"

#include <string.h>

enum { PAGE_ID, PAGE_NAME, DISCLAIMER, SPENT, ADS };
const struct csv_column meta_page_columns[META_PAGE_COLUMNS] = {
    [PAGE_ID] = {"page id", true},
    [PAGE_NAME] = {"page name", true},
    [DISCLAIMER] = {"disclaimer", true},
    [SPENT] = {"amount spent (*", true},
    [ADS] = {"number of ads in library", false},
};

enum { LOCATION, LOCATION_SPENT };
const struct csv_column meta_location_columns[META_LOCATION_COLUMNS] = {
    [LOCATION] = {"location name", true},
    [LOCATION_SPENT] = {"amount spent (*", true},
};

const struct csv_column meta_first_columns[META_FIRST_COLUMNS] = {
    {"page name", true}, {"disclaimer", true}, {"amount spent", true}, {"number of ads in archive", true}};

static const char *const platform_ids[] = {"meta", NULL};

static const struct {
    const char *word;
    int days;
} stretches[] = {{"yesterday", 1}, {"last_7_days", 7}, {"last_30_days", 30}, {"last_90_days", 90}, {"lifelong", 0}};

/* Reads the name from its date on; false if there is none. */
static bool read_name_at(const char *text, struct meta_name *name) {
    g_autofree char *date = g_strndup(text, 10);
    day_number last;
    if (strlen(text) < 14 || !date_parse(date, &last) || text[10] != '_' || !g_ascii_isupper(text[11]) ||
        !g_ascii_isupper(text[12]) || text[13] != '_')
        return false;
    memcpy(name->country, text + 11, 2);
    for (guint i = 0; i < G_N_ELEMENTS(stretches); i++) {
        if (!g_str_has_prefix(text + 14, stretches[i].word))
            continue;
        const char *rest = text + 14 + strlen(stretches[i].word);
        const char *end = strrchr(rest, '.');
        if (stretches[i].days)
            name->period = (struct period){last - stretches[i].days + 1, last};
        name->lifelong = !stretches[i].days;
        name->rest =
            *rest == '_' ? g_strndup(rest + 1, end ? (gsize)(end - rest - 1) : strlen(rest) - 1) : g_strdup("");
        return true;
    }
    return false;
}

static bool read_name(const char *text, struct meta_name *name) {
    *name = (struct meta_name){0};
    for (; text && *text; text++)
        if (g_ascii_isdigit(*text) && read_name_at(text, name))
            return true;
    name->rest = g_strdup("");
    return false;
}

void meta_find_name(const struct figures *figures, struct meta_name *name) {
    if (read_name(figures->name, name))
        return;
    g_free(name->rest);
    read_name(figures->archive, name);
}

/* One report being read. */
struct meta_report {
    const struct figures *figures;
    struct csv *csv;
    int platform;
    struct period period;
    bool lifelong;     /* by its name: since a day that Meta does not say */
    char *rest;        /* of the name */
    unsigned country;  /* in a report of several */
    int region;        /* -1: the whole country */
    GHashTable *pages; /* id and part -> index + 1 in the dataset's observations */
};

static bool check_currency(const struct meta_report *report, unsigned column) {
    const char *ours = report->figures->reading->dataset->settings.currency;
    g_autofree char *bracket = g_ascii_strup(strchr(csv_header(report->csv, column), '('), -1);
    bool three = strlen(bracket) == 5 && bracket[4] == ')';
    g_autofree char *currency = g_strndup(bracket + 1, 3);
    if (three && (!ours || strcmp(currency, ours) == 0))
        return true;
    if (three)
        csv_report_header(report->csv, column, "currency",
                          "amounts in %s, and the report's currency is %s; take the report of a country in %s, or "
                          "change 'currency' in report.yaml",
                          currency, ours, ours);
    else
        csv_report_header(report->csv, column, "currency",
                          "no currency in this name; Meta writes it as 'Amount spent (EUR)': take the file as "
                          "downloaded");
    return false;
}

/* The days and the country, from report.yaml or the name of the file or its archive. */
static bool find_period(struct meta_report *report) {
    const struct figures *figures = report->figures;
    const struct settings *settings = &figures->reading->dataset->settings;
    struct meta_name name;
    meta_find_name(figures, &name);
    report->rest = name.rest;
    report->lifelong = name.lifelong;
    report->period = figures->rule->period.first ? figures->rule->period : name.period;
    const char *named = *name.country ? name.country : figures->rule->country;
    g_autofree char *countries = settings_countries_words(settings);
    if (named && countries && !settings_is_about(settings, named)) {
        figures_error(figures, "country", "a report about %s, and this one is about %s; remove the file", named,
                      countries);
        return false;
    }
    report->country = named ? settings_find_country(settings, named) : 0;
    if (!named && !figures_are_of_one(figures))
        return false;
    if (!report->period.first) {
        figures_error(figures, "period", "%s; write 'period: 2023-03-03/2023-03-03' for it in report.yaml",
                      name.lifelong ? "a report since the library began does not say when that was"
                                    : "the name does not say which days the report is about (Meta names it "
                                      "FacebookAdLibraryReport_2023-03-03_NL_yesterday_advertisers.csv)");
        return false;
    }
    struct period whole = figures->reading->dataset->settings.period;
    if (whole.first && !period_overlaps(report->period, whole)) {
        figures_warning(figures, "outside-period", "a report of days outside the report's period; it is left out");
        return false;
    }
    return true;
}

static bool regions_are_there(const struct figures *figures) {
    if (figures->reading->dataset->regions->len > 0)
        return true;
    if (!figures->reading->unreadable[TABLE_REGIONS])
        figures_warning(figures, "no-regions", "amounts of a region are left out; add regions.csv to publish them");
    return false;
}

/* Amounts of a region are in a file without numbers of ads, named after the region. */
static bool find_region(struct meta_report *report) {
    report->region = -1;
    if (csv_bound(report->csv, ADS))
        return true;
    if (!*report->rest || strcmp(report->rest, "advertisers") == 0) {
        csv_report_header(report->csv, ADS, "missing-column", "%s",
                          *report->rest
                              ? "column 'number of ads in library' is missing; the file was changed after Meta "
                                "published it: take it as downloaded"
                              : "the columns are those of a report about a region, but the file's name does not say "
                                "which; give it the name that Meta gave it");
        return false;
    }
    if (!regions_are_there(report->figures))
        return false;
    report->region = dataset_find_region(report->figures->reading->dataset, report->rest);
    if (report->region < 0)
        figures_error(report->figures, "unknown-region",
                      "unknown region '%s'; add it to regions.csv, as a region or among the aliases of one",
                      report->rest);
    return report->region >= 0;
}

static enum role role_of(const struct meta_report *report) {
    enum role role = report->figures->rule->role;
    return role == ROLE_MAIN && report->region >= 0 ? ROLE_PART : role;
}

/* Pages that exist on Instagram alone all have number 0, and are told apart by name. */
static const char *page_id(struct input_row *row, const char *name) {
    const char *id = cell_filled(row, PAGE_ID) ? cell_advertiser_id(row, PAGE_ID) : NULL;
    if (!id)
        return NULL;
    if (!word_is_digits(id)) {
        cell_error(row, PAGE_ID, "advertiser-id", "not the number of a page: '%s'; take the file as downloaded", id);
        return NULL;
    }
    if (strcmp(id, "0") != 0)
        return id;
    g_autofree char *full = g_strconcat("0|", name, NULL);
    return dataset_string(row->reading->dataset, full);
}

static void add_to(struct amount *sum, const struct amount *amount) {
    if (!sum->given)
        *sum = *amount;
    else if (amount->given)
        interval_add(sum->value, amount->value, &sum->value);
}

/* Rows of one page, under several disclaimers or doubled, are parts of what the page spent: their sum is one row. If links
 * divide the page by payer, it is one row for each of its parts. */
static void add_page(struct meta_report *report, const struct observation *page) {
    GArray *observations = report->figures->reading->dataset->observations;
    g_autofree char *key = g_strdup_printf("%d %s", page->part, page->from->advertiser_id);
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(report->pages, key));
    if (!index) {
        g_array_append_val(observations, *page);
        g_hash_table_insert(report->pages, g_steal_pointer(&key), GUINT_TO_POINTER(observations->len));
        return;
    }
    struct observation *first = &g_array_index(observations, struct observation, index - 1);
    first->notes |= NOTE_JOINED;
    struct amount sums[MEASURE_COUNT];
    observation_amounts(first, sums);
    add_to(&sums[MEASURE_SPEND], observation_amount(page, MEASURE_SPEND));
    add_to(&sums[MEASURE_ADS], observation_amount(page, MEASURE_ADS));
    observation_set_amounts(report->figures->reading->dataset, first, sums);
}

/* Who paid: in the place of a name, Meta writes that there was none. */
static const char *named_payer(const char *text) {
    return strcmp(text, "These ads ran without a disclaimer") == 0 ? "" : text;
}

static void read_page(struct meta_report *report) {
    struct input_row row = {.reading = report->figures->reading, .csv = report->csv, .good = true};
    struct observation page = figures_row(report->figures, report->csv, report->platform, report->period);
    const char *name = figures_text(&row, PAGE_NAME), *id = page_id(&row, name);
    figures_say_advertiser(row.reading->dataset, &page, id ? id : "", name);
    observation_set_amount(report->figures->reading->dataset, &page, MEASURE_SPEND,
                           figures_amount(&row, SPENT, UNIT_MONEY));
    if (csv_bound(report->csv, ADS))
        observation_set_amount(report->figures->reading->dataset, &page, MEASURE_ADS,
                               figures_amount(&row, ADS, UNIT_COUNT));
    observation_set_amount(report->figures->reading->dataset, &page, MEASURE_ADVERTISERS,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(1)});
    page.countries = country_bit(report->country);
    page.region = report->region;
    page.role = role_of(report);
    const char *payer = figures_text(&row, DISCLAIMER);
    if (id)
        mapping_find_paid(row.reading->mapping, &page, payer);
    if (!row.good)
        return;
    figures_paid_by(row.reading->dataset, &page, named_payer(payer), 0);
    add_page(report, &page);
}

static bool report_open(struct meta_report *report, const struct figures *figures, const struct csv_column *columns,
                        unsigned count, unsigned spent) {
    *report = (struct meta_report){.figures = figures};
    report->csv = figures_open(figures);
    if (!report->csv || !csv_bind(report->csv, columns, count, CSV_FIXED))
        return false;
    report->platform = figures_platform(figures, platform_ids);
    bool good = check_currency(report, spent);
    good = find_period(report) && good;
    return good && report->platform >= 0;
}

/* A report lists every page, or region, with an amount on its days: what it does not list was not there. */
static void describe_file(const struct meta_report *report, enum role role) {
    struct figures_file *file = report->figures->file;
    file->platform = report->platform;
    file->role = role;
    file->country = report->country;
    file->region = report->region;
    if (report->region >= 0)
        file->measures &= ~(1u << MEASURE_ADS); /* a region's report has no numbers of ads */
    if (!report->lifelong)
        file->covers = report->period;
}

static void report_close(struct meta_report *report) {
    csv_close(report->csv);
    g_free(report->rest);
}

void meta_read_pages(const struct figures *figures) {
    struct meta_report report;
    if (report_open(&report, figures, meta_page_columns, META_PAGE_COLUMNS, SPENT) && find_region(&report)) {
        describe_file(&report, role_of(&report));
        report.pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (; csv_next(report.csv); figures->file->rows++)
            read_page(&report);
        g_hash_table_unref(report.pages);
        if (figures->file->rows == 0 && report.region < 0)
            figures_empty(figures, "page", NULL);
    }
    report_close(&report);
}

void meta_refuse_first(const struct figures *figures) {
    figures_error(
        figures, "kind",
        "a report of 2018, without page numbers, which cannot be linked to a party; remove it from 'files' in "
        "report.yaml");
}

void meta_read_locations(const struct figures *figures) {
    struct meta_report report;
    if (report_open(&report, figures, meta_location_columns, META_LOCATION_COLUMNS, LOCATION_SPENT) &&
        regions_are_there(figures)) {
        report.region = -1;
        describe_file(&report, ROLE_REFERENCE);
        for (; csv_next(report.csv); figures->file->rows++) {
            struct input_row row = {.reading = figures->reading, .csv = report.csv, .good = true};
            struct observation region = figures_row(figures, report.csv, report.platform, report.period);
            region.countries = country_bit(report.country);
            if (cell_filled(&row, LOCATION))
                region.region = cell_reference(&row, LOCATION, TABLE_REGIONS);
            observation_set_amount(figures->reading->dataset, &region, MEASURE_SPEND,
                                   figures_amount(&row, LOCATION_SPENT, UNIT_MONEY));
            region.role = ROLE_REFERENCE;
            region.notes = NOTE_EVERYONE;
            if (row.good)
                g_array_append_val(figures->reading->dataset->observations, region);
        }
    }
    report_close(&report);
}
