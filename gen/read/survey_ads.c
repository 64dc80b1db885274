/* What files of ads say that somebody searched for, one by one: from which to which day they ran, in which countries, in what
 * currency; and the campaigns of a register. */
#include "read/figures.h"
#include "read/meta_ads.h"
#include "read/statements.h"
#include "read/survey.h"
#include "read/tiktok_ads.h"
#include "read/word.h"
#include "read/x_ads.h"

#include <string.h>

/* One file being looked at. */
struct search {
    struct ad_export export;
    struct download *download;
    bool several; /* currencies */
    void (*take)(struct search *search, const struct json_value *record);
};

/* "2023-03-02", also with a time behind it, or "20230302"; 0 if it is none of these. What is wrong with a day is said when it is read. */
static day_number day_of(const char *text) {
    g_autofree char *date = strlen(text) == 8 && word_is_digits(text)
                                ? g_strdup_printf("%.4s-%.2s-%.2s", text, text + 4, text + 6)
                                : g_strndup(text, 10);
    day_number day;
    return date_parse(date, &day) ? day : 0;
}

/* The days of an ad; one without a last day ran on the day of the copy, if that is known. */
static struct period days_of(struct download *download, const char *start, const char *stop) {
    day_number first = day_of(start), last = day_of(stop);
    download->running = download->running || (first && !last);
    if (!last)
        last = MAX(first, download->copied_on);
    if (download->copied_on && first <= download->copied_on)
        last = MIN(last, download->copied_on); /* it was to run on */
    return first ? (struct period){MIN(first, last), MAX(first, last)} : (struct period){0, 0};
}

static void add_country(struct download *download, const char *code, struct period days) {
    struct download_country *country = download_country(download, code);
    country->rows++;
    download_country_add(country, days);
}

static const struct json_value *value_of(const struct json_value *value, const char *name) {
    return value && value->kind == JSON_KEYS ? json_member(value, name, NULL) : NULL;
}

static const char *text_of(const struct json_value *value, const char *name) {
    const struct json_value *member = value_of(value, name);
    return member ? member->text : "";
}

static void take_currency(struct search *search, const char *currency) {
    char *known = search->download->currency;
    if (!word_is_capitals(currency, 3) || search->several)
        return;
    search->several = *known && strcmp(known, currency) != 0;
    g_strlcpy(known, search->several ? "" : currency, sizeof search->download->currency);
}

/* Meta says in which countries of the European Union an ad was seen; of other ads, nothing. */
static void take_meta_ad(struct search *search, const struct json_value *record) {
    const struct json_value *reached = value_of(record, "age_country_gender_reach_breakdown");
    struct period days =
        days_of(search->download, text_of(record, "ad_delivery_start_time"), text_of(record, "ad_delivery_stop_time"));
    bool any = false;
    take_currency(search, text_of(record, "currency"));
    for (const struct json_value *item = reached ? reached->first : NULL; item; item = item->next) {
        const char *code = text_of(item, "country");
        if (!word_is_capitals(code, 2))
            continue;
        add_country(search->download, code, days);
        any = true;
    }
    if (!any && days.first)
        add_country(search->download, "", days);
}

static void take_tiktok_ad(struct search *search, const struct json_value *record) {
    const struct json_value *ad = value_of(record, "ad");
    const struct json_value *seen = value_of(value_of(ad, "reach"), "unique_users_seen_by_country");
    struct period days = days_of(search->download, text_of(ad, "first_shown_date"), text_of(ad, "last_shown_date"));
    for (const struct json_value *country = seen ? seen->first : NULL; country; country = country->next)
        if (word_is_capitals(country->name, 2))
            add_country(search->download, country->name, days);
    if ((!seen || !seen->first) && days.first)
        add_country(search->download, "", days);
}

/* The register is that of the Netherlands, whose amounts are in euros. */
static void take_statement(struct search *search, const struct json_value *record) {
    add_country(search->download, "NL",
                days_of(search->download, text_of(record, "campagne_periode_startdatum"),
                        text_of(record, "campagne_periode_einddatum")));
    take_currency(search, "EUR");
}

static void take_record(struct json *json, const struct json_value *record, void *data) {
    struct search *search = data;
    (void)json;
    search->take(search, record);
}

static void look_at_json(struct search *search, const struct json_wish *wish) {
    const struct figures *figures = search->export.figures;
    json_read(figures->bytes, figures->shown, figures->reading->diagnostics, wish, take_record, search);
}

static struct search search_of(const struct figures *figures, struct download *download) {
    download->totals_only = false;
    download->searched = true;
    return (struct search){.export = {.figures = figures}, .download = download};
}

void survey_meta_ads(const struct figures *figures, struct download *download) {
    static const char *const lists[] = {"data", NULL};
    const struct json_wish wish = {.lists = lists, .members = meta_ad_members};
    struct search search = search_of(figures, download);
    search.take = take_meta_ad;
    download->copied_on = MAX(download->copied_on, meta_ads_copied_on(figures));
    if (json_is(figures->bytes)) {
        look_at_json(&search, &wish);
        return;
    }
    struct json_record *record = json_record_new();
    search.export.csv = survey_open(figures, meta_ad_columns, META_AD_COLUMNS, CSV_GROWING);
    while (search.export.csv && csv_next(search.export.csv))
        take_meta_ad(&search, meta_ads_row(&search.export, record));
    csv_close(search.export.csv);
    json_record_free(record);
}

void survey_tiktok_ads(const struct figures *figures, struct download *download) {
    static const char *const lists[] = {"ads", NULL}, *const wraps[] = {"data", NULL};
    static const char *const members[] = {"ad", NULL};
    const struct json_wish wish = {.lists = lists, .members = members, .wraps = wraps};
    const unsigned FIRST = survey_column(tiktok_ad_columns, "ad.first_shown_date");
    const unsigned LAST = survey_column(tiktok_ad_columns, "ad.last_shown_date");
    struct search search = search_of(figures, download);
    search.take = take_tiktok_ad;
    if (json_is(figures->bytes)) {
        look_at_json(&search, &wish);
        return;
    }
    struct csv *csv = survey_open(figures, tiktok_ad_columns, TIKTOK_AD_COLUMNS, CSV_GROWING);
    while (csv && csv_next(csv)) {
        g_autofree char *first = g_strdup(csv_text(csv, FIRST));
        add_country(download, "", days_of(download, first, csv_text(csv, LAST)));
    }
    csv_close(csv);
}

void survey_x_ads(const struct figures *figures, struct download *download) {
    const unsigned FIRST = survey_column(x_ad_columns, "start date"), LAST = survey_column(x_ad_columns, "end date");
    struct csv *csv = survey_open(figures, x_ad_columns, X_AD_COLUMNS, CSV_GROWING);
    download->totals_only = false;
    download->searched = true;
    while (csv && csv_next(csv)) {
        g_autofree char *first = g_strdup(csv_text(csv, FIRST));
        add_country(download, "", days_of(download, first, csv_text(csv, LAST)));
    }
    csv_close(csv);
}

void survey_statements(const struct figures *figures, struct download *download) {
    static const char *const lists[] = {"items", "data", NULL};
    static const char *const members[] = {"campagne_periode_startdatum", "campagne_periode_einddatum", NULL};
    const struct json_wish wish = {.lists = lists, .members = members};
    struct search search = search_of(figures, download);
    search.take = take_statement;
    look_at_json(&search, &wish);
}
