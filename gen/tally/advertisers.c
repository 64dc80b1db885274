/* Spending by advertiser. The rows that count in a party's total are shared out over its advertisers, so that these add
 * up to it whatever it was made of; what a mapping adds to its party can then be read off its own row. */
#include "tally/tally_internal.h"

#include <stdlib.h>
#include <string.h>

/* Everything that advertisers.csv and the figures say of one account, or of one part of it. */
struct account {
    int platform;
    const char *advertiser_id;
    int part;
    GArray *claims; /* struct claim, by party and row; of all of an account those of its parts too */
    GArray *shares; /* guint: of its party, for each party or mapping it has */
    bool person;    /* said of all of it */
};

/* A party of a row of dataset->advertisers. */
struct claim {
    int party;
    guint row;
};

/* The rows of one account, or of one part of it, that count for one party. */
struct share {
    struct advertiser_total total;
    const struct account *account;
    struct row_list *list, *left_out; /* of spending; owned by totals */
    day_number named;                 /* last day of the row that gave the name */
};

struct sharing {
    struct totals *totals;
    GHashTable *accounts; /* a set of struct account * */
    GArray *shares;       /* struct share */
};

static guint account_hash(gconstpointer key) {
    const struct account *account = key;
    return (g_str_hash(account->advertiser_id) * 31 + (guint)account->part) * 31 + (guint)account->platform;
}

static gboolean account_equal(gconstpointer left, gconstpointer right) {
    const struct account *a = left, *b = right;
    return a->platform == b->platform && a->part == b->part && strcmp(a->advertiser_id, b->advertiser_id) == 0;
}

static void account_free(gpointer data) {
    struct account *account = data;
    g_array_unref(account->claims);
    g_array_unref(account->shares);
    g_free(account);
}

