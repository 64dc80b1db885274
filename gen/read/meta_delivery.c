/* Where an ad was shown, and whom it reached.
 *
 * Meta gives shares of the people reached by region, over all countries, and, for the European Union alone and since 2023,
 * numbers of people by country, age and gender: what the Digital Services Act (Regulation (EU) 2022/2065, article 39) asks
 * for each member state. So that breakdown says nothing of other countries, unless it names them.
 *
 * Shares of people are not shares of money: of what an ad cost or how often it was seen, a region had anything from
 * nothing to all, and all if nobody elsewhere was reached. So that is what is read. */
#include "base/country.h"
#include "read/figures.h"
#include "read/meta_ads.h"

#include <string.h>

/* What is known of an ad in a country of the report. Whatever is false is not known. */
struct in_country {
    int64_t people; /* whom it reached there, if that was counted */
    bool here;      /* it was shown there */
    bool nowhere;   /* it reached nobody there */
    bool named;     /* the breakdown by country has it */
    bool untold;    /* without saying whom it reached */
    bool placed;    /* a region of it is listed */
    struct amount reach;
};

/* What is known of where an ad was shown. */
struct delivery {
    struct in_country of[MOST_COUNTRIES]; /* as export->countries has them */
    guint count;
    int64_t people; /* in all of these */
    bool elsewhere; /* in another country */
    bool whole;     /* in regions of the report's countries, and nowhere else */
};

static struct amount people(struct interval value) {
    return (struct amount){.given = true, .state = STATE_VALUE, .value = value};
}

static struct dataset *dataset_of(const struct ad_export *export) {
    return export->figures->reading->dataset;
}

