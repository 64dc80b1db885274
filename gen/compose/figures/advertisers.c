/* Figures whose rows are advertisers: the mapping as it is published, the largest of each party, and the largest that
 * nobody has mapped. Names of natural persons who are no candidates, and names that hold an address, stay out. */
#include "base/private.h"
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"

#include <string.h>

enum {
    PARTY_LIST = 20, /* how many advertisers the page of a party names, per platform */
    NAMED_FROM =
        1000 * 100, /* from which spending an advertiser without a party is named: 1,000 euros, by the low end */
};

/* What a mapping may say about itself; a column that no mapping fills is left out. */
enum { SAYS_RELATION, SAYS_VALID, SAYS_BY, SAYS_ON, SAYS_EVIDENCE, SAYS_COUNT };
static const struct {
    const char *key;
    enum code_kind code;
} sayings[SAYS_COUNT] = {{"relation", CODE_WORD},
                         {"valid", CODE_DAYS},
                         {"mapped_by", CODE_TEXT},
                         {"mapped_on", CODE_DAY},
                         {"evidence", CODE_TEXT}};

/* A table of advertisers under construction. */
struct listing {
    struct table table;
    GHashTable *keys; /* set of row keys, to keep them apart */
    struct private_patterns *patterns;
    bool closes_rest;      /* some list has a row of all the others together */
    bool says[SAYS_COUNT]; /* which columns the table of mappings has */
};

