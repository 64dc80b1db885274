/* What statements of a register add up to: by organisation, and all of them. Never added to what platforms list. */
#include "tally/tally_internal.h"

#include <string.h>

static void add(struct statements_amount *sum, const struct statement *statement, bool says, struct interval amount) {
    sum->said += says;
    sum->crosses = sum->crosses || (says && !statement->superseded && statement->crosses && amount.high > 0);
    sum->open = sum->open || !says;
    if (says)
        interval_add_to(&sum->value, amount);
}

static void add_statement(struct statements_total *total, const struct statement *statement) {
    total->count.low += !statement->superseded;
    add(&total->paid, statement, statement->says_paid, statement->paid);
    add(&total->whole, statement, statement->says_whole, statement->whole);
    add(&total->online, statement, statement->says_online, statement->online);
}

/* An amount that a statement does not say may be anything: with one of these, a sum has no upper end. Neither has one of a register
 * of which only a part was read: what was not read, also as a later version, may be of any organisation. */
static void close_amount(struct statements_amount *sum, const struct statements_given *given) {
    sum->state = sum->said > 0 ? STATE_VALUE : STATE_NOT_REPORTED;
    sum->part = statements_missing(given) > 0;
    sum->superseded = given->superseded > 0;
    if ((sum->open || sum->part || sum->superseded) && sum->said > 0)
        sum->value = interval_opened(sum->value);
}

static void close_total(struct statements_total *total, const struct statements_given *given) {
    total->count.high = total->count.low + statements_unknown(given);
    close_amount(&total->paid, given);
    close_amount(&total->whole, given);
    close_amount(&total->online, given);
}

/* The name that a statement has for its organisation. */
struct given_name {
    guint index; /* of the total */
    const char *name;
};

static gint compare_names(gconstpointer left, gconstpointer right) {
    const struct given_name *a = left, *b = right;
    return a->index != b->index ? (a->index > b->index ? 1 : -1) : strcmp(a->name, b->name);
}

/* Gives each total the name that most of its statements have; of several, the shortest, in small
 * letters rather than in capitals. */
static void name_totals(GArray *totals, GArray *names) {
    guint best = 0;
    g_array_sort(names, compare_names);
    for (guint i = 0, end; i < names->len; i = end) {
        const struct given_name *name = &g_array_index(names, struct given_name, i);
        struct statements_total *total = &g_array_index(totals, struct statements_total, name->index);
        for (end = i; end < names->len; end++)
            if (compare_names(&g_array_index(names, struct given_name, end), name) != 0)
                break;
        best = *total->organisation ? best : 0;
        total->several_names = *total->organisation != '\0';
        if (end - i > best || (end - i == best && strlen(name->name) <= strlen(total->organisation))) {
            total->organisation = name->name;
            best = end - i;
        }
    }
}

/* Of an identity that is no name: see organisations_identify. */
static const char *number_of(const struct statements_total *total) {
    return g_ascii_isdigit(*total->identity) ? total->identity : "";
}

/* Two organisations of one name are told apart by their numbers. */
static void number_totals(GArray *totals) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < totals->len; i++) {
        struct statements_total *total = &g_array_index(totals, struct statements_total, i);
        struct statements_total *other = g_hash_table_lookup(seen, total->organisation);
        if (other && *total->organisation) {
            total->number = number_of(total);
            other->number = number_of(other);
        } else {
            g_hash_table_insert(seen, (gpointer)total->organisation, total);
        }
    }
}

/* Of the most at least, then at most; the same by name. */
static gint compare_totals(gconstpointer left, gconstpointer right) {
    const struct statements_total *a = left, *b = right;
    if (a->paid.value.low != b->paid.value.low)
        return a->paid.value.low < b->paid.value.low ? 1 : -1;
    if (a->paid.value.high != b->paid.value.high)
        return a->paid.value.high < b->paid.value.high ? 1 : -1;
    int order = strcmp(a->organisation, b->organisation);
    return order ? order : strcmp(a->identity, b->identity);
}

/* The index of the total of an organisation, which is made for its first statement. */
static guint find_total(GArray *totals, GHashTable *indices, const struct statement *statement) {
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(indices, statement->identity));
    if (index)
        return index - 1;
    struct statements_total total = {
        .organisation = "", .identity = statement->identity, .number = "", .first = statement->id};
    g_array_append_val(totals, total);
    g_hash_table_insert(indices, (gpointer)statement->identity, GUINT_TO_POINTER(totals->len));
    return totals->len - 1;
}

void tally_statements(struct totals *totals) {
    const GArray *all = totals->dataset->statements;
    const struct statements_given *given = &totals->dataset->statements_given;
    g_autoptr(GHashTable) indices = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct given_name));
    totals->statements = g_array_new(FALSE, TRUE, sizeof(struct statements_total));
    totals->all_statements = (struct statements_total){.organisation = "", .identity = "", .number = "", .first = ""};
    for (guint i = 0; i < all->len; i++) {
        const struct statement *statement = &g_array_index(all, struct statement, i);
        guint index = find_total(totals->statements, indices, statement);
        struct given_name name = {index, statement->organisation};
        if (*name.name)
            g_array_append_val(names, name);
        add_statement(&g_array_index(totals->statements, struct statements_total, index), statement);
        add_statement(&totals->all_statements, statement);
    }
    for (guint i = 0; i < totals->statements->len; i++)
        close_total(&g_array_index(totals->statements, struct statements_total, i), given);
    close_total(&totals->all_statements, given);
    name_totals(totals->statements, names);
    g_array_sort(totals->statements, compare_totals);
    number_totals(totals->statements);
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