static struct account *account_of(struct sharing *sharing, int platform, const char *advertiser_id, int part) {
    struct account key = {.platform = platform, .advertiser_id = advertiser_id, .part = part};
    struct account *account = g_hash_table_lookup(sharing->accounts, &key);
    if (account)
        return account;
    account = g_new(struct account, 1);
    *account = (struct account){.platform = platform,
                                .advertiser_id = advertiser_id,
                                .part = part,
                                .claims = g_array_new(FALSE, FALSE, sizeof(struct claim)),
                                .shares = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_hash_table_add(sharing->accounts, account);
    return account;
}

static const struct advertiser *mapping_at(const struct sharing *sharing, guint row) {
    return &g_array_index(sharing->totals->dataset->advertisers, struct advertiser, row);
}

static struct share *share_at(const struct sharing *sharing, guint index) {
    return &g_array_index(sharing->shares, struct share, index);
}

static bool holds_in(const struct advertiser *mapping, struct period period) {
    return mapping->valid.first <= period.last && (!mapping->valid.last || mapping->valid.last >= period.first);
}

static const struct claim *claim_at(const struct account *account, guint i) {
    return &g_array_index(account->claims, struct claim, i);
}

/* The first claim of a party, or of the one after it. */
static guint first_claim(const struct account *account, int party) {
    guint low = 0, high = account->claims->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (claim_at(account, middle)->party < party)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The row of advertisers.csv that gives an account this party in a period; -1 if none does, or several parts of it have
 * such a row, and it is not known of which part this is. */
static int mapping_in(const struct sharing *sharing, const struct account *account, int party, struct period period) {
    int found = -1;
    for (guint i = first_claim(account, party); i < account->claims->len; i++) {
        if (claim_at(account, i)->party != party)
            break;
        guint row = claim_at(account, i)->row;
        const struct advertiser *mapping = mapping_at(sharing, row);
        if (!holds_in(mapping, period))
            continue;
        if (mapping->part == account->part)
            return (int)row;
        if (found >= 0 && mapping_at(sharing, (guint)found)->part != mapping->part)
            return -1;
        found = found >= 0 ? found : (int)row;
    }
    return found;
}

static struct share *share_of(struct sharing *sharing, struct account *account, int party, int mapping) {
    for (guint i = 0; i < account->shares->len; i++) {
        struct share *share = share_at(sharing, g_array_index(account->shares, guint, i));
        if (share->total.party == party && share->total.mapping == mapping)
            return share;
    }
    struct share share = {
        .total = {.platform = account->platform,
                  .party = party,
                  .mapping = mapping,
                  .part = account->part,
                  .advertiser_id = account->advertiser_id,
                  .name = mapping >= 0 ? mapping_at(sharing, (guint)mapping)->name : ""},
        .account = account,
        .list = g_new0(struct row_list, 1),
        .left_out = g_new0(struct row_list, 1),
    };
    g_ptr_array_add(sharing->totals->lists, share.list);
    g_ptr_array_add(sharing->totals->lists, share.left_out);
    g_array_append_val(account->shares, sharing->shares->len);
    g_array_append_val(sharing->shares, share);
    return share_at(sharing, sharing->shares->len - 1);
}

static gint compare_claims(gconstpointer left, gconstpointer right) {
    const struct claim *a = left, *b = right;
    if (a->party != b->party)
        return a->party < b->party ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static void sort_claims(const struct sharing *sharing) {
    GHashTableIter iter;
    gpointer account;
    g_hash_table_iter_init(&iter, sharing->accounts);
    while (g_hash_table_iter_next(&iter, &account, NULL))
        g_array_sort(((struct account *)account)->claims, compare_claims);
}

/* Every mapping to a party is listed, with figures or without. */
static void share_mappings(struct sharing *sharing) {
    const GArray *advertisers = sharing->totals->dataset->advertisers;
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser *mapping = mapping_at(sharing, i);
        struct account *account = account_of(sharing, mapping->platform, mapping->advertiser_id, mapping->part);
        struct account *whole = account_of(sharing, mapping->platform, mapping->advertiser_id, PART_WHOLE);
        whole->person = whole->person || advertiser_is_private(mapping);
        for (guint party = 0; party < mapping->party_count; party++) {
            struct claim claim = {mapping->parties[party], i};
            g_array_append_val(account->claims, claim);
            if (whole != account)
                g_array_append_val(whole->claims, claim);
            if (claim.party >= 0)
                share_of(sharing, account, claim.party, (int)i);
        }
    }
    sort_claims(sharing);
}

guint8 *spend_counting(const struct totals *totals) {
    guint8 *counting = g_new0(guint8, totals->dataset->observations->len + 1);
    for (int platform = 0; platform < (int)totals->dataset->platforms->len; platform++) {
        const struct row_list *list = &series_of(totals, platform, GROUP_ALL, MEASURE_SPEND)->list;
        for (guint i = 0; i < list->count; i++)
            counting[list->rows[i].row] = list->rows[i].from_zero ? COUNTS_FROM_ZERO : COUNTS_WHOLE;
    }
    return counting;
}

/* A platform may rename a page: the last name is the one that people find there. */
static void name_share(struct share *share, const struct observation *row) {
    if (share->total.mapping >= 0 || !*row->from->advertiser || row->period.last < share->named ||
        (share->named && row->notes & NOTE_AFTER_COPY))
        return;
    share->total.name = row->from->advertiser;
    share->named = row->period.last;
}

/* The share of a party in a row. What is known to be of one link is of the part that this is about. */
static struct share *share_in(struct sharing *sharing, struct account *account, int party, struct period period) {
    int mapping = mapping_in(sharing, account, party, period);
    int part = mapping >= 0 ? mapping_at(sharing, (guint)mapping)->part : account->part;
    struct account *own =
        part == account->part ? account : account_of(sharing, account->platform, account->advertiser_id, part);
    return share_of(sharing, own, party, mapping);
}

static void share_row(struct sharing *sharing, guint32 index, const struct observation *row, guint8 counting) {
    struct account *account = account_of(sharing, row->platform, row->from->advertiser_id, row->part);
    guint count;
    const int *parties = row_parties(row, &count);
    for (guint i = 0; i < count; i++) {
        struct share *share = share_in(sharing, account, parties[i], row->period);
        name_share(share, row);
        row_list_add(counting == COUNTS_NOT ? share->left_out : share->list, index,
                     count > 1 || counting == COUNTS_FROM_ZERO);
    }
}

static void share_rows(struct sharing *sharing) {
    const struct dataset *dataset = sharing->totals->dataset;
    g_autofree guint8 *counting = spend_counting(sharing->totals);
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->role == ROLE_MAIN && *row->from->advertiser_id && observation_amount(row, MEASURE_SPEND)->given &&
            period_overlaps(row->period, dataset->settings.period))
            share_row(sharing, i, row, counting[i]);
    }
}

/* Why there is nothing for an advertiser that no row is about. */
static enum state state_without_rows(const struct sharing *sharing, const struct share *share) {
    const struct totals *totals = sharing->totals;
    struct period period = totals->dataset->settings.period;
    if (share->left_out->rows || share->total.beside_untold)
        return STATE_NOT_REPORTED;
    if (share->total.mapping >= 0 && !holds_in(mapping_at(sharing, (guint)share->total.mapping), period))
        return STATE_NOT_APPLICABLE;
    bool incomplete;
    struct state_counts counts = {{0}, 0};
    day_states_count(&totals->days, share->total.platform, MEASURE_SPEND, period, &counts);
    enum state state = state_counts_summary(&counts, &incomplete);
    return state == STATE_NONE_LISTED && !totals->lists_advertisers[share->total.platform] ? STATE_NOT_REPORTED : state;
}

