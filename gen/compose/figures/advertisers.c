/* Advertisers by what they spent: the largest of each party, what its kinds of account spent, and the largest that
 * nobody has mapped. */
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/figures/listing.h"
#include "compose/words/days.h"

#include <string.h>

enum { PARTY_LIST = 20 }; /* how many advertisers the page of a party names, per platform */

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

/* How many accounts are left when those listed are named: several links may be of one, and several parts of it. */
static guint count_left(const GArray *advertisers, const GPtrArray *listed) {
    g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) left = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < listed->len; i++)
        g_hash_table_add(named, listed->pdata[i]);
    for (guint i = 0; i < advertisers->len; i++) {
        struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if (advertiser_has_rows(advertiser) && !g_hash_table_contains(named, advertiser))
            g_hash_table_add(left, (gpointer)advertiser->advertiser_id);
    }
    return g_hash_table_size(left);
}

/* True if some row behind a total says of no advertiser that it is its own. */
static bool names_nobody(const struct total *total) {
    const struct row_list *list = total->origin.list;
    for (guint i = 0; i < list->count; i++) {
        guint32 row = list->rows[i].row;
        if (!*g_array_index(total->origin.dataset->observations, struct observation, row).from->advertiser_id)
            return true;
    }
    return false;
}

/* The rows that close the list of a platform, of three columns or four: all the others together, and the total that the list
 * adds up to. True if there are others. */
static bool closing_rows(struct listing *listing, int platform, int whose, const GPtrArray *listed,
                         struct localized total_name, bool fourth) {
    struct composer *composer = listing->table.composer;
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint left = count_left(totals_advertisers(composer->totals, platform, whose), listed);
    const struct total *rest = totals_rest(composer->totals, platform, whose, listed);
    if (rest) {
        g_autofree char *key = g_strconcat("others-", id, NULL);
        const char *phrase_key = left == 0            ? "advertiser.whole"
                                 : names_nobody(rest) ? "advertiser.others-and-whole"
                                                      : "advertiser.others";
        table_row(&listing->table, key, SENTENCE(composer, phrase_key, arg_counted(composer, "count", left)), NULL);
        table_row_about(&listing->table, platform, OF_NO_PARTY);
        table_platform(&listing->table, platform);
        table_total(&listing->table, rest);
        if (fourth)
            table_nothing(&listing->table);
    }
    g_autofree char *key = g_strconcat("all-", id, NULL);
    table_row(&listing->table, key, total_name, NULL);
    table_row_about(&listing->table, platform, OF_NO_PARTY);
    table_last_row(&listing->table)->total = table_last_row(&listing->table)->overlaps = true;
    table_platform(&listing->table, platform);
    table_total(&listing->table, totals_whole(composer->totals, platform, whose, MEASURE_SPEND));
    if (fourth)
        table_nothing(&listing->table);
    return rest != NULL;
}

static void party_rows(struct listing *listing, int platform, int party, bool relations_said) {
    struct composer *composer = listing->table.composer;
    const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    for (guint i = 0; i < advertisers->len && listed->len < PARTY_LIST; i++) {
        const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if (!advertiser_has_rows(advertiser) || (advertiser->mapping < 0 && !advertiser->divided))
            continue;
        g_ptr_array_add(listed, (gpointer)advertiser);
        listing_advertiser_row(listing, advertiser);
        table_platform(&listing->table, platform);
        table_total(&listing->table, &advertiser->spend);
        if (relations_said)
            listing_relation_cell(listing, advertiser);
    }
    closing_rows(listing, platform, party, listed,
                 SENTENCE(composer, "advertiser.all", arg_party(composer, "party", party),
                          arg_platform(composer, "platform", platform)),
                 relations_said);
}

static bool has_rows_anywhere(const struct composer *composer, int whose) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lists_advertisers(composer, platform, whose))
            return true;
    return false;
}

/* True if some link says what the advertiser is to its party. */
static bool says_relations(const struct composer *composer) {
    for (guint i = 0; i < composer->dataset->advertisers->len; i++)
        if (*g_array_index(composer->dataset->advertisers, struct advertiser, i).relation)
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
    bool relations_said = says_relations(composer);
    listing_platform_column(&listing);
    table_measure_of(&listing.table, "spend", MEASURE_SPEND,
                     header_with_unit(composer, phrase_words(composer, "column.adds"), MEASURE_SPEND),
                     (struct localized){{NULL}});
    if (relations_said)
        listing_relation_column(&listing);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lists_advertisers(composer, platform, party))
            party_rows(&listing, platform, party, relations_said);
    return listing_end(&listing, SENTENCE(composer, "headline.party-advertisers", who),
                       SENTENCE(composer, "subtitle.party-advertisers", who, arg_currency(composer, "currency"),
                                arg_count(composer, "count", PARTY_LIST),
                                arg_days_of_advertisers(composer, "period", party)));
}

static bool unmapped_rows(struct listing *listing, int platform) {
    struct composer *composer = listing->table.composer;
    const GArray *advertisers = totals_advertisers(composer->totals, platform, GROUP_UNMAPPED);
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if (advertiser->spend.state != STATE_VALUE ||
            advertiser->spend.value.low < composer->dataset->settings.name_from)
            continue;
        g_ptr_array_add(listed, (gpointer)advertiser);
        listing_advertiser_row(listing, advertiser);
        table_platform(&listing->table, platform);
        table_total(&listing->table, &advertiser->spend);
        listing_number_cell(listing, advertiser->person, advertiser->advertiser_id);
    }
    return closing_rows(listing, platform, GROUP_UNMAPPED, listed,
                        SENTENCE(composer, "advertiser.unmapped", arg_platform(composer, "platform", platform)), true);
}

