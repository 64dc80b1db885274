#include "suggest/suggest.h"

#include "base/plain.h"
#include "suggest/names.h"

#include <string.h>

const char *suggest_header(void) {
    return "platform,advertiser_id,advertiser,party,relation,from,to,mapped_by,mapped_on,evidence,person\n";
}

static void append_field(GString *out, const char *text, char end) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    if (strpbrk(plain->str, ",;\t\"")) {
        g_string_replace(plain, "\"", "\"\"", 0);
        g_string_append_printf(out, "\"%s\"", plain->str);
    } else {
        g_string_append(out, plain->str);
    }
    g_string_append_c(out, end);
}

static bool is_region(const struct dataset *dataset, const char *plain) {
    g_autoptr(GString) name = g_string_new(NULL);
    for (guint i = 0; i < dataset->regions->len; i++) {
        const struct region *region = &g_array_index(dataset->regions, struct region, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            g_string_truncate(name, 0);
            if (region->name.text[language])
                names_append_plain(name, region->name.text[language]);
            if (name->len > 0 && strcmp(name->str, plain) == 0)
                return true;
        }
    }
    return false;
}

/* Only what the name itself shows: a candidate and a branch look alike, so that is left to the person who maps. */
static const char *relation_of(const struct dataset *dataset, const struct names *names, const char *name,
                               const GArray *finds) {
    if (finds->len > 1)
        return "joint";
    g_autoptr(GString) rest = g_string_new(NULL);
    names_append_rest(names, rest, name);
    if (rest->len == 0)
        return "party";
    return is_region(dataset, rest->str) ? "branch" : "";
}

static char *row_of(const struct dataset *dataset, const struct advertiser_total *advertiser, const GArray *finds,
                    const char *relation) {
    GString *out = g_string_new(NULL);
    append_field(out, dataset_platform(dataset, advertiser->platform)->id, ',');
    append_field(out, advertiser->advertiser_id, ',');
    append_field(out, advertiser->name, ',');
    for (guint i = 0; i < finds->len; i++) {
        const struct find *find = &g_array_index(finds, struct find, i);
        append_field(out, dataset_party(dataset, find->party)->id, i + 1 < finds->len ? '|' : ',');
    }
    g_string_append_printf(out, "%s,,,,,,\n", relation);
    return g_string_free(out, FALSE);
}

static void append_spend(GString *out, const struct dataset *dataset, const struct total *spend) {
    if (spend->state == STATE_VALUE)
        text_append_interval(out, LANGUAGE_OF_PROGRAM, UNIT_MONEY, dataset->settings.currency, spend->value);
    else
        g_string_append_printf(out, "spending %s", state_word(spend->state));
}

static char *reason_of(const struct dataset *dataset, const struct advertiser_total *advertiser, const GArray *finds,
                       const char *doubt) {
    GString *out = g_string_new(NULL);
    plain_append(out, advertiser->name);
    g_string_append(out, " (");
    append_spend(out, dataset, &advertiser->spend);
    g_string_append(out, "): ");
    if (doubt)
        g_string_append_printf(out, "weak, %s; ", doubt);
    for (guint i = 0; i < finds->len; i++) {
        const struct find *find = &g_array_index(finds, struct find, i);
        g_string_append_printf(out, "%s'%s' is %s", i > 0 ? ", " : "", find->as,
                               dataset_party(dataset, find->party)->id);
    }
    if (finds->len > 1)
        g_string_append(out, "; a joint account counts from zero for each of its parties");
    return g_string_free(out, FALSE);
}

/* NULL if the name speaks for no party. */
static struct suggestion *suggestion_for(const struct dataset *dataset, const struct names *names,
                                         const struct advertiser_total *advertiser) {
    g_autoptr(GArray) finds = names_find(names, advertiser->name);
    if (finds->len == 0)
        return NULL;
    const char *doubt = NULL;
    for (guint i = 0; i < finds->len && !doubt; i++)
        doubt = g_array_index(finds, struct find, i).doubt;
    struct suggestion *suggestion = g_new(struct suggestion, 1);
    *suggestion = (struct suggestion){
        .row = row_of(dataset, advertiser, finds, relation_of(dataset, names, advertiser->name, finds)),
        .reason = reason_of(dataset, advertiser, finds, doubt),
        .weak = doubt != NULL,
    };
    return suggestion;
}

static void suggestion_free(gpointer data) {
    struct suggestion *suggestion = data;
    g_free(suggestion->row);
    g_free(suggestion->reason);
    g_free(suggestion);
}

static int compare_by_spend(gconstpointer left, gconstpointer right) {
    const struct advertiser_total *a = *(const struct advertiser_total *const *)left;
    const struct advertiser_total *b = *(const struct advertiser_total *const *)right;
    if (a->spend.value.low != b->spend.value.low)
        return a->spend.value.low > b->spend.value.low ? -1 : 1;
    if (a->spend.value.high != b->spend.value.high)
        return a->spend.value.high > b->spend.value.high ? -1 : 1;
    int order = strcmp(a->name, b->name);
    if (order == 0)
        order = a->platform - b->platform;
    return order ? order : strcmp(a->advertiser_id, b->advertiser_id);
}

/* Those without a party that nobody has looked at yet. */
static GPtrArray *candidates(const struct dataset *dataset, const struct totals *totals) {
    GPtrArray *candidates = g_ptr_array_new();
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++) {
        const GArray *advertisers = totals_advertisers(totals, platform, GROUP_UNMAPPED);
        for (guint i = 0; i < advertisers->len; i++) {
            const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
            if (advertiser->mapping < 0 && !advertiser->person && *advertiser->name)
                g_ptr_array_add(candidates, (gpointer)advertiser);
        }
    }
    g_ptr_array_sort(candidates, compare_by_spend);
    return candidates;
}

GPtrArray *suggest_mappings(const struct dataset *dataset, const struct totals *totals) {
    GPtrArray *suggestions = g_ptr_array_new_with_free_func(suggestion_free);
    struct names *names = names_new(dataset);
    g_autoptr(GPtrArray) advertisers = candidates(dataset, totals);
    for (guint i = 0; i < advertisers->len; i++) {
        struct suggestion *suggestion = suggestion_for(dataset, names, g_ptr_array_index(advertisers, i));
        if (suggestion)
            g_ptr_array_add(suggestions, suggestion);
    }
    names_free(names);
    return suggestions;
}
