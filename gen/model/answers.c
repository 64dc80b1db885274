#include "model/answers.h"

#include <string.h>

static gint compare_days(gconstpointer a, gconstpointer b) {
    const int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static int64_t nth(const GArray *days, guint index) {
    return g_array_index(days, int64_t, index);
}

/* lows and highs are sorted, each by itself: the middle of all is between the middles of both. */
static struct interval median(const GArray *lows, const GArray *highs) {
    guint lower = (lows->len - 1) / 2, upper = lows->len / 2;
    return nth(highs, upper) == INT64_MAX ? interval_from(nth(lows, lower))
                                          : interval_between(nth(lows, lower), nth(highs, upper));
}

struct answers answers_of(const struct dataset *dataset, int platform, day_number day) {
    struct answers answers = {0};
    g_autoptr(GArray) lows = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autoptr(GArray) highs = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint i = 0; i < dataset->questions->len; i++) {
        const struct platform_question *question = &g_array_index(dataset->questions, struct platform_question, i);
        if (question->platform != platform || question->asked_on > day)
            continue;
        bool answered = question->answered_on && question->answered_on <= day;
        int64_t low = (answered ? question->answered_on : day) - question->asked_on;
        int64_t high = answered ? low : INT64_MAX;
        answers.asked++;
        answers.answered += answered;
        answers.by_authorities += strcmp(question->asked_by, "authority") == 0;
        answers.by_parties += strcmp(question->asked_by, "party") == 0;
        g_array_append_val(lows, low);
        g_array_append_val(highs, high);
    }
    g_array_sort(lows, compare_days);
    g_array_sort(highs, compare_days);
    if (answers.asked > 0)
        answers.median_days = median(lows, highs);
    return answers;
}

static void clear_removals(gpointer data) {
    g_ptr_array_unref(((struct removals *)data)->sources);
}

static bool is_like(const struct removals *removals, const struct removal *row) {
    return removals->platform == row->platform && strcmp(removals->ground, row->ground) == 0 &&
           strcmp(removals->country, row->country) == 0;
}

/* Rows of the same platform, ground and country that end by a day. */
static GPtrArray *rows_like(const struct dataset *dataset, const struct removals *removals, day_number day) {
    GPtrArray *rows = g_ptr_array_new();
    for (guint i = 0; i < dataset->removals->len; i++) {
        struct removal *row = &g_array_index(dataset->removals, struct removal, i);
        if (row->period.last <= day && is_like(removals, row))
            g_ptr_array_add(rows, row);
    }
    return rows;
}

static bool overlap(const GPtrArray *rows) {
    for (guint i = 0; i < rows->len; i++)
        for (guint j = 0; j < i; j++)
            if (period_overlaps(((const struct removal *)g_ptr_array_index(rows, i))->period,
                                ((const struct removal *)g_ptr_array_index(rows, j))->period))
                return true;
    return false;
}

static int64_t count_of(const struct removal *row) {
    return row->count;
}

static int64_t appeals_of(const struct removal *row) {
    return row->appeals;
}

static int64_t upheld_of(const struct removal *row) {
    return row->upheld;
}

/* The sum of one number over rows, of which some may not give it. *says: some do. */
static struct interval sum(const GPtrArray *rows, int64_t (*number)(const struct removal *row), bool *says) {
    int64_t all = 0, largest = 0;
    bool silent = false;
    *says = false;
    for (guint i = 0; i < rows->len; i++) {
        int64_t value = number(g_ptr_array_index(rows, i));
        silent = silent || value < 0;
        *says = *says || value >= 0;
        all += MAX(value, 0);
        largest = MAX(largest, value);
    }
    int64_t low = overlap(rows) ? largest : all;
    return silent ? interval_from(low) : interval_between(low, all);
}

static void add_up(const struct dataset *dataset, struct removals *removals, day_number day) {
    g_autoptr(GPtrArray) rows = rows_like(dataset, removals, day);
    bool always;
    removals->count = sum(rows, count_of, &always);
    removals->appeals = sum(rows, appeals_of, &removals->says_appeals);
    removals->upheld = sum(rows, upheld_of, &removals->says_upheld);
    for (guint i = 0; i < rows->len; i++) {
        const struct removal *row = g_ptr_array_index(rows, i);
        removals->span.first = MIN(removals->span.first, row->period.first);
        removals->span.last = MAX(removals->span.last, row->period.last);
        g_ptr_array_add(removals->sources, (gpointer)row->source);
    }
}

GArray *removals_by_ground(const struct dataset *dataset, day_number day) {
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct removals));
    g_array_set_clear_func(all, clear_removals);
    for (guint i = 0; i < dataset->removals->len; i++) {
        const struct removal *row = &g_array_index(dataset->removals, struct removal, i);
        bool known = row->period.last > day;
        for (guint j = 0; j < all->len && !known; j++)
            known = is_like(&g_array_index(all, struct removals, j), row);
        if (known)
            continue;
        struct removals removals = {.platform = row->platform,
                                    .ground = row->ground,
                                    .country = row->country,
                                    .span = row->period,
                                    .sources = g_ptr_array_new()};
        add_up(dataset, &removals, day);
        g_array_append_val(all, removals);
    }
    return all;
}
