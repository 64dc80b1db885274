/* Accounts that links divide by who paid for their ads: disclaimers that no row has, and rows that have none. */
#include "base/echo.h"
#include "base/nearest.h"
#include "check/rules.h"

#include <string.h>

enum { NAMED = 3 }; /* how many payers a finding names */

static const struct advertiser *link_at(const struct check *check, guint i) {
    return &g_array_index(check->dataset->advertisers, struct advertiser, i);
}

static char *account_key(int platform, const char *advertiser_id) {
    return g_strdup_printf("%d:%s", platform, advertiser_id);
}

/* What rows say of the parts of accounts. */
struct met {
    GHashTable *parts;  /* a set of numbers of parts that some row is about */
    GHashTable *payers; /* account of which rows say who paid -> GHashTable, a set of their disclaimers */
};

static bool is_divided(const struct check *check) {
    for (guint i = 0; i < check->dataset->advertisers->len; i++)
        if (*link_at(check, i)->disclaimer)
            return true;
    return false;
}

static void look_at_row(const struct met *met, const struct observation *row) {
    if (row->part == PART_WHOLE)
        return;
    g_hash_table_add(met->parts, GINT_TO_POINTER(row->part));
    char *key = account_key(row->platform, row->from->advertiser_id);
    if (g_hash_table_contains(met->payers, key))
        g_free(key);
    else
        g_hash_table_insert(met->payers, key, g_hash_table_new(g_str_hash, g_str_equal));
}

static struct met met_new(const struct check *check) {
    const struct dataset *dataset = check->dataset;
    struct met met = {g_hash_table_new(NULL, NULL),
                      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref)};
    for (guint i = 0; i < dataset->observations->len; i++)
        look_at_row(&met, &g_array_index(dataset->observations, struct observation, i));
    for (guint i = 0; i < dataset->disclaimers->len; i++) {
        const struct disclaimer *disclaimer = &g_array_index(dataset->disclaimers, struct disclaimer, i);
        g_autofree char *key = account_key(disclaimer->platform, disclaimer->advertiser_id);
        GHashTable *payers = g_hash_table_lookup(met.payers, key);
        if (payers)
            g_hash_table_add(payers, (gpointer)disclaimer->text);
    }
    return met;
}

static gint compare_texts(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "; did you mean 'Jong CD&V'?", else the first of those that are there. */
static char *remedy_for(const struct advertiser *link, GHashTable *payers) {
    guint count;
    g_autofree const char **texts = (const char **)g_hash_table_get_keys_as_array(payers, &count);
    qsort(texts, count, sizeof *texts, compare_texts);
    const char *nearest = nearest_word(link->disclaimer, texts, count);
    if (nearest)
        return echo_format("; did you mean '%s'?", nearest);
    GString *words = g_string_new(count ? "; write one that it has (" : "");
    for (guint i = 0; i < count && i < NAMED; i++)
        echo_append(words, i ? ", '%s'" : "'%s'", texts[i]);
    if (count > NAMED)
        g_string_append_printf(words, " and %u more", count - NAMED);
    g_string_append(words, count ? "), or leave the row out" : "; leave the row out");
    return g_string_free(words, FALSE);
}

/* A payer that a link names and no row of its account does has nothing; a slip of the pen would give all to the rest. */
void check_disclaimers(const struct check *check) {
    if (!is_divided(check))
        return;
    struct met met = met_new(check);
    for (guint i = 0; i < check->dataset->advertisers->len; i++) {
        const struct advertiser *link = link_at(check, i);
        g_autofree char *key = account_key(link->platform, link->advertiser_id);
        GHashTable *payers = g_hash_table_lookup(met.payers, key);
        if (!*link->disclaimer || !payers || !g_hash_table_add(met.parts, GINT_TO_POINTER(link->part)))
            continue;
        bool shown = diagnostics_would_show(check->diagnostics, check->rule, link->place);
        g_autofree char *remedy = shown ? remedy_for(link, payers) : g_strdup("");
        check_report(check, SEVERITY_WARNING, link->place, "no row of advertiser '%s' has the disclaimer '%s'%s",
                     link->advertiser_id, link->disclaimer, remedy);
    }
    g_hash_table_unref(met.parts);
    g_hash_table_unref(met.payers);
}

/* How many rows of an account do not say who paid, and the first of them. */
struct untold {
    const struct observation *first;
    guint count;
};

static const struct advertiser *dividing_link(const struct check *check, const struct observation *row) {
    for (guint i = 0; i < check->dataset->advertisers->len; i++) {
        const struct advertiser *link = link_at(check, i);
        if (*link->disclaimer && link->platform == row->platform &&
            strcmp(link->advertiser_id, row->from->advertiser_id) == 0)
            return link;
    }
    return NULL;
}

static void report_untold(const struct check *check, const struct untold *untold) {
    const struct observation *row = untold->first;
    if (!diagnostics_would_show(check->diagnostics, check->rule, observation_place(row))) {
        check_report(check, SEVERITY_WARNING, observation_place(row), "who paid is not said");
        return;
    }
    const struct advertiser *link = dividing_link(check, row);
    g_autofree char *where = link ? g_strdup_printf(" (%s:%u)", link->place.file, link->place.line) : g_strdup("");
    g_autofree char *more =
        untold->count > 1 ? g_strdup_printf(", and %u other rows do not", untold->count - 1) : g_strdup("");
    check_report(
        check, SEVERITY_WARNING, observation_place(row),
        "links divide advertiser '%s' by disclaimer%s, and this row does not say who paid%s: it counts from zero "
        "for each part; take a file that names the payer, or leave the disclaimers out of the links",
        row->from->advertiser_id, where, more);
}

/* Of a row that does not say who paid, any part of a divided account may have all: honest, and little. */
void check_untold(const struct check *check) {
    g_autoptr(GHashTable) accounts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct untold));
    for (guint i = 0; i < check->dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(check->dataset->observations, struct observation, i);
        if (!(row->notes & NOTE_UNTOLD) || row->notes & NOTE_AFTER_COPY)
            continue;
        char *key = account_key(row->platform, row->from->advertiser_id);
        guint index = GPOINTER_TO_UINT(g_hash_table_lookup(accounts, key));
        if (index) {
            g_array_index(found, struct untold, index - 1).count++;
            g_free(key);
            continue;
        }
        struct untold untold = {row, 1};
        g_array_append_val(found, untold);
        g_hash_table_insert(accounts, key, GUINT_TO_POINTER(found->len));
    }
    for (guint i = 0; i < found->len; i++)
        report_untold(check, &g_array_index(found, struct untold, i));
}
