#include "tally/tally.h"

#include "tally/tally_internal.h"

#include <string.h>

enum { GROUPS = 4 };

/* Slot of a subject: parties by index, then unmapped, mapped, signatories, all. */
static guint subject_slot(const struct totals *totals, int subject) {
    return subject >= 0 ? (guint)subject : totals->dataset->parties->len + (guint)(-subject - 1);
}

static guint whole_index(const struct totals *totals, int platform, int subject, enum measure measure) {
    return ((guint)platform * totals->subjects + subject_slot(totals, subject)) * MEASURE_COUNT + (guint)measure;
}

/* The subjects whose total a row counts in. */
static guint subjects_of(const struct dataset *dataset, const struct observation *row, int subjects[GROUPS]) {
    guint count = 0;
    subjects[count++] = counted_party(row);
    subjects[count++] = SUBJECT_ALL;
    if (row->party >= 0) {
        subjects[count++] = SUBJECT_MAPPED;
        if (dataset_party(dataset, row->party)->code_signed_on)
            subjects[count++] = SUBJECT_SIGNATORIES;
    }
    return count;
}

static void rows_add(GArray **rows, guint32 index) {
    if (!*rows)
        *rows = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_append_val(*rows, index);
}

static GArray *bins_of(const struct settings *settings) {
    GArray *bins = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (day_number day = settings->period.first; day <= settings->period.last;) {
        struct period bin = axis_bin(settings->axis, day);
        g_array_append_val(bins, bin);
        day = bin.last + 1;
    }
    return bins;
}

/* First bin that ends on or after a day. */
static guint bin_at(const GArray *bins, day_number day) {
    guint low = 0, high = bins->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(bins, struct period, middle).last < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static char *part_key(int platform, enum measure measure, int region, const char *age, const char *gender) {
    return g_strdup_printf("%d\x1f%d\x1f%d\x1f%s\x1f%s", platform, (int)measure, region, age ? age : "",
                           gender ? gender : "");
}

/* A total of one region, age or gender, with what it is a part of. */
struct part {
    struct total total;
    int platform;
    enum measure measure;
};

static void part_free(gpointer data) {
    struct part *part = data;
    if (part->total.rows)
        g_array_unref(part->total.rows);
    g_free(part);
}

/* Puts the index of each row into every total it counts in. */
static void gather(struct totals *totals, guint32 index, const struct observation *row) {
    int subjects[GROUPS];
    guint count = subjects_of(totals->dataset, row, subjects);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        if (!row->amounts[measure].given)
            continue;
        for (guint s = 0; s < count && row->role == ROLE_MAIN; s++) {
            guint whole = whole_index(totals, row->platform, subjects[s], (enum measure)measure);
            rows_add(&totals->whole[whole].rows, index);
            for (guint bin = bin_at(totals->bins, row->period.first);
                 bin < totals->bins->len && g_array_index(totals->bins, struct period, bin).first <= row->period.last;
                 bin++)
                rows_add(&totals->in_bins[(gsize)whole * totals->bins->len + bin].rows, index);
        }
        if (row->region < 0 && !*row->age && !*row->gender)
            continue;
        g_autofree char *key = part_key(row->platform, (enum measure)measure, row->region, row->age, row->gender);
        struct part *part = g_hash_table_lookup(totals->parts, key);
        if (!part) {
            part = g_new0(struct part, 1);
            part->platform = row->platform;
            part->measure = (enum measure)measure;
            g_hash_table_insert(totals->parts, g_steal_pointer(&key), part);
        }
        rows_add(&part->total.rows, index);
    }
}

static void resolve(struct totals *totals, struct total *total, int platform, enum measure measure, struct period frame,
                    const unsigned *divisions, struct diagnostics *diagnostics) {
    bool incomplete;
    total->frame = frame;
    total->measure = measure;
    total->state = day_states_summary(&totals->days, platform, measure, frame, &incomplete);
    if (incomplete)
        total->flags |= TOTAL_INCOMPLETE;
    if (total->rows)
        total_resolve(total, totals->dataset, measure, total->rows, frame, divisions, diagnostics);
}

