#include "read/amount.h"
#include "read/google_bundle.h"

#include <string.h>

enum {
    AD,
    URL,
    TYPE,
    REGIONS,
    ADVERTISER,
    NAME,
    CAMPAIGNS,
    FIRST,
    LAST,
    DAYS,
    IMPRESSIONS,
    SPENT,
    FIRST_SERVED,
    LAST_SERVED,
    AGE,
    GENDER,
    INCLUDED,
    EXCLUDED,
    MIN_USD,
    MAX_USD,
    MIN,
    MAX,
    KUNA,
    RANGES,
    GRANTS,
    OTHER,
};
const struct csv_column google_creative_columns[GOOGLE_CREATIVE_COLUMNS] = {
    [AD] = {"ad_id", true},
    [URL] = {"ad_url", false},
    [TYPE] = {"ad_type", false},
    [REGIONS] = {"regions", true},
    [ADVERTISER] = {"advertiser_id", true},
    [NAME] = {"advertiser_name", true},
    [CAMPAIGNS] = {"ad_campaigns_list", false},
    [FIRST] = {"date_range_start", true},
    [LAST] = {"date_range_end", true},
    [DAYS] = {"num_of_days", false},
    [IMPRESSIONS] = {"impressions", true},
    [SPENT] = {"spend_usd", false},
    [FIRST_SERVED] = {"first_served_timestamp", false},
    [LAST_SERVED] = {"last_served_timestamp", false},
    [AGE] = {"age_targeting", false},
    [GENDER] = {"gender_targeting", false},
    [INCLUDED] = {"geo_targeting_included", false},
    [EXCLUDED] = {"geo_targeting_excluded", false},
    [MIN_USD] = {"spend_range_min_usd", false},
    [MAX_USD] = {"spend_range_max_usd", false},
    [MIN] = {"spend_range_min_*", false},
    [MAX] = {"spend_range_max_*", false},
    [KUNA] = {"spend_range_min_hrk", false},
    [RANGES] = {"spend_range_*", false},
    [GRANTS] = {"is_funded_by_google_ad_grants", false},
    [OTHER] = {"age_targeting_*", false},
};

static struct amount value(struct interval interval) {
    return (struct amount){.given = true, .state = STATE_VALUE, .value = interval};
}

/* "10k" -> "10000"; false if a piece is no number written in this way. */
static bool append_plain(GString *out, const char *text, size_t length) {
    size_t digits = strspn(text, "0123456789");
    g_string_append_len(out, text, (gssize)digits);
    const char *zeros = digits == length ? "" : g_ascii_tolower(text[digits]) == 'k' ? "000" : "000000";
    bool unit = digits + 1 == length && strchr("kKmM", text[digits]);
    g_string_append(out, zeros);
    return digits > 0 && (digits == length || unit);
}

/* The forms of all years: 0-1000, 10k-100k (with either dash), <= 10k (with the sign for it), > 10M. */
static struct amount read_impressions(struct input_row *row) {
    struct amount amount = {0};
    if (!cell_filled(row, IMPRESSIONS))
        return amount;
    const char *text = csv_text(row->csv, IMPRESSIONS);
    g_autoptr(GString) plain = g_string_new(NULL);
    const char *problem = NULL;
    for (const char *c = text; *c && !problem;) {
        size_t word = strcspn(c, "-<>= \xE2"); /* both signs and the en dash begin with this byte */
        if (word > 0 && !append_plain(plain, c, word))
            problem = "not one of Google's ranges";
        c += word;
        if (*c && *c != ' ')
            g_string_append_c(plain, *c);
        c += *c != '\0';
        while (((unsigned char)*c & 0xC0) == 0x80)
            g_string_append_c(plain, *c++);
    }
    struct amount_form form = {.unit = UNIT_COUNT};
    if (!problem)
        problem = amount_read(plain->str, &form, &amount);
    if (!problem && amount.state != STATE_VALUE)
        problem = "not one of Google's ranges";
    if (problem)
        cell_amount_error(row, IMPRESSIONS, problem);
    return amount;
}

static struct amount read_spend(struct input_row *row) {
    struct amount amount = {0};
    struct amount_form form = amount_form_of(row->reading->dataset, UNIT_MONEY, csv_dialect(row->csv)->decimal_comma);
    bool wrong_high = false;
    if (!cell_filled(row, MIN))
        return amount;
    const char *problem =
        amount_read_pair(csv_text(row->csv, MIN), csv_text(row->csv, MAX), &form, &amount, &wrong_high);
    unsigned column = wrong_high ? MAX : MIN;
    if (!problem && amount.state != STATE_VALUE)
        problem = "Google writes a number here; take the file as downloaded";
    if (problem)
        cell_amount_error(row, column, problem);
    return amount;
}

