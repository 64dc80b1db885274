/* The largest advertisers of all kinds: parties, public bodies, companies and whoever else a platform lists. */
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/figures/listing.h"
#include "compose/words/days.h"

enum {
    TOP = 10,      /* how many the front page shows */
    OPEN = 50,     /* more are a list that is closed until it is opened */
    LARGEST = 100, /* how many their own page names */
};

/* Names are published of those that are linked, and of others from some spending on. */
static bool is_named(const struct composer *composer, const struct account_total *account) {
    return account->compared &&
           (account->parties->len > 0 ||
            (account->spend.state == STATE_VALUE && account->spend.value.low >= composer->dataset->settings.name_from));
}

static struct localized party_words(struct composer *composer, const struct account_total *account) {
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct localized));
    for (guint i = 0; i < account->parties->len; i++) {
        int party = g_array_index(account->parties, int, i);
        struct localized name = localized_same(composer, dataset_party(composer->dataset, party)->name);
        g_array_append_val(names, name);
    }
    return names->len == 0
               ? phrase_words(composer, "advertiser.of-none")
               : localized_list(composer, (const struct localized *)(const void *)names->data, names->len, "list.and");
}

/* Of a page that several payers paid for, a party may have a part alone. */
static void party_cell(struct listing *listing, const struct account_total *account) {
    struct composer *composer = listing->table.composer;
    const GArray *parties = account->parties;
    g_autofree char *code =
        parties->len == 0
            ? g_strdup("")
            : dataset_party_words(composer->dataset, (const int *)(const void *)parties->data, parties->len);
    table_coded(&listing->table, party_words(composer, account), code);
    table_row_about(&listing->table, account->platform,
                    parties->len == 0   ? GROUP_UNMAPPED
                    : parties->len == 1 ? g_array_index(parties, int, 0)
                                        : PARTY_SEVERAL);
    if (account->divided && parties->len > 0)
        table_cell_note(&listing->table, "note.divided");
    if (parties->len != 1)
        return;
    int party = g_array_index(parties, int, 0);
    table_cell_label(&listing->table, listing->table.cell - 1)->link = page_of_party(composer, party);
    const struct party *who = dataset_party(composer->dataset, party);
    table_row_coloured(&listing->table, who);
}

static void account_row(struct listing *listing, const struct account_total *account) {
    listing_row(listing, (struct called){account->platform, account->advertiser_id, account->name, account->person,
                                         .origin = &account->spend.origin});
    party_cell(listing, account);
    table_total(&listing->table, &account->spend);
    table_derived(&listing->table, account->rank, &account->spend);
}

static guint count_compared(const GArray *accounts) {
    guint count = 0;
    for (guint i = 0; i < accounts->len; i++)
        count += g_array_index(accounts, struct account_total, i).compared;
    return count;
}

/* How many of the largest are linked to no party: as many as are certainly among them, or as the others leave room
 * for; and no more than may be. */
static struct interval count_without_party(const GArray *accounts) {
    guint certain[2] = {0, 0}, possible[2] = {0, 0};
    for (guint i = 0; i < accounts->len; i++) {
        const struct account_total *account = &g_array_index(accounts, struct account_total, i);
        bool linked = account->parties->len > 0;
        if (!account->compared)
            continue;
        certain[linked] += account->rank.high <= TOP;
        possible[linked] += account->rank.low <= TOP;
    }
    gint64 low = MAX((gint64)certain[false], TOP - (gint64)possible[true]);
    gint64 high = MIN((gint64)possible[false], TOP - (gint64)certain[true]);
    return interval_between(low, MAX(low, high));
}

/* What is proven of the largest; their names alone if nothing is. */
static struct localized headline_top(struct composer *composer, int platform, guint named) {
    const GArray *accounts = totals_accounts(composer->totals, platform);
    struct interval without = count_without_party(accounts);
    struct argument where = arg_platform(composer, "platform", platform), top = arg_count(composer, "top", TOP);
    if (count_compared(accounts) > TOP && without.low == 0 && interval_is_point(without))
        return SENTENCE(composer, "headline.largest.with", where, top);
    if (count_compared(accounts) > TOP && without.low > 0)
        return SENTENCE(composer,
                        interval_is_point(without) ? "headline.largest.without" : "headline.largest.without-at-least",
                        where, arg_counted(composer, "count", (guint)without.low), top);
    return SENTENCE(composer, "headline.largest", where, arg_counted(composer, "count", named));
}

/* Begins a list of the largest accounts; how many it names. */
static guint list_largest(struct listing *listing, struct composer *composer, const char *name, guint most) {
    const GArray *accounts = totals_accounts(composer->totals, largest_platform(composer));
    listing_begin(listing, composer, SUBJECT_WHOLE, name);
    table_code_column(&listing->table, "party", CODE_TEXT, phrase_words(composer, "column.party"));
    table_measure(&listing->table, MEASURE_SPEND);
    table_column(&listing->table, "place", CELL_NUMBER, UNIT_RANK, phrase_words(composer, "column.place"));
    guint named = 0;
    for (guint i = 0; i < accounts->len && named < most; i++) {
        const struct account_total *account = &g_array_index(accounts, struct account_total, i);
        if (!is_named(composer, account))
            continue;
        account_row(listing, account);
        named++;
    }
    table_note(&listing->table, "note.largest");
    return named;
}

int largest_platform(const struct composer *composer) {
    if (composer->lead_platform >= 0)
        return composer->lead_platform;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (totals_accounts(composer->totals, platform)->len > 0)
            return platform;
    return -1;
}

static bool any_named(const struct composer *composer) {
    int platform = largest_platform(composer);
    const GArray *accounts = platform < 0 ? NULL : totals_accounts(composer->totals, platform);
    for (guint i = 0; accounts && i < accounts->len; i++)
        if (is_named(composer, &g_array_index(accounts, struct account_total, i)))
            return true;
    return false;
}

static struct localized subtitle_of(struct composer *composer, guint named) {
    int platform = largest_platform(composer);
    return SENTENCE(composer, "subtitle.largest", arg_platform(composer, "platform", platform),
                    arg_days(composer, "period", platform, MEASURE_SPEND), arg_currency(composer, "currency"),
                    arg_counted(composer, "count", named));
}

struct figure *figure_top_advertisers(struct composer *composer) {
    if (!any_named(composer))
        return NULL;
    struct listing listing;
    guint named = list_largest(&listing, composer, "top-advertisers", TOP);
    listing.table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 2};
    return listing_end(&listing, headline_top(composer, largest_platform(composer), named),
                       subtitle_of(composer, named));
}

struct figure *figure_largest_advertisers(struct composer *composer) {
    if (!any_named(composer))
        return NULL;
    struct listing listing;
    guint named = list_largest(&listing, composer, "largest-advertisers", LARGEST);
    struct argument where = arg_platform(composer, "platform", largest_platform(composer));
    listing.table.figure->folded = named > OPEN;
    return listing_end(&listing, SENTENCE(composer, "headline.largest", where, arg_counted(composer, "count", named)),
                       subtitle_of(composer, named));
}
