#include "read/snap.h"
#include "base/country.h"
#include "read/figures.h"
#include "read/mapping.h"

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
    REGION_ID,
};
/* The columns of the first form, of 2019, which had no currency, of 2018 to 2020, and the four that were added by 2023. */
const struct csv_column snap_columns[SNAP_COLUMNS] = {
    [AD] = {"adid", true},
    [URL] = {"creativeurl", false},
    [CURRENCY] = {"currency code", false},
    [SPENT] = {"spend", true},
    [IMPRESSIONS] = {"impressions", true},
    [START] = {"startdate", true},
    [END] = {"enddate", true},
    [ORGANISATION] = {"organizationname", true},
    [ADDRESS] = {"billingaddress", false}, /* of which the country alone is read */
    [BALLOT] = {"candidateballotinformation", false},
    [PAYER] = {"payingadvertisername", true},
    [COMMITTEE] = {"committeename", false},
    [COMMITTEE_ID] = {"committeeidentificationnumber", false},
    [DISCLOSURE] = {"disclosurenameofcommittee", false},
    [JURISDICTION] = {"advertisingjurisdiction", false},
    [GENDER] = {"gender", false},
    [AGE] = {"agebracket", false},
    [COUNTRY] = {"countrycode", true},
    [REGION_ID] = {"regionid", false}, /* the first form alone has it */
    {"electoraldistrictid", false},
    {"latlongrad", false},
    {"metroid", false},
    {"locationtype", false},
    {"targeting geo - postal code", false},
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

/* Snap cuts the name of a payer behind as many. */
enum { SNAP_LETTERS = 32 };

/* The readme of the first form says "Spend - Amount (In USD)". */
static const char FIRST_CURRENCY[] = "USD";

/* One copy of the library being read. */
struct library {
    const struct figures *figures;
    struct csv *csv;
    int platform;
    uint64_t countries;       /* of the row that is read, in a report of several */
    day_number copied_on;     /* as report.yaml names it; 0 if it does not */
    day_number latest;        /* the last day on which an ad that was shown, of any country, began; 0: none */
    struct place latest_line; /* the line of that ad */
    struct ads *ads;
    unsigned kept;
    unsigned foreign;  /* ads paid in another currency */
    unsigned nowhere;  /* ads without a country */
    unsigned reversed; /* ads with their end before their start */
    unsigned endless;  /* ads without an end, counted if the day of the copy is not known */
    int64_t endless_spend;
};

bool snap_read_day(const char *text, day_number *day) {
    char date[11] = "";
    g_strlcpy(date, text, sizeof date);
    if (strlen(date) != 10 || date[4] != '/' || date[7] != '/')
        return false;
    date[4] = date[7] = '-';
    return date_parse(date, day);
}

/* The day of a cell. 0, diagnosed, if it has none. */
static day_number read_day(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    day_number day = 0;
    if (!snap_read_day(text, &day))
        cell_error(row, column, "date",
                   "not a time as Snap writes it, 2023/03/09 22:48:03Z: '%s'; take the file as downloaded", text);
    return day;
}

/* The last day of an ad without an end, if the day of the copy is not known: the latest day on which an ad that
 * was shown began, but at least the day after the report. So the ad reaches beyond the report and counts from zero in
 * it, since what it cost may be of any day until the copy was made. */
static day_number day_of_unknown_copy(const struct library *library, struct period whole) {
    return MAX(library->latest, whole.last + 1);
}

/* The days on which an ad can have been shown: as it was set up to be, up to the day of the copy. */
static bool read_days(struct library *library, struct input_row *row, struct observation *ad) {
    struct period whole = row->reading->dataset->settings.period;
    if (!cell_filled(row, START))
        return false;
    bool has_end = *csv_text(row->csv, END);
    day_number start = read_day(row, START);
    day_number end = has_end ? read_day(row, END) : 0;
    if (!row->good)
        return false;
    if (!has_end)
        end = library->copied_on ? library->copied_on : day_of_unknown_copy(library, whole);
    ad->period = (struct period){MIN(start, end), MAX(start, end)};
    if (!has_end)
        ad->period = (struct period){start, MAX(start, end)};
    else if (start > end)
        ad->notes |= NOTE_REVERSED;
    bool runs_on = library->copied_on && ad->period.last > library->copied_on && ad->period.first <= library->copied_on;
    if (runs_on)
        ad->period.last = library->copied_on;
    if (runs_on || !has_end)
        ad->notes |= NOTE_RUNNING;
    return !whole.first || period_overlaps(ad->period, whole);
}

static char *stripped(struct input_row *row, unsigned column) {
    return g_strstrip(g_strdup(figures_text(row, column)));
}

static void read_advertiser(struct input_row *row, struct observation *ad) {
    struct dataset *dataset = row->reading->dataset;
    g_autofree char *organisation = stripped(row, ORGANISATION);
    g_autofree char *payer = stripped(row, PAYER);
    g_autofree char *id = g_strconcat(organisation, "|", payer, NULL);
    /* the payer is who it is about, though Snap cuts the name */
    figures_say_advertiser(dataset, ad, dataset_string(dataset, id),
                           dataset_string(dataset, *payer ? payer : organisation));
    mapping_find(row->reading->mapping, ad);
}

/* The currency that it was paid in. */
static const char *read_money(struct library *library, struct input_row *row, struct observation *ad) {
    const char *ours = row->reading->dataset->settings.currency;
    const char *currency = !csv_bound(row->csv, CURRENCY) ? FIRST_CURRENCY
                           : cell_filled(row, CURRENCY)   ? csv_text(row->csv, CURRENCY)
                                                          : "";
    struct amount amount = figures_amount(row, SPENT, UNIT_MONEY);
    if (row->good && ours && strcmp(currency, ours) != 0) {
        amount = (struct amount){.given = true, .state = STATE_OTHER_CURRENCY};
        library->foreign++;
    }
    observation_set_amount(row->reading->dataset, ad, MEASURE_SPEND, amount);
    return dataset_string(row->reading->dataset, currency);
}

/* Of an address only the country is read: Snap writes street, town, postcode, and a code. With fewer of these the last may be the state
 * of a town. */
static const char *read_origin(struct input_row *row) {
    const char *address = csv_text(row->csv, ADDRESS), *comma = strrchr(address, ',');
    guint commas = 0;
    for (const char *at = address; *at; at++)
        commas += *at == ',';
    comma = commas >= 3 ? comma : NULL;
    g_autofree char *last = g_strstrip(g_strdup(comma ? comma + 1 : ""));
    const char *state = strlen(last) == 2 ? country_code_of(last) : NULL;
    return state ? state : "";
}

static bool is_of_country(struct library *library) {
    g_autofree char *name = g_strstrip(g_ascii_strdown(csv_text(library->csv, COUNTRY), -1));
    library->nowhere += !*name;
    const struct figures *figures = library->figures;
    const struct country *country = country_from_name(name);
    if (!country || !figures_are_about(figures, country->code))
        return false;
    library->countries = country_bit(settings_find_country(&figures->reading->dataset->settings, country->code));
    return true;
}

static void read_ad(struct library *library) {
    struct input_row row = {.reading = library->figures->reading, .csv = library->csv, .good = true};
    struct observation ad = figures_row(library->figures, library->csv, library->platform, (struct period){0, 0});
    ad.countries = library->countries;
    if (!read_days(library, &row, &ad))
        return;
    library->kept++;
    library->reversed += (ad.notes & NOTE_REVERSED) != 0;
    ad.ad = cell_filled(&row, AD) ? figures_text(&row, AD) : "";
    const char *currency = read_money(library, &row, &ad);
    figures_say_origin(row.reading->dataset, &ad, currency, read_origin(&row));
    observation_set_amount(row.reading->dataset, &ad, MEASURE_IMPRESSIONS,
                           figures_amount(&row, IMPRESSIONS, UNIT_COUNT));
    observation_set_amount(row.reading->dataset, &ad, MEASURE_ADS,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(1)});
    read_advertiser(&row, &ad);
    if (!row.good)
        return;
    if (ad.notes & NOTE_RUNNING && !library->copied_on) {
        library->endless++;
        library->endless_spend += observation_amount(&ad, MEASURE_SPEND)->value.low;
        if (library->latest < row.reading->dataset->settings.period.last)
            figures_leave_open(row.reading->dataset, &ad);
    }
    g_autofree char *payer = stripped(&row, PAYER);
    figures_paid_by(row.reading->dataset, &ad, payer, SNAP_LETTERS);
    ads_add(library->ads, row.reading, &ad);
}