/* The totals of a platform and a measure: of every subject, for the whole period and per bin. Which rows count is
 * settled for the whole period, so that the bins are of the same rows as it. */
static void resolve_measure(struct totals *totals, int platform, enum measure measure,
                            struct diagnostics *diagnostics) {
    struct period period = totals->dataset->settings.period;
    guint per_platform = totals->subjects * MEASURE_COUNT;
    const GArray *rows = totals->whole[whole_index(totals, platform, SUBJECT_ALL, measure)].rows;
    g_autofree unsigned *divisions = divisions_of(totals->dataset, measure, rows);
    for (guint i = (guint)measure; i < per_platform; i += MEASURE_COUNT) {
        gsize whole = (gsize)platform * per_platform + i;
        resolve(totals, &totals->whole[whole], platform, measure, period, divisions, diagnostics);
        for (guint bin = 0; bin < totals->bins->len; bin++) {
            /* A bin at the edge of the report is cut there: nothing beyond it counts. */
            struct period frame = g_array_index(totals->bins, struct period, bin);
            frame = (struct period){MAX(frame.first, period.first), MIN(frame.last, period.last)};
            resolve(totals, &totals->in_bins[whole * totals->bins->len + bin], platform, measure, frame, divisions,
                    diagnostics);
        }
    }
}

static void resolve_all(struct totals *totals, struct diagnostics *diagnostics) {
    for (guint platform = 0; platform < totals->dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            resolve_measure(totals, (int)platform, (enum measure)measure, diagnostics);
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, totals->parts);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct part *part = value;
        resolve(totals, &part->total, part->platform, part->measure, totals->dataset->settings.period, NULL,
                diagnostics);
    }
}

struct totals *tally_dataset(const struct dataset *dataset, struct diagnostics *diagnostics) {
    struct totals *totals = g_new0(struct totals, 1);
    totals->dataset = dataset;
    totals->bins = bins_of(&dataset->settings);
    totals->subjects = dataset->parties->len + GROUPS;
    gsize count = (gsize)dataset->platforms->len * totals->subjects * MEASURE_COUNT;
    totals->whole = g_new0(struct total, count + 1);
    totals->in_bins = g_new0(struct total, count * totals->bins->len + 1);
    totals->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, part_free);
    day_states_init(&totals->days, dataset);
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->role != ROLE_REFERENCE && period_overlaps(row->period, dataset->settings.period))
            gather(totals, i, row);
    }
    resolve_all(totals, diagnostics);
    tally_advertisers(totals, diagnostics);
    return totals;
}

static void totals_array_free(struct total *array, gsize count) {
    for (gsize i = 0; i < count; i++)
        if (array[i].rows)
            g_array_unref(array[i].rows);
    g_free(array);
}

void totals_free(struct totals *totals) {
    if (!totals)
        return;
    gsize count = (gsize)totals->dataset->platforms->len * totals->subjects * MEASURE_COUNT;
    totals_array_free(totals->whole, count);
    totals_array_free(totals->in_bins, count * totals->bins->len);
    g_hash_table_unref(totals->parts);
    g_array_unref(totals->bins);
    tally_advertisers_free(totals);
    day_states_clear(&totals->days);
    g_free(totals);
}

guint totals_bin_count(const struct totals *totals) {
    return totals->bins->len;
}

struct period totals_bin(const struct totals *totals, guint bin) {
    return g_array_index(totals->bins, struct period, bin);
}

const struct total *totals_whole(const struct totals *totals, int platform, int subject, enum measure measure) {
    return &totals->whole[whole_index(totals, platform, subject, measure)];
}

const struct total *totals_in_bin(const struct totals *totals, int platform, int subject, enum measure measure,
                                  guint bin) {
    return &totals->in_bins[(gsize)whole_index(totals, platform, subject, measure) * totals->bins->len + bin];
}

const struct total *totals_part(const struct totals *totals, int platform, enum measure measure, int region,
                                const char *age, const char *gender) {
    g_autofree char *key = part_key(platform, measure, region, age, gender);
    const struct part *part = g_hash_table_lookup(totals->parts, key);
    return part ? &part->total : NULL;
}
