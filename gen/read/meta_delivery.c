/* Where an ad was shown, and whom it reached.
 *
 * Meta gives shares of the people reached by region, and, in the European Union since 2023, numbers of people by country,
 * age and gender. Shares of people are not shares of money: of what an ad cost or how often it was seen, a region had
 * anything from nothing to all, and all if nobody elsewhere was reached. So that is what is read. */
#include "read/figures.h"
#include "read/meta_ads.h"

#include <string.h>

static struct amount people(struct interval value) {
    return (struct amount){.given = true, .state = STATE_VALUE, .value = value};
}

static void from_zero(struct amount *amount) {
    if (amount->given && amount->state == STATE_VALUE)
        amount->value = interval_from_zero(amount->value);
}

static struct observation *whole_of(struct ad_export *export) {
    return &g_array_index(export->rows, struct observation, 0);
}

/* A number of people; -1, diagnosed, if it is none. 0 if value is NULL: Meta leaves out what is nothing. */
static int64_t read_people(struct ad_export *export, const struct json_value *value) {
    const char *text = ad_text(export, value);
    guint64 number = 0;
    if (!text)
        return value ? -1 : 0;
    if (g_ascii_string_to_unsigned(text, 10, 0, INT64_C(100000000000), &number, NULL))
        return (int64_t)number;
    ad_error(export, value, "amount", "not a number of people: '%s'; take the file as Meta gave it", text);
    return -1;
}

static void add_people(struct ad_export *export, const char *age, const char *gender, int64_t number) {
    struct observation part = *whole_of(export);
    memset(part.amounts, 0, sizeof part.amounts);
    part.age = age;
    part.gender = gender;
    part.amounts[MEASURE_REACH] = people(interval_of(number));
    g_array_append_val(export->rows, part);
}

/* Adds up the people of one country, and makes rows of them by age and gender if asked. */
static int64_t read_country(struct ad_export *export, const struct json_value *country, bool rows) {
    static const char *const genders[] = {"male", "female", "unknown"};
    const struct json_value *ages = ad_member(export, country, "age_gender_breakdowns");
    int64_t sum = 0;
    for (const struct json_value *age = ages ? ages->first : NULL; age; age = age->next) {
        const char *range = ad_text(export, ad_member(export, age, "age_range"));
        for (guint i = 0; i < G_N_ELEMENTS(genders); i++) {
            int64_t number = read_people(export, ad_member(export, age, genders[i]));
            sum += MAX(number, 0);
            if (rows && number > 0)
                add_people(export, range ? figures_clean(export->figures->reading->dataset, range) : "unknown",
                           genders[i], number);
        }
    }
    return sum;
}

/* What is known of the countries in which an ad was shown. */
enum shown { SHOWN_UNKNOWN, SHOWN_HERE, SHOWN_ELSEWHERE_TOO, SHOWN_ELSEWHERE };

static enum shown read_countries(struct ad_export *export, const struct json_value *record) {
    const char *own = export->figures->reading->dataset->settings.country;
    const struct json_value *countries = ad_member(export, record, "age_country_gender_reach_breakdown");
    int64_t here = 0, elsewhere = 0;
    for (const struct json_value *country = countries ? countries->first : NULL; country; country = country->next) {
        const char *code = ad_text(export, ad_member(export, country, "country"));
        bool is_own = code && strcmp(code, own) == 0;
        *(is_own ? &here : &elsewhere) += read_country(export, country, is_own);
    }
    if (here + elsewhere == 0)
        return SHOWN_UNKNOWN;
    if (here > 0)
        whole_of(export)->amounts[MEASURE_REACH] = people(interval_of(here));
    return here == 0 ? SHOWN_ELSEWHERE : elsewhere == 0 ? SHOWN_HERE : SHOWN_ELSEWHERE_TOO;
}

/* What an ad reached in one country is at most what it reached in the European Union. */
static void read_european_reach(struct ad_export *export, const struct json_value *record) {
    const struct json_value *value = ad_member(export, record, "eu_total_reach");
    struct amount *reach = &whole_of(export)->amounts[MEASURE_REACH];
    int64_t number = read_people(export, value);
    if (reach->given)
        return;
    *reach = (struct amount){.given = true, .state = STATE_NOT_REPORTED};
    if (value && number >= 0)
        *reach = people(interval_between(0, number));
}

/* Shares are in thousand millionths. Meta writes six decimals; whether it rounds or cuts is not said, so that a share may be one
 * of the sixth decimal more or less. */
enum { ALL = 1000000000, STEP = 1000 };

