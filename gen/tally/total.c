/* One total from its origin. Amounts that add are added; people reached are bounded; ads and advertisers are counted by
 * their ids, or bounded. Rows without a number are left out, and then there is no upper end. */
#include "tally/tally_internal.h"

bool total_is_hidden(const struct total *total) {
    return total->state != STATE_VALUE && total->flags & TOTAL_LEAVES_OUT;
}

bool total_extent(const struct total *total, struct interval *extent) {
    *extent = total->state == STATE_VALUE ? total->value : interval_from(0);
    return total->state == STATE_VALUE || total_is_hidden(total);
}

bool total_bin_extent(const struct total *total, struct interval *extent) {
    if (!total_extent(total, extent))
        return false;
    if (total->flags & (TOTAL_INCOMPLETE | TOTAL_CUT))
        *extent = interval_opened(*extent);
    return true;
}

/* The row at which a sum becomes too large for the program. */
static void report_overflow(const struct totals *totals, const struct observation *row, enum measure measure) {
    if (totals->diagnostics)
        diagnostics_add(
            totals->diagnostics, SEVERITY_ERROR, "overflow", (struct place){row->from->file, row->line, 0, 0}, NULL,
            "the sum of %s becomes larger than the program can count; check this amount", measure_rule(measure)->word);
}

/* What the rows of a total are, one state beside another. */
struct survey {
    guint states[STATE_COUNT];
    struct interval estimate; /* of the last estimated row */
    bool has_estimate;
};

/* Why a row counts from zero up. */
static unsigned from_zero_flags(const struct origin *origin, const struct origin_row *at,
                                const struct observation *row) {
    if (!at->from_zero)
        return TOTAL_STRADDLES;
    unsigned flags = (row->party == PARTY_SEVERAL ? TOTAL_SHARED : 0u) |
                     (observation_lacks_part(row, origin->fixed) ? TOTAL_UNDIVIDED : 0u) |
                     (row->countries & (row->countries - 1) ? TOTAL_COUNTRIES : 0u);
    return flags ? flags : TOTAL_OVERLAPS;
}

static bool add_entry(struct total *total, const struct origin_row *at, struct survey *survey, struct entry *entry) {
    const struct observation *row = tally_row(total->origin.dataset, at->row);
    const struct amount *amount = observation_amount(row, total->origin.measure);
    survey->states[amount->state]++;
    if (amount->state == STATE_ESTIMATED) {
        survey->estimate = amount->value;
        survey->has_estimate = !amount->bare;
    }
    if (amount->state != STATE_VALUE)
        return false;
    *entry = (struct entry){row, at->row, amount->value};
    if (origin_counts_from_zero(&total->origin, at)) {
        entry->value = interval_from_zero(amount->value);
        total->flags |= from_zero_flags(&total->origin, at, row);
    }
    if (is_divided_beside(row, total->origin.fixed))
        total->flags |= TOTAL_FROM_PARTS;
    return true;
}

bool is_counted(enum measure measure) {
    return !measure_rule(measure)->adds_over_periods && !measure_rule(measure)->counts_people;
}

static bool is_within(const struct origin *origin, guint position) {
    guint32 row = origin->list->rows[position].row;
    return period_overlaps(tally_row(origin->dataset, row)->period, origin->frame);
}

static guint entries_in_days(struct total *total, struct survey *survey, struct entry *entries, guint start,
                             guint end) {
    guint count = 0;
    for (guint i = start; i < end; i++)
        if (is_within(&total->origin, i) && add_entry(total, &total->origin.list->rows[i], survey, &entries[count]))
            count++;
    return count;
}

/* The rows with a number, of those that touch the days. What is counted by ids must come in the order of sort_by_whose:
 * a list that was sorted so is walked in that order, unless few of its rows touch the days; these are sorted here. */
static guint entries_of(const struct totals *totals, struct total *total, struct survey *survey, struct entry *entries,
                        guint start, guint end) {
    const struct row_list *list = total->origin.list;
    guint count = 0;
    if (!list->by_whose || (end - start) < list->count / 8) {
        count = entries_in_days(total, survey, entries, start, end);
        if (is_counted(total->origin.measure))
            sort_entries(&totals->identities, entries, count);
        return count;
    }
    for (guint i = 0; i < list->count; i++) {
        guint32 position = list->by_whose[i];
        if (position >= start && position < end && is_within(&total->origin, position) &&
            add_entry(total, &list->rows[position], survey, &entries[count]))
            count++;
    }
    return count;
}