struct total spend_of_list(const struct totals *totals, struct row_list *list, struct row_list *left_out, int platform,
                           enum state without) {
    struct total total = {.state = without,
                          .origin = {.dataset = totals->dataset,
                                     .list = list,
                                     .left_out = left_out && left_out->rows ? left_out : NULL,
                                     .frame = totals->dataset->settings.period,
                                     .days = totals_days(totals, platform, MEASURE_SPEND),
                                     .measure = MEASURE_SPEND}};
    row_list_close(list, totals->dataset);
    if (left_out)
        row_list_close(left_out, totals->dataset);
    if (totals->known_lists)
        row_list_share(list, totals->known_lists);
    total_resolve(totals, &total);
    if (is_mixed(totals, list, left_out))
        raise_to_least(totals, &total);
    return total;
}

/* True for all of an account if links divide it. */
static bool is_divided(const struct sharing *sharing, const struct account *account) {
    return account->claims->len > 0 && mapping_at(sharing, claim_at(account, 0)->row)->part != account->part;
}

/* What of an account nobody is said to have paid for, if it has a party, is of one of the parts that this party has of it. */
static bool is_beside_untold(struct sharing *sharing, const struct share *share) {
    const struct account *whole = account_of(sharing, share->total.platform, share->total.advertiser_id, PART_WHOLE);
    for (guint i = 0; share->total.part != PART_WHOLE && i < whole->shares->len; i++) {
        const struct share *other = share_at(sharing, g_array_index(whole->shares, guint, i));
        if (other->total.party == share->total.party && other->total.mapping < 0 && other->list->rows)
            return true;
    }
    return false;
}

static void resolve_share(struct sharing *sharing, struct share *share) {
    share->total.person = account_of(sharing, share->total.platform, share->total.advertiser_id, PART_WHOLE)->person;
    share->total.divided = share->total.part != PART_WHOLE || is_divided(sharing, share->account);
    share->total.untold = share->total.part == PART_WHOLE && share->total.mapping < 0 && share->total.divided;
    share->total.beside_untold = is_beside_untold(sharing, share);
    share->total.spend = spend_of_list(sharing->totals, share->list, share->left_out, share->total.platform,
                                       state_without_rows(sharing, share));
}

/* An advertiser that is put in order. */
struct ranked_advertiser {
    const struct advertiser_total *total;
    struct ranked ranked;
    char *name; /* case-folded; bytes compare the same everywhere */
};

static int compare_ordered(gconstpointer left, gconstpointer right) {
    const struct ranked_advertiser *a = left, *b = right;
    int order = compare_ranked(&a->ranked, &b->ranked);
    if (order == 0)
        order = strcmp(a->name, b->name);
    if (order == 0)
        order = strcmp(a->total->advertiser_id, b->total->advertiser_id);
    if (order == 0)
        order = a->total->part - b->total->part;
    return order ? order : a->total->mapping - b->total->mapping;
}

/* Those with a number, or that hide one, are ranked among each other. */
static void rank_advertisers(struct ranked_advertiser *ordered, guint count) {
    g_autofree struct interval *values = g_new(struct interval, count + 1);
    g_autofree struct interval *ranks = g_new(struct interval, count + 1);
    for (guint i = 0; i < count; i++)
        values[i] = ordered[i].total->spend.value;
    set_ranks(ranks, values, count);
    for (guint i = 0; i < count; i++)
        ordered[i].ranked = (struct ranked){ranks[i], values[i]};
}

static GArray *in_order(const GArray *advertisers) {
    guint count = 0;
    g_autofree struct ranked_advertiser *ordered = g_new(struct ranked_advertiser, advertisers->len + 1);
    for (int valued = 1; valued >= 0; valued--) {
        for (guint i = 0; i < advertisers->len; i++) {
            const struct advertiser_total *total = &g_array_index(advertisers, struct advertiser_total, i);
            if ((total->spend.state == STATE_VALUE) == valued)
                ordered[count++] = (struct ranked_advertiser){
                    total, {interval_of(INT64_MAX), interval_of(0)}, g_utf8_casefold(total->name, -1)};
        }
        if (valued)
            rank_advertisers(ordered, count);
    }
    qsort(ordered, count, sizeof *ordered, compare_ordered);
    GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(struct advertiser_total), count);
    for (guint i = 0; i < count; i++) {
        g_array_append_val(sorted, *ordered[i].total);
        g_free(ordered[i].name);
    }
    return sorted;
}

