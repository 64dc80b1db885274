#include "compose/figures/listing.h"

#include "base/slug.h"
#include "compose/accounts.h"

#include <string.h>

void listing_begin(struct listing *listing, struct composer *composer, struct subject about, const char *name) {
    table_begin(&listing->table, composer, about, name);
    listing->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    listing->given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    listing->patterns = private_patterns_new();
    table_column(&listing->table, "advertiser", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.advertiser"));
    table_beside_column(&listing->table, "advertiser_name", CODE_NONE);
}

struct figure *listing_end(struct listing *listing, struct localized headline, struct localized subtitle) {
    g_hash_table_unref(listing->keys);
    g_hash_table_unref(listing->given);
    private_patterns_free(listing->patterns);
    return table_end(&listing->table, headline, subtitle, (struct localized){{NULL}});
}

void listing_number_column(struct listing *listing) {
    table_column(&listing->table, "advertiser_id", CELL_LABEL, UNIT_COUNT,
                 phrase_words(listing->table.composer, "column.advertiser-id"));
}

void listing_platform_column(struct listing *listing) {
    table_code_column(&listing->table, "platform", CODE_ID, phrase_words(listing->table.composer, "column.platform"));
}

void listing_relation_column(struct listing *listing) {
    table_code_column(&listing->table, "relation", CODE_WORD, phrase_words(listing->table.composer, "column.relation"));
}

/* That of the account, which may be listed more than once, as a part of it may. */
static char *row_key(struct listing *listing, const struct called *called, const struct account *account) {
    const char *platform = dataset_platform(listing->table.composer->dataset, called->platform)->id;
    g_autofree char *whole = account ? g_strdup(account->key) : g_strconcat(platform, "-person", NULL);
    g_autofree char *word = g_strconcat(whole, called->untold ? "-untold" : called->part ? "-part" : "", NULL);
    return slug_unused(word, listing->keys, listing->given);
}

/* What a name that is not published is replaced by; a warning says which name that is. */
static struct localized masked_name(struct listing *listing, const struct called *called, const char *noun) {
    struct composer *composer = listing->table.composer;
    g_autoptr(GArray) rows = origin_rows(called->origin);
    if (rows->len == 0 || !g_hash_table_add(composer->complained, g_strdup(called->name)))
        return phrase_words(composer, "advertiser.masked");
    guint32 first = g_array_index(rows, struct origin_row, 0).row;
    const struct observation *row = &g_array_index(composer->dataset->observations, struct observation, first);
    diagnostics_add(
        composer->diagnostics, SEVERITY_WARNING, "private", (struct place){row->from->file, row->line, 0, 0}, NULL,
        "%s in the name of an advertiser: '%s'; its name is left out of what is published", noun, called->name);
    return phrase_words(composer, "advertiser.masked");
}

/* The keys of what has to be said of an account that is listed, joined by a space; NULL: nothing. */
static const char *notes_of(const struct listing *listing, const struct called *called) {
    g_autoptr(GString) keys = g_string_new(called->person ? "note.person" : NULL);
    if (called->part)
        g_string_append_printf(keys, "%s%s", keys->len ? " " : "", called->untold ? "note.untold" : "note.part");
    if (called->beside_untold)
        g_string_append(keys, " note.beside-untold");
    return keys->len ? report_string(listing->table.composer->report, keys->str) : NULL;
}

void listing_row(struct listing *listing, struct called called) {
    struct composer *composer = listing->table.composer;
    const char *noun = private_patterns_find(listing->patterns, called.name);
    const struct account *account =
        called.person ? NULL
                      : accounts_publish(composer, called.platform, called.advertiser_id, noun ? "" : called.name);
    g_autofree char *key = row_key(listing, &called, account);
    struct localized name = called.person  ? phrase_words(composer, "advertiser.person")
                            : noun         ? masked_name(listing, &called, noun)
                            : *called.name ? localized_same(composer, called.name)
                                           : phrase_words(composer, "advertiser.nameless");
    if (called.part)
        name = SENTENCE(composer, called.untold ? "advertiser.untold" : "advertiser.part", arg_text("name", name));
    const char *notes = notes_of(listing, &called);
    table_row(&listing->table, key, name, NULL);
    table_row_about(&listing->table, called.platform, OF_NO_PARTY);
    if (account)
        table_row_keys(&listing->table)->advertiser = account->key;
    if (notes)
        table_cell_note(&listing->table, notes);
}

void listing_advertiser_row(struct listing *listing, const struct advertiser_total *advertiser) {
    listing_row(listing, (struct called){advertiser->platform, advertiser->advertiser_id, advertiser->name,
                                         advertiser->person, advertiser->divided, advertiser->untold,
                                         advertiser->beside_untold, &advertiser->spend.origin});
}

void listing_number_cell(struct listing *listing, bool person, const char *advertiser_id) {
    table_label(&listing->table, localized_same(listing->table.composer, person ? "" : advertiser_id));
}

const struct advertiser *listing_mapping(const struct listing *listing, const struct advertiser_total *advertiser) {
    const GArray *links = listing->table.composer->dataset->advertisers;
    return advertiser->mapping < 0 ? NULL : &g_array_index(links, struct advertiser, advertiser->mapping);
}

bool advertiser_has_rows(const struct advertiser_total *advertiser) {
    return origin_has_rows(&advertiser->spend.origin);
}

/* What the parts of an account that a party has are to it, if all are the same. */
static const char *relation_of_parts(const struct composer *composer, const struct advertiser_total *advertiser) {
    const GPtrArray *links = g_hash_table_lookup(composer->links, advertiser->advertiser_id);
    const char *relation = NULL;
    for (guint i = 0; links && i < links->len; i++) {
        const struct advertiser *link = links->pdata[i];
        bool of_party = false;
        for (guint j = 0; link->platform == advertiser->platform && j < link->party_count; j++)
            of_party = of_party || link->parties[j] == advertiser->party;
        if (of_party && relation && strcmp(relation, link->relation) != 0)
            return RELATION_UNTOLD;
        relation = of_party ? link->relation : relation;
    }
    return relation ? relation : "";
}

const char *advertiser_relation(const struct composer *composer, const struct advertiser_total *advertiser) {
    if (advertiser->untold)
        return relation_of_parts(composer, advertiser);
    return advertiser->mapping < 0
               ? ""
               : g_array_index(composer->dataset->advertisers, struct advertiser, advertiser->mapping).relation;
}

void listing_relation_cell(struct listing *listing, const struct advertiser_total *advertiser) {
    const char *relation = advertiser_relation(listing->table.composer, advertiser);
    bool untold = strcmp(relation, RELATION_UNTOLD) == 0;
    g_autofree char *key = g_strconcat("relation.", *relation ? relation : "none", NULL);
    table_coded(&listing->table, phrase_words(listing->table.composer, key), untold ? "" : relation);
    if (strcmp(relation, "joint") == 0)
        table_cell_note(&listing->table, "note.joint");
}
