/* The links of advertisers to parties, as advertisers.csv has them: who says so, since when, and what each adds. */
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/figures/listing.h"
#include "compose/words/days.h"

#include <string.h>

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

/* A table of links under construction. */
struct links {
    struct listing listing;
    bool says[SAYS_COUNT]; /* which columns it has */
    bool names_party;      /* it is about more than one */
};

static struct localized validity_words(struct composer *composer, struct period valid) {
    if (valid.first && valid.last)
        return localized_period(composer, valid);
    if (valid.first)
        return SENTENCE(composer, "valid.from", arg_date(composer, "date", valid.first));
    if (valid.last)
        return SENTENCE(composer, "valid.until", arg_date(composer, "date", valid.last));
    return phrase_words(composer, "valid.always");
}

static void validity_cell(struct links *links, struct period valid) {
    g_autoptr(GString) code = g_string_new(NULL);
    period_append_iso(code, valid);
    table_coded(&links->listing.table, validity_words(links->listing.table.composer, valid), code->str);
}

static void day_cell(struct links *links, day_number day) {
    struct composer *composer = links->listing.table.composer;
    g_autoptr(GString) code = g_string_new(NULL);
    if (day)
        date_append_iso(code, day);
    table_coded(&links->listing.table, day ? localized_date(composer, day) : phrase_words(composer, "relation.none"),
                code->str);
}

/* What proves that somebody is a private person may well name them. */
static void evidence_cell(struct links *links, const struct advertiser *mapping, bool person) {
    struct composer *composer = links->listing.table.composer;
    bool address = g_str_has_prefix(mapping->evidence, "https://") || g_str_has_prefix(mapping->evidence, "http://");
    struct localized evidence = localized_same(composer, mapping->evidence);
    if (!*mapping->evidence || person) {
        table_coded(&links->listing.table,
                    phrase_words(composer, person ? "advertiser.evidence.person" : "relation.none"), "");
        return;
    }
    table_coded(&links->listing.table, evidence, mapping->evidence);
    if (address)
        table_cell_label(&links->listing.table, links->listing.table.cell - 1)->file = evidence;
}

/* When the link holds, who says so, since when and on what evidence; mapping is NULL if it is not known which link it is. */
static void author_cells(struct links *links, const struct advertiser *mapping, bool person) {
    struct composer *composer = links->listing.table.composer;
    struct localized unknown = phrase_words(composer, mapping ? "relation.none" : "relation.untold");
    for (int i = SAYS_VALID; !mapping && i < SAYS_COUNT; i++)
        if (links->says[i])
            table_coded(&links->listing.table, unknown, "");
    if (!mapping)
        return;
    if (links->says[SAYS_VALID])
        validity_cell(links, mapping->valid);
    if (links->says[SAYS_BY])
        table_coded(&links->listing.table, *mapping->mapped_by ? localized_same(composer, mapping->mapped_by) : unknown,
                    mapping->mapped_by);
    if (links->says[SAYS_ON])
        day_cell(links, mapping->mapped_on);
    if (links->says[SAYS_EVIDENCE])
        evidence_cell(links, mapping, person);
}

/* Which links a list has. */
enum choice { ALL_LINKS, LISTED_LINKS, UNLISTED_LINKS };

/* Beside links there is what an account spent of which nobody knows who paid, and so which of its links it is of; one without
 * rows of its own may be in the figures by that. */
static bool is_chosen(const struct advertiser_total *advertiser, enum choice choice) {
    bool listed = advertiser_has_rows(advertiser) || advertiser->beside_untold;
    if (advertiser->mapping < 0)
        return advertiser->untold && listed && choice != UNLISTED_LINKS;
    return choice == ALL_LINKS || listed == (choice == LISTED_LINKS);
}

static void link_row(struct links *links, const struct advertiser_total *advertiser) {
    struct listing *listing = &links->listing;
    struct composer *composer = listing->table.composer;
    const struct advertiser *mapping = listing_mapping(listing, advertiser);
    listing_advertiser_row(listing, advertiser);
    table_row_about(&listing->table, -1, advertiser->party);
    table_total(&listing->table, &advertiser->spend);
    if (links->names_party) {
        const struct party *party = dataset_party(composer->dataset, advertiser->party);
        table_coded(&listing->table, localized_same(composer, party->name), party->id);
        table_cell_label(&listing->table, 2)->link = page_of_party(composer, advertiser->party);
    }
    table_platform(&listing->table, advertiser->platform);
    if (links->says[SAYS_RELATION])
        listing_relation_cell(listing, advertiser);
    author_cells(links, mapping, advertiser->person);
    listing_number_cell(listing, advertiser->person, advertiser->advertiser_id);
}

static void add_links(struct links *links, int party, enum choice choice) {
    const struct composer *composer = links->listing.table.composer;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
        for (guint i = 0; i < advertisers->len; i++) {
            const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
            if (is_chosen(advertiser, choice))
                link_row(links, advertiser);
        }
    }
}

/* An account that has a party on several stretches of days, or several parts of one, is one account. */
static guint count_accounts(const struct composer *composer, int party, enum choice choice) {
    guint count = 0;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
        g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < advertisers->len; i++) {
            const struct advertiser_total *advertiser = &g_array_index(advertisers, struct advertiser_total, i);
            if (is_chosen(advertiser, choice))
                g_hash_table_add(ids, (gpointer)advertiser->advertiser_id);
        }
        count += g_hash_table_size(ids);
    }
    return count;
}

static guint count_links(const struct composer *composer, int party, enum choice choice) {
    guint count = 0;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const GArray *advertisers = totals_advertisers(composer->totals, platform, party);
        for (guint i = 0; i < advertisers->len; i++)
            count += is_chosen(&g_array_index(advertisers, struct advertiser_total, i), choice);
    }
    return count;
}

