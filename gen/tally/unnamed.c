/* Of what was spent for parties, how much has the name of the party neither in who paid nor in the name of the account. */
#include "tally/tally_internal.h"

#include "model/party_named.h"

/* Adds what a row of a total spent to the sums of each way, as it counts there. */
static void add_row(struct party_named *named, const struct origin *origin, const struct origin_row *at,
                    struct interval sums[NAMED_COUNT]) {
    const struct observation *row = tally_row(origin->dataset, at->row);
    g_autoptr(GArray) pieces = party_named_pieces(named, row);
    for (guint i = 0; i < pieces->len; i++) {
        const struct named_piece *piece = &g_array_index(pieces, struct named_piece, i);
        struct interval spend = amount_within(&piece->spend, row->period, origin->frame);
        interval_add_to(&sums[piece->named], origin_counts_from_zero(origin, at) ? interval_from_zero(spend) : spend);
    }
}

static struct unnamed_indicator unnamed_on(const struct total *total, struct party_named *named) {
    struct unnamed_indicator found = {.state = total->state, .spend = total};
    struct interval sums[NAMED_COUNT] = {interval_of(0), interval_of(0), interval_of(0)};
    if (total->state != STATE_VALUE)
        return found;
    g_autoptr(GArray) rows = origin_all_rows(&total->origin);
    for (guint i = 0; i < rows->len; i++)
        add_row(named, &total->origin, &g_array_index(rows, struct origin_row, i), sums);
    struct interval either = interval_from_zero(sums[NAMED_UNKNOWN]), held = sums[NAMED_YES];
    found.unknown = sums[NAMED_UNKNOWN];
    found.not_named = sums[NAMED_NOT];
    interval_add_to(&found.not_named, either);
    interval_add_to(&held, either);
    found.said = sums[NAMED_YES].high > 0 || sums[NAMED_NOT].high > 0;
    if (!interval_share(found.not_named, held, &found.share))
        found.state = STATE_NOT_APPLICABLE;
    else if (!found.said || (found.share.low == 0 && found.share.high == 1000))
        found.state = STATE_NOT_REPORTED; /* nothing follows from what is known */
    return found;
}

struct unnamed_indicator *totals_unnamed(const struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    struct unnamed_indicator *found = g_new0(struct unnamed_indicator, dataset->platforms->len + 1);
    struct party_named *named = party_named_new(dataset);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        found[platform] = unnamed_on(totals_whole(totals, platform, GROUP_MAPPED, MEASURE_SPEND), named);
    party_named_free(named);
    return found;
}
