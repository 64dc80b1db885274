#include "read/tiktok_ads.h"
#include "read/ad_export.h"
#include "read/copies.h"
#include "read/figures.h"
#include "read/mapping.h"
#include "read/rounded.h"
#include "read/word.h"

#include <string.h>

enum column {
    ID,
    FIRST_SHOWN,
    LAST_SHOWN,
    SEEN,
    SEEN_SOMEWHERE, /* in any country: the first of these columns */
    BUSINESS_ID,
    BUSINESS_NAME,
    PAID_FOR_BY,
    PAID_BY,
    OTHER_OF_AD, /* these are not read */
    OTHER_OF_ADVERTISER,
    OTHER_OF_GROUP,
    COLUMN_COUNT, /* from here on, the countries of the file */
};

#define BY_COUNTRY "ad.reach.unique_users_seen_by_country."

const struct csv_column tiktok_ad_columns[TIKTOK_AD_COLUMNS] = {
    [ID] = {"ad.id", true},
    [FIRST_SHOWN] = {"ad.first_shown_date", true},
    [LAST_SHOWN] = {"ad.last_shown_date", true},
    [SEEN] = {"ad.reach.unique_users_seen", false},
    [SEEN_SOMEWHERE] = {BY_COUNTRY "*", false},
    [BUSINESS_ID] = {"advertiser.business_id", false},
    [BUSINESS_NAME] = {"advertiser.business_name", false},
    [PAID_FOR_BY] = {"advertiser.paid_for_by", false},
    [PAID_BY] = {"advertiser.paid_by", false},
    [OTHER_OF_AD] = {"ad.*", false},
    [OTHER_OF_ADVERTISER] = {"advertiser.*", false},
    [OTHER_OF_GROUP] = {"ad_group.*", false},
};

const struct csv_column tiktok_ad_members[TIKTOK_AD_MEMBERS] = {
    {"first_shown_date", true}, {"last_shown_date", true},    {"business_id", false},
    {"business_name", false},   {"unique_users_seen", false},
};

static const char *const platform_ids[] = {"tiktok", NULL};

/* A member of a value that may not be there. */
static const struct json_value *within(struct ad_export *export, const struct json_value *value, const char *name) {
    return value && value->kind == JSON_KEYS ? ad_member(export, value, name) : NULL;
}

/* "20210101", or as people who work on it write it. 0, diagnosed, if it is no day. */
static day_number read_day(struct ad_export *export, const struct json_value *ad, const char *name) {
    const struct json_value *value = within(export, ad, name);
    const char *text = ad_text(export, value);
    day_number day = 0;
    if (!text) {
        if (export->good)
            ad_error(export, ad, "empty", "no %s; ask TikTok for it", name);
        return 0;
    }
    g_autofree char *iso = strlen(text) == 8 && word_is_digits(text)
                               ? g_strdup_printf("%.4s-%.2s-%.2s", text, text + 4, text + 6)
                               : g_strdup(text);
    if (!date_parse(iso, &day))
        ad_error(export, value, "date", "not a day as TikTok writes it, 20230302: '%s'; take the answer as it came",
                 text);
    return day;
}

/* A number that says who or what something is; "", diagnosed, if it is none. */
static const char *read_id(struct ad_export *export, const struct json_value *value) {
    const char *text = ad_text(export, value);
    if (!text)
        return "";
    if (word_is_digits(text))
        return dataset_string(export->figures->reading->dataset, text);
    ad_error(export, value, "ad-id",
             "a spreadsheet or a program has cut this number: '%s'; take the answer as it came, or from a program that "
             "keeps ids as text",
             text);
    return "";
}

static struct amount read_seen(struct ad_export *export, const struct json_value *value) {
    struct amount amount = {.given = true, .state = STATE_NOT_REPORTED};
    const char *text = ad_text(export, value);
    if (!text)
        return amount;
    amount.state = STATE_VALUE;
    if (!rounded_read(text, &amount.value))
        ad_error(export, value, "amount", "not a number of people as TikTok writes it, 850, 30K or 100K-1M: '%s'",
                 text);
    return amount;
}

/* True if it is said of some country how many people there saw the ad, so that one that is not named saw nothing of it. */
static bool says_where(const struct json_value *countries) {
    for (const struct json_value *country = countries ? countries->first : NULL; country; country = country->next)
        if (country->kind != JSON_NULL)
            return true;
    return false;
}

