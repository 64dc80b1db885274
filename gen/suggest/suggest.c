#include "suggest/suggest.h"

#include "base/folded.h"
#include "base/plain.h"
#include "suggest/claims.h"
#include "suggest/names.h"
#include "suggest/payer_groups.h"
#include "suggest/payers.h"

#include <string.h>

/* What every account is looked at with. */
struct search {
    const struct dataset *dataset;
    struct names *names;
    struct payers *payers;
    GHashTable *regions; /* a set of their names, as folded_append writes them */
};

static GHashTable *region_names(const struct dataset *dataset) {
    GHashTable *regions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < dataset->regions->len; i++) {
        const struct region *region = &g_array_index(dataset->regions, struct region, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            GString *name = g_string_new(NULL);
            folded_append(name, region->name.text[language] ? region->name.text[language] : "");
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
    if (suggestion->state == STATE_VALUE)
        text_append_interval(out, LANGUAGE_OF_PROGRAM, UNIT_MONEY, dataset->settings.currency, suggestion->spend);
    else
        g_string_append_printf(out, "spending %s", state_word(suggestion->state));
}

static char *reason_of(const struct dataset *dataset, const struct suggestion *suggestion, const GArray *claims) {
    GString *out = g_string_new(NULL);
    const char *doubt = claims_doubt(claims);
    if (claims->len == 0)
        return g_string_free(out, FALSE);
    plain_append(out, *suggestion->account->name ? suggestion->account->name : suggestion->account->advertiser_id);
    g_string_append(out, " (");
    append_spend(out, dataset, suggestion);
    g_string_append(out, *suggestion->disclaimer ? " of it): " : "): ");
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

/* What the words of these payers (NULL: none is known), and the name of the account unless it is about one payer, say. */
static struct suggestion *suggestion_for(const struct search *search, const struct advertiser_total *account,
                                         const char *disclaimer, const GArray *payers, struct interval spend) {
    g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(struct claim));
    g_autoptr(GString) rest = g_string_new(NULL);
    if (!*disclaimer)
        claims_add(claims, search->names, account->name, NULL, rest);
    for (guint i = 0; payers && i < payers->len; i++) {
        const char *text = g_array_index(payers, struct payer, i).text;
        claims_add(claims, search->names, text, text, NULL);
    }
    struct suggestion *suggestion = g_new0(struct suggestion, 1);
    suggestion->account = account;
    suggestion->disclaimer = disclaimer;
    suggestion->state = account->spend.state;
    suggestion->spend = spend;
    suggestion->paid_for_by = payers_joined(payers);
    suggestion->parties = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < claims->len; i++)
        g_array_append_val(suggestion->parties, g_array_index(claims, struct claim, i).party);
    suggestion->relation = relation_of(search, claims, rest->str);
    suggestion->reason = reason_of(search->dataset, suggestion, claims);
    suggestion->weak = claims_doubt(claims) != NULL;
    return suggestion;
}

/* What is left of an account beside what some of its payers spent; other payers spent this much at least. */
static struct interval spend_left(struct interval all, struct interval taken, struct interval others) {
    struct interval left = all.open ? interval_from(0) : interval_between(0, MAX(all.high - taken.low, 0));
    if (!taken.open)
        left.low = MAX(all.low - taken.high, 0);
    left.low = MAX(left.low, others.low);
    left.high = MAX(left.high, left.low);
    return left;
}

/* A row for each payer that speaks for a party, and one for what others paid for. */
static void suggest_parts(const struct search *search, const struct advertiser_total *account, const GPtrArray *groups,
                          GPtrArray *suggestions) {
    g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(struct payer));
    struct interval taken = interval_of(0), rest = interval_of(0);
    for (guint i = 0; i < groups->len; i++) {
        const struct payer_group *group = groups->pdata[i];
        if (group->parties->len == 0) {
            rest = money_sum(rest, group->spend);
            g_array_append_vals(others, group->payers->data, group->payers->len);
            continue;
        }
        const char *disclaimer = g_array_index(group->payers, struct payer, 0).text;
        taken = money_sum(taken, group->spend);
        g_ptr_array_add(suggestions, suggestion_for(search, account, disclaimer, group->payers, group->spend));
    }
    if (others->len > 0)
        g_ptr_array_add(suggestions,
                        suggestion_for(search, account, "", others, spend_left(account->spend.value, taken, rest)));
}

/* A part that a link names the payer of has that payer alone; the rest is looked at anew. */
static void suggest_account(const struct search *search, const struct advertiser_total *account,
                            GPtrArray *suggestions) {
    const GArray *payers = payers_of(search->payers, account->platform, account->advertiser_id, account->part);
    g_autoptr(GPtrArray) groups = payer_groups(search->names, payers);
    if (account->part <= PART_WHOLE && payer_groups_differ(groups)) {
        suggest_parts(search, account, groups, suggestions);
        return;
    }
    const char *disclaimer = account->part > PART_WHOLE && payers ? g_array_index(payers, struct payer, 0).text : "";
    g_ptr_array_add(suggestions, suggestion_for(search, account, disclaimer, payers, account->spend.value));
}

static void suggestion_free(gpointer data) {
    struct suggestion *suggestion = data;
    g_array_unref(suggestion->parties);
    g_free(suggestion->paid_for_by);
    g_free(suggestion->reason);
    g_free(suggestion);
}

static int compare_by_spend(gconstpointer left, gconstpointer right) {
    const struct suggestion *first = *(const struct suggestion *const *)left;
    const struct suggestion *second = *(const struct suggestion *const *)right;
    const struct advertiser_total *a = first->account, *b = second->account;
    if (first->spend.low != second->spend.low)
        return first->spend.low > second->spend.low ? -1 : 1;
    if (first->spend.high != second->spend.high)
        return first->spend.high > second->spend.high ? -1 : 1;
    int order = strcmp(a->name, b->name);
    if (order == 0)
        order = a->platform - b->platform;
    if (order == 0)
        order = strcmp(a->advertiser_id, b->advertiser_id);
    return order ? order : strcmp(first->disclaimer, second->disclaimer);
}

/* True the first time for what one row of a table can link: rows that do not say who paid go with the rest. */
static bool is_new(GHashTable *seen, const struct advertiser_total *account) {
    int part = account->divided && account->part == PART_WHOLE ? PART_REST : account->part;
    return g_hash_table_add(seen, g_strdup_printf("%d %d %s", account->platform, part, account->advertiser_id));
}

GPtrArray *suggest_links(const struct dataset *dataset, const struct totals *totals) {
    GPtrArray *suggestions = g_ptr_array_new_with_free_func(suggestion_free);
    struct search search = search_begin(dataset);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++) {
        const GArray *accounts = totals_advertisers(totals, platform, GROUP_UNMAPPED);
        for (guint i = 0; i < accounts->len; i++) {
            const struct advertiser_total *account = &g_array_index(accounts, struct advertiser_total, i);
            if (account->mapping < 0 && !account->person && is_new(seen, account))
                suggest_account(&search, account, suggestions);
        }
    }
    g_ptr_array_sort(suggestions, compare_by_spend);
    search_end(&search);
    return suggestions;
}
