#include "suggest/claims.h"

#include "base/plain.h"

static struct claim *claim_of(GArray *claims, const struct find *find) {
    for (guint i = 0; i < claims->len; i++) {
        struct claim *claim = &g_array_index(claims, struct claim, i);
        if (claim->party == find->party)
            return claim;
    }
    struct claim claim = {.party = find->party, .doubt = find->doubt};
    g_array_append_val(claims, claim);
    return &g_array_index(claims, struct claim, claims->len - 1);
}

void claims_add(GArray *claims, const struct names *names, const char *text, const char *payer, GString *rest) {
    g_autoptr(GArray) finds = names_find(names, text, rest);
    for (guint i = 0; i < finds->len; i++) {
        const struct find *find = &g_array_index(finds, struct find, i);
        struct claim *claim = claim_of(claims, find);
        if (!find->doubt)
            claim->doubt = NULL;
        if (!payer) {
            claim->in_name = find->as;
        } else if (!claim->in_payer) {
            claim->in_payer = find->as;
            claim->payer = payer;
        }
    }
}

const char *claims_doubt(const GArray *claims) {
    bool by_name = false, by_payer = false, by_both = false;
    for (guint i = 0; i < claims->len; i++) {
        const struct claim *claim = &g_array_index(claims, struct claim, i);
        if (claim->doubt)
            return claim->doubt;
        by_name = by_name || claim->in_name;
        by_payer = by_payer || claim->in_payer;
        by_both = by_both || (claim->in_name && claim->in_payer);
    }
    return by_name && by_payer && !by_both ? "its name and its payer are of different parties" : NULL;
}

void claims_append(const GArray *claims, const struct dataset *dataset, GString *out) {
    for (guint i = 0; i < claims->len; i++) {
        const struct claim *claim = &g_array_index(claims, struct claim, i);
        g_string_append(out, i > 0 ? ", " : "");
        if (!claim->in_name) {
            g_string_append(out, "paid for by '");
            plain_append(out, claim->payer);
            g_string_append(out, "': ");
        }
        g_string_append_printf(out, "'%s' is %s", claim->in_name ? claim->in_name : claim->in_payer,
                               dataset_party(dataset, claim->party)->id);
        if (claim->in_name && claim->in_payer)
            g_string_append(out, ", and so is its payer");
    }
}
