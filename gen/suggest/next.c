/* What whoever makes a report does next. Only the first step that is open is named: later ones depend on it. */
#include "suggest/suggest.h"

#include "model/placeholder.h"

#include <string.h>

/* A file of the report as a person would name it. Caller frees. */
static char *file_of(const struct dataset *dataset, const char *name) {
    return g_build_filename(dataset->folder ? dataset->folder : ".", name, NULL);
}

/* True if some account is linked to a party, or rows name one. */
static bool has_links(const struct dataset *dataset) {
    for (guint i = 0; i < dataset->advertisers->len; i++)
        if (g_array_index(dataset->advertisers, struct advertiser, i).party_count > 0)
            return true;
    for (guint i = 0; i < dataset->observations->len; i++)
        if (g_array_index(dataset->observations, struct observation, i).party != PARTY_UNMAPPED)
            return true;
    return false;
}

static bool has_proposals(const GPtrArray *suggestions) {
    for (guint i = 0; i < suggestions->len; i++)
        if (((const struct suggestion *)suggestions->pdata[i])->parties->len > 0)
            return true;
    return false;
}

static char *next_link(const struct dataset *dataset, const GPtrArray *suggestions, const char *again) {
    g_autofree char *advertisers = file_of(dataset, "advertisers.csv");
    g_autofree char *worklist = file_of(dataset, "worklist.csv");
    if (has_proposals(suggestions))
        return g_strdup_printf("adreport check%s --suggest; look at each row that it prints, and add those that are "
                               "right to %s, below its first line",
                               again, advertisers);
    return g_strdup_printf(
        "adreport check%s --worklist %s; fill in whose the accounts are in 'party', and name the file under "
        "'links' in report.yaml",
        again, worklist);
}

char *suggest_next(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                   const char *again) {
    g_autofree char *parties = file_of(dataset, "parties.csv");
    g_autofree char *settings = file_of(dataset, "report.yaml");
    bool nothing_linked = !has_links(dataset) && suggestions->len > 0;
    if (dataset->parties->len == 0)
        return g_strdup_printf("write the parties in %s, a line each: their id and their name, as in red,Red List",
                               parties);
    if (nothing_linked || suggest_any_unlinked(dataset, totals, suggestions))
        return next_link(dataset, suggestions, again);
    if (g_strcmp0(dataset->settings.publisher_name, PLACEHOLDER_PUBLISHER) == 0)
        return g_strdup_printf("write who publishes the report in %s, as the name under 'publisher'", settings);
    return g_strdup_printf("adreport build%s", again);
}
