#include "read/after_copy.h"

#include <string.h>

/* Measures as bits: 1 << enum measure. */
enum { ALL_MEASURES = (1 << MEASURE_COUNT) - 1 };

/* What is known of the days of the report, a set of measures for each. */
struct day_sets {
    unsigned *known; /* somebody's rows, a file or coverage.csv are about them */
    unsigned
        *listed; /* a file lists all accounts there were, so that what an ad came to is in its row or was nothing */
};

/* A row that may tell what some ad came to on its days. */
struct telling {
    struct period period;
    int part;
    uint64_t countries;
    unsigned measures;
};

struct after_copy {
    struct dataset *dataset;
    const struct mapping *mapping;
    struct day_sets *platforms;
    GHashTable *tellings; /* of whom -> GArray of struct telling; of those that some running row asks for */
};

static const struct observation *row_at(const struct dataset *dataset, guint i) {
    return &g_array_index(dataset->observations, struct observation, i);
}

static bool is_running(const struct dataset *dataset, const struct observation *row) {
    return row->notes & NOTE_RUNNING && row->role == ROLE_MAIN && !observation_is_divided(row) &&
           row->period.last < dataset->settings.period.last;
}

/* Days. */

static void mark(const struct after_copy *after, unsigned *days, struct period period, unsigned measures, bool on) {
    struct period whole = after->dataset->settings.period;
    day_number last = MIN(period.last, whole.last);
    for (day_number day = MAX(period.first, whole.first); day <= last; day++)
        days[day - whole.first] = on ? days[day - whole.first] | measures : days[day - whole.first] & ~measures;
}

/* The measures of which a row says something. */
static unsigned measures_given(const struct observation *row) {
    unsigned measures = 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        measures |= observation_amount(row, measure)->given ? 1u << measure : 0;
    return measures;
}

/* Those of which it makes its days known. */
static unsigned measures_known(const struct observation *row) {
    unsigned measures = 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const struct amount *amount = observation_amount(row, measure);
        if (amount->given && (amount->state == STATE_VALUE || amount->state == STATE_NONE_LISTED))
            measures |= 1u << measure;
    }
    return measures;
}

static void mark_rows(const struct after_copy *after) {
    for (guint i = 0; i < after->dataset->observations->len; i++) {
        const struct observation *row = row_at(after->dataset, i);
        if (row->role == ROLE_MAIN)
            mark(after, after->platforms[row->platform].known, row->period, measures_known(row), true);
    }
}

static bool lists_ads(const struct dataset *dataset, const struct figures_file *file) {
    for (guint i = file->first; i < file->first + file->count; i++)
        if (*row_at(dataset, i)->ad)
            return true;
    return false;
}

static void mark_files(const struct after_copy *after) {
    for (guint i = 0; i < after->dataset->figures_files->len; i++) {
        const struct figures_file *file = &g_array_index(after->dataset->figures_files, struct figures_file, i);
        if (file->platform < 0 || file->role != ROLE_MAIN || file->region >= 0 || !file->covers.first)
            continue;
        mark(after, after->platforms[file->platform].known, file->covers, file->measures, true);
        /* a file of one country says nothing of what was shown in another, and one of ads may have only those of a year */
        if (!file->country && !lists_ads(after->dataset, file))
            mark(after, after->platforms[file->platform].listed, file->covers, file->measures, true);
    }
}

/* A statement about one measure is an exception to one about all. */
static void mark_coverage(const struct after_copy *after, bool every_measure) {
    for (guint i = 0; i < after->dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(after->dataset->coverage, struct coverage, i);
        if ((coverage->measure < 0) == every_measure)
            mark(after, after->platforms[coverage->platform].known, coverage->period,
                 every_measure ? ALL_MEASURES : 1u << coverage->measure, coverage->state == STATE_VALUE);
    }
}

static void mark_offers(const struct after_copy *after) {
    struct period whole = after->dataset->settings.period;
    for (guint i = 0; i < after->dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(after->dataset, (int)i);
        if (platform->offered_from)
            mark(after, after->platforms[i].known, (struct period){whole.first, platform->offered_from - 1},
                 ALL_MEASURES, false);
        if (platform->offered_until)
            mark(after, after->platforms[i].known, (struct period){platform->offered_until + 1, whole.last},
                 ALL_MEASURES, false);
    }
}

static void mark_days(struct after_copy *after) {
    gsize length = (gsize)period_days(after->dataset->settings.period) + 1;
    after->platforms = g_new0(struct day_sets, after->dataset->platforms->len + 1);
    for (guint i = 0; i < after->dataset->platforms->len; i++)
        after->platforms[i] = (struct day_sets){g_new0(unsigned, length), g_new0(unsigned, length)};
    mark_rows(after);
    mark_files(after);
    mark_coverage(after, true);
    mark_coverage(after, false);
    mark_offers(after);
}

/* Rows. */

/* Of whom a row tells: an ad, an account, or a party as a whole. */
enum whose { OF_AD, OF_ACCOUNT, OF_PARTY, WHOSE_COUNT };

static enum whose whose_of(const struct observation *row) {
    return *row->ad ? OF_AD : *row->from->advertiser_id ? OF_ACCOUNT : OF_PARTY;
}

/* NULL if a row is of nobody of that kind. */
static char *key_of(const struct observation *row, enum whose whose) {
    if (whose == OF_AD)
        return *row->ad ? g_strdup_printf("ad %d %s", row->platform, row->ad) : NULL;
    if (whose == OF_ACCOUNT)
        return *row->from->advertiser_id ? g_strdup_printf("account %d %s", row->platform, row->from->advertiser_id)
                                         : NULL;
    return row->party >= 0 ? g_strdup_printf("party %d %d", row->platform, row->party) : NULL;
}

