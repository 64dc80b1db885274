/* What each kind of table says: countries, days, currency, regions. A table is opened as when it is read, so that one that was
 * changed is refused here in the same words; of its rows only what says these is looked at. */
#include "base/country.h"
#include "read/figures.h"
#include "read/google.h"
#include "read/meta.h"
#include "read/snap.h"
#include "read/survey.h"
#include "read/word.h"

#include <string.h>

struct csv *survey_open(const struct figures *figures, const struct csv_column *columns, unsigned count,
                        enum csv_origin origin) {
    struct csv *csv = figures_open(figures);
    if (csv && csv_bind(csv, columns, count, origin))
        return csv;
    csv_close(csv);
    return NULL;
}

unsigned survey_column(const struct csv_column *columns, const char *name) {
    unsigned index = 0;
    while (strcmp(columns[index].name, name) != 0)
        index++;
    return index;
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
            texts_add(&download->parties, ids[i]);
}

void survey_observations(const struct figures *figures, struct download *download) {
    enum { PLATFORM, START, END, CURRENCY, PARTY };
    static const struct csv_column columns[] = {
        {"platform", false}, {"start", false}, {"end", false}, {"currency", false}, {"party", false}};
    struct csv *csv = survey_open(figures, columns, G_N_ELEMENTS(columns), CSV_FOREIGN);
    if (csv && (!csv_bound(csv, START) || !csv_bound(csv, END)))
        figures_error(figures, "kind",
                      "no table that this program knows: its first line has none of the columns of one; take it as "
                      "downloaded from Meta, Google or Snap, or leave it out");
    while (csv && csv_next(csv)) {
        struct download_country *country = download_country(download, "");
        const char *currency = csv_text(csv, CURRENCY);
        country->rows++;
        download_country_add(country, days_of(csv_text(csv, START), csv_text(csv, END)));
        take_parties(download, csv_text(csv, PARTY));
        if (word_is_id(csv_text(csv, PLATFORM)))
            texts_add(&download->platforms, csv_text(csv, PLATFORM));
        if (word_is_capitals(currency, 3))
            g_strlcpy(download->currency, currency, sizeof download->currency);
    }
    csv_close(csv);
}

/* The currency in the name of a column: "amount spent (eur)". */
static void take_currency(const struct csv *csv, unsigned column, struct download *download) {
    const char *bracket = strchr(csv_header(csv, column), '(');
    g_autofree char *currency = bracket ? g_ascii_strup(bracket + 1, -1) : g_strdup("");
    if (g_str_has_suffix(currency, ")"))
        currency[strlen(currency) - 1] = '\0';
    if (word_is_capitals(currency, 3)) /* else that is said when the table is read */
        g_strlcpy(download->currency, currency, sizeof download->currency);
}

/* What the name of a report of Meta says; false, diagnosed, if it does not say what the report is about. *rest becomes
 * the rest of it, such as a region: the caller frees it. */
static bool take_meta_name(const struct figures *figures, struct download *download, char **rest) {
    struct meta_name name;
    meta_find_name(figures, &name);
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
    const unsigned SPENT = survey_column(meta_page_columns, "amount spent (*");
    const unsigned ADS = survey_column(meta_page_columns, "number of ads in library");
    struct csv *csv = survey_open(figures, meta_page_columns, META_PAGE_COLUMNS, CSV_FIXED);
    g_autofree char *rest = NULL;
    if (csv && take_meta_name(figures, download, &rest)) {
        take_currency(csv, SPENT, download);
        if (csv_bound(csv, ADS))
            download->totals_only = false;
        else if (*rest)
            texts_add(&download->regions, rest);
        if (!csv_bound(csv, ADS) && *rest && !figures->archive)
            download->region = g_strdup(rest);
    }
    csv_close(csv);
}

void survey_meta_locations(const struct figures *figures, struct download *download) {
    const unsigned LOCATION = survey_column(meta_location_columns, "location name");
    const unsigned SPENT = survey_column(meta_location_columns, "amount spent (*");
    struct csv *csv = survey_open(figures, meta_location_columns, META_LOCATION_COLUMNS, CSV_FIXED);
    g_autofree char *rest = NULL;
    if (csv && take_meta_name(figures, download, &rest)) {
        take_currency(csv, SPENT, download);
        while (csv_next(csv))
            if (*csv_text(csv, LOCATION))
                texts_add(&download->regions, csv_text(csv, LOCATION));
    }
    csv_close(csv);
}

/* The countries of one ad, and its days. */
static void take_ad(struct download *download, const char *list, struct period days) {
    while (*list) {
        list += strspn(list, ", ");
        size_t length = strcspn(list, ", ");
        g_autofree char *code = g_strndup(list, length);
        list += length;
        if (!word_is_capitals(code, 2) || strcmp(code, "EU") == 0)
            continue;
        struct download_country *country = download_country(download, code);
        country->rows++;
        download_country_add(country, days);
    }
}

void survey_google_creatives(const struct figures *figures, struct download *download) {
    const unsigned REGIONS = survey_column(google_creative_columns, "regions");
    const unsigned FIRST = survey_column(google_creative_columns, "date_range_start");
    const unsigned LAST = survey_column(google_creative_columns, "date_range_end");
    struct csv *csv = survey_open(figures, google_creative_columns, GOOGLE_CREATIVE_COLUMNS, CSV_GROWING);
    while (csv && csv_next(csv)) {
        g_autofree char *start = g_strdup(csv_text(csv, FIRST));
        struct period days = days_of(start, csv_text(csv, LAST));
        take_ad(download, csv_text(csv, REGIONS), days);
    }
    csv_close(csv);
}

void survey_google_lifetime(const struct figures *figures, struct download *download) {
    (void)figures;
    download->lifelong = true;
}

void survey_google_updated(const struct figures *figures, struct download *download) {
    google_read_updated(figures);
    download->copied_on = MAX(download->copied_on, figures->reading->bundle_day);
}

/* "2023-03-17" somewhere in a name; 0 if there is none. */
static day_number day_in_name(const char *name) {
    day_number day = 0;
    for (; name && *name && !day; name++) {
        g_autofree char *date = g_strndup(name, 10);
        if (!date_parse(date, &day))
            day = 0;
    }
    return day;
}

/* Ads go on beyond the day of the copy, which is not known of them: the library covers no day behind the latest that an ad
 * which was shown began on. */
void survey_snap(const struct figures *figures, struct download *download) {
    const unsigned COUNTRY = survey_column(snap_columns, "countrycode");
    day_number latest = 0, start = 0;
    struct csv *csv = survey_open(figures, snap_columns, SNAP_COLUMNS, CSV_GROWING);
    while (csv && csv_next(csv)) {
        if (snap_began(csv, &start))
            latest = MAX(latest, start);
        g_autofree char *name = g_strstrip(g_strdup(csv_text(csv, COUNTRY)));
        const struct country *country = country_from_name(name);
        if (country)
            download_country(download, country->code)->rows++;
    }
    if (!download->copied_on)
        download->copied_on = MAX(day_in_name(figures->name), day_in_name(figures->archive));
    for (guint i = 0; i < download->countries->len; i++)
        download_country_add(&g_array_index(download->countries, struct download_country, i),
                             snap_covers(figures->shown, download->copied_on, latest));
    csv_close(csv);
}