static void listing_begin(struct listing *listing, struct composer *composer, struct subject about, const char *name) {
    memset(listing->says, 0, sizeof listing->says);
    listing->closes_rest = false;
    table_begin(&listing->table, composer, about, name);
    listing->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    listing->patterns = private_patterns_new();
    table_column(&listing->table, "advertiser", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.advertiser"));
    table_beside_column(&listing->table, "advertiser_name", CODE_NONE);
}

static struct figure *listing_end(struct listing *listing, struct localized headline, struct localized subtitle) {
    g_hash_table_unref(listing->keys);
    private_patterns_free(listing->patterns);
    return table_end(&listing->table, headline, subtitle, (struct localized){{NULL}});
}

static void number_column(struct listing *listing) {
    table_column(&listing->table, "advertiser_id", CELL_LABEL, UNIT_COUNT,
                 phrase_words(listing->table.composer, "column.advertiser-id"));
}

static void platform_column(struct listing *listing) {
    table_code_column(&listing->table, "platform", CODE_ID, phrase_words(listing->table.composer, "column.platform"));
}

static void relation_column(struct listing *listing) {
    table_code_column(&listing->table, "relation", CODE_WORD, phrase_words(listing->table.composer, "column.relation"));
}

static void label_same(struct listing *listing, const char *text) {
    table_label(&listing->table, localized_same(listing->table.composer, text));
}

/* "meta-121264564551002": an id may be any text, a key is a word. */
static char *row_key(struct listing *listing, const struct advertiser_total *advertiser) {
    const char *platform = dataset_platform(listing->table.composer->dataset, advertiser->platform)->id;
    g_autofree char *word = g_strconcat(platform, "-", advertiser->person ? "person" : advertiser->advertiser_id, NULL);
    for (char *letter = word; *letter; letter++)
        if (!g_ascii_isalnum(*letter))
            *letter = '-';
    char *key = g_strdup(word);
    for (guint again = 2; g_hash_table_contains(listing->keys, key); again++) {
        g_free(key);
        key = g_strdup_printf("%s-%u", word, again);
    }
    g_hash_table_add(listing->keys, g_strdup(key));
    return key;
}

/* What a name that is not published is replaced by; a warning says which name that is. */
static struct localized masked_name(struct listing *listing, const struct advertiser_total *advertiser,
                                    const char *noun) {
    struct composer *composer = listing->table.composer;
    g_autoptr(GArray) rows = origin_rows(&advertiser->spend.origin);
    if (rows->len == 0)
        return phrase_words(composer, "advertiser.masked");
    guint32 first = g_array_index(rows, struct origin_row, 0).row;
    const struct observation *row = &g_array_index(composer->dataset->observations, struct observation, first);
    diagnostics_add(composer->diagnostics, SEVERITY_WARNING, "private", (struct place){row->file, row->line, 0, 0},
                    NULL, "%s in the name of an advertiser: '%s'; its name is left out of what is published", noun,
                    advertiser->name);
    return phrase_words(composer, "advertiser.masked");
}

/* Begins the row of an advertiser with the name it may be called by. */
static void advertiser_row(struct listing *listing, const struct advertiser_total *advertiser) {
    struct composer *composer = listing->table.composer;
    const char *noun = private_patterns_find(listing->patterns, advertiser->name);
    g_autofree char *key = row_key(listing, advertiser);
    if (advertiser->person) {
        table_row(&listing->table, key, phrase_words(composer, "advertiser.person"), NULL);
        table_cell_note(&listing->table, "note.person");
    } else if (noun) {
        table_row(&listing->table, key, masked_name(listing, advertiser, noun), NULL);
    } else if (!*advertiser->name) {
        table_row(&listing->table, key, phrase_words(composer, "advertiser.nameless"), NULL);
    } else {
        table_row(&listing->table, key, localized_same(composer, advertiser->name), NULL);
    }
}

static void number_cell(struct listing *listing, const struct advertiser_total *advertiser) {
    label_same(listing, advertiser->person ? "" : advertiser->advertiser_id);
}

static const struct advertiser *mapping_of(const struct listing *listing, const struct advertiser_total *advertiser) {
    return &g_array_index(listing->table.composer->dataset->advertisers, struct advertiser, advertiser->mapping);
}

static void relation_cell(struct listing *listing, const struct advertiser *mapping) {
    g_autofree char *key = g_strconcat("relation.", *mapping->relation ? mapping->relation : "none", NULL);
    table_coded(&listing->table, phrase_words(listing->table.composer, key), mapping->relation);
    if (strcmp(mapping->relation, "joint") == 0)
        table_cell_note(&listing->table, "note.joint");
}

static struct localized validity_words(struct composer *composer, struct period valid) {
    if (valid.first && valid.last)
        return localized_period(composer, valid);
    if (valid.first)
        return SENTENCE(composer, "valid.from", arg_date(composer, "date", valid.first));
    if (valid.last)
        return SENTENCE(composer, "valid.until", arg_date(composer, "date", valid.last));
    return phrase_words(composer, "valid.always");
}

static void validity_cell(struct listing *listing, struct period valid) {
    g_autoptr(GString) code = g_string_new(NULL);
    period_append_iso(code, valid);
    table_coded(&listing->table, validity_words(listing->table.composer, valid), code->str);
}

static void day_cell(struct listing *listing, day_number day) {
    struct composer *composer = listing->table.composer;
    g_autoptr(GString) code = g_string_new(NULL);
    if (day)
        date_append_iso(code, day);
    table_coded(&listing->table, day ? localized_date(composer, day) : phrase_words(composer, "relation.none"),
                code->str);
}

/* What proves that somebody is a private person may well name them. */
static void evidence_cell(struct listing *listing, const struct advertiser *mapping, bool person) {
    struct composer *composer = listing->table.composer;
    bool address = g_str_has_prefix(mapping->evidence, "https://") || g_str_has_prefix(mapping->evidence, "http://");
    struct localized evidence = localized_same(composer, mapping->evidence);
    if (!*mapping->evidence || person) {
        table_coded(&listing->table, phrase_words(composer, person ? "advertiser.evidence.person" : "relation.none"),
                    "");
        return;
    }
    table_coded(&listing->table, evidence, mapping->evidence);
    if (address)
        table_last_row(&listing->table)->cells[listing->table.cell - 1].file = evidence;
}

/* When the link holds, who says so, since when and on what evidence. */
static void author_cells(struct listing *listing, const struct advertiser *mapping, bool person) {
    struct composer *composer = listing->table.composer;
    struct localized unknown = phrase_words(composer, "relation.none");
    if (listing->says[SAYS_VALID])
        validity_cell(listing, mapping->valid);
    if (listing->says[SAYS_BY])
        table_coded(&listing->table, *mapping->mapped_by ? localized_same(composer, mapping->mapped_by) : unknown,
                    mapping->mapped_by);
    if (listing->says[SAYS_ON])
        day_cell(listing, mapping->mapped_on);
    if (listing->says[SAYS_EVIDENCE])
        evidence_cell(listing, mapping, person);
}

bool any_names(const struct composer *composer) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (totals_names_advertisers(composer->totals, platform))
            return true;
    return false;
}

const char *why_no_names(const struct composer *composer) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (origin_has_rows(&totals_whole(composer->totals, platform, GROUP_ALL, MEASURE_SPEND)->origin))
            return "empty.advertisers.whole";
    return "empty.advertisers.nothing";
}

