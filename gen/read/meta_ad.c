/* A record of one ad: what of it becomes an observation. */
#include "read/amount.h"
#include "read/figures.h"
#include "read/mapping.h"
#include "read/meta_ads.h"
#include "read/word.h"

#include <string.h>

const char *const meta_ad_members[] = {
    "ad_archive_id",
    "id",
    "page_id",
    "page_name",
    "ad_delivery_start_time",
    "ad_delivery_stop_time",
    "byline",
    "bylines",
    "funding_entity",
    "impressions",
    "spend",
    "currency",
    "delivery_by_region",
    "region_distribution",
    "eu_total_reach",
    "age_country_gender_reach_breakdown",
    "error",
    NULL,
};

/* The first of these names that the ad has; NULL if it has none. */
static const struct json_value *any_member(struct ad_export *export, const char *const *names) {
    const struct json_value *found = NULL;
    for (; *names && !found; names++)
        found = ad_member(export, export->record, *names);
    return found;
}

/* A number that says who or what something is. NULL, diagnosed, if it is none. */
static const char *read_id(struct ad_export *export, const struct json_value *value, const char *whose) {
    const char *text = ad_text(export, value);
    /* a program that took ids for numbers writes 1.21e14, or 121000000000001.0 */
    bool cut = text && strspn(text, "0123456789.eE+-") == strlen(text) && !word_is_digits(text);
    if (cut)
        ad_error(export, value, "ad-id",
                 "a spreadsheet or a program has cut this number: '%s'; take the file as downloaded, or from a program "
                 "that keeps ids as text",
                 text);
    else if (text && !word_is_digits(text))
        ad_error(export, value, "ad-id", "not the number of %s: '%s'; take the file as downloaded", whose, text);
    return text && export->good ? dataset_string(export->figures->reading->dataset, text) : NULL;
}

/* The day of "2023-03-02" or "2023-03-02T08:00:00+0000"; 0, diagnosed, if it is none, 0 if value is NULL. */
static day_number read_day(struct ad_export *export, const struct json_value *value) {
    const char *text = ad_text(export, value);
    day_number day = 0;
    if (!text)
        return 0;
    g_autofree char *date = g_strndup(text, 10);
    bool ends = strlen(text) == 10 || (strlen(text) > 10 && (text[10] == 'T' || text[10] == ' '));
    if (!ends || !date_parse(date, &day))
        ad_error(export, value, "date", "not a day as Meta writes it, 2023-03-02: '%s'; take the file as downloaded",
                 text);
    return day;
}

/* Where the days of the ad end: it was copied on a day, or that is not known. */
static void end_days(struct ad_export *export, struct observation *ad, day_number start, day_number stop) {
    struct period whole = export->figures->reading->dataset->settings.period;
    day_number copied_on = export->copied_on;
    if (stop && stop < start) {
        ad->notes |= NOTE_REVERSED;
        ad->period = (struct period){stop, start};
    } else if (stop && !(copied_on && stop > copied_on)) {
        ad->period = (struct period){start, stop};
    } else {
        /* as of Snap's ads: beyond the report, so that it counts from zero; without an end, see meta_ad_read */
        ad->notes |= NOTE_RUNNING;
        ad->period = (struct period){start, copied_on ? copied_on : MAX(start, whole.last + 1)};
    }
}

/* The days on which the ad may have been shown; left out if none of them is the report's. False if they have a fault. */
static bool read_days(struct ad_export *export, struct observation *ad) {
    struct period whole = export->figures->reading->dataset->settings.period;
    const struct json_value *first = ad_member(export, export->record, "ad_delivery_start_time");
    day_number start = read_day(export, first);
    day_number stop = read_day(export, ad_member(export, export->record, "ad_delivery_stop_time"));
    if (!first && export->good)
        ad_error(export, NULL, "empty", "no ad_delivery_start_time; ask Meta for it, or take the file as downloaded");
    if (!export->good)
        return false;
    if (export->copied_on && MIN(start, stop ? stop : start) > export->copied_on) {
        ad_error(export, first, "copy-day",
                 "this ad began after the day on which the file was copied; write that day as the end of 'period' of "
                 "this file in report.yaml");
        return false;
    }
    end_days(export, ad, start, stop);
    export->left_out = whole.first && !period_overlaps(ad->period, whole);
    return true;
}

/* {"lower_bound": "100", "upper_bound": "199"}: without an upper bound it is open, without a lower one it starts at 0. */
static struct amount read_range(struct ad_export *export, const char *name, enum unit unit) {
    const struct json_value *value = ad_member(export, export->record, name);
    struct amount_form form = amount_form_of(export->figures->reading->dataset, unit, false);
    struct amount amount = {.given = true, .state = STATE_NOT_REPORTED};
    bool wrong_high = false;
    if (!value)
        return amount;
    if (value->kind == JSON_LIST && value->first)
        value = value->first;
    const struct json_value *low = ad_member(export, value, "lower_bound"),
                            *high = ad_member(export, value, "upper_bound");
    const char *low_text = ad_text(export, low), *high_text = ad_text(export, high);
    if (value->kind != JSON_KEYS || (!low && !high)) {
        ad_error(export, value, "amount",
                 "'%s' has neither a lower_bound nor an upper_bound; take the file as downloaded", name);
        return amount;
    }
    const char *problem =
        amount_read_pair(low_text ? low_text : "0", high_text ? high_text : "", &form, &amount, &wrong_high);
    if (!problem && amount.state != STATE_VALUE)
        problem = "Meta writes a number here; take the file as downloaded";
    if (problem)
        ad_error(export, value, "amount", "not an amount: '%s'; %s",
                 wrong_high ? high_text
                 : low_text ? low_text
                            : "",
                 problem);
    return amount;
}

