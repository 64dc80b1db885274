/* The rank of an account among all that a platform lists separately: worked out anew from the rows of each. */
#include "explain/explainer.h"

#include <string.h>

/* What the accounts of a platform spent, by their ids. */
struct accounts {
    GHashTable *spent; /* advertiser id -> struct interval * */
    bool divided; /* some are listed by region, age or gender, and which of their rows count is not worked out here */
};

static void add_row(struct accounts *accounts, const struct observation *row, struct period whole) {
    const struct amount *amount = observation_amount(row, MEASURE_SPEND);
    struct interval *sum = g_hash_table_lookup(accounts->spent, row->from->advertiser_id);
    if (!sum) {
        sum = g_new0(struct interval, 1);
        g_hash_table_insert(accounts->spent, (gpointer)row->from->advertiser_id, sum);
    }
    if (!interval_add(*sum, amount_within(amount, row->period, whole), sum))
        *sum = interval_from(0);
    accounts->divided = accounts->divided || row->region >= 0 || *row->age || *row->gender;
}

static struct accounts accounts_of(const struct dataset *dataset, int platform) {
    struct accounts accounts = {g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free), false};
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->platform == platform && row->role == ROLE_MAIN && *row->from->advertiser_id &&
            observation_amount(row, MEASURE_SPEND)->given && period_overlaps(row->period, dataset->settings.period))
            add_row(&accounts, row, dataset->settings.period);
    }
    return accounts;
}

/* The first row behind the rank: it says which account of which platform this is. */
static const struct observation *first_row(const struct question *question) {
    g_autoptr(GArray) rows = origin_all_rows(question->cell->origin);
    if (rows->len == 0)
        return NULL;
    guint32 first = g_array_index(rows, struct origin_row, 0).row;
    return &g_array_index(question->report->dataset->observations, struct observation, first);
}

bool explain_account_rank(const struct question *question, GString *out) {
    const struct observation *row = first_row(question);
    if (question->column->unit != UNIT_RANK || !g_str_has_suffix(question->figure->name, "-advertisers") || !row)
        return false;
    struct accounts accounts = accounts_of(question->report->dataset, row->platform);
    const struct interval *own = g_hash_table_lookup(accounts.spent, row->from->advertiser_id);
    struct interval rank = interval_of(1);
    GHashTableIter iter;
    gpointer other;
    g_hash_table_iter_init(&iter, accounts.spent);
    while (g_hash_table_iter_next(&iter, NULL, &other)) {
        const struct interval *spent = other;
        rank.low += spent != own && interval_above(*spent, *own);
        rank.high += spent != own && (spent->open || spent->high > own->low);
    }
    g_string_append_printf(out, "\nThe place among the %u accounts that %s lists separately.\n",
                           g_hash_table_size(accounts.spent),
                           dataset_platform(question->report->dataset, row->platform)->name);
    if (accounts.divided) {
        g_string_append(out, "Some are listed by region, age or gender; explain their own rows to see which count.\n");
        rank = cell_value(question->cell);
    } else {
        g_string_append_printf(
            out, "%" G_GINT64_FORMAT " spent more for certain, and %" G_GINT64_FORMAT " may have spent more.\n",
            rank.low - 1, rank.high - 1);
    }
    explain_append_result(question, rank, out);
    g_hash_table_unref(accounts.spent);
    return true;
}
