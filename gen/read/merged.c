/* What the copies of an ad say together. */
#include "read/copies.h"
#include "read/figures.h"

#include <string.h>

/* The copies of one ad, in an order of their own: the last made first, those of an unknown day after all others. */
struct merging {
    struct dataset *dataset;
    const GArray *copies; /* struct copy */
    day_number last;      /* the last day on which any was made; 0: not known of any */
};

static const struct copy *copy_at(const GArray *copies, guint i) {
    return &g_array_index(copies, struct copy, i);
}

static gint compare_copies(gconstpointer left, gconstpointer right) {
    const struct copy *a = left, *b = right;
    if (a->copied_on != b->copied_on)
        return a->copied_on > b->copied_on ? -1 : 1;
    if (!a->rows || !b->rows)
        return (a->rows ? 0 : 1) - (b->rows ? 0 : 1);
    int order = strcmp(a->rows->from->file, b->rows->from->file);
    return order ? order : (a->rows->line > b->rows->line) - (a->rows->line < b->rows->line);
}

/* True if a copy may be the last one, as far as days say. */
static bool may_be_last(const struct copy *copy, day_number last) {
    return copy->copied_on == 0 || copy->copied_on == last;
}

/* Amounts. */

/* What one copy says of an amount: what it was; at most how much of it there was, since how much of the ad was the country's
 * is not known; that there is one, but not how much; or nothing. */
enum knowing { KNOWS_NOTHING, KNOWS_OF_IT, KNOWS_MOST, KNOWS_IT };

struct saying {
    enum knowing knowing;
    day_number copied_on;
    struct amount amount;
};

static struct saying saying_of(const struct copy *copy, const struct observation *row, enum measure measure) {
    struct saying saying = {
        .knowing = KNOWS_IT, .copied_on = copy->copied_on, .amount = *observation_amount(row, measure)};
    if (!saying.amount.given)
        saying.knowing = KNOWS_NOTHING;
    else if (saying.amount.state != STATE_VALUE)
        saying.knowing = KNOWS_OF_IT;
    else if (row->notes & NOTE_UNPLACED && !measure_rule(measure)->counts_people)
        saying.knowing = KNOWS_MOST;
    return saying;
}

static day_number last_day(const struct saying *sayings, guint count, enum knowing knowing) {
    day_number last = 0;
    for (guint i = 0; i < count; i++)
        if (sayings[i].knowing == knowing)
            last = MAX(last, sayings[i].copied_on);
    return last;
}

static bool any_knows(const struct saying *sayings, guint count, enum knowing knowing) {
    for (guint i = 0; i < count; i++)
        if (sayings[i].knowing == knowing)
            return true;
    return false;
}

static void widen_high(struct interval *value, const struct interval *other) {
    value->high = MAX(value->high, other->high);
    value->open = value->open || other->open;
}

/* An amount of which no copy knows how much it was. */
static struct amount unknown_amount(const struct saying *sayings, guint count) {
    struct amount amount = {.given = false};
    day_number last = last_day(sayings, count, KNOWS_OF_IT);
    for (guint i = 0; i < count; i++) {
        bool counts = sayings[i].knowing == KNOWS_OF_IT && (sayings[i].copied_on == 0 || sayings[i].copied_on == last);
        if (counts && (!amount.given || sayings[i].amount.state == STATE_OTHER_CURRENCY))
            amount = sayings[i].amount;
    }
    return amount;
}

/* From the lowest to the highest of those that know it and may be the last; what others that may be still later know less well
 * can only raise the upper end. */
