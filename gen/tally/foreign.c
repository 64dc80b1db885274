/* Of the rows of a platform, how many are by payers from outside, or paid in another currency. */
#include "tally/tally_internal.h"

#include "model/payer_origin.h"

static bool are_divided(const struct origin *origin, const GArray *rows) {
    for (guint i = 0; i < rows->len; i++)
        if (observation_is_divided(tally_row(origin->dataset, g_array_index(rows, struct origin_row, i).row)))
            return true;
    return false;
}

/* What is not known may be on either side. */
static void share_out(struct foreign_share *found, const struct interval sums[SIDE_COUNT]) {
    struct interval outside = sums[SIDE_OUTSIDE], inside = sums[SIDE_INSIDE],
                    either = interval_from_zero(sums[SIDE_UNKNOWN]);
    found->known = outside;
    interval_add_to(&found->known, inside);
    interval_add_to(&outside, either);
    interval_add_to(&inside, either);
    found->state = STATE_VALUE;
    if (!interval_share(outside, inside, &found->share))
        found->state = STATE_NOT_APPLICABLE;
    else if (found->known.high == 0 || (found->share.low == 0 && found->share.high == 1000))
        found->state = STATE_NOT_REPORTED; /* nothing follows from what is known */
}

static struct foreign_indicator foreign_in(const struct total *total, const struct payer_origins *origins) {
    struct foreign_indicator found = {.state = total->state, .spend = total};
    struct interval sums[BORDER_COUNT][SIDE_COUNT] = {{{0}}};
    g_autoptr(GArray) rows = origin_has_rows(&total->origin) ? origin_all_rows(&total->origin) : NULL;
    found.mixed = rows && are_divided(&total->origin, rows);
    for (guint i = 0; rows && !found.mixed && i < rows->len; i++) {
        const struct origin_row *at = &g_array_index(rows, struct origin_row, i);
        const struct observation *row = tally_row(total->origin.dataset, at->row);
        struct interval count = payer_origin_counts(total->origin.dataset, row, at->from_zero);
        enum side sides[BORDER_COUNT];
        payer_origin_of(origins, row, sides);
        interval_add_to(&found.rows, count);
        for (int border = 0; border < BORDER_COUNT; border++)
            interval_add_to(&sums[border][sides[border]], count);
    }
    if (found.rows.high == 0) {
        found.state = found.mixed || total->state == STATE_VALUE ? STATE_NOT_REPORTED : total->state;
        for (int border = 0; border < BORDER_COUNT; border++)
            found.shares[border].state = found.state;
        return found;
    }
    found.state = STATE_VALUE;
    for (int border = 0; border < BORDER_COUNT; border++)
        share_out(&found.shares[border], sums[border]);
    return found;
}

struct foreign_indicator *totals_foreign(const struct totals *totals, int whose) {
    const struct dataset *dataset = totals->dataset;
    struct foreign_indicator *found = g_new0(struct foreign_indicator, dataset->platforms->len + 1);
    struct payer_origins *origins = payer_origins_new(dataset);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        found[platform] = foreign_in(totals_whole(totals, platform, whose, MEASURE_SPEND), origins);
    payer_origins_free(origins);
    return found;
}