static void mapping_row(struct listing *listing, const struct advertiser_total *advertiser) {
    struct composer *composer = listing->table.composer;
    const struct advertiser *mapping = mapping_of(listing, advertiser);
    const struct party *party = dataset_party(composer->dataset, advertiser->party);
    advertiser_row(listing, advertiser);
    table_total(&listing->table, &advertiser->spend);
    table_coded(&listing->table, localized_same(composer, party->name), party->id);
    table_last_row(&listing->table)->cells[2].link = page_of_party(composer, advertiser->party);
    table_platform(&listing->table, advertiser->platform);
    if (listing->says[SAYS_RELATION])
        relation_cell(listing, mapping);
    author_cells(listing, mapping, advertiser->person);
    number_cell(listing, advertiser);
}

static void add_mapping_rows(struct listing *listing, int party) {
    const struct composer *composer = listing->table.composer;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
        for (guint i = 0; i < advertisers->len; i++) {
            const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
            if (advertiser->mapping >= 0)
                mapping_row(listing, advertiser);
        }
    }
}

static bool has_rows_of(const struct advertiser_total *advertiser) {
    return origin_has_rows(&advertiser->spend.origin);
}

/* The order of parties elsewhere in the report; that of their file if no platform has figures. */
static GArray *party_order(const struct composer *composer) {
    if (composer->lead_platform >= 0)
        return g_array_copy((GArray *)totals_order(composer->totals, composer->lead_platform, MEASURE_SPEND));
    GArray *order = g_array_new(FALSE, FALSE, sizeof(int));
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        g_array_append_val(order, party);
    return order;
}

void count_mappings(const struct composer *composer, guint *mapped, guint *listed) {
    *mapped = *listed = 0;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
            const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
            for (guint i = 0; i < advertisers->len; i++) {
                *listed += has_rows_of(&g_array_index(advertisers, struct advertiser_total, i));
                (*mapped)++;
            }
        }
    }
}

/* The columns that some mapping fills, after those that every list of advertisers has. */
static void mapping_columns(struct listing *listing) {
    struct composer *composer = listing->table.composer;
    for (guint i = 0; i < composer->dataset->advertisers->len; i++) {
        const struct advertiser *mapping = &g_array_index(composer->dataset->advertisers, struct advertiser, i);
        listing->says[SAYS_RELATION] |= *mapping->relation != '\0';
        listing->says[SAYS_VALID] |= mapping->valid.first || mapping->valid.last;
        listing->says[SAYS_BY] |= *mapping->mapped_by != '\0';
        listing->says[SAYS_ON] |= mapping->mapped_on != 0;
        listing->says[SAYS_EVIDENCE] |= *mapping->evidence != '\0';
    }
    for (gsize i = 0; i < SAYS_COUNT; i++) {
        g_autofree char *key = g_strconcat("column.", sayings[i].key, NULL);
        if (listing->says[i])
            table_code_column(&listing->table, sayings[i].key, sayings[i].code, phrase_words(composer, key));
    }
}

struct figure *figure_advertisers(struct composer *composer) {
    guint mapped, listed;
    count_mappings(composer, &mapped, &listed);
    if (mapped == 0)
        return NULL;
    struct listing listing;
    listing_begin(&listing, composer, SUBJECT_WHOLE, "advertisers");
    table_measure_of(&listing.table, "spend", MEASURE_SPEND,
                     header_with_unit(composer, phrase_words(composer, "column.adds"), MEASURE_SPEND),
                     (struct localized){{NULL}});
    table_code_column(&listing.table, "party", CODE_ID, phrase_words(composer, "column.party"));
    platform_column(&listing);
    mapping_columns(&listing);
    number_column(&listing);
    g_autoptr(GArray) order = party_order(composer);
    for (guint i = 0; i < order->len; i++)
        add_mapping_rows(&listing, g_array_index(order, int, i));
    return listing_end(&listing, phrase_words(composer, "headline.advertisers"),
                       SENTENCE(composer, "subtitle.advertisers",
                                arg_days_of_advertisers(composer, "period", GROUP_ALL),
                                arg_currency(composer, "currency")));
}

/* How many of a list are left when those listed are named. */
static guint count_left(const GArray *advertisers, const GPtrArray *listed) {
    guint with_rows = 0;
    for (guint i = 0; i < advertisers->len; i++)
        with_rows += has_rows_of(&g_array_index(advertisers, struct advertiser_total, i));
    return with_rows - listed->len;
}

/* The rows that close the list of a platform, of four columns: all the others together, and the total that the list
 * adds up to. */
