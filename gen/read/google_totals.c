#include "read/google_bundle.h"

#include <string.h>

enum { ADVERTISER, NAME };

enum { STATS_REGIONS = 3, STATS_CREATIVES = 5, STATS_SPENT, STATS_KUNA };
const struct csv_column google_advertiser_columns[GOOGLE_ADVERTISER_COLUMNS] = {
    {"advertiser_id", true}, {"advertiser_name", true}, {"public_ids_list", false},
    {"regions", false},      {"elections", false},      {"total_creatives", true},
    {"spend_*", false},      {"spend_hrk", false},      {"spend_*", false},
};

/* The form of 2018, when there were ads of the United States alone. */
enum { FIRST_CREATIVES = 3, FIRST_SPENT };
const struct csv_column google_first_columns[GOOGLE_FIRST_COLUMNS] = {
    {"advertiser_id", true},   {"advertiser_name", true}, {"public_ids_list", false},
    {"total_creatives", true}, {"total_spend_*", false},
};

enum { WEEK_START = 3, WEEK_SPENT, WEEK_KUNA };
const struct csv_column google_week_columns[GOOGLE_WEEK_COLUMNS] = {
    {"advertiser_id", true}, {"advertiser_name", true}, {"election_cycle", false}, {"week_start_date", true},
    {"spend_*", false},      {"spend_hrk", false},      {"spend_*", false},
};

enum { GEO_COUNTRY, GEO_PRIMARY, GEO_SECONDARY, GEO_SPENT, GEO_KUNA };
const struct csv_column google_geo_columns[GOOGLE_GEO_COLUMNS] = {
    {"country", true},
    {"country_subdivision_primary", true},
    {"country_subdivision_secondary", true},
    {"spend_*", false},
    {"spend_hrk", false},
    {"spend_*", false},
};

/* The days of an amount since the library began, 31 May 2018 in the United States and later elsewhere. */
static bool find_lifetime(const struct bundle *bundle, struct period *days) {
    const struct figures *figures = bundle->figures;
    *days = figures->rule->period;
    if (!days->first && figures->reading->bundle_day)
        *days = (struct period){date_from_calendar(2018, 5, 31), figures->reading->bundle_day};
    if (days->first)
        return true;
    figures_error(figures, "period",
                  "amounts from the start of the library to the day of the bundle, which this table does not say; "
                  "write 'period: 2018-05-31/2019-06-20' for it in report.yaml, with the day of the bundle as the end");
    return false;
}

/* Converted amounts are rounded to steps of 50, and 0 does not mean nothing: an advertiser with nothing but weeks of 0
 * had a total of 100. A row of 0 says that it was less than one step. */
static struct amount read_total(const struct bundle *bundle, struct input_row *row, unsigned column, unsigned kuna) {
    struct amount amount = figures_amount(row, column, UNIT_MONEY);
    if (amount.given && bundle_notes(bundle, kuna) && amount.value.high == 0)
        amount.value.high = 50 * 100;
    return amount;
}

static void add_reference(const struct bundle *bundle, struct observation *observation, unsigned notes) {
    observation->role = ROLE_REFERENCE;
    observation->notes = notes;
    g_array_append_val(bundle->figures->reading->dataset->observations, *observation);
}

void google_read_advertisers(const struct figures *figures) {
    static const int money[] = {STATS_SPENT, -1};
    struct bundle bundle;
    struct period days;
    if (bundle_open(&bundle, figures, google_advertiser_columns, GOOGLE_ADVERTISER_COLUMNS, money) &&
        find_lifetime(&bundle, &days)) {
        figures->file->role = ROLE_REFERENCE;
        while (csv_next(bundle.csv)) {
            struct input_row row = {.reading = figures->reading, .csv = bundle.csv, .good = true};
            struct shown shown;
            const char *list = csv_text(bundle.csv, STATS_REGIONS);
            struct observation total = figures_row(figures, bundle.csv, bundle.platform, days);
            if (csv_bound(bundle.csv, STATS_REGIONS) && !bundle_is_shown(&bundle, list, &shown)) {
                bundle_see(&bundle, list);
                continue;
            }
            figures->file->rows++;
            observation_set_amount(figures->reading->dataset, &total, MEASURE_SPEND,
                                   read_total(&bundle, &row, STATS_SPENT, STATS_KUNA));
            observation_set_amount(figures->reading->dataset, &total, MEASURE_ADS,
                                   figures_amount(&row, STATS_CREATIVES, UNIT_COUNT));
            if (bundle_advertiser(&row, ADVERTISER, NAME, &total))
                add_reference(&bundle, &total, NOTE_LIFETIME | NOTE_ALL_COUNTRIES | bundle_notes(&bundle, STATS_KUNA));
        }
        g_autofree char *found = bundle_found(&bundle);
        if (figures->file->rows == 0)
            figures_empty(figures, "advertisers", found);
    }
    bundle_close(&bundle);
}