/* Who saw an ad in a country. */
struct seen {
    struct amount people;
    bool unsaid;  /* it is not said of this country: it may be anybody, and nobody */
    bool nowhere; /* nobody did */
    bool certain; /* somebody did */
};

static struct seen read_seen_in(struct ad_export *export, const struct json_value *reach, const char *country) {
    const struct json_value *countries = within(export, reach, "unique_users_seen_by_country");
    const struct json_value *here = within(export, countries, country);
    bool unsaid = !says_where(countries) || (!here && json_member(countries, country, NULL));
    struct seen seen = {.people = read_seen(export, unsaid ? within(export, reach, "unique_users_seen") : here),
                        .unsaid = unsaid};
    if (unsaid)
        seen.people.value = interval_from_zero(seen.people.value);
    bool counted = seen.people.state == STATE_VALUE;
    seen.nowhere = (!unsaid && !here) || (counted && interval_equal(seen.people.value, interval_of(0)));
    seen.certain = counted && seen.people.value.low > 0;
    return seen;
}

/* Who saw the ad. False if nobody in the report's country did. */
static bool read_reach(struct ad_export *export, const struct json_value *reach, struct observation *row) {
    struct seen seen = read_seen_in(export, reach, export->countries[0]);
    observation_set_amount(export->figures->reading->dataset, row, MEASURE_REACH, seen.people);
    observation_set_amount(
        export->figures->reading->dataset, row, MEASURE_ADS,
        (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(seen.certain, 1)});
    if (seen.unsaid)
        row->notes |= NOTE_SHARED;
    return !seen.nowhere;
}

/* Who saw it in each of several countries, as rows of their own behind the first. False if nobody did. */
static bool read_reaches(struct ad_export *export, const struct json_value *reach) {
    bool here = false;
    g_array_index(export->rows, struct observation, 0).countries = 0;
    for (guint i = 0; export->countries[i] && export->good; i++) {
        struct seen seen = read_seen_in(export, reach, export->countries[i]);
        if (seen.nowhere)
            continue;
        here = true;
        ad_add_country(export, i, seen.certain, seen.people, seen.unsaid ? NOTE_SHARED : 0);
        struct observation *whole = &g_array_index(export->rows, struct observation, 0);
        whole->countries |= ad_country_bit(export, i);
        whole->notes |= seen.unsaid ? NOTE_SHARED : 0;
    }
    return here;
}

static const char *read_advertiser(struct ad_export *export, struct observation *row) {
    struct reading *reading = export->figures->reading;
    const struct json_value *advertiser = within(export, export->record, "advertiser");
    const struct json_value *payer = within(export, advertiser, "paid_for_by");
    const char *name = ad_text(export, within(export, advertiser, "business_name"));
    const char *paid_by = ad_text(export, payer ? payer : within(export, advertiser, "paid_by"));
    const char *id = read_id(export, within(export, advertiser, "business_id"));
    figures_say_advertiser(reading->dataset, row, id, name ? figures_clean(reading->dataset, name) : "");
    paid_by = paid_by ? figures_clean(reading->dataset, paid_by) : "";
    if (export->good && *row->from->advertiser_id)
        mapping_find_paid(reading->mapping, row, paid_by);
    return paid_by;
}

/* The days on which the ad was shown. False if none of them is the report's. */
static bool read_days(struct ad_export *export, const struct json_value *ad, struct period *days) {
    struct period whole = export->figures->reading->dataset->settings.period;
    *days = (struct period){read_day(export, ad, "first_shown_date"), read_day(export, ad, "last_shown_date")};
    if (export->good && days->first > days->last)
        ad_error(export, within(export, ad, "last_shown_date"), "period",
                 "the last day is before the first; ask again");
    return export->good && (!whole.first || period_overlaps(*days, whole));
}

/* Of an ad of other days only its number matters: it may stand elsewhere with other days. */
static void leave_out(struct ad_export *export, const struct json_value *ad, struct period days) {
    struct reading *reading = export->figures->reading;
    const struct json_value *id = within(export, ad, "id");
    if (!id || (id->kind != JSON_TEXT && id->kind != JSON_NUMBER) || !word_is_digits(id->text))
        return;
    struct observation row = figures_observation(export->figures, 0, export->platform, days);
    row.ad = id->text;
    export->unlike += copies_leave_out(reading->copies, reading->dataset, &row, export->copied_on);
}