/* "0.002039" and "2.039e-03"; false if it is no share. */
static bool parse_share(const char *text, int64_t *share) {
    char *end;
    double number = g_ascii_strtod(text, &end);
    if (end == text || *end || !(number >= 0) || number > 1.000001)
        return false;
    *share = MIN((int64_t)(number * ALL + 0.5), ALL);
    return true;
}

/* Of so many people, between these shares of them; both ends outward. */
static struct interval people_of_share(int64_t number, int64_t share) {
    int64_t low = MAX(share - STEP, 0), high = MIN(share + STEP, ALL);
    int64_t millions = number / ALL, rest = number % ALL;
    return interval_between(millions * low + rest * low / ALL, millions * high + (rest * high + ALL - 1) / ALL);
}

static void add_region(struct ad_export *export, int region, int64_t share, bool alone, bool here) {
    struct observation part = *whole_of(export);
    struct amount *reach = &part.amounts[MEASURE_REACH];
    part.region = region;
    if (!alone) {
        part.notes |= NOTE_PEOPLE;
        from_zero(&part.amounts[MEASURE_SPEND]);
        from_zero(&part.amounts[MEASURE_IMPRESSIONS]);
    }
    if (here && reach->state == STATE_VALUE && interval_is_point(reach->value))
        reach->value = people_of_share(reach->value.low, share);
    else
        from_zero(reach);
    g_array_append_val(export->rows, part);
}

/* One item of the distribution by region. False if it is of no region of the report's country. */
static bool read_region(struct ad_export *export, const struct json_value *item, bool alone, bool here) {
    struct dataset *dataset = export->figures->reading->dataset;
    const struct json_value *percentage = ad_member(export, item, "percentage");
    const char *name = ad_text(export, ad_member(export, item, "region"));
    const char *text = ad_text(export, percentage);
    int64_t share = 0;
    if (!name || !text || !parse_share(text, &share)) {
        ad_error(export, percentage ? percentage : item, "share",
                 "not a region and its share, between 0 and 1: '%s'; take the file as Meta gave it", text ? text : "");
        return true;
    }
    if (share == 0)
        return true;
    int region = region_named(export->figures->reading, name);
    if (region < 0) {
        const char *kept = figures_clean(dataset, name);
        g_hash_table_add(export->strange, (gpointer)kept);
        return false;
    }
    add_region(export, region, share, alone && share == ALL, here);
    return true;
}

/* Whether every region that the ad was shown in is of the report's country; unknown if Meta does not say, or there is no
 * regions.csv. */
static enum shown read_regions(struct ad_export *export, const struct json_value *record, bool here) {
    const struct json_value *list = ad_member(export, record, "delivery_by_region");
    guint before = export->rows->len;
    bool known = true;
    if (!list)
        list = ad_member(export, record, "region_distribution");
    if (!list || !list->first || export->figures->reading->dataset->regions->len == 0)
        return SHOWN_UNKNOWN;
    for (const struct json_value *item = list->first; item; item = item->next)
        known = read_region(export, item, list->first == list->last, here) && known;
    if (!here && !known && export->rows->len == before) /* perhaps not in the country at all */
        from_zero(&whole_of(export)->amounts[MEASURE_ADS]);
    return known ? SHOWN_HERE : SHOWN_ELSEWHERE_TOO;
}

/* Of an ad that was shown in other countries too, money and impressions count from zero, in each of its rows. */
static void share_with_others(struct ad_export *export) {
    for (guint i = 0; i < export->rows->len; i++) {
        struct observation *row = &g_array_index(export->rows, struct observation, i);
        row->notes |= NOTE_SHARED;
        from_zero(&row->amounts[MEASURE_SPEND]);
        from_zero(&row->amounts[MEASURE_IMPRESSIONS]);
    }
}

bool meta_delivery_read(struct ad_export *export, const struct json_value *record) {
    enum shown shown = read_countries(export, record);
    if (shown != SHOWN_ELSEWHERE) {
        read_european_reach(export, record);
        enum shown by_region = read_regions(export, record, shown == SHOWN_HERE);
        /* The breakdown by country has the European Union alone: regions may say more. */
        if (shown == SHOWN_UNKNOWN || (shown == SHOWN_HERE && by_region == SHOWN_ELSEWHERE_TOO))
            shown = by_region;
    }
    if (!export->good)
        return false;
    if (shown == SHOWN_ELSEWHERE_TOO)
        share_with_others(export);
    export->elsewhere += shown == SHOWN_ELSEWHERE;
    export->anywhere += shown == SHOWN_UNKNOWN;
    return shown != SHOWN_ELSEWHERE;
}
