#include "tally/tally.h"

#include "tally/tally_internal.h"

enum { GROUPS = 4 };

static GArray *bins_of(const struct settings *settings) {
    GArray *bins = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (day_number day = settings->period.first; day <= settings->period.last;) {
        struct period bin = axis_bin(settings->axis, day);
        g_array_append_val(bins, bin);
        day = bin.last + 1;
    }
    return bins;
}

static gsize series_count(const struct totals *totals) {
    return (gsize)totals->dataset->platforms->len * totals->holders * MEASURE_COUNT;
}

static void divided_days_init(const struct totals *totals, struct divided_days *days) {
    days->stretches = g_new0(GArray *, series_count(totals) + 1);
    days->sets = g_new0(struct days, series_count(totals) + 1);
}

static void divided_days_clear(const struct totals *totals, struct divided_days *days) {
    for (gsize i = 0; i < series_count(totals); i++)
        if (days->stretches[i])
            g_array_unref(days->stretches[i]);
    g_free(days->stretches);
    g_free(days->sets);
}

static GArray **links_of(const struct totals *totals, int platform, int party) {
    return &totals->links[(gsize)platform * totals->dataset->parties->len + (gsize)party];
}

static void link_parties(struct totals *totals, int platform, const int *parties, guint count, struct period period) {
    for (guint i = 0; i < count; i++) {
        if (parties[i] < 0)
            continue;
        GArray **links = links_of(totals, platform, parties[i]);
        if (!*links)
            *links = g_array_new(FALSE, FALSE, sizeof(struct period));
        g_array_append_val(*links, period);
    }
}

/* A party that some row names could have been listed on any day. */
static void link_named(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    g_autofree bool *named = g_new0(bool, (gsize)dataset->platforms->len * dataset->parties->len + 1);
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->role != ROLE_MAIN)
            continue;
        bool *lists = &totals->lists_advertisers[row->platform], *names = &totals->names_advertisers[row->platform];
        *lists = *lists || *row->from->advertiser_id;
        *names = *names || (*row->from->advertiser_id && period_overlaps(row->period, dataset->settings.period));
        if (row->party >= 0 && !*row->from->advertiser_id)
            named[(gsize)row->platform * dataset->parties->len + (gsize)row->party] = true;
    }
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        for (int party = 0; party < (int)dataset->parties->len; party++)
            if (named[(gsize)platform * dataset->parties->len + (gsize)party])
                link_parties(totals, platform, &party, 1, dataset->settings.period);
}

bool is_linked_in(const struct totals *totals, int platform, int party, struct period period) {
    const GArray *links = *links_of(totals, platform, party);
    struct days days = {links ? (const struct period *)(const void *)links->data : NULL, links ? links->len : 0};
    return days_overlap(&days, period);
}

/* The platform lists advertisers, and none of them is linked to this party on any day of the report. */
static bool is_unlinked(const struct totals *totals, int platform, int party) {
    return totals->lists_advertisers[platform] &&
           !is_linked_in(totals, platform, party, totals->dataset->settings.period);
}

static void find_anybody_linked(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    totals->anybody_linked = g_new0(bool, dataset->platforms->len + 1);
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        for (int party = 0; party < (int)dataset->parties->len && !totals->anybody_linked[platform]; party++)
            totals->anybody_linked[platform] = !is_unlinked(totals, platform, party);
}

bool is_anybody_linked(const struct totals *totals, int platform) {
    return totals->anybody_linked[platform];
}

/* When which party could have been listed. */
static void find_links(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    struct period period = dataset->settings.period;
    totals->links = g_new0(GArray *, (gsize)dataset->platforms->len * dataset->parties->len + 1);
    totals->lists_advertisers = g_new0(bool, dataset->platforms->len + 1);
    totals->names_advertisers = g_new0(bool, dataset->platforms->len + 1);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        struct period valid = {link->valid.first,
                               link->valid.last ? link->valid.last : MAX(period.last, link->valid.first)};
        if (period_overlaps(valid, period))
            link_parties(totals, link->platform, link->parties, link->party_count, valid);
    }
    link_named(totals);
    for (gsize i = 0; i < (gsize)dataset->platforms->len * dataset->parties->len; i++)
        if (totals->links[i])
            days_join(totals->links[i]);
    find_anybody_linked(totals);
}

