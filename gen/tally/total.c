/* One total from its observations. Amounts are joined in four steps - over a party's advertisers of the same days and
 * part, over the parts (regions, ages, genders) of the same days, over the days, over the parties - and each step adds
 * where the measure may be added that way and bounds the union where it may not. Parties come last: what they share with
 * no other party then bounds the whole most tightly. */
#include "tally/tally_internal.h"

#include <string.h>

enum { PART_REGION = 1, PART_AGE = 2, PART_GENDER = 4 };

struct entry {
    guint32 row;
    const struct observation *observation;
    struct interval value;
};

struct joining {
    const struct dataset *dataset;
    const struct measure_rule *rule;
    struct diagnostics *diagnostics;
    unsigned *flags;
};

static unsigned parts_of(const struct observation *row) {
    return (row->region >= 0 ? PART_REGION : 0u) | (*row->age ? PART_AGE : 0u) | (*row->gender ? PART_GENDER : 0u);
}

/* Whole rows before parts, and the coarser division before the finer: a platform's regions or ages need not add up to
 * its total, so a total is made from one kind of row alone. */
static unsigned coarseness(unsigned parts) {
    static const unsigned order[] = {[0] = 0,
                                     [PART_REGION] = 1,
                                     [PART_AGE] = 2,
                                     [PART_GENDER] = 3,
                                     [PART_REGION | PART_AGE] = 4,
                                     [PART_REGION | PART_GENDER] = 5,
                                     [PART_AGE | PART_GENDER] = 6,
                                     [PART_REGION | PART_AGE | PART_GENDER] = 7};
    return order[parts];
}

static const struct observation *observation_at(const struct dataset *dataset, const GArray *rows, guint i) {
    return &g_array_index(dataset->observations, struct observation, g_array_index(rows, guint32, i));
}

unsigned *divisions_of(const struct dataset *dataset, enum measure measure, const GArray *rows) {
    guint parties = dataset->parties->len + 1;
    unsigned *divisions = g_new(unsigned, parties);
    for (guint i = 0; i < parties; i++)
        divisions[i] = 8;
    for (guint i = 0; rows && i < rows->len; i++) {
        const struct observation *row = observation_at(dataset, rows, i);
        unsigned *party = &divisions[counted_party(row) + 1];
        if (row->amounts[measure].given)
            *party = MIN(*party, coarseness(parts_of(row)));
    }
    return divisions;
}

/* Keeps, for each party, only the rows that are divided so. */
static void keep_divisions(const struct dataset *dataset, const unsigned *divisions, GArray *rows, unsigned *flags) {
    guint kept = 0;
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        const struct observation *row = observation_at(dataset, rows, i);
        if (coarseness(parts_of(row)) != divisions[counted_party(row) + 1])
            continue;
        if (parts_of(row))
            *flags |= TOTAL_FROM_PARTS;
        g_array_index(rows, guint32, kept++) = index;
    }
    g_array_set_size(rows, kept);
}

static int compare_part(const struct observation *a, const struct observation *b) {
    if (a->region != b->region)
        return a->region < b->region ? -1 : 1;
    int order = strcmp(a->age, b->age);
    return order ? order : strcmp(a->gender, b->gender);
}

static int compare_period(const struct observation *a, const struct observation *b) {
    if (a->period.first != b->period.first)
        return a->period.first < b->period.first ? -1 : 1;
    if (a->period.last != b->period.last)
        return a->period.last < b->period.last ? -1 : 1;
    return 0;
}

