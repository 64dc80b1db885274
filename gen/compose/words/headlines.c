/* What the intervals prove, and no more: each headline holds for every value that the intervals allow, and whoever
 * hides a number may have had any. */
#include "compose/words/headlines.h"
#include "compose/words/measures.h"
#include "compose/words/missing.h"

struct first_parties first_parties_up_to(struct composer *composer, int platform, guint most) {
    g_autofree int *parties = g_new0(int, most);
    struct first_parties firsts = {.kind = FIRSTS_NONE};
    guint compared = totals_compared(composer->totals, platform, MEASURE_SPEND);
    bool certain = true;
    const GArray *order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
        if (!standing->compared || standing->rank.low != 1)
            break;
        if (firsts.count < most)
            parties[firsts.count] = party;
        firsts.count++;
        certain = certain && standing->rank.high == 1;
    }
    firsts.parties =
        arg_parties(composer, "parties", parties, MIN(firsts.count, most), certain ? "list.and" : "list.or");
    if (compared == 0)
        return firsts;
    if (known_is_zero(composer->known, platform))
        firsts.kind = FIRSTS_ZERO;
    else if (!certain)
        firsts.kind = firsts.count > most ? FIRSTS_MANY : FIRSTS_SOME;
    else if (firsts.count == 1)
        firsts.kind = FIRSTS_ONE;
    else
        firsts.kind = firsts.count == compared ? FIRSTS_ALL_EQUAL : FIRSTS_EQUAL;
    return firsts;
}

struct first_parties first_parties(struct composer *composer, int platform) {
    return first_parties_up_to(composer, platform, NAMES_IN_HEADLINE);
}

/* The phrase for a first party: with the fraction of all spending it certainly had, if there is a word for it. */
static const char *first_key(const struct composer *composer, int platform) {
    static const char *const keys[] = {[FRACTION_NONE] = "headline.most",
                                       [FRACTION_QUARTER] = "headline.most.quarter",
                                       [FRACTION_THIRD] = "headline.most.third",
                                       [FRACTION_HALF] = "headline.most.half"};
    int first = g_array_index(totals_order(composer->totals, platform, MEASURE_SPEND), int, 0);
    return keys[totals_standing(composer->totals, platform, MEASURE_SPEND, first)->beyond];
}

/* The one party that is compared. */
static struct argument only_party(struct composer *composer, int platform) {
    int first = g_array_index(totals_order(composer->totals, platform, MEASURE_SPEND), int, 0);
    return arg_parties(composer, "parties", &first, 1, "list.and");
}

static const char *most_key(const struct composer *composer, int platform, const struct first_parties *firsts) {
    switch (firsts->kind) {
    case FIRSTS_NONE:
        return "headline.most.none";
    case FIRSTS_ZERO:
        return "headline.most.zero";
    case FIRSTS_ONE:
        return first_key(composer, platform);
    case FIRSTS_SOME:
        return "headline.most.some";
    case FIRSTS_MANY:
        return "headline.most.open";
    case FIRSTS_EQUAL:
        return firsts->count > NAMES_IN_HEADLINE ? "headline.most.equal.many" : "headline.most.equal";
    case FIRSTS_ALL_EQUAL:
        return firsts->count > NAMES_IN_HEADLINE ? "headline.most.all-equal.many" : "headline.most.all-equal";
    }
    g_return_val_if_reached(NULL);
}

struct localized headline_most(struct composer *composer, int platform, enum measure measure) {
    struct argument on = arg_platform(composer, "platform", platform);
    if (measure != MEASURE_SPEND)
        return SENTENCE(composer, "headline.by-party", arg_text("measure", measure_name(composer, measure)), on);
    struct first_parties firsts = first_parties(composer, platform);
    struct argument count = arg_count(composer, "count", firsts.count);
    if (totals_compared(composer->totals, platform, MEASURE_SPEND) == 1 && firsts.kind != FIRSTS_ZERO)
        return SENTENCE(
            composer, known_with_spending(composer->known, platform) == 0 ? "headline.most.none" : "headline.most.only",
            on, only_party(composer, platform));
    struct localized headline = SENTENCE(composer, most_key(composer, platform, &firsts), on, firsts.parties, count);
    if (firsts.kind == FIRSTS_NONE)
        return headline;
    return of_linked(composer, headline, platform, measure);
}

/* "VVD (plaats 3)": a party whose rank is certain. */
static struct localized ranked_name(struct composer *composer, int party, struct interval rank) {
    return SENTENCE(composer, "headline.places.name", arg_party(composer, "party", party),
                    arg_interval(composer, "place", UNIT_RANK, rank));
}

static struct localized certain_ranks(struct composer *composer, int platform) {
    struct localized fixed[NAMES_IN_HEADLINE] = {{{NULL}}};
    guint count = 0, compared = totals_compared(composer->totals, platform, MEASURE_SPEND);
    const GArray *order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
        if (!standing->compared || !interval_is_point(standing->rank))
            continue;
        if (count < NAMES_IN_HEADLINE)
            fixed[count] = ranked_name(composer, party, standing->rank);
        count++;
    }
    struct argument counted = arg_count(composer, "count", count);
    struct argument all = arg_count(composer, "all", compared);
    if (count == 0)
        return SENTENCE(composer, "headline.places.none", all);
    if (count == compared)
        return SENTENCE(composer, count == 2 ? "headline.places.both" : "headline.places.all", all);
    if (count > NAMES_IN_HEADLINE)
        return SENTENCE(composer, "headline.places.many", counted, all);
    struct argument list = arg_text("parties", localized_list(composer, fixed, count, "list.and"));
    return SENTENCE(composer, count == 1 ? "headline.places.one" : "headline.places.some", list);
}

struct localized headline_ranks(struct composer *composer, int platform) {
    enum firsts kind = first_parties(composer, platform).kind;
    guint compared = totals_compared(composer->totals, platform, MEASURE_SPEND);
    const char *shared = compared == 2 ? "headline.places.shared.both" : "headline.places.shared";
    return kind == FIRSTS_ALL_EQUAL || kind == FIRSTS_ZERO
               ? SENTENCE(composer, shared, arg_count(composer, "all", compared))
               : certain_ranks(composer, platform);
}

struct localized headline_platforms(struct composer *composer, enum measure measure) {
    int only = -1;
    guint count = 0;
    for (guint i = 0; i < composer->dataset->platforms->len; i++) {
        if (totals_whole(composer->totals, (int)i, GROUP_ALL, measure)->state != STATE_VALUE)
            continue;
        only = (int)i;
        count++;
    }
    struct argument what = arg_text("measure", measure_within(composer, measure));
    struct argument counted = arg_count(composer, "count", count);
    struct argument all = arg_count(composer, "all", composer->dataset->platforms->len);
    if (count == 0 && composer->dataset->platforms->len == 1)
        return SENTENCE(composer, "headline.platforms.none.one", what, arg_platform(composer, "platform", 0));
    if (count == 0)
        return SENTENCE(composer, "headline.platforms.none", what, all);
    if (count == 1)
        return SENTENCE(composer,
                        composer->dataset->platforms->len == 1 ? "headline.platforms.single" : "headline.platforms.one",
                        what, arg_platform(composer, "platform", only));
    if (count == composer->dataset->platforms->len)
        return SENTENCE(composer, count == 2 ? "headline.platforms.both" : "headline.platforms.all", what, all);
    return SENTENCE(composer, "headline.platforms.some", what, counted, all);
}
