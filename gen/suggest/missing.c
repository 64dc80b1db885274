/* Parties that a report has nothing of, and what the names and payers of accounts say about that. */
#include "suggest/suggest.h"

#include "suggest/payers.h"

/* What speaks for one party on one platform. */
struct found {
    bool any;              /* whatever speaks for it, doubted and joint ones too */
    bool surely;           /* some account speaks for it alone, and nothing against it */
    struct interval money; /* of these */
};

static struct found *found_at(const struct dataset *dataset, struct found *found, int platform, int party) {
    return &found[(guint)platform * dataset->parties->len + (guint)party];
}

/* [platform][party]; the caller frees it. */
static struct found *find(const struct dataset *dataset, const GPtrArray *suggestions) {
    struct found *all = g_new0(struct found, dataset->platforms->len * dataset->parties->len + 1);
    for (guint i = 0; i < suggestions->len; i++) {
        const struct suggestion *suggestion = suggestions->pdata[i];
        bool sure = suggestion->parties->len == 1 && !suggestion->weak && suggestion->state == STATE_VALUE;
        for (guint j = 0; j < suggestion->parties->len; j++) {
            int party = g_array_index(suggestion->parties, int, j);
            struct found *found = found_at(dataset, all, suggestion->account->platform, party);
            found->any = true;
            found->surely = found->surely || sure;
            if (sure)
                found->money = money_sum(found->money, suggestion->spend);
        }
    }
    return all;
}

static enum state state_of(const struct totals *totals, int platform, int party) {
    return totals_whole(totals, platform, party, MEASURE_SPEND)->state;
}

static void warn(const struct dataset *dataset, int platform, int party, struct interval money,
                 struct diagnostics *diagnostics) {
    g_autofree char *file = g_build_filename(dataset->folder ? dataset->folder : ".", "advertisers.csv", NULL);
    g_autoptr(GString) words = g_string_new(NULL);
    text_append_interval_prose(words, LANGUAGE_OF_PROGRAM, UNIT_MONEY, dataset->settings.currency, money);
    diagnostics_add(diagnostics, SEVERITY_WARNING, "unlinked", (struct place){.file = file}, NULL,
                    "%s: nothing is linked to %s, but accounts with its name spent %s; 'adreport check --suggest' "
                    "proposes links",
                    dataset_platform(dataset, platform)->id, dataset_party(dataset, party)->name, words->str);
}

/* How many parties have nothing linked to them on a platform although something surely speaks for it; warns of each, if
 * diagnostics is not NULL. */
static guint each_unlinked(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                           struct diagnostics *diagnostics) {
    g_autofree struct found *all = find(dataset, suggestions);
    guint count = 0;
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        for (int party = 0; party < (int)dataset->parties->len; party++) {
            const struct found *found = found_at(dataset, all, platform, party);
            if (!found->surely || state_of(totals, platform, party) != STATE_NOT_LINKED)
                continue;
            count++;
            if (diagnostics)
                warn(dataset, platform, party, found->money, diagnostics);
        }
    return count;
}

void suggest_warn(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                  struct diagnostics *diagnostics) {
    each_unlinked(dataset, totals, suggestions, diagnostics);
}

bool suggest_any_unlinked(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions) {
    return each_unlinked(dataset, totals, suggestions, NULL) > 0;
}

/* True if a platform has nothing linked to a party, none has, and nothing speaks for it. */
static bool is_missing(const struct dataset *dataset, const struct totals *totals, struct found *all, int party) {
    bool unlinked = false;
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++) {
        enum state state = state_of(totals, platform, party);
        unlinked = unlinked || state == STATE_NOT_LINKED;
        if (state == STATE_VALUE || state == STATE_NONE_LISTED || found_at(dataset, all, platform, party)->any)
            return false;
    }
    return unlinked;
}

void suggest_append_missing(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                            GString *out) {
    g_autofree struct found *all = find(dataset, suggestions);
    guint count = 0;
    for (int party = 0; party < (int)dataset->parties->len; party++)
        if (is_missing(dataset, totals, all, party))
            g_string_append_printf(out, "%s%s", count++ ? ", " : "nothing is linked to ",
                                   dataset_party(dataset, party)->name);
    if (count > 0)
        g_string_append_printf(out,
                               ", and no name or payer speaks for %s; if %s goes by other names, add these to "
                               "'aliases' in parties.csv\n",
                               count == 1 ? "it" : "any of them", count == 1 ? "it" : "one");
}