bool snap_began(struct csv *csv, day_number *day) {
    day_number end;
    const char *shown = csv_text(csv, IMPRESSIONS);
    if (strspn(shown, "0") == strlen(shown) || !snap_read_day(csv_text(csv, START), day))
        return false;
    if (snap_read_day(csv_text(csv, END), &end))
        *day = MIN(*day, end);
    return true;
}

/* Looks for what the file itself says about the day of its copy: ads that were shown had begun by that day. */
static void look_for_latest(struct library *library) {
    while (csv_next(library->csv)) {
        day_number start;
        if (!snap_began(library->csv, &start) || start <= library->latest)
            continue;
        library->latest = start;
        library->latest_line = csv_row_place(library->csv);
    }
}

/* The year in the name of a file or of a folder: the last number from 2018 on. 0: none. */
static int year_of(const char *path) {
    int year = 0;
    for (const char *at = path; *at;) {
        size_t digits = strspn(at, "0123456789");
        int number = digits == 4 ? (int)g_ascii_strtoll(at, NULL, 10) : 0;
        if (number >= 2018 && number < 2100)
            year = number;
        at += digits > 0 ? digits : 1;
    }
    return year;
}

struct period snap_covers(const char *name, day_number copied_on, day_number latest) {
    day_number until = copied_on ? copied_on : latest;
    int year = year_of(name);
    if (!until)
        return (struct period){0, 0};
    if (!year)
        year = date_calendar(latest ? latest : until).year;
    struct period covers = {date_from_calendar(year, 1, 1), MIN(until, date_from_calendar(year, 12, 31))};
    return covers.first <= covers.last ? covers : (struct period){0, 0};
}

