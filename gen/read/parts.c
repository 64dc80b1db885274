#include "read/parts.h"

#include "base/folded.h"

#include <string.h>

/* An account that some link divides. */
struct divided {
    int platform;
    const char *advertiser_id;
    GHashTable *payers; /* folded name -> number of the part */
    GArray *parts;      /* int: PART_REST, then numbers */
    bool dated;         /* some link of it begins or ends */
};

struct parts {
    GHashTable *accounts; /* a set of struct divided * */
};

static guint divided_hash(gconstpointer key) {
    const struct divided *account = key;
    return g_str_hash(account->advertiser_id) * 31 + (guint)account->platform;
}

static gboolean divided_equal(gconstpointer left, gconstpointer right) {
    const struct divided *a = left, *b = right;
    return a->platform == b->platform && strcmp(a->advertiser_id, b->advertiser_id) == 0;
}

static void divided_free(gpointer data) {
    struct divided *account = data;
    g_hash_table_unref(account->payers);
    g_array_unref(account->parts);
    g_free(account);
}

static struct divided *find(const struct parts *parts, int platform, const char *advertiser_id) {
    struct divided key = {.platform = platform, .advertiser_id = advertiser_id};
    return g_hash_table_size(parts->accounts) > 0 ? g_hash_table_lookup(parts->accounts, &key) : NULL;
}

static struct divided *add_account(struct parts *parts, const struct advertiser *link) {
    const int rest = PART_REST;
    struct divided *account = g_new(struct divided, 1);
    *account = (struct divided){link->platform, link->advertiser_id,
                                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                                g_array_new(FALSE, FALSE, sizeof(int)), false};
    g_array_append_val(account->parts, rest);
    g_hash_table_add(parts->accounts, account);
    return account;
}

static char *folded(const char *payer) {
    GString *text = g_string_new(NULL);
    folded_append(text, payer);
    return g_string_free(text, FALSE);
}

/* The first link that names a payer of an account gives the part its number. */
static int part_of(struct parts *parts, const struct advertiser *link, int number) {
    struct divided *account = find(parts, link->platform, link->advertiser_id);
    account = account ? account : add_account(parts, link);
    char *payer = folded(link->disclaimer);
    int known = GPOINTER_TO_INT(g_hash_table_lookup(account->payers, payer));
    if (known) {
        g_free(payer);
        return known;
    }
    g_hash_table_insert(account->payers, payer, GINT_TO_POINTER(number));
    g_array_append_val(account->parts, number);
    return number;
}

struct parts *parts_new(struct dataset *dataset) {
    struct parts *parts = g_new(struct parts, 1);
    parts->accounts = g_hash_table_new_full(divided_hash, divided_equal, divided_free, NULL);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (*link->disclaimer)
            link->part = part_of(parts, link, (int)i + 1);
    }
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        struct divided *account = find(parts, link->platform, link->advertiser_id);
        if (!*link->disclaimer)
            link->part = account ? PART_REST : PART_WHOLE;
        if (account)
            account->dated = account->dated || link->valid.first || link->valid.last;
    }
    return parts;
}

void parts_free(struct parts *parts) {
    g_hash_table_unref(parts->accounts);
    g_free(parts);
}

int parts_find(const struct parts *parts, int platform, const char *advertiser_id, const char *payer) {
    const struct divided *account = find(parts, platform, advertiser_id);
    if (!account || !*payer)
        return PART_WHOLE;
    g_autofree char *name = folded(payer);
    int number = GPOINTER_TO_INT(g_hash_table_lookup(account->payers, name));
    return number ? number : PART_REST;
}

const GArray *parts_of(const struct parts *parts, int platform, const char *advertiser_id) {
    const struct divided *account = find(parts, platform, advertiser_id);
    return account ? account->parts : NULL;
}

bool parts_are_dated(const struct parts *parts, int platform, const char *advertiser_id) {
    const struct divided *account = find(parts, platform, advertiser_id);
    return account && account->dated;
}
