/* Ads of which nothing says in which regions they were shown, or whom they reached, though it is said of others. They may have
 * been shown in any, so that no table by region may do without them. */
#include "tally/tally_internal.h"

/* The days that divided rows are about, of each account as a whole and of each ad, in each country. */
struct divided {
    const struct totals *totals;
    GHashTable *accounts, *ads; /* key_of -> GArray of struct period, joined */
};

/* A number of identities, in one country; 0: the report is about one. */
static gpointer key_of(guint32 number, unsigned country) {
    return GSIZE_TO_POINTER((gsize)number * (MOST_COUNTRIES + 1) + country);
}

static struct divided *divided_new(const struct totals *totals) {
    struct divided *divided = g_new(struct divided, 1);
    divided->totals = totals;
    divided->accounts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    divided->ads = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    return divided;
}

static void divided_free(struct divided *divided) {
    g_hash_table_unref(divided->accounts);
    g_hash_table_unref(divided->ads);
    g_free(divided);
}

static void add_days(GHashTable *of, guint32 number, const struct observation *row) {
    for (unsigned country = 0; country <= MOST_COUNTRIES; country++) {
        if (row->countries ? !(row->countries & country_bit(country)) : country > 0)
            continue;
        GArray *stretches = g_hash_table_lookup(of, key_of(number, country));
        if (!stretches) {
            stretches = g_array_new(FALSE, FALSE, sizeof(struct period));
            g_hash_table_insert(of, key_of(number, country), stretches);
        }
        g_array_append_val(stretches, row->period);
    }
}

static void divided_add(struct divided *divided, guint32 index) {
    const struct identities *identities = &divided->totals->identities;
    const struct observation *row = tally_row(divided->totals->dataset, index);
    guint32 ad = ad_of(identities, index);
    if (ad)
        add_days(divided->ads, ad, row);
    else
        add_days(divided->accounts, identities->account[index], row);
}

static void join_all(GHashTable *of) {
    GHashTableIter iter;
    gpointer stretches;
    g_hash_table_iter_init(&iter, of);
    while (g_hash_table_iter_next(&iter, NULL, &stretches))
        days_join(stretches);
}

static bool is_covered_in(GHashTable *of, guint32 number, unsigned country, struct period period) {
    const GArray *stretches = g_hash_table_lookup(of, key_of(number, country));
    for (guint i = 0; stretches && i < stretches->len; i++)
        if (period_contains(g_array_index(stretches, struct period, i), period))
            return true;
    return false;
}

/* True if a row is covered in each of its countries. */
static bool is_covered(GHashTable *of, guint32 number, const struct observation *row) {
    bool covered = row->countries || is_covered_in(of, number, 0, row->period);
    for (unsigned country = 1; covered && row->countries && country <= MOST_COUNTRIES; country++)
        if (row->countries & country_bit(country))
            covered = is_covered_in(of, number, country, row->period);
    return covered;
}

/* True if divided rows say of the same days what a row about a whole says: of its account, or of its ad. */
static bool is_divided_too(const struct divided *divided, guint32 index) {
    const struct identities *identities = &divided->totals->identities;
    const struct observation *row = tally_row(divided->totals->dataset, index);
    guint32 ad = ad_of(identities, index);
    return is_covered(divided->accounts, identities->account[index], row) || (ad && is_covered(divided->ads, ad, row));
}

/* True if the platform divides its ads, and not this one. */
static bool is_undivided(const struct divided *divided, guint32 index) {
    const struct observation *row = tally_row(divided->totals->dataset, index);
    return g_hash_table_size(divided->ads) > 0 && *row->ad && row->role == ROLE_MAIN && !observation_is_divided(row) &&
           !is_divided_too(divided, index);
}

static struct divided *divided_of(const struct totals *totals, const GArray *rows) {
    struct divided *divided = divided_new(totals);
    for (guint i = 0; i < rows->len; i++)
        divided_add(divided, g_array_index(rows, guint32, i));
    join_all(divided->accounts);
    join_all(divided->ads);
    return divided;
}

static bool any_is_of_ad(const struct totals *totals, const GArray *rows) {
    for (guint i = 0; i < rows->len; i++)
        if (ad_of(&totals->identities, g_array_index(rows, guint32, i)))
            return true;
    return false;
}

void find_undivided(const struct totals *totals, enum measure measure, const GArray *rows, const GArray *taken,
                    GArray *undivided) {
    if (!any_is_of_ad(totals, taken))
        return;
    struct divided *divided = divided_of(totals, taken);
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        if (observation_amount(tally_row(totals->dataset, index), measure)->given && is_undivided(divided, index))
            g_array_append_val(undivided, index);
    }
    divided_free(divided);
}

bool totals_regions_are_of_all(const struct totals *totals, int platform, enum measure measure) {
    const struct dataset *dataset = totals->dataset;
    g_autoptr(GArray) wholes = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) of_regions = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->platform == platform && row->role != ROLE_REFERENCE && observation_amount(row, measure)->given &&
            period_overlaps(row->period, dataset->settings.period))
            g_array_append_val(row->region < 0 ? wholes : of_regions, i);
    }
    if (wholes->len == 0)
        return true;
    struct divided *divided = divided_of(totals, of_regions);
    bool of_all = true;
    for (guint i = 0; i < wholes->len && of_all; i++) {
        guint32 index = g_array_index(wholes, guint32, i);
        of_all = is_divided_too(divided, index) || is_undivided(divided, index);
    }
    divided_free(divided);
    return of_all;
}