static struct amount merge_amount(const struct saying *sayings, guint count) {
    enum knowing best = any_knows(sayings, count, KNOWS_IT) ? KNOWS_IT : KNOWS_MOST;
    if (!any_knows(sayings, count, best))
        return unknown_amount(sayings, count);
    struct amount amount = {.given = false};
    day_number last = last_day(sayings, count, best);
    for (guint i = 0; i < count; i++) {
        const struct saying *saying = &sayings[i];
        if (saying->knowing != best || (saying->copied_on != 0 && saying->copied_on != last))
            continue;
        if (!amount.given)
            amount = saying->amount;
        amount.value.low = MIN(amount.value.low, saying->amount.value.low);
        widen_high(&amount.value, &saying->amount.value);
    }
    for (guint i = 0; i < count; i++) {
        const struct saying *saying = &sayings[i];
        bool later = saying->copied_on == 0 || saying->copied_on > last;
        if (later && saying->knowing == KNOWS_OF_IT)
            amount.value = interval_opened(amount.value);
        else if (later && saying->knowing == KNOWS_MOST)
            widen_high(&amount.value, &saying->amount.value);
    }
    if (amount.value.open)
        amount.value = interval_opened(amount.value);
    return amount;
}

/* The whole. */

static unsigned notes_of(const struct merging *merging) {
    unsigned notes = 0, all = ~0u;
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        if (!copy->rows || !may_be_last(copy, merging->last))
            continue;
        notes |= copy->rows->notes;
        all &= copy->rows->notes;
    }
    /* one of the last copies may say in which countries it was */
    return (notes & ~(unsigned)NOTE_UNPLACED) | (notes & all & NOTE_UNPLACED);
}

/* The part of its account that the last copies say; all of it if they differ. */
static int part_of(const struct merging *merging) {
    const struct observation *first = NULL;
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        if (!copy->rows || !may_be_last(copy, merging->last))
            continue;
        first = first ? first : copy->rows;
        if (copy->rows->part != first->part)
            return PART_WHOLE;
    }
    return first ? first->part : PART_WHOLE;
}

static struct period period_of(const struct merging *merging) {
    struct period period = {0, 0};
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        if (!copy->rows || !may_be_last(copy, merging->last))
            continue;
        struct period own = copy->rows->period;
        period = period.first ? (struct period){MIN(period.first, own.first), MAX(period.last, own.last)} : own;
    }
    return period;
}

/* The ids of its advertiser that copies have, ascending: those of the last copies, else of all. A page that is no longer
 * there has none. */
static GPtrArray *find_ids(const struct merging *merging) {
    GPtrArray *ids = g_ptr_array_new();
    for (int all = 0; all < 2 && ids->len == 0; all++)
        for (guint i = 0; i < merging->copies->len; i++) {
            const struct copy *copy = copy_at(merging->copies, i);
            if (copy->rows && *copy->rows->from->advertiser_id && (all || may_be_last(copy, merging->last)) &&
                !g_ptr_array_find_with_equal_func(ids, copy->rows->from->advertiser_id, g_str_equal, NULL))
                g_ptr_array_add(ids, (gpointer)copy->rows->from->advertiser_id);
        }
    return ids;
}

static const char *find_name(const struct merging *merging) {
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        if (copy->rows && *copy->rows->from->advertiser)
            return copy->rows->from->advertiser;
    }
    return "";
}

static gint compare_numbers(gconstpointer a, gconstpointer b) {
    return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

/* Copies that name different accounts: it may be any of theirs. */
static void find_parties(struct observation *whole, const GPtrArray *ids, struct dataset *dataset,
                         const struct mapping *mapping) {
    g_autoptr(GArray) parties = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < ids->len; i++) {
        struct observation own = *whole;
        struct background from = *whole->from;
        from.advertiser_id = g_ptr_array_index(ids, i);
        own.from = &from;
        mapping_find(mapping, &own);
        if (own.party == PARTY_SEVERAL)
            g_array_append_vals(parties, own.candidates, own.candidate_count);
        else
            g_array_append_vals(parties, &own.party, 1);
    }
    g_array_sort(parties, compare_numbers);
    guint kept = 0;
    for (guint i = 0; i < parties->len; i++)
        if (kept == 0 || g_array_index(parties, int, kept - 1) != g_array_index(parties, int, i))
            g_array_index(parties, int, kept++) = g_array_index(parties, int, i);
    whole->party = kept > 1 ? PARTY_SEVERAL : g_array_index(parties, int, 0);
    whole->candidates = kept > 1 ? dataset_parties(dataset, &g_array_index(parties, int, 0), kept) : NULL;
    whole->candidate_count = kept > 1 ? kept : 0;
}

