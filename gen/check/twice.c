#include "check/pairs.h"
#include "base/echo.h"

#include <string.h>

static int compare_numbers(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

/* Words are mostly kept once, so that the same ones are at one place. */
static int compare_words(const char *a, const char *b) {
    return a == b ? 0 : strcmp(a, b);
}

/* Zero for rows about the same thing, whatever their days: if these overlap, an amount would be added twice. */
static int compare_subjects(const struct observation *a, const struct observation *b) {
    int order = compare_numbers(a->platform, b->platform);
    if (order == 0)
        order = compare_words(a->from->advertiser_id, b->from->advertiser_id);
    /* what different payers paid for is not the same */
    if (order == 0)
        order = compare_numbers(a->part, b->part);
    if (order == 0)
        order = compare_words(a->from->payer ? a->from->payer : "", b->from->payer ? b->from->payer : "");
    /* an advertiser is the same one whatever its party was at the time */
    if (order == 0 && !*a->from->advertiser_id)
        order = compare_numbers(a->party, b->party);
    if (order == 0)
        order = compare_words(a->ad, b->ad);
    if (order == 0)
        order = compare_numbers((int64_t)a->countries, (int64_t)b->countries);
    if (order == 0)
        order = compare_numbers(a->region, b->region);
    if (order == 0)
        order = compare_words(a->age, b->age);
    if (order == 0)
        order = compare_words(a->gender, b->gender);
    return order;
}

int compare_observations(gconstpointer a, gconstpointer b) {
    const struct observation *left = *(const struct observation *const *)a;
    const struct observation *right = *(const struct observation *const *)b;
    int order = compare_subjects(left, right);
    if (order == 0)
        order = compare_numbers(left->period.first, right->period.first);
    if (order == 0)
        order = compare_numbers(left->period.last, right->period.last);
    if (order == 0)
        order = compare_words(left->from->file, right->from->file);
    return order ? order : compare_numbers(left->line, right->line);
}

/* "advertiser 'X' on 'meta'", "party 'vvd' on 'meta'", with whatever narrows it down. */
static char *describe(const struct check *check, const struct observation *row) {
    GString *text = g_string_new(NULL);
    if (*row->from->advertiser_id)
        echo_append(text, "advertiser '%s'", row->from->advertiser_id);
    else
        echo_append(text, "party '%s'", row->party < 0 ? "unmapped" : dataset_party(check->dataset, row->party)->id);
    echo_append(text, " on '%s'", dataset_platform(check->dataset, row->platform)->id);
    if (row->from->payer && *row->from->payer)
        echo_append(text, ", paid for by '%s'", row->from->payer);
    if (*row->ad)
        echo_append(text, ", ad '%s'", row->ad);
    g_autofree char *countries = settings_country_codes(&check->dataset->settings, row->countries);
    if (row->countries)
        echo_append(text, ", country '%s'", countries);
    if (row->region >= 0)
        echo_append(text, ", region '%s'", g_array_index(check->dataset->regions, struct region, row->region).id);
    if (*row->age)
        echo_append(text, ", age '%s'", row->age);
    if (*row->gender)
        echo_append(text, ", gender '%s'", row->gender);
    return g_string_free(text, FALSE);
}

static bool same_file(const struct observation *a, const struct observation *b) {
    return strcmp(a->from->file, b->from->file) == 0;
}

/* True for rows of one table that others made, which lists items: two on a day are no mistake. */
static bool lists_items(const struct check *check, const struct observation *row) {
    const GArray *files = check->dataset->figures_files;
    for (guint i = 0; i < files->len; i++) {
        const struct figures_file *file = &g_array_index(files, struct figures_file, i);
        if (strcmp(file->name, row->from->file) == 0)
            return strcmp(file->format, "table") == 0;
    }
    return false;
}

/* What to do about two rows that say the same. */
static const char *remedy_for(const struct check *check, const struct observation *row,
                              const struct observation *other) {
    if (!same_file(row, other))
        return "keep one, or give one of the files 'role: reference' in report.yaml";
    return lists_items(check, row) ? "if these are two items, declare the column that tells items apart as 'ad'"
                                   : "keep one of the two";
}

/* Puts the row that a reader of the files meets later first: that is the one to report. */
static void later_first(const struct observation **a, const struct observation **b) {
    int order = strcmp((*a)->from->file, (*b)->from->file);
    if (order < 0 || (order == 0 && (*a)->line < (*b)->line)) {
        const struct observation *swapped = *a;
        *a = *b;
        *b = swapped;
    }
}

static void report_doubled(const struct check *check, struct pairs *pairs, const struct observation *row,
                           const struct observation *other) {
    later_first(&row, &other);
    g_autofree char *subject = describe(check, row);
    g_autoptr(GString) days = g_string_new(NULL);
    append_days(days, row->period);
    g_autofree char *message = g_strdup_printf("this row is already on %s:%u (%s, %s); %s", other->from->file,
                                               other->line, subject, days->str, remedy_for(check, row, other));
    pairs_add(pairs, row, other, message);
}

static void report_overlap(const struct check *check, struct pairs *pairs, const struct observation *row,
                           const struct observation *other, enum measure measure) {
    later_first(&row, &other);
    g_autofree char *subject = describe(check, row);
    g_autoptr(GString) days = g_string_new(NULL);
    g_autoptr(GString) other_days = g_string_new(NULL);
    append_days(days, row->period);
    append_days(other_days, other->period);
    g_autofree char *message =
        g_strdup_printf("%s of %s would count twice: %s overlaps %s on %s:%u; %s", measure_rule(measure)->word, subject,
                        days->str, other_days->str, other->from->file, other->line, remedy_for(check, row, other));
    pairs_add(pairs, row, other, message);
}

static bool shares_measure(const struct observation *a, const struct observation *b) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (observation_amount(a, measure)->given && observation_amount(b, measure)->given)
            return true;
    return false;
}

