#include "suggest/suggest.h"

#include "base/plain.h"
#include "suggest/claims.h"
#include "suggest/names.h"
#include "suggest/payers.h"

#include <string.h>

/* What every account is looked at with. */
struct search {
    const struct dataset *dataset;
    struct names *names;
    struct payers *payers;
    GHashTable *regions; /* a set of their names, as names_append_plain writes them */
};

static GHashTable *region_names(const struct dataset *dataset) {
    GHashTable *regions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < dataset->regions->len; i++) {
        const struct region *region = &g_array_index(dataset->regions, struct region, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            GString *name = g_string_new(NULL);
            names_append_plain(name, region->name.text[language] ? region->name.text[language] : "");
            g_hash_table_add(regions, g_string_free(name, FALSE));
        }
    }
    return regions;
}

static struct search search_begin(const struct dataset *dataset) {
    return (struct search){dataset, names_new(dataset), payers_new(dataset), region_names(dataset)};
}

static void search_end(struct search *search) {
    names_free(search->names);
    payers_free(search->payers);
    g_hash_table_unref(search->regions);
}

/* Only what the name itself shows: a candidate and a branch look alike, so that is left to the person who maps. */
static const char *relation_of(const struct search *search, const GArray *claims, const char *rest) {
    if (claims->len > 1)
        return "joint";
    if (claims->len == 0 || !g_array_index(claims, struct claim, 0).in_name)
        return "";
    if (!*rest)
        return "party";
    return g_hash_table_contains(search->regions, rest) ? "branch" : "";
}

static void append_spend(GString *out, const struct dataset *dataset, const struct suggestion *suggestion) {
    const struct total *spend = &suggestion->account->spend;
    if (spend->state == STATE_VALUE)
        text_append_interval(out, LANGUAGE_OF_PROGRAM, UNIT_MONEY, dataset->settings.currency, spend->value);
    else
        g_string_append_printf(out, "spending %s", state_word(spend->state));
}

static char *reason_of(const struct dataset *dataset, const struct suggestion *suggestion, const GArray *claims) {
    GString *out = g_string_new(NULL);
    const char *doubt = claims_doubt(claims);
    if (claims->len == 0)
        return g_string_free(out, FALSE);
    plain_append(out, *suggestion->account->name ? suggestion->account->name : suggestion->account->advertiser_id);
    g_string_append(out, " (");
    append_spend(out, dataset, suggestion);
    g_string_append(out, "): ");
    if (doubt)
        g_string_append_printf(out, "weak, %s; ", doubt);
    claims_append(claims, dataset, out);
    if (claims->len > 1)
        g_string_append(out, "; a joint account counts from zero for each of its parties");
    return g_string_free(out, FALSE);
}

static char *payers_joined(const GArray *payers) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; payers && i < payers->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " | " : "", g_array_index(payers, struct payer, i).text);
    return g_string_free(out, FALSE);
}

/* What the name of an account and its payers (NULL: none is known) say. */
static struct suggestion *suggestion_for(const struct search *search, const struct advertiser_total *account,
                                         const GArray *payers) {
    g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(struct claim));
    g_autoptr(GString) rest = g_string_new(NULL);
    claims_add(claims, search->names, account->name, NULL, rest);
    for (guint i = 0; payers && i < payers->len; i++) {
        const char *text = g_array_index(payers, struct payer, i).text;
        claims_add(claims, search->names, text, text, NULL);
    }
    struct suggestion *suggestion = g_new0(struct suggestion, 1);
    suggestion->account = account;
    suggestion->paid_for_by = payers_joined(payers);
    suggestion->parties = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < claims->len; i++)
        g_array_append_val(suggestion->parties, g_array_index(claims, struct claim, i).party);
    suggestion->relation = relation_of(search, claims, rest->str);
    suggestion->reason = reason_of(search->dataset, suggestion, claims);
    suggestion->weak = claims_doubt(claims) != NULL;
    return suggestion;
}

static void suggestion_free(gpointer data) {
    struct suggestion *suggestion = data;
    g_array_unref(suggestion->parties);
    g_free(suggestion->paid_for_by);
    g_free(suggestion->reason);
    g_free(suggestion);
}

static int compare_by_spend(gconstpointer left, gconstpointer right) {
    const struct advertiser_total *a = (*(const struct suggestion *const *)left)->account;
    const struct advertiser_total *b = (*(const struct suggestion *const *)right)->account;
    if (a->spend.value.low != b->spend.value.low)
        return a->spend.value.low > b->spend.value.low ? -1 : 1;
    if (a->spend.value.high != b->spend.value.high)
        return a->spend.value.high > b->spend.value.high ? -1 : 1;
    int order = strcmp(a->name, b->name);
    if (order == 0)
        order = a->platform - b->platform;
    return order ? order : strcmp(a->advertiser_id, b->advertiser_id);
}

GPtrArray *suggest_links(const struct dataset *dataset, const struct totals *totals) {
    GPtrArray *suggestions = g_ptr_array_new_with_free_func(suggestion_free);
    struct search search = search_begin(dataset);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++) {
        const GArray *accounts = totals_advertisers(totals, platform, GROUP_UNMAPPED);
        for (guint i = 0; i < accounts->len; i++) {
            const struct advertiser_total *account = &g_array_index(accounts, struct advertiser_total, i);
            if (account->mapping < 0 && !account->person)
                g_ptr_array_add(
                    suggestions,
                    suggestion_for(&search, account, payers_of(search.payers, platform, account->advertiser_id)));
        }
    }
    g_ptr_array_sort(suggestions, compare_by_spend);
    search_end(&search);
    return suggestions;
}