bool party_has_links(const struct composer *composer, int party) {
    return count_links(composer, party, ALL_LINKS) > 0;
}

void count_linked_accounts(const struct composer *composer, int party, guint *mapped, guint *listed) {
    *mapped = count_accounts(composer, party, ALL_LINKS);
    *listed = count_accounts(composer, party, LISTED_LINKS);
}

void count_mappings(const struct composer *composer, guint *mapped, guint *listed) {
    *mapped = *listed = 0;
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        guint of_party[2];
        count_linked_accounts(composer, party, &of_party[0], &of_party[1]);
        *mapped += of_party[0];
        *listed += of_party[1];
    }
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

/* The columns that some mapping fills, after those that every list of advertisers has. */
static void mapping_columns(struct links *links) {
    struct composer *composer = links->listing.table.composer;
    for (guint i = 0; i < composer->dataset->advertisers->len; i++) {
        const struct advertiser *mapping = &g_array_index(composer->dataset->advertisers, struct advertiser, i);
        links->says[SAYS_RELATION] |= *mapping->relation != '\0';
        links->says[SAYS_VALID] |= mapping->valid.first || mapping->valid.last;
        links->says[SAYS_BY] |= *mapping->mapped_by != '\0';
        links->says[SAYS_ON] |= mapping->mapped_on != 0;
        links->says[SAYS_EVIDENCE] |= *mapping->evidence != '\0';
    }
    for (gsize i = 0; i < SAYS_COUNT; i++) {
        g_autofree char *key = g_strconcat("column.", sayings[i].key, NULL);
        if (links->says[i])
            table_code_column(&links->listing.table, sayings[i].key, sayings[i].code, phrase_words(composer, key));
    }
}

static void links_begin(struct links *links, struct composer *composer, struct subject about, const char *name) {
    memset(links, 0, sizeof *links);
    links->names_party = about.party < 0;
    struct listing *listing = &links->listing;
    listing_begin(listing, composer, about, name);
    table_measure_of(&listing->table, "spend", MEASURE_SPEND,
                     header_with_unit(composer, phrase_words(composer, "column.adds"), MEASURE_SPEND),
                     (struct localized){{NULL}});
    if (links->names_party)
        table_code_column(&listing->table, "party", CODE_ID, phrase_words(composer, "column.party"));
    listing_platform_column(listing);
    mapping_columns(links);
    listing_number_column(listing);
}

struct figure *figure_links(struct composer *composer) {
    guint mapped, listed;
    count_mappings(composer, &mapped, &listed);
    if (mapped == 0)
        return NULL;
    struct links links;
    links_begin(&links, composer, SUBJECT_WHOLE, "links");
    g_autoptr(GArray) order = party_order(composer);
    for (guint i = 0; i < order->len; i++)
        add_links(&links, g_array_index(order, int, i), ALL_LINKS);
    return listing_end(&links.listing, phrase_words(composer, "headline.links"),
                       SENTENCE(composer, "subtitle.links", arg_days_of_advertisers(composer, "period", GROUP_ALL),
                                arg_currency(composer, "currency")));
}

struct figure *figure_party_links(struct composer *composer, struct subject about) {
    if (count_links(composer, about.party, LISTED_LINKS) == 0)
        return NULL;
    struct argument who = arg_party(composer, "party", about.party);
    struct links links;
    links_begin(&links, composer, about, "links");
    add_links(&links, about.party, LISTED_LINKS);
    return listing_end(&links.listing, SENTENCE(composer, "headline.party-links", who),
                       SENTENCE(composer, "subtitle.party-links", who,
                                arg_days_of_advertisers(composer, "period", about.party),
                                arg_currency(composer, "currency")));
}

struct figure *figure_party_links_unlisted(struct composer *composer, struct subject about) {
    guint count = count_links(composer, about.party, UNLISTED_LINKS);
    if (count == 0)
        return NULL;
    struct argument who = arg_party(composer, "party", about.party);
    struct links links;
    links_begin(&links, composer, about, "links-unlisted");
    add_links(&links, about.party, UNLISTED_LINKS);
    links.listing.table.figure->folded = true;
    return listing_end(&links.listing,
                       SENTENCE(composer, "headline.party-links-unlisted", who, arg_counted(composer, "count", count)),
                       SENTENCE(composer, "subtitle.party-links-unlisted", who,
                                arg_period(composer, "period", composer->dataset->settings.period)));
}

struct figure *figure_links_by_party(struct composer *composer) {
    guint mapped, listed;
    count_mappings(composer, &mapped, &listed);
    if (mapped == 0)
        return NULL;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "links-by-party");
    table_column(&table, "party", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.party"));
    table_column(&table, "linked", CELL_NUMBER, UNIT_COUNT, phrase_words(composer, "column.linked"));
    table_column(&table, "listed", CELL_NUMBER, UNIT_COUNT, phrase_words(composer, "column.listed"));
    g_autoptr(GArray) order = party_order(composer);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct party *who = dataset_party(composer->dataset, party);
        table_row(&table, who->id, localized_same(composer, who->name),
                  page_of(composer, subject_of_party(party), TEMPLATE_LINKS));
        table_row_about(&table, -1, party);
        table_interval(&table, interval_of(count_accounts(composer, party, ALL_LINKS)));
        table_interval(&table, interval_of(count_accounts(composer, party, LISTED_LINKS)));
    }
    return table_end(&table, phrase_words(composer, "headline.links-by-party"),
                     phrase_words(composer, "subtitle.links-by-party"), (struct localized){{NULL}});
}