static void read_ad(struct ad_export *export) {
    struct reading *reading = export->figures->reading;
    const struct json_value *ad = within(export, export->record, "ad");
    unsigned line = export->csv ? csv_row_place(export->csv).line : json_line(export->json);
    struct period days;
    if (!ad) {
        ad_error(export, NULL, "empty", "a record without 'ad'; take the answer of TikTok's library as it came");
        return;
    }
    if (!read_days(export, ad, &days)) {
        if (export->good)
            leave_out(export, ad, days);
        return;
    }
    struct observation row = figures_observation(export->figures, line, export->platform, days);
    row.ad = read_id(export, within(export, ad, "id"));
    observation_set_amount(export->figures->reading->dataset, &row, MEASURE_SPEND,
                           (struct amount){.given = true, .state = STATE_NOT_REPORTED});
    const char *payer = read_advertiser(export, &row);
    const struct json_value *reach = within(export, ad, "reach");
    bool here = ad_has_countries(export) || read_reach(export, reach, &row);
    g_array_set_size(export->rows, 0);
    g_array_append_val(export->rows, row);
    here = ad_has_countries(export) ? read_reaches(export, reach) : here;
    if (export->good && !*row.ad)
        ad_error(export, ad, "empty", "no id of the ad; ask TikTok for ad.id");
    export->elsewhere += export->good && !here;
    if (!export->good)
        return;
    if (!here) {
        export->unlike += copies_leave_out(reading->copies, reading->dataset, &row, export->copied_on);
        return;
    }
    const struct observation *whole = &g_array_index(export->rows, struct observation, 0);
    export->ads++;
    export->shared += (whole->notes & NOTE_SHARED) != 0;
    figures_paid_by(reading->dataset, whole, payer, 0);
    export->unlike += copies_add(reading->copies, reading->dataset, export->rows, export->copied_on);
}

static void take(struct ad_export *export, const struct json_value *record) {
    export->record = record;
    export->good = true;
    export->figures->file->rows++;
    read_ad(export);
    export->sound = export->sound && export->good;
}

static void take_record(struct json *json, const struct json_value *record, void *data) {
    struct ad_export *export = data;
    const struct json_value *refusal = json_member(record, "error", NULL);
    const struct json_value *code = refusal ? json_member(refusal, "code", NULL) : NULL;
    export->json = json;
    if (!record->first)
        return; /* an answer without ads */
    if (code && strcmp(code->text, "ok") != 0) {
        const struct json_value *message = json_member(refusal, "message", NULL);
        export->sound = false;
        json_report(json, refusal, SEVERITY_ERROR, "json", "TikTok gave no ads, but said '%s: %s'; ask it again",
                    code->text, message ? message->text : "");
        return;
    }
    take(export, record);
}

static bool read_json(struct ad_export *export) {
    static const char *const lists[] = {"ads", NULL}, *const wraps[] = {"data", NULL};
    static const char *const members[] = {"ad", "advertiser", "error", NULL};
    const struct json_wish wish = {.lists = lists, .members = members, .wraps = wraps};
    return json_read(export->figures->bytes, export->figures->shown, export->figures->reading->diagnostics, &wish,
                     take_record, export);
}

static struct json_value *add_keys(struct json_record *record, struct json_value *parent, const char *name) {
    return json_add(record, parent, JSON_KEYS, name, "", 0, 0);
}

/* A cell becomes a member, if it has something in it. */
static void add_cell(struct ad_export *export, struct json_record *record, struct json_value *parent, const char *name,
                     unsigned column) {
    const char *text = csv_text(export->csv, column);
    if (*text)
        json_add(record, parent, JSON_TEXT, name, text, strlen(text), column);
}

