#include "model/origin.h"

#include <string.h>

static const struct observation *observation_of(const struct dataset *dataset, guint32 row) {
    return &g_array_index(dataset->observations, struct observation, row);
}

void row_list_add(struct row_list *list, guint32 row, bool from_zero) {
    g_assert(!list->shared);
    if (list->count == list->room) {
        list->room = MAX(4, list->room * 2);
        list->rows = g_renew(struct origin_row, list->rows, list->room);
    }
    list->rows[list->count++] = (struct origin_row){.row = row & G_MAXINT32, .from_zero = from_zero};
}

/* A row behind its first day: such keys are in the order of days, and within a day in that of rows. */
static guint64 key_of(struct origin_row row, day_number first) {
    return (guint64)((gint64)first - G_MININT32) << 32 | (guint64)row.row << 1 | row.from_zero;
}

static struct origin_row row_of(guint64 key) {
    return (struct origin_row){.row = key >> 1 & G_MAXINT32, .from_zero = key & 1};
}

/* Where the keys that ascend from one on end. */
static guint stretch_end(const guint64 *keys, guint count, guint from) {
    guint end = from + 1;
    while (end < count && keys[end - 1] <= keys[end])
        end++;
    return MIN(end, count);
}

/* The keys of two stretches, the second right behind the first, in order. */
static void merge(const guint64 *keys, guint from, guint middle, guint end, guint64 *merged) {
    guint first = from, second = middle;
    for (guint at = from; at < end; at++)
        merged[at] = second == end || (first < middle && keys[first] <= keys[second]) ? keys[first++] : keys[second++];
}

/* Brings keys into order, two ascending stretches at a time: there are few of them, since a file has its rows by party or by day. */
static guint64 *sort_keys(guint64 *keys, guint count) {
    guint64 *merged = g_memdup2(keys, count * sizeof *keys);
    while (stretch_end(keys, count, 0) < count) {
        for (guint from = 0, end; from < count; from = end) {
            guint middle = stretch_end(keys, count, from);
            end = middle < count ? stretch_end(keys, count, middle) : count;
            merge(keys, from, middle, end, merged);
        }
        guint64 *next = merged;
        merged = keys;
        keys = next;
    }
    g_free(merged);
    return keys;
}

static guint64 key_by_days(const struct dataset *dataset, struct origin_row row) {
    return key_of(row, observation_of(dataset, row.row)->period.first);
}

static bool is_ordered(const struct row_list *list, const struct dataset *dataset) {
    guint64 last = 0;
    for (guint i = 0; i < list->count; i++) {
        guint64 next = key_by_days(dataset, list->rows[i]);
        if (next < last)
            return false;
        last = next;
    }
    return true;
}

static void order_by_days(struct row_list *list, const struct dataset *dataset) {
    guint64 *keys = g_new(guint64, list->count);
    for (guint i = 0; i < list->count; i++)
        keys[i] = key_by_days(dataset, list->rows[i]);
    keys = sort_keys(keys, list->count);
    for (guint i = 0; i < list->count; i++)
        list->rows[i] = row_of(keys[i]);
    g_free(keys);
}

void row_list_close(struct row_list *list, const struct dataset *dataset) {
    if (!list->rows || list->shared)
        return;
    if (!is_ordered(list, dataset))
        order_by_days(list, dataset);
    list->rows = g_renew(struct origin_row, list->rows, list->count);
    list->room = list->count;
    list->reach = g_renew(day_number, list->reach, (list->count - 1) / ROWS_TOGETHER + 1);
    day_number last = 0;
    for (guint i = 0; i < list->count; i++) {
        last = MAX(last, observation_of(dataset, list->rows[i].row)->period.last);
        list->reach[i / ROWS_TOGETHER] = last;
    }
}

static guint row_list_hash(gconstpointer data) {
    const struct row_list *list = data;
    guint64 hash = list->count;
    for (guint i = 0; i < list->count; i++)
        hash = hash * 31 + list->rows[i].row * 2 + list->rows[i].from_zero;
    hash *= G_GUINT64_CONSTANT(0x9E3779B97F4A7C15); /* spreads what differs in the low bits alone */
    return (guint)(hash >> 32);
}

