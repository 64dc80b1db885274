#include "read/x_ads.h"
#include "read/figures.h"
#include "read/mapping.h"
#include "read/rounded.h"

#include <string.h>

enum column { NAME, PAYER, CREATIVE, START, END, IMPRESSIONS, REACH };

const struct csv_column x_ad_columns[X_AD_COLUMNS] = {
    [NAME] = {"advertiser name", true},
    [PAYER] = {"funding entity", true},
    [CREATIVE] = {"creative", true},
    [START] = {"start date", true},
    [END] = {"end date", true},
    [IMPRESSIONS] = {"impressions", true},
    [REACH] = {"reach", true},
    {"targeted segments", false},
    {"excluded targeting segments", false},
    {"facts and circumstances of removal", false},
    {"enforcement action", false},
    {"statement of reason", false},
};

static const char *const platform_ids[] = {"x", "twitter", NULL};

/* One file being read. */
struct repository {
    const struct figures *figures;
    struct csv *csv;
    int platform;
    struct ads *ads;
    guint kept;
    bool wrong;    /* an ad has a fault */
    guint endless; /* ads without an end, and the day of the copy is not known */
};

/* A day, whatever time is behind it. 0, diagnosed, if it is none. */
static day_number read_day(struct input_row *row, enum column column) {
    const char *text = csv_text(row->csv, column);
    g_autofree char *date = g_strndup(text, strcspn(text, "T "));
    day_number day = 0;
    return date_parse_in_order(date, csv_dialect(row->csv)->dates, &day) ? day : cell_date(row, column);
}

/* The days on which an ad can have been shown, up to the day of the copy. One without an end runs to that day, or to one behind the report,
 * since its numbers may be of any day until then. */
static bool read_days(struct repository *repository, struct input_row *row, struct observation *ad) {
    struct period whole = row->reading->dataset->settings.period;
    day_number copied_on = repository->figures->rule->period.last;
    bool has_end = *csv_text(row->csv, END);
    if (!cell_filled(row, START))
        return false;
    day_number start = read_day(row, START);
    day_number end = has_end ? read_day(row, END) : copied_on ? copied_on : whole.last + 1;
    if (!row->good)
        return false;
    if (has_end && start > end)
        ad->notes |= NOTE_REVERSED;
    ad->period = (struct period){MIN(start, end), MAX(start, end)};
    if (copied_on && ad->period.first <= copied_on && ad->period.last > copied_on)
        ad->period.last = copied_on, has_end = false;
    if (!has_end)
        ad->notes |= NOTE_RUNNING;
    repository->endless += !has_end && !copied_on && period_overlaps(ad->period, whole);
    return !whole.first || period_overlaps(ad->period, whole);
}

static struct amount read_count(struct input_row *row, enum column column) {
    const char *text = csv_text(row->csv, column);
    struct amount amount = {.given = true, .state = STATE_VALUE};
    if (!*text)
        amount.state = STATE_NOT_REPORTED;
    else if (!rounded_read(text, &amount.value))
        return figures_amount(row, column, UNIT_COUNT);
    return amount;
}

/* The number of a post out of its address, which has the name of who posted it: that may be a person. Anything else is as X
 * writes it. */
static const char *creative_of(struct input_row *row) {
    const char *text = figures_text(row, CREATIVE);
    const char *number = strstr(text, "/status/");
    if (!number)
        return text;
    number += strlen("/status/");
    gsize digits = strspn(number, "0123456789");
    return digits > 0 ? g_string_chunk_insert_len(row->reading->dataset->strings, number, (gssize)digits) : text;
}

static void read_ad(struct repository *repository) {
    struct reading *reading = repository->figures->reading;
    struct input_row row = {reading, repository->csv, true};
    struct observation ad =
        figures_row(repository->figures, repository->csv, repository->platform, (struct period){0, 0});
    bool inside = read_days(repository, &row, &ad);
    repository->wrong = repository->wrong || !row.good;
    if (!inside)
        return;
    ad.ad = cell_filled(&row, CREATIVE) ? creative_of(&row) : "";
    observation_set_amount(reading->dataset, &ad, MEASURE_SPEND,
                           (struct amount){.given = true, .state = STATE_NOT_REPORTED});
    observation_set_amount(reading->dataset, &ad, MEASURE_IMPRESSIONS, read_count(&row, IMPRESSIONS));
    observation_set_amount(reading->dataset, &ad, MEASURE_REACH, read_count(&row, REACH));
    observation_set_amount(reading->dataset, &ad, MEASURE_ADS,
                           (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(1)});
    const char *name = cell_filled(&row, NAME) ? figures_text(&row, NAME) : "";
    figures_say_advertiser(reading->dataset, &ad, name, name);
    repository->wrong = repository->wrong || !row.good;
    if (!row.good)
        return;
    if (ad.notes & NOTE_RUNNING && !repository->figures->rule->period.last)
        figures_leave_open(reading->dataset, &ad);
    const char *payer = figures_text(&row, PAYER);
    mapping_find_paid(reading->mapping, &ad, payer);
    figures_paid_by(reading->dataset, &ad, payer, 0);
    repository->kept++;
    ads_add(repository->ads, reading, &ad);
}

static void warn(const struct repository *repository) {
    const struct figures *figures = repository->figures;
    if (figures->file->rows == 0)
        figures_empty(figures, "ads", NULL);
    else if (repository->kept == 0 && !repository->wrong)
        figures_warning(figures, "outside-period", "none of its %u ads was shown on a day of the report",
                        figures->file->rows);
    if (repository->endless > 0)
        figures_warning(figures, "copy-day",
                        "%u ad%s no end, and it is not known on which day the file was copied: counted from zero, "
                        "without an upper end; "
                        "write 'period: FIRST DAY/DAY OF THE COPY' for this file in report.yaml",
                        repository->endless, repository->endless == 1 ? " has" : "s have");
}

void x_read_ads(const struct figures *figures) {
    struct repository repository = {.figures = figures, .csv = figures_open(figures)};
    if (!repository.csv || !csv_bind(repository.csv, x_ad_columns, X_AD_COLUMNS, CSV_GROWING)) {
        csv_close(repository.csv);
        return;
    }
    repository.platform = figures_platform(figures, platform_ids);
    figures->file->platform = repository.platform;
    figures->file->covers = figures->rule->period;
    repository.ads = ads_new();
    if (!figures_are_of_one(figures))
        repository.platform = -1;
    for (; repository.platform >= 0 && csv_next(repository.csv); figures->file->rows++)
        read_ad(&repository);
    if (repository.platform >= 0)
        warn(&repository);
    ads_free(repository.ads);
    csv_close(repository.csv);
}
