#include "suggest/payers.h"

#include <string.h>

/* One account, or one part of it, and whom its ads were paid by. */
struct paid {
    int platform;
    const char *advertiser_id;
    int part;
    GArray *payers; /* struct payer */
};

struct payers {
    GHashTable *accounts; /* a set of struct paid * */
};

static guint paid_hash(gconstpointer key) {
    const struct paid *paid = key;
    return (g_str_hash(paid->advertiser_id) * 31 + (guint)paid->part) * 31 + (guint)paid->platform;
}

static gboolean paid_equal(gconstpointer left, gconstpointer right) {
    const struct paid *a = left, *b = right;
    return a->platform == b->platform && a->part == b->part && strcmp(a->advertiser_id, b->advertiser_id) == 0;
}

static void paid_free(gpointer data) {
    struct paid *paid = data;
    g_array_unref(paid->payers);
    g_free(paid);
}

struct interval money_sum(struct interval a, struct interval b) {
    struct interval sum;
    return interval_add(a, b, &sum) ? sum : interval_from(MAX(a.low, b.low));
}

static struct paid *paid_of(struct payers *payers, const struct disclaimer *row) {
    struct paid key = {.platform = row->platform, .advertiser_id = row->advertiser_id, .part = row->part};
    struct paid *paid = g_hash_table_lookup(payers->accounts, &key);
    if (paid)
        return paid;
    paid = g_new(struct paid, 1);
    *paid =
        (struct paid){row->platform, row->advertiser_id, row->part, g_array_new(FALSE, FALSE, sizeof(struct payer))};
    g_hash_table_add(payers->accounts, paid);
    return paid;
}

/* A text is kept once by the dataset, so that the same words are the same pointer. */
static void add_row(struct payers *payers, const struct disclaimer *row, struct period whole) {
    if (!period_overlaps(row->period, whole))
        return;
    struct interval spend = row->spend.state == STATE_VALUE ? row->spend.value : interval_from(0);
    if (!period_contains(whole, row->period))
        spend = interval_from_zero(spend);
    GArray *known = paid_of(payers, row)->payers;
    for (guint i = 0; i < known->len; i++) {
        struct payer *payer = &g_array_index(known, struct payer, i);
        if (payer->text == row->text) {
            payer->spend = money_sum(payer->spend, spend);
            return;
        }
    }
    struct payer payer = {row->text, spend};
    g_array_append_val(known, payer);
}

static int compare_payers(gconstpointer left, gconstpointer right) {
    const struct payer *a = left, *b = right;
    if (a->spend.high != b->spend.high)
        return a->spend.high > b->spend.high ? -1 : 1;
    if (a->spend.low != b->spend.low)
        return a->spend.low > b->spend.low ? -1 : 1;
    return strcmp(a->text, b->text);
}

struct payers *payers_new(const struct dataset *dataset) {
    struct payers *payers = g_new(struct payers, 1);
    payers->accounts = g_hash_table_new_full(paid_hash, paid_equal, paid_free, NULL);
    for (guint i = 0; i < dataset->disclaimers->len; i++)
        add_row(payers, &g_array_index(dataset->disclaimers, struct disclaimer, i), dataset->settings.period);
    GHashTableIter accounts;
    gpointer paid;
    g_hash_table_iter_init(&accounts, payers->accounts);
    while (g_hash_table_iter_next(&accounts, &paid, NULL))
        g_array_sort(((struct paid *)paid)->payers, compare_payers);
    return payers;
}

void payers_free(struct payers *payers) {
    g_hash_table_unref(payers->accounts);
    g_free(payers);
}

const GArray *payers_of(const struct payers *payers, int platform, const char *advertiser_id, int part) {
    struct paid key = {.platform = platform, .advertiser_id = advertiser_id, .part = part};
    const struct paid *paid = g_hash_table_lookup(payers->accounts, &key);
    return paid ? paid->payers : NULL;
}
