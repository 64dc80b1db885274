/* What each kind of table says: countries, days, currency, regions. Of a table only the columns are read that say it; they
 * go by name, so that a table that was changed is still understood here and refused when it is read. */
#include "base/country.h"
#include "read/figures.h"
#include "read/google.h"
#include "read/meta.h"
#include "read/snap.h"
#include "read/survey.h"
#include "read/word.h"

#include <string.h>

static struct csv *open_table(const struct figures *figures, const struct csv_column *columns, unsigned count) {
    struct csv *csv = csv_open(figures->bytes, figures->shown, figures->reading->diagnostics);
    if (csv && csv_bind(csv, columns, count, CSV_FOREIGN)) {
        csv_forget(csv);
        return csv;
    }
    csv_close(csv);
    return NULL;
}

/* From the first to the last of two days as text; {0, 0} if they are none. */
static struct period days_of(const char *start, const char *end) {
    struct period days;
    g_autofree char *both = g_strconcat(start, "/", end, NULL);
    return period_parse(both, &days) ? days : (struct period){0, 0};
}

/* The ids in a cell that may have several, joined by |. */
static void take_parties(struct download *download, const char *cell) {
    g_auto(GStrv) ids = g_strsplit(cell, "|", -1);
    for (guint i = 0; ids[i]; i++)
        if (word_is_id(ids[i]) && strcmp(ids[i], "unmapped") != 0)
            download_add_text(download->parties, ids[i]);
}

void survey_observations(const struct figures *figures, struct download *download) {
    enum { PLATFORM, START, END, CURRENCY, PARTY };
    static const struct csv_column columns[] = {
        {"platform", false}, {"start", true}, {"end", true}, {"currency", false}, {"party", false}};
    struct csv *csv = open_table(figures, columns, G_N_ELEMENTS(columns));
    while (csv && csv_next(csv)) {
        struct download_country *country = download_country(download, "");
        const char *currency = csv_text(csv, CURRENCY);
        country->rows++;
        download_country_add(country, days_of(csv_text(csv, START), csv_text(csv, END)));
        take_parties(download, csv_text(csv, PARTY));
        if (word_is_id(csv_text(csv, PLATFORM)))
            download_add_text(download->platforms, csv_text(csv, PLATFORM));
        if (strlen(currency) == 3)
            g_strlcpy(download->currency, currency, sizeof download->currency);
    }
    csv_close(csv);
}

/* The currency in the name of a column: "amount spent (eur)". */
static void take_currency(const struct csv *csv, unsigned column, struct download *download) {
    const char *bracket = strchr(csv_header(csv, column), '(');
    if (!bracket || strlen(bracket) != 5 || bracket[4] != ')')
        return; /* said when the table is read */
    g_autofree char *currency = g_ascii_strup(bracket + 1, 3);
    g_strlcpy(download->currency, currency, sizeof download->currency);
}

/* What the name of a report of Meta says; false, diagnosed, if it does not say what the report is about. *region becomes
 * that of a report of one: the caller frees it. */
static bool take_meta_name(const struct figures *figures, struct download *download, char **rest) {
    struct meta_name name;
    if (!meta_read_name(figures->name, &name)) {
        g_free(name.rest);
        meta_read_name(figures->archive, &name);
    }
    *rest = name.rest;
    if (!*name.country) {
        figures_error(figures, "name",
                      "the name does not say which country and days this report is about; give it the name that Meta "
                      "gave it: FacebookAdLibraryReport_2023-03-03_NL_yesterday_advertisers.csv");
        return false;
    }
    download->lifelong = name.lifelong;
    download_country_add(download_country(download, name.country), name.period);
    return true;
}

void survey_meta_pages(const struct figures *figures, struct download *download) {
    enum { SPENT, ADS };
    static const struct csv_column columns[] = {{"amount spent (*", true}, {"number of ads in library", false}};
    struct csv *csv = open_table(figures, columns, G_N_ELEMENTS(columns));
    g_autofree char *rest = NULL;
    if (csv && take_meta_name(figures, download, &rest)) {
        take_currency(csv, SPENT, download);
        if (csv_bound(csv, ADS))
            download->totals_only = false;
        else if (*rest)
            download_add_text(download->regions, rest);
        if (!csv_bound(csv, ADS) && *rest && !figures->archive)
            download->region = g_strdup(rest);
    }
    csv_close(csv);
}

void survey_meta_locations(const struct figures *figures, struct download *download) {
    enum { LOCATION, SPENT };
    static const struct csv_column columns[] = {{"location name", true}, {"amount spent (*", true}};
    struct csv *csv = open_table(figures, columns, G_N_ELEMENTS(columns));
    g_autofree char *rest = NULL;
    if (csv && take_meta_name(figures, download, &rest)) {
        take_currency(csv, SPENT, download);
        while (csv_next(csv))
            if (*csv_text(csv, LOCATION))
                download_add_text(download->regions, csv_text(csv, LOCATION));
    }
    csv_close(csv);
}

void survey_google_creatives(const struct figures *figures, struct download *download) {
    enum { REGIONS, FIRST, LAST };
    static const struct csv_column columns[] = {
        {"regions", true}, {"date_range_start", true}, {"date_range_end", true}};
    struct csv *csv = open_table(figures, columns, G_N_ELEMENTS(columns));
    while (csv && csv_next(csv)) {
        struct period days = days_of(csv_text(csv, FIRST), csv_text(csv, LAST));
        for (const char *list = csv_text(csv, REGIONS); *list;) {
            list += strspn(list, ", ");
            size_t length = strcspn(list, ", ");
            g_autofree char *code = g_strndup(list, length);
            list += length;
            if (length != 2 || strcmp(code, "EU") == 0)
                continue;
            struct download_country *country = download_country(download, code);
            country->rows++;
            download_country_add(country, days);
        }
    }
    csv_close(csv);
}

void survey_google_updated(const struct figures *figures, struct download *download) {
    google_read_updated(figures);
    download->copied_on = MAX(download->copied_on, figures->reading->bundle_day);
}

/* The days of an ad, whichever of its ends comes first; of one without an end, that on which it began. */
static struct period snap_days(const char *start, const char *end) {
    day_number first = 0, last = 0;
    if (!snap_read_day(start, &first))
        return (struct period){0, 0};
    if (!snap_read_day(end, &last))
        last = first;
    return (struct period){MIN(first, last), MAX(first, last)};
}

void survey_snap(const struct figures *figures, struct download *download) {
    enum { START, END, COUNTRY };
    static const struct csv_column columns[] = {{"startdate", true}, {"enddate", true}, {"countrycode", true}};
    struct csv *csv = open_table(figures, columns, G_N_ELEMENTS(columns));
    while (csv && csv_next(csv)) {
        g_autofree char *name = g_strstrip(g_strdup(csv_text(csv, COUNTRY)));
        const struct country *country = country_from_name(name);
        if (!country)
            continue;
        struct download_country *own = download_country(download, country->code);
        own->rows++;
        download_country_add(own, snap_days(csv_text(csv, START), csv_text(csv, END)));
    }
    csv_close(csv);
}