static guint list_count(const struct totals *totals) {
    return totals->dataset->platforms->len * (totals->dataset->parties->len + 1);
}

static guint list_index(const struct totals *totals, int platform, int party) {
    return (guint)platform * (totals->dataset->parties->len + 1) + (guint)(party + 1);
}

void tally_advertisers(struct totals *totals) {
    struct sharing sharing = {totals, g_hash_table_new_full(account_hash, account_equal, account_free, NULL),
                              g_array_new(FALSE, TRUE, sizeof(struct share))};
    totals->advertisers = g_new0(GArray *, list_count(totals) + 1);
    share_mappings(&sharing);
    share_rows(&sharing);
    for (guint i = 0; i < list_count(totals); i++)
        totals->advertisers[i] = g_array_new(FALSE, FALSE, sizeof(struct advertiser_total));
    for (guint i = 0; i < sharing.shares->len; i++) {
        struct share *share = share_at(&sharing, i);
        resolve_share(&sharing, share);
        g_array_append_val(totals->advertisers[list_index(totals, share->total.platform, share->total.party)],
                           share->total);
    }
    for (guint i = 0; i < list_count(totals); i++) {
        GArray *ordered = in_order(totals->advertisers[i]);
        g_array_unref(totals->advertisers[i]);
        totals->advertisers[i] = ordered;
    }
    g_array_unref(sharing.shares);
    g_hash_table_unref(sharing.accounts);
}

void tally_advertisers_free(struct totals *totals) {
    for (guint i = 0; totals->advertisers && i < list_count(totals); i++)
        g_array_unref(totals->advertisers[i]);
    g_free(totals->advertisers);
}

const GArray *totals_advertisers(const struct totals *totals, int platform, int whose) {
    return totals->advertisers[list_index(totals, platform, whose)];
}

/* Two lists that totals owns: of rows that count, and of those left out. */
struct lists {
    struct row_list *counted, *left_out;
};

static struct lists lists_new(const struct totals *totals) {
    struct lists lists = {g_new0(struct row_list, 1), g_new0(struct row_list, 1)};
    g_ptr_array_add(totals->lists, lists.counted);
    g_ptr_array_add(totals->lists, lists.left_out);
    return lists;
}

/* A total that is asked for when the others are made; NULL if no row counts. */
static const struct total *total_of_lists(const struct totals *totals, struct lists lists, int platform) {
    if (!lists.counted->rows)
        return NULL;
    struct total *total = g_new0(struct total, 1);
    g_ptr_array_add(totals->rests, total);
    *total = spend_of_list(totals, lists.counted, lists.left_out, platform, STATE_NONE_LISTED);
    return total;
}

/* Adds the rows of a list, but for those that are taken (NULL: none are). */
static void add_rows(struct row_list *list, const struct row_list *from, GHashTable *taken) {
    for (guint i = 0; from && i < from->count; i++) {
        const struct origin_row *row = &from->rows[i];
        if (!taken || !g_hash_table_contains(taken, GUINT_TO_POINTER(row->row)))
            row_list_add(list, row->row, row->from_zero);
    }
}

const struct total *totals_of_advertisers(const struct totals *totals, int platform, const GPtrArray *advertisers) {
    struct lists lists = lists_new(totals);
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser_total *advertiser = g_ptr_array_index(advertisers, i);
        add_rows(lists.counted, advertiser->spend.origin.list, NULL);
        add_rows(lists.left_out, advertiser->spend.origin.left_out, NULL);
    }
    return total_of_lists(totals, lists, platform);
}

static void take_rows(GHashTable *taken, const struct row_list *list) {
    for (guint i = 0; list && i < list->count; i++)
        g_hash_table_add(taken, GUINT_TO_POINTER(list->rows[i].row));
}

const struct total *totals_rest(const struct totals *totals, int platform, int whose, const GPtrArray *listed) {
    const struct series *series = series_of(totals, platform, whose, MEASURE_SPEND);
    if (series->whole.state != STATE_VALUE)
        return NULL;
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < listed->len; i++) {
        const struct advertiser_total *advertiser = g_ptr_array_index(listed, i);
        take_rows(taken, advertiser->spend.origin.list);
        take_rows(taken, advertiser->spend.origin.left_out);
    }
    struct lists lists = lists_new(totals);
    add_rows(lists.counted, &series->list, taken);
    add_rows(lists.left_out, &series->left_out, taken);
    return total_of_lists(totals, lists, platform);
}