static int compare_entries(gconstpointer left, gconstpointer right) {
    const struct entry *a = left, *b = right;
    int order = counted_party(a->observation) - counted_party(b->observation);
    if (order == 0)
        order = compare_period(a->observation, b->observation);
    if (order == 0)
        order = compare_part(a->observation, b->observation);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* Joins values: their sum where they may be added, else the bounds of their union. row is the place for a message. */
static struct interval join(const struct joining *joining, const struct interval *values, guint count, bool adds,
                            const struct observation *row) {
    if (count == 1)
        return values[0];
    if (!adds) {
        *joining->flags |= TOTAL_BOUNDS;
        return interval_union(values, count, joining->rule->counts_people ? joining->dataset->settings.population : -1);
    }
    struct interval sum = values[0];
    for (guint i = 1; i < count; i++) {
        if (!interval_add(sum, values[i], &sum)) {
            diagnostics_add(
                joining->diagnostics, SEVERITY_ERROR, "overflow", (struct place){row->file, row->line, 0, 0}, NULL,
                "the sum of %s becomes larger than the program can count; check this amount", joining->rule->word);
            break;
        }
    }
    return sum;
}

/* Replaces runs of entries that compare equal by one entry with their joined value; returns how many are left. */
static guint join_runs(const struct joining *joining, struct entry *entries, guint count, bool adds,
                       int (*compare)(const struct observation *, const struct observation *)) {
    g_autofree struct interval *values = g_new(struct interval, count + 1);
    guint joined = 0;
    for (guint start = 0, end; start < count; start = end) {
        for (end = start;
             end < count && (!compare || compare(entries[start].observation, entries[end].observation) == 0); end++)
            values[end - start] = entries[end].value;
        entries[joined] = entries[start];
        entries[joined++].value = join(joining, values, end - start, adds, entries[end - 1].observation);
    }
    return joined;
}

static int compare_period_and_part(const struct observation *a, const struct observation *b) {
    int order = compare_period(a, b);
    return order ? order : compare_part(a, b);
}

static int compare_party(const struct observation *a, const struct observation *b) {
    return counted_party(a) - counted_party(b);
}

/* True where each row is about one ad of its own, so that counts of ads add up over time as well. */
static bool lists_ads(const struct entry *entries, guint count) {
    for (guint i = 0; i < count; i++)
        if (!*entries[i].observation->ad)
            return false;
    return true;
}

/* Joins the entries of one party. */
static struct interval join_party(const struct joining *joining, enum measure measure, struct entry *entries,
                                  guint count) {
    const struct measure_rule *rule = joining->rule;
    bool ads = lists_ads(entries, count);
    bool over_rows = rule->adds_over_advertisers && !(measure == MEASURE_ADVERTISERS && ads);
    bool over_periods = rule->adds_over_periods || (measure == MEASURE_ADS && ads);
    count = join_runs(joining, entries, count, over_rows, compare_period_and_part);
    count = join_runs(joining, entries, count, rule->adds_over_regions, compare_period);
    join_runs(joining, entries, count, over_periods, NULL);
    return entries[0].value;
}

static struct interval join_entries(const struct joining *joining, enum measure measure, struct entry *entries,
                                    guint count) {
    guint parties = 0;
    qsort(entries, count, sizeof *entries, compare_entries);
    for (guint start = 0, end; start < count; start = end) {
        for (end = start; end < count && compare_party(entries[start].observation, entries[end].observation) == 0;
             end++)
            ;
        struct interval value = join_party(joining, measure, &entries[start], end - start);
        entries[parties] = entries[start];
        entries[parties++].value = value;
    }
    join_runs(joining, entries, parties, joining->rule->adds_over_advertisers, NULL);
    return entries[0].value;
}

/* A total of rows that are all states: the estimate where there is just one, else the commonest state. */
static void resolve_states(struct total *total, const struct dataset *dataset, enum measure measure) {
    unsigned counts[STATE_COUNT] = {0};
    for (guint i = 0; i < total->rows->len; i++) {
        guint32 index = g_array_index(total->rows, guint32, i);
        const struct amount *amount = &g_array_index(dataset->observations, struct observation, index).amounts[measure];
        counts[amount->state]++;
        if (amount->state == STATE_ESTIMATED)
            total->value = amount->value;
    }
    for (int state = 0; state < STATE_COUNT; state++)
        if (counts[state] > counts[total->state])
            total->state = (enum state)state;
    if (total->state == STATE_ESTIMATED && total->rows->len > 1)
        total->state = STATE_NOT_REPORTED;
}

/* The rows with a number; flags tells what has to be said of them and of the others. */
static guint entries_of(const struct total *total, const struct dataset *dataset, struct entry *entries,
                        unsigned *flags) {
    guint count = 0;
    for (guint i = 0; i < total->rows->len; i++) {
        guint32 index = g_array_index(total->rows, guint32, i);
        const struct observation *row = observation_at(dataset, total->rows, i);
        const struct amount *amount = &row->amounts[total->measure];
        if (state_hides_number(amount->state))
            *flags |= TOTAL_LEAVES_OUT;
        if (amount->state != STATE_VALUE)
            continue;
        struct interval value = amount->value;
        if (!period_contains(total->frame, row->period)) {
            value.low = 0;
            *flags |= TOTAL_STRADDLES;
        }
        entries[count++] = (struct entry){index, row, value};
    }
    return count;
}

void total_resolve(struct total *total, const struct dataset *dataset, enum measure measure, GArray *rows,
                   struct period frame, const unsigned *divisions, struct diagnostics *diagnostics) {
    g_autofree unsigned *own = divisions ? NULL : divisions_of(dataset, measure, rows);
    total->measure = measure;
    total->frame = frame;
    total->rows = rows;
    keep_divisions(dataset, divisions ? divisions : own, rows, &total->flags);
    if (rows->len == 0)
        return;
    g_autofree struct entry *entries = g_new(struct entry, rows->len + 1);
    unsigned flags = 0;
    guint count = entries_of(total, dataset, entries, &flags);
    if (count == 0) {
        resolve_states(total, dataset, measure);
        return;
    }
    total->flags |= flags;
    struct joining joining = {dataset, measure_rule(measure), diagnostics, &total->flags};
    total->state = STATE_VALUE;
    total->value = join_entries(&joining, measure, entries, count);
    /* Nobody knows how much the rows hold that are left out. */
    if (total->flags & TOTAL_LEAVES_OUT)
        total->value = interval_from(total->value.low);
    guint kept = 0;
    for (guint i = 0; i < rows->len; i++)
        if (observation_at(dataset, rows, i)->amounts[measure].state == STATE_VALUE)
            g_array_index(rows, guint32, kept++) = g_array_index(rows, guint32, i);
    g_array_set_size(rows, kept);
}