static bool starts_group(const GPtrArray *ordered, guint i) {
    return i == 0 || compare_subjects(ordered->pdata[i - 1], ordered->pdata[i]) != 0;
}

void check_doubled_rows(const struct check *check) {
    struct pairs *pairs = pairs_new(check);
    guint first = 0; /* of the rows about the same thing and the same days */
    for (guint i = 1; i < check->ordered->len; i++) {
        const struct observation *row = check->ordered->pdata[i];
        const struct observation *start = check->ordered->pdata[first];
        if (starts_group(check->ordered, i) || !period_equal(row->period, start->period)) {
            first = i;
            continue;
        }
        /* rows of one period that share no measure are parts of one row; there are few of these */
        for (guint j = i; j > first && i - j < MEASURE_COUNT; j--) {
            if (shares_measure(row, check->ordered->pdata[j - 1])) {
                report_doubled(check, pairs, row, check->ordered->pdata[j - 1]);
                break;
            }
        }
    }
    pairs_close(pairs);
}

/* Of these measures, the first in which the row overlaps this other row is the one to report. */
static bool named_before(const struct observation *const others[], int measure) {
    for (int earlier = 0; earlier < measure; earlier++)
        if (others[earlier] == others[measure])
            return true;
    return false;
}

/* Within the rows about one thing, ordered by first day, a row overlaps an earlier one exactly if it starts before the
 * last of the days seen so far; the row that reached furthest is the one to name. */
void check_overlaps(const struct check *check) {
    struct pairs *pairs = pairs_new(check);
    const struct observation *furthest[MEASURE_COUNT] = {NULL};
    for (guint i = 0; i < check->ordered->len; i++) {
        const struct observation *row = check->ordered->pdata[i];
        const struct observation *others[MEASURE_COUNT] = {NULL};
        if (starts_group(check->ordered, i))
            memset(furthest, 0, sizeof furthest);
        for (int measure = 0; measure < MEASURE_COUNT; measure++) {
            const struct observation *other = furthest[measure];
            if (!observation_amount(row, measure)->given)
                continue;
            if (!other || row->period.last > other->period.last)
                furthest[measure] = row;
            if (!other || row->period.first > other->period.last || period_equal(row->period, other->period))
                continue;
            others[measure] = other;
            if (!named_before(others, measure))
                report_overlap(check, pairs, row, other, (enum measure)measure);
        }
    }
    pairs_close(pairs);
}