void google_read_first(const struct figures *figures) {
    static const int money[] = {FIRST_SPENT, -1};
    const struct settings *settings = &figures->reading->dataset->settings;
    struct bundle bundle;
    struct period days;
    if (g_strcmp0(settings->country, "US") != 0 || g_strcmp0(settings->currency, "USD") != 0) {
        figures_error(figures, "country",
                      "a table of 2018, which is about the United States alone, in USD; remove it from 'files' in "
                      "report.yaml");
        return;
    }
    if (bundle_open(&bundle, figures, google_first_columns, GOOGLE_FIRST_COLUMNS, money) &&
        find_lifetime(&bundle, &days)) {
        figures->file->role = ROLE_REFERENCE;
        for (; csv_next(bundle.csv); figures->file->rows++) {
            struct input_row row = {.reading = figures->reading, .csv = bundle.csv, .good = true};
            struct observation total = figures_row(figures, bundle.csv, bundle.platform, days);
            observation_set_amount(figures->reading->dataset, &total, MEASURE_SPEND,
                                   figures_amount(&row, FIRST_SPENT, UNIT_MONEY));
            observation_set_amount(figures->reading->dataset, &total, MEASURE_ADS,
                                   figures_amount(&row, FIRST_CREATIVES, UNIT_COUNT));
            if (bundle_advertiser(&row, ADVERTISER, NAME, &total))
                add_reference(&bundle, &total, NOTE_LIFETIME);
        }
        if (figures->file->rows == 0)
            figures_empty(figures, "advertisers", NULL);
    }
    bundle_close(&bundle);
}

/* Weeks are of no country, so only those of mapped advertisers say something about a party of the country. */
void google_read_weeks(const struct figures *figures) {
    static const int money[] = {WEEK_SPENT, -1};
    struct bundle bundle;
    if (bundle_open(&bundle, figures, google_week_columns, GOOGLE_WEEK_COLUMNS, money)) {
        struct period whole = figures->reading->dataset->settings.period;
        figures->file->role = ROLE_REFERENCE;
        while (csv_next(bundle.csv)) {
            struct input_row row = {.reading = figures->reading, .csv = bundle.csv, .good = true};
            day_number start = cell_filled(&row, WEEK_START) ? cell_date(&row, WEEK_START) : 0;
            struct period week = {start, start + 6};
            if (start && whole.first && !period_overlaps(week, whole))
                continue;
            struct observation total = figures_row(figures, bundle.csv, bundle.platform, week);
            if (!row.good || !bundle_advertiser(&row, ADVERTISER, NAME, &total) || total.party == PARTY_UNMAPPED)
                continue;
            observation_set_amount(figures->reading->dataset, &total, MEASURE_SPEND,
                                   read_total(&bundle, &row, WEEK_SPENT, WEEK_KUNA));
            if (row.good)
                add_reference(&bundle, &total, NOTE_ALL_COUNTRIES | bundle_notes(&bundle, WEEK_KUNA));
            figures->file->rows++;
        }
        if (figures->file->rows == 0)
            figures_warning(figures, "outside-period",
                            "no week of the report of an advertiser that advertisers.csv gives a party; nothing of it "
                            "is used");
    }
    bundle_close(&bundle);
}

void google_read_geo(const struct figures *figures) {
    static const int money[] = {GEO_SPENT, -1};
    struct bundle bundle;
    struct period days;
    if (bundle_open(&bundle, figures, google_geo_columns, GOOGLE_GEO_COLUMNS, money) && find_lifetime(&bundle, &days)) {
        figures->file->role = ROLE_REFERENCE;
        while (csv_next(bundle.csv)) {
            struct input_row row = {.reading = figures->reading, .csv = bundle.csv, .good = true};
            struct observation total = figures_row(figures, bundle.csv, bundle.platform, days);
            const char *country = csv_text(bundle.csv, GEO_COUNTRY);
            if (!figures_are_about(figures, country)) {
                bundle_see(&bundle, country);
                continue;
            }
            if (*csv_text(bundle.csv, GEO_PRIMARY) || *csv_text(bundle.csv, GEO_SECONDARY))
                continue; /* a part of the country, in the United States */
            figures->file->rows++;
            total.countries = country_bit(settings_find_country(&figures->reading->dataset->settings, country));
            observation_set_amount(figures->reading->dataset, &total, MEASURE_SPEND,
                                   read_total(&bundle, &row, GEO_SPENT, GEO_KUNA));
            if (row.good)
                add_reference(&bundle, &total, NOTE_LIFETIME | NOTE_EVERYONE | bundle_notes(&bundle, GEO_KUNA));
        }
        g_autofree char *found = bundle_found(&bundle);
        if (figures->file->rows == 0)
            figures_empty(figures, "amount", found);
    }
    bundle_close(&bundle);
}
