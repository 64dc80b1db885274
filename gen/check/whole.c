/* A row about a whole, and rows about parts of it, on the same days. */
#include "check/beside.h"

#include <string.h>

static int compare_advertisers(const struct party_row *a, const struct party_row *b) {
    int order = compare_divisions(a, b);
    return order ? order : strcmp(a->row->advertiser_id, b->row->advertiser_id);
}

/* The lump of what is not mapped holds what no other row names, so it is no whole. */
static bool is_whole_party(const struct party_row *entry) {
    return entry->party >= 0 && !*entry->row->advertiser_id && !*entry->row->ad;
}

static bool is_whole_advertiser(const struct party_row *entry) {
    return *entry->row->advertiser_id && !*entry->row->ad;
}

static bool is_part_of_party(const struct party_row *entry) {
    return entry->party >= 0 && (*entry->row->advertiser_id || *entry->row->ad);
}

static bool is_part_of_advertiser(const struct party_row *entry) {
    return *entry->row->advertiser_id && *entry->row->ad;
}

static const char REMEDY[] = "keep one kind, or give one of the files 'role: reference' in report.yaml";

void check_wholes(const struct check *check) {
    static const struct beside kinds[] = {
        {compare_parties, is_whole_party, is_part_of_party, true, false, "about the party as a whole",
         "is about an advertiser or ad of a party", REMEDY},
        {compare_advertisers, is_whole_advertiser, is_part_of_advertiser, false, false,
         "about the advertiser as a whole", "is about an ad of an advertiser", REMEDY},
    };
    if (same_money(check)) /* said of whole files already */
        return;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        beside_check(check, &kinds[i]);
}
