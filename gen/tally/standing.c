/* How the parties compare: ranks, shares and the order of publication, for each platform and measure. Whoever
 * hides a number may have had any. */
#include "tally/tally_internal.h"

#include <stdlib.h>
#include <string.h>

static struct standings *standings_of(const struct totals *totals, int platform, enum measure measure) {
    return &totals->standings[(gsize)platform * MEASURE_COUNT + (gsize)measure];
}

static int compare_numbers(gconstpointer left, gconstpointer right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* How many of the sorted values are larger than one. */
static guint count_above(const int64_t *sorted, guint count, int64_t value) {
    guint low = 0, high = count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (sorted[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return count - low;
}

void set_ranks(struct interval *ranks, const struct interval *values, guint count) {
    g_autofree int64_t *lows = g_new(int64_t, count + 1);
    g_autofree int64_t *highs = g_new(int64_t, count + 1);
    for (guint i = 0; i < count; i++) {
        lows[i] = values[i].low + values[i].above;
        highs[i] = values[i].high;
    }
    qsort(lows, count, sizeof *lows, compare_numbers);
    qsort(highs, count, sizeof *highs, compare_numbers);
    for (guint i = 0; i < count; i++) {
        guint above = values[i].open ? 0 : count_above(lows, count, values[i].high);
        guint reaching = count_above(highs, count, values[i].low) - (values[i].high > values[i].low);
        ranks[i] = interval_between(1 + above, 1 + reaching);
    }
}

int compare_ranked(const struct ranked *a, const struct ranked *b) {
    if (a->rank.low != b->rank.low)
        return a->rank.low < b->rank.low ? -1 : 1;
    if (a->rank.high != b->rank.high)
        return a->rank.high < b->rank.high ? -1 : 1;
    if (a->value.high != b->value.high) /* of an open one it is above all others */
        return a->value.high > b->value.high ? -1 : 1;
    return (b->value.low > a->value.low) - (b->value.low < a->value.low);
}

/* The numbers of the parties that are compared, and whose they are. */
struct rivals {
    struct interval *values, *ranks;
    int *parties;
    guint count;
};

static void field_init(struct rivals *field, const struct totals *totals) {
    guint parties = totals->dataset->parties->len;
    field->values = g_new(struct interval, parties + 1);
    field->ranks = g_new(struct interval, parties + 1);
    field->parties = g_new(int, parties + 1);
    field->count = 0;
}

/* Adds a party by its total (NULL: it has none), if that is compared. */
static void field_add(struct rivals *field, int party, const struct total *total) {
    if (total && total_extent(total, &field->values[field->count]))
        field->parties[field->count++] = party;
}

static void field_clear(struct rivals *field) {
    g_free(field->values);
    g_free(field->ranks);
    g_free(field->parties);
}

/* The sum of all, of what has an upper end, and how many have none. False if it is too large, which was an error. */
static bool sum_of(const struct rivals *field, struct interval *sum, guint *open) {
    *sum = interval_of(0);
    *open = 0;
    for (guint i = 0; i < field->count; i++) {
        struct interval value = field->values[i];
        *open += value.open;
        if (!interval_add(*sum, interval_between(value.low, value.open ? value.low : value.high), sum))
            return false;
    }
    return true;
}

/* What all others had together: the sum of theirs, but no more than the total of all parties less what this one had for
 * certain, and no less than that total less the most this one may have had. The total is tighter if accounts are joint,
 * since it counts these once. */
static struct interval rest_of(struct interval value, struct interval sum, guint open, const struct total *mapped) {
    int64_t own_high = value.open ? value.low : value.high;
    struct interval rest = open > value.open ? interval_from(sum.low - value.low)
                                             : interval_between(sum.low - value.low, sum.high - own_high);
    if (mapped->state != STATE_VALUE)
        return rest;
    if (!mapped->value.open && mapped->value.high - value.low < rest.high)
        rest = interval_between(MIN(rest.low, mapped->value.high - value.low), mapped->value.high - value.low);
    if (!value.open && mapped->value.low - value.high > rest.low)
        rest.low = MIN(mapped->value.low - value.high, rest.high);
    return rest;
}

static enum fraction fraction_of(struct interval value, struct interval rest) {
    return interval_share_exceeds(value, rest, 1, 2)   ? FRACTION_HALF
           : interval_share_exceeds(value, rest, 1, 3) ? FRACTION_THIRD
           : interval_share_exceeds(value, rest, 1, 4) ? FRACTION_QUARTER
                                                       : FRACTION_NONE;
}

static void set_shares(struct standings *standings, const struct rivals *field, const struct total *mapped) {
    struct interval sum;
    guint open;
    if (!sum_of(field, &sum, &open))
        return;
    for (guint i = 0; i < field->count; i++) {
        struct standing *standing = &standings->parties[field->parties[i]];
        struct interval rest = rest_of(field->values[i], sum, open, mapped);
        standing->has_share = interval_share(field->values[i], rest, &standing->share);
        standing->beyond = standing->has_share ? fraction_of(field->values[i], rest) : FRACTION_NONE;
    }
}

/* A party that is put in order. */
struct ranked_party {
    int party;
    struct ranked ranked;
    char *name; /* case-folded; bytes compare the same everywhere */
};

static int compare_ordered(gconstpointer left, gconstpointer right) {
    const struct ranked_party *a = left, *b = right;
    int order = compare_ranked(&a->ranked, &b->ranked);
    if (order == 0)
        order = strcmp(a->name, b->name);
    return order ? order : a->party - b->party;
}

static GArray *order_of(const struct totals *totals, const struct rivals *field) {
    guint parties = totals->dataset->parties->len;
    g_autofree struct ranked_party *ordered = g_new(struct ranked_party, parties + 1);
    for (guint i = 0; i < parties; i++)
        ordered[i] = (struct ranked_party){.party = (int)i,
                                           .ranked = {interval_of(INT64_MAX), interval_of(0)},
                                           .name = g_utf8_casefold(dataset_party(totals->dataset, (int)i)->name, -1)};
    for (guint i = 0; i < field->count; i++)
        ordered[field->parties[i]].ranked = (struct ranked){field->ranks[i], field->values[i]};
    qsort(ordered, parties, sizeof *ordered, compare_ordered);
    GArray *order = g_array_sized_new(FALSE, FALSE, sizeof(int), parties);
    for (guint i = 0; i < parties; i++) {
        g_array_append_val(order, ordered[i].party);
        g_free(ordered[i].name);
    }
    return order;
}

/* Parties whose rank is certain, and the same as another's. */
static void set_shared(struct standings *standings, const struct rivals *field) {
    g_autofree guint *certain = g_new0(guint, field->count + 2);
    for (guint i = 0; i < field->count; i++)
        if (interval_is_point(field->ranks[i]))
            certain[field->ranks[i].low]++;
    for (guint i = 0; i < field->count; i++)
        standings->parties[field->parties[i]].shared =
            interval_is_point(field->ranks[i]) && certain[field->ranks[i].low] > 1;
}

static void compare_parties(const struct totals *totals, int platform, enum measure measure) {
    struct standings *standings = standings_of(totals, platform, measure);
    struct rivals field;
    standings->parties = g_new0(struct standing, totals->dataset->parties->len + 1);
    field_init(&field, totals);
    for (int party = 0; party < (int)totals->dataset->parties->len; party++)
        field_add(&field, party, totals_whole(totals, platform, party, measure));
    set_ranks(field.ranks, field.values, field.count);
    for (guint i = 0; i < field.count; i++) {
        struct standing *standing = &standings->parties[field.parties[i]];
        standing->compared = true;
        standing->rank = field.ranks[i];
        standings->hidden += (totals_whole(totals, platform, field.parties[i], measure)->flags & TOTAL_LEAVES_OUT) != 0;
    }
    standings->compared = field.count;
    set_shared(standings, &field);
    if (measure_rule(measure)->adds_over_advertisers)
        set_shares(standings, &field, totals_whole(totals, platform, GROUP_MAPPED, measure));
    standings->order = order_of(totals, &field);
    field_clear(&field);
}

void tally_standings(struct totals *totals) {
    guint platforms = totals->dataset->platforms->len;
    totals->standings = g_new0(struct standings, (gsize)platforms * MEASURE_COUNT + 1);
    for (guint platform = 0; platform < platforms; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            compare_parties(totals, (int)platform, (enum measure)measure);
}

void tally_standings_free(struct totals *totals) {
    for (gsize i = 0; i < (gsize)totals->dataset->platforms->len * MEASURE_COUNT; i++) {
        g_free(totals->standings[i].parties);
        g_array_unref(totals->standings[i].order);
    }
    g_free(totals->standings);
}

const struct standing *totals_standing(const struct totals *totals, int platform, enum measure measure, int party) {
    return &standings_of(totals, platform, measure)->parties[party];
}

void totals_ranks_until(const struct totals *totals, int platform, enum measure measure, guint bin,
                        struct interval *ranks, bool *compared) {
    struct rivals field;
    field_init(&field, totals);
    for (int party = 0; party < (int)totals->dataset->parties->len; party++) {
        compared[party] = false;
        field_add(&field, party, totals_until(totals, platform, party, measure, bin));
    }
    set_ranks(field.ranks, field.values, field.count);
    for (guint i = 0; i < field.count; i++) {
        ranks[field.parties[i]] = field.ranks[i];
        compared[field.parties[i]] = true;
    }
    field_clear(&field);
}

guint totals_compared(const struct totals *totals, int platform, enum measure measure) {
    return standings_of(totals, platform, measure)->compared;
}

guint totals_hidden(const struct totals *totals, int platform, enum measure measure) {
    return standings_of(totals, platform, measure)->hidden;
}

const GArray *totals_order(const struct totals *totals, int platform, enum measure measure) {
    return standings_of(totals, platform, measure)->order;
}

bool totals_linked_share(const struct totals *totals, int platform, enum measure measure, struct interval *share) {
    const struct total *mapped = totals_whole(totals, platform, GROUP_MAPPED, measure);
    const struct total *unmapped = totals_whole(totals, platform, GROUP_UNMAPPED, measure);
    struct interval linked, rest;
    if (!total_extent(mapped, &linked))
        linked = interval_of(0);
    if (!total_extent(unmapped, &rest))
        rest = interval_of(0);
    return (mapped->state == STATE_VALUE || unmapped->state == STATE_VALUE) && interval_share(linked, rest, share);
}

int totals_lead_platform(const struct totals *totals) {
    for (guint platform = 0; platform < totals->dataset->platforms->len; platform++)
        for (guint party = 0; party < totals->dataset->parties->len; party++)
            if (totals_whole(totals, (int)platform, (int)party, MEASURE_SPEND)->state == STATE_VALUE)
                return (int)platform;
    return -1;
}
