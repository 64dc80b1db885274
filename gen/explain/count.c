/* How many different ads or advertisers lines are about, worked out by looking at each id anew. */
#include "explain/explainer.h"

#include <string.h>

/* What is known of one thing, or of things without ids that may be the same. */
struct known {
    struct interval value;
    bool single; /* each line is about one */
    guint count;
};

static void know(struct known *known, struct interval value) {
    bool single = !value.open && value.high <= 1;
    known->single = (known->count == 0 || known->single) && single;
    if (known->count++ == 0) {
        known->value = value;
        return;
    }
    struct interval both[] = {known->value, value};
    known->value = interval_union(both, G_N_ELEMENTS(both), -1);
}

static struct known *known_of(GHashTable *all, const char *key) {
    struct known *known = g_hash_table_lookup(all, key);
    if (!known) {
        known = g_new0(struct known, 1);
        g_hash_table_insert(all, g_strdup(key), known);
    }
    return known;
}

/* One account, or a party as a whole: its ads with ids, each once, and those without. */
struct holder {
    int party; /* PARTY_SEVERAL if its lines are of more than one */
    bool account;
    GHashTable *ads;       /* id -> struct known * */
    GHashTable *parts;     /* part of the account that a payer paid for -> its ads without ids, struct known * */
    struct known nameless; /* ads without ids; or the advertisers of a whole */
};

static void holder_free(gpointer data) {
    struct holder *holder = data;
    g_hash_table_unref(holder->ads);
    g_hash_table_unref(holder->parts);
    g_free(holder);
}

static struct holder *holder_of(GHashTable *holders, const struct observation *row) {
    g_autofree char *key = *row->from->advertiser_id
                               ? g_strdup_printf("id %d %s", row->platform, row->from->advertiser_id)
                               : g_strdup_printf("party %d %d", row->platform, row->party);
    struct holder *holder = g_hash_table_lookup(holders, key);
    if (!holder) {
        holder = g_new0(struct holder, 1);
        holder->party = row->party;
        holder->account = *row->from->advertiser_id != '\0';
        holder->ads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        holder->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_hash_table_insert(holders, g_steal_pointer(&key), holder);
    }
    if (holder->party != row->party)
        holder->party = PARTY_SEVERAL;
    return holder;
}

/* A thing that is listed several times counts once; it is certain if some line says so. */
static struct interval once(const struct known *known, struct interval most) {
    if (!known->single)
        return known->value;
    return interval_between(MIN(known->value.low, 1), MIN(most.open ? 1 : most.high, 1));
}

/* Ads that different payers paid for are different ones. */
static void know_parts(const struct holder *holder, struct known *total) {
    struct interval told = interval_of(0);
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, holder->parts);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        interval_add_to(&told, ((const struct known *)value)->value);
    if (g_hash_table_size(holder->parts) > 0)
        know(total, told);
}

static struct known total_of(const struct holder *holder, enum measure measure) {
    struct known total = holder->nameless;
    struct interval listed = interval_of(0);
    GHashTableIter iter;
    gpointer value;
    know_parts(holder, &total);
    g_hash_table_iter_init(&iter, holder->ads);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct known *ad = value;
        interval_add_to(&listed, once(ad, ad->value));
    }
    if (measure_rule(measure)->counts_accounts && holder->account) {
        struct known one = {interval_between(MIN(total.value.low, 1), total.value.open ? 1 : MIN(total.value.high, 1)),
                            true, 1};
        return one;
    }
    if (g_hash_table_size(holder->ads) > 0)
        know(&total, listed);
    return total;
}

/* What is listed of a party as a whole may hold its accounts. */
struct party_count {
    struct known whole;
    struct interval accounts;
    bool has_accounts;
};

static struct interval join_parties(GHashTable *parties, const struct party_count *several) {
    struct interval sum = interval_of(0);
    bool any_whole = false;
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, parties);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        struct party_count *party = value;
        struct known both = party->whole;
        any_whole = any_whole || (party->whole.count > 0 && GPOINTER_TO_INT(key) >= 0);
        if (party->has_accounts)
            know(&both, party->accounts);
        interval_add_to(&sum, both.value);
    }
    struct interval rest = several->accounts;
    if (several->has_accounts && any_whole)
        rest.low = 0;
    if (several->has_accounts)
        interval_add_to(&sum, rest);
    return sum;
}

static void add_holder(GHashTable *parties, struct party_count *several, const struct holder *holder,
                       enum measure measure) {
    struct party_count *party = several;
    struct known total = total_of(holder, measure);
    if (holder->party != PARTY_SEVERAL) {
        party = g_hash_table_lookup(parties, GINT_TO_POINTER(holder->party));
        if (!party) {
            party = g_new0(struct party_count, 1);
            g_hash_table_insert(parties, GINT_TO_POINTER(holder->party), party);
        }
    }
    if (!holder->account) {
        know(&party->whole, total.value);
        return;
    }
    interval_add_to(&party->accounts, total.value);
    party->has_accounts = true;
}

/* Where a line is counted: with its ad, or with those of its part of the account that have no id. */
static struct known *counted_with(struct holder *holder, enum measure measure, const struct observation *row) {
    if (!measure_rule(measure)->counts_ads || (!*row->ad && row->part == PART_WHOLE))
        return &holder->nameless;
    g_autofree char *part = g_strdup_printf("%d", row->part);
    return *row->ad ? known_of(holder->ads, row->ad) : known_of(holder->parts, part);
}

struct interval explain_count(const GArray *lines, enum measure measure) {
    g_autoptr(GHashTable) holders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, holder_free);
    g_autoptr(GHashTable) parties = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    struct party_count several = {.has_accounts = false};
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        if (line->amount->state != STATE_VALUE)
            continue;
        struct holder *holder = holder_of(holders, line->observation);
        know(counted_with(holder, measure, line->observation), line->value);
    }
    GHashTableIter iter;
    gpointer holder;
    g_hash_table_iter_init(&iter, holders);
    while (g_hash_table_iter_next(&iter, NULL, &holder))
        add_holder(parties, &several, holder, measure);
    return join_parties(parties, &several);
}
