/* The low end of a total from rows about wholes and rows about their parts. Which of them count is one choice, made by
 * division; but a sum of any rows that share no money is a lower bound, and parts may prove more than their whole, of
 * which the source says "at most 100". So that hiding a whole never makes a total more certain, the low end is the best
 * of these bounds: of each stretch of days the rows of one kind, or of what is left without the coarsest kind. */
#include "tally/tally_internal.h"

#include <stdlib.h>
#include <string.h>

enum { KINDS = 24 }; /* three levels, each with eight divisions */

/* A row with a number that lies within the days. */
struct piece {
    guint32 root; /* rows of different roots share no money */
    unsigned kind;
    struct period days;
    int64_t low;
};

struct pieces {
    const struct totals *totals;
    const struct origin *origin;
    GArray *pieces;     /* struct piece */
    GArray *rows;       /* guint32: the row of each */
    GHashTable *wholes; /* set of roots of parties and accounts of which a row is about all */
};

static unsigned kind_of(const struct observation *row, unsigned fixed) {
    unsigned level = *row->ad ? 2 : *row->from->advertiser_id ? 1 : 0;
    return level * 8 + division_of_row(row, fixed);
}

/* Numbers for the three levels that do not meet: those of parties come first, then accounts, then ads. */
static guint32 party_root(const struct observation *row) {
    return 1 + (guint32)(row->party - PARTY_SEVERAL);
}

static guint32 account_root(const struct pieces *pieces, guint32 row) {
    return 16 + pieces->totals->dataset->parties->len + pieces->totals->identities.account[row];
}

static guint32 ad_root(const struct pieces *pieces, guint32 row) {
    return 16 + pieces->totals->dataset->parties->len + pieces->totals->identities.accounts +
           ad_of(&pieces->totals->identities, row) + 1;
}

static void add_piece(struct pieces *pieces, const struct origin_row *at) {
    const struct observation *row = tally_row(pieces->totals->dataset, at->row);
    const struct amount *amount = observation_amount(row, pieces->origin->measure);
    bool shared = at->from_zero && row->party == PARTY_SEVERAL;
    if (!amount->given || amount->state != STATE_VALUE || shared ||
        !period_contains(pieces->origin->frame, row->period))
        return;
    struct piece piece = {0, kind_of(row, pieces->origin->fixed), row->period, amount->value.low};
    guint32 index = at->row;
    g_array_append_val(pieces->pieces, piece);
    g_array_append_val(pieces->rows, index);
    if (!*row->from->advertiser_id && row->party >= 0)
        g_hash_table_add(pieces->wholes, GUINT_TO_POINTER(party_root(row)));
    else if (!*row->ad)
        g_hash_table_add(pieces->wholes, GUINT_TO_POINTER(account_root(pieces, at->row)));
}

static void add_list(struct pieces *pieces, const struct row_list *list) {
    if (!list || !list->rows)
        return;
    guint start, end = row_list_within(list, pieces->totals->dataset, pieces->origin->frame, &start);
    for (guint i = start; i < end; i++)
        add_piece(pieces, &list->rows[i]);
}

/* The coarsest whole that some row is about and that may hold this one. */
static void find_roots(struct pieces *pieces) {
    for (guint i = 0; i < pieces->pieces->len; i++) {
        guint32 index = g_array_index(pieces->rows, guint32, i);
        const struct observation *row = tally_row(pieces->totals->dataset, index);
        guint32 party = party_root(row), account = account_root(pieces, index);
        bool in_party = row->party >= 0 && g_hash_table_contains(pieces->wholes, GUINT_TO_POINTER(party));
        bool in_account = !*row->ad || g_hash_table_contains(pieces->wholes, GUINT_TO_POINTER(account));
        g_array_index(pieces->pieces, struct piece, i).root = in_party     ? party
                                                              : in_account ? account
                                                                           : ad_root(pieces, index);
    }
}

static int compare_pieces(const void *left, const void *right) {
    const struct piece *a = left, *b = right;
    if (a->root != b->root)
        return a->root < b->root ? -1 : 1;
    if (a->days.first != b->days.first)
        return a->days.first < b->days.first ? -1 : 1;
    return (a->days.last > b->days.last) - (a->days.last < b->days.last);
}