static void from_zero(struct ad_export *export, struct observation *row, enum measure measure) {
    struct amount amount = *observation_amount(row, measure);
    if (!amount.given || amount.state != STATE_VALUE)
        return;
    amount.value = interval_from_zero(amount.value);
    observation_set_amount(dataset_of(export), row, measure, amount);
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

static void add_people(struct ad_export *export, int country, const char *age, const char *gender, int64_t number) {
    struct observation part = *whole_of(export);
    const struct amount amounts[MEASURE_COUNT] = {[MEASURE_REACH] = people(interval_of(number))};
    part.countries = ad_country_bit(export, (guint)country);
    part.age = age;
    part.gender = gender;
    observation_set_amounts(dataset_of(export), &part, amounts);
    g_array_append_val(export->rows, part);
}

/* Adds up the people of one country by age, and makes rows of them by age and gender if it is one of the report's; -1: it is not. */
static int64_t read_ages(struct ad_export *export, const struct json_value *ages, int country) {
    static const char *const genders[] = {"male", "female", "unknown"};
    int64_t sum = 0;
    for (const struct json_value *age = ages ? ages->first : NULL; age; age = age->next) {
        const char *range = ad_text(export, ad_member(export, age, "age_range"));
        for (guint i = 0; i < G_N_ELEMENTS(genders); i++) {
            int64_t number = read_people(export, ad_member(export, age, genders[i]));
            sum += MAX(number, 0);
            if (country >= 0 && number > 0)
                add_people(export, country, range ? figures_clean(export->figures->reading->dataset, range) : "unknown",
                           genders[i], number);
        }
    }
    return sum;
}

/* True if the breakdown by country has this one if somebody was reached there, as it has all that are like it. */
static bool is_of_union(const struct ad_export *export, guint i) {
    const struct country *country = country_from_code(export->countries[i]);
    return country && country->in_union;
}

static void read_countries(struct ad_export *export, const struct json_value *record, struct delivery *delivery) {
    const struct json_value *countries = ad_member(export, record, "age_country_gender_reach_breakdown");
    int64_t elsewhere = 0;
    for (const struct json_value *country = countries ? countries->first : NULL; country; country = country->next) {
        const char *code = ad_text(export, ad_member(export, country, "country"));
        const struct json_value *ages = ad_member(export, country, "age_gender_breakdowns");
        int place = code ? ad_country(export, code) : -1;
        int64_t number = read_ages(export, ages, place);
        if (place < 0) {
            elsewhere += number;
            continue;
        }
        struct in_country *own = &delivery->of[place];
        own->named = true;
        own->untold = own->untold || !ages || !ages->first;
        own->people += number;
        delivery->people += number;
    }
    delivery->elsewhere = elsewhere > 0;
    for (guint i = 0; i < delivery->count; i++) {
        struct in_country *own = &delivery->of[i];
        bool covered = own->named || is_of_union(export, i);
        own->here = own->people > 0;
        own->nowhere = own->people == 0 && delivery->people + elsewhere > 0 && covered && !own->untold;
    }
}

/* What an ad reached in one country of the European Union is at most what it reached in all of it. That it reached nobody
 * there is said of ads, too, of which Meta did not count it. */
static void find_reach(struct ad_export *export, const struct json_value *record, struct delivery *delivery) {
    int64_t in_union = read_people(export, ad_member(export, record, "eu_total_reach"));
    for (guint i = 0; i < delivery->count; i++) {
        struct in_country *own = &delivery->of[i];
        own->reach = (struct amount){.given = true, .state = STATE_NOT_REPORTED};
        if (own->people > 0)
            own->reach = people(interval_of(own->people));
        else if (in_union > 0 && is_of_union(export, i))
            own->reach = people(interval_between(0, in_union));
    }
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

/* The distribution of an ad by region, as it is read. */
struct distribution {
    struct delivery *delivery;
    GArray *shares; /* int64_t: of the rows by region, in their order */
    int64_t sum;    /* of all shares, of other countries' regions too */
    guint items;
    bool strange; /* a region is of none of the countries */
    bool unknown; /* Meta does not say where some people were, or the report of which country a region is */
};

static void add_region(struct ad_export *export, int region, int country, int64_t share,
                       struct distribution *distribution) {
    struct observation part = *whole_of(export);
    part.region = region;
    part.countries = ad_country_bit(export, (guint)country);
    observation_set_amount(dataset_of(export), &part, MEASURE_REACH, distribution->delivery->of[country].reach);
    if (share < ALL) {
        part.notes |= NOTE_PEOPLE;
        from_zero(export, &part, MEASURE_SPEND);
        from_zero(export, &part, MEASURE_IMPRESSIONS);
    }
    from_zero(export, &part, MEASURE_REACH);
    g_array_append_val(export->rows, part);
    g_array_append_val(distribution->shares, share);
}

/* A region that regions.csv has: where in the export its country is; -1 if it is not there, or not known. */
static int country_of(const struct ad_export *export, int region) {
    const struct dataset *dataset = export->figures->reading->dataset;
    unsigned country = g_array_index(dataset->regions, struct region, region).country;
    if (!ad_has_countries(export))
        return 0;
    return country ? ad_country(export, settings_country_code(&dataset->settings, country)) : -1;
}

/* A region with a share of the people; name is as Meta has it. */
static void take_region(struct ad_export *export, const char *name, int64_t share, struct distribution *distribution) {
    struct dataset *dataset = export->figures->reading->dataset;
    int region = region_named(export->figures->reading, name), country = region < 0 ? -1 : country_of(export, region);
    bool unknown = g_ascii_strcasecmp(name, "Unknown") == 0;
    bool countryless =
        region >= 0 && ad_has_countries(export) && !g_array_index(dataset->regions, struct region, region).country;
    distribution->unknown = distribution->unknown || unknown || countryless;
    if (country >= 0) {
        struct in_country *own = &distribution->delivery->of[country];
        own->placed = true;
        own->here = own->here || (share > 0 && !unknown);
        if (share > 0)
            add_region(export, region, country, share, distribution);
    } else if (share > 0 && (unknown || countryless)) {
        distribution->sum -= share; /* it may be of any region */
        if (!unknown)
            g_hash_table_add(export->countryless, (gpointer)figures_clean(dataset, name));
    } else if (share > 0) {
        distribution->strange = true;
        if (region < 0)
            g_hash_table_add(export->strange, (gpointer)figures_clean(dataset, name));
    }
}

/* One item of the distribution. */
static void read_region(struct ad_export *export, const struct json_value *item, struct distribution *distribution) {
    const struct json_value *percentage = ad_member(export, item, "percentage");
    const char *name = ad_text(export, ad_member(export, item, "region"));
    const char *text = ad_text(export, percentage);
    int64_t share = 0;
    if (!name || !text || !parse_share(text, &share)) {
        ad_error(export, percentage ? percentage : item, "share",
                 "not a region and its share, between 0 and 1: '%s'; take the file as Meta gave it", text ? text : "");
        return;
    }
    distribution->sum += share;
    distribution->items++;
    if (share > 0 || ad_has_countries(export))
        take_region(export, name, share, distribution);
}

/* What a region had of all the people reached. */
static void share_people(struct ad_export *export, guint first, const struct distribution *distribution) {
    for (guint i = 0; i < distribution->shares->len; i++) {
        struct observation *row = &g_array_index(export->rows, struct observation, first + i);
        struct amount reach = *observation_amount(row, MEASURE_REACH);
        reach.value = people_of_share(distribution->delivery->people, g_array_index(distribution->shares, int64_t, i));
        observation_set_amount(dataset_of(export), row, MEASURE_REACH, reach);
    }
}

/* True if how many people the ad reached is known of each country. */
static bool is_counted(const struct delivery *delivery) {
    bool counted = true;
    for (guint i = 0; i < delivery->count; i++)
        counted = counted && (delivery->of[i].people > 0 || delivery->of[i].nowhere);
    return counted;
}

/* True if people were counted in one of several countries, and no region of it is listed. */
static bool misses_country(const struct delivery *delivery) {
    bool misses = false;
    for (guint i = 0; delivery->count > 1 && i < delivery->count; i++)
        misses = misses || (delivery->of[i].people > 0 && !delivery->of[i].placed);
    return misses;
}

/* In which regions the ad was shown. A distribution that is not of all people says of no region that it had nothing, and is
 * left out: then the ad may have been shown in any. */
static void read_regions(struct ad_export *export, const struct json_value *record, struct delivery *delivery) {
    const struct json_value *list = ad_member(export, record, "delivery_by_region");
    guint first = export->rows->len;
    if (!list)
        list = ad_member(export, record, "region_distribution");
    if (!list || !list->first || export->figures->reading->dataset->regions->len == 0)
        return;
    g_autoptr(GArray) shares = g_array_new(FALSE, FALSE, sizeof(int64_t));
    struct distribution distribution = {.delivery = delivery, .shares = shares};
    for (const struct json_value *item = list->first; item; item = item->next)
        read_region(export, item, &distribution);
    bool all = ABS(distribution.sum - ALL) <= (int64_t)distribution.items * STEP && !misses_country(delivery);
    delivery->elsewhere = delivery->elsewhere || distribution.strange;
    delivery->whole = all && !distribution.unknown && !delivery->elsewhere;
    if (!all)
        g_array_set_size(export->rows, first);
    else if (delivery->whole && is_counted(delivery))
        share_people(export, first, &distribution);
    /* if all of it was in regions that are known, it was in no country without one */
    for (guint i = 0; delivery->whole && delivery->count > 1 && i < delivery->count; i++)
        delivery->of[i].nowhere = delivery->of[i].nowhere || !(delivery->of[i].placed || delivery->of[i].named);
}

/* Of an ad that may have been shown in other countries, money and impressions count from zero, in each of its rows; and the ad
 * itself, if it may not have been shown in the only one. */
static void count_from_zero(struct ad_export *export, const struct delivery *delivery) {
    bool ads_too = delivery->count == 1 && !delivery->of[0].here;
    for (guint i = 0; i < export->rows->len; i++) {
        struct observation *row = &g_array_index(export->rows, struct observation, i);
        row->notes |= delivery->elsewhere ? NOTE_SHARED : NOTE_UNPLACED;
        from_zero(export, row, MEASURE_SPEND);
        from_zero(export, row, MEASURE_IMPRESSIONS);
        if (ads_too)
            from_zero(export, row, MEASURE_ADS);
    }
}

/* In a report of several countries, what is known of each: the first row keeps the money, of those where the ad may have been. */
static void divide_by_country(struct ad_export *export, const struct delivery *delivery) {
    observation_set_amount(dataset_of(export), whole_of(export), MEASURE_ADS, amount_none);
    observation_set_amount(dataset_of(export), whole_of(export), MEASURE_REACH, amount_none);
    for (guint i = 0; i < delivery->count; i++) {
        if (delivery->of[i].nowhere)
            continue;
        whole_of(export)->countries |= ad_country_bit(export, i);
        bool here = delivery->of[i].here;
        ad_add_country(export, i, here, delivery->of[i].reach, here ? 0 : NOTE_UNPLACED);
    }
}

/* True if the ad reached nobody in any of the report's countries. */
static bool is_nowhere(const struct delivery *delivery) {
    bool nowhere = true;
    for (guint i = 0; i < delivery->count; i++)
        nowhere = nowhere && delivery->of[i].nowhere;
    return nowhere;
}

bool meta_delivery_read(struct ad_export *export, const struct json_value *record) {
    struct delivery delivery;
    memset(&delivery, 0, sizeof delivery);
    delivery.count = g_strv_length(export->countries);
    whole_of(export)->countries = 0;
    read_countries(export, record, &delivery);
    find_reach(export, record, &delivery);
    observation_set_amount(dataset_of(export), whole_of(export), MEASURE_REACH, delivery.of[0].reach);
    bool nowhere = is_nowhere(&delivery);
    if (nowhere)
        g_array_set_size(export->rows, 1);
    else
        read_regions(export, record, &delivery);
    if (!export->good)
        return false;
    export->left_out = nowhere;
    export->elsewhere += nowhere;
    if (nowhere)
        return true;
    if (!delivery.whole) {
        export->anywhere += !delivery.elsewhere;
        count_from_zero(export, &delivery);
    }
    if (ad_has_countries(export))
        divide_by_country(export, &delivery);
    return true;
}