static void ask_for_tellings(const struct after_copy *after) {
    for (guint i = 0; i < after->dataset->observations->len; i++) {
        const struct observation *row = row_at(after->dataset, i);
        if (!is_running(after->dataset, row))
            continue;
        for (int whose = 0; whose < WHOSE_COUNT; whose++) {
            char *key = key_of(row, (enum whose)whose);
            if (key && !g_hash_table_contains(after->tellings, key))
                g_hash_table_insert(after->tellings, key, g_array_new(FALSE, FALSE, sizeof(struct telling)));
            else
                g_free(key);
        }
    }
}

static void find_tellings(const struct after_copy *after) {
    ask_for_tellings(after);
    for (guint i = 0; i < after->dataset->observations->len; i++) {
        const struct observation *row = row_at(after->dataset, i);
        if (row->role != ROLE_MAIN || observation_is_divided(row))
            continue;
        g_autofree char *key = key_of(row, whose_of(row));
        GArray *tellings = key ? g_hash_table_lookup(after->tellings, key) : NULL;
        struct telling telling = {row->period, row->part, row->countries, measures_given(row)};
        if (tellings)
            g_array_append_val(tellings, telling);
    }
}

/* True if a row about an account says what some ad, or part, of it came to. */
static bool tells(const struct telling *telling, const struct observation *row) {
    return (telling->part == PART_WHOLE || telling->part == row->part) && (row->countries & ~telling->countries) == 0;
}

/* Takes the measures away that other rows tell of, day by day from the one after the copy. */
static void take_told(const struct after_copy *after, const struct observation *row, unsigned *days) {
    struct period whole = after->dataset->settings.period;
    for (int whose = 0; whose < WHOSE_COUNT; whose++) {
        g_autofree char *key = key_of(row, (enum whose)whose);
        const GArray *tellings = key ? g_hash_table_lookup(after->tellings, key) : NULL;
        for (guint i = 0; tellings && i < tellings->len; i++) {
            const struct telling *telling = &g_array_index(tellings, struct telling, i);
            if (tells(telling, row))
                mark(after, days, telling->period, telling->measures, false);
        }
    }
    for (day_number day = whole.first; day <= whole.last; day++)
        days[day - whole.first] &= ~after->platforms[row->platform].listed[day - whole.first];
}

/* What may have been added to an amount. An ad is one, and an account, however long they run. */
static struct amount amount_after(const struct observation *row, enum measure measure) {
    struct amount amount = *observation_amount(row, measure);
    bool once = measure_rule(measure)->counts_accounts || (measure_rule(measure)->counts_ads && *row->ad);
    if (amount.state == STATE_VALUE)
        amount.value = once ? interval_from_zero(amount.value) : interval_from(0);
    return amount;
}

static void append_stretch(const struct after_copy *after, const struct observation *row, struct period period,
                           unsigned measures) {
    struct observation added = *row;
    added.period = period;
    added.notes =
        (added.notes & ~(unsigned)(NOTE_RUNNING | NOTE_JOINED | NOTE_REVERSED | NOTE_ROUNDED)) | NOTE_AFTER_COPY;
    struct amount amounts[MEASURE_COUNT];
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const struct amount *amount = observation_amount(row, measure);
        bool may_grow = amount->given && amount->state != STATE_NONE_LISTED;
        amounts[measure] =
            measures & 1u << measure && may_grow ? amount_after(row, (enum measure)measure) : amount_none;
    }
    observation_set_amounts(after->dataset, &added, amounts);
    if (*added.from->advertiser_id)
        mapping_find(after->mapping, &added); /* it may have another party by then */
    if (measures_given(&added))
        g_array_append_val(after->dataset->observations, added);
}

static void append_after(const struct after_copy *after, const struct observation *row) {
    struct period whole = after->dataset->settings.period;
    g_autofree unsigned *days =
        g_memdup2(after->platforms[row->platform].known, (gsize)period_days(whole) * sizeof(unsigned));
    day_number first = MAX(row->period.last + 1, whole.first);
    take_told(after, row, days);
    for (day_number day = first, next; day <= whole.last; day = next) {
        unsigned measures = days[day - whole.first];
        for (next = day + 1; next <= whole.last && days[next - whole.first] == measures; next++)
            ;
        if (measures)
            append_stretch(after, row, (struct period){day, next - 1}, measures);
    }
}

static bool any_running(const struct dataset *dataset) {
    for (guint i = 0; i < dataset->observations->len; i++)
        if (is_running(dataset, row_at(dataset, i)))
            return true;
    return false;
}

void after_copy_settle(struct dataset *dataset, const struct mapping *mapping) {
    if (!dataset->settings.period.first || !any_running(dataset))
        return;
    struct after_copy after = {dataset, mapping, NULL,
                               g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref)};
    mark_days(&after);
    find_tellings(&after);
    guint count = dataset->observations->len;
    for (guint i = 0; i < count; i++) {
        struct observation row = *row_at(dataset, i); /* rows move as others are appended */
        if (is_running(dataset, &row))
            append_after(&after, &row);
    }
    for (guint i = 0; i < dataset->platforms->len; i++) {
        g_free(after.platforms[i].known);
        g_free(after.platforms[i].listed);
    }
    g_free(after.platforms);
    g_hash_table_unref(after.tellings);
}
