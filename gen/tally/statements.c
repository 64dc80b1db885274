/* What statements of a register add up to: by organisation, and all of them. Never added to what platforms list. */
#include "tally/tally_internal.h"

#include <string.h>

static void add(struct statements_amount *sum, const struct statement *statement, bool says, struct interval amount) {
    sum->said += says;
    sum->crosses = sum->crosses || (says && statement->crosses && amount.high > 0);
    sum->open = sum->open || !says;
    if (says && !interval_add(sum->value, amount, &sum->value))
        sum->value = interval_from(sum->value.low);
}

static void add_statement(struct statements_total *total, const struct statement *statement) {
    total->count++;
    add(&total->paid, statement, statement->says_paid, statement->paid);
    add(&total->whole, statement, statement->says_whole, statement->whole);
    add(&total->online, statement, statement->says_online, statement->online);
}

/* An amount that a statement does not say may be anything: with one of these, a sum has no upper end. */
static void close_amount(struct statements_amount *sum) {
    sum->state = sum->said > 0 ? STATE_VALUE : STATE_NOT_REPORTED;
    if (sum->open && sum->said > 0)
        sum->value = interval_opened(sum->value);
}

static void close_total(struct statements_total *total) {
    close_amount(&total->paid);
    close_amount(&total->whole);
    close_amount(&total->online);
}

/* Of the most at least, then at most; the same by name. */
static gint compare_totals(gconstpointer left, gconstpointer right) {
    const struct statements_total *a = left, *b = right;
    if (a->paid.value.low != b->paid.value.low)
        return a->paid.value.low < b->paid.value.low ? 1 : -1;
    if (a->paid.value.high != b->paid.value.high)
        return a->paid.value.high < b->paid.value.high ? 1 : -1;
    return strcmp(a->organisation, b->organisation);
}

void tally_statements(struct totals *totals) {
    const GArray *all = totals->dataset->statements;
    g_autoptr(GHashTable) indices = g_hash_table_new(g_str_hash, g_str_equal);
    totals->statements = g_array_new(FALSE, TRUE, sizeof(struct statements_total));
    totals->all_statements = (struct statements_total){.organisation = ""};
    for (guint i = 0; i < all->len; i++) {
        const struct statement *statement = &g_array_index(all, struct statement, i);
        guint index = GPOINTER_TO_UINT(g_hash_table_lookup(indices, statement->organisation));
        if (!index) {
            struct statements_total total = {.organisation = statement->organisation};
            g_array_append_val(totals->statements, total);
            index = totals->statements->len;
            g_hash_table_insert(indices, (gpointer)statement->organisation, GUINT_TO_POINTER(index));
        }
        add_statement(&g_array_index(totals->statements, struct statements_total, index - 1), statement);
        add_statement(&totals->all_statements, statement);
    }
    for (guint i = 0; i < totals->statements->len; i++)
        close_total(&g_array_index(totals->statements, struct statements_total, i));
    close_total(&totals->all_statements);
    g_array_sort(totals->statements, compare_totals);
}

void tally_statements_free(struct totals *totals) {
    if (totals->statements)
        g_array_unref(totals->statements);
}

const GArray *totals_statements(const struct totals *totals) {
    return totals->statements;
}

const struct statements_total *totals_all_statements(const struct totals *totals) {
    return &totals->all_statements;
}