static void describe_file(const struct library *library) {
    const struct figures *figures = library->figures;
    struct figures_file *file = figures->file;
    file->platform = library->platform;
    file->covers =
        snap_covers(dataset_file_name(figures->reading->dataset, figures->shown), library->copied_on, library->latest);
    if (file->covers.first && figures->rule->period.first)
        file->covers.first = MIN(file->covers.first, figures->rule->period.first);
}

/* A copy holds no ad that was shown after it was made. */
static bool check_copy_day(const struct library *library) {
    if (!library->copied_on || library->latest <= library->copied_on)
        return true;
    g_autoptr(GString) copied = g_string_new(NULL);
    g_autoptr(GString) began = g_string_new(NULL);
    date_append_iso(copied, library->copied_on);
    date_append_iso(began, library->latest);
    diagnostics_add(
        library->figures->reading->diagnostics, SEVERITY_ERROR, "copy-day", library->latest_line, NULL,
        "this ad began on %s and was shown, but report.yaml says that the library was copied on %s; write the day of "
        "the copy as the end of 'period' of this file there",
        began->str, copied->str);
    return false;
}

/* Only the first form has no column of currencies. */
static bool check_currency(struct csv *csv) {
    if (csv_bound(csv, CURRENCY) || csv_bound(csv, REGION_ID))
        return true;
    csv_report_header(csv, CURRENCY, "missing-column",
                      "column '%s' is missing; the file was changed after the platform published it; take it as "
                      "downloaded",
                      csv_name(csv, CURRENCY));
    return false;
}

static struct csv *open_table(const struct figures *figures, struct diagnostics *diagnostics) {
    struct csv *csv = csv_open(figures->bytes, figures->shown, &figures->rule->dialect, diagnostics);
    if (csv && csv_bind(csv, snap_columns, SNAP_COLUMNS, CSV_GROWING) && check_currency(csv))
        return csv;
    csv_close(csv);
    return NULL;
}