static void read_money(struct ad_export *export, struct observation *ad) {
    const char *ours = export->figures->reading->dataset->settings.currency;
    const struct json_value *value = ad_member(export, export->record, "currency");
    const char *currency = ad_text(export, value);
    struct amount spend = read_range(export, "spend", UNIT_MONEY);
    if (spend.state == STATE_VALUE && !currency && export->good)
        ad_error(export, NULL, "currency", "spend without a currency; ask Meta for 'currency' too");
    if (export->good && currency && ours && strcmp(currency, ours) != 0 && spend.state == STATE_VALUE) {
        spend = (struct amount){.given = true, .state = STATE_OTHER_CURRENCY};
        export->foreign++;
    }
    struct dataset *dataset = export->figures->reading->dataset;
    figures_say_origin(dataset, ad, currency ? figures_clean(dataset, currency) : "", NULL);
    observation_set_amount(dataset, ad, MEASURE_SPEND, spend);
}

/* The payers that stand under the ad. */
static const char *read_payer(struct ad_export *export) {
    static const char *const names[] = {"byline", "bylines", "funding_entity", NULL};
    const struct json_value *value = any_member(export, names);
    if (value && value->kind == JSON_LIST)
        value = value->first;
    const char *text = ad_text(export, value);
    return text ? figures_clean(export->figures->reading->dataset, text) : "";
}

/* Pages that are no longer there have no number: such an ad is nobody's that is known. */
static void read_advertiser(struct ad_export *export, struct observation *ad, const char *payer) {
    struct reading *reading = export->figures->reading;
    const char *id = read_id(export, ad_member(export, export->record, "page_id"), "a page");
    const char *name = ad_text(export, ad_member(export, export->record, "page_name"));
    figures_say_advertiser(reading->dataset, ad, id ? id : "", name ? figures_clean(reading->dataset, name) : "");
    if (id)
        mapping_find_paid(reading->mapping, ad, payer);
}

static const char *const ids[] = {"ad_archive_id", "id", NULL};

static void read_ad(struct ad_export *export, struct observation *ad, const char *payer) {
    const struct json_value *id = any_member(export, ids);
    const char *number = read_id(export, id, "an ad");
    if (!id)
        ad_error(export, NULL, "empty", "no ad_archive_id or id; ask Meta for it, or take the file as downloaded");
    if (number)
        ad->ad = number;
    read_money(export, ad);
    observation_set_amount(export->figures->reading->dataset, ad, MEASURE_IMPRESSIONS,
                           read_range(export, "impressions", UNIT_COUNT));
    observation_set_amount(export->figures->reading->dataset, ad, MEASURE_ADS,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(1)});
    read_advertiser(export, ad, payer);
}

/* Of an ad of other days only its number matters: it may stand elsewhere with other days. */
static void leave_out(struct ad_export *export, struct observation *ad) {
    const struct json_value *id = any_member(export, ids);
    if (!id || (id->kind != JSON_TEXT && id->kind != JSON_NUMBER) || !word_is_digits(id->text))
        return;
    ad->ad = id->text;
    g_array_append_vals(export->rows, ad, 1);
}

void meta_ad_read(struct ad_export *export, const struct json_value *record) {
    unsigned line = export->csv ? csv_row_place(export->csv).line : json_line(export->json);
    guint foreign = export->foreign;
    struct observation ad = figures_observation(export->figures, line, export->platform, (struct period){0, 0});
    export->left_out = false;
    if (!read_days(export, &ad))
        return;
    if (export->left_out) {
        leave_out(export, &ad);
        return;
    }
    const char *payer = read_payer(export);
    read_ad(export, &ad, payer);
    g_array_append_val(export->rows, ad);
    if (!export->good || !meta_delivery_read(export, record)) {
        g_array_set_size(export->rows, 0);
        export->foreign = foreign;
        return;
    }
    if (export->left_out)
        return;
    const struct observation *whole = &g_array_index(export->rows, struct observation, 0);
    export->reversed += (whole->notes & NOTE_REVERSED) != 0;
    if (whole->notes & NOTE_RUNNING && !export->copied_on) {
        for (guint i = 0; i < export->rows->len; i++)
            figures_leave_open(export->figures->reading->dataset, &g_array_index(export->rows, struct observation, i));
        export->endless++;
        export->endless_spend += observation_amount(whole, MEASURE_SPEND)->value.low;
    }
    figures_paid_by(export->figures->reading->dataset, whole, payer, 0);
}
