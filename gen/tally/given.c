/* On which days a measure is given, and in which form: a day whose number the source keeps back is no day with one, whoever
 * collected it. */
#include "tally/tally_internal.h"

#include "model/indicators.h"

/* How the rows of a measure look; words: those with one in place of a number, such as 'suppressed'. */
struct looks {
    guint numbers, rounded, ranges, words;
    GArray *kinds; /* struct interval: the ranges */
};

static int compare_ranges(gconstpointer left, gconstpointer right) {
    const struct interval *a = left, *b = right;
    return a->low != b->low ? (a->low > b->low) - (a->low < b->low) : (a->high > b->high) - (a->high < b->high);
}

/* True if some range stands twice, and no two different ones overlap: the last of one may be the first of the next. */
static bool are_classes(GArray *ranges) {
    bool twice = false;
    g_array_sort(ranges, compare_ranges);
    for (guint i = 1; i < ranges->len; i++) {
        const struct interval *last = &g_array_index(ranges, struct interval, i - 1),
                              *next = &g_array_index(ranges, struct interval, i);
        bool same = interval_equal(*last, *next);
        twice = twice || same;
        if (!same && (last->open || last->high > next->low))
            return false;
    }
    return twice;
}

/* How many rows of a measure are about each day of the report: with a number; with a word in place of it; of which that is not
 * known, since they leave the measure out, nobody noted it or it is in other money. */
struct row_counts {
    struct period period;
    int *numbers, *words, *withdrawn, *silent;
};

static int *count_days(struct row_counts *counts) {
    return g_new0(int, (gsize)period_days(counts->period) + 1);
}

/* As differences from the day before, so that a row of years costs no more than one of a day. */
static void add_row(const struct row_counts *counts, int *days, struct period period) {
    days[MAX(period.first, counts->period.first) - counts->period.first]++;
    days[MIN(period.last, counts->period.last) - counts->period.first + 1]--;
}

static bool has_number(enum state state) {
    return state == STATE_VALUE || state == STATE_NONE_LISTED;
}

/* True if the source says that it does not give the number. */
static bool is_word(enum state state) {
    return state == STATE_NOT_REPORTED || state == STATE_WITHDRAWN || state == STATE_SUPPRESSED ||
           state == STATE_ESTIMATED;
}

static void count_row(const struct row_counts *counts, const struct amount *amount, struct period period) {
    bool word = amount->given && is_word(amount->state);
    add_row(counts,
            amount->given && has_number(amount->state) ? counts->numbers
            : word                                     ? counts->words
                                                       : counts->silent,
            period);
    if (word && amount->state == STATE_WITHDRAWN)
        add_row(counts, counts->withdrawn, period);
}

static void look_at(struct looks *looks, const struct amount *amount, unsigned notes) {
    looks->words += amount->given && is_word(amount->state);
    if (!amount->given || amount->state != STATE_VALUE)
        return;
    bool number = interval_is_point(amount->value);
    looks->rounded += (notes & NOTE_ROUNDED) != 0;
    looks->numbers += number;
    looks->ranges += !number;
    if (!number)
        g_array_append_val(looks->kinds, amount->value);
}

static void look_at_rows(const struct dataset *dataset, int platform, enum measure measure, struct row_counts *counts,
                         struct looks *looks) {
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->platform != platform || row->role != ROLE_MAIN || row->notes & NOTE_AFTER_COPY ||
            !period_overlaps(row->period, dataset->settings.period))
            continue;
        count_row(counts, observation_amount(row, measure), row->period);
        look_at(looks, observation_amount(row, measure), row->notes);
    }
}

static enum form form_of(const struct looks *looks) {
    return looks->numbers + looks->ranges == 0                     ? looks->words ? FORM_WITHHELD : FORM_NONE
           : looks->rounded > 0 && looks->rounded == looks->ranges ? FORM_ROUNDED
           : looks->ranges == 0                                    ? FORM_AMOUNT
           : looks->numbers > 0                                    ? FORM_SOME_RANGES
           : are_classes(looks->kinds)                             ? FORM_CLASS
                                                                   : FORM_RANGE;
}

/* Goes through the days: of one that is known, its rows say whether there is a number, or nothing at all to list. */
static void go_through(const struct totals *totals, int platform, enum measure measure, const struct row_counts *counts,
                       struct given_days *given) {
    int unseen = 0, with_value = 0, unclear = 0, numbers = 0, words = 0, withdrawn = 0, silent = 0;
    for (int i = 0; i < period_days(counts->period); i++) {
        enum state state = totals_day_state(totals, platform, measure, counts->period.first + i, NULL);
        numbers += counts->numbers[i];
        words += counts->words[i];
        withdrawn += counts->withdrawn[i];
        silent += counts->silent[i];
        bool known = state == STATE_VALUE, leaves_out = known && numbers == 0 && words == 0 && silent > 0;
        given->offered += state != STATE_NOT_OFFERED;
        unseen += state == STATE_NOT_COLLECTED;
        unclear += leaves_out || state == STATE_OTHER_CURRENCY;
        with_value += known && (numbers > 0 || (words == 0 && silent == 0));
        given->withdrawn += state == STATE_WITHDRAWN || (known && numbers == 0 && withdrawn > 0);
    }
    given->days = interval_between(with_value, with_value + unseen + unclear);
    given->state = given->offered == 0        ? STATE_NOT_OFFERED
                   : unseen == given->offered ? STATE_NOT_COLLECTED
                                              : STATE_VALUE;
}

struct given_days totals_given_days(const struct totals *totals, int platform, enum measure measure) {
    struct given_days given = {.state = STATE_VALUE};
    struct looks looks = {.kinds = g_array_new(FALSE, FALSE, sizeof(struct interval))};
    struct row_counts counts = {.period = totals->dataset->settings.period};
    int **const each[] = {&counts.numbers, &counts.words, &counts.withdrawn, &counts.silent};
    for (gsize i = 0; i < G_N_ELEMENTS(each); i++)
        *each[i] = count_days(&counts);
    look_at_rows(totals->dataset, platform, measure, &counts, &looks);
    go_through(totals, platform, measure, &counts, &given);
    given.form = form_of(&looks);
    given.withheld = looks.words;
    for (gsize i = 0; i < G_N_ELEMENTS(each); i++)
        g_free(*each[i]);
    g_array_unref(looks.kinds);
    return given;
}
