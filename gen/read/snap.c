#include "read/snap.h"
#include "read/country.h"
#include "read/figures.h"

#include <string.h>

enum {
    AD,
    URL,
    CURRENCY,
    SPENT,
    IMPRESSIONS,
    START,
    END,
    ORGANISATION,
    ADDRESS,
    BALLOT,
    PAYER,
    COMMITTEE,
    COMMITTEE_ID,
    DISCLOSURE,
    JURISDICTION,
    GENDER,
    AGE,
    COUNTRY,
};
/* Those of 2018 to 2020 and the four that came by 2023. */
const struct csv_column snap_columns[SNAP_COLUMNS] = {
    [AD] = {"adid", true},
    [URL] = {"creativeurl", false},
    [CURRENCY] = {"currency code", true},
    [SPENT] = {"spend", true},
    [IMPRESSIONS] = {"impressions", true},
    [START] = {"startdate", true},
    [END] = {"enddate", true},
    [ORGANISATION] = {"organizationname", true},
    [ADDRESS] = {"billingaddress", false}, /* never read */
    [BALLOT] = {"candidateballotinformation", false},
    [PAYER] = {"payingadvertisername", true},
    [COMMITTEE] = {"committeename", false},
    [COMMITTEE_ID] = {"committeeidentificationnumber", false},
    [DISCLOSURE] = {"disclosurenameofcommittee", false},
    [JURISDICTION] = {"advertisingjurisdiction", false},
    [GENDER] = {"gender", false},
    [AGE] = {"agebracket", false},
    [COUNTRY] = {"countrycode", true},
    {"regions (included)", false},
    {"regions (excluded)", false},
    {"electoral districts (included)", false},
    {"electoral districts (excluded)", false},
    {"radius targeting (included)", false},
    {"radius targeting (excluded)", false},
    {"metros (included)", false},
    {"metros (excluded)", false},
    {"postal codes (included)", false},
    {"postal codes (excluded)", false},
    {"location categories (included)", false},
    {"location categories (excluded)", false},
    {"interests", false},
    {"ostype", false},
    {"segments", false},
    {"language", false},
    {"advanceddemographics", false},
    {"targeting connection type", false},
    {"targeting carrier (isp)", false},
    {"creativeproperties", false},
};

static const char *const platform_ids[] = {"snapchat", "snap", NULL};

/* One copy of the library being read. */
struct library {
    const struct figures *figures;
    struct csv *csv;
    int platform;
    const char *country;  /* its English name */
    day_number copied_on; /* ads without last day run to here */
    struct ads *ads;
    unsigned of_country;
    unsigned kept;
    unsigned foreign; /* ads paid in another currency */
    unsigned nowhere; /* ads without a country */
};

/* "2023/03/09 22:48:03Z" -> the day, in UTC. 0, diagnosed, where it is not such a time. */
static day_number read_day(struct row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    g_autofree char *date = g_strndup(text, 10);
    day_number day = 0;
    bool slashes = strlen(date) == 10 && date[4] == '/' && date[7] == '/';
    if (slashes)
        date[4] = date[7] = '-';
    if (!slashes || !date_parse(date, &day))
        cell_error(row, column, "date",
                   "not a time as Snap writes it, 2023/03/09 22:48:03Z: '%s'; take the file as downloaded", text);
    return day;
}

static bool read_days(const struct library *library, struct row *row, struct observation *ad) {
    if (!cell_filled(row, START))
        return false;
    ad->period.first = read_day(row, START);
    ad->period.last = library->copied_on;
    if (*csv_text(row->csv, END))
        ad->period.last = read_day(row, END);
    else
        ad->notes |= NOTE_RUNNING;
    if (row->good && ad->period.first > ad->period.last && ad->notes & NOTE_RUNNING)
        ad->period.last = ad->period.first;
    if (row->good && ad->period.first > ad->period.last)
        cell_error(row, END, "period", "'%s' lies before the first day; take the file as downloaded",
                   csv_text(row->csv, END));
    struct period whole = row->reading->dataset->settings.period;
    return row->good && (!whole.first || period_overlaps(ad->period, whole));
}

static char *stripped(struct row *row, unsigned column) {
    return g_strstrip(g_strdup(figures_text(row, column)));
}

