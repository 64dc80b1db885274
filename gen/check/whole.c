/* A row about a whole, and rows about parts of it, on the same days. */
#include "check/beside.h"

#include <string.h>

static int compare_advertisers(const struct party_row *a, const struct party_row *b) {
    int order = compare_divisions(a, b);
    return order ? order : strcmp(a->row->from->advertiser_id, b->row->from->advertiser_id);
}

static int compare_parts(const struct party_row *a, const struct party_row *b) {
    int order = compare_advertisers(a, b);
    return order ? order : (a->row->part > b->row->part) - (a->row->part < b->row->part);
}

/* The lump of what is not mapped holds what no other row names, so it is no whole. */
static bool is_whole_party(const struct party_row *entry) {
    return entry->party >= 0 && !*entry->row->from->advertiser_id && !*entry->row->ad;
}

static bool is_whole_advertiser(const struct party_row *entry) {
    return *entry->row->from->advertiser_id && !*entry->row->ad;
}

static bool is_of_account(const struct party_row *entry) {
    return *entry->row->from->advertiser_id && !*entry->row->ad;
}

/* Of an account that links divide by payer, a row that does not say who paid is about all of it. */
static bool is_whole_account(const struct party_row *entry) {
    return is_of_account(entry) && entry->row->part == PART_WHOLE;
}

static bool is_part_of_account(const struct party_row *entry) {
    return is_of_account(entry) && entry->row->part != PART_WHOLE;
}

static bool has_payer(const struct party_row *entry) {
    return is_of_account(entry) && entry->row->from->payer && *entry->row->from->payer;
}

static bool has_all_payers(const struct party_row *entry) {
    return is_of_account(entry) && !has_payer(entry);
}

static bool is_part_of_party(const struct party_row *entry) {
    return entry->party >= 0 && (*entry->row->from->advertiser_id || *entry->row->ad);
}

static bool is_part_of_advertiser(const struct party_row *entry) {
    return *entry->row->from->advertiser_id && *entry->row->ad;
}

static const char WHOEVER_PAID[] = "about the advertiser, whoever paid";
static const char ONE_PAID[] = "is about what was paid for by one of those who paid for ads of an advertiser";
static const char REMEDY[] = "keep one kind, or give one of the files 'role: reference' in report.yaml";

void check_wholes(const struct check *check) {
    static const struct beside kinds[] = {
        {compare_parties, is_whole_party, is_part_of_party, true, false, "about the party as a whole",
         "is about an advertiser or ad of a party", REMEDY},
        {compare_advertisers, is_whole_advertiser, is_part_of_advertiser, false, false,
         "about the advertiser as a whole", "is about an ad of an advertiser", REMEDY},
        {compare_advertisers, is_whole_account, is_part_of_account, false, false, WHOEVER_PAID, ONE_PAID, REMEDY},
        {compare_parts, has_all_payers, has_payer, false, false, WHOEVER_PAID, ONE_PAID, REMEDY},
    };
    if (same_money(check)) /* said of whole files already */
        return;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        beside_check(check, &kinds[i]);
}