static void find_advertiser(const struct merging *merging, struct observation *whole, struct dataset *dataset,
                            const struct mapping *mapping) {
    g_autoptr(GPtrArray) ids = find_ids(merging);
    figures_say_advertiser(dataset, whole, ids->len == 1 ? g_ptr_array_index(ids, 0) : "",
                           ids->len > 1 ? "" : find_name(merging));
    whole->party = PARTY_UNMAPPED;
    whole->candidates = NULL;
    whole->candidate_count = 0;
    whole->part = ids->len == 1 ? part_of(merging) : PART_WHOLE;
    whole->notes &= ~(unsigned)(NOTE_PART | NOTE_UNTOLD);
    if (ids->len == 1)
        mapping_find(mapping, whole);
    else if (ids->len > 1)
        find_parties(whole, ids, dataset, mapping);
}

/* Where the last copies say that the ad may have been. */
static uint64_t countries_of(const struct merging *merging) {
    uint64_t countries = 0;
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        countries |= copy->rows && may_be_last(copy, merging->last) ? copy->rows->countries : 0;
    }
    return countries;
}

/* The place, source and role of the first of the last copies. */
static struct observation first_of(const struct merging *merging) {
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        if (copy->rows && may_be_last(copy, merging->last))
            return *copy->rows;
    }
    g_assert_not_reached();
}

static void count_from_zero(struct amount amounts[MEASURE_COUNT]) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (amounts[measure].given && amounts[measure].state == STATE_VALUE)
            amounts[measure].value = interval_from_zero(amounts[measure].value);
}

/* Gives a row the amounts of all rows of copies that are about the same; from zero, if one of the last copies has none. */
static void merge_rows(const struct merging *merging, const GPtrArray *rows, bool lacking, struct observation *merged) {
    struct amount amounts[MEASURE_COUNT];
    g_autofree struct saying *sayings = g_new(struct saying, merging->copies->len + 1);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        guint count = 0;
        for (guint i = 0; i < merging->copies->len; i++)
            if (rows->pdata[i])
                sayings[count++] = saying_of(copy_at(merging->copies, i), rows->pdata[i], (enum measure)measure);
        amounts[measure] = merge_amount(sayings, count);
    }
    if (lacking)
        count_from_zero(amounts);
    observation_set_amounts(merging->dataset, merged, amounts);
}

static struct observation merge_wholes(const struct merging *merging, struct dataset *dataset,
                                       const struct mapping *mapping) {
    struct observation whole = first_of(merging);
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    bool lacking = false;
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        g_ptr_array_add(rows, (gpointer)copy->rows);
        lacking = lacking || (!copy->rows && may_be_last(copy, merging->last));
        if (copy->rows)
            figures_join_origin(dataset, &whole, copy->rows);
    }
    whole.notes = notes_of(merging) | NOTE_JOINED;
    whole.period = period_of(merging);
    whole.countries = countries_of(merging);
    find_advertiser(merging, &whole, dataset, mapping);
    merge_rows(merging, rows, lacking, &whole);
    return whole;
}

/* Parts. */

static bool is_by_region(const struct observation *row) {
    return row->region >= 0;
}

static bool is_by_people(const struct observation *row) {
    return *row->age || *row->gender;
}

static bool is_by_country(const struct observation *row) {
    return row->of_country;
}

/* The ways in which an ad may be divided. */
static bool (*const divisions[])(const struct observation *) = {is_by_country, is_by_people, is_by_region};

/* True if a copy says nothing of a country, or which parts the ad had there. */
static bool is_divided(const struct copy *copy, bool (*by)(const struct observation *), uint64_t countries) {
    bool speaks = false;
    for (guint i = 0; i < copy->count; i++) {
        const struct observation *row = &copy->rows[i];
        if (by(row) && row->countries == countries)
            return true;
        speaks = speaks || (row->countries == countries && !observation_is_divided(row));
    }
    return !speaks;
}

