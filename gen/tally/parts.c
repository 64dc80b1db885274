/* Parts of a total: what there is by country, region, age and gender, each found by what it is about. */
#include "tally/tally_internal.h"

static guint hash(gconstpointer key) {
    const struct part_about *about = key;
    guint numbers = (guint)about->platform;
    numbers = numbers * 31 + (guint)about->whose;
    numbers = numbers * 31 + (guint)about->measure;
    numbers = numbers * 31 + about->country;
    numbers = numbers * 31 + (guint)about->region;
    return numbers * 31 + (g_str_hash(about->age) ^ g_str_hash(about->gender) * 31);
}

static gboolean is_same(gconstpointer one, gconstpointer other) {
    const struct part_about *a = one, *b = other;
    return a->platform == b->platform && a->whose == b->whose && a->measure == b->measure && a->country == b->country &&
           a->region == b->region && g_str_equal(a->age, b->age) && g_str_equal(a->gender, b->gender);
}

static void part_free(gpointer data) {
    struct part *part = data;
    row_list_clear(&part->list);
    g_free(part);
}

GHashTable *tally_parts_new(void) {
    return g_hash_table_new_full(hash, is_same, NULL, part_free);
}

struct part *tally_part_put(struct totals *totals, const struct part_about *about) {
    struct part *part = g_hash_table_lookup(totals->parts, about);
    if (part)
        return part;
    part = g_new0(struct part, 1);
    part->about = *about;
    g_hash_table_insert(totals->parts, &part->about, part);
    return part;
}

/* The dimensions (enum dimension) that what a part is about is fixed in. */
static unsigned fixed_in(const struct part_about *about) {
    return (about->region >= 0 ? DIMENSION_REGION : 0u) | (*about->age ? DIMENSION_AGE : 0u) |
           (*about->gender ? DIMENSION_GENDER : 0u);
}

/* The days on which rows could have been in a part. */
static const struct days *days_of(const struct totals *totals, const struct part_about *about) {
    if (about->country)
        return totals_country_days(totals, about->platform, about->measure, about->country);
    return about->region >= 0 ? totals_region_days(totals, about->platform, about->whose, about->measure)
                              : totals_age_days(totals, about->platform, about->measure);
}

void tally_parts_resolve(struct totals *totals) {
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, totals->parts);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct part *part = value;
        part->total.state = STATE_NONE_LISTED;
        part->total.origin = (struct origin){.dataset = totals->dataset,
                                             .list = &part->list,
                                             .frame = totals->dataset->settings.period,
                                             .fixed = fixed_in(&part->about),
                                             .country = part->about.country,
                                             .days = days_of(totals, &part->about),
                                             .measure = part->about.measure};
        row_list_close(&part->list, totals->dataset);
        row_list_share(&part->list, totals->known_lists);
        total_resolve(totals, &part->total);
    }
}

/* NULL if no row is of it. */
static const struct part *part_find(const struct totals *totals, const struct part_about *about) {
    return g_hash_table_lookup(totals->parts, about);
}

/* Those of everybody, by age and gender; "": all. */
static const struct part *part_of_all(const struct totals *totals, int platform, enum measure measure, int region,
                                      const char *age, const char *gender) {
    const struct part_about about = {platform, GROUP_ALL, measure, 0, region, age, gender};
    return part_find(totals, &about);
}

/* True if some row behind a part by age, or by gender, does not say the other. */
static bool has_uncrossed(const struct totals *totals, const struct part *part) {
    const unsigned both = DIMENSION_AGE | DIMENSION_GENDER;
    for (guint i = 0; part && i < part->list.count; i++) {
        guint32 row = part->list.rows[i].row;
        if ((division_of_row(tally_row(totals->dataset, row), 0) & both) != both)
            return true;
    }
    return false;
}

const struct total *totals_part(const struct totals *totals, int platform, enum measure measure, int region,
                                const char *age, const char *gender, bool *covered) {
    const char *of_age = age ? age : "", *of_gender = gender ? gender : "";
    const struct part *part = part_of_all(totals, platform, measure, region, of_age, of_gender);
    bool crossed = region < 0 && *of_age && *of_gender;
    if (covered)
        *covered = !part && crossed &&
                   (has_uncrossed(totals, part_of_all(totals, platform, measure, -1, of_age, "")) ||
                    has_uncrossed(totals, part_of_all(totals, platform, measure, -1, "", of_gender)));
    return part ? &part->total : NULL;
}

const struct total *totals_country(const struct totals *totals, int platform, int whose, enum measure measure,
                                   unsigned country) {
    const struct part_about about = {platform, whose, measure, country, -1, "", ""};
    const struct part *part = part_find(totals, &about);
    return part ? &part->total : NULL;
}

const struct total *totals_region(const struct totals *totals, int platform, int whose, enum measure measure,
                                  int region) {
    const struct part_about about = {platform, whose, measure, 0, region, "", ""};
    const struct part *part = part_find(totals, &about);
    return part ? &part->total : NULL;
}
