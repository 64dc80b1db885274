/* What the intervals prove, and no more: each headline holds for every value that the intervals allow. */
#include "compose/composer.h"

struct localized first_candidates(struct composer *composer, int platform, guint *count, bool *certain) {
    struct localized names[4] = {{{NULL}}};
    *count = 0;
    *certain = true;
    g_autoptr(GArray) order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        struct interval place;
        if (!totals_place(composer->totals, platform, MEASURE_SPEND, party, &place) || place.low != 1)
            continue;
        if (*count < G_N_ELEMENTS(names))
            names[*count] = localized_same(composer, dataset_party(composer->dataset, party)->name);
        (*count)++;
        *certain = *certain && place.high == 1;
    }
    return localized_list(composer, names, MIN(*count, (guint)G_N_ELEMENTS(names)), *certain ? "list.and" : "list.or");
}

guint parties_with_spending(const struct composer *composer, int platform) {
    guint count = 0;
    for (guint i = 0; i < composer->dataset->parties->len; i++)
        if (totals_whole(composer->totals, platform, (int)i, MEASURE_SPEND)->state == STATE_VALUE)
            count++;
    return count;
}

/* The share of a party in the spending of all parties with figures; false where there is none. */
static bool share_of(const struct composer *composer, int platform, int party, struct interval *share) {
    struct interval rest = interval_of(0);
    for (guint i = 0; i < composer->dataset->parties->len; i++) {
        const struct total *other = totals_whole(composer->totals, platform, (int)i, MEASURE_SPEND);
        if ((int)i != party && other->state == STATE_VALUE && !interval_add(rest, other->value, &rest))
            return false;
    }
    return interval_share(totals_whole(composer->totals, platform, party, MEASURE_SPEND)->value, rest, share);
}

/* Fractions that have a word, the largest first. A share is rounded outward to tenths of a percent, so that a low end
 * beyond the limit proves "more than". */
static const struct {
    int64_t beyond;
    const char *word;
} fractions[] = {{500, "half"}, {333, "third"}, {250, "quarter"}};

/* "A gaf het meest uit op Meta: meer dan de helft ...", or without the fraction where none is certain. */
static struct localized headline_first(struct composer *composer, int platform) {
    g_autoptr(GArray) order = totals_order(composer->totals, platform, MEASURE_SPEND);
    int first = g_array_index(order, int, 0);
    struct argument who = arg_same(composer, "parties", dataset_party(composer->dataset, first)->name);
    struct argument on = arg_platform(composer, "platform", platform);
    struct interval share;
    if (share_of(composer, platform, first, &share))
        for (gsize i = 0; i < G_N_ELEMENTS(fractions); i++)
            if (share.low > fractions[i].beyond) {
                g_autofree char *key = g_strconcat("headline.most.", fractions[i].word, NULL);
                return SENTENCE(composer, key, on, who);
            }
    return SENTENCE(composer, "headline.most", on, who);
}

struct localized headline_most(struct composer *composer, int platform, enum measure measure) {
    struct argument on = arg_platform(composer, "platform", platform);
    if (measure != MEASURE_SPEND)
        return SENTENCE(composer, "headline.by-party", arg_text("measure", measure_name(composer, measure)), on);
    guint count;
    bool certain;
    struct argument parties = arg_text("parties", first_candidates(composer, platform, &count, &certain));
    if (count == 0)
        return SENTENCE(composer, "headline.most.none", on);
    if (parties_with_spending(composer, platform) == 1)
        return SENTENCE(composer, "headline.most.only", on, parties);
    if (count > 3)
        return SENTENCE(composer, "headline.most.open", on, arg_count(composer, "count", count));
    if (count == 1 && certain)
        return headline_first(composer, platform);
    if (count == 1 || !certain)
        return SENTENCE(composer, "headline.most", on, parties);
    return SENTENCE(composer, "headline.most.equal", on, parties);
}