static void closing_rows(struct listing *listing, int platform, int whose, const GPtrArray *listed,
                         struct localized total_name) {
    struct composer *composer = listing->table.composer;
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint left = count_left(totals_advertisers(composer->totals, platform, whose), listed);
    const struct total *rest = totals_rest(composer->totals, platform, whose, listed);
    listing->closes_rest = listing->closes_rest || rest;
    if (rest) {
        g_autofree char *key = g_strconcat("others-", id, NULL);
        const char *phrase_key = left == 0 ? "advertiser.whole" : "advertiser.others";
        table_row(&listing->table, key, SENTENCE(composer, phrase_key, arg_counted(composer, "count", left)), NULL);
        table_platform(&listing->table, platform);
        table_total(&listing->table, rest);
        table_nothing(&listing->table);
    }
    g_autofree char *key = g_strconcat("all-", id, NULL);
    table_row(&listing->table, key, total_name, NULL);
    table_last_row(&listing->table)->total = table_last_row(&listing->table)->overlaps = true;
    table_platform(&listing->table, platform);
    table_total(&listing->table, totals_whole(composer->totals, platform, whose, MEASURE_SPEND));
    table_nothing(&listing->table);
}

static void party_rows(struct listing *listing, int platform, int party) {
    struct composer *composer = listing->table.composer;
    const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    for (guint i = 0; i < advertisers->len && listed->len < PARTY_LIST; i++) {
        const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if (!has_rows_of(advertiser) || advertiser->mapping < 0)
            continue;
        g_ptr_array_add(listed, (gpointer)advertiser);
        advertiser_row(listing, advertiser);
        table_platform(&listing->table, platform);
        table_total(&listing->table, &advertiser->spend);
        relation_cell(listing, mapping_of(listing, advertiser));
    }
    closing_rows(listing, platform, party, listed,
                 SENTENCE(composer, "advertiser.all", arg_party(composer, "party", party),
                          arg_platform(composer, "platform", platform)));
}

static bool has_rows_anywhere(const struct composer *composer, int whose) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lists_advertisers(composer, platform, whose))
            return true;
    return false;
}

struct figure *figure_party_advertisers(struct composer *composer, struct subject about) {
    int party = about.party;
    struct argument who = arg_party(composer, "party", party);
    if (!has_rows_anywhere(composer, party))
        return figure_nothing(
            composer, about, "advertisers",
            SENTENCE(composer, any_names(composer) ? "empty.advertisers.party" : why_no_names(composer), who));
    struct listing listing;
    listing_begin(&listing, composer, about, "advertisers");
    platform_column(&listing);
    table_measure(&listing.table, MEASURE_SPEND);
    relation_column(&listing);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lists_advertisers(composer, platform, party))
            party_rows(&listing, platform, party);
    return listing_end(&listing, SENTENCE(composer, "headline.party-advertisers", who),
                       SENTENCE(composer, "subtitle.party-advertisers", who, arg_currency(composer, "currency"),
                                arg_count(composer, "count", PARTY_LIST),
                                arg_days_of_advertisers(composer, "period", party)));
}

static void unmapped_rows(struct listing *listing, int platform) {
    struct composer *composer = listing->table.composer;
    const GArray *advertisers = totals_advertisers(composer->totals, platform, GROUP_UNMAPPED);
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if (advertiser->spend.state != STATE_VALUE || advertiser->spend.value.low < NAMED_FROM)
            continue;
        g_ptr_array_add(listed, (gpointer)advertiser);
        advertiser_row(listing, advertiser);
        table_platform(&listing->table, platform);
        table_total(&listing->table, &advertiser->spend);
        number_cell(listing, advertiser);
    }
    closing_rows(listing, platform, GROUP_UNMAPPED, listed,
                 SENTENCE(composer, "advertiser.unmapped", arg_platform(composer, "platform", platform)));
}

struct figure *figure_unmapped(struct composer *composer) {
    if (!has_rows_anywhere(composer, GROUP_UNMAPPED))
        return figure_nothing(
            composer, SUBJECT_WHOLE, "unmapped",
            phrase_words(composer, any_names(composer) ? "empty.unmapped.none" : why_no_names(composer)));
    struct listing listing;
    listing_begin(&listing, composer, SUBJECT_WHOLE, "unmapped");
    platform_column(&listing);
    table_measure(&listing.table, MEASURE_SPEND);
    number_column(&listing);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lists_advertisers(composer, platform, GROUP_UNMAPPED))
            unmapped_rows(&listing, platform);
    if (listing.closes_rest)
        table_note(&listing.table, "note.named-from");
    return listing_end(&listing, phrase_words(composer, "headline.unmapped"),
                       SENTENCE(composer, "subtitle.unmapped", arg_currency(composer, "currency"),
                                arg_days_of_advertisers(composer, "period", GROUP_UNMAPPED)));
}