static void read_advertiser(struct row *row, struct observation *ad) {
    struct dataset *dataset = row->reading->dataset;
    g_autofree char *organisation = stripped(row, ORGANISATION);
    g_autofree char *payer = stripped(row, PAYER);
    g_autofree char *id = g_strconcat(organisation, "|", payer, NULL);
    ad->advertiser_id = dataset_string(dataset, id);
    /* the payer is who it is about, though Snap cuts the name at 32 characters */
    ad->advertiser = dataset_string(dataset, *payer ? payer : organisation);
    figures_map(row, ORGANISATION, ad);
}

static void read_money(struct library *library, struct row *row, struct observation *ad) {
    const char *ours = row->reading->dataset->settings.currency;
    const char *currency = cell_filled(row, CURRENCY) ? csv_text(row->csv, CURRENCY) : "";
    struct amount amount = figures_amount(row, SPENT, UNIT_MONEY);
    if (row->good && ours && strcmp(currency, ours) != 0) {
        amount = (struct amount){.given = true, .state = STATE_NOT_REPORTED};
        library->foreign++;
    }
    ad->amounts[MEASURE_SPEND] = amount;
}

static bool is_of_country(struct library *library) {
    g_autofree char *name = g_strstrip(g_ascii_strdown(csv_text(library->csv, COUNTRY), -1));
    library->nowhere += !*name;
    return strcmp(name, library->country) == 0;
}

static void read_ad(struct library *library) {
    struct row row = {.reading = library->figures->reading, .csv = library->csv, .good = true};
    struct observation ad = figures_row(library->figures, library->csv, library->platform, (struct period){0, 0});
    if (!read_days(library, &row, &ad))
        return;
    library->kept++;
    ad.ad = cell_filled(&row, AD) ? figures_text(&row, AD) : "";
    read_money(library, &row, &ad);
    ad.amounts[MEASURE_IMPRESSIONS] = figures_amount(&row, IMPRESSIONS, UNIT_COUNT);
    ad.amounts[MEASURE_ADS] = (struct amount){true, STATE_VALUE, interval_of(1)};
    read_advertiser(&row, &ad);
    if (row.good)
        ads_add(library->ads, row.reading->dataset, &ad);
}

static bool library_open(struct library *library, const struct figures *figures) {
    const struct settings *settings = &figures->reading->dataset->settings;
    *library = (struct library){.figures = figures, .country = country_english_name(settings->country)};
    library->ads = ads_new();
    library->copied_on = figures->rule->period.last ? figures->rule->period.last : settings->period.last;
    library->csv = csv_open(figures->bytes, figures->shown, figures->reading->diagnostics);
    if (!library->csv || !csv_bind(library->csv, snap_columns, SNAP_COLUMNS, CSV_GROWING))
        return false;
    library->platform = figures_platform(figures, platform_ids);
    if (settings->country && !library->country)
        figures_error(figures, "country",
                      "Snap names countries in English, and the program does not know the name of '%s'; add it to "
                      "gen/read/country.c",
                      settings->country);
    return library->platform >= 0 && library->country;
}

void snap_read(const struct figures *figures) {
    struct library library;
    if (library_open(&library, figures)) {
        while (csv_next(library.csv)) {
            if (is_of_country(&library)) {
                library.of_country++;
                read_ad(&library);
            }
        }
        if (library.of_country == 0)
            figures_empty(figures, "ads", NULL);
        else if (library.kept == 0)
            figures_warning(figures, "outside-period", "none of its %u ads of %s was shown on a day of the report",
                            library.of_country, figures->reading->dataset->settings.country);
        if (library.nowhere > 0)
            figures_warning(figures, "country", "%u ad%s no country and %s left out", library.nowhere,
                            library.nowhere == 1 ? " names" : "s name", library.nowhere == 1 ? "is" : "are");
        if (library.foreign > 0)
            figures_warning(figures, "currency",
                            "%u ad%s not paid in %s: what %s cost is left out, since currencies are never added",
                            library.foreign, library.foreign == 1 ? "" : "s",
                            figures->reading->dataset->settings.currency, library.foreign == 1 ? "it" : "they");
    }
    csv_close(library.csv);
    ads_free(library.ads);
}
