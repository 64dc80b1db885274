#include "check/beside.h"
#include "check/pairs.h"

#include <string.h>

/* Of rows of one kind the one whose days end last, and, of those in other files than that, the one whose days do. */
struct seen {
    const struct observation *last, *elsewhere;
};

/* A check under way; pairs is NULL if it is only asked whether there is something to report. */
struct sweep {
    const struct beside *beside;
    struct pairs *pairs;
    bool any;
};

static int compare_numbers(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

int compare_divisions(const struct party_row *a, const struct party_row *b) {
    int order = compare_numbers(a->row->platform, b->row->platform);
    if (order == 0)
        order = compare_numbers((int64_t)a->row->countries, (int64_t)b->row->countries);
    if (order == 0)
        order = compare_numbers(a->row->region, b->row->region);
    if (order == 0)
        order = strcmp(a->row->age, b->row->age);
    return order ? order : strcmp(a->row->gender, b->row->gender);
}

int compare_parties(const struct party_row *a, const struct party_row *b) {
    int order = compare_divisions(a, b);
    return order ? order : compare_numbers(a->party, b->party);
}

/* What has other money than all else, by name. */
static const char *apart(const struct party_row *entry) {
    return entry->file && entry->file->added ? entry->file->name : "";
}

static int compare_groups(const struct beside *beside, const struct party_row *a, const struct party_row *b) {
    int order = strcmp(apart(a), apart(b));
    return order ? order : beside->compare(a, b);
}

static gint compare_entries(gconstpointer a, gconstpointer b, gpointer data) {
    const struct party_row *left = a, *right = b;
    int order = compare_groups(data, left, right);
    if (order == 0)
        order = compare_numbers(left->row->period.first, right->row->period.first);
    if (order == 0)
        order = strcmp(left->row->from->file, right->row->from->file);
    return order ? order : compare_numbers(left->row->line, right->row->line);
}

static GHashTable *files_by_name(const struct dataset *dataset) {
    GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        g_hash_table_insert(files, (gpointer)file->name, file);
    }
    return files;
}

/* What of both kinds there may be. */
struct kinds {
    bool ones, others;
};

/* Which kinds a row is of, once for each party it may be of; those go to entries (NULL: nowhere). */
static struct kinds kinds_of(const struct beside *beside, struct party_row entry, GArray *entries) {
    const struct observation *row = entry.row;
    struct kinds kinds = {false, false};
    bool several = beside->by_party && row->party == PARTY_SEVERAL;
    for (guint j = 0; j < (several ? row->candidate_count : 1); j++) {
        if (several)
            entry.party = row->candidates[j];
        bool one = beside->is_one(&entry), other = beside->is_other(&entry);
        kinds.ones = kinds.ones || one;
        kinds.others = kinds.others || other;
        if (entries && (one || other))
            g_array_append_val(entries, entry);
    }
    return kinds;
}

/* Whether there may be rows of both kinds. They are looked at where they lie, which is faster than in order. */
static bool has_both(const struct check *check, const struct beside *beside, GHashTable *files) {
    const GArray *rows = check->dataset->observations;
    struct kinds all = {false, false};
    const struct observation *before = NULL;
    struct party_row entry = {NULL, 0, NULL};
    for (guint i = 0; i < rows->len && !(all.ones && all.others); i++) {
        const struct observation *row = &g_array_index(rows, struct observation, i);
        if (!before || before->from->file != row->from->file)
            entry.file = g_hash_table_lookup(files, row->from->file);
        entry.row = before = row;
        entry.party = row->party;
        struct kinds kinds = kinds_of(beside, entry, NULL);
        all.ones = all.ones || kinds.ones;
        all.others = all.others || kinds.others;
    }
    return all.ones && all.others;
}

/* The rows of the two kinds, in order; none if there are none of one kind. */
static GArray *entries_of(const struct check *check, const struct beside *beside) {
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct party_row));
    g_autoptr(GHashTable) files = files_by_name(check->dataset);
    struct kinds all = {false, false};
    if (!has_both(check, beside, files))
        return entries;
    for (guint i = 0; i < check->ordered->len; i++) {
        const struct observation *row = check->ordered->pdata[i];
        struct kinds kinds =
            kinds_of(beside, (struct party_row){row, row->party, g_hash_table_lookup(files, row->from->file)}, entries);
        all.ones = all.ones || kinds.ones;
        all.others = all.others || kinds.others;
    }
    if (!all.ones || !all.others)
        g_array_set_size(entries, 0);
    g_array_sort_with_data(entries, compare_entries, (gpointer)beside);
    return entries;
}

static void see(struct seen *seen, const struct observation *row) {
    bool later = !seen->last || row->period.last > seen->last->period.last;
    bool same_file = seen->last && strcmp(row->from->file, seen->last->from->file) == 0;
    if (later) {
        if (!same_file)
            seen->elsewhere = seen->last;
        seen->last = row;
    } else if (!same_file && (!seen->elsewhere || row->period.last > seen->elsewhere->period.last)) {
        seen->elsewhere = row;
    }
}

/* Of the rows seen, the one that reaches furthest beside a row. */
static const struct observation *furthest(const struct beside *beside, const struct seen *seen,
                                          const struct observation *row) {
    bool same_file = seen->last && strcmp(seen->last->from->file, row->from->file) == 0;
    return beside->in_two_files && same_file ? seen->elsewhere : seen->last;
}

static void report(struct sweep *sweep, enum measure measure, const struct observation *one,
                   const struct observation *other) {
    const struct beside *beside = sweep->beside;
    sweep->any = true;
    if (!sweep->pairs)
        return;
    g_autofree char *message = g_strdup_printf("%s would count twice: this row %s, and %s:%u %s, on the same days; %s",
                                               measure_rule(measure)->word, beside->other, one->from->file, one->line,
                                               beside->one, beside->remedy);
    pairs_add(sweep->pairs, other, one, message);
}

/* In order of first day, a row overlaps an earlier one of the other kind exactly if it starts before the last of the
 * days seen of that kind. */
static void run(struct sweep *sweep, const struct check *check) {
    const struct beside *beside = sweep->beside;
    g_autoptr(GArray) entries = entries_of(check, beside);
    struct seen ones[MEASURE_COUNT] = {{NULL, NULL}}, others[MEASURE_COUNT] = {{NULL, NULL}};
    for (guint i = 0; i < entries->len; i++) {
        const struct party_row *entry = &g_array_index(entries, struct party_row, i);
        const struct observation *row = entry->row;
        if (i == 0 || compare_groups(beside, entry - 1, entry) != 0) {
            memset(ones, 0, sizeof ones);
            memset(others, 0, sizeof others);
        }
        bool is_one = beside->is_one(entry);
        bool reported = false;
        for (int measure = 0; measure < MEASURE_COUNT; measure++) {
            if (!amount_has_value(observation_amount(row, measure)))
                continue;
            const struct observation *met = furthest(beside, is_one ? &others[measure] : &ones[measure], row);
            if (met && row->period.first <= met->period.last && !reported) {
                report(sweep, (enum measure)measure, is_one ? row : met, is_one ? met : row);
                reported = true;
            }
            see(is_one ? &ones[measure] : &others[measure], row);
        }
    }
}

void beside_check(const struct check *check, const struct beside *beside) {
    struct sweep sweep = {beside, pairs_new(check), false};
    run(&sweep, check);
    pairs_close(sweep.pairs);
}

bool beside_any(const struct check *check, const struct beside *beside) {
    struct sweep sweep = {beside, NULL, false};
    run(&sweep, check);
    return sweep.any;
}