bool totals_is_linked_in_part(const struct totals *totals, int platform, int party, enum measure measure) {
    const struct days *days = totals_days(totals, platform, measure);
    const GArray *links = *links_of(totals, platform, party);
    if (!totals->lists_advertisers[platform] || !links)
        return false;
    guint link = 0; /* the first that ends on or after the first day of a stretch: both are ascending */
    for (guint i = 0; i < days->count; i++) {
        while (link < links->len && g_array_index(links, struct period, link).last < days->stretches[i].first)
            link++;
        if (link == links->len || !period_contains(g_array_index(links, struct period, link), days->stretches[i]))
            return true;
    }
    return false;
}

bool totals_names_advertisers(const struct totals *totals, int platform) {
    return totals->names_advertisers[platform];
}

/* Whose a slot is: parties by index, then the groups. */
static int whose_of(const struct totals *totals, guint slot) {
    guint parties = totals->dataset->parties->len;
    return slot < parties ? (int)slot : -(int)(slot - parties) - 1;
}

static void resolve_series(struct totals *totals) {
    for (int platform = 0; platform < (int)totals->dataset->platforms->len; platform++)
        for (guint slot = 0; slot < totals->holders; slot++)
            for (int measure = 0; measure < MEASURE_COUNT; measure++) {
                int whose = whose_of(totals, slot);
                guint index = series_index(totals, platform, whose, (enum measure)measure);
                series_resolve(totals, &totals->series[index], platform, whose, (enum measure)measure);
            }
}

struct totals *tally_dataset(const struct dataset *dataset, struct diagnostics *diagnostics) {
    struct totals *totals = g_new0(struct totals, 1);
    totals->dataset = dataset;
    totals->diagnostics = diagnostics;
    totals->bins = bins_of(&dataset->settings);
    totals->holders = dataset->parties->len + GROUPS;
    totals->series = g_new0(struct series, series_count(totals) + 1);
    totals->parts = tally_parts_new();
    totals->lists = g_ptr_array_new();
    totals->known_lists = row_lists_new();
    totals->rests = g_ptr_array_new_with_free_func(g_free);
    divided_days_init(totals, &totals->region_days);
    divided_days_init(totals, &totals->age_days);
    day_states_init(&totals->days, dataset);
    identities_init(&totals->identities, dataset);
    find_links(totals);
    axis_init(totals);
    gather(totals);
    resolve_series(totals);
    tally_parts_resolve(totals);
    tally_standings(totals);
    tally_advertisers(totals);
    tally_accounts(totals);
    tally_payers(totals);
    if (set_asks_for(dataset, -1, INDICATOR_PAYER_NAMED))
        tally_indicators(totals);
    tally_statements(totals);
    tally_references(totals);
    tally_targeting(totals);
    totals->diagnostics = NULL;
    g_clear_pointer(&totals->known_lists, g_hash_table_unref);
    identities_close(&totals->identities);
    return totals;
}

static void lists_free(GPtrArray *lists) {
    for (guint i = 0; i < lists->len; i++) {
        row_list_clear(g_ptr_array_index(lists, i));
        g_free(g_ptr_array_index(lists, i));
    }
    g_ptr_array_unref(lists);
}

static void links_free(struct totals *totals) {
    gsize count = (gsize)totals->dataset->platforms->len * totals->dataset->parties->len;
    for (gsize i = 0; i < count; i++)
        if (totals->links[i])
            g_array_unref(totals->links[i]);
    g_free(totals->links);
}

void totals_free(struct totals *totals) {
    if (!totals)
        return;
    for (gsize i = 0; i < (gsize)totals->dataset->platforms->len * totals->holders * MEASURE_COUNT; i++)
        series_clear(&totals->series[i]);
    g_free(totals->series);
    g_free(totals->empty_bins);
    g_free(totals->empty_until);
    g_hash_table_unref(totals->parts);
    g_array_unref(totals->bins);
    tally_targeting_free(totals);
    tally_payers_free(totals);
    tally_indicators_free(totals);
    tally_statements_free(totals);
    tally_accounts_free(totals);
    tally_advertisers_free(totals);
    tally_standings_free(totals);
    identities_clear(&totals->identities);
    day_states_clear(&totals->days, totals->dataset);
    divided_days_clear(totals, &totals->region_days);
    divided_days_clear(totals, &totals->age_days);
    g_array_unref(totals->references);
    lists_free(totals->lists);
    g_ptr_array_unref(totals->rests);
    links_free(totals);
    g_free(totals->lists_advertisers);
    g_free(totals->names_advertisers);
    g_free(totals->anybody_linked);
    g_free(totals);
}

guint totals_bin_count(const struct totals *totals) {
    return totals->bins->len;
}

struct period totals_bin(const struct totals *totals, guint bin) {
    return g_array_index(totals->bins, struct period, bin);
}
