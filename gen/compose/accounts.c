#include "compose/accounts.h"

#include "base/slug.h"

#include <string.h>

static struct account *account_add(struct report *report, int platform, const char *advertiser_id) {
    struct account *account = report_alloc(report, sizeof *account);
    *account =
        (struct account){.platform = platform, .advertiser_id = advertiser_id, .name = "", .party = PARTY_UNMAPPED};
    g_hash_table_add(report->account_index, account);
    return account;
}

void accounts_begin(struct composer *composer) {
    const GArray *links = composer->dataset->advertisers;
    for (guint i = 0; i < links->len; i++) {
        const struct advertiser *link = &g_array_index(links, struct advertiser, i);
        if (advertiser_is_private(link) && !report_account(composer->report, link->platform, link->advertiser_id))
            account_add(composer->report, link->platform, link->advertiser_id)->private = true;
    }
    composer->account_keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    composer->account_numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    composer->links = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < links->len; i++) {
        const struct advertiser *link = &g_array_index(links, struct advertiser, i);
        GPtrArray *same = g_hash_table_lookup(composer->links, link->advertiser_id);
        if (!same) {
            same = g_ptr_array_new();
            g_hash_table_insert(composer->links, (gpointer)link->advertiser_id, same);
        }
        g_ptr_array_add(same, (gpointer)link);
    }
}

static gint compare_parties(gconstpointer left, gconstpointer right) {
    return *(const int *)left - *(const int *)right;
}

static void add_party(GArray *parties, int party) {
    for (guint i = 0; i < parties->len; i++)
        if (g_array_index(parties, int, i) == party)
            return;
    g_array_append_val(parties, party);
}

/* The parties that its links name, on whatever days these hold; nobody is among them if a part of it is nobody's. */
static GArray *linked_parties(const struct composer *composer, const struct account *account) {
    const GPtrArray *links = g_hash_table_lookup(composer->links, account->advertiser_id);
    GArray *parties = g_array_new(FALSE, FALSE, sizeof(int));
    bool divided = false, rest = false;
    for (guint i = 0; links && i < links->len; i++) {
        const struct advertiser *link = g_ptr_array_index(links, i);
        if (link->platform != account->platform)
            continue;
        divided = divided || link->part != PART_WHOLE;
        rest = rest || link->part == PART_REST;
        for (guint j = 0; j < link->party_count; j++)
            if (link->parties[j] >= 0 || link->part != PART_WHOLE)
                add_party(parties, link->parties[j]);
    }
    if (divided && !rest)
        add_party(parties, PARTY_UNMAPPED);
    g_array_sort(parties, compare_parties);
    return parties;
}

static void set_parties(const struct composer *composer, struct account *account) {
    g_autoptr(GArray) parties = linked_parties(composer, account);
    if (parties->len == 1)
        account->party = g_array_index(parties, int, 0);
    if (parties->len < 2)
        return;
    int *candidates = report_alloc(composer->report, parties->len * sizeof(int));
    memcpy(candidates, parties->data, parties->len * sizeof(int));
    account->party = PARTY_SEVERAL;
    account->candidates = candidates;
    account->candidate_count = parties->len;
}

/* "meta-121264564551002": an id may be any text, a key is a word. */
static const char *new_key(struct composer *composer, const struct account *account) {
    const char *platform = dataset_platform(composer->dataset, account->platform)->id;
    g_autofree char *word = g_strconcat(platform, "-", account->advertiser_id, NULL);
    for (char *letter = word; *letter; letter++)
        if (!g_ascii_isalnum(*letter))
            *letter = '-';
    g_autofree char *key = slug_unused(word, composer->account_keys, composer->account_numbers);
    return report_string(composer->report, key);
}

const struct account *accounts_publish(struct composer *composer, int platform, const char *advertiser_id,
                                       const char *name) {
    struct report *report = composer->report;
    struct account *account = (struct account *)report_account(report, platform, advertiser_id);
    if (account && account->private)
        return NULL;
    if (!account) {
        account = account_add(report, platform, advertiser_id);
        account->key = new_key(composer, account);
        set_parties(composer, account);
        g_ptr_array_add(report->accounts, account);
    }
    if (!*account->name)
        account->name = report_string(report, name);
    return account;
}

static gint compare_keys(gconstpointer left, gconstpointer right) {
    return strcmp((*(const struct account *const *)left)->key, (*(const struct account *const *)right)->key);
}

void accounts_end(struct composer *composer) {
    g_ptr_array_sort(composer->report->accounts, compare_keys);
    g_hash_table_unref(composer->links);
    g_hash_table_unref(composer->account_keys);
    g_hash_table_unref(composer->account_numbers);
}