/* Snap names countries in words. */
static bool know_countries(const struct figures *figures) {
    g_autofree char *joined = figures_countries(figures);
    g_auto(GStrv) codes = g_strsplit(joined ? joined : "", ", ", -1);
    bool named = codes[0];
    for (char **code = codes; *code; code++) {
        if (country_from_code(*code))
            continue;
        named = false;
        figures_error(figures, "country",
                      "Snap names countries in English, and the program does not know the name of '%s'; add it to "
                      "gen/base/country.c",
                      *code);
    }
    return named;
}

static bool library_open(struct library *library, const struct figures *figures) {
    *library = (struct library){.figures = figures};
    library->copied_on = figures->rule->period.last;
    struct diagnostics *unsaid = diagnostics_new(); /* all findings are reported when the rows are read */
    library->csv = open_table(figures, unsaid);
    if (library->csv)
        look_for_latest(library);
    csv_close(library->csv);
    diagnostics_free(unsaid);
    library->csv = open_table(figures, figures->reading->diagnostics);
    if (!library->csv)
        return false;
    library->platform = figures_platform(figures, platform_ids);
    describe_file(library);
    bool named = know_countries(figures);
    return check_copy_day(library) && library->platform >= 0 && named;
}

static void warn_of_endless(const struct library *library) {
    const struct settings *settings = &library->figures->reading->dataset->settings;
    g_autoptr(GString) spend = g_string_new(NULL);
    g_autoptr(GString) latest = g_string_new(NULL);
    text_append_machine(spend, UNIT_MONEY, library->endless_spend);
    date_append_iso(latest, library->latest);
    figures_warning(library->figures, "copy-day",
                    "%u ad%s, of %s %s, ha%s no last day, and it is not known on which day the library was copied: "
                    "counted from zero%s; write 'period: %d-01-01/DAY OF THE COPY' for this file in report.yaml%s%s%s",
                    library->endless, library->endless == 1 ? "" : "s", settings->currency, spend->str,
                    library->endless == 1 ? "s" : "ve",
                    library->latest < settings->period.last ? ", without an upper end" : "",
                    date_calendar(settings->period.first).year, library->latest ? " (" : "",
                    library->latest ? latest->str : "", library->latest ? " or later)" : "");
}

static void warn(const struct library *library) {
    const struct figures *figures = library->figures;
    const struct settings *settings = &figures->reading->dataset->settings;
    g_autofree char *countries = figures_countries(figures);
    if (figures->file->rows == 0)
        figures_empty(figures, "ads", NULL);
    else if (library->kept == 0)
        figures_warning(figures, "outside-period", "none of its %u ads of %s was shown on a day of the report",
                        figures->file->rows, countries);
    if (library->nowhere > 0)
        figures_warning(figures, "country", "%u ad%s no country and %s left out", library->nowhere,
                        library->nowhere == 1 ? " names" : "s name", library->nowhere == 1 ? "is" : "are");
    if (library->foreign > 0)
        figures_warning(figures, "currency",
                        "%u ad%s not paid in %s: what %s cost is left out, since currencies are never added",
                        library->foreign, library->foreign == 1 ? "" : "s", settings->currency,
                        library->foreign == 1 ? "it" : "they");
    if (library->reversed > 0)
        figures_warning(figures, "period",
                        "%u ad%s set up to end before %s started, as Snap publishes it: taken to run from the one day "
                        "to the other",
                        library->reversed, library->reversed == 1 ? " was" : "s were",
                        library->reversed == 1 ? "it" : "they");
    if (library->endless > 0)
        warn_of_endless(library);
}

void snap_read(const struct figures *figures) {
    struct library library;
    if (library_open(&library, figures)) {
        library.ads = ads_new();
        while (csv_next(library.csv)) {
            if (is_of_country(&library)) {
                figures->file->rows++;
                read_ad(&library);
            }
        }
        warn(&library);
        ads_free(library.ads);
    }
    csv_close(library.csv);
}