static struct interval add_up(const struct totals *totals, enum measure measure, const struct entry *entries,
                              guint count) {
    struct interval sum = entries[0].value;
    for (guint i = 1; i < count; i++)
        if (!interval_add(sum, entries[i].value, &sum)) {
            report_overflow(totals, entries[i].observation, measure);
            return interval_opened(sum);
        }
    return sum;
}

static struct interval bound(const struct entry *entries, guint count, unsigned *flags) {
    struct interval bounds = entries[0].value;
    for (guint i = 1; i < count; i++) {
        struct interval both[] = {bounds, entries[i].value};
        bounds = interval_union(both, G_N_ELEMENTS(both), -1);
        *flags |= TOTAL_BOUNDS;
    }
    return bounds;
}

static bool hides_any(const struct survey *survey) {
    for (int state = STATE_VALUE + 1; state < STATE_COUNT; state++)
        if (survey->states[state] > 0 && state_hides_number((enum state)state))
            return true;
    return false;
}

static unsigned rules_of(const struct total *total, guint count) {
    const struct measure_rule *rule = measure_rule(total->origin.measure);
    unsigned rules = total->flags & TOTAL_FROM_PARTS ? RULE_FROM_PARTS : 0;
    rules |= total->flags & TOTAL_LEAVES_OUT ? RULE_LEAVES_OUT : 0;
    if (count < 2)
        return rules;
    if (rule->adds_over_periods)
        return rules | RULE_ADDED;
    return rules | (total->flags & TOTAL_BOUNDS || rule->counts_people ? RULE_BOUNDS : RULE_DISTINCT);
}

/* People are at most as many as live there. */
static struct interval capped(const struct totals *totals, enum measure measure, struct interval value) {
    int64_t population = totals->dataset->settings.population;
    if (!measure_rule(measure)->counts_people || population < value.low || (!value.open && value.high <= population))
        return value;
    return interval_between(value.low, population);
}

static struct interval value_of(const struct totals *totals, struct total *total, const struct entry *entries,
                                guint count) {
    enum measure measure = total->origin.measure;
    struct interval value;
    if (measure_rule(measure)->adds_over_periods)
        value = add_up(totals, measure, entries, count);
    else if (measure_rule(measure)->counts_people)
        value = bound(entries, count, &total->flags);
    else
        value = count_different(&totals->identities, measure, entries, count, &total->flags);
    /* The rows that are left out may hold any amount. */
    if (total->flags & TOTAL_LEAVES_OUT)
        value = interval_opened(value);
    return value;
}

/* True if a total of all countries is of days on which one of them was not collected; start: some row of it. */
static bool lacks_country(const struct totals *totals, const struct origin *origin, guint start) {
    if (!totals->days.countries || origin->country || start >= origin->list->count)
        return false;
    const struct observation *row = tally_row(origin->dataset, origin->list->rows[start].row);
    return row->role != ROLE_REFERENCE &&
           country_days_lack(&totals->days, row->platform, origin->measure, origin->frame);
}

void total_resolve(const struct totals *totals, struct total *total) {
    const struct origin *origin = &total->origin;
    if (!origin->list || !origin->list->rows)
        return;
    guint start, end = row_list_within(origin->list, origin->dataset, origin->frame, &start);
    g_autofree struct entry *entries = g_new(struct entry, end - start + 1);
    struct survey survey = {.has_estimate = false};
    guint count = entries_of(totals, total, &survey, entries, start, end);
    if (hides_any(&survey))
        total->flags |= TOTAL_LEAVES_OUT;
    if (lacks_country(totals, origin, start))
        total->flags |= TOTAL_LEAVES_OUT | TOTAL_LACKS_COUNTRY;
    if (count == 0) {
        total->state = state_commonest(survey.states, total->state);
        total->has_estimate =
            total->state == STATE_ESTIMATED && survey.states[STATE_ESTIMATED] == 1 && survey.has_estimate;
        total->value = total->has_estimate ? survey.estimate : interval_of(0);
        return;
    }
    total->state = STATE_VALUE;
    struct interval value = value_of(totals, total, entries, count);
    total->value = capped(totals, origin->measure, value);
    total->origin.rules = rules_of(total, count) | (interval_equal(total->value, value) ? 0 : RULE_CAPPED);
}
