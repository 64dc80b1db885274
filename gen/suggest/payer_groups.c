#include "suggest/payer_groups.h"

#include "base/folded.h"

#include <string.h>

static void group_free(gpointer data) {
    struct payer_group *group = data;
    g_array_unref(group->payers);
    g_array_unref(group->parties);
    g_free(group);
}

static gint compare_parties(gconstpointer left, gconstpointer right) {
    return *(const int *)left - *(const int *)right;
}

/* A payer without a letter or digit cannot be named in a link. */
static struct payer_group *group_new(const struct names *names, const char *text, bool comparable) {
    struct payer_group *group = g_new0(struct payer_group, 1);
    group->payers = g_array_new(FALSE, FALSE, sizeof(struct payer));
    group->parties = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) finds = names_find(names, text, NULL);
    for (guint i = 0; comparable && i < finds->len; i++)
        g_array_append_val(group->parties, g_array_index(finds, struct find, i).party);
    g_array_sort(group->parties, compare_parties);
    return group;
}

GPtrArray *payer_groups(const struct names *names, const GArray *payers) {
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);
    g_autoptr(GHashTable) by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; payers && i < payers->len; i++) {
        const struct payer *payer = &g_array_index(payers, struct payer, i);
        g_autoptr(GString) name = g_string_new(NULL);
        folded_append(name, payer->text);
        struct payer_group *group = g_hash_table_lookup(by_name, name->str);
        if (!group) {
            group = group_new(names, payer->text, name->len > 0);
            g_ptr_array_add(groups, group);
            g_hash_table_insert(by_name, g_strdup(name->str), group);
        }
        g_array_append_vals(group->payers, payer, 1);
        group->spend = money_sum(group->spend, payer->spend);
    }
    return groups;
}

bool payer_groups_differ(const GPtrArray *groups) {
    const struct payer_group *first = NULL;
    for (guint i = 0; i < groups->len; i++) {
        const struct payer_group *group = groups->pdata[i];
        if (group->parties->len == 0)
            continue;
        first = first ? first : group;
        if (group->parties->len != first->parties->len ||
            memcmp(group->parties->data, first->parties->data, first->parties->len * sizeof(int)) != 0)
            return true;
    }
    return false;
}