static int64_t plus(int64_t a, int64_t b) {
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

static int64_t least_of(const struct piece *pieces, guint count);

/* The best bound of rows whose days hang together: of one kind, or of all but the coarsest. */
static int64_t least_of_stretch(const struct piece *pieces, guint count) {
    int64_t sums[KINDS] = {0}, best = 0;
    unsigned kinds = 0, coarsest = KINDS;
    for (guint i = 0; i < count; i++) {
        sums[pieces[i].kind] = plus(sums[pieces[i].kind], pieces[i].low);
        kinds |= 1u << pieces[i].kind;
        coarsest = MIN(coarsest, pieces[i].kind);
    }
    for (unsigned kind = 0; kind < KINDS; kind++)
        best = MAX(best, sums[kind]);
    if (kinds == 1u << coarsest)
        return best;
    g_autofree struct piece *finer = g_new(struct piece, count);
    guint kept = 0;
    for (guint i = 0; i < count; i++)
        if (pieces[i].kind != coarsest)
            finer[kept++] = pieces[i];
    return MAX(best, least_of(finer, kept));
}

/* Of rows in order: each root, and each stretch of days of it, adds its own. */
static int64_t least_of(const struct piece *pieces, guint count) {
    int64_t sum = 0;
    for (guint start = 0, end; start < count; start = end) {
        day_number last = pieces[start].days.last;
        for (end = start + 1; end < count && pieces[end].root == pieces[start].root && pieces[end].days.first <= last;
             end++)
            last = MAX(last, pieces[end].days.last);
        sum = plus(sum, least_of_stretch(&pieces[start], end - start));
    }
    return sum;
}

/* What adds. */
static int64_t least_sum(const struct totals *totals, const struct origin *origin) {
    struct pieces pieces = {totals, origin, g_array_new(FALSE, FALSE, sizeof(struct piece)),
                            g_array_new(FALSE, FALSE, sizeof(guint32)), g_hash_table_new(NULL, NULL)};
    add_list(&pieces, origin->list);
    add_list(&pieces, origin->left_out);
    find_roots(&pieces);
    if (pieces.pieces->len > 0)
        qsort(pieces.pieces->data, pieces.pieces->len, sizeof(struct piece), compare_pieces);
    int64_t least = least_of((const struct piece *)(const void *)pieces.pieces->data, pieces.pieces->len);
    g_array_unref(pieces.pieces);
    g_array_unref(pieces.rows);
    g_hash_table_unref(pieces.wholes);
    return least;
}

static void add_entries(GArray *entries, const struct origin *origin, const struct row_list *list) {
    if (!list || !list->rows)
        return;
    guint start, end = row_list_within(list, origin->dataset, origin->frame, &start);
    for (guint i = start; i < end; i++) {
        const struct origin_row *at = &list->rows[i];
        const struct observation *row = tally_row(origin->dataset, at->row);
        const struct amount *amount = observation_amount(row, origin->measure);
        bool shared = at->from_zero && row->party == PARTY_SEVERAL;
        struct entry entry = {row, at->row, amount->value};
        if (amount->given && amount->state == STATE_VALUE && !shared && period_contains(origin->frame, row->period))
            g_array_append_val(entries, entry);
    }
}

/* Ads, advertisers and people are never counted twice, so that all rows may be counted together. */
static int64_t least_union(const struct totals *totals, const struct origin *origin) {
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
    struct entry *first;
    unsigned flags = 0;
    int64_t least = 0;
    add_entries(entries, origin, origin->list);
    add_entries(entries, origin, origin->left_out);
    first = (struct entry *)(void *)entries->data;
    if (measure_rule(origin->measure)->counts_people) {
        for (guint i = 0; i < entries->len; i++)
            least = MAX(least, first[i].value.low);
        return least;
    }
    if (entries->len == 0)
        return 0;
    sort_entries(&totals->identities, first, entries->len);
    return count_different(&totals->identities, origin->measure, first, entries->len, &flags).low;
}

void raise_to_least(const struct totals *totals, struct total *total) {
    const struct origin *origin = &total->origin;
    if (total->state != STATE_VALUE)
        return;
    int64_t least =
        measure_rule(origin->measure)->adds_over_periods ? least_sum(totals, origin) : least_union(totals, origin);
    /* Parts that prove more than the whole may be are a source's noise: then its whole is believed. */
    if (least > total->value.low && (total->value.open || least <= total->value.high)) {
        total->value.low = least;
        total->value.above = false;
        total->origin.rules |= RULE_LEAST;
    }
}

bool is_mixed(const struct totals *totals, const struct row_list *list, const struct row_list *left_out) {
    for (guint i = 0; i < list->count; i++) {
        const struct origin_row *at = &list->rows[i];
        if (at->from_zero && tally_row(totals->dataset, at->row)->party != PARTY_SEVERAL)
            return true;
    }
    return left_out && left_out->rows;
}