static gboolean row_list_equal(gconstpointer left, gconstpointer right) {
    const struct row_list *a = left, *b = right;
    return a->count == b->count && memcmp(a->rows, b->rows, a->count * sizeof *a->rows) == 0;
}

GHashTable *row_lists_new(void) {
    return g_hash_table_new(row_list_hash, row_list_equal);
}

void row_list_share(struct row_list *list, GHashTable *lists) {
    if (!list->rows)
        return;
    const struct row_list *same = g_hash_table_lookup(lists, list);
    if (!same) {
        g_hash_table_add(lists, list);
        return;
    }
    g_free(list->rows);
    g_free(list->reach);
    list->rows = same->rows;
    list->reach = same->reach;
    list->shared = true;
}

void row_list_clear(struct row_list *list) {
    if (!list->shared) {
        g_free(list->rows);
        g_free(list->reach);
    }
    g_free(list->by_whose);
    *list = (struct row_list){.rows = NULL};
}

guint row_list_within(const struct row_list *list, const struct dataset *dataset, struct period frame, guint *start) {
    guint low = 0, high = (list->count + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (list->reach[middle] < frame.first)
            low = middle + 1;
        else
            high = middle;
    }
    *start = low = MIN(low * ROWS_TOGETHER, list->count);
    high = list->count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (observation_of(dataset, list->rows[middle].row)->period.first <= frame.last)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void order_by_row(GArray *array) {
    struct origin_row *rows = (struct origin_row *)array->data;
    guint64 *keys = g_new(guint64, array->len);
    for (guint i = 0; i < array->len; i++)
        keys[i] = key_of(rows[i], 0);
    keys = sort_keys(keys, array->len);
    for (guint i = 0; i < array->len; i++)
        rows[i] = row_of(keys[i]);
    g_free(keys);
}

/* The days in which rows are behind a number. */
static struct period reach_of(const struct origin *origin) {
    struct period frame = origin->frame;
    if (!frame.first)
        frame = (struct period){1, G_MAXINT32};
    return frame;
}

static bool is_behind(const struct origin *origin, struct period frame, guint32 row) {
    const struct observation *observation = observation_of(origin->dataset, row);
    return period_overlaps(observation->period, frame) && observation_amount(observation, origin->measure)->given;
}

static GArray *rows_behind(const struct origin *origin, const struct row_list *list, day_number since) {
    if (!origin || !list || !list->rows)
        return g_array_new(FALSE, FALSE, sizeof(struct origin_row));
    struct period frame = reach_of(origin);
    frame.first = MAX(frame.first, since);
    guint start, end = row_list_within(list, origin->dataset, frame, &start);
    GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(struct origin_row), end - start);
    bool ordered = true;
    for (guint i = start; i < end; i++) {
        struct origin_row row = list->rows[i];
        if (!is_behind(origin, frame, row.row))
            continue;
        ordered = ordered && (rows->len == 0 || g_array_index(rows, struct origin_row, rows->len - 1).row < row.row);
        g_array_append_val(rows, row);
    }
    if (!ordered)
        order_by_row(rows);
    return rows;
}

GArray *origin_rows(const struct origin *origin) {
    return rows_behind(origin, origin ? origin->list : NULL, origin ? origin->since : 0);
}

GArray *origin_all_rows(const struct origin *origin) {
    return rows_behind(origin, origin ? origin->list : NULL, 0);
}

GArray *origin_left_out(const struct origin *origin) {
    return rows_behind(origin, origin ? origin->left_out : NULL, 0);
}

bool origin_has_rows(const struct origin *origin) {
    if (!origin || !origin->list || !origin->list->rows)
        return false;
    struct period frame = reach_of(origin);
    guint start, end = row_list_within(origin->list, origin->dataset, frame, &start);
    for (guint i = start; i < end; i++)
        if (is_behind(origin, frame, origin->list->rows[i].row))
            return true;
    return false;
}

bool origin_counts_from_zero(const struct origin *origin, const struct origin_row *row) {
    const struct period *period = &observation_of(origin->dataset, row->row)->period;
    return row->from_zero || (origin->frame.first && !period_contains(origin->frame, *period));
}
