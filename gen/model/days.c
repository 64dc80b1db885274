#include "model/days.h"

int days_count(const struct days *days) {
    int count = 0;
    for (guint i = 0; i < days->count; i++)
        count += period_days(days->stretches[i]);
    return count;
}

bool days_equal(const struct days *a, const struct days *b) {
    if (a->count != b->count)
        return false;
    for (guint i = 0; i < a->count; i++)
        if (!period_equal(a->stretches[i], b->stretches[i]))
            return false;
    return true;
}

struct period days_span(const struct days *days) {
    if (days->count == 0)
        return (struct period){0, 0};
    return (struct period){days->stretches[0].first, days->stretches[days->count - 1].last};
}

/* Index of the first stretch that ends on or after a day; the count if there is none. */
static guint stretch_from(const struct days *days, day_number day) {
    guint low = 0, high = days->count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (days->stretches[middle].last < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool days_overlap(const struct days *days, struct period frame) {
    guint first = stretch_from(days, frame.first);
    return first < days->count && days->stretches[first].first <= frame.last;
}

GArray *days_within(const struct days *days, struct period frame) {
    GArray *within = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = stretch_from(days, frame.first); i < days->count && days->stretches[i].first <= frame.last; i++) {
        struct period stretch = {MAX(days->stretches[i].first, frame.first), MIN(days->stretches[i].last, frame.last)};
        if (stretch.first <= stretch.last)
            g_array_append_val(within, stretch);
    }
    return within;
}

GArray *days_without(const struct days *days, const struct days *others) {
    GArray *rest = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = 0; i < days->count; i++) {
        struct period left = days->stretches[i];
        for (guint j = stretch_from(others, left.first);
             j < others->count && left.first <= left.last && others->stretches[j].first <= left.last; j++) {
            struct period other = others->stretches[j], before = {left.first, MIN(left.last, other.first - 1)};
            if (before.first <= before.last)
                g_array_append_val(rest, before);
            left.first = MAX(left.first, other.last + 1);
        }
        if (left.first <= left.last)
            g_array_append_val(rest, left);
    }
    return rest;
}

static gint compare_first(gconstpointer left, gconstpointer right) {
    const struct period *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

void days_join(GArray *periods) {
    g_array_sort(periods, compare_first);
    guint kept = 0;
    for (guint i = 0; i < periods->len; i++) {
        struct period next = g_array_index(periods, struct period, i);
        struct period *last = kept ? &g_array_index(periods, struct period, kept - 1) : NULL;
        if (last && next.first <= last->last + 1)
            last->last = MAX(last->last, next.last);
        else
            g_array_index(periods, struct period, kept++) = next;
    }
    g_array_set_size(periods, kept);
}

void days_append_iso(GString *out, const struct period *stretches, guint count) {
    for (guint i = 0; i < count; i++) {
        if (i > 0)
            g_string_append_c(out, '|');
        period_append_iso(out, stretches[i]);
    }
}