static void from_zero(struct dataset *dataset, struct observation *ad, enum measure measure) {
    struct amount amount = *observation_amount(ad, measure);
    amount.value = interval_from_zero(amount.value);
    observation_set_amount(dataset, ad, measure, amount);
}

/* Reads only the days of a row, since most ads of a bundle are of other days. */
static bool is_within(struct bundle *bundle, struct input_row *row, struct period *days) {
    if (!cell_filled(row, FIRST) || !cell_filled(row, LAST))
        return false;
    *days = (struct period){cell_date(row, FIRST), cell_date(row, LAST)};
    if (!row->good)
        return false;
    if (days->first > days->last) {
        cell_error(row, LAST, "period", "'%s' is before the first day; take the file as downloaded",
                   csv_text(row->csv, LAST));
        return false;
    }
    struct period *listed = &bundle->listed;
    *listed =
        (struct period){listed->first ? MIN(listed->first, days->first) : days->first, MAX(listed->last, days->last)};
    struct period whole = row->reading->dataset->settings.period;
    return !whole.first || period_overlaps(*days, whole);
}

/* A bundle lists all ads from the day on which the library began for the country, which is no later than the first day
 * of the first of them, to its own day, which is no earlier than the last day of any. */
static void describe_file(const struct bundle *bundle) {
    const struct figures *figures = bundle->figures;
    struct figures_file *file = figures->file;
    struct period said = figures->rule->period;
    day_number copied_on = said.last ? said.last : figures->reading->bundle_day;
    file->covers = bundle->listed;
    if (said.first)
        file->covers.first = MIN(file->covers.first, said.first);
    if (copied_on)
        file->covers.last = copied_on;
    if (file->covers.first > file->covers.last)
        file->covers = (struct period){0, 0};
}

static void read_ad(struct bundle *bundle, struct ads *ads, struct input_row *row, struct period days,
                    const struct shown *shown) {
    struct observation ad = figures_row(bundle->figures, bundle->csv, bundle->platform, days);
    ad.ad = cell_filled(row, AD) ? figures_text(row, AD) : "";
    observation_set_amount(row->reading->dataset, &ad, MEASURE_SPEND, read_spend(row));
    observation_set_amount(row->reading->dataset, &ad, MEASURE_IMPRESSIONS, read_impressions(row));
    observation_set_amount(row->reading->dataset, &ad, MEASURE_ADS, value(interval_of(1)));
    ad.notes = bundle_notes(bundle, KUNA);
    ad.countries = shown->countries;
    if (shown->elsewhere) {
        ad.notes |= NOTE_SHARED;
        from_zero(row->reading->dataset, &ad, MEASURE_SPEND);
        from_zero(row->reading->dataset, &ad, MEASURE_IMPRESSIONS);
    }
    if (bundle_advertiser(row, ADVERTISER, NAME, &ad))
        ads_add(ads, row->reading, &ad);
}

/* A bundle holds all ads since the library began, and their numbers have changed over the years: the rows of one of two
 * bundles are also in the other, and no rule over rows could find that out. */
static void claim(const struct figures *figures) {
    struct reading *reading = figures->reading;
    if (figures->rule->role != ROLE_MAIN)
        return;
    if (reading->creatives)
        figures_error(
            figures, "overlap",
            "ads would count twice: %s is of another bundle, and each bundle holds all ads up to its day; keep "
            "one, or give one of the files 'role: reference' in report.yaml",
            reading->creatives);
    else
        reading->creatives = figures->shown;
}

void google_read_creatives(const struct figures *figures) {
    static const int money[] = {MIN, MAX, -1};
    struct bundle bundle;
    if (bundle_open(&bundle, figures, google_creative_columns, GOOGLE_CREATIVE_COLUMNS, money)) {
        struct ads *ads = ads_new();
        unsigned kept = 0;
        while (csv_next(bundle.csv)) {
            struct input_row row = {.reading = figures->reading, .csv = bundle.csv, .good = true};
            struct shown shown;
            struct period days;
            if (!bundle_is_shown(&bundle, csv_text(bundle.csv, REGIONS), &shown)) {
                if (figures->file->rows == 0)
                    bundle_see(&bundle, csv_text(bundle.csv, REGIONS));
                continue;
            }
            figures->file->rows++;
            if (is_within(&bundle, &row, &days)) {
                read_ad(&bundle, ads, &row, days, &shown);
                kept++;
            }
        }
        g_autofree char *found = bundle_found(&bundle), *countries = figures_countries(figures);
        if (bundle.listed.first)
            describe_file(&bundle);
        if (figures->file->rows == 0)
            figures_empty(figures, "ads", found);
        else if (kept == 0)
            figures_warning(figures, "outside-period", "none of its %u ads of %s was shown on a day of the report",
                            figures->file->rows, countries);
        else
            claim(figures);
        ads_free(ads);
    }
    bundle_close(&bundle);
}
