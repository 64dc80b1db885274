#include "check/rules.h"

#include <string.h>

void check_report_period(const struct check *check) {
    struct period whole = check->dataset->settings.period;
    if (!whole.first)
        return;
    g_autoptr(GString) days = g_string_new(NULL);
    append_days(days, whole);
    for (guint i = 0; i < check->dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(check->dataset->observations, struct observation, i);
        if (period_overlaps(row->period, whole))
            continue;
        g_autoptr(GString) own = g_string_new(NULL);
        append_days(own, row->period);
        check_report(check, SEVERITY_WARNING, observation_place(row),
                     "%s is outside the report's period, %s; the row is left out", own->str, days->str);
    }
}

static gint compare_coverage(gconstpointer a, gconstpointer b) {
    const struct coverage *left = *(const struct coverage *const *)a;
    const struct coverage *right = *(const struct coverage *const *)b;
    if (left->platform != right->platform)
        return left->platform - right->platform;
    if (left->measure != right->measure)
        return left->measure - right->measure;
    if (left->country != right->country)
        return left->country < right->country ? -1 : 1;
    if (left->period.first != right->period.first)
        return left->period.first < right->period.first ? -1 : 1;
    return (left->place.line > right->place.line) - (left->place.line < right->place.line);
}

/* If two statements are about the same measure and the same day, one must be wrong. A statement about one measure, or one country,
 * is an exception to one about all of them, not a contradiction. */
void check_contradictions(const struct check *check) {
    const GArray *coverage = check->dataset->coverage;
    g_autoptr(GPtrArray) ordered = g_ptr_array_new();
    for (guint i = 0; i < coverage->len; i++)
        g_ptr_array_add(ordered, &g_array_index(coverage, struct coverage, i));
    g_ptr_array_sort(ordered, compare_coverage);
    for (guint i = 0; i < ordered->len; i++) {
        const struct coverage *first = ordered->pdata[i];
        for (guint j = i + 1; j < ordered->len; j++) {
            const struct coverage *second = ordered->pdata[j];
            if (second->platform != first->platform || second->measure != first->measure ||
                second->country != first->country || second->period.first > first->period.last)
                break;
            if (second->state == first->state)
                continue;
            const struct coverage *later = second->place.line > first->place.line ? second : first;
            const struct coverage *earlier = later == first ? second : first;
            struct period both = {second->period.first, MIN(first->period.last, second->period.last)};
            g_autoptr(GString) days = g_string_new(NULL);
            append_days(days, both);
            check_report(check, SEVERITY_ERROR, later->place,
                         "'%s' contradicts '%s' on %s:%u about %s; change one of the two", state_word(later->state),
                         state_word(earlier->state), earlier->place.file, earlier->place.line, days->str);
        }
    }
}

/* True if a statement is about a row's country, or about all; a row about several is about each. */
static bool is_about(const struct coverage *statement, const struct observation *row) {
    return statement->country == 0 || row->countries & country_bit(statement->country);
}

/* Of two statements about the same the more exact one holds: about one measure, then about one country. */
static int exactness(const struct coverage *statement) {
    return (statement->measure >= 0 ? 2 : 0) + (statement->country > 0 ? 1 : 0);
}

/* Whether another statement makes an exception of a measure of a row. */
static bool has_exception(const GArray *coverage, const struct coverage *all, int measure,
                          const struct observation *row) {
    for (guint i = 0; i < coverage->len; i++) {
        const struct coverage *one = &g_array_index(coverage, struct coverage, i);
        if (one->platform == all->platform && (one->measure < 0 || one->measure == measure) && is_about(one, row) &&
            exactness(one) > exactness(all) && period_overlaps(one->period, row->period))
            return true;
    }
    return false;
}

static bool has_value(const struct observation *row, int measure) {
    return observation_amount(row, measure)->given && observation_amount(row, measure)->state == STATE_VALUE;
}

static bool concerns(const struct check *check, const struct coverage *coverage, const struct observation *row,
                     int measure) {
    if (!has_value(row, measure) || (coverage->measure >= 0 && coverage->measure != measure))
        return false;
    return !has_exception(check->dataset->coverage, coverage, measure, row);
}

int coverage_concerns(const struct check *check, const struct coverage *coverage, const struct observation *row) {
    if (coverage->platform != row->platform || !is_about(coverage, row) ||
        !period_overlaps(coverage->period, row->period))
        return -1;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (concerns(check, coverage, row, measure))
            return measure;
    return -1;
}

/* If coverage.csv says that there are no amounts to be had on a day, an amount on it is an error. On days on which a
 * platform did not offer advertising, platforms do list some. */
static bool refuses_amounts(enum state state) {
    return state != STATE_VALUE && state != STATE_NOT_OFFERED && state != STATE_NOT_APPLICABLE;
}

void check_uncollected(const struct check *check) {
    const GArray *coverage = check->dataset->coverage;
    for (guint i = 0; i < check->ordered->len; i++) {
        const struct observation *row = check->ordered->pdata[i];
        for (guint j = 0; j < coverage->len; j++) {
            const struct coverage *statement = &g_array_index(coverage, struct coverage, j);
            int measure = refuses_amounts(statement->state) ? coverage_concerns(check, statement, row) : -1;
            if (measure < 0)
                continue;
            g_autoptr(GString) days = g_string_new(NULL);
            append_days(days, row->period);
            check_report(check, SEVERITY_ERROR, observation_place(row),
                         "%s of %s, but %s:%u says '%s' about some of these days; correct one of the two",
                         measure_rule((enum measure)measure)->word, days->str, statement->place.file,
                         statement->place.line, state_word(statement->state));
            break;
        }
    }
}
