/* Every account on its own, whoever it is linked to: how large it is among all that a platform lists separately. */
#include "tally/tally_internal.h"

#include <stdlib.h>
#include <string.h>

/* Accounts under construction, by their number in totals->identities. */
struct gathered {
    struct totals *totals;
    guint32 *position; /* in the list of its platform, from 1; 0: none */
    GArray **lists;    /* struct account_total, [platform] */
};

static struct account_total *account_at(const struct gathered *gathered, int platform, guint32 account) {
    guint32 position = gathered->position[account];
    return position ? &g_array_index(gathered->lists[platform], struct account_total, position - 1) : NULL;
}

static struct account_total *account_of(struct gathered *gathered, const struct observation *row, guint32 account) {
    struct account_total *known = account_at(gathered, row->platform, account);
    if (known)
        return known;
    struct row_list *list = g_new0(struct row_list, 1), *left_out = g_new0(struct row_list, 1);
    struct account_total added = {.platform = row->platform,
                                  .advertiser_id = row->from->advertiser_id,
                                  .name = "",
                                  .parties = g_array_new(FALSE, FALSE, sizeof(int)),
                                  .spend = {.origin = {.list = list, .left_out = left_out}}};
    g_ptr_array_add(gathered->totals->lists, list);
    g_ptr_array_add(gathered->totals->lists, left_out);
    g_array_append_val(gathered->lists[row->platform], added);
    gathered->position[account] = gathered->lists[row->platform]->len;
    return account_at(gathered, row->platform, account);
}

/* A joint account has its rows whole, though each of its parties has them from zero. */
static void gather_rows(struct gathered *gathered) {
    const struct totals *totals = gathered->totals;
    g_autofree guint8 *counting = spend_counting(totals);
    for (guint32 i = 0; i < totals->dataset->observations->len; i++) {
        const struct observation *row = tally_row(totals->dataset, i);
        if (row->role != ROLE_MAIN || !*row->from->advertiser_id || !observation_amount(row, MEASURE_SPEND)->given ||
            !period_overlaps(row->period, totals->dataset->settings.period))
            continue;
        struct account_total *account = account_of(gathered, row, totals->identities.account[i]);
        account->divided = account->divided || row->notes & (NOTE_PART | NOTE_UNTOLD);
        const struct origin *origin = &account->spend.origin;
        row_list_add((struct row_list *)(counting[i] == COUNTS_NOT ? origin->left_out : origin->list), i,
                     counting[i] == COUNTS_FROM_ZERO);
    }
}

static void add_party(struct account_total *account, int party) {
    for (guint i = 0; i < account->parties->len; i++)
        if (g_array_index(account->parties, int, i) == party)
            return;
    g_array_append_val(account->parties, party);
}

/* The name, and the parties it is linked to on days on which it is listed. */
static void describe(const struct gathered *gathered, const struct advertiser_total *link) {
    if (!origin_has_rows(&link->spend.origin))
        return;
    guint32 row = link->spend.origin.list->rows[0].row;
    struct account_total *account = account_at(gathered, link->platform, gathered->totals->identities.account[row]);
    if (!account)
        return;
    account->name = *account->name ? account->name : link->name;
    account->person = account->person || link->person;
    if (link->party >= 0)
        add_party(account, link->party);
}

static void describe_all(const struct gathered *gathered) {
    const struct totals *totals = gathered->totals;
    for (int platform = 0; platform < (int)totals->dataset->platforms->len; platform++)
        for (int party = (int)totals->dataset->parties->len - 1; party >= PARTY_UNMAPPED; party--) {
            const GArray *links = totals_advertisers(totals, platform, party);
            for (guint i = 0; i < links->len; i++)
                describe(gathered, &g_array_index(links, struct advertiser_total, i));
        }
}

static gint compare_accounts(gconstpointer left, gconstpointer right) {
    const struct account_total *a = left, *b = right;
    if (a->compared != b->compared)
        return a->compared ? -1 : 1;
    struct ranked first = {a->rank, a->spend.value}, second = {b->rank, b->spend.value};
    if (a->compared) {
        total_extent(&a->spend, &first.value);
        total_extent(&b->spend, &second.value);
    }
    int order = compare_ranked(&first, &second);
    if (order == 0)
        order = strcmp(a->name, b->name);
    return order ? order : strcmp(a->advertiser_id, b->advertiser_id);
}

static void rank_accounts(GArray *accounts) {
    g_autofree struct interval *values = g_new(struct interval, accounts->len + 1);
    g_autofree struct interval *ranks = g_new(struct interval, accounts->len + 1);
    guint count = 0;
    for (guint i = 0; i < accounts->len; i++) {
        struct account_total *account = &g_array_index(accounts, struct account_total, i);
        account->compared = total_extent(&account->spend, &values[count]);
        count += account->compared;
    }
    set_ranks(ranks, values, count);
    for (guint i = 0, ranked = 0; i < accounts->len; i++) {
        struct account_total *account = &g_array_index(accounts, struct account_total, i);
        if (account->compared)
            account->rank = ranks[ranked++];
    }
    g_array_sort(accounts, compare_accounts);
}

static void account_clear(gpointer data) {
    g_array_unref(((struct account_total *)data)->parties);
}

void tally_accounts(struct totals *totals) {
    guint platforms = totals->dataset->platforms->len;
    g_autofree guint32 *position = g_new0(guint32, totals->identities.accounts + 1);
    struct gathered gathered = {totals, position, g_new0(GArray *, platforms + 1)};
    for (guint i = 0; i < platforms; i++) {
        gathered.lists[i] = g_array_new(FALSE, FALSE, sizeof(struct account_total));
        g_array_set_clear_func(gathered.lists[i], account_clear);
    }
    gather_rows(&gathered);
    describe_all(&gathered);
    for (guint platform = 0; platform < platforms; platform++) {
        for (guint i = 0; i < gathered.lists[platform]->len; i++) {
            struct account_total *account = &g_array_index(gathered.lists[platform], struct account_total, i);
            const struct origin *origin = &account->spend.origin;
            account->spend = spend_of_list(totals, (struct row_list *)origin->list, (struct row_list *)origin->left_out,
                                           (int)platform, STATE_NONE_LISTED);
        }
        rank_accounts(gathered.lists[platform]);
    }
    totals->accounts = gathered.lists;
}

void tally_accounts_free(struct totals *totals) {
    for (guint i = 0; totals->accounts && i < totals->dataset->platforms->len; i++)
        g_array_unref(totals->accounts[i]);
    g_free(totals->accounts);
}

const GArray *totals_accounts(const struct totals *totals, int platform) {
    return totals->accounts[platform];
}