/* countries has the name of each column with people of a country, in small letters. */
static const struct json_value *record_of_row(struct ad_export *export, struct json_record *record,
                                              const GPtrArray *countries) {
    struct json_value *root = json_record_clear(record, 0);
    struct json_value *ad = add_keys(record, root, "ad"), *advertiser = add_keys(record, root, "advertiser");
    struct json_value *reach = add_keys(record, ad, "reach");
    struct json_value *by_country = add_keys(record, reach, "unique_users_seen_by_country");
    add_cell(export, record, ad, "id", ID);
    add_cell(export, record, ad, "first_shown_date", FIRST_SHOWN);
    add_cell(export, record, ad, "last_shown_date", LAST_SHOWN);
    add_cell(export, record, reach, "unique_users_seen", SEEN);
    for (guint i = 0; i < countries->len; i++) {
        g_autofree char *country = g_ascii_strup((const char *)countries->pdata[i] + strlen(BY_COUNTRY), -1);
        add_cell(export, record, by_country, country, COLUMN_COUNT + i);
    }
    add_cell(export, record, advertiser, "business_id", BUSINESS_ID);
    add_cell(export, record, advertiser, "business_name", BUSINESS_NAME);
    add_cell(export, record, advertiser, "paid_for_by", PAID_FOR_BY);
    add_cell(export, record, advertiser, "paid_by", PAID_BY);
    return root;
}

/* The names of the columns with people of a country: char *, freed with the array. */
static GPtrArray *countries_of(const struct csv *csv) {
    GPtrArray *countries = g_ptr_array_new_with_free_func(g_free);
    unsigned count;
    const char *const *names = csv_names(csv, &count);
    for (unsigned i = 0; i < count; i++) {
        char *name = csv_normal_name(names[i]);
        if (g_str_has_prefix(name, BY_COUNTRY))
            g_ptr_array_add(countries, name);
        else
            g_free(name);
    }
    return countries;
}

static bool read_rows(struct ad_export *export) {
    g_autoptr(GPtrArray) countries = countries_of(export->csv);
    g_autofree struct csv_column *columns = g_new0(struct csv_column, COLUMN_COUNT + countries->len);
    memcpy(columns, tiktok_ad_columns, sizeof tiktok_ad_columns);
    for (guint i = 0; i < countries->len; i++)
        columns[COLUMN_COUNT + i].name = countries->pdata[i];
    if (!csv_bind(export->csv, columns, COLUMN_COUNT + countries->len, CSV_GROWING))
        return false;
    struct json_record *record = json_record_new();
    while (csv_next(export->csv))
        take(export, record_of_row(export, record, countries));
    json_record_free(record);
    return true;
}

static bool read_table(struct ad_export *export) {
    export->csv = figures_open(export->figures);
    bool good = export->csv && read_rows(export);
    csv_close(export->csv);
    return good;
}

static void warn(const struct ad_export *export) {
    const struct figures *figures = export->figures;
    g_autofree char *country = figures_countries(figures);
    if (figures->file->rows == 0 && export->sound)
        figures_warning(figures, "empty", "no ads in this file; if it is not the last page of several, ask again");
    else if (export->ads == 0 && export->sound)
        figures_warning(figures, "outside-period", "none of its %u ads was shown in %s on a day of the report",
                        figures->file->rows, country);
    if (export->elsewhere > 0)
        figures_warning(figures, "country", "%u ad%s seen by nobody in %s and left out", export->elsewhere,
                        export->elsewhere == 1 ? " was" : "s were", country);
    if (export->shared > 0)
        figures_warning(figures, "country",
                        "of %u ad%s it is not said how many people saw %s in %s: counted from zero up; ask "
                        "TikTok for the details of ads, which have unique_users_seen_by_country",
                        export->shared, export->shared == 1 ? "" : "s", export->shared == 1 ? "it" : "each", country);
    if (export->unlike > 0)
        figures_warning(figures, "copies",
                        "%u ad%s there again with other numbers or days: each is counted once, between the lowest and "
                        "the highest",
                        export->unlike, export->unlike == 1 ? " is" : "s are");
}

void tiktok_read_ads(const struct figures *figures) {
    g_auto(GStrv) countries = figures_country_codes(figures);
    struct ad_export export = {
        .figures = figures, .countries = countries, .copied_on = figures->rule->period.last, .sound = true};
    export.platform = figures_platform(figures, platform_ids);
    figures->file->platform = export.platform;
    if (export.platform < 0 || !countries)
        return;
    export.rows = g_array_new(FALSE, FALSE, sizeof(struct observation));
    if (json_is(figures->bytes) ? read_json(&export) : read_table(&export))
        warn(&export);
    g_array_unref(export.rows);
}
