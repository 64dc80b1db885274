/* What is published beside the totals: for each file of references, what it says of each party, added up within that
 * file alone. */
#include "tally/tally_internal.h"

#include <string.h>

/* The rows of one file about one party. */
struct gathered {
    int platform, whose;
    const char *file;
    GArray *rows; /* guint32 */
};

static void gathered_free(gpointer data) {
    struct gathered *gathered = data;
    g_array_unref(gathered->rows);
    g_free(gathered);
}

static void add_row(GHashTable *by_file, GPtrArray *all, guint32 index, const struct observation *row, int whose) {
    g_autofree char *key = g_strdup_printf("%d\x1f%d\x1f%s", row->platform, whose, row->from->file);
    struct gathered *gathered = g_hash_table_lookup(by_file, key);
    if (!gathered) {
        gathered = g_new(struct gathered, 1);
        *gathered =
            (struct gathered){row->platform, whose, row->from->file, g_array_new(FALSE, FALSE, sizeof(guint32))};
        g_ptr_array_add(all, gathered);
        g_hash_table_insert(by_file, g_steal_pointer(&key), gathered);
    }
    g_array_append_val(gathered->rows, index);
}

static gint compare_gathered(gconstpointer left, gconstpointer right) {
    const struct gathered *a = *(struct gathered *const *)left, *b = *(struct gathered *const *)right;
    if (a->platform != b->platform)
        return a->platform - b->platform;
    int order = strcmp(a->file, b->file);
    if (order != 0)
        return order;
    /* The parties in the order of their file, and then the rest. */
    return (a->whose < 0) != (b->whose < 0) ? (a->whose < 0) - (b->whose < 0) : a->whose - b->whose;
}

/* A row that may belong to one of several parties counts from zero for each. */
static struct total total_of(const struct totals *totals, const struct gathered *gathered, enum measure measure,
                             struct period days, guint8 *counting) {
    struct row_list *list = g_new0(struct row_list, 1);
    g_autoptr(GArray) given = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_ptr_array_add(totals->lists, list);
    for (guint i = 0; i < gathered->rows->len; i++) {
        guint32 index = g_array_index(gathered->rows, guint32, i);
        if (observation_amount(tally_row(totals->dataset, index), measure)->given)
            g_array_append_val(given, index);
    }
    if (given->len > 0)
        divide(totals->dataset, measure, given, 0, counting);
    for (guint i = 0; i < given->len; i++) {
        guint32 index = g_array_index(given, guint32, i);
        if (counting[index] != COUNTS_NOT)
            row_list_add(list, index,
                         counting[index] == COUNTS_FROM_ZERO ||
                             tally_row(totals->dataset, index)->party == PARTY_SEVERAL);
    }
    struct total total = {.state = STATE_NOT_REPORTED,
                          .origin = {.dataset = totals->dataset, .list = list, .frame = days, .measure = measure}};
    row_list_close(list, totals->dataset);
    total_resolve(totals, &total);
    return total;
}

static struct reference reference_of(const struct totals *totals, const struct gathered *gathered, guint8 *counting) {
    struct reference reference = {.platform = gathered->platform, .whose = gathered->whose, .file = gathered->file};
    reference.days = tally_row(totals->dataset, g_array_index(gathered->rows, guint32, 0))->period;
    for (guint i = 0; i < gathered->rows->len; i++) {
        const struct observation *row = tally_row(totals->dataset, g_array_index(gathered->rows, guint32, i));
        reference.days.first = MIN(reference.days.first, row->period.first);
        reference.days.last = MAX(reference.days.last, row->period.last);
        reference.notes |= row->notes;
    }
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        reference.totals[measure] = total_of(totals, gathered, (enum measure)measure, reference.days, counting);
    return reference;
}

void tally_references(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    g_autoptr(GHashTable) by_file = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(gathered_free);
    g_autofree guint8 *counting = g_new0(guint8, dataset->observations->len + 1);
    totals->references = g_array_new(FALSE, FALSE, sizeof(struct reference));
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->role != ROLE_REFERENCE)
            continue;
        if (row->party != PARTY_SEVERAL)
            add_row(by_file, all, i, row, row->party);
        for (guint j = 0; row->party == PARTY_SEVERAL && j < row->candidate_count; j++)
            add_row(by_file, all, i, row, row->candidates[j]);
    }
    g_ptr_array_sort(all, compare_gathered);
    for (guint i = 0; i < all->len; i++) {
        struct reference reference = reference_of(totals, g_ptr_array_index(all, i), counting);
        g_array_append_val(totals->references, reference);
    }
}

const GArray *totals_references(const struct totals *totals) {
    return totals->references;
}
