#include "check/rules.h"

#include <string.h>

enum { KEPT_DIGITS = 15 }; /* of a number, by spreadsheets */

/* What a spreadsheet makes of an id, behind its platform: "0:71" of 0071, and zeros behind fifteen digits. NULL for an id that it leaves
 * alone, since it is no number. Caller frees. */
static char *cut_id(int platform, const char *id) {
    if (!*id || id[strspn(id, "0123456789")])
        return NULL;
    const char *digits = id + strspn(id, "0");
    char *cut = g_strdup_printf("%d:%s", platform, digits);
    size_t length = strlen(digits), start = strlen(cut) - length;
    for (size_t i = KEPT_DIGITS; i < length; i++)
        cut[start + i] = '0';
    return cut;
}

/* True if a spreadsheet makes the one id of the other. */
static bool made_of(int platform, const char *id, const char *other) {
    g_autofree char *cut = cut_id(platform, other);
    g_autofree char *whole = g_strdup_printf("%d:%s", platform, id);
    return strcmp(cut, whole) == 0;
}

/* The links whose id is a number, by what a spreadsheet makes of it. */
static GHashTable *links_by_cut_id(const GArray *advertisers) {
    GHashTable *links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < advertisers->len; i++) {
        struct advertiser *advertiser = &g_array_index(advertisers, struct advertiser, i);
        char *cut = cut_id(advertiser->platform, advertiser->advertiser_id);
        if (cut)
            g_hash_table_insert(links, cut, advertiser);
    }
    return links;
}

static struct advertiser *link_of(GHashTable *links, const struct observation *row) {
    g_autofree char *cut = cut_id(row->platform, row->from->advertiser_id);
    return cut ? g_hash_table_lookup(links, cut) : NULL;
}

/* Of a link that no row goes by, and a row without a link, a spreadsheet may have cut the id of one: 0071 and 71 are two accounts, but seldom
 * two that are met. */
void check_cut_ids(const struct check *check) {
    const GArray *rows = check->dataset->observations;
    g_autoptr(GHashTable) links = links_by_cut_id(check->dataset->advertisers);
    g_autoptr(GHashTable) settled =
        g_hash_table_new(NULL, NULL); /* a set of links: a row goes by it, or it was reported */
    for (guint i = 0; g_hash_table_size(links) > 0 && i < rows->len; i++) {
        const struct observation *row = &g_array_index(rows, struct observation, i);
        struct advertiser *link = link_of(links, row);
        if (link && strcmp(link->advertiser_id, row->from->advertiser_id) == 0)
            g_hash_table_add(settled, link);
    }
    for (guint i = 0; g_hash_table_size(links) > 0 && i < rows->len; i++) {
        const struct observation *row = &g_array_index(rows, struct observation, i);
        const struct advertiser *link = row->party == PARTY_UNMAPPED ? link_of(links, row) : NULL;
        if (!link || g_hash_table_contains(settled, link) ||
            (!made_of(row->platform, row->from->advertiser_id, link->advertiser_id) &&
             !made_of(row->platform, link->advertiser_id, row->from->advertiser_id)))
            continue;
        g_hash_table_add(settled, (gpointer)link);
        check_report(check, SEVERITY_WARNING, link->place,
                     "no row has the id '%s', and one that is not linked has '%s' (%s:%u): if a spreadsheet has cut "
                     "one of the two, take it from the source again, in a column formatted as text",
                     link->advertiser_id, row->from->advertiser_id, row->from->file, row->line);
    }
}
