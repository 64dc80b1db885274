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

/* What is known of where an ad was shown. Whatever is false is not known. */
struct delivery {
    bool here;      /* in the report's country */
    bool nowhere;   /* it reached nobody in the report's country */
    bool elsewhere; /* in another country */
    bool whole;     /* in regions of the report's country, and nowhere else */
    bool counted;   /* how many people it reached in the country is known */
};

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

/* Adds up the people of one country by age, and makes rows of them by age and gender if asked. */
static int64_t read_ages(struct ad_export *export, const struct json_value *ages, bool rows) {
    static const char *const genders[] = {"male", "female", "unknown"};
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

/* True if the breakdown by country has every country like the report's in which somebody was reached. */
static bool is_of_union(const struct ad_export *export) {
    const struct country *own = country_from_code(export->figures->reading->dataset->settings.country);
    return own && own->in_union;
}

static void read_countries(struct ad_export *export, const struct json_value *record, struct delivery *delivery) {
    const char *own = export->figures->reading->dataset->settings.country;
    const struct json_value *countries = ad_member(export, record, "age_country_gender_reach_breakdown");
    int64_t here = 0, elsewhere = 0;
    bool covered = is_of_union(export), untold = false;
    for (const struct json_value *country = countries ? countries->first : NULL; country; country = country->next) {
        const char *code = ad_text(export, ad_member(export, country, "country"));
        const struct json_value *ages = ad_member(export, country, "age_gender_breakdowns");
        bool is_own = code && strcmp(code, own) == 0;
        covered = covered || is_own;
        untold = untold || (is_own && (!ages || !ages->first));
        *(is_own ? &here : &elsewhere) += read_ages(export, ages, is_own);
    }
    delivery->here = here > 0;
    delivery->elsewhere = elsewhere > 0;
    delivery->nowhere = here == 0 && elsewhere > 0 && covered && !untold;
    delivery->counted = here > 0;
    if (here > 0)
        whole_of(export)->amounts[MEASURE_REACH] = people(interval_of(here));
}

/* What an ad reached in one country of the European Union is at most what it reached in all of it. That it reached nobody
 * there is said of ads, too, of which Meta did not count it. */
static void read_european_reach(struct ad_export *export, const struct json_value *record) {
    const struct json_value *value = ad_member(export, record, "eu_total_reach");
    struct amount *reach = &whole_of(export)->amounts[MEASURE_REACH];
    int64_t number = read_people(export, value);
    if (reach->given)
        return;
    *reach = (struct amount){.given = true, .state = STATE_NOT_REPORTED};
    if (number > 0 && is_of_union(export))
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

/* The distribution of an ad by region, as it is read. */
struct distribution {
    GArray *shares; /* int64_t: of the rows by region, in their order */
    int64_t sum;    /* of all shares, of other countries' regions too */
    guint items;
    bool named;   /* a region of the report's country is among them */
    bool strange; /* a region is none of the report's country */
    bool unknown; /* Meta does not say where some people were */
};

static void add_region(struct ad_export *export, int region, int64_t share, struct distribution *distribution) {
    struct observation part = *whole_of(export);
    part.region = region;
    if (share < ALL) {
        part.notes |= NOTE_PEOPLE;
        from_zero(&part.amounts[MEASURE_SPEND]);
        from_zero(&part.amounts[MEASURE_IMPRESSIONS]);
    }
    from_zero(&part.amounts[MEASURE_REACH]);
    g_array_append_val(export->rows, part);
    g_array_append_val(distribution->shares, share);
}

/* One item of the distribution. */
static void read_region(struct ad_export *export, const struct json_value *item, struct distribution *distribution) {
    struct dataset *dataset = export->figures->reading->dataset;
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
    if (share == 0)
        return;
    int region = region_named(export->figures->reading, name);
    bool unknown = g_ascii_strcasecmp(name, "Unknown") == 0;
    distribution->unknown = distribution->unknown || unknown;
    distribution->named = distribution->named || (region >= 0 && !unknown);
    if (region >= 0) {
        add_region(export, region, share, distribution);
    } else if (!unknown) {
        distribution->strange = true;
        g_hash_table_add(export->strange, (gpointer)figures_clean(dataset, name));
    } else {
        distribution->sum -= share; /* it may be of any region */
    }
}

/* What a region had of the people reached in the country. */
static void share_people(struct ad_export *export, guint first, const GArray *shares) {
    for (guint i = 0; i < shares->len; i++) {
        struct amount *reach = &g_array_index(export->rows, struct observation, first + i).amounts[MEASURE_REACH];
        reach->value = people_of_share(reach->value.high, g_array_index(shares, int64_t, i));
    }
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
    struct distribution distribution = {.shares = shares};
    for (const struct json_value *item = list->first; item; item = item->next)
        read_region(export, item, &distribution);
    bool all = ABS(distribution.sum - ALL) <= (int64_t)distribution.items * STEP;
    delivery->here = delivery->here || distribution.named;
    delivery->elsewhere = delivery->elsewhere || distribution.strange;
    delivery->whole = all && !distribution.unknown && !delivery->elsewhere;
    if (!all)
        g_array_set_size(export->rows, first);
    else if (delivery->whole && delivery->counted)
        share_people(export, first, shares);
}

/* Of an ad that may have been shown in other countries, money and impressions count from zero, in each of its rows; and the ad
 * itself, if it may not have been shown in this one. */
static void count_from_zero(struct ad_export *export, const struct delivery *delivery) {
    for (guint i = 0; i < export->rows->len; i++) {
        struct observation *row = &g_array_index(export->rows, struct observation, i);
        row->notes |= delivery->elsewhere ? NOTE_SHARED : NOTE_UNPLACED;
        from_zero(&row->amounts[MEASURE_SPEND]);
        from_zero(&row->amounts[MEASURE_IMPRESSIONS]);
        if (!delivery->here)
            from_zero(&row->amounts[MEASURE_ADS]);
    }
}

bool meta_delivery_read(struct ad_export *export, const struct json_value *record) {
    struct delivery delivery = {.here = false};
    read_countries(export, record, &delivery);
    read_european_reach(export, record);
    if (delivery.nowhere)
        g_array_set_size(export->rows, 1);
    else
        read_regions(export, record, &delivery);
    if (!export->good)
        return false;
    export->left_out = delivery.nowhere;
    export->elsewhere += delivery.nowhere;
    if (delivery.nowhere || (delivery.whole && !delivery.elsewhere))
        return true;
    export->anywhere += !delivery.elsewhere;
    count_from_zero(export, &delivery);
    return true;
}