/* True if each of the last copies that has the ad in a country says which parts it had. */
static bool all_divided(const struct merging *merging, bool (*by)(const struct observation *), uint64_t countries) {
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        if (copy->rows && may_be_last(copy, merging->last) && !is_divided(copy, by, countries))
            return false;
    }
    return true;
}

static bool about_the_same(const struct observation *a, const struct observation *b) {
    return a->region == b->region && a->countries == b->countries && strcmp(a->age, b->age) == 0 &&
           strcmp(a->gender, b->gender) == 0;
}

static const struct observation *find_part(const struct observation *rows, guint count,
                                           const struct observation *like) {
    for (guint i = 1; i < count; i++)
        if (about_the_same(&rows[i], like))
            return &rows[i];
    return NULL;
}

/* Appends what the copies say of one part, if one of the last has it. */
static void merge_part(const struct merging *merging, const struct observation *like, GArray *merged) {
    struct observation part = *like;
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    bool there = false, lacking = false;
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        const struct observation *own = copy->rows ? find_part(copy->rows, copy->count, like) : NULL;
        bool last = may_be_last(copy, merging->last);
        g_ptr_array_add(rows, (gpointer)own);
        there = there || (last && own);
        lacking = lacking || (last && !own);
        part.notes |= last && own ? own->notes & NOTE_PEOPLE : 0;
    }
    merge_rows(merging, rows, lacking, &part);
    if (there)
        g_array_append_val(merged, part);
}

static void merge_parts(const struct merging *merging, bool (*by)(const struct observation *), GArray *merged) {
    for (guint i = 0; i < merging->copies->len; i++) {
        const struct copy *copy = copy_at(merging->copies, i);
        for (guint j = 1; j < copy->count; j++) {
            const struct observation *rows = (const struct observation *)(const void *)merged->data;
            if (by(&copy->rows[j]) && !find_part(rows, merged->len, &copy->rows[j]) &&
                all_divided(merging, by, copy->rows[j].countries))
                merge_part(merging, &copy->rows[j], merged);
        }
    }
}

/* A part has the days, the place and the advertiser of the whole. */
static void settle_parts(GArray *merged) {
    const struct observation whole = g_array_index(merged, struct observation, 0);
    for (guint i = 1; i < merged->len; i++) {
        struct observation *part = &g_array_index(merged, struct observation, i);
        struct observation own = *part;
        *part = whole;
        part->countries = own.countries;
        part->of_country = own.of_country;
        part->region = own.region;
        part->age = own.age;
        part->gender = own.gender;
        if (own.of_country)
            part->notes &= ~(unsigned)(NOTE_SHARED | NOTE_UNPLACED);
        part->notes |= own.notes & (NOTE_PEOPLE | (own.of_country ? NOTE_SHARED | NOTE_UNPLACED : 0));
        part->amounts = own.amounts;
        memcpy(part->amount_at, own.amount_at, sizeof part->amount_at);
    }
}

/* True if one of the last copies has the ad. */
static bool is_there(const struct merging *merging) {
    for (guint i = 0; i < merging->copies->len; i++)
        if (copy_at(merging->copies, i)->rows && may_be_last(copy_at(merging->copies, i), merging->last))
            return true;
    return false;
}

GArray *copies_merge(GArray *copies, struct dataset *dataset, const struct mapping *mapping) {
    GArray *merged = g_array_new(FALSE, FALSE, sizeof(struct observation));
    struct merging merging = {.dataset = dataset, .copies = copies};
    g_array_sort(copies, compare_copies);
    for (guint i = 0; i < copies->len; i++)
        merging.last = MAX(merging.last, copy_at(copies, i)->copied_on);
    if (!is_there(&merging))
        return merged;
    struct observation whole = merge_wholes(&merging, dataset, mapping);
    g_array_append_val(merged, whole);
    for (gsize i = 0; i < G_N_ELEMENTS(divisions); i++)
        merge_parts(&merging, divisions[i], merged);
    settle_parts(merged);
    return merged;
}