struct localized headline_places(struct composer *composer, int platform) {
    struct localized fixed[3] = {{{NULL}}};
    guint count = 0, ranked = 0;
    g_autoptr(GArray) order = totals_order(composer->totals, platform, MEASURE_SPEND);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        struct interval place;
        if (!totals_place(composer->totals, platform, MEASURE_SPEND, party, &place))
            continue;
        ranked++;
        if (!interval_is_point(place))
            continue;
        if (count < G_N_ELEMENTS(fixed)) {
            for (int language = 0; language < LANGUAGE_COUNT; language++) {
                g_string_printf(out, "%s (", dataset_party(composer->dataset, party)->name);
                text_append_interval(out, (enum language)language, UNIT_PLACE, "", place);
                g_string_append_c(out, ')');
                fixed[count].text[language] = report_string(composer->report, out->str);
            }
        }
        count++;
    }
    struct argument counted = arg_count(composer, "count", count);
    struct argument all = arg_count(composer, "all", ranked);
    if (count == 0)
        return SENTENCE(composer, "headline.places.none", all);
    if (count == ranked)
        return SENTENCE(composer, count == 2 ? "headline.places.both" : "headline.places.all", all);
    if (count > G_N_ELEMENTS(fixed))
        return SENTENCE(composer, "headline.places.many", counted, all);
    struct argument list = arg_text("parties", localized_list(composer, fixed, count, "list.and"));
    return count == 1 ? SENTENCE(composer, "headline.places.one", list)
                      : SENTENCE(composer, "headline.places.some", list);
}

struct bin_value {
    guint bin;
    struct interval value;
};

static int compare_bins(gconstpointer left, gconstpointer right) {
    const struct bin_value *a = left, *b = right;
    if (a->value.low != b->value.low)
        return a->value.low < b->value.low ? 1 : -1;
    return (a->bin > b->bin) - (a->bin < b->bin);
}

static int compare_bin_order(gconstpointer left, gconstpointer right) {
    const struct bin_value *a = left, *b = right;
    return (a->bin > b->bin) - (a->bin < b->bin);
}

/* How many of the values, ordered by their low ends, lie wholly above all others: the smallest such group of at most
 * three; 0 where there is none. */
static guint proved_highest(const GArray *values) {
    for (guint count = 1; count <= 3 && count < values->len; count++) {
        int64_t low = g_array_index(values, struct bin_value, count - 1).value.low;
        bool above = true;
        for (guint i = count; i < values->len && above; i++) {
            struct interval rest = g_array_index(values, struct bin_value, i).value;
            above = !rest.open && rest.high < low;
        }
        if (above)
            return count;
    }
    return 0;
}

/* A bin in a list that ends with last: "14" where the list goes on to "15 maart", else "14 maart". */
static struct localized bin_name(struct composer *composer, guint bin, guint last) {
    day_number day = totals_bin(composer->totals, bin).first;
    struct calendar_day date = date_calendar(day);
    struct calendar_day end = date_calendar(totals_bin(composer->totals, last).first);
    if (bin != last && composer->dataset->settings.axis == AXIS_DAY && date.month == end.month && date.year == end.year)
        return localized_format(composer, "%d", date.day);
    return localized_bin(composer, totals_bin(composer->totals, bin));
}