struct figure *figure_unmapped(struct composer *composer) {
    if (!has_rows_anywhere(composer, GROUP_UNMAPPED))
        return figure_nothing(
            composer, SUBJECT_WHOLE, "unmapped",
            phrase_words(composer, any_names(composer) ? "empty.unmapped.none" : why_no_names(composer)));
    struct listing listing;
    listing_begin(&listing, composer, SUBJECT_WHOLE, "unmapped");
    table_about(&listing.table, -1, GROUP_UNMAPPED);
    listing_platform_column(&listing);
    table_measure(&listing.table, MEASURE_SPEND);
    listing_number_column(&listing);
    bool others = false;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lists_advertisers(composer, platform, GROUP_UNMAPPED))
            others = unmapped_rows(&listing, platform) || others;
    if (others)
        table_note(&listing.table, "note.named-from");
    return listing_end(&listing, phrase_words(composer, "headline.unmapped"),
                       SENTENCE(composer, "subtitle.unmapped", arg_currency(composer, "currency"),
                                arg_days_of_advertisers(composer, "period", GROUP_UNMAPPED)));
}

/* What an account is to its party, in the order of a table; "" if nobody says it. See listing.h. */
static const char *const relations[] = {"party", "branch",      "candidate",     "affiliated",
                                        "joint", "third_party", RELATION_UNTOLD, ""};

/* The advertisers of a party with rows that stand in one relation to it. */
static GPtrArray *related(const struct composer *composer, struct subject about, const char *relation) {
    GPtrArray *found = g_ptr_array_new();
    const GArray *advertisers = totals_advertisers(composer->totals, about.platform, about.party);
    for (guint i = 0; i < advertisers->len; i++) {
        const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
        if ((advertiser->mapping < 0 && !advertiser->divided) || !advertiser_has_rows(advertiser))
            continue;
        if (strcmp(advertiser_relation(composer, advertiser), relation) == 0)
            g_ptr_array_add(found, (gpointer)advertiser);
    }
    return found;
}

/* True if they are of two kinds at least: one kind is the total of the party, which others show. */
static bool has_kinds(const struct composer *composer, struct subject about) {
    guint kinds = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(relations); i++) {
        g_autoptr(GPtrArray) found = related(composer, about, relations[i]);
        kinds += found->len > 0;
    }
    return kinds > 1;
}

/* An account that was linked anew within the report has several links, and is one account. */
static guint count_accounts(const GPtrArray *advertisers) {
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < advertisers->len; i++)
        g_hash_table_add(ids,
                         (gpointer)((const struct advertiser_total *)g_ptr_array_index(advertisers, i))->advertiser_id);
    return g_hash_table_size(ids);
}

static void relation_row(struct table *table, struct subject about, const char *relation) {
    struct composer *composer = table->composer;
    g_autoptr(GPtrArray) found = related(composer, about, relation);
    const struct total *spend = totals_of_advertisers(composer->totals, about.platform, found);
    if (!spend)
        return;
    const char *word = *relation ? relation : "none";
    g_autofree char *key = g_strconcat("relation.", word, ".many", NULL);
    g_autofree char *row = g_strdelimit(g_strdup(word), "_", '-');
    table_row(table, row, phrase_words(composer, key), NULL);
    table_total(table, spend);
    table_interval(table, interval_of(count_accounts(found)));
}

/* True if its amounts may be drawn as parts of one bar. */
static bool rows_are_exact(const struct table *table) {
    bool any = false;
    for (guint i = 0; i < table->rows->len; i++) {
        const struct cell *cell = &g_array_index(table->rows, struct row, i).cells[1];
        if (cell->state != STATE_VALUE || !interval_is_point(cell_value(cell)))
            return false;
        any = any || cell_value(cell).low > 0;
    }
    return any;
}

struct figure *figure_party_by_relation(struct composer *composer, struct subject about) {
    if (!lists_advertisers(composer, about.platform, about.party) || !has_kinds(composer, about))
        return NULL;
    struct argument who = arg_party(composer, "party", about.party);
    struct argument where = arg_platform(composer, "platform", about.platform);
    struct table table;
    table_begin(&table, composer, about, "spend-by-relation");
    table_column(&table, "relation", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.relation"));
    table_measure(&table, MEASURE_SPEND);
    table_column(&table, "accounts", CELL_NUMBER, UNIT_COUNT, phrase_words(composer, "column.accounts"));
    for (gsize i = 0; i < G_N_ELEMENTS(relations); i++)
        relation_row(&table, about, relations[i]);
    table.figure->chart = (struct chart){.type = rows_are_exact(&table) ? CHART_PARTS : CHART_RANGE_BARS, .column = 1};
    return table_end(&table, SENTENCE(composer, "headline.party-by-relation", who, where),
                     SENTENCE(composer, "subtitle.party-by-relation", who, where, arg_currency(composer, "currency"),
                              arg_days(composer, "period", about.platform, MEASURE_SPEND)),
                     (struct localized){{NULL}});
}
