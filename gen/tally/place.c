#include "tally/tally_internal.h"

#include <string.h>

/* The parties with a value, as intervals side by side. */
static guint ranked(const struct totals *totals, int platform, enum measure measure, struct interval *values,
                    int *parties) {
    guint count = 0;
    for (guint party = 0; party < totals->dataset->parties->len; party++) {
        const struct total *total = totals_whole(totals, platform, (int)party, measure);
        if (total->state != STATE_VALUE)
            continue;
        values[count] = total->value;
        parties[count++] = (int)party;
    }
    return count;
}

bool totals_place(const struct totals *totals, int platform, enum measure measure, int party, struct interval *place) {
    guint parties = totals->dataset->parties->len;
    g_autofree struct interval *values = g_new(struct interval, parties + 1);
    g_autofree int *who = g_new(int, parties + 1);
    guint count = ranked(totals, platform, measure, values, who);
    for (guint i = 0; i < count; i++) {
        if (who[i] == party) {
            *place = interval_place(values, count, i);
            return true;
        }
    }
    return false;
}

struct standing {
    int party;
    struct interval place;
    char *name; /* case-folded; bytes compare the same everywhere */
};

static int compare_standings(gconstpointer left, gconstpointer right) {
    const struct standing *a = left, *b = right;
    if (a->place.low != b->place.low)
        return a->place.low < b->place.low ? -1 : 1;
    if (a->place.high != b->place.high)
        return a->place.high < b->place.high ? -1 : 1;
    int order = strcmp(a->name, b->name);
    return order ? order : a->party - b->party;
}

GArray *totals_order(const struct totals *totals, int platform, enum measure measure) {
    guint parties = totals->dataset->parties->len;
    g_autofree struct standing *standings = g_new(struct standing, parties + 1);
    for (guint i = 0; i < parties; i++) {
        standings[i] = (struct standing){.party = (int)i,
                                         .place = interval_of(INT64_MAX),
                                         .name = g_utf8_casefold(dataset_party(totals->dataset, (int)i)->name, -1)};
        totals_place(totals, platform, measure, (int)i, &standings[i].place);
    }
    qsort(standings, parties, sizeof *standings, compare_standings);
    GArray *order = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < parties; i++) {
        g_array_append_val(order, standings[i].party);
        g_free(standings[i].name);
    }
    return order;
}

int totals_lead_platform(const struct totals *totals) {
    for (guint platform = 0; platform < totals->dataset->platforms->len; platform++)
        for (guint party = 0; party < totals->dataset->parties->len; party++)
            if (totals_whole(totals, (int)platform, (int)party, MEASURE_SPEND)->state == STATE_VALUE)
                return (int)platform;
    return -1;
}