struct localized headline_bins(struct composer *composer, int platform, int subject, enum measure measure) {
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct bin_value));
    guint gaps = 0;
    /* Of the whole report, not of the bins with figures alone: "the highest" is said of all its days. */
    for (guint bin = 0; bin < totals_bin_count(composer->totals); bin++) {
        const struct total *total = totals_in_bin(composer->totals, platform, subject, measure, bin);
        struct bin_value value = {bin, total->value};
        /* Days that were not collected may have been the highest. */
        if (total->flags & TOTAL_INCOMPLETE)
            value.value = interval_from(value.value.low);
        if (total->state == STATE_VALUE)
            g_array_append_val(values, value);
        else if (total->state != STATE_NOT_OFFERED)
            gaps++;
    }
    static const char *const units[] = {"day", "week", "month"};
    const char *unit = units[composer->dataset->settings.axis];
    struct argument what = arg_text("measure", measure_name(composer, measure));
    g_array_sort(values, compare_bins);
    guint count = proved_highest(values);
    if (count == 0 || measure != MEASURE_SPEND) {
        g_autofree char *key = g_strconcat("headline.bins.", measure == MEASURE_SPEND ? "open." : "plain.", unit, NULL);
        return SENTENCE(composer, key, what);
    }
    g_array_set_size(values, count);
    g_array_sort(values, compare_bin_order);
    struct localized names[3] = {{{NULL}}};
    for (guint i = 0; i < count; i++)
        names[i] = bin_name(composer, g_array_index(values, struct bin_value, i).bin,
                            g_array_index(values, struct bin_value, count - 1).bin);
    g_autofree char *key = g_strconcat("headline.bins.highest.", gaps ? "listed." : "", unit, NULL);
    return SENTENCE(composer, key, arg_text("bins", localized_list(composer, names, count, "list.and")));
}

/* The party that had the highest bin of all, whatever the amounts within their ranges are; -1 where that is not certain. */
static int party_with_highest_bin(const struct composer *composer, int platform, const GArray *parties,
                                  struct period bins) {
    int best = -1;
    int64_t low = -1;
    for (guint i = 0; i < parties->len; i++)
        for (guint bin = (guint)bins.first; bin <= (guint)bins.last; bin++) {
            int party = g_array_index(parties, int, i);
            const struct total *total = totals_in_bin(composer->totals, platform, party, MEASURE_SPEND, bin);
            if (total->state == STATE_VALUE && total->value.low > low) {
                low = total->value.low;
                best = party;
            }
        }
    for (guint i = 0; i < parties->len; i++)
        for (guint bin = (guint)bins.first; bin <= (guint)bins.last; bin++) {
            int party = g_array_index(parties, int, i);
            const struct total *total = totals_in_bin(composer->totals, platform, party, MEASURE_SPEND, bin);
            if (party != best && total->state == STATE_VALUE && (total->value.open || total->value.high >= low))
                return -1;
        }
    return best;
}

struct localized headline_party_bins(struct composer *composer, int platform, const GArray *parties,
                                     struct period bins) {
    static const char *const units[] = {"day", "week", "month"};
    int best = party_with_highest_bin(composer, platform, parties, bins);
    g_autofree char *key = g_strconcat("headline.party-bins.", best >= 0 ? "highest." : "open.",
                                       units[composer->dataset->settings.axis], NULL);
    return SENTENCE(composer, key,
                    arg_same(composer, "party", best < 0 ? "" : dataset_party(composer->dataset, best)->name));
}

struct localized headline_platforms(struct composer *composer, enum measure measure) {
    int only = -1;
    guint count = 0;
    for (guint i = 0; i < composer->dataset->platforms->len; i++) {
        if (totals_whole(composer->totals, (int)i, SUBJECT_ALL, measure)->state != STATE_VALUE)
            continue;
        only = (int)i;
        count++;
    }
    struct argument what = arg_text("measure", measure_name(composer, measure));
    struct argument counted = arg_count(composer, "count", count);
    struct argument all = arg_count(composer, "all", composer->dataset->platforms->len);
    if (count == 0 && composer->dataset->platforms->len == 1)
        return SENTENCE(composer, "headline.platforms.none.one", what, arg_platform(composer, "platform", 0));
    if (count == 0)
        return SENTENCE(composer, "headline.platforms.none", what, all);
    if (count == 1)
        return SENTENCE(composer, "headline.platforms.one", what, arg_platform(composer, "platform", only));
    if (count == composer->dataset->platforms->len)
        return SENTENCE(composer, count == 2 ? "headline.platforms.both" : "headline.platforms.all", what, all);
    return SENTENCE(composer, "headline.platforms.some", what, counted, all);
}
