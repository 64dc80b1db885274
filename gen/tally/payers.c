/* Of how much of what a platform lists a payer is named. */
#include "tally/tally_internal.h"

/* The days of the rows, joined: their numbers are about these. */
static GArray *days_of(const struct dataset *dataset, int platform) {
    GArray *days = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = 0; i < dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(dataset->payers, struct payers_row, i);
        if (row->platform == platform)
            g_array_append_val(days, row->period);
    }
    days_join(days);
    return days;
}

void tally_payers(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    totals->payers = g_new0(struct payers_total, dataset->platforms->len + 1);
    totals->payers_days = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(dataset->payers, struct payers_row, i);
        struct payers_total *total = &totals->payers[row->platform];
        total->known = true;
        interval_add_to(&total->named, row->named);
        interval_add_to(&total->not_named, row->not_named);
    }
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++) {
        struct payers_total *total = &totals->payers[platform];
        GArray *days = days_of(dataset, platform);
        g_ptr_array_add(totals->payers_days, days);
        total->days = (struct days){(const struct period *)(const void *)days->data, days->len};
        total->has_share = total->known && interval_share(total->named, total->not_named, &total->named_share) &&
                           interval_share(total->not_named, total->named, &total->not_named_share);
    }
}

void tally_payers_free(struct totals *totals) {
    g_free(totals->payers);
    if (totals->payers_days)
        g_ptr_array_unref(totals->payers_days);
}

const struct payers_total *totals_payers(const struct totals *totals, int platform) {
    return totals->payers[platform].known ? &totals->payers[platform] : NULL;
}
