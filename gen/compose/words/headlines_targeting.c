#include "compose/words/headlines_targeting.h"

enum { MOST_NAMES = 3, WHOLE = 1000 };

static struct interval audiences_of(const struct targeting_total *total) {
    return total->shares[TARGETING_AIMED][TARGETING_AUDIENCES];
}

static struct argument arg_share(struct composer *composer, struct interval share) {
    return arg_interval(composer, "share", UNIT_PERCENT, share);
}

/* The parties that may have aimed the largest part. */
struct leaders {
    int parties[MOST_NAMES];
    guint count;
    guint compared;
    bool certain; /* there is one, and no other can have aimed as much */
    bool all;     /* the shares of all parties are known */
    int first;
};

/* True if this party aimed a larger part than any other, whatever the shares are within their bounds. */
static bool is_above_others(const struct composer *composer, int platform, int first) {
    int64_t least = audiences_of(totals_targeting(composer->totals, platform, first)).low;
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct targeting_total *total = totals_targeting(composer->totals, platform, party);
        if (party != first && total->state == STATE_VALUE && audiences_of(total).high >= least)
            return false;
    }
    return true;
}

static struct leaders leaders_of(struct composer *composer, int platform) {
    struct leaders leaders = {.all = true, .first = -1};
    const GArray *order = totals_targeting_order(composer->totals, platform);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct targeting_total *total = totals_targeting(composer->totals, platform, party);
        leaders.compared += total->state == STATE_VALUE;
        leaders.all = leaders.all && (total->state == STATE_VALUE || total->state == STATE_NOT_APPLICABLE);
        if (total->state != STATE_VALUE || total->rank.low != 1)
            continue;
        if (leaders.count == 0)
            leaders.first = party;
        if (leaders.count < MOST_NAMES)
            leaders.parties[leaders.count] = party;
        leaders.count++;
    }
    leaders.certain = leaders.count == 1 && is_above_others(composer, platform, leaders.first);
    return leaders;
}

static const char *audiences_key(const struct leaders *leaders, struct interval first) {
    if (first.high == 0)
        return leaders->all ? "headline.targeting.zero" : "headline.targeting.zero.known";
    if (leaders->compared == 1)
        return first.low > 0 ? "headline.targeting.only" : "headline.targeting.only.open";
    if (leaders->certain)
        return leaders->all ? "headline.targeting.most" : "headline.targeting.most.known";
    if (leaders->count == 1)
        return "headline.targeting.no-larger";
    if (leaders->count > MOST_NAMES)
        return "headline.targeting.open";
    return leaders->all ? "headline.targeting.some" : "headline.targeting.some.known";
}

struct localized headline_audiences(struct composer *composer, int platform) {
    struct leaders leaders = leaders_of(composer, platform);
    struct interval first = interval_of(0);
    if (leaders.first >= 0)
        first = audiences_of(totals_targeting(composer->totals, platform, leaders.first));
    return SENTENCE(composer, audiences_key(&leaders, first), arg_platform(composer, "platform", platform),
                    arg_parties(composer, "parties", leaders.parties, MIN(leaders.count, (guint)MOST_NAMES), "list.or"),
                    arg_share(composer, interval_of(first.low)), arg_count(composer, "count", leaders.count));
}

struct localized headline_party_audiences(struct composer *composer, int platform, int party) {
    struct interval share = audiences_of(totals_targeting(composer->totals, platform, party));
    const char *key = "headline.targeting.party";
    if (share.high == 0)
        key = "headline.targeting.party.zero";
    else if (share.low == 0 && share.high == WHOLE)
        key = "headline.targeting.party.open";
    else if (share.low == 0) {
        key = "headline.targeting.party.most";
        share = interval_of(share.high);
    }
    return SENTENCE(composer, key, arg_platform(composer, "platform", platform), arg_party(composer, "party", party),
                    arg_share(composer, share));
}
